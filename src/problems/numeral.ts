import { type Expr, negate, number } from '../expression/expression.ts';
import type { Numeral } from './problem.ts';

/** Whether a text is a number as problem files write it: whole or decimal, with an optional sign, at most 15 digits a side. */
export const isNumeral = (text: string): boolean => /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(text);

/** The numeral as an expression, digits as written; −2 is the negation of 2. */
export function numeralExpr(numeral: Numeral): Expr {
  const digits = number(numeral.replace(/^[+-]/, ''));
  return numeral.startsWith('-') ? negate(digits) : digits;
}

/** How many digits stand behind the point. */
export const decimals = (numeral: Numeral): number => numeral.split('.')[1]?.length ?? 0;

/** A parameter with more choices than this is a slip of the pen. */
export const MOST_CHOICES = 1000;

/**
 * The numbers from `from` to `to` (included where a step lands on it), `step` apart, counted in whole units of the last
 * decimal so that no step is lost to rounding. Empty where there are none or `step` is not positive; a range of more
 * than MOST_CHOICES is cut after one too many.
 */
export function numeralRange(from: Numeral, to: Numeral, step: Numeral): Numeral[] {
  const places = Math.max(decimals(from), decimals(to), decimals(step));
  const units = (numeral: Numeral): number => Math.round(Number(numeral) * 10 ** places);
  if (units(step) <= 0) return [];
  const length = Math.floor((units(to) - units(from)) / units(step)) + 1;
  return Array.from({ length: Math.min(Math.max(0, length), MOST_CHOICES + 1) }, (_, i) =>
    String(Number(((units(from) + i * units(step)) / 10 ** places).toFixed(places))),
  );
}
