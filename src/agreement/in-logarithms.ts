import { add, call, type Expr, isCall, multiply, negate } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';

/**
 * A difference that is 0 and changes its sign where this one does, and stays in the range of doubles: x − 800 for
 * e^x − e^800. The same one where it is not of two powers with positive bases.
 */
export function inLogarithms(e: Expr): Expr {
  const [left, minus, ...others] = isCall(e, 'add') ? e.args : [];
  const right = minus && isCall(minus, 'negate') ? minus.args[0] : undefined;
  if (!left || !right || others.length > 0 || (!isRising(left) && !isRising(right))) return e;
  const [a, b] = [logarithmOf(left), logarithmOf(right)];
  return a && b ? add(a, negate(b)) : e;
}

/** Whether it is a power with an exponent that varies. */
function isRising(e: Expr): boolean {
  if (e.kind !== 'call' || (e.op !== 'exp' && e.op !== 'power')) return false;
  const exponent = e.args.at(-1);
  return exponent !== undefined && !isConstant(exponent);
}

/** The logarithm of a positive number, or of a power of one. */
function logarithmOf(e: Expr): Expr | undefined {
  const [base, exponent] = e.kind === 'call' ? e.args : [];
  if (isCall(e, 'exp')) return base;
  if (isCall(e, 'power') && base && exponent && isPositiveNumber(base)) return multiply(exponent, call('log', base));
  return isPositiveNumber(e) ? call('log', e) : undefined;
}

const isPositiveNumber = (e: Expr): boolean => e.kind === 'number' && Number(e.digits) > 0;
