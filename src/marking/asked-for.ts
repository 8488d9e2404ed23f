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
  /** The variables, in order. */
  readonly wrt?: readonly string[];
  /** The letters of the question. */
  readonly known?: ReadonlySet<string>;
}

/** No letters are known. */
export const NO_LETTERS: ReadonlySet<string> = new Set();
