import type { Expr } from '../expression/expression.ts';
import { isConstant, variableSet } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { evaluate } from '../tape/gradient.ts';
import { pointAt } from '../tape/points.ts';
import type { Agreement, Witness } from './agreement.ts';
import { signOf } from './ball.ts';
import { bendsOfPair } from './bends.ts';
import { AFTER_PLACES } from './digit-budget.ts';
import { costOf, FEWEST, remainderAt } from './digit-stages.ts';
import { comparedInDigits, digitCost, inDigits, valuesOf } from './digits.ts';
import { inDoubles } from './meeting.ts';
import type { Pair } from './pair.ts';
import { narrowness } from './sensitive.ts';
import { hidesPart } from './unseen.ts';

/** Functions that grow so slowly that what they make is 0 only beyond the range of doubles: ln(x) − 800 is, at 10^347. */
const SLOW: ReadonlySet<string> = new Set(
  'log log2 log10 logbase sqrt cbrt nthRoot power asinh acosh softplus'.split(' '),
);

/** Numbers that are this large or small together may put a bend beyond doubles without such a function. */
const WIDE = 1e100;

/** Powers of ten looked at along one variable, from the last that doubles hold; decimal.js holds them all. */
const DECADES: readonly number[] = [300, 350, 700, 1400, 10 ** 4, 10 ** 6, 10 ** 15];

/** Expressions that are followed, and variables of one of them. */
const [MOST_FOLLOWED, MOST_VARIABLES] = [12, 3];

/** Points beyond the range of doubles, along rays on which some expressions change their sign there, and the last before. */
export const placesFarOut = (expressions: readonly Expr[], pair: Pair): readonly Witness['at'][] =>
  expressions
    .filter(mayTurnFarOut)
    .slice(0, MOST_FOLLOWED)
    .flatMap(e => raysOf(e, pair).filter(ray => changedAlong(ray, e, pair).length > 0))
    .flat();

/**
 * What 64 digits find where two expressions that agree elsewhere bend beyond the range of doubles, or nearer to 0 than
 * they reach: a difference, with a witness of more digits; that nothing is known beside a number that no double holds;
 * undefined where they find nothing.
 */
export function foundFarOut(pair: Pair): Agreement | undefined {
  let isOpen = false;
  for (const bend of bendsOfPair(pair).filter(mayTurnFarOut).slice(0, MOST_FOLLOWED)) {
    const places = raysOf(bend, pair).flatMap(ray => firstAndLast(changedAlong(ray, bend, pair)));
    const found = differenceAt(pair, places);
    if (found) return found;
    isOpen ||= places.length === 0 && isBeyondDoubles(bend);
  }
  return isOpen ? { kind: 'undecided', why: BEYOND } : undefined;
}

const BEYOND = 'They bend or jump at a number beyond 10^308, where they cannot be compared.';

function mayTurnFarOut(e: Expr): boolean {
  const parts = postorder(e);
  return parts.some(part => part.kind === 'call' && SLOW.has(part.op) && !isConstant(part)) || narrowness(parts) > WIDE;
}

/** Whether a number in it is larger than all doubles. */
const isBeyondDoubles = (e: Expr): boolean =>
  postorder(e).some(part => isConstant(part) && Math.abs(evaluate(part, {})) === Number.POSITIVE_INFINITY);

/** The points along rays on which the variables of an expression move one by one. */
function raysOf(e: Expr, { meeting }: Pair): readonly (readonly Witness['at'][])[] {
  const resting = pointAt(meeting.first, 0);
  const moving = meeting.names.filter(name => variableSet(e).has(name)).slice(0, MOST_VARIABLES);
  return moving
    .flatMap(name => RAYS.map(ray => ray.map((x): Witness['at'] => ({ ...resting, [name]: x }))))
    .map(ray => ray.filter(at => meeting.isAllowed(inDoubles(at))));
}

const firstAndLast = (places: readonly Witness['at'][]): readonly Witness['at'][] =>
  places.length > 1 ? [...places.slice(0, 1), ...places.slice(-1)] : places;

/** Out to either side, and in from either side; no power of ten, at which something may jump. */
const RAYS: readonly (readonly string[])[] = ['1.7e', '-1.7e', '1.7e-', '-1.7e-'].map(start =>
  DECADES.map(decade => start + decade),
);

/** The points of a ray at which the sign is another one than at its start; none where they cost more than is afforded. */
function changedAlong(ray: readonly Witness['at'][], e: Expr, { digits }: Pair): readonly Witness['at'][] {
  if (!digits.affords(ray.length * digitCost(postorder(e)), AFTER_PLACES)) return [];
  const signed = ray.map(at => ({ at, sign: signAt(e, at) })).filter(({ sign }) => sign !== undefined);
  return signed.filter(({ sign }) => sign !== signed[0]?.sign).map(({ at }) => at);
}

function signAt(e: Expr, at: Witness['at']) {
  const ball = inDigits(e, at);
  return ball && signOf(ball);
}

/**
 * What 64 digits say of two at points beyond doubles where one of them begins to be real: that they differ, that they are
 * the same at as many as are needed, or nothing for certain; undefined where both are real at none of them.
 */
export function metFarOut(pair: Pair, places: readonly Witness['at'][]): Agreement | undefined {
  const real = places.filter(at => bothAt(pair, at));
  if (real.length === 0) return undefined;
  const isShown = real.length >= FEWEST && !real.some(at => hidesAt(pair, at));
  return differenceAt(pair, real) ?? (isShown ? { kind: 'same', proved: false } : { kind: 'undecided', why: REMOTE });
}

const REMOTE = 'They are real together only beyond 10^308, where too little can be compared.';

/** The first of the points at which 64 digits, or what is left where they hide a part, tell the two apart. */
function differenceAt(pair: Pair, places: readonly Witness['at'][]): Agreement | undefined {
  const buried: Witness[] = [];
  for (const at of places) {
    const both = bothAt(pair, at);
    if (!both) continue;
    const { left, right } = both;
    const said = comparedInDigits(left, right, at);
    if (said?.same === false) return { kind: 'different', witness: said.witness };
    if (hidesAt(pair, at)) buried.push({ at, ...valuesOf(left, right) });
  }
  const left = remainderAt(pair, buried);
  return left?.kind === 'different' ? left : undefined;
}

/** The balls of both, where these have values and are afforded. */
function bothAt(pair: Pair, at: Witness['at']) {
  if (!pair.digits.affords(costOf(pair), AFTER_PLACES)) return undefined;
  const [left, right] = [inDigits(pair.expected.expr, at), inDigits(pair.answer.expr, at)];
  return left && right && { left, right };
}

const hidesAt = ({ expected, answer }: Pair, at: Witness['at']): boolean =>
  [expected, answer].some(({ expr }) => hidesPart(expr, at));
