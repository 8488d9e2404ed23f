import type { Certificate } from '../checking/certificate.ts';
import type { Derivation, Step } from '../derivation/step.ts';
import type { Expr } from '../expression/expression.ts';
import type { Question } from '../question.ts';
import type { Note, Spelling } from '../reading/reading.ts';

/** The kinds of differentiation beside the plain derivative. */
export const KINDS = [
  'derivative',
  'gradient',
  'jacobian',
  'hessian',
  'directional',
  'implicit',
  'parametric',
  'inverse',
  'first-principles',
  'logarithmic',
] as const;
export type Kind = (typeof KINDS)[number];

/** What is asked of a function, and in which way it is to be differentiated. */
export interface KindQuestion extends Question {
  /** `derivative` without it. */
  readonly kind?: Kind | undefined;
  /** The direction of a directional derivative: `3, 4`, `(3, 4)` or `[3, 4]`. */
  readonly along?: string | undefined;
  /** The variable that depends on the other in an equation: y without it. */
  readonly dependent?: string | undefined;
}

/** A result of any shape: one expression, a list of them (gradient), a list of rows (Jacobian, Hessian). */
export type Nested = Expr | readonly Nested[];

/** A line that states something: an equation or, without a left side, "= right" under the line before it. */
export interface Statement {
  readonly left?: Expr;
  readonly right: Nested;
  /** What is said beside it: "solve for dy/dx", "h cancels". */
  readonly reason: string;
  /** Why, in a sentence about this function's parts. */
  readonly because?: readonly (string | Expr)[];
}

/**
 * A part of the whole, in the order it is told: a derivation with its steps, lines that state how things combine, or the
 * tidying of the line before (`tidy` gives the steps).
 */
export type Part =
  | { readonly kind: 'derivation'; readonly derivation: Derivation; readonly heading?: string }
  | { readonly kind: 'statements'; readonly lines: readonly Statement[]; readonly heading?: string }
  | { readonly kind: 'tidying'; readonly steps: readonly Step[]; readonly heading?: string };

/** A differentiation of some kind, worked out: what page, terminal and API tell of it. */
export interface KindWorked {
  readonly kind: Kind;
  /** What was read: the function, each entry of a list, or both sides of an equation. */
  readonly read: readonly Expr[];
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
  readonly parts: readonly Part[];
  readonly result: Nested;
  readonly certificate: Certificate;
}
