import type { Agreement } from '../agreement/agreement.ts';
import { silently } from '../derivation/silent.ts';
import type { Step } from '../derivation/step.ts';
import { inOrder, saysTheSame } from '../diagnosis/evidence/believed.ts';
import { meets, pointsOf, sightFor } from '../diagnosis/evidence/signature.ts';
import { type Derived, derived, type Place, resultWith } from '../diagnosis/suspects/derived.ts';
import type { Made } from '../diagnosis/suspects/suspect.ts';
import { madeAt, WRONG_FORMS, type WrongStep, writtenBy, wrongStepsAt } from '../diagnosis/suspects/wrong-steps.ts';
import { same } from '../expression/equality.ts';
import { call, derivative, type Expr, isCall, parts } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import { carriedOut, standingIn } from '../marking/standing.ts';
import type { Side } from './line-meaning.ts';

/*
 * A line of working tells more than an answer: which derivatives stood in the line above, so which rules were due, and
 * what was written in their place.
 */

/** A line and what it is to be made from. */
export interface DueLine {
  /** The line above, its derivatives standing. */
  readonly before: Expr;
  /** What was differentiated from there to this line. */
  readonly parts: readonly Expr[];
  readonly problem: Derived;
  readonly wrong: Pick<Side, 'value' | 'written'>;
  /** Whether something is the value of this line. */
  readonly agrees: (e: Expr) => Agreement;
}

/** The wrong rules that lead from the line above to this one. */
interface DueMistakes {
  /** First those that write what stands in the line, but for the order of terms and factors; then those that come to it. */
  readonly likely: readonly Made[];
  /** Those that come to it, and of which little is known. */
  readonly rare: readonly Made[];
}

/** One wrong rule at one place that is due, and what the line is by it, other derivatives standing. */
interface Due {
  readonly made: Made;
  readonly line: Expr;
}

/** The mistakes at the rules that were due in a line, those that are likelier first. */
export function dueMistakes(due: DueLine): DueMistakes {
  const comesTo = reaching(due);
  const fitting = due.parts
    .flatMap(part => affordedOf(duesAt(part, due)))
    .filter(({ line }) => comesTo(carriedOut(line)));
  if (fitting.length === 0) return { likely: [], rare: [] };
  const spelled = formOf(carriedOut(due.wrong.written));
  const [written, meant] = halves(fitting, ({ line }) => same(formOf(carriedOut(line)), spelled));
  const [rare, known] = halves(meant, ({ made }) => made.mistake.last ?? false);
  const [first, ...others] = [written, known].flatMap(inOrderOf);
  const isOther = (made: Made): boolean => !first || !saysTheSame(first, made);
  return { likely: first ? [first, ...others.filter(isOther)] : [], rare: inOrderOf(rare).filter(isOther) };
}

/** Whether something comes to what the line is worth: values first, which cost little. */
function reaching({ before, wrong: { value }, agrees }: DueLine): (e: Expr) => boolean {
  const sight = sightFor(value, pointsOf([...new Set([before, value].flatMap(variables))]));
  const seen = sight(value);
  return e => {
    const reached = sight(e);
    const mayAgree = seen && reached ? meets(reached, seen) !== false : !seen && !reached;
    // Of what has no value anywhere, 1/0, the spelling decides.
    return mayAgree && (agrees(e).kind === 'same' || (!seen && same(formOf(e), formOf(value))));
  };
}

const inOrderOf = (dues: readonly Due[]): readonly Made[] => inOrder(dues.map(({ made }) => made));

/** Those of which something holds, and the others. */
const halves = <T>(all: readonly T[], holds: (each: T) => boolean): readonly [readonly T[], readonly T[]] => [
  all.filter(holds),
  all.filter(each => !holds(each)),
];

function* duesAt(part: Expr, { before, problem, wrong }: DueLine): Generator<Due> {
  // Where the derivative of x itself was due, x may be taken as x¹ whatever stands around it.
  const own = withSlopesStanding(
    part.kind === 'call' && placeOf(part, problem) ? problem : derived(part, problem.wrt),
    standingIn(wrong.written),
  );
  const place = placeOf(part, own);
  if (!place) return;
  const standing = derivative(part, own.wrt);
  for (const step of wrongStepsIn(place, own, wrong)) {
    const slope = slopeWith(step, place.step, own);
    yield { made: madeAt([step], own.wrt), line: rebuild(before, node => (same(node, standing) ? slope : node)) };
  }
}

