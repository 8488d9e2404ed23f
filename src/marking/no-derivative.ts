import { derive } from '../derivation/derive.ts';
import type { Expr } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import type { Kind } from '../kinds/kind.ts';
import { mathText } from '../notation/math-text.ts';
import { evaluate } from '../tape/gradient.ts';
import { hasValues } from './has-values.ts';
import type { Marking } from './marking.ts';
import { numberSaid, placeSaid } from './piece-places.ts';
import { type SlopeThere, slopeThere } from './slope-there.ts';
import type { Verdict } from './verdict.ts';

/** What is asked for where the function may have no derivative: the function, the place, and what it has there. */
interface AskedAt {
  readonly f: Expr;
  readonly place: string;
  readonly there: SlopeThere;
}

/** The kinds that ask for the derivative of one function. */
const OF_ONE: ReadonlySet<Kind> = new Set<Kind>(['derivative', 'logarithmic', 'first-principles']);

/**
 * What the function, or for a higher derivative one of those below it, has at the point that is asked about; the first
 * that is not smooth speaks. Undefined where no point is asked about, or the function is not of one known form.
 */
export function askedAt({
  question,
  expected: { source },
}: Pick<Marking, 'question' | 'expected'>): AskedAt | undefined {
  const { kind = 'derivative', at, order = 1 } = question;
  const [[f, another] = [], [wrt] = []] = [source?.read, source?.wrt];
  if (!OF_ONE.has(kind) || !f || another || wrt === undefined || at?.[wrt] === undefined || !hasValues(f))
    return undefined;
  let [below, there] = [f, slopeThere(f, wrt, at)];
  for (let n = 1; n < order && there.kind === 'smooth'; n++) {
    below = derive(below, wrt).result;
    there = slopeThere(below, wrt, at);
  }
  return { f: below, place: placeSaid({ [wrt]: at[wrt] }), there };
}

/** Why there is no derivative, in a sentence about the function; undefined where there is one, or it cannot be told. */
export function noDerivativeSaid({ f, place, there }: AskedAt): string | undefined {
  const none = `${mathText(f)} has no derivative at ${place}`;
  if (there.kind === 'kink')
    return `${none}: its slope is ${numberSaid(there.left)} to the left and ${numberSaid(there.right)} to the right of it.`;
  const why = WHY[there.kind];
  return why && `${none}: ${why}`;
}

const NO_VALUE = 'it has no value there.';
const WHY: Readonly<Partial<Record<SlopeThere['kind'], string>>> = {
  jump: 'it jumps there.',
  steep: 'its slope grows without bound there.',
  pole: NO_VALUE,
  hole: NO_VALUE,
  unreal: 'it is not real there.',
};

/**
 * The verdict on a number, or several, where there is no derivative: only the number that is taken by convention at a
 * kink, or around a hole, is right, and that it is one is said. At the end of a domain it is said that it is the slope of
 * one side. Every other verdict stays.
 */
export function whereNone(verdict: Verdict, marking: Marking): Verdict {
  if (!('answer' in verdict) || !('kind' in verdict.answer) || !isConstant(verdict.answer)) return verdict;
  const asked = askedAt(marking);
  const none = asked && noDerivativeSaid(asked);
  if (asked?.there.kind === 'end' && verdict.verdict === 'correct') return { ...verdict, beside: [END] };
  if (!none) return verdict;
  const taken = takenAt(asked, marking);
  if (taken !== undefined && verdict.verdict === 'correct')
    return { ...verdict, proved: false, beside: [`${none} ${taken}`] };
  if (asked.there.kind === 'hole' && verdict.verdict !== 'correct') return verdict;
  const { answer, notes } = verdict;
  const hint = taken === undefined ? none : `${none} ${taken}`;
  return { answer, notes, verdict: 'wrong', mistakes: [], hint, clue: CLUE };
}

const END = 'The function is real on one side of this point only: this is the slope of that side.';
const CLUE = 'Look at the function on both sides of this point.';

/** A larger slope is that of a pole which doubles miss: tan at π/2. */
const LARGEST = 1e9;

/** What is said of the number that is taken where there is no derivative; undefined where none is. */
function takenAt({ there }: AskedAt, { expected: { value } }: Marking): string | undefined {
  const number = 'kind' in value && isConstant(value) ? evaluate(value, {}) : Number.NaN;
  if (there.kind === 'hole') return 'The answer is what the derivative comes to around it.';
  const isTaken = (there.kind === 'kink' || there.kind === 'jump') && Math.abs(number) < LARGEST;
  return isTaken ? `Where a number is taken all the same, it is ${numberSaid(number)}.` : undefined;
}
