import { divide, ONE } from '../expression/expression.ts';
import { mapped } from '../kinds/several.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Marking } from './marking.ts';
import type { Verdict } from './verdict.ts';

/**
 * The verdict on the slope of a curve that is called dx/dy or x': wrong, for that is the slope by the other variable, and on a
 * curve both are meant by somebody. Where the two are equal, and for every other answer, the verdict stays.
 */
export function calledOtherSlope(verdict: Verdict, { left }: AnswerReading, { question, judge }: Marking): Verdict {
  const { kind, dependent = 'y', wrt = 'x', order = 1 } = question;
  const isOther =
    kind === 'implicit' && left.some(side => side.by === dependent || (order === 1 && side.dependent === wrt));
  if (!isOther || verdict.verdict !== 'correct') return verdict;
  const { answer, notes } = verdict;
  if (judge(mapped(answer, e => divide(ONE, e))).kind === 'same') return verdict;
  const hint = `This is the value of d${dependent}/d${wrt}, and d${wrt}/d${dependent} stands on the left: that is 1 over it.`;
  return { answer, notes, verdict: 'wrong', mistakes: [], hint, clue: CLUE };
}

const CLUE = 'Look at the left side: which variable is differentiated, and by which?';
