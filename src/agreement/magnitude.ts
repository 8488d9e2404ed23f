import { Decimal } from 'decimal.js';

/**
 * A size that something is at most: m·10^e with 1 ≤ m < 10, or nothing with m = 0. A radius needs few digits, rounded up,
 * but exponents as wide as those of what it surrounds: the magnitudes of F. Johansson, *Arb: efficient arbitrary-precision
 * midpoint-radius interval arithmetic* (2017).
 */
export interface Magnitude {
  readonly m: number;
  readonly e: number;
}

/** 0. */
export const NOTHING: Magnitude = { m: 0, e: 0 };

/** More than the few roundings of one step, upwards and downwards. */
const [UP, DOWN] = [1 + 2 ** -48, 1 - 2 ** -48];

function normal(m: number, e: number): Magnitude {
  if (m >= 10) return { m: m / 10, e: e + 1 };
  return m < 1 ? { m: m * 10, e: e - 1 } : { m, e };
}

/** 10^−k, which is all that is asked of what is so many places smaller. */
const MOST_SHIFTED = 32;
const SHIFTED: readonly number[] = Array.from({ length: MOST_SHIFTED + 1 }, (_, k) => UP * 10 ** -k);
const shiftedBy = (k: number): number => SHIFTED[Math.min(k, MOST_SHIFTED)] ?? 1;

/** At least a + b. */
export function sum(a: Magnitude, b: Magnitude): Magnitude {
  if (a.m === 0 || b.m === 0) return a.m === 0 ? b : a;
  const [high, low] = a.e < b.e ? [b, a] : [a, b];
  return normal((high.m + low.m * shiftedBy(high.e - low.e)) * UP, high.e);
}

/** At least a·b. */
export const product = (a: Magnitude, b: Magnitude): Magnitude =>
  a.m === 0 || b.m === 0 ? NOTHING : normal(a.m * b.m * UP, a.e + b.e);

/** At least a/b, for a b that is at least so large, and not nothing. */
export const quotient = (a: Magnitude, b: Magnitude): Magnitude =>
  a.m === 0 ? NOTHING : normal((a.m / b.m) * UP, a.e - b.e);

/** At least a^n, for a whole n ≥ 0. */
export function raised(a: Magnitude, n: number): Magnitude {
  let found: Magnitude = { m: 1, e: 0 };
  for (let [square, left] = [a, n]; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) found = product(found, square);
    square = product(square, square);
  }
  return found;
}

/** At most a − b; undefined where that may be 0 or less. */
export function remaining(a: Magnitude, b: Magnitude): Magnitude | undefined {
  if (b.m === 0) return a.m === 0 ? undefined : a;
  if (a.m === 0 || b.e > a.e) return undefined;
  let m = (a.m - b.m * shiftedBy(a.e - b.e)) * DOWN;
  if (m <= 0) return undefined;
  let { e } = a;
  for (; m < 1; e--) m *= 10;
  return { m: m * DOWN, e };
}

/** The larger of the two. */
export const largest = (a: Magnitude, b: Magnitude): Magnitude => (remaining(a, b) ? a : b);

/** Digits of one word of decimal.js; the first may have fewer. */
const WORD = 7;

/** The size of a finite decimal by its first two words, rounded up. */
export const sizeOf = (x: Decimal): Magnitude => (x.isZero() ? NOTHING : byWords(x, 1));

/** The same rounded down: the size is at least that. */
export const leastOf = (x: Decimal): Magnitude => (x.isZero() ? NOTHING : byWords(x, 0));

function byWords({ d: [first = 0, second = 0], e }: Decimal, beyond: 0 | 1): Magnitude {
  const unit = 10 ** (e - WORD * Math.floor(e / WORD));
  return { m: (first + (second + beyond) / 10 ** WORD) / unit, e };
}

const Short = Decimal.clone({ precision: 17, rounding: Decimal.ROUND_UP, minE: -9e15, maxE: 9e15 });

/** A magnitude as a decimal of few digits, as what is made of it has, rounded up. */
export const decimalOf = ({ m, e }: Magnitude): Decimal => new Short(`${m}e${e}`);
