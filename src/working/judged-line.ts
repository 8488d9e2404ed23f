import type { DomainDifference, Witness } from '../agreement/agreement.ts';
import type { NamedMistake } from '../marking/verdict.ts';
import { whole } from '../reading/complaints.ts';
import type { Complaint } from '../reading/reading.ts';
import type { SoFar } from './so-far.ts';

/** What is said of one line of a student's derivation. */
export interface JudgedLine {
  readonly text: string;
  /** `carried forward`: wrong, but it follows from the wrong line before it. */
  readonly verdict: 'right' | 'wrong' | 'carried forward' | 'not a step';
  /** The rules that lead to it from the line before. */
  readonly did: readonly string[];
  /** The first to be believed first; each explains the line alone, but where they were made together. */
  readonly mistakes: readonly NamedMistake[];
  readonly together?: true;
  /** Where no mistake fits: what can be said all the same. */
  readonly hint?: string;
  /** The same where it would give the answer away, with that kept back. */
  readonly clue?: string;
  readonly witness?: Witness;
  /** Where it has no value, and what it ought to be has one. */
  readonly domain?: DomainDifference;
  /** Why it, or a part of it, could not be read or is no step. */
  readonly complaint?: Complaint;
}

/** What is said of a line, or of one statement in it. */
export type Said = Omit<JudgedLine, 'text'>;

/** A statement judged, and what is known after it. */
export interface Step<After = SoFar> {
  readonly said: Said;
  readonly after: After;
}

/** A statement that says nothing about the derivative, with the reason where that is not plain to see. */
export const notAStep = <After>(after: After, complaint?: Complaint): Step<After> => ({
  said: { verdict: 'not a step', did: [], mistakes: [], ...(complaint && { complaint }) },
  after,
});

const UNDECIDED = 'This line could not be decided: ';

/** A statement of which it cannot be told whether it is right. */
export const notDecided = (text: string, why: string, after: SoFar): Step =>
  notAStep(after, whole(text, `${UNDECIDED}${why}`));

/** What is said of several statements in one line: the worst of it, and why any of them is no step. */
export function saidTogether(said: readonly Said[]): Said {
  const worst = WORST_FIRST.flatMap(verdict => said.find(each => each.verdict === verdict) ?? [])[0];
  if (!worst) return { verdict: 'not a step', did: [], mistakes: [] };
  const complaint = worst.verdict === 'wrong' ? undefined : said.find(each => each.complaint)?.complaint;
  const did = [...new Set(said.filter(({ verdict }) => verdict === worst.verdict).flatMap(each => each.did))];
  return { ...worst, did, ...(complaint && { complaint }) };
}

const WORST_FIRST = ['wrong', 'carried forward', 'right', 'not a step'] as const;
