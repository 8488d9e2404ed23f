import type { Factor } from '../algebra/exponents.ts';
import { areRelated } from '../algebra/function-families.ts';
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
  const short = shortest(e, asOneFraction(e, style), style);
  return short;
}

/** Whether there is something that may cancel: brackets, or terms with denominators or functions that know each other. */
function mayCancel(terms: Sum): boolean {
  const factors = terms.flatMap(term => term.factors);
  if (terms.length > 1)
    return (
      factors.some(isFractionOrBracket) ||
      factors.some(factor => factors.some(other => areRelated(factor.base, other.base)))
    );
  const brackets = factors.filter(({ base }) => isCall(base, 'add'));
  return brackets.length > 1 || brackets.some(({ base }) => mayCancel(readSum(base)));
}

const isFractionOrBracket = ({ base, exponent }: Factor): boolean => exponent.s < 0n || isCall(base, 'add');
