import type { Expr } from '../expression/expression.ts';
import type { Point } from '../tape/gradient.ts';
import type { Points } from '../tape/tape.ts';
import type { DigitBudget } from './digit-budget.ts';
import type { Side } from './side.ts';
import type { Special } from './special-points.ts';

/** The points that numbers mark. */
export type Marked = (numbers: readonly number[]) => Points | undefined;

/** Where expressions in these variables meet. */
export interface Meeting {
  readonly names: readonly string[];
  /** Whether a problem allows a point; all points that are given here it allows. */
  readonly isAllowed: (at: Point) => boolean;
  /** The first few of the usual points. */
  readonly first: Points;
  /** The other usual points. */
  readonly others: Points;
  /** Blocks of further points, for narrow domains. */
  readonly search: () => readonly Points[];
  /** Points beyond all of these, for parts that hide there. */
  readonly furthest: () => Points;
  /** Points about numbers that are written in the two, from the largest on; undefined where these mark none. */
  readonly about: Marked;
  /** Points close to them. */
  readonly close: Marked;
  /**
   * Where what is 0 at special places is so, and points there, beside and between them; undefined where there are
   * no such places.
   */
  readonly special: (expressions: readonly Expr[]) => Special | undefined;
}

/** What may be spent on a pair. */
export interface Means {
  /** What 64 digits may still cost. */
  readonly digits: DigitBudget;
  /** Whether special places are looked for. */
  readonly isSearched: boolean;
}

/** Two expressions on their way through the stages. */
export interface Pair extends Means {
  readonly expected: Side;
  readonly answer: Side;
  readonly meeting: Meeting;
}
