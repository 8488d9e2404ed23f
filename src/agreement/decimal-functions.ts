import type { Decimal as Unconfigured } from 'decimal.js';
import { Decimal } from './ball.ts';
import { cosineOf, digitsOf, exponentialOf, fixed, LN_10, logarithmOf, quotient, sineOf, UNIT } from './fixed-point.ts';

// The elementary functions to 64 digits, ten to twenty times as fast as decimal.js (`npm run bench:digits`), whose series
// serve where a fixed point has too few digits: for large arguments, and where the value is near 0.

const rounded = (digits: string): Decimal => new Decimal(digits).toSignificantDigits();

/** Decimals of more digits, for what cancels before a logarithm is taken. */
const Wide = Decimal.clone({ precision: 84 });

/** A value above this has all its digits behind a fixed point. */
const SMALL = 1e-10;
/** An argument below this leaves enough of them where multiples of π or ln 10 are taken off. */
const LARGE = 1e8;

const isBetween = (x: Decimal, least: number, most: number): boolean => x.abs().gt(least) && x.abs().lt(most);

/** e^x = 10^k e^r. */
export function exponentialAt(x: Decimal): Decimal {
  if (!isBetween(x, SMALL, LARGE)) return x.exp();
  const k = Math.round(x.toNumber() / Math.LN10);
  return rounded(digitsOf(exponentialOf(fixed(x.toFixed()) - BigInt(k) * LN_10), k));
}

/** ln x = ln m + k ln 10, for x > 0. */
export function logarithmAt(x: Unconfigured): Decimal {
  if (!x.isFinite() || x.minus(1).abs().lt(SMALL)) return new Decimal(x).ln();
  const [m = '1'] = x.toExponential().split('e');
  return rounded(digitsOf(logarithmOf(fixed(m)) + BigInt(x.e) * LN_10));
}

/** A sine or cosine, by decimal.js near its zeros. */
const turningAt =
  (value: (x: bigint) => bigint, near0: (x: Decimal) => Decimal) =>
  (x: Decimal): Decimal => {
    if (!isBetween(x, SMALL, LARGE)) return near0(x);
    const found = rounded(digitsOf(value(fixed(x.toFixed()))));
    return found.abs().gt(SMALL) ? found : near0(x);
  };

/** sin x. */
export const sineAt = turningAt(sineOf, x => x.sin());
/** cos x. */
export const cosineAt = turningAt(cosineOf, x => x.cos());

/** Beyond this exponentials lose no digits. */
export const FAR_OUT = 20;

/** sinh or cosh, of e^x and e^−x; far out by decimal.js. */
const hyperbolicAt =
  (ofExponentials: (up: bigint, down: bigint) => bigint, otherwise: (x: Decimal) => Decimal) =>
  (x: Decimal): Decimal => {
    if (!isBetween(x, SMALL, FAR_OUT)) return otherwise(x);
    const up = exponentialOf(fixed(x.toFixed()));
    return rounded(digitsOf(ofExponentials(up, quotient(UNIT, up)) / 2n));
  };

/** sinh x. */
export const hyperbolicSineAt = hyperbolicAt(
  (up, down) => up - down,
  x => x.sinh(),
);
/** cosh x. */
export const hyperbolicCosineAt = hyperbolicAt(
  (up, down) => up + down,
  x => x.cosh(),
);

/**
 * decimal.js computes asinh and acosh with as many digits as the exponent counts, so that those of 25^1000 take minutes. So
 * many places off both are the logarithm of 2|x|, and asinh x is x, to more digits than are asked for.
 */
const MANY_PLACES = 40;

/** arsinh x = ln(|x| + √(x² + 1)), with the sign of x. */
export function areaSineAt(x: Decimal): Decimal {
  if (x.e > MANY_PLACES) return logarithmAt(x.abs().times(2)).times(x.s);
  if (x.abs().lt(SMALL)) return x.e < -MANY_PLACES ? x : x.asinh();
  const size = new Wide(x.abs());
  return logarithmAt(size.plus(size.times(size).plus(1).sqrt())).times(x.s);
}

/** arcosh x = ln(x + √(x² − 1)), for x ≥ 1. */
export function areaCosineAt(x: Decimal): Decimal {
  if (x.e > MANY_PLACES) return logarithmAt(x.times(2));
  const size = new Wide(x);
  return size.minus(1).lt(SMALL) ? x.acosh() : logarithmAt(size.plus(size.times(size).minus(1).sqrt()));
}

/** artanh x = ln((1 + x)/(1 − x))/2, for −1 < x < 1. */
export function areaTangentAt(x: Decimal): Decimal {
  if (x.abs().lt(SMALL)) return x.atanh();
  const wide = new Wide(x);
  return logarithmAt(wide.plus(1).div(wide.neg().plus(1))).div(2);
}
