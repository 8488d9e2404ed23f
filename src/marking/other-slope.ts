import { divide, ONE } from '../expression/expression.ts';
import { mapped } from '../kinds/several.ts';
import type { CheckQuestion } from './check-question.ts';
import type { Marking } from './marking.ts';
import type { AnswerReading } from './reading/answer-reading.ts';
import type { Verdict } from './verdict.ts';

/**
 * The verdict on the slope of a curve that is called dx/dy or x', and on the derivative of an inverse function that is
 * called f'(a): wrong, for these are 1 over it, and of both somebody asks. Where the two are equal, and for every other
 * answer, the verdict stays.
 */
export function calledOtherSlope(verdict: Verdict, { left }: AnswerReading, { question, judge }: Marking): Verdict {
  const hint = verdict.verdict === 'correct' ? otherSaid(left, question) : undefined;
  if (hint === undefined || verdict.verdict !== 'correct') return verdict;
  const { answer, notes } = verdict;
  if (judge(mapped(answer, e => divide(ONE, e))).kind === 'same') return verdict;
  return { answer, notes, verdict: 'wrong', mistakes: [], hint, clue: CLUE };
}

const CLUE = 'Look at the left side: what is differentiated, and by which variable?';

/** What is said of a left side that is the other slope; undefined where none is. */
function otherSaid(
  left: AnswerReading['left'],
  { kind, dependent = 'y', wrt = 'x', order = 1, at = {} }: CheckQuestion,
): string | undefined {
  if (kind === 'implicit' && left.some(({ by, dependent: y }) => by === dependent || (order === 1 && y === wrt)))
    return `This is the value of d${dependent}/d${wrt}, and d${wrt}/d${dependent} stands on the left: that is 1 over it.`;
  const places = Object.values(at);
  const slope = left.find(({ at: place, dependent: f }) => f === 'f' && place && places.includes(place.value));
  return kind === 'inverse' && slope?.at
    ? `This is the derivative of the inverse function, and f'(${slope.at.typed}) stands on the left: that is 1 over it.`
    : undefined;
}
