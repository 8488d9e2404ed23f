import { type OnCurve, ontoCurve } from '../checking/curve.ts';
import { candidates } from '../checking/points.ts';
import { derive } from '../derivation/derive.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import type { Assumption } from './agree.ts';
import type { Witness } from './agreement.ts';
import { Decimal } from './ball.ts';
import { enclosure } from './enclosure.ts';
import { pointAt } from './meeting.ts';
import { countOf } from './sampled.ts';

/** Starts of Newton's method, points compared, and its steps from a double to 64 digits. */
const [STARTS, COMPARED, STEPS] = [40, 3, 4];
/** Digits that cancellation leaves at least. */
const NEAR = new Decimal('1e-40');

type Curve = Pick<OnCurve, 'curve' | 'dependent'>;
type ExactPoint = Readonly<Record<string, Decimal>>;

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
  let compared = 0;
  for (let place = 0; place < countOf(found) && compared < COMPARED; place++) {
    if (!isLookedAt(pointAt(found, place))) continue;
    const at = refined({ curve, slope, dependent }, pointAt(found, place));
    const [left, right] = at ? [enclosure(expected, at)?.mid, enclosure(answer, at)?.mid] : [];
    if (!at || !left || !right) continue;
    compared++;
    if (
      left
        .minus(right)
        .abs()
        .gt(NEAR.times(Decimal.max(1, left.abs(), right.abs())))
    )
      return { at: pointAt(found, place), expected: left.toNumber(), answer: right.toNumber() };
  }
  return undefined;
}

/** Newton's method from a point that is known in doubles; every step doubles the digits. */
function refined(
  { curve, slope, dependent }: Curve & { readonly slope: Expr },
  start: Witness['at'],
): ExactPoint | undefined {
  let at: ExactPoint = Object.fromEntries(Object.entries(start).map(([name, value]) => [name, new Decimal(value)]));
  for (let i = 0; i < STEPS; i++) {
    const [value, steepness, y] = [enclosure(curve, at)?.mid, enclosure(slope, at)?.mid, at[dependent]];
    if (!value || !steepness || !y || steepness.isZero()) return undefined;
    at = { ...at, [dependent]: y.minus(value.div(steepness)) };
  }
  return at;
}
