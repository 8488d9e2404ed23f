import { pointAt, pointsAt } from '../tape/points.ts';
import type { Points } from '../tape/tape.ts';
import type { Agreement } from './agreement.ts';
import { apart, areApart, areReal, certainlyApart, domainOf, valueless } from './apart.ts';
import { bendsOf, everySpecial, foundAtPlaces, narrownessOf } from './at-places.ts';
import { bendTooOften } from './bends.ts';
import { comparedAt, costOf, differenceInDigits, FEWEST, inDigits, ofRemainder, PLAIN } from './digit-stages.ts';
import { hasMoreDigits } from './digits.ts';
import { exactDifference } from './exact-difference.ts';
import { foundFarOut } from './far-out.ts';
import { gapsOf, type Met, met, metNowhere, nothingMet } from './meeting.ts';
import { largestOf } from './meeting-points.ts';
import { neverReal } from './never-real.ts';
import type { Marked, Pair } from './pair.ts';
import { haveSameNeeds, proof } from './proof.ts';
import { countOf } from './sampled.ts';
import { NARROW } from './sensitive.ts';
import type { Special } from './special-points.ts';
import { hasUnseen } from './unseen.ts';

/** Points that must agree before doubles alone say so; fewer are taken to 64 digits. */
const ENOUGH = 8;

/** What the stages say of a pair, cheapest first. */
export const decided = (pair: Pair): Agreement => atFirstSight(pair) ?? byStages(pair);

/** A place of the first points at which nothing is as plain as at 1, and the one that is looked at first. */
const [ODD, FIRST] = [7, 0];

/**
 * Most of the answers that are right are proved to be so, and most of the others differ where they are looked at first:
 * of those neither all the first points nor, where they are right, a recording is needed. What is said is what the
 * stages say.
 */
function atFirstSight(pair: Pair): Agreement | undefined {
  const { first } = pair.meeting;
  const isApart = standingAt(pair, first, FIRST) === 'apart';
  const difference = isApart ? steadyDifference(pair, first, [FIRST]) : undefined;
  if (difference) return difference;
  return standingAt(pair, first, ODD) === 'near' && isProved(pair) ? provedSame(pair) : undefined;
}

function standingAt({ expected, answer }: Pair, points: Points, place: number): 'near' | 'apart' | undefined {
  const [a, b] = [expected.plainAt(points, place), answer.plainAt(points, place)];
  if (!Number.isFinite(a - b)) return undefined;
  return areFar(a, b) ? 'apart' : 'near';
}

function byStages(pair: Pair): Agreement {
  const { first, others } = pair.meeting;
  const differing = placesApart(pair, first);
  const plain = differing.length > 0 ? steadyDifference(pair, first, differing) : undefined;
  if (plain) return plain;
  if (differing.length === 0 && haveValues(pair, first) && isProved(pair)) return provedSame(pair);
  const few = metAt(pair, first);
  const difference = differenceIn(pair, few) ?? (differing.length > 0 ? valueless(pair, [few]) : undefined);
  if (difference) return difference;
  if ([first, others].some(points => haveValues(pair, points)) && isProved(pair)) return provedSame(pair);
  const more = metAt(pair, others);
  return differenceIn(pair, more) ?? ofUsual(pair, [few, more]);
}

/** Values that are nearer than this, relatively, may be equal, for all that is known without bounds on their errors. */
const NEAR = 2 ** -40;

const areFar = (a: number, b: number): boolean => Math.abs(a - b) > NEAR * Math.max(Math.abs(a), Math.abs(b));

/** The places of a block at which values that are finite are further apart than rounding puts them as a rule. */
function placesApart({ expected, answer }: Pair, points: Points): readonly number[] {
  const [as, bs] = [expected.locatedAt(points).values, answer.locatedAt(points).values];
  const places: number[] = [];
  for (let p = 0; p < as.length; p++) {
    const [a = Number.NaN, b = Number.NaN] = [as[p], bs[p]];
    if (Number.isFinite(a - b) && areFar(a, b)) places.push(p);
  }
  return places;
}

const metAt = ({ expected, answer }: Pair, points: Points): Met => met(points, expected.at(points), answer.at(points));

/** Whether both have a value at one of the points: what is proved of a function that has none says nothing. */
function haveValues({ expected, answer }: Pair, points: Points): boolean {
  const [as, bs] = [expected.locatedAt(points).values, answer.locatedAt(points).values];
  return as.some((a, p) => Number.isFinite(a) && Number.isFinite(bs[p]));
}

