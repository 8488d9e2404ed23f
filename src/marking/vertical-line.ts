import type { AnswerReading } from './answer-reading.ts';
import type { Marking } from './marking.ts';
import type { Verdict } from './verdict.ts';

/** The verdict on a tangent answered as x = 3, an equation without y: wrong, for the line is vertical; undefined for every other answer. */
export function verdictOnVertical(
  { left, values: [{ value: answer }], notes }: AnswerReading,
  { question, asked }: Marking,
): Verdict | undefined {
  const [x = 'x'] = asked.wrt ?? [];
  if (question.kind !== 'tangent' || x === 'y' || !left.some(({ letter }) => letter === x)) return undefined;
  const hint = `An equation in ${x} alone, such as ${x} = 3, is a vertical line, and this tangent is none: write it as y = ….`;
  return { answer, notes, verdict: 'wrong', mistakes: [], hint };
}
