import { type OnCurve, ontoCurve } from '../checking/curve.ts';
import { candidates } from '../checking/points.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import type { Nested } from '../kinds/kind.ts';
import { forward } from '../tape/forward.ts';
import { record } from '../tape/record.ts';
import type { Points } from '../tape/tape.ts';
import type { ClaimedValue } from './claimed-value.ts';

/** Slopes nearer to each other than this, relatively, are the same. */
const NEAR = 1e-8;
/** Points of the curve that are looked at, and how many of them prove something; where it is steep they are badly conditioned. */
const [LOOKED_AT, NEEDED, STEEPEST] = [120, 3, 100];

/**
 * Whether formulas are the slopes of a curve on its branches, −x/√(25 − x²) and x/√(25 − x²): at every point of the curve
 * one of them is the slope there, and each of them is so at some; one with a condition wherever that holds.
 */
export function areBranches(
  values: readonly ClaimedValue[],
  slope: Nested,
  { curve, dependent, wrt }: Omit<OnCurve, 'formula'>,
): boolean {
  const formulas = values.flatMap(({ value }) => ('kind' in value ? [value] : []));
  if (!('kind' in slope) || formulas.length < values.length) return false;
  const names = [...new Set([wrt, dependent, ...[curve, slope, ...formulas].flatMap(variables)])];
  const points = ontoCurve({ curve, dependent }, candidates(names, LOOKED_AT, 1));
  const [slopes = [], ...found] = [slope, ...formulas].map(e => valuesAt(e, points));
  const usable = [...slopes.keys()].filter(p => Math.abs(slopes[p] ?? Number.NaN) < STEEPEST);
  const isClaimed = (i: number, p: number): boolean => values[i]?.where?.holds(pointAt(points, p)) ?? true;
  const isRight = (i: number, p: number): boolean =>
    isClaimed(i, p) && isNear(found[i]?.[p] ?? Number.NaN, slopes[p] ?? Number.NaN);
  const isFalse = (i: number, p: number): boolean =>
    values[i]?.where !== undefined && isClaimed(i, p) && !isRight(i, p);
  return (
    usable.length >= NEEDED &&
    usable.every(p => values.some((_, i) => isRight(i, p)) && !values.some((_, i) => isFalse(i, p))) &&
    values.every((_, i) => usable.filter(p => isRight(i, p)).length >= NEEDED)
  );
}

const pointAt = (points: Points, p: number): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(points).map(([name, column]) => [name, column[p] ?? Number.NaN]));

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= NEAR * Math.max(1, Math.abs(b));

/** The values of an expression at each of the points. */
function valuesAt(e: Expr, points: Points): readonly number[] {
  const tape = record([e]);
  const count = Object.values(points)[0]?.length ?? 0;
  const node = tape.outputs[0] ?? 0;
  return [...forward(tape, points).subarray(node * count, (node + 1) * count)];
}
