import { type Expr, isCall } from '../expression/expression.ts';
import { commonPart, numberOf, takenOut } from './common-factor.ts';
import { type Factor, isUnit, isWhole, numberRaised, UNIT } from './exponents.ts';
import { sameKernel } from './like-terms.ts';
import { merged, mergedTerms } from './merging.ts';
import { type Product, productOf } from './product.ts';
import { type Rational, rationalOf } from './rational.ts';
import { readSum, type Sum } from './sum.ts';
import type { Style } from './writing.ts';

/** 1 over the common denominator of the terms, numbers aside; without factors where nothing is divided by. */
export function denominator(terms: Sum): Product {
  const found: Factor[] = [];
  for (const { factors } of terms) for (const factor of factors) if (isBelow(factor)) addLowest(found, factor);
  return productOf(UNIT, found);
}

function addLowest(found: Factor[], factor: Factor): void {
  const place = found.findIndex(({ base }) => sameKernel(base, factor.base));
  const known = found[place];
  if (!known) found.push(factor);
  else if (factor.exponent.compare(known.exponent) < 0) found[place] = factor;
}

const isBelow = ({ base, exponent }: Factor): boolean =>
  exponent.s < 0n && !isCall(base, 'exp') && base.kind !== 'number';

/** The product with what every term of a bracket contains, or what its terms are divided by, taken out of the brackets. */
export function bracketsOpened(p: Product, partOf: PartOf, style: Style): Product | undefined {
  let opened = p;
  for (const bracket of p.factors.filter(isBracket)) {
    const terms = mergedTerms(readSum(bracket.base), style);
    const part = partOf(terms, bracket);
    if (comesOut(part, bracket)) opened = replaced(opened, bracket, takenOut(terms, part, style));
  }
  return opened === p ? undefined : rootsReduced(merged(opened, 'any side', style) ?? opened);
}

/** A number that has come out of a bracket meets a root of a number below the bar: 2/√2 is √2. */
function rootsReduced(p: Product): Product {
  const root = p.factors.find(({ base, exponent }) => exponent.s < 0n && isMultipleOf(p.coefficient, base));
  const number = root && rationalOf(root.base);
  if (!root || !number) return p;
  const raised = p.factors.map(factor =>
    factor === root ? { ...factor, exponent: factor.exponent.add(UNIT) } : factor,
  );
  return productOf(p.coefficient.div(number), raised, p.decimal);
}

function isMultipleOf(number: Rational, base: Expr): boolean {
  const value = base.kind === 'number' ? rationalOf(base) : undefined;
  return value !== undefined && value.n !== 0n && isWhole(number.div(value));
}

/** Out of a root comes a number alone, and only where its root is exact: √(1 − x²/4) = √(4 − x²)/2. */
function comesOut({ coefficient, factors }: Product, { exponent }: Factor): boolean {
  if (isWhole(exponent)) return factors.length > 0 || !isUnit(coefficient);
  return factors.length === 0 && !isUnit(coefficient) && numberRaised(coefficient, exponent) !== undefined;
}

/** Which part is to be taken out of the terms of a bracket. */
type PartOf = (terms: Sum, bracket: Factor) => Product;

const isBracket = ({ base, exponent }: Factor): boolean => isCall(base, 'add') && exponent.n <= 4n;

/** The product with one bracket written as part · (what is left of it). */
function replaced(p: Product, bracket: Factor, inside: Product): Product {
  const raised = inside.factors.map(({ base, exponent }) => ({ base, exponent: exponent.mul(bracket.exponent) }));
  const number = numberRaised(inside.coefficient, bracket.exponent) ?? UNIT;
  return productOf(
    p.coefficient.mul(number),
    p.factors.flatMap(factor => (factor === bracket ? raised : [factor])),
    p.decimal || inside.decimal,
  );
}

/** What every term of a bracket of `p` contains as far as it cancels against the other side of the fraction bar. */
export const cancellingPart =
  (p: Product): PartOf =>
  (terms, bracket) => {
    const { coefficient, factors, decimal } = commonPart(terms);
    const cancels = (part: Factor): boolean =>
      p.factors.some(
        ({ base, exponent }) => sameKernel(base, part.base) && exponent.s * part.exponent.s !== bracket.exponent.s,
      );
    return productOf(coefficient, factors.filter(cancels), decimal);
  };

/** The greatest number that divides every term of a sum. */
export const commonNumber = (terms: Sum): Product =>
  productOf(
    numberOf(terms),
    [],
    terms.some(term => term.decimal),
  );
