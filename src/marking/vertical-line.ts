import type { Marking } from './marking.ts';
import { askedAt, noDerivativeSaid } from './no-derivative.ts';
import type { AnswerReading } from './reading/answer-reading.ts';
import type { Verdict } from './verdict.ts';

/** The verdict on a tangent answered as x = 3, an equation without y: wrong, for the line is vertical; undefined for every other answer. */
export function verdictOnVertical(
  { left, values: [{ value: answer }], notes }: AnswerReading,
  marking: Marking,
): Verdict | undefined {
  const { question, asked } = marking;
  const [x = 'x'] = asked.wrt ?? [];
  if (question.kind !== 'tangent' || x === 'y' || !left.some(({ letter }) => letter === x)) return undefined;
  const at = askedAt(marking);
  const none = at && noDerivativeSaid(at);
  if (none) return { answer, notes, verdict: 'wrong', mistakes: [], hint: none };
  const hint = `An equation in ${x} alone, such as ${x} = 3, is a vertical line, and this tangent is none: write it as y = ….`;
  return { answer, notes, verdict: 'wrong', mistakes: [], hint };
}
