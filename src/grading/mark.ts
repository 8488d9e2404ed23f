/** A mistake by its place in the table and its name. */
export interface MadeMistake {
  readonly id: string;
  readonly name: string;
}

/** What an answer may come to; `unmarked` is left to a person, `superseded` is answered again in a later row. */
export const MARK_VERDICTS = ['correct', 'wrong', 'undecided', 'unreadable', 'unmarked', 'superseded'] as const;

/** What grading says of one answer: plain data that passes between threads. */
export interface Mark {
  readonly verdict: (typeof MARK_VERDICTS)[number];
  /** The part of the points earned, 0 to 1; absent where a person has to decide. */
  readonly share?: number;
  readonly mistakes: readonly MadeMistake[];
  /** To the student; empty where there is nothing to say. */
  readonly feedback: string;
  /** The answer as it was understood, in strict text; empty where it could not be read. */
  readonly readAs: string;
}

/** A mark without a score, and why there is none. */
export const withoutScore = (
  verdict: 'undecided' | 'unreadable' | 'unmarked' | 'superseded',
  feedback: string,
): Mark => ({
  verdict,
  mistakes: [],
  feedback,
  readAs: '',
});
