import type { Expr } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import { OPCODE } from '../tape/instructions.ts';
import { pointAt } from '../tape/points.ts';
import type { DomainDifference, Witness } from './agreement.ts';
import { differenceAt, SIDES } from './apart.ts';
import { signOf } from './ball.ts';
import { inDigits } from './digits.ts';
import { placesFarOut } from './far-out.ts';
import { blockOf, type Gap, gapsOf, inDoubles } from './meeting.ts';
import type { Pair } from './pair.ts';
import { valuesAtPlace } from './sampled.ts';
import type { Side } from './side.ts';

/** Gaps that 64 digits are asked about. */
const MOST_ASKED = 24;

/**
 * A point at which only one of two expressions is real, looked for at the edges of their domains, beside and between them;
 * undefined where none is found. Single holes are no difference, nor are edges that rounding alone puts apart: that one is
 * not real is said where 64 digits show that a part of it has a negative number where it needs another.
 */
export function strictDifference(pair: Pair): DomainDifference | undefined {
  const { expected, answer, meeting } = pair;
  if (haveSameNeeds(expected.needs, answer.needs)) return undefined;
  const far = differenceFarOut(pair);
  if (far) return far;
  // Between two edges that are near to one another something turns back: what is sensitive shows where.
  const looked = [expected, answer].flatMap(({ needs, sensitive }) => [...needs, ...sensitive]);
  const points = meeting.special(looked)?.points;
  if (!points) return undefined;
  const gaps = gapsOf(expected.locatedAt(points), answer.locatedAt(points));
  const stride = Math.ceil(gaps.length / MOST_ASKED);
  for (const { place, undefinedSide } of gaps.filter((_, i) => i % stride === 0)) {
    const at = pointAt(points, place);
    const found = differenceAt(pair, at, undefinedSide);
    if (isCertainlyLost(pair, undefinedSide, at) && !isSingle(pair, found)) return found;
  }
  return undefined;
}

/** Edges that lie beyond the range of doubles: that of ln(x) + 800 is at 10^(-348). */
function differenceFarOut(pair: Pair): DomainDifference | undefined {
  for (const at of placesFarOut([...pair.expected.needs, ...pair.answer.needs], pair)) {
    const undefinedSide = SIDES.find(side => isCertainlyLost(pair, side, at));
    if (undefinedSide) return differenceAt(pair, at, undefinedSide);
  }
  return undefined;
}

function haveSameNeeds(as: readonly Expr[], bs: readonly Expr[]): boolean {
  const [ofA, ofB] = [as, bs].map(needs => new Set(needs.map(strictText)));
  return ofA !== undefined && ofB !== undefined && ofA.symmetricDifference(ofB).size === 0;
}

/**
 * Whether the one of two that is real at a point is so there alone: because an exponent is whole, as that of x^x at −1, or
 * because a square is 0, as under the root of (x − 5)²(3 − x) at 5. That is no more of a difference than a single hole.
 */
export function isSingle({ expected, answer }: Pair, { at, undefinedSide }: DomainDifference): boolean {
  const [lost, real] = undefinedSide === 'answer' ? [answer, expected] : [expected, answer];
  return hasWholePower(real, at) || !isRealBeside(real, lost, at);
}

function hasWholePower({ tape }: Side, at: Witness['at']): boolean {
  const values = valuesAtPlace(tape, blockOf(at), 0);
  return tape.operations.some(
    (operation, node) => operation === OPCODE.power && (values[tape.left[node] ?? 0] ?? Number.NaN) < 0,
  );
}

/** How far beside a point it is looked at, in units of it, to both sides: narrower stretches are taken for points. */
const BESIDE = [1e-4, 1e-8, 1e-12].flatMap(step => [-step, step]);

/** Whether 64 digits give one of two a value beside the point, too, on a line that runs along no axis, and the other none. */
const isRealBeside = (real: Side, lost: Side, at: Witness['at']): boolean =>
  BESIDE.map(step => moved(inDoubles(at), step)).some(
    beside => inDigits(real.expr, beside) !== undefined && inDigits(lost.expr, beside) === undefined,
  );

const moved = (at: Readonly<Record<string, number>>, step: number): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(at).map(([name, x], i) => [name, x + (step * (Math.abs(x) || 1)) / (1 + i * Math.SQRT1_2)]),
  );

/** Whether 64 digits show that one side has a value at a point, and that a need of the other one is not met there. */
export function isCertainlyLost(
  { expected, answer }: Pair,
  undefinedSide: Gap['undefinedSide'],
  at: Witness['at'],
): boolean {
  const [lost, real] = undefinedSide === 'answer' ? [answer, expected] : [expected, answer];
  return inDigits(real.expr, at) !== undefined && lost.needs.some(need => isNegative(need, at));
}

function isNegative(need: Expr, at: Witness['at']): boolean {
  const ball = inDigits(need, at);
  return ball !== undefined && signOf(ball) === -1;
}
