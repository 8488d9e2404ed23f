import type { Expr } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import { pointAt } from '../tape/points.ts';
import type { DomainDifference } from './agreement.ts';
import { differenceAt } from './apart.ts';
import { signOf } from './ball.ts';
import { inDigits } from './digits.ts';
import { type Gap, gapsOf } from './meeting.ts';
import type { Pair } from './pair.ts';

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
  // Between two edges that are near to one another something turns back: what is sensitive shows where.
  const looked = [expected, answer].flatMap(({ needs, sensitive }) => [...needs, ...sensitive]);
  const points = meeting.special(looked)?.points;
  if (!points) return undefined;
  const gaps = gapsOf(expected.locatedAt(points), answer.locatedAt(points));
  const stride = Math.ceil(gaps.length / MOST_ASKED);
  for (const { place, undefinedSide } of gaps.filter((_, i) => i % stride === 0)) {
    const at = pointAt(points, place);
    if (isCertainlyLost(pair, undefinedSide, at)) return differenceAt(pair, at, undefinedSide);
  }
  return undefined;
}

function haveSameNeeds(as: readonly Expr[], bs: readonly Expr[]): boolean {
  const [ofA, ofB] = [as, bs].map(needs => new Set(needs.map(strictText)));
  return ofA !== undefined && ofB !== undefined && ofA.symmetricDifference(ofB).size === 0;
}

/** Whether 64 digits show that one side has a value at a point, and that a need of the other one is not met there. */
export function isCertainlyLost(
  { expected, answer }: Pair,
  undefinedSide: Gap['undefinedSide'],
  at: DomainDifference['at'],
): boolean {
  const [lost, real] = undefinedSide === 'answer' ? [answer, expected] : [expected, answer];
  return inDigits(real.expr, at) !== undefined && lost.needs.some(need => isNegative(need, at));
}

function isNegative(need: Expr, at: DomainDifference['at']): boolean {
  const ball = inDigits(need, at);
  return ball !== undefined && signOf(ball) === -1;
}
