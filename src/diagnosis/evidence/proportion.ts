import { divide, type Expr, negate, number } from '../../expression/expression.ts';

/** Nearer than this, relatively, two numbers are taken for one. */
export const CLOSE = 1e-7;
/** Fewer may be one number by chance. */
const ENOUGH = 3;
/** Other numbers tell a student nothing. */
const [LARGEST_NUMERATOR, LARGEST_DENOMINATOR] = [10_000, 12];

/** The number that all of them are, nearly, and it is not 0; undefined where they are too few. */
export function common(numbers: readonly number[]): number | undefined {
  const [first = Number.NaN] = numbers;
  if (numbers.length < ENOUGH) return undefined;
  return numbers.every(each => Math.abs(each - first) <= CLOSE * Math.abs(first)) && first !== 0 ? first : undefined;
}

/** A fraction with a small denominator that the number is close to; undefined where there is none. */
export function fractionNear(value: number): Expr | undefined {
  const size = Math.abs(value);
  for (let q = 1; q <= LARGEST_DENOMINATOR; q++) {
    const p = Math.round(size * q);
    if (p === 0 || p > LARGEST_NUMERATOR || Math.abs(p / q - size) > CLOSE * size) continue;
    const fraction = q === 1 ? number(p) : divide(number(p), number(q));
    return value < 0 ? negate(fraction) : fraction;
  }
  return undefined;
}
