import { COMMON_ALONE } from '../../rules/mistakes.ts';
import type { Made } from '../suspects/suspect.ts';
import { inOrder, saysTheSame } from './believed.ts';

/** What a number at a point tells of the mistake behind it. */
interface Weighed {
  /** The likeliest, and a second about as likely; none where the number comes of none. */
  readonly made: readonly Made[];
  /** How likely the first of them was made, from 0 to 1, as far as weights can say. */
  readonly likelihood: number;
  /** How often the first is made, beside a common one. */
  readonly weight: number;
}

/**
 * Weighs the mistakes that give one number against each other, against what else gives it (of weight `others`), and
 * against chance: a number that comes of no mistake of the table is met once among as many as there is room for.
 */
export function weighed(made: readonly Made[], others: number, room: number): Weighed {
  const sorted = inOrder(made).toSorted((a, b) => weightOf(b) - weightOf(a));
  const apart = sorted.filter((each, i) => !sorted.slice(0, i).some(before => saysTheSame(before, each)));
  const weight = apart.slice(0, 1).reduce((_, first) => weightOf(first), 0);
  const all = apart.reduce((sum, each) => sum + weightOf(each), others + UNKNOWN / room);
  return { made: apart.filter(each => 2 * weightOf(each) >= weight).slice(0, 2), likelihood: weight / all, weight };
}

/** Wrong numbers that come of no mistake of the table, for one that comes of a common one. */
const UNKNOWN = 12;

/** How often others are made than the common ones; those believed last, and one that is made deep inside or at two places. */
const [RARE, LAST, DEEPER] = [0.03, 0.01, 0.5];

function weightOf({ mistake, depth, steps }: Made): number {
  const usual = mistake.last ? LAST : RARE;
  const isOutermost = mistake.foremost || (depth === 0 && steps.length < 2);
  return (COMMON_ALONE.has(mistake.id) ? 1 : usual) * (isOutermost ? 1 : DEEPER);
}
