import type { Expr } from '../expression/expression.ts';
import type { Points } from '../tape/tape.ts';
import type { Agreement, Witness } from './agreement.ts';
import { apart, areApart, domainOf } from './apart.ts';
import { comparedInDigits, valuesOf } from './digits.ts';
import { type Difference, gapsOf, type Met, met, metNowhere, nothingMet, pointAt } from './meeting.ts';
import { largestOf } from './meeting-points.ts';
import type { Marked, Pair } from './pair.ts';
import { proof } from './proof.ts';
import { leftAt, remainders } from './remainder.ts';
import { countOf, isOnJump } from './sampled.ts';
import { hasUnseen } from './unseen.ts';

/** Points that must agree before doubles alone say so; fewer are taken to 64 digits. */
const ENOUGH = 8;
const TOO_FEW = 3;

/** What the stages say of a pair, cheapest first. */
export function decided(pair: Pair): Agreement {
  const { first, others } = pair.meeting;
  const differing = placesApart(pair, first);
  const plain = differing.length > 0 ? steadyDifference(pair, first, differing) : undefined;
  if (plain) return plain;
  if (differing.length === 0 && isProved(pair)) return { kind: 'same', proved: true, ...provedDomain(pair) };
  const few = metAt(pair, first);
  const difference = differenceIn(pair, few);
  if (difference) return difference;
  if (isProved(pair)) return { kind: 'same', proved: true, ...provedDomain(pair) };
  const more = metAt(pair, others);
  return differenceIn(pair, more) ?? ofUsual(pair, [few, more]);
}

/** Values that are nearer than this, relatively, may be equal, for all that is known without bounds on their errors. */
const NEAR = 2 ** -40;

/** The places of a block at which values that are finite are further apart than rounding puts them as a rule. */
function placesApart({ expected, answer }: Pair, points: Points): readonly number[] {
  const [as, bs] = [expected.locatedAt(points).values, answer.locatedAt(points).values];
  const places: number[] = [];
  for (let p = 0; p < as.length; p++) {
    const [a = Number.NaN, b = Number.NaN] = [as[p], bs[p]];
    if (Number.isFinite(a - b) && Math.abs(a - b) > NEAR * Math.max(Math.abs(a), Math.abs(b))) places.push(p);
  }
  return places;
}

const metAt = ({ expected, answer }: Pair, points: Points): Met => met(points, expected.at(points), answer.at(points));

/** Where numbers are long the primes may be among them: then 64 digits are asked as well. */
const isProved = (pair: Pair): boolean =>
  !isExtreme(pair) && proof(pair.expected.residues, pair.answer.residues) === 'equal';

const isExtreme = ({ expected, answer }: Pair): boolean => expected.isExtreme || answer.isExtreme;

/** Functions that are real everywhere need no points to see that. */
function provedDomain({ expected, answer, meeting }: Pair) {
  if (!expected.hasEdges && !answer.hasEdges) return {};
  const usual = [meeting.first, meeting.others];
  return domainOf(
    { expected, answer },
    usual.map(points => ({ points, gaps: gapsOf(expected.locatedAt(points), answer.locatedAt(points)) })),
  );
}

/** Nothing differs at the usual points as far as doubles can see. */
function ofUsual(pair: Pair, usual: readonly Met[]): Agreement {
  const all = [...usual];
  for (const found of metElsewhere(pair, usual)) {
    const difference = differenceIn(pair, found);
    if (difference) return difference;
    all.push(found);
  }
  const agreement = ofMeeting(pair, all);
  return agreement.kind === 'same' ? { ...agreement, ...domainOf(pair, usual) } : agreement;
}

/** Nothing differs anywhere as far as doubles can see. */
function ofMeeting(pair: Pair, all: readonly Met[]): Agreement {
  const proved = proof(pair.expected.residues, pair.answer.residues);
  if (proved === 'different' && pair.meeting.names.length === 0) return differentNumbers(pair);
  const agreeing = all.reduce((sum, { agreeing: places }) => sum + places.length, 0);
  const tells = proved === undefined && !isExtreme(pair);
  const isShown = tells && !hidesInDoubles(pair, all);
  if (isShown && agreeing >= ENOUGH) return { kind: 'same', proved: false };
  const said = inDigits(pair, all);
  if (typeof said === 'object') return said;
  if (proved === 'equal') return { kind: 'same', proved: true };
  if (said === 'same' && proved === undefined) return { kind: 'same', proved: false };
  if (isShown && agreeing >= TOO_FEW) return { kind: 'same', proved: false };
  return ofRemainder(pair, all) ?? apart(pair, all);
}

