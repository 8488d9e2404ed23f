import type { DomainDifference, Witness } from '../agreement/agreement.ts';
import type { RulesRight } from '../diagnosis/rules-right.ts';
import type { Nested } from '../kinds/kind.ts';
import type { Complaint, Note } from '../reading/reading.ts';
import type { Said } from './forms.ts';
import type { ClaimedValue } from './reading/claimed-value.ts';

/** A mistake named in a wrong answer. */
export interface NamedMistake {
  /** Of the table of mistakes: D16. */
  readonly id: string;
  readonly name: string;
  /** The part of the function at which it happened, as strict text. */
  readonly at: string;
  /** One or two sentences to the student about this function. */
  readonly feedback: string;
  /** The same without the answer: where to look. */
  readonly clue: string;
}

/** What is found in a wrong answer. */
export interface Found {
  /** The first to be believed first; none where no mistake of the table fits. */
  readonly mistakes: readonly NamedMistake[];
  /** The mistakes were made together; without it each explains the answer alone. */
  readonly together?: true;
  /** How many of the rule applications are right in spite of the mistakes; absent where no mistake is named. */
  readonly rules?: RulesRight;
  /** Where no mistake fits: what can be said all the same, "off by the factor 2". */
  readonly hint?: string;
  /** What is said instead of the hint where the answer is not to be given away; the hint itself without one. */
  readonly clue?: string;
}

/** What is found in one entry of a list. */
interface FoundInEntry extends Found {
  readonly entry: readonly number[];
}

/** The answer as it was read. */
interface AsRead {
  readonly answer: Nested;
  readonly notes: readonly Note[];
  /** All that is claimed, where that is more than one value: both of ±, those joined by "or", pieces with conditions. */
  readonly claimed?: readonly ClaimedValue[];
  /** What is said of what stands beside the value: another derivative that is wrong, a left side that names another thing. */
  readonly beside?: Said;
}

/** What is said of one answer. */
export type Verdict =
  | (AsRead & {
      readonly verdict: 'correct';
      /** Whether it needed no sampling. */
      readonly proved: boolean;
      /** What it lacks, behind "right, but": the form that was asked for, or a part of the domain; absent where nothing is. */
      readonly missing?: Said;
      /** Where answer and expected result are not both real. */
      readonly domain?: DomainDifference;
      /** The branch of the curve on which alone it is right: "cos(y) > 0". */
      readonly branch?: Said;
    })
  | (AsRead &
      Found & {
        readonly verdict: 'wrong';
        /** A point at which the two differ; absent where another is the fault (shape, domain, letters of no meaning here). */
        readonly witness?: Witness;
        /** Of a list, which is wrong: the index in a vector, row and column in a matrix, from 0; absent where all of it is. */
        readonly entry?: readonly number[];
        /** Every wrong entry, where there are several: what is told is of `entry`, the first of them. */
        readonly entries?: readonly (readonly number[])[];
        /** What is found in further wrong entries, at most two. */
        readonly furtherEntries?: readonly FoundInEntry[];
        readonly domain?: DomainDifference;
      })
  | (AsRead & { readonly verdict: 'undecided'; readonly why: string })
  | {
      readonly verdict: 'unreadable';
      readonly complaint: Complaint;
      /** Nothing has been answered: "?", "idk". */
      readonly isUnanswered?: true;
    };
