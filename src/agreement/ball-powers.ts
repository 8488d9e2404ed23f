import {
  around,
  type Ball,
  type Decimal,
  type Enclosed,
  exactly,
  negated,
  over,
  reach,
  signOf,
  times,
} from './ball.ts';

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
export function exponential({ mid, radius }: Ball): Enclosed {
  if (radius.gte(1)) return undefined;
  const value = mid.exp();
  return around(value, value.times(radius).times(2));
}

/** Moves by at most r/(m − r); none where the argument may be 0 or less. */
export function logarithm({ mid, radius }: Ball): Enclosed {
  const least = mid.minus(radius);
  return least.gt(0) ? around(mid.ln(), radius.div(least)) : undefined;
}

/** Moves by at most r/√(m − r). */
export function squareRoot(a: Ball): Enclosed {
  if (signOf(a) === 0) return a;
  const least = a.mid.minus(a.radius);
  return least.gt(0) ? around(a.mid.sqrt(), a.radius.div(least.sqrt())) : undefined;
}

/** Moves by at most r/(3(m − r)^(2/3)), for m > r. */
function cubeRoot({ mid, radius }: Ball): Enclosed {
  const least = mid.minus(radius).cbrt();
  return around(mid.cbrt(), radius.div(least.times(least).times(3)));
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
  const size = order.mid.eq(3) && order.radius.isZero() ? cubeRoot(positive) : positiveRoot(positive, order);
  return size && (sign < 0 ? negated(size) : size);
}

const isInteger = ({ mid, radius }: Ball): boolean => radius.isZero() && mid.isInteger();
const isOddInteger = (n: Ball): boolean => isInteger(n) && !n.mid.mod(2).isZero();

/** a^b = e^(b ln a) for a > 0. */
function positivePower(a: Ball, b: Ball): Enclosed {
  const log = logarithm(a);
  const exponent = log && times(b, log);
  return exponent && exponential(exponent);
}

/** a^n moves by at most n(|a| + r)^(n−1)·r; a negative n is one over it. */
function wholePower(a: Ball, n: Decimal): Enclosed {
  if (n.isZero()) return ONE;
  if (n.lt(0)) return after(reciprocal, base => wholePower(base, n.neg()))(a);
  return around(a.mid.pow(n), n.times(reach(a).pow(n.minus(1))).times(a.radius));
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
  if (q.mod(2).isZero()) return undefined;
  const size = positivePower(negated(a), exponent);
  return size && (p.mod(2).isZero() ? size : negated(size));
}
