import { backprop } from '../backprop.ts';
import { isConstant } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { check } from '../marking/check.ts';
import type { CheckQuestion } from '../marking/check-question.ts';
import type { Verdict } from '../marking/verdict.ts';
import { quantityName } from '../notation/quantities.ts';
import { isProgram } from '../question.ts';
import type { Read } from '../reading/reading.ts';
import { tableMarker } from './mark-table.ts';

/**
 * Marks one answer as `check` does. Where it is the wrong value of a derivative of a program, the mistakes that can
 * be made in the backward pass are looked through first: so such a value was found.
 */
export function checkInGraph(question: CheckQuestion, answer: string): Read<Verdict> {
  const read = check(question, answer);
  return read.ok ? { ok: true, value: explained(read.value, question) } : read;
}

function explained(verdict: Verdict, question: CheckQuestion): Verdict {
  if (verdict.verdict !== 'wrong' || !('kind' in verdict.answer) || !isConstant(verdict.answer)) return verdict;
  const mistakes = mistakesInGraph(strictText(verdict.answer), question);
  return mistakes.length > 0 ? { ...verdict, mistakes } : verdict;
}

function mistakesInGraph(typed: string, { of, at, wrt, kind = 'derivative', order = 1, log, rounding }: CheckQuestion) {
  if (of === undefined || at === undefined || wrt === undefined || !isProgram({ f: of })) return [];
  const done = kind === 'derivative' && order === 1 ? backprop({ f: of, at, log }) : undefined;
  const marker = done?.ok ? tableMarker(done.value, { rounding }) : undefined;
  if (!done?.ok || !marker?.ok) return [];
  const asked = quantityName({ kind: 'derivative', of: done.value.output, wrt });
  const marked = marker.value([{ name: asked, column: 'value', typed }]);
  return marked.ok ? marked.value.cells.flatMap(({ mistakes }) => mistakes) : [];
}
