import { same } from '../expression/equality.ts';
import { divide, type Expr, isCall, multiply } from '../expression/expression.ts';
import { rebuild } from '../expression/walk.ts';

/**
 * An expression with the factors behind a division by a number below the bar, −2x/(2y) for −2x/2y; undefined where it has
 * no such division.
 */
export function factorsBelow(e: Expr): Expr | undefined {
  const below = rebuild(e, withFactorsBelow);
  return same(below, e) ? undefined : below;
}

function withFactorsBelow(node: Expr): Expr {
  if (!isCall(node, 'multiply')) return node;
  const [quotient, ...factors] = node.args;
  const [above, number] = quotient && isCall(quotient, 'divide') ? quotient.args : [];
  if (!above || number?.kind !== 'number' || factors.length === 0) return node;
  return divide(above, multiply(number, ...factors));
}
