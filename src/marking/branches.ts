import { type OnCurve, ontoCurve } from '../checking/curve.ts';
import { candidates } from '../checking/points.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import type { Nested } from '../kinds/kind.ts';
import { forward } from '../tape/forward.ts';
import { pointAt } from '../tape/points.ts';
import { record } from '../tape/record.ts';
import type { Points } from '../tape/tape.ts';
import { hasValues } from './has-values.ts';
import type { ClaimedValue } from './reading/claimed-value.ts';

/** Slopes nearer to each other than this, relatively, are the same. */
const NEAR = 1e-8;
/** Points of the curve that are looked at, and how many of them prove something; where it is steep they are badly conditioned. */
const [LOOKED_AT, NEEDED, STEEPEST] = [120, 3, 100];

/**
 * Whether formulas are the slopes of a curve on its branches, −x/√(25 − x²) and x/√(25 − x²): at every point of the curve
 * one of them is the slope there, and each of them is so at some; one with a condition wherever that holds. A formula alone that
 * has a condition need be right only there.
 */
export function areBranches(
  values: readonly ClaimedValue[],
  slope: Nested,
  { curve, dependent, wrt }: Omit<OnCurve, 'formula'>,
): boolean {
  const formulas = values.flatMap(({ value }) => ('kind' in value ? [value] : []));
  if (!('kind' in slope) || formulas.length < values.length || ![curve, ...formulas].every(hasValues)) return false;
  const isStated = values.length === 1 && values[0]?.where !== undefined;
  const names = [...new Set([wrt, dependent, ...[curve, slope, ...formulas].flatMap(variables)])];
  const points = ontoCurve({ curve, dependent }, candidates(names, LOOKED_AT, 1));
  const slopes = valuesAt(slope, points);
  const usable = [...slopes.keys()].filter(p => Math.abs(slopes[p] ?? Number.NaN) < STEEPEST);
  const claimed = formulas.map((formula, i) => ({ found: valuesAt(formula, points), where: values[i]?.where }));
  const standing = usable.map(p => claimed.map(each => standingAt(each, slopes[p] ?? Number.NaN, points, p)));
  return (
    usable.length >= NEEDED &&
    standing.every(at => (isStated || at.includes('right')) && !at.includes('false')) &&
    values.every((_, i) => standing.filter(at => at[i] === 'right').length >= NEEDED)
  );
}

/** One formula's values at the points, and where it is claimed. */
interface ClaimedFormula {
  readonly where: ClaimedValue['where'] | undefined;
  readonly found: readonly number[];
}

/** Whether a formula is the slope at a point; where it is not, that is false only of one that is claimed right there. */
function standingAt(
  { found, where }: ClaimedFormula,
  slope: number,
  points: Points,
  p: number,
): 'right' | 'false' | 'another' {
  if (where && !where.holds(pointAt(points, p))) return 'another';
  if (isNear(found[p] ?? Number.NaN, slope)) return 'right';
  return where ? 'false' : 'another';
}

/** Whether two slopes are the same but for rounding. */
export const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= NEAR * Math.max(1, Math.abs(b));

/** The values of an expression at each of the points. Throws `UnknownOperation`. */
export function valuesAt(e: Expr, points: Points): readonly number[] {
  const tape = record([e]);
  const count = Object.values(points)[0]?.length ?? 0;
  const node = tape.outputs[0] ?? 0;
  return [...forward(tape, points).subarray(node * count, (node + 1) * count)];
}
