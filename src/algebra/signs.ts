import { type Expr, isCall, negate } from '../expression/expression.ts';

/** −e without a double minus: the opposite of −a is a. */
export const opposite = (e: Expr): Expr => (isCall(e, 'negate') ? (e.args[0] ?? e) : negate(e));

/** The expression without the minus before it, if there is one. */
export const unsigned = (e: Expr): Expr => (isCall(e, 'negate') ? (e.args[0] ?? e) : e);
