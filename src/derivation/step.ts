import type { Expr } from '../expression/expression.ts';

/**
 * One application of one rule. The derivation is a tree of these, and the answer is the root's `result`: nothing is
 * computed twice, so steps and answer cannot disagree.
 */
export interface Step {
  /** The id of the rule (rules/): 'product', 'chain:sin', 'tidy:like-terms', … */
  readonly rule: string;
  /** What the rule was applied to: for a rule of differentiation the function inside d/dx[…]. */
  readonly of: Expr;
  /** What the rule's letters stand for here. */
  readonly bindings: Bindings;
  /** The right side of the rule with its derivatives still standing as calls of `derivative`. */
  readonly applied: Expr;
  /** One step for each derivative standing in `applied`, in order of first appearance. */
  readonly substeps: readonly Step[];
  /** `applied` with every derivative replaced by its substep's result. */
  readonly result: Expr;
}

/** Letters of a rule and what they stand for; a letter with an ellipsis stands for several parts. */
export type Bindings = Readonly<Record<string, Expr | readonly Expr[]>>;

/**
 * One differentiation: the steps, then the tidying of their result, a whole line each (`of` is the line before,
 * `result` the line after; no bindings, no substeps). `result` is the last line, whatever it took.
 */
export interface Derivation {
  readonly of: Expr;
  readonly wrt: string;
  readonly differentiation: Step;
  readonly tidying: readonly Step[];
  readonly result: Expr;
}
