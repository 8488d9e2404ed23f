import {
  around,
  type Ball,
  type Decimal,
  type Enclosed,
  exactly,
  negated,
  over,
  signOf,
  smallest,
  times,
} from './ball.ts';
import { exponentialAt, logarithmAt } from './decimal-functions.ts';
import { leastOf, type Magnitude, NOTHING, product, quotient, raised, sizeOf, sum } from './magnitude.ts';

/** A function of one argument; undefined where its value is not held within a ball. */
export type OfOne = (a: Ball) => Enclosed;

/** 1, exactly. */
export const ONE = exactly(1);

/** One after the other; none once one of them is none. */
export const after =
  (outer: OfOne, inner: OfOne): OfOne =>
  a => {
    const within = inner(a);
    return within && outer(within);
  };

/** 1/a. */
export const reciprocal: OfOne = a => over(ONE, a);

/** e^m and how far it moves: e^m(e^r − 1), at most 2r·e^m for r < 1. */
export function exponential({ mid, error }: Ball): Enclosed {
  if (error.m > 0 && error.e >= 0) return undefined;
  const value = exponentialAt(mid);
  return value.isFinite() ? around(value, product(product(sizeOf(value), TWICE), error)) : undefined;
}

const TWICE: Magnitude = { m: 2, e: 0 };

/** Moves by at most r/(m − r); none where the argument may be 0 or less. */
export function logarithm(a: Ball): Enclosed {
  const least = smallest(a);
  return least && a.mid.isPositive() ? around(logarithmAt(a.mid), quotient(a.error, least)) : undefined;
}

/** √m moves by at most r/√m: √x − √m = (x − m)/(√x + √m). */
export function squareRoot(a: Ball): Enclosed {
  const sign = signOf(a);
  if (sign !== 1) return sign === 0 ? a : undefined;
  const value = a.mid.sqrt();
  return around(value, quotient(a.error, leastOf(value)));
}

/** c = ∛m moves by at most r/c², for m > r: x − m = (∛x − c)(∛x² + c∛x + c²). */
function cubeRoot({ mid, error }: Ball): Enclosed {
  const value = mid.cbrt();
  return around(value, quotient(quotient(error, leastOf(value)), leastOf(value)));
}

function positiveRoot(a: Ball, order: Ball): Enclosed {
  const part = reciprocal(order);
  return part && positivePower(a, part);
}

/** The n-th root of what is not negative, and the odd roots of what is. */
export function root(a: Ball, order: Ball): Enclosed {
  const sign = signOf(a);
  if (sign === 0) return order.mid.gt(0) ? exactly(0) : undefined;
  if (sign === undefined || (sign < 0 && !isOddInteger(order))) return undefined;
  const positive = sign < 0 ? negated(a) : a;
  const size = order.mid.eq(3) && isInteger(order) ? cubeRoot(positive) : positiveRoot(positive, order);
  return size && (sign < 0 ? negated(size) : size);
}

const isInteger = ({ mid, error }: Ball): boolean => error.m === 0 && mid.isInteger();
const isOddInteger = (n: Ball): boolean => isInteger(n) && !n.mid.mod(2).isZero();

/** a^b = e^(b ln a) for a > 0. */
function positivePower(a: Ball, b: Ball): Enclosed {
  const log = logarithm(a);
  const exponent = log && times(b, log);
  return exponent && exponential(exponent);
}

/** a^b for b = p/q with an odd q: where a is negative, |a|^b with a minus where p is odd. */
function nonzeroPower(a: Ball, b: Ball, p: Decimal): Enclosed {
  if (signOf(a) !== -1) return positivePower(a, b);
  const size = positivePower(negated(a), b);
  return size && (p.mod(2).isZero() ? size : negated(size));
}

/** a^n moves by at most n(|a| + r)^(n−1)·r; a negative n is one over it. */
function wholePower(a: Ball, n: Decimal): Enclosed {
  if (n.isZero()) return ONE;
  if (n.abs().gt(Number.MAX_SAFE_INTEGER) && signOf(a) !== 0) return nonzeroPower(a, exactly(n), n);
  if (n.lt(0)) return after(reciprocal, base => wholePower(base, n.neg()))(a);
  const steepness =
    a.error.m === 0 ? NOTHING : product(sizeOf(n), raised(sum(sizeOf(a.mid), a.error), n.toNumber() - 1));
  return around(a.mid.pow(n), product(steepness, a.error));
}

/** Powers: an exactly whole exponent takes any base, any other a positive one. */
export function power(a: Ball, b: Ball): Enclosed {
  if (isInteger(b)) return wholePower(a, b.mid);
  if (signOf(a) === 0) return signOf(b) === 1 ? exactly(0) : undefined;
  return positivePower(a, b);
}

/**
 * a^(p/q) in lowest terms: where q is odd, the power of a negative base is real too, as on the tape: |a|^(p/q) for an
 * even p, −|a|^(p/q) for an odd one.
 */
export function rationalPower(a: Ball, p: Decimal, q: Decimal): Enclosed {
  if (q.eq(1)) return wholePower(a, p);
  const exponent = over(exactly(p), exactly(q));
  if (!exponent || signOf(a) !== -1) return exponent && power(a, exponent);
  return q.mod(2).isZero() ? undefined : nonzeroPower(a, exponent, p);
}
