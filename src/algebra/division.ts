import type { Expr } from '../expression/expression.ts';
import { isCall } from '../expression/expression.ts';
import { type Factor, isUnit, UNIT } from './exponents.ts';
import { collected, sameKernel } from './like-terms.ts';
import { mergedTerms } from './merging.ts';
import { type Product, productOf } from './product.ts';
import { isWritable, type Rational } from './rational.ts';
import { readSum, type Sum } from './sum.ts';
import { type Style, writeSum } from './writing.ts';

/** A division that needs more steps than this is given up, as are sums of more terms. */
const MOST_STEPS = 24;
const MOST_BRACKETS = 6;

/** The sum q with q · divisor = dividend, by long division over the kernels; undefined where there is a remainder. */
function exactQuotient(dividend: Sum, divisor: Sum, style: Style): Sum | undefined {
  if (dividend.length > MOST_STEPS || divisor.length > dividend.length) return undefined;
  const kernels = kernelsOf(divisor);
  const lead = leading(mergedTerms(divisor, style), kernels);
  const quotient: Product[] = [];
  let rest: Sum = mergedTerms(dividend, style);
  while (lead && rest.length > 0 && quotient.length < MOST_STEPS) {
    const first = leading(rest, kernels);
    const next = first && termQuotient(first, lead);
    const left = next && lessMultiple(rest, divisor, next, style);
    if (!next || !left || !isWritable(next.coefficient)) return undefined;
    quotient.push(next);
    rest = left;
  }
  return rest.length === 0 ? quotient : undefined;
}

/** What is left when a multiple of the divisor is taken away. */
function lessMultiple(rest: Sum, divisor: Sum, by: Product, style: Style): Sum | undefined {
  const taken = divisor.map(term => minusProduct(by, term));
  return collected([...rest, ...mergedTerms(taken, style)]);
}

function kernelsOf(sum: Sum): readonly Expr[] {
  const found: Expr[] = [];
  for (const { base } of sum.flatMap(term => term.factors)) if (!found.some(k => sameKernel(k, base))) found.push(base);
  return found;
}

const exponentIn = (term: Product, kernel: Expr): Rational | undefined =>
  term.factors.find(({ base }) => sameKernel(base, kernel))?.exponent;

/** The term that stands first in lexicographic order of its exponents. */
const leading = (sum: Sum, kernels: readonly Expr[]): Product | undefined =>
  sum.reduce<Product | undefined>((best, term) => (best && order(best, term, kernels) >= 0 ? best : term), undefined);

function order(a: Product, b: Product, kernels: readonly Expr[]): number {
  for (const kernel of kernels) {
    const difference = (exponentIn(a, kernel)?.valueOf() ?? 0) - (exponentIn(b, kernel)?.valueOf() ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** a/b where no power of b is higher than the one in a. */
function termQuotient(a: Product, b: Product): Product | undefined {
  if (b.coefficient.n === 0n) return undefined;
  const factors = [...a.factors];
  for (const { base, exponent } of b.factors) {
    const i = factors.findIndex(factor => sameKernel(factor.base, base));
    const factor = factors[i];
    if (!factor || factor.exponent.compare(exponent) < 0) return undefined;
    factors[i] = { base, exponent: factor.exponent.sub(exponent) };
  }
  return productOf(
    a.coefficient.div(b.coefficient),
    factors.filter(({ exponent }) => exponent.n !== 0n),
    a.decimal,
  );
}

const minusProduct = (a: Product, b: Product): Product =>
  productOf(a.coefficient.mul(b.coefficient).neg(), [...a.factors, ...b.factors], a.decimal || b.decimal);

/** The product with a bracket on one side of the fraction bar divided by one on the other: (x² − 1)/(x + 1) = x − 1. */
export function bracketsDivided(p: Product, style: Style): Product | undefined {
  const brackets = p.factors.filter(({ base }) => isCall(base, 'add'));
  if (brackets.length < 2 || brackets.length > MOST_BRACKETS) return undefined;
  for (const big of brackets) {
    if (!isUnit(big.exponent.abs())) continue;
    for (const small of brackets.filter(({ exponent }) => exponent.d === 1n && exponent.s !== big.exponent.s)) {
      const quotient = exactQuotient(readSum(big.base), readSum(small.base), style);
      if (quotient) return withQuotient(p, big, small, writeSum(quotient, style));
    }
  }
  return undefined;
}

function withQuotient(p: Product, big: Factor, small: Factor, quotient: Expr): Product {
  const factors = p.factors.flatMap(factor => {
    if (factor === big) return [{ base: quotient, exponent: big.exponent }];
    if (factor !== small) return [factor];
    return [{ base: small.base, exponent: small.exponent.add(big.exponent.s < 0n ? UNIT.neg() : UNIT) }];
  });
  return productOf(
    p.coefficient,
    factors.filter(({ exponent }) => exponent.n !== 0n),
    p.decimal,
  );
}
