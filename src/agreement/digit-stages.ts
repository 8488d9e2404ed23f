import type { Expr } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import { pointAt } from '../tape/points.ts';
import type { Points } from '../tape/tape.ts';
import type { Agreement, Witness } from './agreement.ts';
import { AFTER_DIFFERENCES, AFTER_PLACES } from './digit-budget.ts';
import { comparedInDigits, digitCost, valuesOf } from './digits.ts';
import { type Difference, type Met, nothingMet } from './meeting.ts';
import type { Pair } from './pair.ts';
import { leftAt, remainders } from './remainder.ts';
import { countOf, isOnJump } from './sampled.ts';

/** Steady doubles so many times as far apart as their bounds need no more digits to differ: equal ones keep within them. */
export const PLAIN = 32;

/** Points that have to agree with 64 digits; a constant has one. */
export const FEWEST = 3;

/** Functions of a pair that is computed with 64 digits far out. */
const FURTHEST_COST = 12;

/** Functions computed with 64 digits to see whether a pair agrees, unless so few points do not tell, and points asked. */
const [BUDGET, ASKED] = [300, 10];

/** Differences that are looked at before a block is taken to have none. */
const LOOKED_AT = 3;

/** The first of the places at which balls of 64 digits do not meet; the clearest is asked first. */
export function differenceInDigits(
  pair: Pair,
  points: Points,
  differing: readonly Difference[],
): Agreement | undefined {
  const clear = differing.find(({ times }) => times > PLAIN) ?? differing[0];
  const ordered = clear ? [clear, ...differing.filter(each => each !== clear)] : [];
  for (const { place } of ordered.slice(0, LOOKED_AT)) {
    const said = comparedAt(pair, points, place, AFTER_DIFFERENCES);
    if (said && !said.same) return { kind: 'different', witness: said.witness };
  }
  return undefined;
}

/** What the balls of both say at a place: nothing where one of them jumps there, or where they cost more than is afforded. */
export function comparedAt(pair: Pair, points: Points, place: number, kept = 0) {
  const { expected, answer, meeting, digits } = pair;
  if (meeting.names.length > 0 && jumpsAt(pair, points, place)) return undefined;
  if (!digits.affords(costOf(pair), kept)) return undefined;
  const left = expected.digitsAt(points, place);
  const right = left && answer.digitsAt(points, place);
  return left && right && comparedInDigits(left, right, pointAt(points, place));
}

/** Functions of both. */
export const costOf = ({ expected, answer }: Pair): number => expected.digitCost + answer.digitCost;

const jumpsAt = ({ expected, answer }: Pair, points: Points, place: number): boolean =>
  [expected, answer].some(({ tape }) => isOnJump(tape, points, place));

/**
 * What 64 digits say at a spread of the places: one difference is enough, agreement takes three points (a constant has
 * one) at which they hide nothing, as is known where doubles show every part.
 */
export function inDigits(pair: Pair, all: readonly Met[], isShown: boolean): Agreement | 'same' | undefined {
  // Blocks may share points: √(x − 3) and √(3 − x) meet at 3 alone, however often that is looked at.
  const shown = new Set<string>();
  for (const { points, place } of placesAsked(pair, all)) {
    const said = comparedAt(pair, points, place);
    if (said && !said.same) return { kind: 'different', witness: said.witness };
    if (said && (isShown || hidesAt(pair, points, place) === false))
      shown.add(Object.values(pointAt(points, place)).join());
  }
  return shown.size >= neededOf(pair) ? 'same' : undefined;
}

/** The places that are asked: as few as can tell, where they cost much; none where these cost more than is kept for them. */
function placesAsked(pair: Pair, all: readonly Met[]): readonly Placed[] {
  if (neededOf(pair) * costOf(pair) > AFTER_PLACES) return [];
  const isNumber = pair.meeting.names.length === 0;
  const spread = isNumber ? all.slice(0, 1).map(({ points }) => ({ points, place: 0 })) : spreadOver(all);
  return spread.slice(0, Math.min(ASKED, Math.max(FEWEST, Math.floor(BUDGET / Math.max(costOf(pair), 0.01)))));
}

