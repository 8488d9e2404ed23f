import Fraction from 'fraction.js';
import type { Expr } from '../expression/expression.ts';
import { type Rational, rationalOf } from './rational.ts';

/** base^exponent. The base is a kernel: a symbol, a call, a sum, or b^u with a non-numeric exponent. */
export interface Factor {
  readonly base: Expr;
  readonly exponent: Rational;
}

/** The exponent of a factor that stands once. */
export const UNIT: Rational = new Fraction(1);
/** The exponent of a square root. */
export const HALF: Rational = new Fraction(1, 2);
/** The exponent of a cube root. */
export const THIRD: Rational = new Fraction(1, 3);
/** Whether an exponent is 1. */
export const isUnit = (r: Rational): boolean => r.n === 1n && r.d === 1n && r.s > 0n;
/** The exponent of a factor below the line. */
export const MINUS_UNIT: Rational = new Fraction(-1);
/** −r; of 1 and −1, which nearly all are, without a new number. */
export const negated = (r: Rational): Rational => {
  if (isUnit(r)) return MINUS_UNIT;
  return r.n === 1n && r.d === 1n ? UNIT : r.neg();
};
/** |r|. */
export const magnitude = (r: Rational): Rational => (r.s < 0n ? negated(r) : r);
/** Whether two rationals are equal, from their lowest terms. */
export const equal = (a: Rational, b: Rational): boolean => a === b || (a.n === b.n && a.d === b.d && a.s === b.s);
/** Whether an exponent is an integer. */
export const isWhole = (r: Rational): boolean => r.d === 1n;
/** Whether an integer is even. */
export const isEven = (n: bigint): boolean => n % 2n === 0n;
/** The product; the same object where one factor is 1. */
export const times = (a: Rational, b: Rational): Rational => {
  if (isUnit(a)) return b;
  return isUnit(b) ? a : a.mul(b);
};

/**
 * Whether (b^p)^q may be written b^(pq) for real b: roots with an odd denominator are real for negative b, those with an
 * even one need b ≥ 0. (x²)^(1/2) is |x|, so it may not; (x³)^(1/3), (x²)^(1/3) and (x⁴)^(1/2) may; any power of e^u may.
 */
export function collapses(inner: Factor, q: Rational): boolean {
  if (isWhole(q) || isPositivePower(inner.base)) return true;
  const p = inner.exponent;
  if (isEven(p.d) || !isEven(p.n) || !isEven(q.d)) return true;
  const total = p.mul(q);
  return isWhole(total) && isEven(total.n);
}

/** e^u and 2^u are positive whatever u is. */
export function isPositivePower(base: Expr): boolean {
  if (base.kind !== 'call' || (base.op !== 'exp' && base.op !== 'power')) return false;
  const [under] = base.args;
  return base.op === 'exp' || (under?.kind === 'number' && !rationalOf(under)?.equals(0));
}

/** Degrees and exponents beyond this are left as they stand. */
const LARGEST_DEGREE = 64n;
const LARGEST_RADICAND = 10n ** 30n;

/** The exact value of a number to a fractional power (4^(1/2) = 2, (−8)^(1/3) = −2); undefined where it is irrational or not real. */
export function exactRoot(value: Rational, exponent: Rational): Rational | undefined {
  if (exponent.n > LARGEST_DEGREE || exponent.d > LARGEST_DEGREE) return undefined;
  if (value.s < 0n) return isEven(exponent.d) ? undefined : ofNegative(exactRoot(value.neg(), exponent), exponent);
  const top = integerRoot(value.n, exponent.d);
  const bottom = integerRoot(value.d, exponent.d);
  if (top === undefined || bottom === undefined || (top === 0n && exponent.s < 0n)) return undefined;
  return new Fraction(top, bottom).pow(new Fraction(exponent.s * exponent.n)) ?? undefined;
}

const LONGEST_POWER_BITS = 2048;

/**
 * A number to a power; undefined where that is irrational or no real number (0^(−1)), too long to be written, or a root
 * of one too long to be looked for. fraction.js would look for all its prime factors there, of twenty digits for minutes.
 */
export function numberRaised(value: Rational, exponent: Rational): Rational | undefined {
  if (isUnit(value) || isUnit(exponent)) return value;
  if (!isWhole(exponent)) return value.s < 0n ? undefined : exactRoot(value, exponent);
  if (exponent.s < 0n && value.n === 0n) return undefined;
  const bits = 4 * (value.n.toString(16).length + value.d.toString(16).length) * Number(exponent.n);
  return bits < LONGEST_POWER_BITS ? (value.pow(exponent) ?? undefined) : undefined;
}

/** Odd roots of negative numbers are real: with an even numerator positive, with an odd one negative. */
const ofNegative = (size: Rational | undefined, { n }: Rational): Rational | undefined =>
  isEven(n) ? size : size?.neg();

/** The root of that degree of a whole number, where it is whole. */
function integerRoot(n: bigint, degree: bigint): bigint | undefined {
  if (n > LARGEST_RADICAND) return undefined;
  const near = BigInt(Math.round(Number(n) ** (1 / Number(degree))));
  return [near - 1n, near, near + 1n].find(r => r >= 0n && r ** degree === n);
}

/** Numbers beyond this are not searched for powers in them. */
const LARGEST_SEARCHED = 10_000n;

/** The largest whole power of that degree other than 1 that divides a whole number: 4 in 8 for squares; undefined where there is none. */
export function largestPower(value: Rational, degree: bigint): Rational | undefined {
  if (!isWhole(value) || value.s < 0n || value.n > LARGEST_SEARCHED || degree > LARGEST_DEGREE) return undefined;
  let largest: bigint | undefined;
  for (let root = 2n; root ** degree <= value.n; root++) if (value.n % root ** degree === 0n) largest = root;
  return largest === undefined ? undefined : new Fraction(largest ** degree);
}
