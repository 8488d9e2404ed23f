import type { Expr } from '../expression/expression.ts';
import { isConstant, variableSet } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { evaluate } from '../tape/gradient.ts';
import { pointAt } from '../tape/points.ts';
import type { Agreement, Witness } from './agreement.ts';
import { signOf } from './ball.ts';
import { bendsOfPair } from './bends.ts';
import { remainderAt } from './digit-stages.ts';
import { comparedInDigits, inDigits, valuesOf } from './digits.ts';
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

/** Bends that are followed, and variables of one of them. */
const [MOST_BENDS, MOST_VARIABLES] = [12, 3];

/**
 * What 64 digits find where two expressions that agree elsewhere bend beyond the range of doubles, or nearer to 0 than
 * they reach: a difference, with a witness of more digits; that nothing is known beside a number that no double holds;
 * undefined where they find nothing.
 */
export function foundFarOut(pair: Pair): Agreement | undefined {
  let isOpen = false;
  for (const bend of bendsOfPair(pair).filter(mayBendFarOut).slice(0, MOST_BENDS)) {
    const places = placesBeyond(bend, pair);
    const found = differenceAt(pair, places);
    if (found) return found;
    isOpen ||= places.length === 0 && isBeyondDoubles(bend);
  }
  return isOpen ? { kind: 'undecided', why: BEYOND } : undefined;
}

const BEYOND = 'They bend or jump at a number beyond 10^308, where they cannot be compared.';

function mayBendFarOut(bend: Expr): boolean {
  const parts = postorder(bend);
  return parts.some(part => part.kind === 'call' && SLOW.has(part.op) && !isConstant(part)) || narrowness(parts) > WIDE;
}

/** Whether a number in it is larger than all doubles. */
const isBeyondDoubles = (e: Expr): boolean =>
  postorder(e).some(part => isConstant(part) && Math.abs(evaluate(part, {})) === Number.POSITIVE_INFINITY);

/** Points beyond doubles at which a bend has not the sign that it has at their end: the first and the last along every ray. */
function placesBeyond(bend: Expr, { meeting }: Pair): readonly Witness['at'][] {
  const resting = pointAt(meeting.first, 0);
  const moving = meeting.names.filter(name => variableSet(bend).has(name)).slice(0, MOST_VARIABLES);
  return moving
    .flatMap(name => RAYS.map(ray => ray.map((x): Witness['at'] => ({ ...resting, [name]: x }))))
    .flatMap(ray => changedAlong(ray, bend))
    .filter(at => meeting.isAllowed(inDoubles(at)));
}

/** Out to either side, and in from either side; no power of ten, at which something may jump. */
const RAYS: readonly (readonly string[])[] = ['1.7e', '-1.7e', '1.7e-', '-1.7e-'].map(start =>
  DECADES.map(decade => start + decade),
);

function changedAlong(ray: readonly Witness['at'][], bend: Expr): readonly Witness['at'][] {
  const signed = ray.map(at => ({ at, sign: signAt(bend, at) })).filter(({ sign }) => sign !== undefined);
  const changed = signed.filter(({ sign }) => sign !== signed[0]?.sign).map(({ at }) => at);
  return changed.length > 1 ? [...changed.slice(0, 1), ...changed.slice(-1)] : changed;
}

function signAt(e: Expr, at: Witness['at']) {
  const ball = inDigits(e, at);
  return ball && signOf(ball);
}

/** The first of the points at which 64 digits, or what is left where they hide a part, tell the two apart. */
function differenceAt(pair: Pair, places: readonly Witness['at'][]): Agreement | undefined {
  const buried: Witness[] = [];
  for (const at of places) {
    const [left, right] = [inDigits(pair.expected.expr, at), inDigits(pair.answer.expr, at)];
    if (!left || !right) continue;
    const said = comparedInDigits(left, right, at);
    if (said?.same === false) return { kind: 'different', witness: said.witness };
    if (hidesAt(pair, at)) buried.push({ at, ...valuesOf(left, right) });
  }
  const left = remainderAt(pair, buried);
  return left?.kind === 'different' ? left : undefined;
}

const hidesAt = ({ expected, answer }: Pair, at: Witness['at']): boolean =>
  [expected, answer].some(({ expr }) => hidesPart(expr, at));
