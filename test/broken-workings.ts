import { agree, agreementWith } from '../src/agreement/agree.ts';
import { derive } from '../src/derivation/derive.ts';
import type { Step } from '../src/derivation/step.ts';
import { type Derived, derived, type Written } from '../src/diagnosis/suspects/derived.ts';
import { WRONG_FORMS, type WrongStep, writtenBy, wrongStepsAt } from '../src/diagnosis/suspects/wrong-steps.ts';
import { same } from '../src/expression/equality.ts';
import { derivative, type Expr, isCall } from '../src/expression/expression.ts';
import { variables } from '../src/expression/measure.ts';
import { strictText } from '../src/expression/strict.ts';
import { postorder, rebuild } from '../src/expression/walk.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { CORPUS, type CorpusFunction } from './corpus.ts';

/** A derivation line by line with a mistake in one of them, and the line and the mistake that ought to be found. */
export interface BrokenWorking {
  readonly lines: readonly string[];
  /** The lines that the mistake is made in: a part that occurs twice may be differentiated in two lines. */
  readonly wrongAt: readonly [number, ...number[]];
  readonly id: string;
  /** The mistakes that make the same of this line, its own among them: nobody could tell which was made. */
  readonly ids: readonly string[];
}

/** The same before it is known which others make the same. */
interface Broken extends Omit<BrokenWorking, 'ids'> {
  /** What the first wrong line is worth. */
  readonly line: Expr;
}

/** A function whose derivation is broken. */
export interface Worked {
  readonly f: string;
  readonly wrt: string;
  readonly expr: Expr;
}

/** The corpus, and the derivatives of its first forty functions as functions of their own: over 200 derivations. */
export const DERIVATIONS: readonly Worked[] = [...CORPUS.map(workedOf), ...CORPUS.slice(0, 40).map(derivativeOf)];

function workedOf({ f, wrt }: CorpusFunction): Worked {
  const read = readExpression(f, {});
  if (!read.ok) throw new Error(`${f}: ${read.complaint.message}`);
  return { f, wrt: wrt ?? variables(read.value.expr)[0] ?? 'x', expr: read.value.expr };
}

function derivativeOf(corpus: CorpusFunction): Worked {
  const { expr, wrt } = workedOf(corpus);
  const { result } = derive(expr, wrt);
  return { f: strictText(result), wrt, expr: result };
}

/** Lines beyond this are not written: the derivation is long enough to be broken before. */
const MOST_LINES = 14;

/** The derivation of a function, one derivative found in each line, right throughout. */
export const workingOf = (f: Expr, wrt: string): readonly string[] =>
  written(linesOf(derived(f, wrt), new Map()).lines);

/** The same broken once, by every wrong rule of the table at every place where it makes a difference. */
export function brokenWorkings(f: Expr, wrt: string): readonly BrokenWorking[] {
  const problem = derived(f, wrt);
  const right = derive(f, wrt).result;
  const wrong = problem.places.flatMap(place => WRONG_FORMS.flatMap(form => wrongStepsAt(problem, place, form)));
  const all = wrong.flatMap(step => broken(problem, right, step));
  return all.map(({ line, ...each }) => ({ ...each, ids: sameLine(line, each.wrongAt[0], all) }));
}

function sameLine(line: Expr, wrongAt: number, all: readonly Broken[]): readonly string[] {
  const meets = agreementWith(line);
  // What has no value anywhere, 1/0, is the same as nothing but itself.
  const isSame = (other: Expr): boolean => other === line || meets(other).kind === 'same';
  const same = all.filter(other => other.wrongAt[0] === wrongAt && isSame(other.line));
  return [...new Set(same.map(({ id }) => id))];
}

function broken(problem: Derived, right: Expr, wrong: WrongStep): Broken[] {
  const { lines, changed } = linesOf(problem, writtenBy([wrong], problem.wrt));
  const [first, ...again] = changed;
  const line = first === undefined ? undefined : lines[first];
  // Some wrong rules come out right on some functions: then nothing is broken.
  const found = line && worth(line);
  if (first === undefined || !found || agree(found, right).kind !== 'different') return [];
  return [{ lines: written(lines), wrongAt: [first, ...again], id: wrong.form.mistake.id, line: found }];
}

/** A line with the derivatives that stand in it found. */
const worth = (line: Expr): Expr =>
  rebuild(line, node => {
    const [of, by] = isCall(node, 'derivative') ? node.args : [];
    return of && by?.kind === 'symbol' ? derive(of, by.name).result : node;
  });

interface Lines {
  readonly lines: readonly Expr[];
  /** Those in which something else was written than the rule brings. */
  readonly changed: readonly number[];
}

/** Line after line the first derivative that stands is replaced by what its rule brings, or by what is written instead. */
function linesOf(problem: Derived, instead: Written): Lines {
  const lines: Expr[] = [];
  const changed: number[] = [];
  let line: Expr = derivative(problem.f, problem.wrt);
  for (let standing = firstStanding(line); standing && lines.length < MOST_LINES; standing = firstStanding(line)) {
    const step = stepFor(problem, standing);
    const wrong = step && instead.get(step);
    if (wrong) changed.push(lines.length);
    line = replaced(line, standing, wrong ?? step?.applied ?? worth(standing));
    lines.push(line);
  }
  return { lines, changed };
}

const firstStanding = (line: Expr): Expr | undefined => postorder(line).find(node => isCall(node, 'derivative'));

function stepFor({ places }: Derived, standing: Expr): Step | undefined {
  const [of] = isCall(standing, 'derivative') ? standing.args : [];
  return places.find(place => of && same(place.step.of, of))?.step;
}

const replaced = (line: Expr, standing: Expr, by: Expr): Expr =>
  rebuild(line, node => (same(node, standing) ? by : node));

const written = (lines: readonly Expr[]): readonly string[] =>
  lines.map((line, i) => (i === 0 ? `y' = ${strictText(line)}` : `= ${strictText(line)}`));
