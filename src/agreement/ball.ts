import { Decimal as Unconfigured } from 'decimal.js';
import { decimalOf, leastOf, type Magnitude, NOTHING, product, quotient, remaining, sizeOf, sum } from './magnitude.ts';

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
export class Ball {
  readonly mid: Decimal;
  /** The radius as it is computed with. */
  readonly error: Magnitude;

  constructor(mid: Decimal, error: Magnitude) {
    this.mid = mid;
    this.error = error;
  }

  /** The radius as it is compared with decimals. */
  get radius(): Decimal {
    return decimalOf(this.error);
  }
}

/** No ball: the value is not real there, or it cannot be told from a pole, a jump or the edge of a domain. */
export type Enclosed = Ball | undefined;

/** decimal.js rounds to 64 digits, its functions to one unit of the last; the rest is room. */
const ROUNDING: Magnitude = { m: 1, e: -62 };

/** A unit of the last digit of a number below 10, twice over: room for what rounds it. */
export const LAST_DIGIT: Magnitude = { m: 1, e: -62 };

/** A number known exactly. */
export const exactly = (value: Digits): Ball => new Ball(new Decimal(value), NOTHING);

/** A computed value whose arguments move it by at most `error`; undefined where it is not finite. */
export const around = (mid: Decimal, error: Magnitude): Enclosed =>
  mid.isFinite() ? new Ball(mid, sum(product(ROUNDING, sizeOf(mid)), error)) : undefined;

/** The same where that is a decimal. */
export const aroundBy = (mid: Decimal, radius: Decimal): Enclosed =>
  radius.isFinite() ? around(mid, sizeOf(radius)) : undefined;

/** Products of exact numbers that together have so few digits are exact themselves. */
const FITTING = 62;

/**
 * The sum; its radius is the sum of both and what the addition rounds: nothing where either of two exact numbers is what is
 * left without the other. Of 10^100 + 9 the digits of 10^100 are left.
 */
export function plus(a: Ball, b: Ball): Enclosed {
  const [mid, error] = [a.mid.plus(b.mid), sum(a.error, b.error)];
  const isExact = error.m === 0 && mid.minus(a.mid).eq(b.mid) && mid.minus(b.mid).eq(a.mid);
  return isExact ? new Ball(mid, error) : around(mid, error);
}

/** The negative; its radius is the same. */
export const negated = ({ mid, error }: Ball): Ball => new Ball(mid.neg(), error);

/** |ab − a₀b₀| ≤ |a₀|·rb + |b₀|·ra + ra·rb. */
export function times(a: Ball, b: Ball): Enclosed {
  const mid = a.mid.times(b.mid);
  const moved = sum(product(sizeOf(a.mid), b.error), product(sizeOf(b.mid), a.error));
  const isExact = moved.m === 0 && a.mid.precision() + b.mid.precision() <= FITTING;
  if (isExact && mid.isFinite()) return new Ball(mid, moved);
  return around(mid, sum(moved, product(a.error, b.error)));
}

/** |a/b − a₀/b₀| ≤ (|a₀|·rb + |b₀|·ra) / (|b₀|(|b₀| − rb)); none where the divisor may be 0. */
export function over(a: Ball, b: Ball): Enclosed {
  const least = remaining(leastOf(b.mid), b.error);
  if (!least) return undefined;
  const moved = sum(product(sizeOf(a.mid), b.error), product(sizeOf(b.mid), a.error));
  const ratio = a.mid.div(b.mid);
  if (moved.m === 0 && isExactRatio(ratio, a, b)) return new Ball(ratio, NOTHING);
  return around(ratio, quotient(quotient(moved, leastOf(b.mid)), least));
}

/** Whether the digits of a quotient and a divisor are so few that their product, which is exact, tells that they are all. */
const isExactRatio = (ratio: Decimal, { mid: top }: Ball, { mid: bottom }: Ball): boolean =>
  ratio.precision() + bottom.precision() <= FITTING && ratio.times(bottom).eq(top);

/** Where every number of the ball is above, below or exactly 0; undefined where the ball cannot tell. */
export function signOf(a: Ball): -1 | 0 | 1 | undefined {
  if (smallest(a)) return a.mid.isNegative() ? -1 : 1;
  return a.mid.isZero() && a.error.m === 0 ? 0 : undefined;
}

/** The smallest size in the ball, rounded down; undefined where that may be 0. */
export const smallest = ({ mid, error }: Ball): Magnitude | undefined => remaining(leastOf(mid), error);

/** The largest size in the ball. */
export const reach = (a: Ball): Decimal => a.mid.abs().plus(a.radius);
