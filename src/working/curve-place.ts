import { agree } from '../agreement/agree.ts';
import { add, type Expr, negate, ZERO } from '../expression/expression.ts';
import { isConstant, variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { whole } from '../reading/complaints.ts';
import { evaluateTyped } from '../tape/gradient.ts';
import { type CurveAsked, type CurveSide, valueOnCurve } from './curve-side.ts';
import type { Said } from './judged-line.ts';
import { type Place, placesIn } from './places.ts';

/*
 * The slope at a point of the curve: at (3, 4) y' = −3/4.
 */

const NOT_JUDGED: Said = { verdict: 'not a step', did: [], mistakes: [] };
/** What is said where a point is not told by both of its coordinates. */
export const ONE_COORDINATE =
  'This is the slope at one point of the curve: it is judged where both coordinates are given, at (3, 4).';

/** The point that a text gives, both coordinates; undefined of one coordinate alone. */
export function pointIn(text: string, { left, right, wrt }: CurveAsked): Place | undefined {
  const meanings = new Map<string, Expr>();
  const [place] = placesIn(text, { f: add(left, negate(right)), wrt, meanings, log: undefined }) ?? [];
  return place && place.size > 1 ? place : undefined;
}

/** Judges values at a point of the curve, by the right slope and by that of a wrong line. */
export function judgeAtPoint(
  text: string,
  sides: readonly CurveSide[],
  asked: CurveAsked,
  wrong: Expr | undefined,
): Said {
  const at = pointIn(text, asked);
  if (!at) return { ...NOT_JUDGED, complaint: whole(text, ONE_COORDINATE) };
  const difference = substitute(add(asked.left, negate(asked.right)), at);
  if (agree(difference, ZERO).kind === 'different')
    return { ...NOT_JUDGED, complaint: whole(text, `${text} is no point of this curve: put it into the equation.`) };
  const by = (slope: Expr): readonly Expr[] => sides.map(side => valueOnCurve(side, at, slope, asked));
  const said = { did: ['value at a point'], mistakes: [] };
  const [expected, ...values] = by(asked.slope);
  if (!expected || [expected, ...values].some(value => !isConstant(value))) return NOT_JUDGED;
  const answer = values.find(value => agree(expected, value).kind === 'different');
  if (!answer) return { verdict: 'right', ...said };
  const [carried, ...followed] = wrong ? by(wrong) : [];
  if (carried && followed.every(value => agree(carried, value).kind === 'same'))
    return { verdict: 'carried forward', ...said };
  const places = [...at].map(
    ([name, value]) => [name, variables(value).length > 0 ? 0 : evaluateTyped(value)] as const,
  );
  const witness = { at: Object.fromEntries(places), expected: evaluateTyped(expected), answer: evaluateTyped(answer) };
  return { verdict: 'wrong', ...said, witness };
}
