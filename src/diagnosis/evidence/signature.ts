import { meetingPoints, searchPoints } from '../../agreement/meeting-points.ts';
import { withStandIns } from '../../checking/stand-ins.ts';
import type { Expr } from '../../expression/expression.ts';
import { forward } from '../../tape/forward.ts';
import { record, UnknownOperation } from '../../tape/record.ts';
import type { Points } from '../../tape/tape.ts';

/** The values of an expression at the points of one problem, and a few of them as a key to look them up by. */
export interface Signature {
  readonly values: Float64Array;
  /** Equal functions have equal keys, but for rounding at the seventh digit. */
  readonly key: string;
}

/** Gives signatures at one set of points; undefined for what has a further variable, an unknown function or no values there. */
export type Sight = (e: Expr) => Signature | undefined;

/** Points of which the key is made, and points in all. */
const [KEY, POINTS] = [6, 24];
/** Values are compared by so many digits in keys: a difference of rounding seldom reaches them. */
const DIGITS = 7;
/** Below this a value may be nothing but rounding. */
const NOTHING = 1e-9;
/** Below this the digits of a key may be: a sum of terms near 1 has but nine digits of it. */
const FAINT = 1e-6;
/** Beyond this digits are lost where large values cancel. */
const LARGE = 1e6;
/** Points of few digits give values that end in a 5, on the edge between two keys: this takes them off it. */
const SKEW = 1.000161803398875;
/** Coordinates that students would try. */
const [NEAREST, FURTHEST] = [0.02, 30];

/** Signatures at those of the points at which the right answer has a usual value, of both signs where it has. */
export function sightFor(right: Expr, all: Points): Sight {
  const points = pointsFor(right, all);
  return e => {
    const values = valuesAt(e, points);
    return values && Number.isFinite(values.find(Number.isFinite)) ? { values, key: keyOf(values) } : undefined;
  };
}

/** The points at which functions of these variables are compared, the last digits of their coordinates at random. */
export const pointsOf = (names: readonly string[]): Points => skewed(meetingPoints(names));

const skewed = (points: Points): Points =>
  Object.fromEntries(Object.entries(points).map(([name, block]) => [name, block.map(coordinate => coordinate * SKEW)]));

/** The same, or further ones where an expression has values at too few of them: arcsin(19x + 2) at none. */
export function pointsInDomainOf(e: Expr, names: readonly string[]): Points {
  const points = pointsOf(names);
  const isMet = (block: Points): boolean => usualAmong(block, valuesAt(e, block)).length >= KEY;
  return isMet(points) ? points : (searchPoints(names).map(skewed).find(isMet) ?? points);
}

const usualAmong = (points: Points, values: Float64Array = new Float64Array()): readonly number[] =>
  Array.from(values.keys()).filter(p => isUsual(values[p]) && isNear(points, p));

function pointsFor(right: Expr, points: Points): Points {
  const values = valuesAt(right, points) ?? new Float64Array();
  const usual = usualAmong(points, values);
  const chosen = spread(usual.length > 0 ? usual : Array.from(values.keys()), points);
  return Object.fromEntries(
    Object.entries(points).map(([name, block]) => [name, Float64Array.from(chosen, p => block[p] ?? Number.NaN)]),
  );
}

const isUsual = (value = Number.NaN): boolean => Math.abs(value) > NOTHING && Math.abs(value) < LARGE;

const isNear = (points: Points, p: number): boolean =>
  Object.values(points).every(block => {
    const size = Math.abs(block[p] ?? 0);
    return size > NEAREST && size < FURTHEST;
  });

/**
 * So many of the places, spread over all of them. Those with positive coordinates come first and make the key: there a
 * rewriting, log x² as 2 log x, seldom costs a value.
 */
function spread(places: readonly number[], points: Points): readonly number[] {
  const stride = Math.max(1, Math.floor(places.length / POINTS));
  const chosen = places.filter((_, i) => i % stride === 0).slice(0, POINTS);
  const isPositive = (p: number): boolean => Object.values(points).every(block => (block[p] ?? 0) > 0);
  return [...chosen.filter(isPositive), ...chosen.filter(p => !isPositive(p))];
}

/**
 * Unknown functions are taken for ones without particular properties. Undefined where the expression has another function
 * without values, or a variable that the points have not.
 */
function valuesAt(e: Expr, points: Points): Float64Array | undefined {
  try {
    return computed(e, points);
  } catch (error) {
    if (!(error instanceof UnknownOperation)) throw error;
    const known = withStandIns(e, true);
    return known === e ? undefined : valuesAt(known, points);
  }
}

function computed(e: Expr, points: Points): Float64Array | undefined {
  const tape = record([e]);
  if (!tape.inputs.keys().every(name => Object.hasOwn(points, name))) return undefined;
  const count = Object.values(points)[0]?.length ?? 0;
  const inputs = tape.inputs.size === 0 ? { '': new Float64Array(count) } : points;
  const values = forward(tape, inputs);
  const [output = 0] = tape.outputs;
  return values.subarray(output * count, (output + 1) * count);
}

const keyOf = (values: Float64Array): string => Array.from(values.subarray(0, KEY), digits).join(' ');

function digits(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return Math.abs(value) < FAINT ? '0' : value.toPrecision(DIGITS);
}

/** Relative difference that rounding explains, where values are usual. */
const ROUNDING = 1e-7;
/** What cancelling values of usual size may leave. */
const LOST = 1e-13;
const ENOUGH = 4;

/** Whether a function is 0 wherever it has a value, but for rounding. */
export const isZero = ({ values }: Signature): boolean =>
  values.every(value => Math.abs(value) < NOTHING || !Number.isFinite(value));

/** Whether a function has one value wherever it has any, as far as values say: 1.0000001ˣ has that of a constant. */
export function isFlat({ values }: Signature): boolean {
  const finite = values.filter(Number.isFinite);
  const [first = 0] = finite;
  return finite.every(value => Math.abs(value - first) <= ROUNDING * Math.abs(first));
}

/** Whether two functions agree at the points at which both have values; undefined where these are too few. */
export function meets({ values: a }: Signature, { values: b }: Signature): boolean | undefined {
  let met = 0;
  for (const [p, left] of a.entries()) {
    const right = b[p] ?? Number.NaN;
    if (!Number.isFinite(left) || !Number.isFinite(right)) continue;
    if (Math.abs(left - right) > ROUNDING * Math.max(Math.abs(left), Math.abs(right)) + LOST) return false;
    met++;
  }
  return met < ENOUGH ? undefined : true;
}

/** Whether one is the other with the opposite sign, as far as values say. */
export const isOpposite = (a: Signature | undefined, b: Signature | undefined): boolean =>
  isSame(a && { ...a, values: a.values.map(value => -value) }, b);

/** Whether two functions are known to agree at the points. */
export const isSame = (a: Signature | undefined, b: Signature | undefined): boolean =>
  a !== undefined && b !== undefined && meets(a, b) === true;
