import Fraction from 'fraction.js';
import { same } from '../expression/equality.ts';
import { add, call, type Expr, isCall, isConstantName, multiply, number, symbol } from '../expression/expression.ts';
import { type Factor, isUnit, UNIT } from './exponents.ts';
import { readProduct } from './product.ts';
import { type Rational, rationalExpr, rationalOf } from './rational.ts';

/** The bases of the logarithms that are named. */
const BASES: Readonly<Record<string, Expr>> = { log: symbol('e'), log2: number(2), log10: number(10) };

/** log_base(of). */
interface Logarithm {
  readonly of: Expr;
  readonly base: Expr;
}

function logarithmIn(e: Expr): Logarithm | undefined {
  const [of, written] = e.kind === 'call' ? e.args : [];
  const base = e.kind === 'call' && e.op === 'logbase' ? written : BASES[e.kind === 'call' ? e.op : ''];
  return of && base && { of, base };
}

/** base^(c · log_base a) is a^c: a and c, both rational and a > 0; undefined for any other power. */
export function powerOfLogarithm(base: Expr, exponent: Expr): readonly [a: Rational, c: Rational] | undefined {
  const { coefficient, factors } = readProduct(exponent);
  const [factor] = factors;
  const found = factor && factors.length === 1 && isUnit(factor.exponent) ? logarithmIn(factor.base) : undefined;
  const a = found && same(found.base, base) ? rationalOf(found.of) : undefined;
  return a && a.n > 0n && a.s > 0n ? [a, coefficient] : undefined;
}

/** A logarithm of a power of its base, log_2 8 or ln e³: the exponent; undefined for any other expression. */
export function logarithmOfPower(e: Expr): Expr | Rational | undefined {
  const logarithm = logarithmIn(e);
  if (!logarithm) return undefined;
  const { of, base } = logarithm;
  if (isCall(of, 'exp') && base.kind === 'symbol') return of.args[0];
  const [number, whole] = [rationalOf(of), rationalOf(base)];
  return number && whole && wholeExponent(number, whole);
}

/** Powers beyond this are not tried. */
const LARGEST_EXPONENT = 64;

/** The whole number c with base^c = a, for a base above 1. */
function wholeExponent(a: Rational, base: Rational): Rational | undefined {
  if (a.s < 0n || a.n === 0n || base.compare(1) <= 0) return undefined;
  const isAbove = a.compare(1) >= 0;
  const size = isAbove ? a : a.inverse();
  let power = new Fraction(1);
  for (let c = 0; c <= LARGEST_EXPONENT && power.compare(size) <= 0; c++) {
    if (power.equals(size)) return new Fraction(isAbove ? c : -c);
    power = power.mul(base);
  }
  return undefined;
}

/** The logarithm of a product of positive numbers as a sum over its primes: ln √12 = ln 2 + (1/2) ln 3; undefined for any other, and for a prime. */
export function logarithmInPrimes(e: Expr): Expr | undefined {
  if (e.kind !== 'call' || !logarithmIn(e)) return undefined;
  const [of, ...base] = e.args;
  const powers = of && primePowers(of);
  return powers && add(...powers.map(power => multiply(rationalExpr(power.exponent), call(e.op, power.base, ...base))));
}

/** The powers of primes, of π and of e that a positive number is the product of; undefined where it is none, or one of them. */
export function primePowers(e: Expr): readonly Factor[] | undefined {
  const { coefficient, factors } = readProduct(e);
  if (coefficient.s < 0n || coefficient.n === 0n) return undefined;
  const bases = factors.map(primesOfFactor);
  const found = [...primesOf(coefficient, UNIT), ...bases.flatMap(powers => powers ?? [])];
  const [first] = found;
  const isPrime = found.length === 1 && first !== undefined && isUnit(first.exponent);
  return bases.every(powers => powers) && first && !isPrime ? found : undefined;
}

/** The same of a power of a number; undefined where the base is no positive number. */
function primesOfFactor(factor: Factor): readonly Factor[] | undefined {
  const value = rationalOf(factor.base);
  if (value) return value.s > 0n && value.n > 0n ? primesOf(value, factor.exponent) : undefined;
  return factor.base.kind === 'symbol' && isConstantName(factor.base.name) ? [factor] : undefined;
}

const primesOf = ({ n, d }: Rational, exponent: Rational): readonly Factor[] => [
  ...primesIn(n, exponent),
  ...primesIn(d, exponent.neg()),
];

/** Primes beyond this are not looked for. */
const LARGEST_PRIME = 100n;

/** The powers of small primes in a whole number to that exponent, and of what is left. */
function primesIn(n: bigint, exponent: Rational): readonly Factor[] {
  const found: Factor[] = [];
  let rest = n;
  for (let prime = 2n; prime <= LARGEST_PRIME && rest > 1n; prime++) {
    let times = 0;
    for (; rest % prime === 0n; rest /= prime) times++;
    if (times > 0) found.push({ base: number(prime), exponent: exponent.mul(times) });
  }
  return rest > 1n ? [...found, { base: number(rest), exponent }] : found;
}
