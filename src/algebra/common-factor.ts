import type { Expr } from '../expression/expression.ts';
import { equal, type Factor, isUnit, isWhole, magnitude, UNIT } from './exponents.ts';
import { collected, sameKernel } from './like-terms.ts';
import { byFallingDegree } from './order.ts';
import { type Product, productOf } from './product.ts';
import type { Rational } from './rational.ts';
import { readSum, type Sum } from './sum.ts';
import { type Style, writeSum } from './writing.ts';

/** The number and the powers that divide every term of a sum: for each base of all terms the least exponent. */
export function commonPart(terms: Sum): Product {
  const [first, ...others] = terms;
  if (!first) return productOf(UNIT, []);
  const factors: Factor[] = [];
  for (const factor of first.factors) {
    const common = others.reduce<Factor | undefined>(least, factor);
    if (common) factors.push(common);
  }
  const decimal = terms.some(term => term.decimal);
  return productOf(numberOf(terms), factors, decimal);
}

/** The greatest number that divides every term of a sum; 1 where every term is 0. */
export function numberOf(terms: Sum): Rational {
  if (terms.every(term => isWhole(term.coefficient)) && terms.some(term => term.coefficient.n === 1n)) return UNIT;
  let common: Rational | undefined;
  for (const { coefficient } of terms) {
    common = common ? common.gcd(magnitude(coefficient)) : magnitude(coefficient);
    if (isUnit(common) && terms.every(term => isWhole(term.coefficient))) return UNIT;
  }
  return common && common.n !== 0n ? common : UNIT;
}

/** The factor with the smaller exponent of the two; none where the term has not got the base. */
function least(factor: Factor | undefined, term: Product): Factor | undefined {
  const other = factor && term.factors.find(({ base }) => sameKernel(base, factor.base));
  if (!factor || !other || other.exponent.s !== factor.exponent.s) return undefined;
  if (equal(factor.exponent, other.exponent)) return factor;
  return factor.exponent.compare(other.exponent) < 0 ? factor : { base: factor.base, exponent: other.exponent };
}

/** part · (what is left of every term, like terms collected). */
export function takenOut(terms: Sum, part: Product, style: Style): Product {
  const left = dividedTerms(terms, part);
  const bracket = writeSum(collected(left) ?? left, style);
  const inside = readSum(bracket);
  const falling = byFallingDegree(inside);
  return withBracket(part, falling === inside ? bracket : writeSum(falling, style));
}

/** part · bracket. */
export const withBracket = (part: Product, bracket: Expr): Product =>
  productOf(part.coefficient, [...part.factors, { base: bracket, exponent: UNIT }], part.decimal);

/** What is left of every term when a part is taken out of it. */
export const dividedTerms = (terms: Sum, part: Product): Sum => terms.map(term => dividedBy(term, part));

/** A term over a part: for each base of the part the exponent of one factor is lowered, x · x⁻² may still stand apart. */
function dividedBy(term: Product, part: Product): Product {
  const lowered = [...term.factors];
  const missing: Factor[] = [];
  for (const { base, exponent } of part.factors) {
    const place = lowered.findIndex(factor => sameKernel(base, factor.base));
    const factor = lowered[place];
    if (factor) lowered[place] = { base: factor.base, exponent: factor.exponent.sub(exponent) };
    else missing.push({ base, exponent: exponent.neg() });
  }
  const factors = [...missing, ...lowered].filter(({ exponent }) => exponent.n !== 0n);
  return productOf(quotient(term.coefficient, part.coefficient), factors, term.decimal);
}

const quotient = (a: Rational, b: Rational): Rational => (isUnit(b) ? a : a.div(b));
