import { meetingPoints, searchPoints } from '../../agreement/meeting-points.ts';
import { withStandIns } from '../../checking/stand-ins.ts';
import type { Expr } from '../../expression/expression.ts';
import { forward } from '../../tape/forward.ts';
import { record, UnknownOperation } from '../../tape/record.ts';
import type { Points, Tape } from '../../tape/tape.ts';

/** The values of an expression at the points of one problem, and a few of them as a key to look them up by. */
export interface Signature {
  readonly values: Float64Array;
  /** Equal functions have equal keys, but for rounding at the seventh digit. */
  readonly key: string;
}

/** Gives signatures at one set of points; undefined for what has a further variable, an unknown function or no values there. */
export interface Sight {
  (e: Expr): Signature | undefined;
  /** Those of many at once: parts that they share are computed once. */
  readonly ofAll: (all: readonly Expr[]) => readonly (Signature | undefined)[];
}

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
export const sightFor = (right: Expr, all: Points): Sight => sightAt(usualPart(seenAt(valuesOf(right), all)));

/** The same at the usual points, or at further ones where it has values at too few of these: arcsin(19x + 2) at none. */
export function sightInDomainOf(right: Expr, names: readonly string[]): Sight {
  const values = valuesOf(right);
  const usual = seenAt(values, pointsOf(names));
  return sightAt(usualPart(isMet(usual) ? usual : (foundFurther(values, names) ?? usual)));
}

function sightAt(points: Points): Sight {
  const known = new WeakMap<Expr, { readonly signature: Signature | undefined }>();
  const sight = (e: Expr): Signature | undefined => {
    const seen = known.get(e) ?? { signature: signatureOf(valuesOf(e).at(points)) };
    known.set(e, seen);
    return seen.signature;
  };
  return Object.assign(sight, {
    ofAll: (all: readonly Expr[]) => valuesTogether(all, points)?.map(signatureOf) ?? all.map(sight),
  });
}

const signatureOf = (values: Float64Array | undefined): Signature | undefined =>
  values && Number.isFinite(values.find(Number.isFinite)) ? { values, key: keyOf(values) } : undefined;

/** The points at which functions of these variables are compared, the last digits of their coordinates at random. */
export const pointsOf = (names: readonly string[]): Points => skewed(meetingPoints(names));

const skewed = (points: Points): Points =>
  Object.fromEntries(Object.entries(points).map(([name, block]) => [name, block.map(coordinate => coordinate * SKEW)]));

/** The values of an expression at a block of points; none where it has no values that could be computed. */
interface Seen {
  readonly points: Points;
  readonly values: Float64Array;
}

const seenAt = (values: Values, points: Points): Seen => ({ points, values: values.at(points) ?? new Float64Array() });

/** Values computed in one block of a search for a domain: some tens of milliseconds. */
const MOST_WORK = 2 ** 19;

/** The first block of further points at which there are values enough; of a long expression only short ones are computed. */
function foundFurther(values: Values, names: readonly string[]): Seen | undefined {
  const afforded = searchPoints(names).filter(points => values.parts * countOf(points) <= MOST_WORK);
  for (const points of afforded) {
    const seen = seenAt(values, skewed(points));
    if (isMet(seen)) return seen;
  }
  return undefined;
}

const isMet = (seen: Seen): boolean => usualAmong(seen).length >= KEY;

const usualAmong = ({ points, values }: Seen): readonly number[] =>
  Array.from(values.keys()).filter(p => isUsual(values[p]) && isNear(points, p));

function usualPart(seen: Seen): Points {
  const usual = usualAmong(seen);
  const chosen = spread(usual.length > 0 ? usual : Array.from(seen.values.keys()), seen.points);
  return Object.fromEntries(
    Object.entries(seen.points).map(([name, block]) => [name, Float64Array.from(chosen, p => block[p] ?? Number.NaN)]),
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

/** An expression that is computed at one block of points after another. */
interface Values {
  /** How many operations each point takes. */
  readonly parts: number;
  /** Undefined where the expression has a function without values, or a variable that the points have not. */
  readonly at: (points: Points) => Float64Array | undefined;
}

const NO_VALUES: Values = { parts: 0, at: () => undefined };

/** Unknown functions are taken for ones without particular properties. */
function valuesOf(e: Expr): Values {
  try {
    return valuesOn(record([e]));
  } catch (error) {
    if (!(error instanceof UnknownOperation)) throw error;
    const known = withStandIns(e, true);
    return known === e ? NO_VALUES : valuesOf(known);
  }
}

const valuesOn = (tape: Tape): Values => ({ parts: tape.length, at: points => computed(tape, points) });

const computed = (tape: Tape, points: Points): Float64Array | undefined =>
  tape.inputs.keys().every(name => Object.hasOwn(points, name)) ? outputsOf(tape, points)[0] : undefined;

function outputsOf(tape: Tape, points: Points): readonly Float64Array[] {
  const count = countOf(points);
  const inputs = tape.inputs.size === 0 ? { '': new Float64Array(count) } : points;
  const values = forward(tape, inputs);
  // Copies: views would keep the values of all parts.
  return tape.outputs.map(output => values.slice(output * count, (output + 1) * count));
}

/** The values of many; NaN with a variable that the points have not. Undefined where one of them has a function without values. */
function valuesTogether(all: readonly Expr[], points: Points): readonly Float64Array[] | undefined {
  try {
    const tape = record(all);
    const unknown = new Float64Array(countOf(points)).fill(Number.NaN);
    const others = [...tape.inputs.keys()].filter(name => !Object.hasOwn(points, name));
    return outputsOf(tape, { ...points, ...Object.fromEntries(others.map(name => [name, unknown])) });
  } catch (error) {
    if (error instanceof UnknownOperation) return undefined;
    throw error;
  }
}

/** Nothing is computed where there are no variables. */
const countOf = (points: Points): number => Object.values(points)[0]?.length ?? 0;

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