const provedSame = (pair: Pair): Agreement => ({ kind: 'same', proved: true, ...provedDomain(pair) });

/** Where numbers are long the primes may be among them: then 64 digits are asked as well. */
const isProved = (pair: Pair): boolean =>
  !isExtreme(pair) && proof(pair.expected.residues, pair.answer.residues) === 'equal';

const isExtreme = ({ expected, answer }: Pair): boolean => expected.isExtreme || answer.isExtreme;

/** Functions that are real everywhere, or need the same to be real, need no points to see that. */
function provedDomain({ expected, answer, meeting }: Pair) {
  if (haveSameNeeds(expected.residues, answer.residues)) return {};
  if (!expected.hasEdges && !answer.hasEdges) return {};
  const usual = [meeting.first, meeting.others];
  return domainOf(
    { expected, answer },
    usual.map(points => ({ points, gaps: gapsOf(expected.locatedAt(points), answer.locatedAt(points)) })),
  );
}

/** Nothing differs at the usual points as far as doubles can see. */
function ofUsual(pair: Pair, usual: readonly Met[]): Agreement {
  const nowhere = certainlyApart(pair, usual);
  if (nowhere) return nowhere;
  if (!pair.digits.affords(searchCost(pair))) return { kind: 'undecided', why: SPENT };
  const all = [...usual];
  for (const found of metElsewhere(pair, usual)) {
    const difference = differenceIn(pair, found);
    if (difference) return difference;
    all.push(found);
  }
  const agreement =
    foundAtPlaces(pair, specialOf(pair, usual)) ??
    (pair.isSearched ? foundFarOut(pair) : undefined) ??
    ofMeeting(pair, all);
  if (agreement.kind !== 'same') return agreement;
  if (!agreement.proved && bendTooOften(pair)) return { kind: 'undecided', why: BENDS };
  return { ...agreement, ...domainOf(pair, usual) };
}

/** What looking elsewhere costs before 64 digits are asked, in functions of these, for every operation, and at most. */
const COST_OF_SEARCH = { of: 12, most: 1000 };
/** Where many are compared: special places are not looked for, but two long ones take most of what there is. */
const COST_OF_MANY = { of: 6, most: 1500 };

function searchCost(pair: Pair): number {
  const cost = pair.isSearched ? COST_OF_SEARCH : COST_OF_MANY;
  return Math.min(cost.most, cost.of * lengthOf(pair));
}

const SPENT = 'Comparing others before this one took as much work as is done.';

const BENDS = 'They bend or jump at more places than are compared.';

/** Nothing differs anywhere as far as doubles can see. */
function ofMeeting(pair: Pair, all: readonly Met[]): Agreement {
  const proved = proof(pair.expected.residues, pair.answer.residues);
  const exact = proved === 'different' || isExtreme(pair) ? exactDifference(pair) : undefined;
  if (exact) return exact;
  if (proved === 'different' && pair.meeting.names.length === 0) return differentNumbers(pair);
  const agreeing = agreeingIn(all);
  const unmet = agreeing === 0 ? neverReal(pair, all) : undefined;
  if (unmet) return unmet;
  const isShown = !hidesInDoubles(pair, all);
  const tells = proved === undefined && !isExtreme(pair) && isShown;
  if (tells && agreeing >= ENOUGH) return { kind: 'same', proved: false };
  const said = inDigits(pair, all, isShown);
  if (typeof said === 'object') return said;
  if (proved === 'equal' && areReal(pair, all)) return { kind: 'same', proved: true };
  if (said === 'same' && isExtreme(pair) && isLong(pair)) return { kind: 'undecided', why: LONG };
  if (said === 'same' && proved === undefined) return { kind: 'same', proved: false };
  if (tells && agreeing >= FEWEST) return { kind: 'same', proved: false };
  return (isShown ? undefined : ofRemainder(pair, all)) ?? apart(pair, all);
}

const isLong = ({ expected, answer }: Pair): boolean => [expected, answer].some(({ expr }) => hasMoreDigits(expr));

const LONG = 'They agree to 60 digits, and one of them has a number of more.';

/** Whether one of the two has a part that doubles show at none of the places where they agree. */
const hidesInDoubles = (pair: Pair, all: readonly Met[]): boolean =>
  [pair.expected, pair.answer].some(({ tape }) =>
    all.every(({ points, agreeing }) => agreeing.length === 0 || hasUnseen(tape, points, agreeing)),
  );

