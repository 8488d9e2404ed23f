import { Decimal as Unconfigured } from 'decimal.js';

/** Decimals of 64 digits, with exponents so wide that no power a student writes overflows. */
export const Decimal = Unconfigured.clone({ precision: 64, minE: -9e15, maxE: 9e15 });
/** A number of 64 significant digits. */
export type Decimal = Unconfigured;
/** What a decimal may be given as: its digits keep it exact. */
export type Digits = Unconfigured.Value;

/**
 * All numbers within `radius` of `mid`: the true value is one of them. Ball arithmetic after J. van der Hoeven, *Ball
 * arithmetic* (2009): every operation encloses, so two balls that do not meet are two different numbers.
 */
export interface Ball {
  readonly mid: Decimal;
  readonly radius: Decimal;
}

/** No ball: the value is not real there, or it cannot be told from a pole, a jump or the edge of a domain. */
export type Enclosed = Ball | undefined;

/** Radii need few digits, rounded up: a sum or product of them costs a third of one of 64 digits. */
const Radius = Unconfigured.clone({ precision: 9, rounding: Unconfigured.ROUND_UP, minE: -9e15, maxE: 9e15 });

/** decimal.js rounds to 64 digits, its functions to one unit of the last; the rest is room. */
const ROUNDING = new Radius('1e-62');
const NONE = new Radius(0);

/** A unit of the last digit of a number below 10, twice over: room for what rounds it. */
export const LAST_DIGIT: Decimal = new Radius('1e-62');

/** A number known exactly. */
export const exactly = (value: Digits): Ball => ({ mid: new Decimal(value), radius: NONE });

/** A computed value whose arguments move it by at most `radius`; undefined where it is not finite. */
export function around(mid: Decimal, radius: Decimal): Enclosed {
  if (!mid.isFinite() || !radius.isFinite()) return undefined;
  return { mid, radius: ROUNDING.times(mid).abs().plus(radius) };
}

/** Products of exact numbers that together have so few digits are exact themselves. */
const FITTING = 62;

/**
 * The sum; its radius is the sum of both and what the addition rounds: nothing where either of two exact numbers is what is
 * left without the other. Of 10^100 + 9 the digits of 10^100 are left.
 */
export function plus(a: Ball, b: Ball): Enclosed {
  const [mid, radius] = [a.mid.plus(b.mid), a.radius.plus(b.radius)];
  const isExact = radius.isZero() && mid.minus(a.mid).eq(b.mid) && mid.minus(b.mid).eq(a.mid);
  return isExact ? { mid, radius } : around(mid, radius);
}

/** The negative; its radius is the same. */
export const negated = ({ mid, radius }: Ball): Ball => ({ mid: mid.neg(), radius });

/** |ab − a₀b₀| ≤ |a₀|·rb + |b₀|·ra + ra·rb. */
export function times(a: Ball, b: Ball): Enclosed {
  const mid = a.mid.times(b.mid);
  const moved = movedBy(a.mid, b.radius).plus(movedBy(b.mid, a.radius));
  const isExact = moved.isZero() && a.mid.precision() + b.mid.precision() <= FITTING;
  if (isExact && mid.isFinite()) return { mid, radius: moved };
  return around(mid, moved.isZero() ? moved : moved.plus(a.radius.times(b.radius)));
}

/** By how much a product moves when one factor does. */
const movedBy = (mid: Decimal, radius: Decimal): Decimal => new Radius(radius).times(mid).abs();

/** |a/b − a₀/b₀| ≤ (|a₀|·rb + |b₀|·ra) / (|b₀|(|b₀| − rb)); none where the divisor may be 0. */
export function over(a: Ball, b: Ball): Enclosed {
  const [size, least] = [b.mid.abs(), b.mid.abs().minus(b.radius)];
  if (!least.gt(0)) return undefined;
  const moved = a.mid.abs().times(b.radius).plus(size.times(a.radius));
  const ratio = a.mid.div(b.mid);
  if (moved.isZero() && isExactRatio(ratio, a, b)) return { mid: ratio, radius: NONE };
  return around(ratio, moved.div(size.times(least)));
}

/** Whether the digits of a quotient and a divisor are so few that their product, which is exact, tells that they are all. */
const isExactRatio = (ratio: Decimal, { mid: top }: Ball, { mid: bottom }: Ball): boolean =>
  ratio.precision() + bottom.precision() <= FITTING && ratio.times(bottom).eq(top);

/** Where every number of the ball is above, below or exactly 0; undefined where the ball cannot tell. */
export function signOf({ mid, radius }: Ball): -1 | 0 | 1 | undefined {
  if (mid.minus(radius).gt(0)) return 1;
  if (mid.plus(radius).lt(0)) return -1;
  return mid.isZero() && radius.isZero() ? 0 : undefined;
}

/** The largest size in the ball. */
export const reach = ({ mid, radius }: Ball): Decimal => mid.abs().plus(radius);
