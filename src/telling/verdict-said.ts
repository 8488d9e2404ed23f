import type { DomainDifference, Witness } from '../agreement/agreement.ts';
import type { Found, NamedMistake, Verdict } from '../marking/verdict.ts';
import { mathText } from '../notation/math-text.ts';
import { textName } from '../notation/names.ts';
import { value } from './check-line.ts';
import type { Sentence } from './told.ts';

/** How much a student is told: everything, or where to look without the answer. */
export type Openness = 'everything' | 'hints';

/** At least one sentence. */
type Sentences = readonly [Sentence, ...Sentence[]];

/** What a teacher says of an answer. Terminal, documents and pages spell these sentences and add none of their own. */
export function verdictSaid(verdict: Verdict, openness: Openness = 'everything'): Sentences {
  if (verdict.verdict === 'unreadable')
    return [[verdict.isUnanswered ? verdict.complaint.message : `This cannot be read. ${verdict.complaint.message}`]];
  const [first, ...others] = answerSaid(verdict, openness);
  return [first, ...others, ...(verdict.beside === undefined ? [] : [verdict.beside])];
}

function answerSaid(verdict: Exclude<Verdict, Of<'unreadable'>>, openness: Openness): Sentences {
  if (verdict.verdict === 'undecided') return [[`This could not be decided: ${verdict.why}`]];
  if (verdict.verdict === 'correct') return correctSaid(verdict, openness);
  const [first, ...others] = faults(verdict, openness);
  const faulty = first === undefined ? [] : [`${aboutEntry(verdict)}${first}`, ...others];
  return [[`Not right${entriesSaid(verdict)}.`], ...faulty.map(sentence => [sentence])];
}

type Of<Kind extends Verdict['verdict']> = Extract<Verdict, { readonly verdict: Kind }>;

function correctSaid({ missing, domain, branch }: Of<'correct'>, openness: Openness): Sentences {
  if (branch)
    return [['Right on the branch of the curve where ', ...branch, '.'], ['The other branches have another slope.']];
  const where = domain ? 'Right where both are real' : 'Right';
  const told = openness === 'hints' ? missing && [headword(missing)] : missing;
  const first: Sentence = told ? [`${where}, but `, ...told, '.'] : [`${where}.`];
  return domain ? [first, [domainSentence(domain)]] : [first];
}

/** Which entries of a list are wrong: “: entry 2”, “: entries 1 and 3”, “: row 1, column 2”. */
function entriesSaid({ entry, entries = entry ? [entry] : [] }: Of<'wrong'>): string {
  const [[i, j] = [], ...others] = entries;
  if (i === undefined) return '';
  if (j !== undefined) return `: ${entries.map(place => entryName(place)).join('; ')}`;
  return others.length === 0 ? `: ${entryName([i])}` : `: entries ${listed(entries.map(([k = 0]) => String(k + 1)))}`;
}

const entryName = ([i = 0, j]: readonly number[]): string =>
  j === undefined ? `entry ${i + 1}` : `row ${i + 1}, column ${j + 1}`;

/** Of several wrong entries the first is told about: “In entry 1: ”. */
const aboutEntry = ({ entry, entries }: Of<'wrong'>): string => (entry && entries ? `In ${entryName(entry)}: ` : '');

const listed = (names: readonly string[]): string => [names.slice(0, -1).join(', '), ...names.slice(-1)].join(' and ');

/** “not simplified”, without what it can be written as. */
const headword = ([first]: Sentence): string => (typeof first === 'string' ? (first.split(':')[0] ?? first) : '');

function faults(verdict: Of<'wrong'>, openness: Openness): readonly string[] {
  const { witness, domain, furtherEntries = [] } = verdict;
  const further = furtherEntries.map(
    ({ entry, ...found }) => `In ${entryName(entry)}: ${mistakesSaid(found, openness).join(' ')}`,
  );
  const comparing = openness === 'hints' ? trial(verdict) : witness && witnessSentence(witness);
  return [...explained(verdict, openness), comparing, ...further, domain && domainSentence(domain)].filter(
    said => said !== undefined,
  );
}

/** Mistakes made together are all told; of several that explain an answer or a line alone the first two. */
export function mistakesSaid(
  { mistakes, together }: Pick<Found, 'mistakes' | 'together'>,
  openness: Openness,
): readonly string[] {
  const [first, second, ...others] = mistakes.map(mistake => adviceOn(mistake, openness));
  if (first && second && together) return ['Two mistakes meet here.', first, second, ...others];
  return [...(first ? [first] : []), ...(second ? [`Or else: ${second}`] : [])];
}