/** Fractions that residues tell apart, though doubles, or 64 digits, do not: 1/3 and a thousand threes behind the point. */
function differentNumbers(pair: Pair): Agreement {
  const { first } = pair.meeting;
  const said = comparedAt(pair, first, 0);
  if (said && !said.same) return { kind: 'different', witness: said.witness };
  const [left, right] = [pair.expected, pair.answer].map(side => beyondOr(side.at(first).values[0]));
  return { kind: 'different', witness: { at: {}, expected: left ?? BEYOND, answer: right ?? BEYOND } };
}

const BEYOND = 'more than 10^308';

const beyondOr = (value = Number.NaN): number | string => (Number.isFinite(value) ? value : BEYOND);

/** Where the two bend; every special place of short ones where few points were usable or they may be narrow. */
function specialOf(pair: Pair, usual: readonly Met[]): Special | undefined {
  if (!pair.isSearched) return undefined;
  const isNarrow = narrownessOf(pair) >= NARROW || agreeingIn(usual) < ENOUGH;
  return isNarrow && lengthOf(pair) <= LONGEST_SEARCHED ? everySpecial(pair) : bendsOf(pair);
}

/** Operations of a pair whose special places are all looked for: a line of them takes thousands of values. */
const LONGEST_SEARCHED = 120;

const lengthOf = ({ expected, answer }: Pair): number => expected.tape.length + answer.tape.length;

const agreeingIn = (all: readonly Met[]): number => all.reduce((sum, { agreeing }) => sum + agreeing.length, 0);

/** About the numbers that are written in the two, where they bend, and, where few points were usable, further ones. */
function* metElsewhere(pair: Pair, usual: readonly Met[]): Generator<Met> {
  let usable = agreeingIn(usual);
  yield* metAbout(pair, pair.meeting.about);
  for (const found of metWhere(pair, specialOf(pair, usual)?.points)) {
    yield found;
    usable += found.agreeing.length;
  }
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

function* metWhere(pair: Pair, points: Points | undefined): Generator<Met> {
  if (!points) return;
  const most = Math.floor((MOST_WORK * countOf(points)) / workAt(pair, points));
  yield metAt(pair, most < countOf(points) ? pointsAt(points, [...Array(most).keys()]) : points);
}

/** Whether the answer has no value where the expected one has: at these points alone it is computed. */
const isApartAt = ({ expected, answer }: Pair, points: Points): boolean => !answer.isRealIn(expected.realPart(points));

/** Of log(x) and log(−x), which are real nowhere together, no bounds are asked. */
const searchedAt = (pair: Pair, points: Points): Met =>
  metNowhere(points, pair.expected.locatedAt(points), pair.answer.locatedAt(points)) ?? metAt(pair, points);

/** Values computed for one block: some tens of milliseconds. */
const MOST_WORK = 2 ** 19;

const workAt = (pair: Pair, points: Points): number => countOf(points) * lengthOf(pair);

function* metAbout(pair: Pair, marked: Marked): Generator<Met> {
  yield* metWhere(pair, marked(largestOf(pair.expected.numbers, pair.answer.numbers)));
}

/** Differences that are looked at before the block is taken to have none. */
const STEADY_LOOKED_AT = 8;

/** The first place that is a difference in fact: far apart in steady doubles, or balls of 64 digits that do not meet. */
function differenceIn(pair: Pair, { points, differing }: Met): Agreement | undefined {
  if (differing.length === 0) return undefined;
  const clear = differing.filter(({ times }) => times > PLAIN).map(({ place }) => place);
  return steadyDifference(pair, points, clear) ?? differenceInDigits(pair, points, differing);
}

/** Functions of a pair whose difference 64 digits would tell no better than doubles that are not fine, for what they cost. */
const DEAR = 24;

function steadyDifference(pair: Pair, points: Points, places: readonly number[]): Agreement | undefined {
  const { expected, answer } = pair;
  const isDear = costOf(pair) > DEAR;
  for (const place of places.slice(0, STEADY_LOOKED_AT)) {
    const ofAnswer = answer.steadyAt(points, place);
    const ofExpected = ofAnswer && expected.steadyAt(points, place);
    if (!ofExpected || !(isDear || (ofAnswer.isFine && ofExpected.isFine))) continue;
    const [left = Number.NaN, right = Number.NaN] = [expected, answer].map(
      side => side.locatedAt(points).values[place],
    );
    if (Math.abs(left - right) > PLAIN * (ofExpected.error + ofAnswer.error)) {
      return { kind: 'different', witness: { at: pointAt(points, place), expected: left, answer: right } };
    }
  }
  return undefined;
}