const neededOf = ({ meeting }: Pair): number => (meeting.names.length === 0 ? 1 : FEWEST);

/** Every part is computed, and moved a little, to see whether it is hidden. */
const TO_SEE = 1.5;

/** Whether 64 digits hide a part of one of the two; undefined where that costs more than is afforded. */
const hidesAt = (pair: Pair, points: Points, place: number): boolean | undefined =>
  pair.digits.affords(TO_SEE * costOf(pair))
    ? [pair.expected, pair.answer].some(side => side.hidesAt(points, place))
    : undefined;

/** What the difference comes to where both are real and digits hide a part of them; undefined where they hide none. */
export function ofRemainder(pair: Pair, all: readonly Met[]): Agreement | undefined {
  const { expected, answer } = pair;
  const asked = placesAsked(pair, all).filter(({ points, place }) => !jumpsAt(pair, points, place));
  if (!asked.some(({ points, place }) => hidesAt(pair, points, place))) return undefined;
  const witnesses = asked.flatMap(({ points, place }) => {
    const [left, right] = [expected.digitsAt(points, place), answer.digitsAt(points, place)];
    return left && right ? [{ at: pointAt(points, place), ...valuesOf(left, right) }] : [];
  });
  return remainderAt(pair, witnesses) ?? ofFurthest(pair) ?? { kind: 'undecided', why: HIDDEN };
}

/** What the difference comes to at points where both have these values; undefined where no form of it tells. */
export function remainderAt(pair: Pair, witnesses: readonly Witness[]): Agreement | undefined {
  if (witnesses.length === 0) return undefined;
  for (const remainder of remainders(pair.expected.expr, pair.answer.expr)) {
    const points = witnesses.filter(() => pair.digits.affords(leftCost(remainder)));
    const said = ofOneRemainder(remainder, points, neededOf(pair));
    if (said) return said;
  }
  return undefined;
}

/** What one point costs: the remainder itself, its terms, and whether a part of it is hidden. */
const leftCost = (remainder: Expr): number => 0.1 + 3 * digitCost(postorder(remainder));

/** What 64 digits say at points so far out that nothing need hide there. */
function ofFurthest(pair: Pair): Agreement | undefined {
  const points = pair.meeting.furthest();
  if (costOf(pair) > FURTHEST_COST) return undefined;
  const said = inDigits(pair, [{ ...nothingMet(points), agreeing: [...Array(countOf(points)).keys()] }], false);
  return said === 'same' ? { kind: 'same', proved: false } : said;
}

const HIDDEN = 'A part of it is so small beside the rest that 64 digits do not show what it changes.';

/** A remainder that is something at one of the points, or nothing at so many as are needed. */
function ofOneRemainder(remainder: Expr, points: readonly Witness[], needed: number): Agreement | undefined {
  const nothing = new Set<string>();
  for (const witness of points) {
    const left = leftAt(remainder, witness.at);
    if (typeof left === 'object') return { kind: 'different', witness: { ...witness, ...left } };
    if (left === 'nothing') nothing.add(Object.values(witness.at).join());
  }
  return nothing.size >= needed ? { kind: 'same', proved: false } : undefined;
}

/** A place of a block. */
interface Placed {
  readonly points: Points;
  readonly place: number;
}

/** Places to ask at: what rounding hid first, then the ends and the middle of what agreed. */
const spreadOver = (all: readonly Met[]): readonly Placed[] =>
  all.flatMap(({ points, unsure, agreeing, vanishing, differing, beyond }) => {
    const stride = Math.max(1, Math.floor(agreeing.length / 5));
    const some = agreeing.toReversed().filter((_, i) => i % stride === 0);
    return [
      ...differing.map(({ place }) => place),
      ...unsure.slice(0, 6),
      ...some,
      ...vanishing.slice(0, 4),
      ...beyond.slice(0, 4),
    ].map(place => ({ points, place }));
  });
