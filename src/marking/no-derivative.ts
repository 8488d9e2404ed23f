import { derive } from '../derivation/derive.ts';
import type { Expr } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import type { Kind, Nested } from '../kinds/kind.ts';
import { type SlopeThere, slopeThere } from '../kinds/slope-there.ts';
import { mathText } from '../notation/math-text.ts';
import { evaluateTyped, type Point } from '../tape/gradient.ts';
import { hasValues } from './has-values.ts';
import type { Marking } from './marking.ts';
import { numberSaid, placeSaid } from './piece-places.ts';
import type { Verdict } from './verdict.ts';

/** What is asked for where the function may have no derivative: the function, the place, and what it has there. */
interface AskedAt {
  readonly f: Expr;
  readonly place: string;
  readonly there: SlopeThere;
  /** What it may not have: "derivative", "tangent". */
  readonly what: string;
  /** Of a gradient: the index of the entry. */
  readonly entry?: number;
}

/** The kinds that ask for the derivative of one function by one variable, and what they ask for. */
const OF_ONE: ReadonlyMap<Kind, string> = new Map<Kind, string>([
  ['derivative', 'derivative'],
  ['logarithmic', 'derivative'],
  ['first-principles', 'derivative'],
  ['tangent', 'tangent'],
]);

/**
 * What the function, or for a higher derivative one of those below it, has at the point that is asked about; the first
 * that is not smooth speaks, of a gradient the first entry that is missing. Undefined where no point is asked about, the
 * function is not of one known form, or its tangent may be vertical.
 */
export function askedAt({
  question,
  expected: { source },
}: Pick<Marking, 'question' | 'expected'>): AskedAt | undefined {
  const { kind = 'derivative', at = {}, order = 1 } = question;
  const [[f, another] = [], wrt = []] = [source?.read, source?.wrt];
  const [only] = wrt;
  if (!f || another || only === undefined || wrt.some(name => at[name] === undefined) || !hasValues(f))
    return undefined;
  if (kind === 'gradient') return entryAt(f, wrt, at);
  const what = OF_ONE.get(kind);
  const found = what === undefined ? undefined : { ...slopeBelow(f, only, at, order), what };
  return found && !(kind === 'tangent' && found.there.kind === 'steep') ? found : undefined;
}

/** The function of which the derivative of some order is the slope, or the first below it that is not smooth. */
function slopeBelow(f: Expr, wrt: string, at: Point, order: number): Omit<AskedAt, 'what'> {
  let [below, there] = [f, slopeThere(f, wrt, at)];
  for (let n = 1; n < order && there.kind === 'smooth'; n++) {
    below = derive(below, wrt).result;
    there = slopeThere(below, wrt, at);
  }
  return { f: below, place: placeSaid(placeIn([wrt], at)), there };
}

/** Of a gradient the first entry that is missing, else the first that is not smooth. */
function entryAt(f: Expr, wrt: readonly string[], at: Point): AskedAt | undefined {
  const place = placeSaid(placeIn(wrt, at));
  const entries = wrt.map((by, entry) => {
    return { f, place, there: slopeThere(f, by, at), what: `derivative with respect to ${by}`, entry };
  });
  return (
    entries.find(each => noDerivativeSaid(each) !== undefined) ??
    entries.find(({ there }) => there.kind !== 'smooth') ??
    entries[0]
  );
}

const placeIn = (wrt: readonly string[], at: Point): Point =>
  Object.fromEntries(Object.entries(at).filter(([name]) => wrt.includes(name)));

/** Why there is no derivative, in a sentence about the function; undefined where there is one, or it cannot be told. */
export function noDerivativeSaid({ f, place, there, what }: AskedAt): string | undefined {
  const none = `${mathText(f)} has no ${what} at ${place}`;
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
 * The verdict on a number, several, or a gradient of such, where there is no derivative: only the number that is taken by
 * convention at a kink, or around a hole, is right, and that it is one is said. At the end of a domain it is said that it
 * is the slope of one side. No line is right where there is no tangent. Every other verdict stays.
 */
export function whereNone(verdict: Verdict, marking: Marking): Verdict {
  const isLine = marking.question.kind === 'tangent';
  if (!('answer' in verdict) || !(isLine || isOfNumbers(verdict.answer))) return verdict;
  const asked = askedAt(marking);
  const none = asked && noDerivativeSaid(asked);
  if (asked?.there.kind === 'end' && verdict.verdict === 'correct' && !isLine) return { ...verdict, beside: [END] };
  if (!none) return verdict;
  const taken = isLine ? undefined : takenAt(asked, marking);
  if (taken !== undefined && verdict.verdict === 'correct')
    return { ...verdict, proved: false, beside: [`${none} ${taken}`] };
  if (taken !== undefined && asked.entry !== undefined) return { ...verdict, beside: [`${none} ${taken}`] };
  if (asked.there.kind === 'hole' && verdict.verdict !== 'correct') return verdict;
  const { answer, notes } = verdict;
  const hint = taken === undefined ? none : `${none} ${taken}`;
  return { answer, notes, verdict: 'wrong', mistakes: [], hint, clue: CLUE };
}

const isOfNumbers = (answer: Nested): boolean =>
  'kind' in answer ? isConstant(answer) : answer.every(entry => isOfNumbers(entry));

const END = 'The function is real on one side of this point only: this is the slope of that side.';
const CLUE = 'Look at the function on both sides of this point.';

/** A larger slope is that of a pole which doubles miss: tan at π/2. */
const LARGEST = 1e9;

/** What is said of the number that is taken where there is no derivative; undefined where none is. */
function takenAt({ there, entry = 0 }: AskedAt, { expected: { value: expected } }: Marking): string | undefined {
  const value = 'kind' in expected ? expected : expected[entry];
  const number = value && 'kind' in value && isConstant(value) ? evaluateTyped(value) : Number.NaN;
  if (there.kind === 'hole') return 'The answer is what the derivative comes to around it.';
  const isTaken = (there.kind === 'kink' || there.kind === 'jump') && Math.abs(number) < LARGEST;
  return isTaken ? `Where a number is taken all the same, it is ${numberSaid(number)}.` : undefined;
}
