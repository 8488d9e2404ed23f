import { divide, type Expr, isCall, negate, ONE, symbol, ZERO } from '../expression/expression.ts';
import { substitute } from '../expression/substitution.ts';
import type { Nested } from '../kinds/kind.ts';
import { mapped } from '../kinds/several.ts';
import type { Read, ReaderOptions } from '../reading/reading.ts';
import { type AnswerReading, readAnswer } from './answer-reading.ts';
import type { AskedFor } from './asked-for.ts';
import { readAssumptions } from './assumptions.ts';
import { areBranches } from './branches.ts';
import type { CheckQuestion } from './check-question.ts';
import { answerOptions, askedFor, type Expected, expectedOf, namesOf, quantities } from './expected.ts';
import { type Entry, type EntryFinder, entryFinder } from './findings.ts';
import { missingTo } from './forms.ts';
import { type Allowed, isShortened, type Judgement, judging } from './judgement.ts';
import { hasKinkAt } from './kink.ts';
import { carriedOut, standingIn } from './standing.ts';
import { isUnanswered, isWithoutValue } from './unanswered.ts';
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
  const reading = {
    options: answerOptions(question),
    named: quantities(question),
    asked: askedFor(question, expected.value),
    otherOrder: remembering((order: number) => judgeOfOrder({ ...question, order }, allowed)),
  };
  const marking = { question, expected: expected.value, judge, find, findWhole, ...reading };
  return { ok: true, value: text => marked(text, marking) };
}

/** What compares answers with the derivative of an order, at the point where there is one. */
function judgeOfOrder(question: CheckQuestion, allowed: Allowed): Judge | undefined {
  const expected = question.of === undefined ? undefined : expectedOf(question);
  if (!expected?.ok) return undefined;
  const { at } = expected.value;
  const judge = judging(expected.value, allowed);
  return answer => judge(at ? mapped(answer, e => substitute(e, at)) : answer);
}

function remembering<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const found = new Map<Key, { readonly value: Value }>();
  return key => {
    const known = found.get(key) ?? { value: find(key) };
    found.set(key, known);
    return known.value;
  };
}

type Judge = (answer: Nested) => Judgement;

/** Every value that is claimed must be right; the first that is not speaks for the answer. */
function marked(text: string, marking: Marking): Verdict {
  const { asked, options } = marking;
  if (isUnanswered(text, asked.known)) return unanswered(text);
  if (isWithoutValue(text)) return withoutValue(text, marking);
  const read = readAnswer(text, asked, options);
  if (!read.ok) return { verdict: 'unreadable', complaint: read.complaint };
  const verdict = verdictOnAll(read.value, marking);
  const beside = read.value.beside.map(each => besideSaid(each, marking)).find(said => said !== undefined);
  return beside === undefined || verdict.verdict === 'unreadable' ? verdict : { ...verdict, beside };
}

const unanswered = (text: string): Verdict => ({
  verdict: 'unreadable',
  complaint: { message: UNANSWERED, start: 0, end: text.length },
  isUnanswered: true,
});

const UNANSWERED = 'There is no answer here: write the derivative as a formula, such as 2x cos x.';

function verdictOnAll({ values, ...told }: AnswerReading, marking: Marking): Verdict {
  const { expected, asked } = marking;
  const isPutIn = values.some(value => namesOf(value).length === 0);
  const verdicts = values.map(value => verdictOn(value, { ...told, isPutIn }, marking));
  const [first] = verdicts;
  if (!first) throw new Error('an answer has a value');
  const wrong = verdicts.filter(({ verdict }) => verdict !== 'correct');
  const isExact = wrong.length < values.length;
  const isLastRight = verdicts.at(-1)?.verdict === 'correct';
  const culprit = wrong.find(
    each => !(isExact && isPassedOver(each, expected)) && !(isLastRight && isInLetters(each, asked)),
  );
  if (!culprit) return verdicts.find(({ verdict }) => verdict === 'correct') ?? first;
  return onBranches(values, told, marking) ?? culprit;
}

/** Beside a right value: one that it rounds to, cos 1 = 0.54, and what is to be differentiated, (x^2)' = 2x. */
const isPassedOver = (verdict: Verdict, { value }: Expected): boolean =>
  'answer' in verdict &&
  (isShortened(value, verdict.answer) || (verdict.verdict === 'undecided' && verdict.why === NOT_BEGUN));

/** cos(u) · 2x before 2x cos(x^2): a letter of the chain rule stands in it, and is put in behind it. */
const isInLetters = (verdict: Verdict, { known }: AskedFor): boolean =>
  'answer' in verdict && namesOf(verdict.answer).some(name => /^[uvw]$/.test(name) && !known?.has(name));

/** On a curve values that are right on a branch each, and together on all. */
function onBranches(values: AnswerReading['values'], { notes }: Pick<AnswerReading, 'notes'>, { expected }: Marking) {
  const [answer] = values;
  if (!expected.onCurve || values.length < 2 || !areBranches(values, expected.value, expected.onCurve))
    return undefined;
  return { verdict: 'correct', answer, notes, proved: false } as const;
}

