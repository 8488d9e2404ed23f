import { namesOf } from '../kinds/several.ts';
import { type Marker, marker } from '../marking/check.ts';
import type { CheckQuestion } from '../marking/check-question.ts';
import type { Verdict } from '../marking/verdict.ts';
import type { Kind } from '../problems/problem.ts';
import type { Variant } from '../problems/variant.ts';
import type { Read } from '../reading/reading.ts';
import { type Mark, withoutScore } from './mark.ts';
import { tableAnswers } from './table-answer.ts';
import { markOf } from './verdict-mark.ts';
import { workingMarker } from './working-answer.ts';

/** Marks answers to one variant of a problem; the problem's own work is done once. */
export type AnswerMarker = (answer: string) => Mark;

/** How the answers to each kind of problem are marked. */
const MARKERS: Readonly<Record<Kind, (variant: Variant) => Read<AnswerMarker>>> = {
  derivative: formulaMarker,
  gradient: formulaMarker,
  backprop: tableAnswers,
  working: workingAnswers,
  matrix: unmarked('matrices'),
  training: unmarked('training runs'),
};

/** What marks the answers to a variant. Where its question itself cannot be worked out, every answer is left to a person. */
export function answerMarker(variant: Variant): AnswerMarker {
  const made = MARKERS[variant.problem.kind](variant);
  if (made.ok) return made.value;
  return () => withoutScore('unmarked', `This problem cannot be marked: ${made.complaint.message}`);
}

function unmarked(what: string): () => Read<AnswerMarker> {
  return () => ({ ok: true, value: () => withoutScore('unmarked', `Answers about ${what} are marked by a person.`) });
}

/** What is asked about a variant. A program of one definition is told from an expression by its semicolon. */
export function questionOf({ problem, body }: Variant): CheckQuestion {
  const { answer, wrt, at, kind, log, assume, domain, form, rounding } = problem;
  const f = body.kind === 'program' ? `${body.text.trim()};` : body.text;
  return {
    ...(answer === undefined ? { of: f } : { expected: answer }),
    wrt: wrt.join(', '),
    names: [...wrt, ...Object.keys(at ?? {})],
    kind: kind === 'gradient' ? 'gradient' : 'derivative',
    log,
    assume,
    domain,
    form,
    rounding,
  };
}

/** Where a problem has a point, the formula is as good an answer as its values there: which of the two is meant is seen from the letters. */
function formulaMarker(variant: Variant): Read<AnswerMarker> {
  const { partial } = variant.problem;
  const formula = marker(questionOf(variant));
  if (!formula.ok) return formula;
  const atPoint = variant.at ? marker({ ...questionOf(variant), at: variant.at }) : undefined;
  const numbers = atPoint?.ok ? atPoint.value : formula.value;
  return { ok: true, value: answer => markOf(eitherVerdict(answer, formula.value, numbers), partial) };
}

function eitherVerdict(answer: string, formula: Marker, numbers: Marker): Verdict {
  const verdict = formula(answer);
  const isNumeric = verdict.verdict !== 'unreadable' && namesOf(verdict.answer).length === 0;
  return isNumeric && verdict.verdict !== 'correct' ? numbers(answer) : verdict;
}

function workingAnswers(variant: Variant): Read<AnswerMarker> {
  return { ok: true, value: workingMarker(variant) };
}
