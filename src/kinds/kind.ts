import type { Certificate, Numbers } from '../checking/certificate.ts';
import type { Derivation, Step } from '../derivation/step.ts';
import type { Expr } from '../expression/expression.ts';
import type { Definition } from '../expression/program.ts';
import type { Question } from '../question.ts';
import type { Note, Spelling } from '../reading/reading.ts';

/** The kinds of differentiation. */
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
  'tangent',
  'critical',
] as const;
/** A kind of differentiation, by the name it is asked for with. */
export type Kind = (typeof KINDS)[number];

/** What is asked of a function, and in which way it is to be differentiated. */
export interface KindQuestion extends Question {
  /** `derivative` without it. */
  readonly kind?: Kind | undefined;
  /** The direction of a directional derivative: `3, 4`, `(3, 4)` or `[3, 4]`. */
  readonly along?: string | undefined;
  /** The variable that depends on the other in an equation: y without it. */
  readonly dependent?: string | undefined;
  /** The letter of the result, where the derivative is to be written in terms of it. */
  readonly output?: string | undefined;
  /** Whether a derivative is told in every way that a teacher would offer. */
  readonly ways?: boolean | undefined;
}

/** A result of any shape: one expression, a list of them (gradient), a list of rows (Jacobian, Hessian). */
export type Nested = Expr | readonly Nested[];

/** Text with expressions in it: "divided by 2y". */
export type Words = string | readonly (string | Expr)[];

/**
 * A line that states something: an equation or, without a left side, "= right" under the line before it. A left side
 * alone opens what the lines under it go on with.
 */
export interface Statement {
  readonly left?: Expr;
  readonly right?: Nested;
  /** What stands in brackets beside the formula: a letter's meaning, what must not be 0. */
  readonly remark?: readonly (string | Expr)[];
  /** What is said beside it: "common factor", "divided by 2y"; '' where nothing is. */
  readonly reason: Words;
  /** Why, in a sentence about this function's parts. */
  readonly because?: readonly (string | Expr)[];
}

/** How a part stands among the others. */
interface Place {
  /** Stands above the part, as "Tidied" does. */
  readonly heading?: Words;
  /** How many places all its lines stand in: 4 for a sub-derivation of the line above it, 2 for whole equations. */
  readonly inset?: number;
}

/** One derivation with its steps and its tidying. */
export interface DerivationPart extends Place {
  readonly kind: 'derivation';
  readonly derivation: Derivation;
  /** What it finds, before the first line: ∂f/∂x. */
  readonly left?: Expr;
  /** Derivatives are written ∂/∂x[…]. */
  readonly partial?: boolean;
  /** More lines follow under it, so that it does not stand on one line. */
  readonly goesOn?: boolean;
  /** Names that no chain of it may use as its letter. */
  readonly taken?: readonly string[];
  /** Lines that go on from its result: the same with the name of a value that stands in it. */
  readonly further?: readonly Statement[];
}

/**
 * A part of the whole, in the order it is told: a derivation with its steps, lines that state how things combine, or the
 * tidying of the line before (`tidy` gives the steps).
 */
export type Part =
  | DerivationPart
  | (Place & {
      readonly kind: 'statements';
      readonly lines: readonly Statement[];
      /** Algebra of which only the last line is told briefly: an equation solved. */
      readonly algebra?: true;
    })
  | (Place & {
      readonly kind: 'tidying';
      readonly steps: readonly Step[];
      /** What the steps tidy, where every line names it: dy/dx. */
      readonly left?: Expr;
    });

/** A result written with names. */
export interface InNames {
  readonly body: Nested;
  readonly where: readonly Definition[];
}

/** A differentiation of some kind, worked out: what page, terminal and API tell of it. */
export interface KindWorked {
  readonly kind: Kind;
  /** What was read: the function, each entry of a list, or both sides of an equation. */
  readonly read: readonly Expr[];
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
  readonly parts: readonly Part[];
  /** The variables that were differentiated by, in order. */
  readonly wrt?: readonly string[];
  readonly result: Nested;
  /** The same in terms of its output, where that was asked for. */
  readonly inTerms?: Expr;
  /** The same in the names of a program's quantities, and what those stand for, in order. */
  readonly inNames?: InNames;
  readonly certificate: Certificate;
  /** The result's value at `at`, where every variable has one. */
  readonly value?: Numbers;
}