/** "Undefined", where the derivative has a value somewhere. */
function withoutValue(text: string, marking: Marking): Verdict {
  const { judge, expected } = marking;
  const nowhere = judge(mapped(expected.value, () => divide(ONE, ZERO)));
  const asRead = { answer: symbol(text.trim()), notes: [] };
  if (nowhere.kind !== 'different' || isAtKink(marking)) return { ...asRead, verdict: 'undecided', why: VALUELESS };
  return { ...asRead, verdict: 'wrong', mistakes: [], hint: HAS_VALUE };
}

/** At a kink, or an end of the domain, our slope is a convention, and there is no derivative. */
function isAtKink({ expected: { source, at }, question }: Marking): boolean {
  const [[f] = [], [wrt] = []] = [source?.read, source?.wrt];
  return at !== undefined && f !== undefined && wrt !== undefined && hasKinkAt(f, wrt, question.at ?? {});
}

const VALUELESS = 'No value of the derivative could be found that would say otherwise.';
const HAS_VALUE = 'The derivative has a value: find it with the rules of differentiation.';

/** What is said of a derivative of another order than the one asked for, where it is wrong. */
function besideSaid({ order, value }: AnswerReading['beside'][number], { otherOrder }: Marking): string | undefined {
  return otherOrder(order)?.(value).kind === 'different'
    ? `The derivative of order ${order} that is written beside it is not right.`
    : undefined;
}

/** What was read beside the value. */
interface Told extends Pick<AnswerReading, 'notes' | 'spelling' | 'hasDifferential'> {
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
  readonly asked: AskedFor;
  /** Compares with the derivative of another order; undefined where that cannot be worked out. */
  readonly otherOrder: (order: number) => Judge | undefined;
  /** What the names of the program's quantities stand for. */
  readonly named: ReadonlyMap<string, Expr>;
}

function verdictOn(answer: Nested, told: Told, marking: Marking): Verdict {
  const { question, expected, judge, named } = marking;
  const { notes, isPutIn } = told;
  const { at } = expected;
  const inInputs = mapped(named.size > 0 ? mapped(answer, e => substitute(e, named)) : answer, carriedOut);
  const compared = at ? mapped(inInputs, e => substitute(e, at)) : inInputs;
  const judgement = judge(compared);
  const asRead = { answer, notes };
  if (judgement.kind === 'same' && 'kind' in answer && isCall(answer, 'derivative'))
    return { ...asRead, verdict: 'undecided', why: NOT_BEGUN };
  if (judgement.kind === 'undecided') return { ...asRead, verdict: 'undecided', why: judgement.why };
  const asWhole = judgement.kind === 'same' ? undefined : marking.findWhole(compared, told.spelling);
  if (asWhole) return { ...asRead, verdict: 'wrong', ...asWhole };
  if (judgement.kind === 'misshapen') return { ...asRead, verdict: 'wrong', mistakes: [], hint: judgement.why };
  if (judgement.kind === 'different') return wrongly(judgement, { answer, inInputs, compared }, told, marking);
  const domain = judgement.domain && { domain: judgement.domain };
  if (judgement.domain && question.domain === 'strict')
    return { ...asRead, verdict: 'wrong', mistakes: [], hint: ELSEWHERE, ...domain };
  if (at && !isPutIn) return { ...asRead, verdict: 'wrong', mistakes: [], hint: notPutIn(question) };
  const missing = missingIn(answer, told, question);
  return { ...asRead, verdict: 'correct', proved: judgement.proved, ...(missing && { missing }), ...domain };
}

const NOT_BEGUN = 'It says what is to be differentiated, and not what comes of that.';

/** One value in the three ways it is looked at. */
interface Looked {
  readonly answer: Nested;
  /** In the inputs of the program alone, with every derivative found. */
  readonly inInputs: Nested;
  /** With the point put in. */
  readonly compared: Nested;
}

type Different = Extract<Judgement, { readonly kind: 'different' }>;

function wrongly(judgement: Different, looked: Looked, { notes, spelling }: Told, marking: Marking): Verdict {
  const { judge, find } = marking;
  const { answer, inInputs, compared } = looked;
  const entry = judgement.entry ?? [];
  const wrong = entryOf(inInputs, entry);
  const found = shortened(answer, marking) ?? (wrong ? find(wrong, entry, spelling) : { mistakes: [] });
  const isOpposite = isUnexplained(found) && judge(mapped(compared, negate)).kind === 'same';
  const hint = isOpposite ? { hint: OPPOSITE, clue: 'Go through the signs again.' } : {};
  return { answer, notes, verdict: 'wrong', ...found, ...hint, ...placeOf(judgement) };
}

/** What a right answer lacks: its derivatives are to be found, a dx is to go, then what its form asks for. */
function missingIn(answer: Nested, { hasDifferential }: Told, { form = 'any', wrt = 'x' }: CheckQuestion) {
  if (!('kind' in answer)) return undefined;
  const [standing] = standingIn(answer);
  if (standing) return ['not carried out: ', standing, ' still stands'];
  if (hasDifferential) return [`for the d${wrt} behind it: that belongs to a differential, as in dy = 2x dx`];
  return missingTo(form, answer);
}

/** Where neither diagnosis nor digits say anything: of a number, or of a slope that is right on its curve alone. */
const isUnexplained = ({ mistakes, hint }: Found): boolean => mistakes.length === 0 && hint === undefined;

const OPPOSITE = 'This is right but for its sign.';

/** The entry that differs, and the point at which it does. */
const placeOf = ({ entry, witness, domain }: Different) => ({
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
