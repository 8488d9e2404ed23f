import Fraction from 'fraction.js';
import { exactValue } from '../algebra/exact.ts';
import { rationalExpr } from '../algebra/rational.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { type Expr, negate, number } from '../expression/expression.ts';

/** A number as it is written: −2, 0.5. */
export function numeral(value: number): Expr {
  const digits = String(Math.abs(value));
  const size = /^[\d.]+$/.test(digits) ? number(digits) : rationalExpr(new Fraction(Math.abs(value)));
  return value < 0 ? negate(size) : size;
}

/** What an expression in numbers comes to, exactly. */
export function inNumbers(e: Expr): Expr {
  const value = exactValue(e);
  return exactValue(tidy(value, tidyingOf(value)).at(-1)?.result ?? value);
}
