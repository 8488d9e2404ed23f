import { type Call, call, type Expr } from './expression.ts';

/*
 * An equation: two sides that are equal. It can be differentiated, both sides at once, and told; it has no value and
 * stands in no other expression.
 */

/** The operation of `equation`. */
export const EQUATION = 'equals';

/** left = right. */
export const equation = (left: Expr, right: Expr): Call => call(EQUATION, left, right);

/** Both sides of an equation; undefined for everything else. */
export function sidesOf(e: Expr): readonly [Expr, Expr] | undefined {
  const [left, right] = e.kind === 'call' && e.op === EQUATION ? e.args : [];
  return left && right ? [left, right] : undefined;
}
