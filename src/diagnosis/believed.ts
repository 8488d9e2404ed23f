import { same } from '../expression/equality.ts';
import { postorder } from '../expression/walk.ts';
import { INSIDE_LOST, OFTEN_TOGETHER, SAY_THE_SAME } from '../rules/mistakes.ts';
import type { Made } from './suspect.ts';

/**
 * Of several explanations of one answer the first, and a second where it is about as likely and says something else: that
 * another task was done, before that one more rule was gone by wrongly.
 */
export function believed([first, ...others]: readonly Made[]): readonly Made[] {
  if (!first) return [];
  const further = others.filter(other => isLikely(other, first) && !saysTheSame(first, other));
  const second = further.find(({ mistake }) => mistake.kind === 'task') ?? further[0];
  return second ? [first, second] : [first];
}

/**
 * At more places than the first, at a part that nobody wrote, or where another task explains the whole answer, a rule
 * fits by accident.
 */
const isLikely = ({ mistake, steps, unseen }: Made, first: Made): boolean =>
  mistake.kind === 'task' ||
  ((mistake.foremost === true || (first.mistake.kind !== 'task' && OFTEN_TOGETHER.has(mistake.id))) &&
    steps.length <= Math.max(1, first.steps.length) &&
    !unseen);

/** Whether a second explanation of the same answer says in other words what the first one says. */
export const saysTheSame = (first: Made, other: Made): boolean =>
  SAY_THE_SAME.some(ids => ids.has(first.mistake.id) && ids.has(other.mistake.id)) ||
  (INSIDE_LOST.has(first.mistake.id) && isInside(first, other)) ||
  (isSlopeLeftOut(first) && INSIDE_LOST.has(other.mistake.id));

/** The slope of y that a rule brings is the derivative of an inside. */
const isSlopeLeftOut = ({ mistake }: Made): boolean =>
  mistake.kind === 'task' && mistake.task === 'slope of the dependent variable left out';

/** Whether the second was made within the part that the first was made at. */
const isInside = ({ at: whole }: Made, { at }: Made): boolean =>
  !same(whole, at) && postorder(whole).some(part => same(part, at));