/** Whether one of the two has a part that doubles show at none of the places where they agree. */
const hidesInDoubles = (pair: Pair, all: readonly Met[]): boolean =>
  [pair.expected, pair.answer].some(({ tape }) =>
    all.every(({ points, agreeing }) => agreeing.length === 0 || hasUnseen(tape, points, agreeing)),
  );

/** Fractions that residues tell apart, though doubles, or 64 digits, do not: 1/3 and a thousand threes behind the point. */
function differentNumbers({ expected, answer, meeting }: Pair): Agreement {
  const [left = Number.NaN, right = Number.NaN] = [expected, answer].map(side => side.at(meeting.first).values[0]);
  return { kind: 'different', witness: { at: {}, expected: left, answer: right } };
}

const HIDDEN = 'A number in it is so small, or so near to a whole one, that 64 digits do not show what it changes.';

/** About the numbers that are written in the two, where they bend, and, where few points were usable, further ones. */
function* metElsewhere(pair: Pair, usual: readonly Met[]): Generator<Met> {
  let usable = usual.reduce((sum, { agreeing }) => sum + agreeing.length, 0);
  yield* metAbout(pair, pair.meeting.about);
  const bent = pair.meeting.bent([...pair.expected.bends, ...pair.answer.bends]);
  if (bent && workAt(pair, bent) <= 2 * MOST_WORK) yield metAt(pair, bent);
  if (usable >= ENOUGH) return;
  yield* metAbout(pair, pair.meeting.close);
  const seemApart = areApart(usual);
  for (const points of pair.meeting.search()) {
    if (workAt(pair, points) > MOST_WORK) return;
    const found = seemApart && isApartAt(pair, points) ? nothingMet(points) : searchedAt(pair, points);
    yield found;
    usable += found.agreeing.length;
    if (usable >= ENOUGH) return;
  }
}

/** Whether the answer has no value where the expected one has: at these points alone it is computed. */
const isApartAt = ({ expected, answer }: Pair, points: Points): boolean => !answer.isRealIn(expected.realPart(points));

/** Of log(x) and log(−x), which are real nowhere together, no bounds are asked. */
const searchedAt = (pair: Pair, points: Points): Met =>
  metNowhere(points, pair.expected.locatedAt(points), pair.answer.locatedAt(points)) ?? metAt(pair, points);

/** Values computed for one block that is searched: some tens of milliseconds; the fewer blocks about numbers and bends may be larger. */
const MOST_WORK = 2 ** 19;

const workAt = ({ expected, answer }: Pair, points: Points): number =>
  countOf(points) * (expected.tape.length + answer.tape.length);

function* metAbout(pair: Pair, marked: Marked): Generator<Met> {
  const points = marked(largestOf(pair.expected.numbers, pair.answer.numbers));
  if (points && workAt(pair, points) <= 2 * MOST_WORK) yield metAt(pair, points);
}

/** Steady doubles so many times as far apart as their bounds need no more digits to differ: equal ones keep within them. */
const PLAIN = 32;
/** Differences that are looked at before the block is taken to have none. */
const [STEADY_LOOKED_AT, DIGITS_LOOKED_AT] = [8, 3];

/** The first place that is a difference in fact: far apart in steady doubles, or balls of 64 digits that do not meet. */
function differenceIn(pair: Pair, { points, differing }: Met): Agreement | undefined {
  if (differing.length === 0) return undefined;
  const clear = differing.filter(({ times }) => times > PLAIN).map(({ place }) => place);
  return steadyDifference(pair, points, clear) ?? differenceInDigits(pair, points, differing);
}

function steadyDifference(
  { expected, answer }: Pair,
  points: Points,
  places: readonly number[],
): Agreement | undefined {
  for (const place of places.slice(0, STEADY_LOOKED_AT)) {
    const ofAnswer = answer.steadyAt(points, place);
    const ofExpected = ofAnswer === undefined ? undefined : expected.steadyAt(points, place);
    if (ofAnswer === undefined || ofExpected === undefined) continue;
    const [left = Number.NaN, right = Number.NaN] = [expected, answer].map(
      side => side.locatedAt(points).values[place],
    );
    if (Math.abs(left - right) > PLAIN * (ofExpected + ofAnswer)) {
      return { kind: 'different', witness: { at: pointAt(points, place), expected: left, answer: right } };
    }
  }
  return undefined;
}

