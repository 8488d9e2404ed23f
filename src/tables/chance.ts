import { near, type OwnNumber } from './own-numbers.ts';

/** A wrong number as it was typed, and how far two numbers may lie apart and still be one. */
export interface WrongNumber {
  readonly typed: number;
  readonly tolerance: number;
}

/** So many units of the last digit are lost where numbers on the way are rounded too early, or the last one is misread. */
const SLIPPED_UNITS = 3;

/**
 * Whether a wrong number lies so near to one that would be right that it tells of nothing but its last digit: whatever
 * mistake happens to give a number there fits as well as all others. A number that is exact, 3 or 1/3, has no last digit.
 */
export function isLastDigitOff({ typed, tolerance }: WrongNumber, { right, follows }: OwnNumber): boolean {
  const slipped = 2 * tolerance * SLIPPED_UNITS;
  return near(typed, right, slipped) || near(typed, follows.value, slipped + follows.spread);
}

/**
 * The most that accident may explain: of numbers from −1 to 1 two decimals tell one mistake, three decimals ten. Of numbers
 * drawn at random at most three in a thousand are then given a mistake, while at three decimals hardly one is withheld that
 * was made (`test/tables-chance.test.ts` counts both).
 */
const MOST_BY_CHANCE = 0.005;

/**
 * Whether the last of these explanations may fit a number by accident. A number drawn at random, as large as those of the
 * table, is as near to one of them as the typed one is to the last with the chance (numbers explained) · (how near) /
 * (range): the explanations before it count, since any of them would have been believed first; those that would be
 * right do not, nor do two that give the same number count twice. Nothing is nearer than the rounding tells.
 */
export function isByChance(
  explained: readonly number[],
  { typed, tolerance }: WrongNumber,
  { right, follows }: OwnNumber,
  range: number,
): boolean {
  const nearness = Math.max(tolerance, Math.abs(typed - (explained.at(-1) ?? Number.NaN)));
  const apart: number[] = [right, follows.value];
  for (const value of explained)
    if (Math.abs(value) <= range && apart.every(other => Math.abs(other - value) > nearness)) apart.push(value);
  return ((apart.length - 2) * nearness) / range > MOST_BY_CHANCE;
}
