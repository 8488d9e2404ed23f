import type { Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import type { Product } from './product.ts';
import { type Style, writeProduct } from './writing.ts';

/** The expression, or the shortest of the products if that is shorter; what could not be formed is undefined. */
export function shortest(e: Expr, candidates: readonly (Product | undefined)[], style: Style): Expr {
  const written = candidates.flatMap(candidate => (candidate ? [writeProduct(candidate, style)] : []));
  return written.reduce((best, candidate) => (treeSize(candidate) < treeSize(best) ? candidate : best), e);
}
