import { add } from '../expression/expression.ts';
import { pointAt } from '../tape/points.ts';
import type { Points } from '../tape/tape.ts';
import type { Agreement, DomainDifference } from './agreement.ts';
import { lostAt } from './lost.ts';
import { type Gap, inDoubles, type Met } from './meeting.ts';
import { isHuge, isZero } from './nowhere-real.ts';
import type { Pair } from './pair.ts';
import { countOf } from './sampled.ts';
import type { Side } from './side.ts';

/** Why nothing is said of two that are real together. */
const TOO_FEW_POINTS = 'There are too few points at which both can be computed well enough to compare them.';
/** Points at which one of two is real alone, before they are said to be real nowhere together. */
export const ENOUGH_GAPS = 8;

/** A place of a block where only one of the two is real. */
interface PlacedGap extends Gap {
  readonly points: Points;
}

/** The places of some blocks where only one of the two is real. */
export const gapsIn = (all: readonly Pick<Met, 'points' | 'gaps'>[]): PlacedGap[] =>
  all.flatMap(({ points, gaps }) => gaps.map(gap => ({ points, ...gap })));

/** Said where the two differ in where they are real at two of the usual points or more: one may be an edge that was hit. */
export function domainOf(sides: Pick<Pair, 'expected' | 'answer'>, usual: readonly Pick<Met, 'points' | 'gaps'>[]) {
  const [first, second] = gapsIn(usual);
  return first && second ? { domain: differenceOf(sides, first) } : {};
}

const differenceOf = (sides: Pick<Pair, 'expected' | 'answer'>, { points, place, undefinedSide }: PlacedGap) =>
  differenceAt(sides, pointAt(points, place), undefinedSide);

/** That one of the two is not real at a point, and the part of it that is not. */
export function differenceAt(
  sides: Pick<Pair, 'expected' | 'answer'>,
  at: DomainDifference['at'],
  undefinedSide: DomainDifference['undefinedSide'],
): DomainDifference {
  const lost = lostAt(sides[undefinedSide].expr, inDoubles(at));
  return { at, undefinedSide, ...(lost && { lost }) };
}

/**
 * Whether two that are proved to be the same function may have a value together: at one of the usual points neither
 * leaves its domain, though doubles may not reach that far. Where an assumption leaves none it is taken for granted.
 */
export function areReal({ expected, answer, meeting }: Pair, all: readonly Met[]): boolean {
  const usual = [meeting.first, meeting.others];
  if (all.some(haveMet) || usual.every(points => countOf(points) === 0)) return true;
  if ([expected, answer].some(side => side.isNowhereReal)) return false;
  return usual.some(points => {
    const outside = new Set([expected, answer].flatMap(side => side.locatedAt(points).outside));
    return outside.size < countOf(points);
  });
}

/** Each real at points where the other is not, and never together: log(x) and log(−x). */
export function apart(pair: Pair, all: readonly Met[]): Agreement {
  if (all.some(haveMet)) return { kind: 'undecided', why: TOO_FEW_POINTS };
  const certain = valueless(pair, all) ?? beyondDoubles(pair, all);
  if (certain) return certain;
  const ofAnswer = firstGap(all, 'answer');
  if (!ofAnswer || !areApart(all)) return { kind: 'undecided', why: whyNowhere(pair) };
  return { kind: 'different', domain: differenceOf(pair, ofAnswer) };
}

/** Whether each is real at points where the other is not, at enough of them. */
export const areApart = (all: readonly Met[]): boolean =>
  firstGap(all, 'answer') !== undefined && firstGap(all, 'expected') !== undefined && gapsIn(all).length >= ENOUGH_GAPS;

/**
 * Two that need opposite signs of the same, log(x) and log(−x): they are real together nowhere, or where that is 0 alone,
 * as √(x − 5) and √(5 − x) are at 5.
 */
function opposed(pair: Pair, usual: readonly Met[]): Agreement | undefined {
  const ofAnswer = areApart(usual) ? firstGap(usual, 'answer') : undefined;
  if (!ofAnswer) return undefined;
  const { expected, answer } = pair;
  const others = answer.certainNeeds;
  const areOpposed = expected.certainNeeds.some(need => others.some(other => isZero(add(need, other))));
  return areOpposed ? { kind: 'different', domain: differenceOf(pair, ofAnswer) } : undefined;
}

/** The two sides of a pair by name. */
export const SIDES = ['answer', 'expected'] as const;

/** What is certain of two that are real together at hardly one of the usual points, without a search for others. */
export function certainlyApart(pair: Pair, usual: readonly Met[]): Agreement | undefined {
  const areOpposed = opposed(pair, usual);
  if (areOpposed || usual.some(haveMet)) return areOpposed;
  const certain = valueless(pair, usual) ?? valueless(pair, usual, side => side.isRealAtPointsAlone);
  if (certain) return certain;
  return SIDES.every(side => pair[side].isNowhereReal) ? { kind: 'undecided', why: NOWHERE } : undefined;
}

/** One that has no value anywhere, 1/0, or at single points alone, beside one that has. */
export function valueless(pair: Pair, all: readonly Met[], isLost = isNowhere): Agreement | undefined {
  const [undefinedSide, ...others] = SIDES.filter(side => isLost(pair[side]));
  // Rounding may give even such a one a value: 1/(√2² − 2).
  const real = undefinedSide && others.length === 0 && valueIn(pair[other(undefinedSide)], all);
  return real ? { kind: 'different', domain: differenceAt(pair, real.at, undefinedSide) } : undefined;
}

const isNowhere = (side: Side): boolean => side.isNowhereReal;

/** One that is larger than all doubles, 9^9^9^9, beside one that is not. */
function beyondDoubles(pair: Pair, all: readonly Met[]): Agreement | undefined {
  const huge = SIDES.find(side => isHuge(pair[side].expr));
  const real = huge && valueIn(pair[other(huge)], all);
  if (!real) return undefined;
  const values = { expected: real.value, answer: real.value, [huge]: 'more than 10^308' };
  return { kind: 'different', witness: { ...values, at: real.at } };
}

const other = (side: (typeof SIDES)[number]) => (side === 'answer' ? 'expected' : 'answer');

/** The first point at which it has a value, and that. */
function valueIn(side: Side, all: readonly Met[]) {
  for (const { points } of all) {
    const { values } = side.locatedAt(points);
    const place = values.findIndex(Number.isFinite);
    const value = values[place];
    if (value !== undefined) return { at: pointAt(points, place), value };
  }
  return undefined;
}

function firstGap(all: readonly Met[], side: Gap['undefinedSide']): PlacedGap | undefined {
  for (const { points, gaps } of all) {
    const gap = gaps.find(({ undefinedSide }) => undefinedSide === side);
    if (gap) return { points, ...gap };
  }
  return undefined;
}

/** Whether both are real at some of the points. */
const haveMet = ({ agreeing, vanishing, unsure, differing }: Met): boolean =>
  [agreeing, vanishing, unsure, differing].some(places => places.length > 0);

const whyNowhere = ({ expected, answer }: Pair): string => ([expected, answer].some(isNowhere) ? NOWHERE : NOT_MET);

const NOWHERE = 'What is compared has a real value nowhere, so there is nothing to compare.';
const NOT_MET =
  'One of the two has no real value at any of the points that were tried, so there is nothing to compare.';
