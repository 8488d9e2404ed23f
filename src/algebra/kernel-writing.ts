import Fraction from 'fraction.js';
import type { Expr } from '../expression/expression.ts';
import type { Factor } from './exponents.ts';
import { exponentIn, type Polynomial, samePolynomial } from './integer-polynomial.ts';
import type { Field } from './kernels.ts';
import { type Product, productOf } from './product.ts';
import { type Style, writeSum } from './writing.ts';

/** How roots inside a root are written while kernels are compared. */
export const PLAIN: Style = { roots: true, cubeRoots: true, negativePowers: false, negativeExponentials: false };

/** A polynomial as a sum, the highest powers first, or as it was typed. */
export function written(p: Polynomial, field: Field, style: Style = PLAIN): Expr {
  const known = field.brackets.find(({ polynomial }) => samePolynomial(polynomial, p));
  return known?.as ?? writeSum(termsOf(p, field), style);
}

/** The terms of a polynomial, the highest powers first. */
const termsOf = (p: Polynomial, field: Field): readonly Product[] =>
  [...p.keys()]
    .sort((a, b) => b - a)
    .map(monomial => productOf(new Fraction(p.get(monomial) ?? 0n), monomialFactors(monomial, field)));

/** The factors that a monomial stands for. */
export const monomialFactors = (monomial: number, field: Field): readonly Factor[] => {
  const found: Factor[] = [];
  for (const [kernel, { factors }] of field.kernels.entries()) {
    const exponent = exponentIn(monomial, kernel);
    if (exponent > 0) found.push(...factors.map(each => ({ base: each.base, exponent: each.exponent.mul(exponent) })));
  }
  return found;
};