/** What wrong rules make of a place and of those below it, one after another as they are asked for. */
function* wrongStepsIn(place: Place, own: Derived, { value, written }: DueLine['wrong']): Generator<WrongStep> {
  const right = rightTerms(place.step, value);
  const isOpen = ({ besideOthers, term }: WrongStep, at: Place): boolean =>
    at === place ? term === undefined || !right.has(term) : !besideOthers;
  for (const each of placesDownTo(place.step, own, doneAmong(right, written, own.wrt)))
    for (const form of WRONG_FORMS) yield* wrongStepsAt(own, each, form).filter(step => isOpen(step, each));
}

/** The outermost places come first; in a long part some mistake may give almost anything, and every line that is made costs. */
const [MOST_TRIED, MOST_PARTS] = [400, 40_000];

function affordedOf(dues: Iterable<Due>): readonly Due[] {
  const kept: Due[] = [];
  let made = 0;
  for (const due of dues) {
    kept.push(due);
    made += postorder(due.line).length;
    if (kept.length >= MOST_TRIED || made > MOST_PARTS) break;
  }
  return kept;
}

/** What stands as a derivative in the line is seen as such, and not by the sign that it has once it is found. */
const withSlopesStanding = (problem: Derived, stands: readonly Expr[]): Derived => ({
  ...problem,
  slope: part => stands.find(node => same(node, derivative(part, problem.wrt))) ?? problem.slope(part),
});

const placeOf = (part: Expr, { places }: Derived): Place | undefined => places.find(({ step }) => same(step.of, part));

/** The derivative of a part with a wrong rule in it: where that is its own rule, the derivatives that it writes stand. */
function slopeWith(wrong: WrongStep, whole: Step, problem: Derived): Expr {
  const written = writtenBy([wrong], problem.wrt);
  return written.get(whole) ?? resultWith({ ...problem, root: whole }, written);
}

/** The terms of a sum that stand in the line as they should, by their index: no rule went wrong in them. */
function rightTerms({ applied, substeps, rule }: Step, value: Expr): ReadonlyMap<number, Step> {
  if (rule !== 'sum') return new Map();
  const sight = sightFor(value, pointsOf(variables(applied)));
  const seen = new Set(parts(value, 'add').map(term => sight(term)?.key));
  const right = parts(applied, 'add').flatMap((term, i) => {
    const [standing = term] = standingIn(term);
    const step = substeps.find(({ of }) => isCall(standing, 'derivative') && standing.args[0] === of);
    const key = step && sight(rebuild(term, node => (node === standing ? step.result : node)))?.key;
    return step && key !== undefined && seen.has(key) ? [[i, step] as const] : [];
  });
  return new Map(right);
}

/** Whether a step has nothing to do with what is wrong in a line: its derivative stands there, or is a term that is right. */
function doneAmong(right: ReadonlyMap<number, Step>, written: Expr, wrt: string): (step: Step) => boolean {
  const stands = standingIn(written);
  const steps = new Set(right.values());
  return step => steps.has(step) || stands.some(node => same(node, derivative(step.of, wrt)));
}

/** The places of a step and of those below it, down to those that are done. */
function placesDownTo(step: Step, { places }: Derived, isDone: (step: Step) => boolean): readonly Place[] {
  const steps = new Set([step]);
  // The set grows while it is walked, and a Set's walk takes in what is added.
  for (const each of steps) {
    for (const below of each.substeps) {
      if (!isDone(below)) steps.add(below);
    }
  }
  return places.filter(place => steps.has(place.step));
}

/** What is written, its minor steps done, terms and factors in one order. */
const formOf = (e: Expr): Expr =>
  rebuild(silently(e), node =>
    isCall(node, 'add') || isCall(node, 'multiply')
      ? call(node.op, ...node.args.toSorted((a, b) => (strictText(a) < strictText(b) ? -1 : 1)))
      : node,
  );