function differenceInDigits(pair: Pair, points: Points, differing: readonly Difference[]): Agreement | undefined {
  const clear = differing.find(({ times }) => times > PLAIN) ?? differing[0];
  const ordered = clear ? [clear, ...differing.filter(each => each !== clear)] : [];
  const cost = pair.expected.digitCost + pair.answer.digitCost;
  if (cost > MOST_DIGITS) return undefined;
  for (const { place } of ordered.slice(0, cost > DIGIT_BUDGET ? 1 : DIGITS_LOOKED_AT)) {
    const said = comparedAt(pair, points, place);
    if (said && !said.same) return { kind: 'different', witness: said.witness };
  }
  return undefined;
}

function comparedAt({ expected, answer, meeting }: Pair, points: Points, place: number) {
  const jumps = [expected, answer].some(({ tape }) => isOnJump(tape, points, place));
  if (jumps && meeting.names.length > 0) return undefined;
  const left = expected.digitsAt(points, place);
  const right = left && answer.digitsAt(points, place);
  return left && right && comparedInDigits(left, right, pointAt(points, place));
}

/** Functions computed with 64 digits for one pair, those of a pair that is not computed so at all, and points asked. */
const [DIGIT_BUDGET, MOST_DIGITS, ASKED] = [120, 240, 10];

/**
 * What 64 digits say at a spread of the places: one difference is enough, agreement takes three points (a constant has
 * one) at which they hide nothing.
 */
function inDigits(pair: Pair, all: readonly Met[]): Agreement | 'same' | undefined {
  let shown = 0;
  for (const { points, place } of placesAsked(pair, all)) {
    const said = comparedAt(pair, points, place);
    if (said && !said.same) return { kind: 'different', witness: said.witness };
    if (said && !hidesAt(pair, points, place)) shown++;
  }
  return shown >= neededOf(pair) ? 'same' : undefined;
}

/** The places that the budget allows. */
function placesAsked({ expected, answer, meeting }: Pair, all: readonly Met[]): readonly Placed[] {
  const cost = expected.digitCost + answer.digitCost;
  const isNumber = meeting.names.length === 0;
  const spread = isNumber ? all.slice(0, 1).map(({ points }) => ({ points, place: 0 })) : spreadOver(all);
  return spread.slice(0, Math.min(ASKED, Math.floor(DIGIT_BUDGET / Math.max(cost, 0.01))));
}

const neededOf = ({ meeting }: Pair): number => (meeting.names.length === 0 ? 1 : TOO_FEW);

const hidesAt = ({ expected, answer }: Pair, points: Points, place: number): boolean =>
  expected.hidesAt(points, place) || answer.hidesAt(points, place);

/** What the difference comes to where both are real and digits hide a part of them; undefined where they hide none. */
function ofRemainder(pair: Pair, all: readonly Met[]): Agreement | undefined {
  const { expected, answer } = pair;
  const asked = placesAsked(pair, all);
  if (!asked.some(({ points, place }) => hidesAt(pair, points, place))) return undefined;
  const witnesses = asked.flatMap(({ points, place }) => {
    const [left, right] = [expected.digitsAt(points, place), answer.digitsAt(points, place)];
    return left && right ? [{ at: pointAt(points, place), ...valuesOf(left, right) }] : [];
  });
  for (const remainder of remainders(expected.expr, answer.expr)) {
    const said = ofOneRemainder(remainder, witnesses, neededOf(pair));
    if (said) return said;
  }
  return { kind: 'undecided', why: HIDDEN };
}

/** A remainder that is something at one of the points, or nothing at so many as are needed. */
function ofOneRemainder(remainder: Expr, points: readonly Witness[], needed: number): Agreement | undefined {
  let nothing = 0;
  for (const witness of points) {
    const left = leftAt(remainder, witness.at);
    if (typeof left === 'object') return { kind: 'different', witness: { ...witness, ...left } };
    if (left === 'nothing') nothing++;
  }
  return nothing >= needed ? { kind: 'same', proved: false } : undefined;
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
