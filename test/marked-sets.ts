import fc from 'fast-check';
import { agree } from '../src/agreement/agree.ts';
import { randomNumbers } from '../src/checking/random.ts';
import { differentiate } from '../src/derivation/differentiate.ts';
import { tidy, tidyingOf } from '../src/derivation/tidy.ts';
import { type Diagnosis, diagnosis } from '../src/diagnosis/diagnose.ts';
import { type Expr, ZERO } from '../src/expression/expression.ts';
import { treeSize, variables } from '../src/expression/measure.ts';
import { share } from '../src/expression/sharing.ts';
import { strictText } from '../src/expression/strict.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { CORPUS } from './corpus.ts';
import { functions } from './random-functions.ts';
import { reshaped } from './reshaped.ts';
import { type WrongAnswer, wrongAnswers } from './wrong-answers.ts';

/** Reads a text that is known to be right; throws its complaint otherwise. */
export function read(text: string): Expr {
  const reading = readExpression(text, {});
  if (!reading.ok) throw new Error(`${text}: ${reading.complaint.message}`);
  return reading.value.expr;
}

/** A function, its derivative as it comes out of the rules, and its diagnosis once it is asked. */
interface Subject {
  readonly f: Expr;
  readonly right: Expr;
  readonly diagnosis: Diagnosis;
}

/** The functions of the corpus that have other derivatives than numbers: of those every number could be a mistake. */
const subjects = (): readonly Subject[] =>
  CORPUS.map(({ f: text, wrt }) => {
    const f = read(text);
    const by = wrt ?? variables(f)[0] ?? 'x';
    const right = differentiate(share(f), by).result;
    return { f, right, diagnosis: diagnosis({ kind: 'derivative', f, wrt: by, order: 1 }) };
  });

/** A wrong answer of known mistake, in a shape of its own, and what it is named. */
export interface Named {
  readonly of: WrongAnswer;
  readonly ids: readonly (readonly string[])[];
}

/** Names the mistakes of seeded wrong answers, each written in another way than the formula it was made by. */
export function namedAnswers(seed: number, ofEach: number): readonly Named[] {
  const random = randomNumbers(seed);
  return wrongAnswers(seed, ofEach).map(of => {
    const asked = { kind: 'derivative', f: read(of.f), wrt: of.wrt, order: of.order } as const;
    const { mistakes } = diagnosis(asked)(reshaped(read(of.wrong), random));
    return { of, ids: mistakes.map(({ mistake }) => [mistake.id, ...(mistake.also ?? [])]) };
  });
}

/** Whether the first that is named is the mistake that was made, or one that is the same on every function. */
export const isFirst = ({ of, ids: [first = []] }: Named): boolean => first.includes(of.id);

/** Whether the mistake that was made is named at all. */
export const isAmong = ({ of, ids }: Named): boolean => ids.some(each => each.includes(of.id));

/** An answer that was accused wrongly. */
interface Accused {
  readonly f: string;
  readonly answer: string;
  readonly as: readonly string[];
}

/** Random expressions, about as large as the right answer, that some mistake was seen in. */
export function accusedNoise(
  seed: number,
  ofEach: number,
): { readonly tried: number; readonly accused: readonly Accused[] } {
  const accused: Accused[] = [];
  let tried = 0;
  for (const [i, { f, right, diagnosis: diagnose }] of subjects().entries()) {
    for (const answer of noise(right, seed + i, ofEach)) {
      if (agree(right, answer).kind !== 'different') continue;
      tried++;
      const { mistakes } = diagnose(answer);
      const as = mistakes.map(({ mistake }) => mistake.name);
      if (as.length > 0) accused.push({ f: strictText(f), answer: strictText(answer), as });
    }
  }
  return { tried, accused };
}

/** Smaller answers, and numbers, are what some mistake gives too often. */
const SMALLEST = 5;
/** How many are made for one that is of the right size. */
const MADE = 12;

/** Random answers of about the right one's size, and neither 1^(x + 3), which is small once it is tidied, nor 0. */
function noise(right: Expr, seed: number, count: number): readonly Expr[] {
  const size = Math.min(LARGEST, Math.max(SMALLEST, treeSize(right)));
  const fits = (e: Expr): boolean => treeSize(e) >= size * 0.5 && treeSize(e) <= size * 1.5 && isLarge(e);
  const isNothing = (e: Expr): boolean => agree(e, ZERO).kind === 'same';
  return fc
    .sample(functions, { numRuns: MADE * count, seed })
    .filter(e => fits(e) && !isNothing(e))
    .slice(0, count);
}

function isLarge(e: Expr): boolean {
  const tidied = tidy(share(e), tidyingOf(e)).at(-1)?.result ?? e;
  return variables(tidied).length > 0 && treeSize(tidied) >= SMALLEST;
}

/** Larger ones are seldom made. */
const LARGEST = 40;

/** A right answer in another shape that was not seen to be right. */
interface Missed {
  readonly right: string;
  readonly shape: string;
  readonly said: string;
}

/** The right answers to the corpus in other shapes, and those that agreement does not call the same. */
export function missedShapes(
  seed: number,
  ofEach: number,
): { readonly tried: number; readonly missed: readonly Missed[] } {
  const random = randomNumbers(seed);
  const all = subjects().flatMap(({ right }) =>
    Array.from({ length: ofEach }, () => ({ right, shape: reshaped(right, random) })),
  );
  const missed = all.flatMap(({ right, shape }) => {
    const said = agree(right, shape);
    return said.kind === 'same' ? [] : [{ right: strictText(right), shape: strictText(shape), said: said.kind }];
  });
  return { tried: all.length, missed };
}
