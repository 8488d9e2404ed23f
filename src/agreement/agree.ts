import { standInsIn, withStandIns } from '../checking/stand-ins.ts';
import { same } from '../expression/equality.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { isConstant, variables } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { evaluate } from '../tape/gradient.ts';
import { UnknownOperation } from '../tape/record.ts';
import type { Points } from '../tape/tape.ts';
import type { Agreement, DomainDifference, Witness } from './agreement.ts';
import { comparedInDigits, digitCost } from './digits.ts';
import { type Met, met, pointAt } from './meeting.ts';
import { markedPoints, meetingPoints, searchPoints } from './meeting-points.ts';
import { proof } from './proof.ts';
import { type Sampled, sampled } from './sampled.ts';

/** Tells of points whether two expressions are to be compared there: what a problem assumes of its letters. */
export type Assumption = (at: Witness['at']) => boolean;

/**
 * Whether the answer is the same function as what is expected, cheapest stage first: the same tree; doubles with error
 * bounds at seeded points, near and far; residues, which prove; 64 digits where doubles cannot tell. Deterministic, and
 * the same for the two exchanged. `different` always has a witness; too few points at which both are real is undecided.
 */
export const agree = (expected: Expr, answer: Expr, assumption?: Assumption): Agreement =>
  agreementWith(expected, assumption)(answer);

/** The same for many answers to one reference, whose values at the usual points are computed once. */
export function agreementWith(expected: Expr, assumption: Assumption = always): (answer: Expr) => Agreement {
  const blocks = new Map<string, Block>();
  return answer => {
    if (same(expected, answer)) return { kind: 'same', proved: true };
    if (standInsIn([expected, answer]) !== undefined) return ofUnknownFunctions(expected, answer, assumption);
    return unlessUnknown(() => decided({ expected, answer, names: namesIn([expected, answer]), assumption, blocks }));
  };
}

const always: Assumption = () => true;

const namesIn = (es: readonly Expr[]): readonly string[] => [...new Set(es.flatMap(variables))].toSorted();

/** The reference at a block of points. */
interface Block {
  readonly points: Points;
  readonly sampled: Sampled;
}

/** Two expressions on their way through the stages. */
interface Pair {
  readonly expected: Expr;
  readonly answer: Expr;
  readonly names: readonly string[];
  readonly assumption: Assumption;
  /** The reference at the usual points, by the names of the variables. */
  readonly blocks: Map<string, Block>;
}

/** sin for f, exp for g and so on; the second set of stand-ins is none of its own derivatives. */
function ofUnknownFunctions(expected: Expr, answer: Expr, assumption: Assumption): Agreement {
  const [plain, stretched] = [false, true].map(way =>
    agree(withStandIns(expected, way), withStandIns(answer, way), assumption),
  );
  if (!plain || !stretched) throw new Error('two sets of stand-ins give two agreements');
  return plain.kind === 'same' ? stretched : plain;
}

function unlessUnknown(decide: () => Agreement): Agreement {
  try {
    return decide();
  } catch (error) {
    if (error instanceof UnknownOperation) return { kind: 'undecided', why: error.message };
    throw error;
  }
}

/** Points that must agree before doubles alone say so; fewer are taken to 64 digits. */
const ENOUGH = 8;
const TOO_FEW = 3;

function decided(pair: Pair): Agreement {
  const usual = metAtUsual(pair);
  const first = differenceIn(pair, usual);
  if (first) return first;
  const all = [usual, ...metElsewhere(pair, usual)];
  for (const each of all.slice(1)) {
    const difference = differenceIn(pair, each);
    if (difference) return difference;
  }
  return ofMeeting(pair, all);
}

/** Nothing differs as far as doubles can see. */
function ofMeeting(pair: Pair, all: readonly Met[]): Agreement {
  const proved = proof(pair.expected, pair.answer);
  const domain = domainOf(pair, all[0]);
  if (proved === 'equal') return { kind: 'same', proved: true, ...domain };
  const agreeing = all.reduce((sum, { agreeing: places }) => sum + places.length, 0);
  if (agreeing >= ENOUGH && proved === undefined && !needsDigits(pair))
    return { kind: 'same', proved: false, ...domain };
  const said = inDigits(pair, all);
  if (said === 'same' && proved === undefined) return { kind: 'same', proved: false, ...domain };
  if (typeof said === 'object') return said;
  return agreeing >= TOO_FEW && proved === undefined && !needsDigits(pair)
    ? { kind: 'same', proved: false, ...domain }
    : { kind: 'undecided', why: WHY };
}

const WHY = 'There are too few points at which both can be computed well enough to compare them.';

function metAtUsual({ expected, answer, names, assumption, blocks }: Pair): Met {
  const key = names.join(' ');
  const block = blocks.get(key) ?? blockOf(expected, allowed(meetingPoints(names), assumption));
  blocks.set(key, block);
  return met(block.points, block.sampled, sampled(answer, block.points));
}

