import type { Bindings, Step } from '../derivation/step.ts';
import type { Expr } from '../expression/expression.ts';
import type { Mistake } from '../rules/mistake.ts';

/** An answer that a mistake leads to, and where it was made. */
export interface Suspect {
  readonly mistake: Mistake;
  /** The part of the function (or of the result) at which it happens. */
  readonly at: Expr;
  /** What the letters of the row stand for there. */
  readonly bindings: Bindings;
  /** The derivative as it comes out. */
  readonly answer: Expr;
  /** The rule applications that went wrong; none where the function was rewritten or another task was done. */
  readonly steps: readonly Step[];
}
