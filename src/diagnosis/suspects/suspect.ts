import type { Bindings, Step } from '../../derivation/step.ts';
import type { Expr } from '../../expression/expression.ts';
import type { Mistake } from '../../rules/mistake.ts';

/** One mistake made in one problem. */
export interface Made {
  readonly mistake: Mistake;
  /** The part of the function (or of the result) at which it happens. */
  readonly at: Expr;
  /** What the letters of the row stand for there. */
  readonly bindings: Bindings;
  /** The variable of the derivative in which it happens. */
  readonly wrt: string;
  /** The rule applications that went wrong; none where the function was rewritten or another task was done. */
  readonly steps: readonly Step[];
  /** How many rules lie around the place; 0 for the outermost, and for what happens to the whole. */
  readonly depth: number;
  /** The rule applications that another task does without: of the second derivative where the first is given. */
  readonly undone?: readonly Step[];
  /** The part was not given: a rule brought it, as x ln(x) for xˣ. */
  readonly unseen?: true;
}

/** An answer that mistakes lead to: one at one place or at several, or two together. */
export interface Suspect {
  readonly made: readonly Made[];
  /** The derivative as it comes out. */
  readonly answer: Expr;
  /** What was differentiated on to come to it. */
  readonly onTheWay?: readonly Expr[];
}

/** Mistakes that lead to no answer: what came of them cannot be differentiated on, or is too long. */
interface DeadEnd {
  readonly made?: undefined;
  /** What came of them. */
  readonly onTheWay: readonly Expr[];
}

/** What looking for suspects comes upon; either costs the same work. */
export type Attempt = Suspect | DeadEnd;
