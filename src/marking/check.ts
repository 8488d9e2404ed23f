import { type Assumption, agree } from '../agreement/agree.ts';
import { diagnosis } from '../diagnosis/diagnose.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { answered } from '../kinds/kinds.ts';
import { optionsOf } from '../question.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { Read, Reading } from '../reading/reading.ts';
import type { CheckQuestion } from './check-question.ts';
import type { NamedMistake, Verdict } from './verdict.ts';

/** Marks one answer. A question that cannot be read is a complaint; an answer that cannot be is the verdict `unreadable`. */
export function check(question: CheckQuestion): Read<Verdict> {
  const expected = expectedOf(question);
  if (!expected.ok) return expected;
  const read = readAnswer(question);
  if (!read.ok) return { ok: true, value: { verdict: 'unreadable', complaint: read.complaint } };
  return { ok: true, value: verdictOn(read.value, expected.value, question) };
}

function readAnswer(question: CheckQuestion): Read<Reading> {
  return readExpression(question.answer, optionsOf({ ...question, f: question.answer }));
}

function expectedOf(question: CheckQuestion): Read<Expr> {
  if (question.expected !== undefined) {
    const read = readExpression(question.expected, optionsOf({ ...question, f: question.expected }));
    return read.ok ? { ok: true, value: read.value.expr } : read;
  }
  const worked = answered({ ...question, f: question.of ?? '' });
  if (!worked.ok) return worked;
  const { result } = worked.value;
  if ('kind' in result) return { ok: true, value: result };
  throw new Error('lists are not marked yet');
}

const always: Assumption = () => true;

function verdictOn({ expr, notes }: Reading, expected: Expr, question: CheckQuestion): Verdict {
  const agreement = agree(expected, expr, always);
  const asRead = { answer: expr, notes };
  if (agreement.kind === 'undecided') return { ...asRead, verdict: 'undecided', why: agreement.why };
  if (agreement.kind === 'different')
    return { ...asRead, verdict: 'wrong', mistakes: mistakesIn(expr, question), witness: agreement.witness };
  return {
    ...asRead,
    verdict: 'correct',
    proved: agreement.proved,
    ...(agreement.domain && { domain: agreement.domain }),
  };
}

function mistakesIn(answer: Expr, { of, ...question }: CheckQuestion): NamedMistake[] {
  const read = of === undefined ? undefined : readExpression(of, optionsOf({ ...question, f: of }));
  if (!read?.ok) return [];
  const wrt = question.wrt ?? variables(read.value.expr)[0] ?? 'x';
  return diagnosis(
    read.value.expr,
    wrt,
  )(answer).map(({ mistake, at }) => ({
    id: mistake.id,
    name: mistake.name,
    at: strictText(at),
    feedback: mistake.feedback,
  }));
}
