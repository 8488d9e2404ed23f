import { type Expr, negate } from '../expression/expression.ts';
import { substitute } from '../expression/substitution.ts';
import type { Nested } from '../kinds/kind.ts';
import { mapped } from '../kinds/several.ts';
import type { Read, ReaderOptions } from '../reading/reading.ts';
import { type AnswerReading, readAnswer } from './answer-reading.ts';
import { readAssumptions } from './assumptions.ts';
import type { CheckQuestion } from './check-question.ts';
import { answerOptions, type Expected, expectedOf, namesOf, quantities } from './expected.ts';
import { type Entry, type EntryFinder, entryFinder } from './findings.ts';
import { missingTo } from './forms.ts';
import { isShortened, type Judgement, judging } from './judgement.ts';
import type { Found, Verdict } from './verdict.ts';
import { type WholeFinder, wholeFinder } from './whole-findings.ts';

/** Marks answers to one question; the question's own work is done once. */
export type Marker = (answer: string) => Verdict;

/** Marks one answer. A question that cannot be read is a complaint; an answer that cannot be is the verdict `unreadable`. */
export function check(question: CheckQuestion, answer: string): Read<Verdict> {
  const made = marker(question);
  return made.ok ? { ok: true, value: made.value(answer) } : made;
}

/** What marks the answers to a question, or the complaint about the question. */
export function marker(question: CheckQuestion): Read<Marker> {
  const expected = expectedOf(question);
  if (!expected.ok) return expected;
  const assumed = readAssumptions(question.assume ?? []);
  if (!assumed.ok) return assumed;
  const allowed = { assumption: question.assume?.length ? assumed.value : undefined, rounding: question.rounding };
  const judge = judging(expected.value, allowed);
  const find = entryFinder(question, expected.value);
  const findWhole = wholeFinder(question, expected.value, value => judging({ value }, allowed));
  const reading = { options: answerOptions(question), named: quantities(question) };
  const marking = { question, expected: expected.value, judge, find, findWhole, ...reading };
  return { ok: true, value: text => marked(text, marking) };
}

type Judge = (answer: Nested) => Judgement;

/** Every value that is claimed must be right; the first that is not speaks for the answer. */
function marked(text: string, marking: Marking): Verdict {
  const { question, expected, options } = marking;
  const read = readAnswer(text, !('kind' in expected.value) || question.kind === 'directional', options);
  if (!read.ok) return { verdict: 'unreadable', complaint: read.complaint };
  const { values, ...told } = read.value;
  const isPutIn = values.some(value => namesOf(value).length === 0);
  const [first, ...others] = values.map(value => verdictOn(value, { ...told, isPutIn }, marking));
  if (!first) throw new Error('an answer has a value');
  return [first, ...others].find(({ verdict }) => verdict !== 'correct') ?? first;
}

/** What was read beside the value. */
interface Told extends Pick<AnswerReading, 'notes' | 'spelling'> {
  /** Whether one of the values is a number: in 3x^2 = 12 the point has been put in. */
  readonly isPutIn: boolean;
}

interface Marking {
  readonly question: CheckQuestion;
  readonly expected: Expected;
  readonly judge: Judge;
  readonly find: EntryFinder;
  readonly findWhole: WholeFinder;
  /** How answers are read. */
  readonly options: ReaderOptions;
  /** What the names of the program's quantities stand for. */
  readonly named: ReadonlyMap<string, Expr>;
}

function verdictOn(answer: Nested, { notes, spelling, isPutIn }: Told, marking: Marking): Verdict {
  const { question, expected, judge, find, named } = marking;
  const { at } = expected;
  const inInputs = named.size > 0 ? mapped(answer, e => substitute(e, named)) : answer;
  const compared = at ? mapped(inInputs, e => substitute(e, at)) : inInputs;
  const judgement = judge(compared);
  const asRead = { answer, notes };
  if (judgement.kind === 'undecided') return { ...asRead, verdict: 'undecided', why: judgement.why };
  const asWhole = judgement.kind === 'same' ? undefined : marking.findWhole(compared, spelling);
  if (asWhole) return { ...asRead, verdict: 'wrong', ...asWhole };
  if (judgement.kind === 'misshapen') return { ...asRead, verdict: 'wrong', mistakes: [], hint: judgement.why };
  if (judgement.kind === 'different') {
    const wrong = entryOf(inInputs, judgement.entry ?? []);
    const found =
      shortened(answer, marking) ?? (wrong ? find(wrong, judgement.entry ?? [], spelling) : { mistakes: [] });
    const isOpposite = isUnexplained(found) && judge(mapped(compared, negate)).kind === 'same';
    return { ...asRead, verdict: 'wrong', ...found, ...(isOpposite && { hint: OPPOSITE }), ...placeOf(judgement) };
  }
  const domain = judgement.domain && { domain: judgement.domain };
  if (judgement.domain && question.domain === 'strict')
    return { ...asRead, verdict: 'wrong', mistakes: [], hint: ELSEWHERE, ...domain };
  if (at && !isPutIn) return { ...asRead, verdict: 'wrong', mistakes: [], hint: notPutIn(question) };
  const missing = 'kind' in answer ? missingTo(question.form ?? 'any', answer) : undefined;
  return { ...asRead, verdict: 'correct', proved: judgement.proved, ...(missing && { missing }), ...domain };
}

/** Where neither diagnosis nor digits say anything: of a number, or of a slope that is right on its curve alone. */
const isUnexplained = ({ mistakes, hint }: Found): boolean => mistakes.length === 0 && hint === undefined;

const OPPOSITE = 'This is right but for its sign.';

/** The entry that differs, and the point at which it does. */
const placeOf = ({ entry, witness, domain }: Extract<Judgement, { readonly kind: 'different' }>) => ({
  ...(entry && { entry }),
  ...(witness && { witness }),
  ...(domain && { domain }),
});

/** The value at a point may be the right one with too few digits. */
function shortened(answer: Nested, { question, expected }: Marking): Found | undefined {
  const isShort = expected.at && question.rounding === undefined && isShortened(expected.value, answer);
  return isShort ? { mistakes: [], hint: SHORTENED } : undefined;
}

const SHORTENED = 'This is rounded, and the exact value is asked for.';

const ELSEWHERE = 'The values are right, but it is not real in the same places.';

const notPutIn = ({ at = {} }: CheckQuestion): string =>
  `The derivative is right; its value at ${Object.entries(at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')} is asked for.`;

/** The entry of an answer that is wrong, all of it where it is one expression. */
function entryOf(answer: Nested, [i, ...deeper]: Entry): Expr | undefined {
  if ('kind' in answer) return answer;
  const entry = i === undefined ? undefined : answer[i];
  return entry && entryOf(entry, deeper);
}
