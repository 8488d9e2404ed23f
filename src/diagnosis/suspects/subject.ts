import type { Expr } from '../../expression/expression.ts';
import type { Points } from '../../tape/tape.ts';
import type { Derived } from './derived.ts';
import type { Attempt, Suspect } from './suspect.ts';

/** A question laid out for diagnosis: its derivations, and what else may have been done. */
export interface Subject {
  /** What was given, whole. */
  readonly of: Expr;
  readonly wrt: string;
  /** The right answer; as it comes out of the rules. */
  readonly right: Expr;
  readonly lines: readonly Line[];
  /** What comes of other tasks than the one that was set. */
  readonly tasks: () => Iterable<Attempt>;
  /** Derivations of the same, of which the function is written in another form: 2x eˣ + x² eˣ for x(x + 2) eˣ. */
  readonly inOtherForms?: () => readonly Line[];
  /** What comes of another task with a common mistake in it. */
  readonly tasksWithMistake?: () => Iterable<Attempt>;
  /** The right answer after every tidying of it, as it is written in the end last; none where it is written so already. */
  readonly tidied: () => readonly Expr[];
  /** What else an answer may be the right answer to. */
  readonly others: () => readonly Other[];
  /** What comes of one mistake made in each of several derivatives. */
  readonly repeated?: () => Iterable<Attempt>;
  /** The points at which answers are compared where they need not agree elsewhere: those of a curve. */
  readonly points?: Points;
}

/** The right answer as it is written in the end. */
export const written = ({ tidied, right }: Pick<Subject, 'tidied' | 'right'>): Expr => tidied().at(-1) ?? right;

/** The right answer to another question, and the sentence that says so. */
export interface Other {
  readonly is: Expr;
  readonly sentence: string;
}

/** One differentiation that the question needs. */
export interface Line {
  readonly problem: Derived;
  /** What its result becomes, one derivative after another: the answer last. Nothing where no answer comes of it. */
  readonly finished: (result: Expr) => readonly Expr[];
}

/** What went wrong in one differentiation as it comes out in the answer. */
export function* carriedOn({ finished }: Line, suspect: Suspect): Generator<Attempt> {
  const onTheWay = finished(suspect.answer);
  const answer = onTheWay.at(-1);
  if (answer) yield { ...suspect, answer, onTheWay: onTheWay.slice(0, -1) };
  else yield { onTheWay: [suspect.answer] };
}
