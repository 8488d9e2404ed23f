import Fraction from 'fraction.js';
import { call, type Expr, isCall } from '../expression/expression.ts';
import { type Factor, isEven, isUnit, isWhole, MINUS_UNIT, UNIT } from './exponents.ts';
import { alike, sameKernel } from './like-terms.ts';
import { type Product, productOf } from './product.ts';
import type { Rational } from './rational.ts';
import { readSum, type Sum } from './sum.ts';
import { multipliedBy, type Style } from './writing.ts';

/**
 * A product with (eᵘ − e⁻ᵘ)/(eᵘ + e⁻ᵘ), or (e²ᵘ − 1)/(e²ᵘ + 1), as tanh u, and its inverse as coth u; undefined where there
 * is none. (eᵘ − 1)/(eᵘ + 1) stays: nobody looks for half of u.
 */
export function withTanh(p: Product, style: Style): Product | undefined {
  const above = p.factors.find(({ base, exponent }) => isCall(base, 'add') && isUnit(exponent));
  const below = p.factors.find(({ base, exponent }) => isCall(base, 'add') && exponent.equals(MINUS_UNIT));
  const [top, bottom] = [above, below].map(bracket => bracket && readSum(bracket.base));
  if (!top || !bottom) return undefined;
  const tanh = quotientOf(top, bottom, 'tanh', style) ?? quotientOf(bottom, top, 'coth', style);
  if (!tanh) return undefined;
  const others = p.factors.filter(factor => factor !== above && factor !== below);
  return productOf(p.coefficient.mul(tanh.sign), [...others, tanh.factor], p.decimal);
}

interface Quotient {
  readonly sign: Rational;
  readonly factor: Factor;
}

/** The function of u where the two sums are ±(E − F) and E + F with E/F = e²ᵘ. */
function quotientOf(minus: Sum, plus: Sum, op: string, style: Style): Quotient | undefined {
  const [first, second, ...others] = plus;
  if (!first || !second || others.length > 0 || minus.length !== 2) return undefined;
  const [e, f] = [first, second].map(term => minus.find(each => alike(each, term))?.coefficient);
  const number = first.coefficient;
  if (!e || !f || !number.equals(second.coefficient) || !e.abs().equals(number.abs()) || !e.equals(f.neg()))
    return undefined;
  // Both functions are odd: E/F = e⁻²ˣ gives −tanh x, not tanh(−x).
  const [rising, falling] = [halfExponent(first, second, style), halfExponent(second, first, style)];
  const u = rising ?? falling;
  const sign = rising ? e.div(number) : f.div(number);
  return u && { sign, factor: { base: call(op, u), exponent: UNIT } };
}

/** u where E/F = e²ᵘ, a whole positive multiple of the exponent; undefined where E and F are no powers of one exponential. */
function halfExponent(e: Product, f: Product, style: Style): Expr | undefined {
  const exponential = [...e.factors, ...f.factors].find(({ base }) => isCall(base, 'exp'));
  const [v] = exponential?.base.kind === 'call' ? exponential.base.args : [];
  const [above, below] = [e, f].map(term => exponentOf(term, exponential));
  const twice = above && below && above.sub(below);
  if (!v || !twice || !isWhole(twice) || !isEven(twice.n) || twice.s <= 0n || twice.n === 0n) return undefined;
  return multipliedBy(twice.div(2), v, style);
}

/** The power of the exponential that a term is, 0 for a number; undefined for any other term. */
function exponentOf({ factors: [factor, ...others] }: Product, exponential: Factor | undefined): Rational | undefined {
  if (!factor) return new Fraction(0);
  const isPower = others.length === 0 && exponential !== undefined && sameKernel(factor.base, exponential.base);
  return isPower ? factor.exponent : undefined;
}
