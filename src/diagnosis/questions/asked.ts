import type { Expr } from '../../expression/expression.ts';
import type { Program } from '../../expression/program.ts';

/** What the answers that are diagnosed answer: the derivative of a function, or the slope of a curve. */
export type Asked = AskedDerivative | AskedMixed | AskedProgram | AskedDirectional | AskedImplicit | AskedParametric;

/** The derivative of f; of a partial derivative, a gradient's or Jacobian's entry as well. */
export interface AskedDerivative {
  readonly kind: 'derivative';
  readonly f: Expr;
  readonly wrt: string;
  readonly order: number;
}

/** The derivative of f by one variable after another: of a mixed second derivative, an entry of a Hessian. */
export interface AskedMixed {
  readonly kind: 'mixed';
  readonly f: Expr;
  readonly by: readonly string[];
}

/** The derivative of a program's output. */
export interface AskedProgram {
  readonly kind: 'program';
  readonly program: Program;
  readonly wrt: string;
  readonly order: number;
}

/** The slope of f in the direction `along`, an entry for each variable. */
export interface AskedDirectional {
  readonly kind: 'directional';
  readonly f: Expr;
  readonly wrt: readonly string[];
  readonly along: readonly Expr[];
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
