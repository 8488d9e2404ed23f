import type { Expr } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import type { Agreement, Witness } from './agreement.ts';
import { Decimal, reach } from './ball.ts';
import { bendsOfPair } from './bends.ts';
import { AFTER_PLACES } from './digit-budget.ts';
import { costOf, remainderAt } from './digit-stages.ts';
import { comparedInDigits, digitCost, exactPoint, inDigits, valuesOf } from './digits.ts';
import { type ExactPoint, enclosure } from './enclosure.ts';
import { blockOf } from './meeting.ts';
import type { Pair } from './pair.ts';
import { LARGE, leavesDoubles } from './range.ts';
import { isOnJump } from './sampled.ts';
import { SHARP } from './sensitive.ts';
import { keyOf, type Special, type SpecialPoint } from './special-points.ts';
import { hidesPart } from './unseen.ts';

/** The special places of what bends or jumps in two expressions. */
export const bendsOf = (pair: Pair): Special | undefined => pair.meeting.special(bendsOfPair(pair));

/** All special places of two expressions. */
export const everySpecial = ({ expected, answer, meeting }: Pair): Special | undefined =>
  meeting.special([...expected.sensitive, ...answer.sensitive]);

/** How many times as narrow as one the bumps and domains of the two may be. */
export const narrownessOf = ({ expected, answer }: Pair): number => Math.max(expected.narrowness, answer.narrowness);

/** Places that are looked at with 64 digits, functions of two that are computed at one of them, and of those at all of them. */
const [LOOKED_AT, MOST_COST, MOST_FUNCTIONS] = [8, 40, 40];

/**
 * What 64 digits find at the special places of two expressions that agree elsewhere: a difference at one of them, or, where
 * it lies between doubles, that the two differ there, for which there is no witness; undefined where they find nothing.
 */
export function foundAtPlaces(pair: Pair, special: Special | undefined): Agreement | undefined {
  const isSharp = narrownessOf(pair) >= SHARP;
  const places = special?.places.filter(place => isSharp || isFar(place) || isOut(pair, place)).slice(0, LOOKED_AT);
  const cost = costOf(pair);
  if (!places?.length || cost > MOST_COST) return undefined;
  const points = pointsAbout(places).filter(at => pair.meeting.isAllowed(at) && !jumpsAt(pair, at));
  const large: Witness[] = [];
  for (const at of points.slice(0, Math.floor(MOST_FUNCTIONS / Math.max(1, cost)))) {
    const [left, right] = [inDigits(pair.expected.expr, at), inDigits(pair.answer.expr, at)];
    const said = left && right && comparedInDigits(left, right, at);
    if (said?.same === false) return { kind: 'different', witness: said.witness };
    if (left && right && reach(left).gt(LARGE)) large.push({ at, ...valuesOf(left, right) });
  }
  const buried = remainderAt(
    pair,
    large.filter(({ at }) => pair.digits.affords(cost, AFTER_PLACES) && hidesAt(pair, at)),
  );
  if (buried?.kind === 'different') return buried;
  return places.some(place => differsBetweenDoubles(pair, place)) ? { kind: 'undecided', why: BETWEEN } : undefined;
}

const jumpsAt = ({ expected, answer }: Pair, at: SpecialPoint['at']): boolean =>
  [expected, answer].some(({ tape }) => isOnJump(tape, blockOf(at), 0));

/** Whether 64 digits hide a part of the two, as they do relu(x − 900) beside e^x. */
const hidesAt = ({ expected, answer }: Pair, at: Witness['at']): boolean =>
  [expected, answer].some(({ expr }) => hidesPart(expr, at));

/** So far out what begins at a place may be lost beside the place itself: relu(ln(x) − 100) beside x. */
const isFar = ({ place }: SpecialPoint): boolean => Math.abs(place.at) > 1e9;

/** A value on either side of a place. */
const around = ({ at, moving, place }: SpecialPoint): readonly SpecialPoint['at'][] =>
  [0.5, 2].map(by => ({ ...at, [moving]: by * place.at }));

/** Where the places are looked at: there, some way beside them, between them and near them. */
function pointsAbout(places: readonly SpecialPoint[]): readonly SpecialPoint['at'][] {
  const beside = (...factors: readonly number[]) =>
    places.flatMap(({ at, moving, place }) => factors.map(by => ({ ...at, [moving]: by * place.at })));
  return [...beside(1, 0.5, 2), ...betweenOf(places), ...beside(0.999, 1.001)];
}

/** The middles between places that are neighbours along one variable: a part may be something between its two alone. */
const betweenOf = (places: readonly SpecialPoint[]): readonly SpecialPoint['at'][] =>
  places.slice(1).flatMap(({ at, moving, place }, i) => {
    const before = places[i];
    if (!before || keyOf({ at, moving }) !== keyOf(before)) return [];
    return [{ ...at, [moving]: (before.place.at + place.at) / 2 }];
  });

/** Whether doubles do not reach to one of the two, where they bend, beside a place: there e^min(x, 800) is e^x as far as they go. */
const isOut = ({ expected, answer }: Pair, place: SpecialPoint): boolean =>
  expected.bends.length + answer.bends.length > 0 &&
  Object.values(place.at).every(value => Math.abs(value) > MADE_BY_UNDERFLOW) &&
  around(place).some(at => leavesDoubles(expected.tape, at) || leavesDoubles(answer.tape, at));

/** So near to 0 underflow itself makes places: x^4 becomes 0 at 10^(-81). */
const MADE_BY_UNDERFLOW = 1e-30;

const BETWEEN = 'They differ in a place so narrow that no number of 16 digits lies in it.';

function comparedIn({ expected, answer }: Pair, exact: ExactPoint, at: SpecialPoint['at']) {
  const [left, right] = [enclosure(expected.expr, exact), enclosure(answer.expr, exact)];
  return left && right && comparedInDigits(left, right, at);
}

function differsBetweenDoubles(pair: Pair, { at, moving, place }: SpecialPoint): boolean {
  const cost = (STEPS + 2) * digitCost(postorder(place.of)) + costOf(pair);
  if (place.kind !== 'sign' || !pair.digits.affords(cost, AFTER_PLACES)) return false;
  const exact = zeroNear(place.of, exactPoint(at), moving, place.at);
  return exact !== undefined && comparedIn(pair, exact, at)?.same === false;
}

/** Steps of the secant method from neighbouring doubles to 64 digits. */
const STEPS = 7;

/** Where an expression is 0 to 64 digits, near a double along one variable; undefined at an exact zero, which needs no search. */
function zeroNear(of: Expr, at: ExactPoint, moving: string, start: number): ExactPoint | undefined {
  const valueAt = (x: Decimal): Decimal | undefined => enclosure(of, { ...at, [moving]: x })?.mid;
  let [before, here] = [new Decimal(start), new Decimal(start).times(1 + 2 ** -50)];
  let [y, next] = [valueAt(before), valueAt(here)];
  if (y?.isZero()) return undefined;
  for (let i = 0; i < STEPS && y && next && !next.isZero() && !next.eq(y); i++) {
    const step = next.times(here.minus(before)).div(next.minus(y));
    [before, here, y] = [here, here.minus(step), next];
    next = valueAt(here);
  }
  return y && next ? { ...at, [moving]: here } : undefined;
}
