import { type OnCurve, ontoCurve } from '../checking/curve.ts';
import { candidates } from '../checking/points.ts';
import { derive } from '../derivation/derive.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { pointAt } from '../tape/points.ts';
import type { Assumption } from './agree.ts';
import type { Witness } from './agreement.ts';
import { Decimal } from './ball.ts';
import { MEETING } from './digits.ts';
import { enclosure } from './enclosure.ts';
import { countOf } from './sampled.ts';

/** Starts of Newton's method, points compared, and its steps from a double to 64 digits. */
const [STARTS, COMPARED, STEPS] = [40, 3, 4];

type Curve = Pick<OnCurve, 'curve' | 'dependent'>;

/** A point of a curve to 64 digits. */
type PointOnCurve = Readonly<Record<string, Decimal>>;

/**
 * A point of a curve at which two formulas differ in 64 digits: −x/y and −x/y + 10⁻⁹ agree as far as Newton's method goes
 * in doubles. undefined where no such point is found among those that are looked at, all of them where nothing is said.
 */
export function differenceOnCurve(
  expected: Expr,
  answer: Expr,
  { curve, dependent }: Curve,
  isLookedAt: Assumption = () => true,
): Witness | undefined {
  const names = [...new Set([dependent, ...[curve, expected, answer].flatMap(variables)])];
  const found = ontoCurve({ curve, dependent }, candidates(names, STARTS, 3));
  const slope = derive(curve, dependent).result;
  const compared = Array.from({ length: countOf(found) }, (_, place) => pointAt(found, place))
    .values()
    .filter(isLookedAt)
    .map(start => valuesNear(start, expected, answer, { curve, slope, dependent }))
    .filter(values => values !== undefined)
    .take(COMPARED);
  const differing = compared.find(({ left, right }) => isApart(left, right));
  return differing && { at: differing.start, expected: differing.left.toNumber(), answer: differing.right.toNumber() };
}

/** The values of both on the curve, next to a point of doubles; undefined where one of them has none. */
function valuesNear(start: Witness['at'], expected: Expr, answer: Expr, curve: Steep) {
  const at = refined(curve, start);
  const [left, right] = at ? [enclosure(expected, at)?.mid, enclosure(answer, at)?.mid] : [];
  return left && right && { start, left, right };
}

/** Whether two values differ by more than cancellation leaves. */
const isApart = (left: Decimal, right: Decimal): boolean =>
  left
    .minus(right)
    .abs()
    .gt(MEETING.times(Decimal.max(1, left.abs(), right.abs())));

/** A curve with the slope of its equation in the dependent variable. */
interface Steep extends Curve {
  readonly slope: Expr;
}

/** Newton's method from a point that is known in doubles; every step doubles the digits. */
function refined({ curve, slope, dependent }: Steep, start: Witness['at']): PointOnCurve | undefined {
  let at: PointOnCurve = Object.fromEntries(Object.entries(start).map(([name, value]) => [name, new Decimal(value)]));
  for (let i = 0; i < STEPS; i++) {
    const [value, steepness, y] = [enclosure(curve, at)?.mid, enclosure(slope, at)?.mid, at[dependent]];
    if (!value || !steepness || !y || steepness.isZero()) return undefined;
    at = { ...at, [dependent]: y.minus(value.div(steepness)) };
  }
  return at;
}
