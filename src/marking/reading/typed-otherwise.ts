import { rowOfBrackets } from '../../diagnosis/left-out-brackets.ts';
import { strictText } from '../../expression/strict.ts';
import { mathText } from '../../notation/math-text.ts';
import type { Note } from '../../reading/reading.ts';
import type { Found, NamedMistake, Verdict } from '../verdict.ts';
import type { Stretch } from './outside-brackets.ts';

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

/** What is said of another way to type an answer, and in which ways that can be read in its turn. */
interface Look {
  readonly verdict: Verdict;
  readonly otherwise: readonly Otherwise[];
}

/** So many ways to type an answer are looked at. */
const MOST = 5;

/**
 * A wrong answer, looked at as it may have been meant. One that is right then stays wrong, for it is marked as it stands,
 * and is told how to be typed; where no mistake is seen as it stands, one of another reading is told with what was meant.
 */
export function meantOtherwise(
  verdict: Verdict,
  others: readonly Otherwise[],
  look: (answer: string) => Look | undefined,
): Verdict {
  if (verdict.verdict !== 'wrong' || !('kind' in verdict.answer) || isAboutTyping(verdict)) return verdict;
  const { hint, clue, rules: _, together: __, ...wrong } = verdict;
  const meant = lookedAt(others, look);
  const right = meant.find(each => each.verdict.verdict === 'correct');
  if (right) return { ...wrong, mistakes: [wronglyTyped(mathText(verdict.answer), right)] };
  const named = verdict.mistakes.length > 0 ? undefined : meant.find(isNamed);
  return named ? { ...wrong, ...foundIn(named) } : verdict;
}

/** Whether brackets are told to be missing already. */
const isAboutTyping = ({ mistakes }: Found): boolean => mistakes[0]?.id === rowOfBrackets().id;

interface Meant {
  readonly typed: string;
  readonly verdict: Verdict;
}

/** Each of the ways, and then those in which what is typed so can be read: e^4x + x e^4x has brackets missing twice. */
function lookedAt(others: readonly Otherwise[], look: (answer: string) => Look | undefined): readonly Meant[] {
  const ways = [...others];
  const found: Meant[] = [];
  for (let way = ways.shift(); way && found.length < MOST; way = ways.shift()) {
    const seen = look(way.answer);
    if (!seen) continue;
    found.push({ typed: way.typed, verdict: seen.verdict });
    ways.push(...seen.otherwise);
  }
  return found;
}

const isNamed = ({ verdict }: Meant): boolean => verdict.verdict === 'wrong' && verdict.mistakes.length > 0;

/** The mistakes of another reading, the first with what was meant before it. */
function foundIn({ typed, verdict }: Meant): Found {
  if (verdict.verdict !== 'wrong') return { mistakes: [] };
  const { mistakes, rules, together } = verdict;
  const told = mistakes.map((each, i) => (i === 0 ? ifMeant(typed, each) : each));
  return { mistakes: told, ...(rules && { rules }), ...(together && { together }) };
}

const ifMeant = (typed: string, mistake: NamedMistake): NamedMistake => ({
  ...mistake,
  feedback: `If you meant ${typed}: ${mistake.feedback}`,
  clue: `If you meant ${typed}: ${mistake.clue}`,
});

function wronglyTyped(read: string, { typed, verdict }: Meant): NamedMistake {
  const { id, name, clue } = rowOfBrackets();
  const at = 'answer' in verdict && 'kind' in verdict.answer ? strictText(verdict.answer) : typed;
  return { id, name, at, feedback: `As typed this is ${read}. Typed ${typed} it is right.`, clue };
}
