import { rowOfBrackets } from '../diagnosis/left-out-brackets.ts';
import { strictText } from '../expression/strict.ts';
import { mathText } from '../notation/math-text.ts';
import type { Note } from '../reading/reading.ts';
import type { Stretch } from './outside-brackets.ts';
import type { NamedMistake, Verdict } from './verdict.ts';

/** A value as it may have been meant, where what was typed can be read in two ways. */
export interface Otherwise {
  /** The value, typed so that it is read this way: e^(4x) for e^4x. */
  readonly typed: string;
  /** The whole answer with that in its place. */
  readonly answer: string;
}

/** The other ways to type what stands at a stretch of an answer: with brackets, with x·5 or x^5 for the name x5. */
export function typedOtherwise(
  text: string,
  { start, end }: Stretch,
  notes: readonly Note[],
  known: ReadonlySet<string>,
): readonly Otherwise[] {
  const part = text.slice(start, end);
  const others = [withProducts(part, known), ...notes.flatMap(({ instead }) => instead ?? []), withSumBelow(part)];
  return others
    .filter(other => other !== part && signsOnly(other) === signsOnly(part))
    .map(other => ({ typed: other.trim(), answer: text.slice(0, start) + other + text.slice(end) }));
}

/** x5 as x*5 where x is a letter of the question and x5 is none. */
const withProducts = (part: string, known: ReadonlySet<string>): string =>
  part.replace(/(?<![\p{L}\d_\\])(\p{L})(\d+)/gu, (name: string, letter: string, digits: string) =>
    known.has(letter) && !known.has(name) ? `${letter}*${digits}` : name,
  );

/** 1/(x^2 + 1) for 1/x^2 + 1: all that stands behind the only fraction bar below it. */
const withSumBelow = (part: string): string =>
  part.replace(/^([^/]*)\/([^/]*[^/(^*\s]\s*[+-][^/]*)$/, (whole: string, above: string, below: string) =>
    isBalanced(above) && isBalanced(below) ? `${above}/(${below.trim()})` : whole,
  );

const isBalanced = (text: string): boolean => text.split('(').length === text.split(')').length;

/** A text without what another way of typing it adds. */
const signsOnly = (text: string): string => text.replace(/[\s(){}*^]/g, '');

/**
 * A wrong answer in which no mistake is seen, looked at as it may have been meant: a mistake of that reading is told with
 * what was meant before it. One that is right then stays wrong, for it is marked as it stands, and is told how to be typed.
 */
export function meantOtherwise(
  verdict: Verdict,
  others: readonly Otherwise[],
  look: (answer: string) => Verdict | undefined,
): Verdict {
  if (verdict.verdict !== 'wrong' || verdict.mistakes.length > 0 || !('kind' in verdict.answer)) return verdict;
  const { hint, clue, ...wrong } = verdict;
  for (const { typed, answer } of others) {
    const meant = look(answer);
    if (meant?.verdict === 'correct')
      return { ...wrong, mistakes: [wronglyTyped(mathText(verdict.answer), typed, meant)] };
    if (meant?.verdict !== 'wrong' || meant.mistakes.length === 0) continue;
    const { rules, together } = meant;
    const mistakes = meant.mistakes.map((each, i) => (i === 0 ? ifMeant(typed, each) : each));
    return { ...wrong, mistakes, ...(rules && { rules }), ...(together && { together }) };
  }
  return verdict;
}

const ifMeant = (typed: string, mistake: NamedMistake): NamedMistake => ({
  ...mistake,
  feedback: `If you meant ${typed}: ${mistake.feedback}`,
  clue: `If you meant ${typed}: ${mistake.clue}`,
});

type Correct = Extract<Verdict, { readonly verdict: 'correct' }>;

function wronglyTyped(read: string, typed: string, { answer }: Correct): NamedMistake {
  const { id, name, clue } = rowOfBrackets();
  const at = 'kind' in answer ? strictText(answer) : typed;
  return { id, name, at, feedback: `As typed this is ${read}. Typed ${typed} it is right.`, clue };
}
