import type { Expr } from '../expression/expression.ts';

/** What two engines that know nothing of each other say of one derivative. */
export interface Certificate {
  /** null: too few usable points, and `why` says so. */
  readonly agrees: boolean | null;
  /** How many points could be compared. */
  readonly points: number;
  /** The largest relative difference |formula − tape| / max(1, |tape|) over them. */
  readonly worst: number;
  readonly why?: string;
  /** What was put in the place of unknown functions: "f = sin, g = exp". */
  readonly standIns?: string;
  /** One of the points, to show: the one that failed, else the plainest. */
  readonly shown?: Comparison;
  /** Of several derivatives at once: all of them at one point. */
  readonly entries?: EntryComparison;
  /** What doubles left open and 64 digits may settle: the certificate agrees once all of it does. */
  readonly open?: readonly Claim[];
  /** The third witness, when it was asked: the printed formula evaluated with 64 digits. */
  readonly witness?: Witness;
}

/** A formula for ∂f/∂wrt. */
export interface Claim {
  readonly f: Expr;
  readonly wrt: string;
  readonly formula: Expr;
}

/** Formula and tape at one point. */
export interface Comparison {
  readonly at: Readonly<Record<string, number>>;
  readonly formula: number;
  readonly tape: number;
}

/** A number, a list of them, or rows. */
export type Numbers = number | readonly Numbers[];

/** The entries of a gradient or a matrix at one point, by the formulas and by one reverse sweep of the tape a row. */
export interface EntryComparison {
  readonly at: Readonly<Record<string, number>>;
  readonly formula: Numbers;
  readonly tape: Numbers;
}

/** A value with 64 digits at the shown point; `agrees` null where it could not be computed (`why`). */
export interface Witness {
  readonly digits: string;
  readonly agrees: boolean | null;
  readonly why?: string;
}
