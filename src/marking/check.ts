import { diagnosis } from '../diagnosis/diagnose.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { substitute } from '../expression/substitution.ts';
import type { Nested } from '../kinds/kind.ts';
import { mapped } from '../kinds/several.ts';
import { optionsOf } from '../question.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { Note, Read } from '../reading/reading.ts';
import { readAnswer } from './answer-reading.ts';
import { readAssumptions } from './assumptions.ts';
import type { CheckQuestion } from './check-question.ts';
import { answerOptions, type Expected, expectedOf, namesOf } from './expected.ts';
import { missingTo } from './forms.ts';
import { type Judgement, judging } from './judgement.ts';
import type { NamedMistake, Verdict } from './verdict.ts';

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
  const judge = judging(expected.value, {
    assumption: question.assume?.length ? assumed.value : undefined,
    rounding: question.rounding,
  });
  return { ok: true, value: text => marked(text, question, expected.value, judge) };
}

type Judge = (answer: Nested) => Judgement;

/** Every value that is claimed must be right; the first that is not speaks for the answer. */
function marked(text: string, question: CheckQuestion, expected: Expected, judge: Judge): Verdict {
  const read = readAnswer(text, !('kind' in expected.value), answerOptions(question));
  if (!read.ok) return { verdict: 'unreadable', complaint: read.complaint };
  const { values, notes } = read.value;
  const [first, ...others] = values.map(value => verdictOn(value, notes, { question, expected, judge }));
  if (!first) throw new Error('an answer has a value');
  return [first, ...others].find(({ verdict }) => verdict !== 'correct') ?? first;
}

interface Marking {
  readonly question: CheckQuestion;
  readonly expected: Expected;
  readonly judge: Judge;
}

function verdictOn(answer: Nested, notes: readonly Note[], { question, expected, judge }: Marking): Verdict {
  const { at } = expected;
  const compared = at ? mapped(answer, e => substitute(e, at)) : answer;
  const judgement = judge(compared);
  const asRead = { answer, notes };
  if (judgement.kind === 'undecided') return { ...asRead, verdict: 'undecided', why: judgement.why };
  if (judgement.kind === 'misshapen') return { ...asRead, verdict: 'wrong', mistakes: [], hint: judgement.why };
  if (judgement.kind === 'different')
    return { ...asRead, verdict: 'wrong', mistakes: mistakesIn(answer, question), witness: judgement.witness };
  const domain = judgement.domain && { domain: judgement.domain };
  if (judgement.domain && question.domain === 'strict')
    return { ...asRead, verdict: 'wrong', mistakes: [], hint: ELSEWHERE, ...domain };
  if (at && namesOf(answer).length > 0) return { ...asRead, verdict: 'wrong', mistakes: [], hint: notPutIn(question) };
  const missing = 'kind' in answer ? missingTo(question.form ?? 'any', answer) : undefined;
  return { ...asRead, verdict: 'correct', proved: judgement.proved, ...(missing && { missing }), ...domain };
}

const ELSEWHERE = 'The values are right, but it is not real in the same places.';

const notPutIn = ({ at = {} }: CheckQuestion): string =>
  `The derivative is right; its value at ${Object.entries(at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')} is asked for.`;

function mistakesIn(answer: Nested, { of, ...question }: CheckQuestion): NamedMistake[] {
  const read = of === undefined ? undefined : readExpression(of, optionsOf({ ...question, f: of }));
  if (!read?.ok || !('kind' in answer)) return [];
  return mistakesAt(answer, read.value.expr, question.wrt ?? variables(read.value.expr)[0] ?? 'x');
}

const mistakesAt = (answer: Expr, f: Expr, wrt: string): NamedMistake[] =>
  diagnosis(
    f,
    wrt,
  )(answer).map(({ mistake, at }) => ({
    id: mistake.id,
    name: mistake.name,
    at: strictText(at),
    feedback: mistake.feedback,
  }));
