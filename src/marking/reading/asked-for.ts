/** What is asked for, as far as it tells how an answer is to be read. */
export interface AskedFor {
  /** Whether it is a list: a vector, or a matrix as a list of its rows. */
  readonly isNested: boolean;
  /** How many entries, or rows, the list has. */
  readonly size?: number | undefined;
  /** How many columns a matrix has; undefined for a vector. */
  readonly columns?: number | undefined;
  /** Which derivative; the first without it. */
  readonly order?: number | undefined;
  /** The letter below the bar of dy/dx: the variable, and of a curve given by a parameter its x. */
  readonly by?: string | undefined;
  /** The variables, in order. */
  readonly wrt?: readonly string[];
  /** The point at which it is taken: the value of the variable; undefined where the formula is asked for. */
  readonly at?: number | undefined;
  /** Whether it is the slope of a curve, which has one formula on each branch. */
  readonly isOnCurve?: boolean;
  /** The letters of the question. */
  readonly known?: ReadonlySet<string>;
}

/** No letters are known. */
export const NO_LETTERS: ReadonlySet<string> = new Set();
