import { same } from '../../expression/equality.ts';
import { postorder } from '../../expression/walk.ts';
import { INSIDE_LOST, MISTAKES, SAY_THE_SAME, TOLD_SECOND } from '../../rules/mistakes.ts';
import type { Made } from '../suspects/suspect.ts';

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
  ((mistake.foremost === true || (first.mistake.kind !== 'task' && TOLD_SECOND.has(mistake.id))) &&
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

const RANKS: ReadonlyMap<string, number> = new Map(MISTAKES.map(({ id }, rank) => [id, rank]));

/**
 * Each mistake once: those of further derivatives first, then what lies further out, for it explains more, at one place
 * before at several, then in the order of the table; those of which little is known last.
 */
export function inOrder(made: readonly Made[]): readonly Made[] {
  const rank = ({ mistake }: Made): number => RANKS.get(mistake.id) ?? 0;
  const foremost = ({ mistake }: Made): number => Number(!mistake.foremost);
  const last = ({ mistake }: Made): number => Number(mistake.last ?? false);
  const depth = (each: Made): number => each.depth;
  const several = ({ steps }: Made): number => Number(steps.length > 1);
  const keys = [foremost, last, depth, several, rank];
  const sorted = made.toSorted((a, b) => keys.map(key => key(a) - key(b)).find(difference => difference !== 0) ?? 0);
  return sorted.filter((each, i) => sorted.findIndex(({ mistake }) => mistake === each.mistake) === i);
}
