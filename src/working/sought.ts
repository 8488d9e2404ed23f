import { same } from '../expression/equality.ts';
import { type Expr, isCall, symbol } from '../expression/expression.ts';
import { standingIn } from '../marking/standing.ts';
import type { Side } from './line-meaning.ts';
import { meant } from './meanings.ts';
import { isSame, type SoFar } from './so-far.ts';

/*
 * What a side names: the function, the derivative that is sought, y″, each by its name or as what is to be differentiated.
 */

/** How often a derivative is taken by the variable, and of what: y″ twice of y. */
function nested(typed: Expr, wrt: string): { readonly times: number; readonly of: Expr } {
  let [of, times] = [typed, 0];
  for (; isCall(of, 'derivative'); times++) {
    const [inside, by] = of.args;
    if (!inside || !by || !same(by, symbol(wrt))) break;
    of = inside;
  }
  return { of, times };
}

/**
 * The order of the derivative of the function that a side names: 1 of y′ and d/dx(x²), 2 of y″, of dv/dt where v is y′, and
 * of d/dx(2x + 1) once a line has said that y′ is 2x + 1. Undefined of a side that names none.
 */
export function orderSought({ typed }: Side, soFar: SoFar): number | undefined {
  const { f, wrt, meanings, slopeNames } = soFar;
  const { of, times } = nested(typed, wrt);
  const named = of.kind === 'symbol' ? slopeNames.get(of.name) : undefined;
  if (named !== undefined) return named + times;
  if (times === 0 || standingIn(of).length > 0) return undefined;
  const whole = meant(of, meanings);
  if (same(whole, f) || isSame(whole, f)) return times;
  return isLastLine(whole, soFar) ? times + 1 : undefined;
}

/** Whether an expression is the sum that the last line has for the derivative; a product may as well be a part of the function. */
const isLastLine = (e: Expr, { before, hasBegun }: SoFar): boolean => hasBegun && isCall(e, 'add') && same(e, before);

/** Whether a side stands for the derivative that is sought, as a name or as what is to be differentiated. */
export const isSought = (side: Side, soFar: SoFar): boolean => orderSought(side, soFar) === 1;
