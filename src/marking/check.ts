import { DigitBudget } from '../agreement/digit-budget.ts';
import type { Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import type { Nested } from '../kinds/kind.ts';
import { whole } from '../reading/complaints.ts';
import type { Read } from '../reading/reading.ts';
import type { CheckQuestion } from './check-question.ts';
import { type Marking, markingOf } from './marking.ts';
import { askedAt, noDerivativeSaid, whereNone } from './no-derivative.ts';
import { calledOtherSlope } from './other-slope.ts';
import { type AnswerReading, readAnswer } from './reading/answer-reading.ts';
import { asFormula } from './reading/answers-of-kinds.ts';
import { lastOpen } from './reading/outside-brackets.ts';
import { withFractions } from './reading/repeating-decimals.ts';
import { meantOtherwise } from './reading/typed-otherwise.ts';
import { isDenied, isUnanswered, isWithoutValue, meansNone } from './reading/unanswered.ts';
import { saidBeside } from './said-beside.ts';
import { solvedForSlope } from './solved-for-slope.ts';
import { withSteps } from './step-letters.ts';
import type { Verdict } from './verdict.ts';
import { verdictOnClaims } from './verdict-on-claims.ts';
import { verdictOnPieces } from './verdict-on-pieces.ts';
import { verdictOnPlaces } from './verdict-on-places.ts';
import { verdictOnVertical } from './vertical-line.ts';
import { withoutValue } from './without-value.ts';

/** Marks answers to one question; the question's own work is done once. */
export type Marker = (answer: string) => Verdict;

/** Marks one answer. A question that cannot be read is a complaint; an answer that cannot be is the verdict `unreadable`. */
export function check(question: CheckQuestion, answer: string): Read<Verdict> {
  const made = marker(question);
  return made.ok ? { ok: true, value: made.value(answer) } : made;
}

/** What marks the answers to a question, or the complaint about the question. */
export function marker(question: CheckQuestion): Read<Marker> {
  const marking = markingOf(question);
  return marking.ok ? { ok: true, value: text => marked(text, marking.value) } : marking;
}

function marked(text: string, marking: Marking): Verdict {
  const { asked, options, question } = marking;
  const typed = withFractions(text);
  const onPlaces = verdictOnPlaces(typed, marking, places => markedList(places, marking));
  if (onPlaces) return onPlaces;
  if (isUnanswered(typed, asked.known)) return meansNone(typed) ? noneOr(typed, marking) : unanswered(typed);
  if (isDenied(typed, asked.known)) return refused(typed, DENIED);
  const unsolved = solvedForSlope(typed, marking);
  const solved = unsolved && verdictOnText(unsolved.solved, marking);
  if (unsolved && solved?.verdict === 'correct') return { ...solved, missing: [`not solved for ${unsolved.slope}`] };
  if (solved && question.kind === 'implicit') return solved;
  return verdictOnText(asFormula(withSteps(typed, marking), question.kind ?? 'derivative', asked, options), marking);
}

function verdictOnText(text: string, marking: Marking): Verdict {
  if (isWithoutValue(text)) return withoutValue(text, marking);
  const read = readClosed(text, marking);
  if (read.ok) return withWhatIsBeside(read.value, marking);
  return LIMIT.test(text) ? refused(text, STANDS) : { verdict: 'unreadable', complaint: read.complaint };
}

/** An answer of which the last bracket alone is not closed is read with it closed at the end, and that is noted. */
function readClosed(text: string, { asked, options }: Marking): Read<AnswerReading> {
  const read = readAnswer(text, asked, options);
  const open = read.ok ? undefined : lastOpen(text);
  const closed = open === undefined ? read : readAnswer(`${text.trimEnd()})`, asked, options);
  if (open === undefined || !closed.ok) return read;
  const note = { message: NOT_CLOSED, start: open, end: open + 1 };
  return { ok: true, value: { ...closed.value, notes: [...closed.value.notes, note] } };
}

const LIMIT = /(?<!\p{L})lim(?!\p{L})/u;
const STANDS = 'The limit still stands here: write what it comes to, such as 2x.';

const NOT_CLOSED = 'This parenthesis is not closed: it is read as closed at the end.';

/** The verdict on places as one list. */
function markedList(places: readonly Expr[], marking: Marking): Verdict {
  const read = readAnswer(`[${places.map(place => strictText(place)).join(', ')}]`, marking.asked, marking.options);
  return read.ok ? withWhatIsBeside(read.value, marking) : { verdict: 'unreadable', complaint: read.complaint };
}

/** "n/a" is an answer where there is no derivative. */
function noneOr(typed: string, marking: Marking): Verdict {
  const found = askedAt(marking);
  return found && noDerivativeSaid(found) ? withoutValue(typed, marking) : unanswered(typed);
}

const unanswered = (text: string): Verdict => ({
  verdict: 'unreadable',
  complaint: whole(text, UNANSWERED),
  isUnanswered: true,
});

const refused = (text: string, message: string): Verdict => ({
  verdict: 'unreadable',
  complaint: whole(text, message),
});

const DENIED = 'This says what the answer is not: write what it is, as a formula such as 2x cos x.';

const UNANSWERED = 'There is no answer here: write the derivative as a formula, such as 2x cos x.';

/** Answers to questions with longer ones are read in one way: each reading costs as much as an answer. */
const LONGEST_READ_TWICE = 150;

const isShort = (expected: Nested): boolean => 'kind' in expected && treeSize(expected) <= LONGEST_READ_TWICE;

const verdictOnReading = (reading: AnswerReading, marking: Marking): Verdict =>
  verdictOnPieces(reading, marking) ??
  verdictOnVertical(reading, marking) ??
  calledOtherSlope(whereNone(verdictOnClaims(reading, marking), marking), reading, marking);

/** All other readings of an answer may cost no more to compare than one. */
function withinBudget(marking: Marking): Marking {
  const digits = new DigitBudget();
  return { ...marking, judge: answer => marking.judge(answer, digits) };
}

/** What is said of the values, and of what stands beside them; of several values all are told. */
function withWhatIsBeside(reading: AnswerReading, marking: Marking): Verdict {
  const asRead = verdictOnReading(reading, marking);
  const others = isShort(marking.expected.value) ? reading.otherwise : [];
  const withinOne = withinBudget(marking);
  const verdict = meantOtherwise(asRead, others, answer => {
    const read = readAnswer(answer, marking.asked, marking.options);
    return read.ok ? { verdict: verdictOnReading(read.value, withinOne), otherwise: read.value.otherwise } : undefined;
  });
  if (verdict.verdict === 'unreadable') return verdict;
  const beside = saidBeside(reading, verdict.verdict === 'correct', marking);
  const isOne = reading.values.length === 1 && reading.values[0].where === undefined;
  return { ...verdict, ...(!isOne && { claimed: reading.values }), ...(beside && !verdict.beside && { beside }) };
}
