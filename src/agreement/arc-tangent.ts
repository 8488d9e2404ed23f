import { Decimal } from './ball.ts';
import { cosineAt, sineAt } from './decimal-functions.ts';

/**
 * arctan(x) to 64 digits: the double is y, and what it leaves out is
 * arctan(z) with z = (x cos y − sin y)/(cos y + x sin y), so small that three terms of the series are 80 digits.
 */
export function arcTangentAt(x: Decimal): Decimal {
  const y = new Decimal(Math.atan(x.toNumber()));
  const [sine, cosine] = [sineAt(y), cosineAt(y)];
  const z = x.times(cosine).minus(sine).div(x.times(sine).plus(cosine));
  const square = z.times(z);
  return y.plus(z.times(square.div(5).minus(THIRD).times(square).plus(1)));
}

const THIRD = new Decimal(1).div(3);

/** arcsin(x) = 2 arctan(x/(1 + √(1 − x²))), which loses no digits near ±1, for −1 ≤ x ≤ 1. */
export const arcSineAt = (x: Decimal): Decimal => arcTangentAt(x.div(rootBeside(x).plus(1))).times(2);

/** arccos(x) = 2 arctan(√(1 − x²)/(1 + x)), which loses no digits near 1, for −1 < x ≤ 1. */
export const arcCosineAt = (x: Decimal): Decimal => arcTangentAt(rootBeside(x).div(x.plus(1))).times(2);

/** √(1 − x²). */
const rootBeside = (x: Decimal): Decimal => x.plus(1).times(x.neg().plus(1)).sqrt();
