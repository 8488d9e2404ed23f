import { isWhole } from '../algebra/exponents.ts';
import { inFamily } from '../algebra/function-families.ts';
import type { Product } from '../algebra/product.ts';
import { shortest } from '../algebra/shortest.ts';
import { asOneFraction } from '../algebra/simplest.ts';
import { readSum, type Sum } from '../algebra/sum.ts';
import type { Style } from '../algebra/writing.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';

/** Longer expressions are not written as one fraction. */
const LONGEST = 600;

/** The expression as one fraction of polynomials in its letters, roots and functions, where that is shorter. */
export function oneFraction(e: Expr, style: Style): Expr {
  if (treeSize(e) > LONGEST || !mayCancel(readSum(e))) return e;
  return shortest(e, asOneFraction(e, style), style);
}

/** Whether there are brackets or terms that may cancel: one with a denominator or a root, or functions that have identities. */
function mayCancel(terms: Sum): boolean {
  const brackets = terms.some(hasBracket);
  return (terms.length > 1 || brackets) && terms.some(term => term.factors.some(meetsOthers));
}

const hasBracket = (term: Product): boolean => term.factors.some(({ base }) => isCall(base, 'add'));

const meetsOthers = ({ base, exponent }: Product['factors'][number]): boolean =>
  exponent.s < 0n || !isWhole(exponent) || inFamily(base);
