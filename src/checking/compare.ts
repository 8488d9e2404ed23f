import { type Expr, isNumber } from '../expression/expression.ts';
import { backward } from '../tape/backward.ts';
import { errorBounds } from '../tape/bounds.ts';
import { forward } from '../tape/forward.ts';
import { record } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';
import type { Comparison } from './certificate.ts';
import { gradientBounds } from './gradient-bounds.ts';

/** One point's comparison. */
export interface Compared extends Comparison {
  /** |formula − tape| over the size of what was added up to give them. */
  readonly difference: number;
  readonly agrees: boolean;
}

/** The two witnesses on tape: a function by whose gradient a formula is judged. */
export interface Witnesses {
  readonly original: Tape;
  readonly derived: Tape;
  readonly wrt: string;
  /** Whether the formula is 0 as it stands: only then is a 0 where the function vanishes a value and not an underflow. */
  readonly isZero: boolean;
}

/** Records both. Throws `UnknownOperation` where one computes with an unknown function. */
export const witnesses = (f: Expr, wrt: string, formula: Expr): Witnesses => ({
  original: record([f]),
  derived: record([formula]),
  wrt,
  isZero: isNumber(formula, '0'),
});

/** Relative difference up to which two doubles agree. */
const TOLERANCE = 1e-9;
/** Values outside this range have been, or soon are, rounded to 0 or to infinity on the way: they tell nothing. */
const [SMALLEST, LARGEST] = [1e-100, 1e280];

/**
 * Compares formula and tape at those of the points where both can be computed, at most `most` of them. The rounding
 * bounds cost more than the values, so they are found at the chosen points only.
 */
export function compareAt(both: Witnesses, points: Points, most: number): Compared[] {
  const places = usable(both, points).slice(0, most);
  return places.length > 0 ? compareBlock(both, chosen(points, places)) : [];
}

/** How many points a block holds. */
export const countOf = (points: Points): number => Object.values(points)[0]?.length ?? 0;

/** Those of the points that stand at the places. */
export const chosen = (points: Points, places: readonly number[]): Points =>
  Object.fromEntries(
    Object.entries(points).map(([name, block]) => [
      name,
      Float64Array.from(places, place => block[place] ?? Number.NaN),
    ]),
  );

/** The places of the points at which every value on the way is finite: 1/∞ = 0 looks like a value and is none. */
function usable({ original, derived, isZero }: Witnesses, points: Points): number[] {
  const size = countOf(points);
  const values = forward(original, inputsOf(original, points, size));
  const formulas = forward(derived, inputsOf(derived, points, size));
  const [y = 0, d = 0] = [original.outputs[0], derived.outputs[0]];
  const vanished = (p: number): boolean => !isZero && formulas[d * size + p] === 0 && values[y * size + p] === 0;
  return Array.from({ length: size }, (_, p) => p).filter(
    p => finiteAt(values, size, p) && finiteAt(formulas, size, p) && !vanished(p),
  );
}

/** Whether every value on the way is finite at a place. */
export function finiteAt(values: Float64Array, size: number, p: number): boolean {
  for (let i = p; i < values.length; i += size) if (!Number.isFinite(values[i])) return false;
  return true;
}

function compareBlock({ original, derived, wrt }: Witnesses, points: Points): Compared[] {
  const size = countOf(points);
  const formulas = forward(derived, inputsOf(derived, points, size));
  const errors = errorBounds(derived, formulas);
  const slope = slopeOf(original, wrt, points, size);
  const output = (derived.outputs[0] ?? 0) * size;
  return Array.from({ length: size }, (_, p) =>
    compare({
      at: Object.fromEntries(Object.entries(points).map(([name, block]) => [name, block[p] ?? Number.NaN])),
      formula: formulas[output + p] ?? Number.NaN,
      tape: slope.adjoint[p] ?? Number.NaN,
      error: (errors[output + p] ?? 0) + (slope.error[p] ?? 0),
      scale: slope.size[p] ?? 0,
    }),
  ).filter(point => point !== undefined);
}

/** The tape's ∂f/∂wrt with its bounds; 0, exactly, where the function has no such variable. */
function slopeOf(original: Tape, wrt: string, points: Points, size: number) {
  const node = original.inputs.get(wrt);
  const zero = new Float64Array(size);
  if (node === undefined) return { adjoint: zero, size: zero, error: zero };
  const values = forward(original, inputsOf(original, points, size));
  const adjoint = backward(original, values).slice(node * size, (node + 1) * size);
  return { adjoint, ...gradientBounds(original, values, errorBounds(original, values), node) };
}

/** A tape wants values for its own inputs; one without inputs is computed at every point all the same. */
export const inputsOf = (tape: Tape, points: Points, size: number): Points =>
  tape.inputs.size === 0
    ? { '': new Float64Array(size) }
    : Object.fromEntries(Object.entries(points).filter(([name]) => tape.inputs.has(name)));

/** A comparison with what it takes to judge it. */
export interface Measured extends Comparison {
  /** A bound on the rounding errors of both values. */
  readonly error: number;
  /** The size of what was added up to give the tape's value. */
  readonly scale: number;
}

/** The judgement of one comparison; undefined where the point says nothing: no slope, or lost in rounding. */
export function compare({ at, formula, tape, error, scale }: Measured): Compared | undefined {
  const size = Math.max(Math.abs(formula), Math.abs(tape), scale);
  const inRange = size === 0 || (size > SMALLEST && size < LARGEST);
  if (!inRange || !Number.isFinite(tape) || !(error <= TOLERANCE * size)) return undefined;
  const difference = size === 0 ? 0 : Math.abs(formula - tape) / size;
  const agrees = Math.abs(formula - tape) <= TOLERANCE * Math.max(Math.abs(formula), Math.abs(tape)) + 4 * error;
  return { at, formula, tape, difference, agrees };
}
