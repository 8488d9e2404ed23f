import { exactValue, isShortNumber } from '../algebra/exact.ts';
import { collected } from '../algebra/like-terms.ts';
import { type Rational, rationalOf } from '../algebra/rational.ts';
import { readSum } from '../algebra/sum.ts';
import { writeSum } from '../algebra/writing.ts';
import { tidyingOf } from '../derivation/tidy.ts';
import { same } from '../expression/equality.ts';
import { add, type Expr, isCall, negate, ONE, power, TWO, ZERO } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { OPERATIONS } from '../operations/operations.ts';
import { evaluate } from '../tape/gradient.ts';
import { boundsEverywhere } from './bounds-everywhere.ts';
import { certainNeedsIn } from './needs.ts';
import { proof, residuesOf } from './proof.ts';

/**
 * Whether an expression, given by its parts, is certain to have no value anywhere, whatever its variables are: it divides by what is always
 * 0, as x/0 and 1/(x - x) do, has a constant part without a value, ln(-1), or needs what is always negative: ln(-1 - x^2).
 * Other parts may have none either.
 */
export const isNowhereReal = (parts: readonly Expr[]): boolean =>
  parts.some(isLost) || areNeverMet(certainNeedsIn(parts));

/** More needs than this are not looked at: each may be as long as the expression. */
const MOST_NEEDS = 24;

/** Whether one of what may not be negative always is, or two together: x - 3 and 2 - x. */
const areNeverMet = (needs: readonly Expr[]): boolean =>
  needs.length <= MOST_NEEDS &&
  needs.some((a, i) => isAlwaysNegative(a) || needs.slice(i + 1).some(b => isAlwaysNegative(totalOf(a, b))));

function totalOf(a: Expr, b: Expr): Expr {
  const total = add(a, b);
  const terms = collected(readSum(total));
  return terms ? writeSum(terms, tidyingOf(total)) : total;
}

/** Bounds nearer to 0 than this may be made by rounding; the least double stands for one that is not reached. */
const ROUNDING = 1e-9;

function isAlwaysNegative(e: Expr): boolean {
  const { high } = boundsEverywhere(e);
  return high < -ROUNDING || high === -Number.MIN_VALUE;
}

/**
 * Whether an expression, given by its parts, is certain to be real at single points alone, if anywhere: it needs what is positive nowhere and,
 * being analytic, 0 at single points alone. arccsc(sin x) needs sin²x − 1.
 */
export const isRealAtPointsAlone = (parts: readonly Expr[]): boolean =>
  certainNeedsIn(parts)
    .slice(0, MOST_NEEDS)
    .some(need => isNeverPositive(withSquare(need)));

/** |u| − 1 has the sign of u² − 1, and that has no kink. */
function withSquare(need: Expr): Expr {
  const [size, less] = isCall(need, 'add') && need.args.length === 2 ? need.args : [];
  const [u] = size && isCall(size, 'abs') ? size.args : [];
  return u && less && same(less, negate(ONE)) ? add(power(u, TWO), less) : need;
}

const isNeverPositive = (e: Expr): boolean =>
  boundsEverywhere(e).high <= 0 && !postorder(e).some(node => node.kind === 'call' && BENT.has(node.op)) && !isZero(e);

/** Operations that are 0 on a stretch, or change on one side of a point alone. */
const BENT: ReadonlySet<string> = new Set(
  OPERATIONS.filter(({ traits }) => traits.includes('kink') || traits.includes('jump at 0')).map(({ name }) => name),
);

function isLost(node: Expr): boolean {
  if (node.kind !== 'call' || NEVER_LOST.has(node.op)) return false;
  const [top, bottom] = node.op === 'divide' ? node.args : [];
  if (top && bottom) return isZero(bottom);
  return isConstant(node) && isLostAt(node.args.map(exactly), node);
}

/** They have a value wherever their arguments have one. */
const NEVER_LOST: ReadonlySet<string> = new Set(['add', 'multiply', 'negate']);

/** Whether an expression is certain to be 0: a number by its exact value, where it has one, anything else by its residues. */
export function isZero(e: Expr): boolean {
  const value = isConstant(e) ? exactly(e) : undefined;
  return value ? value.n === 0n : proof(residuesOf(postorder(e)), residuesOf([ZERO])) === 'equal';
}

const exactly = (e: Expr): Rational | undefined =>
  rationalOf(e) ?? (isShortNumber(e) ? rationalOf(exactValue(e)) : undefined);

/** Arguments that are known exactly, of which the value is not real, or a pole: those of ln(0) and 0^(-1). Others may be rounded. */
function isLostAt(args: readonly (Rational | undefined)[], node: Expr): boolean {
  if (!args.every(arg => arg !== undefined && Number.isFinite(arg.valueOf()))) return false;
  const value = evaluate(node, {});
  return Number.isNaN(value) || (!Number.isFinite(value) && args.some(arg => arg?.n === 0n));
}

/** Whether an expression is certain to be a number beyond doubles: 9^9^9^9, which nothing makes smaller again. */
export const isHuge = (e: Expr): boolean =>
  postorder(e).every(isGrowing) && evaluate(e, {}) === Number.POSITIVE_INFINITY;

const isGrowing = (node: Expr): boolean =>
  node.kind === 'number'
    ? Number(node.digits) >= 1
    : node.kind === 'call' && ['add', 'multiply', 'power'].includes(node.op);
