import { differentiate } from '../../derivation/differentiate.ts';
import { silently } from '../../derivation/silent.ts';
import { dependentOf, madeDependent, madePlain, withDerivative } from '../../expression/dependent.ts';
import { sidesOf } from '../../expression/equation.ts';
import { add, divide, type Expr, negate, ONE, ZERO } from '../../expression/expression.ts';
import { share } from '../../expression/sharing.ts';
import { postorder } from '../../expression/walk.ts';
import { successive } from './successive.ts';
import { tidiedSlope } from './tidied-slope.ts';

/** What is differentiated, and the variable that depends on the other. */
export interface Side {
  readonly left: Expr;
  readonly wrt: string;
  readonly y: string;
}

/** A curve left = right. */
export interface Curve extends Side {
  readonly right: Expr;
}

/** The slopes of the first orders, each the derivative of the one before it, as they are written in the end. */
export const slopesUpTo = (slope: Expr, order: number, curve: Curve): readonly Expr[] =>
  successive(slope, order - 1, last => tidiedSlope(differentiatedOn(last, slope, curve), slope));

/** A slope, and the so many after it, each the derivative of the one before it. */
export const slopesFrom = (e: Expr, slope: Expr, times: number, curve: Curve): readonly Expr[] =>
  successive(e, times, last => differentiatedOn(last, slope, curve));

/** d/dx along the curve, the slope put in for dy/dx. */
export const differentiatedOn = (e: Expr, slope: Expr, curve: Curve): Expr =>
  silently(withSlope(differentiate(share(madeDependent(e, curve.y, curve.wrt)), curve.wrt).result, slope, curve));

/** What was differentiated along the curve, with the slope put in for dy/dx, in plain x and y. */
export const withSlope = (result: Expr, slope: Expr, { y }: Curve): Expr =>
  madePlain(withDerivative(result, y, 1, slope));

/** The slope where both sides are equal, which is linear in it: −G(0)/(G(1) − G(0)) with G the difference of the sides; undefined where none stands in them. */
export function solvedFor(result: Expr, y: string, order: number): Expr | undefined {
  const [left, right] = sidesOf(result) ?? [];
  if (!left || !right || !postorder(result).some(node => isSlope(node, y, order))) return undefined;
  const difference = add(left, negate(right));
  const at = (slope: Expr): Expr => withDerivative(difference, y, order, slope);
  const atZero = at(ZERO);
  return divide(negate(atZero), add(at(ONE), negate(atZero)));
}

/** Whether a node is the derivative of y of this order. */
export function isSlope(node: Expr, y: string, order: number): boolean {
  const quantity = dependentOf(node);
  return quantity?.name === y && quantity.order === order;
}
