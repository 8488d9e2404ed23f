import type { Expr } from '../expression/expression.ts';

/** What the answers that are diagnosed answer: the derivative of a function, or the slope of a curve. */
export type Asked = AskedDerivative | AskedImplicit | AskedParametric;

/** The derivative of f; of a partial derivative, a gradient's or Jacobian's entry as well. */
export interface AskedDerivative {
  readonly kind: 'derivative';
  readonly f: Expr;
  readonly wrt: string;
  readonly order: number;
}

/**
 * The slope of y on the curve left = right, in x and y, or a further derivative; without a right side the derivative of
 * `left` by x, in which the answer writes `dydx` for the slope.
 */
export interface AskedImplicit {
  readonly kind: 'implicit';
  readonly left: Expr;
  readonly right?: Expr;
  readonly wrt: string;
  readonly dependent: string;
  /** 1 without it. */
  readonly order?: number;
}

/** dy/dx of the curve x(t), y(t), or a further derivative. */
export interface AskedParametric {
  readonly kind: 'parametric';
  readonly x: Expr;
  readonly y: Expr;
  readonly wrt: string;
  readonly order: number;
}