/** The mistakes; without one what can be said all the same. */
function explained({ hint, clue = hint, ...found }: Of<'wrong'>, openness: Openness): readonly string[] {
  if (found.mistakes.length > 0) return mistakesSaid(found, openness);
  const said = openness === 'hints' ? clue : hint;
  return said === undefined ? [] : [said];
}

/** “2 of 3 rules are right.”: what a named mistake leaves of the derivation. Nothing where none is right, or there is one only. */
export function rulesSaid(verdict: Verdict): string | undefined {
  if (verdict.verdict !== 'wrong' || !verdict.rules) return undefined;
  const { right, of } = verdict.rules;
  return right === 0 || of === 1 ? undefined : `${right} of ${of} rules ${right === 1 ? 'is' : 'are'} right.`;
}

/** What is said of a mistake: the sentence about it, or the clue. */
const adviceOn = ({ feedback, clue }: NamedMistake, openness: Openness): string =>
  openness === 'hints' ? clue : feedback;

/** Both values at a point where they differ. */
export function witnessSentence({ at, expected, answer, difference }: Witness): string {
  const [is, ought] = numbers(answer, expected);
  if (difference !== undefined)
    return `${place(at, 'At', ' it', 'It')} is off by ${sizeOf(difference)}, which the first digits do not show.`;
  if (is === ought) return `${place(at, 'At', ' it', 'It')} is nearly what it ought to be, and not exactly.`;
  return `${place(at, 'At', ' it', 'It')} comes to ${is} and ought to be ${ought}.`;
}

/** Without a clue: the student's own value, to be compared with the slope there. */
function trial({ mistakes, hint, witness }: Of<'wrong'>): string | undefined {
  if (mistakes.length > 0 || !witness) return undefined;
  if (Object.keys(witness.at).length === 0) return 'Work it out again, one step a line.';
  const [is] = numbers(witness.answer, witness.answer);
  const first = hint === undefined ? 'No common mistake gives this. ' : '';
  return `${first}${place(witness.at, 'At', ' it', 'It')} comes to ${is}, and that is not the value there.`;
}

const SIDES = { answer: 'your answer', expected: 'what was expected' } as const;

/** Where one of the two is real and the other is not. */
export const domainSentence = ({ at, undefinedSide, lost }: DomainDifference): string => {
  const [without, having] =
    undefinedSide === 'answer' ? (['answer', 'expected'] as const) : (['expected', 'answer'] as const);
  return `${place(at, 'At', '', 'Somewhere')} ${SIDES[having]} has a real value and ${SIDES[without]} has none${lost ? `: ${needSentence(lost)}` : '.'}`;
};

/** “ln(x) needs x > 0.”: the condition of the operation's row, with what stands in the place of its letters. */
function needSentence({ part, needs }: NonNullable<DomainDifference['lost']>): string {
  const [u, v] = part.args.map(arg => mathText(arg));
  const condition = needs.replace(/\b[uv]\b/g, letter => (letter === 'u' ? u : v) ?? letter);
  return `${mathText(part)} needs ${condition.replaceAll('>=', '≥').replaceAll('<=', '≤')}.`;
}

/** “At x = 1, y = 2” and what follows; other words where there is no point to name. */
function place(at: Witness['at'], before: string, after: string, without: string): string {
  const inOrder = Object.entries(at).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const coordinates = inOrder.map(([name, x]) => `${textName(name)} = ${number(x)}`);
  return coordinates.length > 0 ? `${before} ${coordinates.join(', ')}${after}` : without;
}

/** Three digits of a size, which may be beyond the range of doubles. */
function sizeOf(x: number | string): string {
  const [digits = '', ...power] = String(x).split('e');
  return withMinus([Number(Math.abs(Number(digits)).toPrecision(3)), ...power].join('e'));
}

/** Two numbers with six decimals, or with all they have where that would not tell them apart. */
function numbers(a: number | string, b: number | string): readonly [string, string] {
  const short = [number(a), number(b)] as const;
  return a !== b && short[0] === short[1] ? [withMinus(a), withMinus(b)] : short;
}

/** As it is where six decimals hold it all, but for the rounding of doubles; digits beyond the range of doubles too. */
function number(x: number | string): string {
  if (typeof x === 'string') return withMinus(x);
  const short = Number(x.toFixed(6));
  return Math.abs(short - x) <= 1e-12 * Math.abs(x) && Math.abs(x) < 1e9 ? withMinus(short) : value(x);
}

const withMinus = (x: number | string): string => String(x).replaceAll('-', '−');
