import { type Expr, isCall, ZERO } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { evaluate } from '../tape/gradient.ts';
import { proof, residuesOf } from './proof.ts';

/**
 * Whether an expression is certain to have no value anywhere, whatever its variables are: it divides by what is always
 * 0, as x/0 and 1/(x - x) do, or has a constant part without a value, ln(-1). Other parts may have none either.
 */
export const isNowhereReal = (e: Expr): boolean => postorder(e).some(isLost);

function isLost(node: Expr): boolean {
  const [top, bottom] = isCall(node, 'divide') ? node.args : [];
  if (top && bottom) return proof(residuesOf(postorder(bottom)), residuesOf([ZERO])) === 'equal';
  return node.kind === 'call' && isConstant(node) && isLostAt(node.args.map(written), evaluate(node, {}));
}

/** Arguments that are written out, of which the value is not real, or a pole: those of ln(0) and 0^(-1). Others may be rounded. */
function isLostAt(args: readonly (number | undefined)[], value: number): boolean {
  if (args.some(arg => arg === undefined)) return false;
  return Number.isNaN(value) || (!Number.isFinite(value) && args.includes(0));
}

/** The value of an integer or decimal with its sign; undefined for everything else. */
function written(e: Expr): number | undefined {
  const [size] = isCall(e, 'negate') ? e.args : [e];
  const value = size?.kind === 'number' ? Number(size.digits) : Number.NaN;
  if (!Number.isFinite(value)) return undefined;
  return isCall(e, 'negate') ? -value : value;
}

/** Whether an expression is certain to be a number beyond doubles: 9^9^9^9, which nothing makes smaller again. */
export const isHuge = (e: Expr): boolean =>
  postorder(e).every(isGrowing) && evaluate(e, {}) === Number.POSITIVE_INFINITY;

const isGrowing = (node: Expr): boolean =>
  node.kind === 'number'
    ? Number(node.digits) >= 1
    : node.kind === 'call' && ['add', 'multiply', 'power'].includes(node.op);
