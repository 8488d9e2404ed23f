import { type Expr, isCall, negate } from '../expression/expression.ts';
import { knownOf } from '../expression/known.ts';
import { negated } from './exponents.ts';
import { type Product, readProduct, spelled } from './product.ts';

/** A sum taken apart: its terms in the order in which they stand, not yet collected. */
export type Sum = readonly Product[];

/** Of a sum of more terms than this the further ones are kept as they stand. */
const MOST_TERMS = 2000;

declare module '../expression/known.ts' {
  interface Known {
    /** The sum that the call stands for. */
    sum?: Sum;
  }
}

/** The sum that an expression stands for: nested sums and the signs before them taken apart; what is no sum is one term. */
export function readSum(e: Expr): Sum {
  if (e.kind !== 'call') return [readProduct(e)];
  const known = knownOf(e);
  known.sum ??= isCall(e, 'add') || isCall(e, 'negate') ? readTerms(e) : [readProduct(e)];
  return known.sum;
}

function readTerms(e: Expr): Sum {
  const terms: Product[] = [];
  const open: Signed[] = [{ node: e, negative: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (terms.length + open.length < MOST_TERMS && opened(next, open)) continue;
    const term = readProduct(next.node);
    terms.push(next.negative ? spelled(opposite(term), negate(next.node)) : term);
  }
  return terms;
}

interface Signed {
  readonly node: Expr;
  readonly negative: boolean;
}

/** Puts the parts of a sum or of a negation on the stack, the leftmost on top; false for any other node. */
function opened({ node, negative }: Signed, open: Signed[]): boolean {
  const sum = isCall(node, 'add');
  if (!sum && !isCall(node, 'negate')) return false;
  for (let i = node.args.length - 1; i >= 0; i--) {
    const arg = node.args[i];
    if (arg) open.push({ node: arg, negative: negative === sum });
  }
  return true;
}

/** The product with the other sign. */
export const opposite = ({ coefficient, decimal, reduces, factors }: Product): Product => ({
  coefficient: negated(coefficient),
  decimal,
  reduces,
  factors,
});
