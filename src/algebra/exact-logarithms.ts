import Fraction from 'fraction.js';
import { same } from '../expression/equality.ts';
import { type Expr, isCall, number, symbol } from '../expression/expression.ts';
import { isUnit } from './exponents.ts';
import { readProduct } from './product.ts';
import { type Rational, rationalOf } from './rational.ts';

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
