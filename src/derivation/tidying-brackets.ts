import { dividedTerms } from '../algebra/common-factor.ts';
import { denominator } from '../algebra/denominators.ts';
import { type Factor, isUnit } from '../algebra/exponents.ts';
import { collected } from '../algebra/like-terms.ts';
import { merged, mergedTerms } from '../algebra/merging.ts';
import { multipliedOut } from '../algebra/multiplying-out.ts';
import { type Product, productOf } from '../algebra/product.ts';
import { readSum } from '../algebra/sum.ts';
import { type Style, writeProduct, writeSum } from '../algebra/writing.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';

/** Brackets of more terms are not put over one denominator. */
const MOST_TERMS = 8;

/**
 * A bracket of fractions over one denominator, where that cancels against what stands beside it and so becomes shorter:
 * x²(2/x + 1 − 1/(x + 1))/(x + 1) = x²(x² + 2x + 2)/(x(x + 1)²), which cancels on the next line.
 */
export function bracketOverOne(e: Expr, style: Style): Expr {
  const [term, ...more] = readSum(e);
  const bracket = more.length === 0 ? term?.factors.find(isBracketOfFractions) : undefined;
  const over = term && bracket && overOne(term, bracket, style);
  if (!over) return e;
  const cancelled = merged(over, 'any side', style) ?? over;
  return treeSize(writeProduct(cancelled, style)) < treeSize(e)
    ? writeProduct(merged(over, 'same side', style) ?? over, style)
    : e;
}

const isBracketOfFractions = ({ base, exponent }: Factor): boolean =>
  isCall(base, 'add') && isUnit(exponent) && denominator(readSum(base)).factors.length > 1;

function overOne(term: Product, bracket: Factor, style: Style): Product | undefined {
  const terms = mergedTerms(readSum(bracket.base), style);
  if (terms.length > MOST_TERMS) return undefined;
  const part = denominator(terms);
  const top = dividedTerms(terms, part);
  const open = multipliedOut(top, style) ?? top;
  const factors = term.factors.flatMap(factor =>
    factor === bracket ? [{ ...bracket, base: writeSum(collected(open) ?? open, style) }, ...part.factors] : [factor],
  );
  return productOf(term.coefficient, factors, term.decimal);
}
