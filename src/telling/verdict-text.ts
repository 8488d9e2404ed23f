import type { Expr } from '../expression/expression.ts';
import type { Nested } from '../kinds/kind.ts';
import type { Verdict } from '../marking/verdict.ts';
import { dollars } from '../notation/markdown-math.ts';
import { latex } from '../notation/math-latex.ts';
import { mathText } from '../notation/math-text.ts';
import { plainLatex } from '../notation/plain-latex.ts';
import type { Complaint } from '../reading/reading.ts';
import { claimedSaid } from './claimed-said.ts';
import { words } from './json.ts';
import type { Sentence } from './told.ts';
import { type Openness, rulesSaid, verdictSaid } from './verdict-said.ts';

/** What was marked, and how much of the verdict is told. */
interface Marked {
  readonly answer: string;
  readonly openness: Openness;
}

/** How the sentences of a verdict are spelled. */
interface Hand {
  readonly sentence: (sentence: Sentence) => string;
  readonly formula: (e: Expr) => string;
  /** What was typed, with the culprit marked. */
  readonly culprit: (answer: string, complaint: Complaint) => string;
}

const inLatex = (e: Expr): string => `$${latex(e, { marks: 'none' })}$`;
const inMarkdown = (e: Expr): string => dollars(latex(e, { marks: 'none' }));

const spelled = (text: (words: string) => string, formula: (e: Expr) => string) => (sentence: Sentence) =>
  sentence.map(part => (typeof part === 'string' ? text(part) : formula(part))).join('');

/** Stars, underscores and brackets of the words are no markup. */
const plainMarkdown = (text: string): string => text.replaceAll(/[\\*_`[\]<>|]/g, '\\$&');

/** The hands by the names of their formats. */
const HANDS = {
  text: { sentence: words, formula: mathText, culprit: underlined },
  markdown: {
    sentence: spelled(plainMarkdown, inMarkdown),
    formula: inMarkdown,
    culprit: (answer, complaint) => `\n    ${underlined(answer, complaint).replace('\n', '\n    ')}`,
  },
  latex: { sentence: spelled(plainLatex, inLatex), formula: inLatex, culprit: answer => plainLatex(answer) },
} as const satisfies Readonly<Record<string, Hand>>;

/** The formats in which a verdict is written for people. */
export const VERDICT_FORMATS = ['text', 'markdown', 'latex'] as const satisfies readonly (keyof typeof HANDS)[];
type VerdictFormat = (typeof VERDICT_FORMATS)[number];

/** A verdict as a teacher would write it: how the answer was read, and below it what is said of it and how many rules are right. */
export function verdictText(verdict: Verdict, { answer, openness }: Marked, format: VerdictFormat = 'text'): string {
  const hand: Hand = HANDS[format];
  const rules = openness === 'everything' ? rulesSaid(verdict) : undefined;
  const sentences = [...verdictSaid(verdict, openness), ...(rules === undefined ? [] : [[rules]])];
  const said = sentences.map(hand.sentence).join(' ');
  if (verdict.verdict === 'unreadable') return `${said}\n${hand.culprit(answer, verdict.complaint)}`;
  return `Read as ${readAs(verdict, hand)}\n${format === 'text' ? '' : '\n'}${said}`;
}

/** Every value that is claimed: 1 or −1, 2x = x + x, 2x where x > 0. */
const readAs = ({ answer, claimed = [{ value: answer }] }: Readable, hand: Hand): string =>
  claimedSaid(claimed)
    .map(part => (typeof part === 'string' ? hand.sentence([part]) : nested(part, hand)))
    .join('');

type Readable = Exclude<Verdict, { readonly verdict: 'unreadable' }>;

const nested = (answer: Nested, hand: Hand): string =>
  'kind' in answer ? hand.formula(answer) : `(${answer.map(entry => nested(entry, hand)).join(', ')})`;

/** How much of the text is shown on either side of the culprit. */
const AROUND = 40;

/** The text with carets under the culprit; one at the place where something is missing. */
function underlined(answer: string, { start, end }: Complaint): string {
  const from = Math.max(0, start - AROUND);
  const shown = answer.slice(from, end + AROUND).replaceAll(/\s/g, ' ');
  return `${shown}\n${' '.repeat(start - from)}${'^'.repeat(Math.max(1, end - start))}`;
}
