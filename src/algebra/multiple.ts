import { type Expr, isCall, multiply } from '../expression/expression.ts';
import { MINUS_UNIT, times, UNIT } from './exponents.ts';
import { isDecimal, type Rational, rationalOf } from './rational.ts';

/** A rational number times the rest of an expression. */
interface Multiple {
  readonly multiple: Rational;
  readonly rest: Expr;
}

/** The rational number in front of an expression that is tidy already, and what it multiplies; a decimal stays with the rest. */
export function multipleOf(u: Expr): Multiple {
  const [a, b] = u.kind === 'call' ? u.args : [];
  if (a && isCall(u, 'negate') && !isCall(a, 'negate')) return scaled(multipleOf(a), MINUS_UNIT);
  if (a && b && isCall(u, 'divide')) return dividedBy(multipleOf(a), u, b);
  const value = a && isCall(u, 'multiply') ? rationalOf(a) : undefined;
  if (!value || value.n === 0n || isDecimal(a ?? u) || !isCall(u, 'multiply')) return { multiple: UNIT, rest: u };
  return { multiple: value, rest: multiply(...u.args.slice(1)) };
}

const scaled = ({ multiple, rest }: Multiple, by: Rational): Multiple => ({ multiple: times(multiple, by), rest });

function dividedBy(top: Multiple, whole: Expr, bottom: Expr): Multiple {
  const value = rationalOf(bottom);
  return value && value.n !== 0n && !isDecimal(bottom) && !rationalOf(top.rest)
    ? scaled(top, value.inverse())
    : { multiple: UNIT, rest: whole };
}
