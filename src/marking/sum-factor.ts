import Fraction from 'fraction.js';
import { commonPart } from '../algebra/common-factor.ts';
import {
  type Budget,
  Exhausted,
  exponentIn,
  kernelPower,
  NOTHING,
  type Polynomial,
  plus,
  scaled,
  times,
  WHOLE,
} from '../algebra/integer-polynomial.ts';
import { polynomialIn } from '../algebra/polynomial.ts';
import { properFactor } from '../algebra/polynomial-factor.ts';
import { type Product, productOf } from '../algebra/product.ts';
import { readSum, type Sum } from '../algebra/sum.ts';
import { writeProduct, writeSum } from '../algebra/writing.ts';
import { tidyingOf } from '../derivation/tidy.ts';
import { type Expr, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';

/** A factor that a sum still has: what stands in every term, or a factor of a polynomial over the rational numbers. */
export function factorOf(sum: Expr): Expr | undefined {
  const common = commonPart(readSum(sum));
  if (!common.coefficient.equals(1) || common.factors.length > 0) return writeProduct(common, tidyingOf(sum));
  // Last the letter that stands first in the sum: its powers come first in the factor, x + h.
  const letters = variables(sum).reverse();
  const terms = polynomialIn(sum, letters);
  const factor = terms && found(terms, letters);
  return factor && writeSum(termsOf(factor, letters), tidyingOf(sum));
}

const COST = 4000;

/** Undefined, too, where the search would cost too much. */
function found(terms: Sum, letters: readonly string[]): Polynomial | undefined {
  const budget = { left: COST };
  try {
    const polynomial = wholePolynomial(terms, letters, budget);
    return polynomial && properFactor(polynomial, budget);
  } catch (error) {
    if (error instanceof Exhausted) return undefined;
    throw error;
  }
}

/** The terms over their common denominator; undefined where a number such as √2 or π stands among them. */
function wholePolynomial(terms: Sum, letters: readonly string[], budget: Budget): Polynomial | undefined {
  const below = terms.reduce((all, { coefficient }) => all.lcm(new Fraction(coefficient.d)), new Fraction(1));
  let sum = NOTHING;
  for (const { coefficient, factors } of terms) {
    let monomial = WHOLE;
    for (const { base, exponent } of factors) {
      const kernel = base.kind === 'symbol' ? letters.indexOf(base.name) : -1;
      if (kernel < 0) return undefined;
      monomial = times(monomial, kernelPower(kernel, Number(exponent.n)), budget);
    }
    const whole = coefficient.mul(below);
    sum = plus(sum, scaled(monomial, whole.s * whole.n));
  }
  return sum;
}

/** The terms of a polynomial in the letters, the highest powers of the last one first. */
const termsOf = (p: Polynomial, letters: readonly string[]): readonly Product[] =>
  [...p]
    .toSorted(([a], [b]) => b - a)
    .map(([monomial, c]) => {
      const exponents = letters.map((name, i) => ({ name, exponent: exponentIn(monomial, i) }));
      const factors = exponents
        .filter(({ exponent }) => exponent > 0)
        .map(({ name, exponent }) => ({ base: symbol(name), exponent: new Fraction(exponent) }));
      return productOf(new Fraction(c), factors);
    });