const blockOf = (e: Expr, points: Points): Block => ({ points, sampled: sampled(e, points) });

/** About the numbers that are written in the two, and, where few points were usable, further ones. */
function metElsewhere(pair: Pair, usual: Met): Met[] {
  const marked = markedPoints(pair.names, [pair.expected, pair.answer]);
  const found = marked ? [metAt(pair, marked)] : [];
  let usable = usual.agreeing.length;
  for (const points of pair.names.length > 0 ? searchPoints(pair.names) : []) {
    if (usable >= ENOUGH) break;
    const more = metAt(pair, points);
    usable += more.agreeing.length;
    found.push(more);
  }
  return found;
}

function metAt({ expected, answer, assumption }: Pair, candidates: Points): Met {
  const points = allowed(candidates, assumption);
  return met(points, sampled(expected, points), sampled(answer, points));
}

/** The points that the assumption allows. */
function allowed(points: Points, assumption: Assumption): Points {
  if (assumption === always) return points;
  const count = Object.values(points)[0]?.length ?? 0;
  const places = Array.from({ length: count }, (_, p) => p).filter(p => assumption(pointAt(points, p)));
  return Object.fromEntries(
    Object.entries(points).map(([name, block]) => [name, Float64Array.from(places, p => block[p] ?? Number.NaN)]),
  );
}

/** Doubles this far apart, relatively, with bounds a thousand times smaller, need no more digits to differ. */
const PLAIN = 1e-6;
/** Differences that are looked at with 64 digits before the block is taken to have none. */
const LOOKED_AT = 3;

/** The first place that is a difference in fact: far apart in doubles, or balls of 64 digits that do not meet. */
function differenceIn(pair: Pair, { points, differing }: Met): Agreement | undefined {
  const clear = differing.find(({ relative }) => relative > PLAIN) ?? differing[0];
  const ordered = clear ? [clear, ...differing.filter(each => each !== clear)] : [];
  for (const { place } of ordered.slice(0, LOOKED_AT)) {
    const said = comparedInDigits(pair.expected, pair.answer, pointAt(points, place));
    if (said && !said.same) return { kind: 'different', witness: said.witness };
  }
  return undefined;
}

/** Numbers so long, small or large that a difference may hide below the digits of doubles. */
const needsDigits = ({ expected, answer }: Pair): boolean => [expected, answer].some(e => postorder(e).some(isExtreme));

function isExtreme(node: Expr): boolean {
  if (node.kind === 'number') return isLong(node.digits) || isBeyond(Number(node.digits));
  const [base, exponent] = isCall(node, 'power') ? node.args : [];
  return base !== undefined && exponent !== undefined && isConstant(node) && isBeyond(evaluate(node, {}));
}

const isLong = (digits: string): boolean => digits.replace('.', '').replace(/^0+/, '').length > 9;
const isBeyond = (size: number): boolean => size !== 0 && !(Math.abs(size) > 1e-7 && Math.abs(size) < 1e7);

/** Functions computed with 64 digits for one pair, and points asked. */
const [DIGIT_BUDGET, ASKED] = [120, 10];

/** What 64 digits say at a spread of the places: one difference is enough, agreement takes three points (a constant has one). */
function inDigits(pair: Pair, all: readonly Met[]): Agreement | 'same' | undefined {
  const cost = digitCost(pair.expected) + digitCost(pair.answer);
  const places = spreadOver(all).slice(0, Math.min(ASKED, Math.floor(DIGIT_BUDGET / Math.max(cost, 0.01))));
  let agreed = 0;
  for (const { points, place } of places) {
    const said = comparedInDigits(pair.expected, pair.answer, pointAt(points, place));
    if (said && !said.same) return { kind: 'different', witness: said.witness };
    if (said) agreed++;
  }
  return agreed >= (pair.names.length === 0 ? 1 : TOO_FEW) ? 'same' : undefined;
}

/** Places to ask at: what rounding hid first, then the ends and the middle of what agreed. */
const spreadOver = (all: readonly Met[]): { points: Points; place: number }[] =>
  all.flatMap(({ points, unsure, agreeing, vanishing, differing }) => {
    const stride = Math.max(1, Math.floor(agreeing.length / 5));
    const some = agreeing.toReversed().filter((_, i) => i % stride === 0);
    return [...differing.map(({ place }) => place), ...unsure.slice(0, 6), ...some, ...vanishing.slice(0, 4)].map(
      place => ({ points, place }),
    );
  });

/** Said where the two differ in where they are real at two of the usual points or more: one may be a pole that was hit. */
function domainOf(_: Pair, usual: Met | undefined): { readonly domain?: DomainDifference } {
  const [first, second] = usual?.gaps ?? [];
  if (!usual || !first || !second) return {};
  return { domain: { at: pointAt(usual.points, first.place), undefinedSide: first.undefinedSide } };
}
