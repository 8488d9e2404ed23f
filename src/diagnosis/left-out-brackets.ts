import { divide, type Expr, isCall, multiply, number, power } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { Mistake } from '../rules/mistake.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import { typed } from './missing-brackets.ts';
import { reciprocalPower } from './negative-powers.ts';
import type { Subject } from './suspects/subject.ts';
import type { Suspect } from './suspects/suspect.ts';

/** The row of what is meant rightly and read otherwise; throws where the table has none. */
export function rowOfBrackets(): Mistake {
  const row = MISTAKES.find(({ kind }) => kind === 'writing');
  if (!row) throw new Error('no mistake is one of writing');
  return row;
}

/**
 * What a right answer is read as when brackets are left out in typing: x cos(x) − sin(x)/x² for (x cos(x) − sin(x))/x².
 * Every form of the answer is written as students type it, one pair of brackets or two are taken out, and what is left
 * is read.
 */
export function* leftOutBrackets({ right, tidied, of, wrt }: Subject): Generator<Suspect> {
  if (postorder(right).length > LARGEST) return;
  const texts = [...new Set([...tidied(), right].flatMap(formsOf).map(typed))].filter(isTyped);
  const found = new Map([onePair, twoPairs].flatMap(choices => texts.flatMap(text => unbracketed(text, choices))));
  const read = reader(variables(of));
  for (const [without, around] of [...found].slice(0, MOST)) {
    const [answer, at] = [read(without), read(around)];
    if (!answer || !at) continue;
    yield { made: [{ mistake: rowOfBrackets(), at, bindings: { p: answer }, wrt, steps: [], depth: 0 }], answer };
  }
}

/** Parts of an answer that is typed in one line. */
const LARGEST = 120;

/** Nobody types a term 0, or so much without looking at it. */
const isTyped = (text: string): boolean => text.length <= 120 && !/\b0\b(?!\.)/.test(text);

/** Texts that are read for one question, those with one pair taken out first. */
const MOST = 120;

/** Gives the meanings of texts in these letters, each read once: of many answers the same brackets are left out. */
export function reader(names: readonly string[]): (text: string) => Expr | undefined {
  const known = new Map<string, Expr | undefined>();
  return text => {
    if (!known.has(text)) {
      const reading = readExpression(text, { names });
      known.set(text, reading.ok ? reading.value.expr : undefined);
    }
    return known.get(text);
  };
}

/** An answer as it stands, with powers for roots and denominators, and with sums in front. */
const formsOf = (answer: Expr): readonly Expr[] => [answer, rebuild(answer, withPowers), rebuild(answer, sumsFirst)];

/** (2x + 1) e^u for e^u (2x + 1). */
function sumsFirst(e: Expr): Expr {
  if (!isCall(e, 'multiply')) return e;
  const isSum = (factor: Expr): boolean => isCall(factor, 'add');
  return multiply(...e.args.filter(isSum), ...e.args.filter(factor => !isSum(factor)));
}

/** √p as p^(1/2), c/(k p^n) as c/k · p^(−n). */
function withPowers(e: Expr): Expr {
  const [p, q] = e.kind === 'call' ? e.args : [];
  if (p && isCall(e, 'sqrt')) return power(p, divide(number(1), number(2)));
  if (!p || !q || !isCall(e, 'divide')) return e;
  const factors = isCall(q, 'multiply') ? q.args : [q];
  const [powers, others] = [factors.filter(isPower), factors.filter(factor => !isPower(factor))];
  if (powers.length === 0) return e;
  return multiply(others.length > 0 ? divide(p, multiply(...others)) : p, ...powers.map(reciprocalPower));
}

const isPower = (e: Expr): boolean => isCall(e, 'power');

type Pair = readonly [from: number, to: number];

const onePair = (pairs: readonly Pair[]): readonly Pair[][] => pairs.map(pair => [pair]);

const twoPairs = (pairs: readonly Pair[]): readonly Pair[][] =>
  pairs.flatMap((pair, i) => pairs.slice(i + 1).map(other => [pair, other]));

/** A text without some of its brackets, and what stood between the first of them. */
function unbracketed(text: string, choices: typeof onePair): readonly (readonly [without: string, around: string])[] {
  return choices(pairsIn(text)).flatMap(chosen => {
    const gone = new Set(chosen.flat());
    const without = [...text].map((sign, i) => (gone.has(i) ? ' ' : sign)).join('');
    const [from = 0, to = 0] = chosen[0] ?? [];
    // Nobody means (x^3)^2 who types a power of a power.
    return /\^ *[\w.]+ *\^/.test(without) ? [] : [[without, text.slice(from + 1, to)]];
  });
}

/** The brackets of a text, each with its partner; but for those of a function round one term: sin(2x) is sin 2x. */
function pairsIn(text: string): readonly Pair[] {
  const open: number[] = [];
  return [...text].flatMap((sign, i): readonly Pair[] => {
    if (sign === '(') open.push(i);
    const from = sign === ')' ? open.pop() : undefined;
    const isNeeded = from !== undefined && (!/\w/.test(text[from - 1] ?? '') || / [+-] /.test(text.slice(from, i)));
    return isNeeded ? [[from, i]] : [];
  });
}
