import type { Query } from '../../views/asked.ts';
import { checkPage } from '../../views/check.ts';
import { type Content, type Markup, NOTHING } from '../../views/html.ts';
import { type OwnWork, ownWork } from '../../views/own-work.ts';
import { answerRead, complained, complainedOf } from '../../views/reading.ts';
import { verdictView } from '../../views/verdict.ts';
import type { Nested } from '../kinds/kind.ts';
import type { CheckQuestion } from '../marking/check-question.ts';
import { answerOptions, askedFor } from '../marking/expected.ts';
import { type AnswerReading, readAnswer } from '../marking/reading/answer-reading.ts';
import { latex } from '../notation/math-latex.ts';
import { wrtComplaint } from '../question.ts';
import type { Read } from '../reading/reading.ts';
import { checkInGraph } from '../tables/graph-check.ts';
import { claimedSaid } from '../telling/claimed-said.ts';
import { readValues, type Values } from '../values.ts';
import { betterKinds } from './fitting-kinds.ts';
import { complaining, type Shown, shown } from './page-route.ts';
import { readingView } from './readings.ts';

/** The page that marks one answer: the form alone, a complaint about the question, or the verdict. */
export function showCheck(query: Query): Shown {
  const state = ownWork(query);
  if (state.f.trim() === '')
    return shown(checkPage(state, { reading: '', hasComplaint: false, answerReading: '', verdict: '' }));
  const reading = readingView(state, '/check');
  const below = { reading: reading.markup, hasComplaint: !reading.ok, answerReading: answerReading(query) };
  if (!reading.ok) return complaining(checkPage(state, { ...below, verdict: '' }));
  const at = readValues(state.at);
  if (!at.ok) {
    const verdict = [complained(state.at, at.complaint), wrtComplained(state)];
    return complaining(checkPage(state, { ...below, verdict }));
  }
  if (state.answer.trim() === '') return shown(checkPage(state, { ...below, verdict: '' }));
  const marked = checkInGraph(questionOf(state, at.value), state.answer);
  if (!marked.ok) {
    const complaint = complainedOf(state, marked.complaint, betterKinds(state), '/check');
    return complaining(checkPage(state, { ...below, verdict: complaint }));
  }
  const verdict = verdictView(marked.value, state.answer, state.openness);
  // What cannot be read is underlined once, in the verdict.
  const isUnread = marked.value.verdict === 'unreadable';
  return shown(checkPage(state, { ...below, ...(isUnread && { answerReading: '' }), verdict }));
}

/** Beside a point that cannot be used the variable is complained of too, where it cannot be either. */
function wrtComplained({ f, wrt }: OwnWork): Content {
  const found = wrt.trim() === '' ? undefined : wrtComplaint(f, wrt.trim());
  return found && complained(f, found);
}

/** Empty boxes ask for nothing. An answer in LaTeX is seen by its backslashes, whatever the function is in. */
const questionOf = (
  { f, syntax, order, rounding, wrt, dependent, output: _, ...state }: OwnWork,
  at: Values,
): CheckQuestion => ({
  ...state,
  syntax: syntax === 'latex' ? syntax : undefined,
  of: f,
  wrt: wrt || undefined,
  dependent: dependent || undefined,
  order: Number(order),
  at: Object.keys(at).length > 0 ? at : undefined,
  rounding: rounding === '' ? undefined : Number(rounding),
});

/** What stands below the box of the answer: how it is read, or why it cannot be; nothing below an empty box. */
export function answerReading(query: Query): Markup {
  const state = ownWork(query);
  if (state.answer.trim() === '') return NOTHING;
  const at = readValues(state.at);
  const question = questionOf(state, at.ok ? at.value : {});
  const read: Read<AnswerReading> = readAnswer(state.answer, askedFor(question), answerOptions(question));
  if (!read.ok) return complained(state.answer, read.complaint);
  const { values, notes, spelling } = read.value;
  const claimed = claimedSaid(values).map(part =>
    typeof part === 'string' ? part : { latex: nestedLatex(part, spelling) },
  );
  return answerRead({ claimed, notes });
}

/** A list as a row, a list of lists as rows. */
const nestedLatex = (value: Nested, spelling: AnswerReading['spelling']): string =>
  'kind' in value
    ? latex(value, { spelling, marks: 'none' })
    : `\\left[${value.map(entry => nestedLatex(entry, spelling)).join(',\\ ')}\\right]`;
