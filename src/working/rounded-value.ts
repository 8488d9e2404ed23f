import { add, type Expr, isCall, negate, symbol } from '../expression/expression.ts';
import { rebuild } from '../expression/walk.ts';
import { evaluateTyped, gradientAt } from '../tape/gradient.ts';

/** Decimals of a number in a calculation from which on it is taken for a rounded one: 0.5 is a weight, 0.731 a result. */
const ROUNDED_FROM = 2;

/** One part in so many may be lost in doubles. */
const DOUBLES = 1e9;

/** A number that was rounded: what is written, and half a unit of its last place. */
export interface Rounded {
  readonly typed: number;
  readonly half: number;
}

/**
 * Whether a calculation with numbers, 2(0.731 − 1)·5, comes to a value if each of its decimals may have been rounded as it
 * is written: half a unit of the last place of each, by its slope in the calculation. A number alone is a rounded one
 * however few decimals it has. The value may have letters for rounded numbers in it.
 */
export function isRounded(calculation: Expr, value: Expr, letters: ReadonlyMap<string, Rounded> = new Map()): boolean {
  const { inLetters, rounded } = withLetters(calculation);
  const all = [...rounded, ...letters];
  const at = Object.fromEntries(all.map(([letter, { typed }]) => [letter, typed]));
  if (!Number.isFinite(evaluateTyped(value, at))) return false;
  const found = gradientAt(add(inLetters, negate(value)), at);
  const margins = all.map(([letter, { half }]) => half * Math.abs(found.gradient[letter] ?? 0));
  const margin = margins.reduce((sum, each) => sum + each, Math.abs(evaluateTyped(calculation)) / DOUBLES);
  // Beside 1/0 every number is within an infinite margin.
  return Number.isFinite(margin) && Math.abs(found.value) <= margin;
}

/** A number, with half a unit of its last place where it has decimals. */
export function roundedOf(e: Expr): Rounded {
  const size = isCall(e, 'negate') ? e.args[0] : e;
  return { typed: evaluateTyped(e), half: size?.kind === 'number' ? halfUnit(size.digits) : 0 };
}

/** Half a unit of the last decimal; 0 of a whole number. */
const halfUnit = (digits: string): number => (decimalsOf(digits) > 0 ? 10 ** -decimalsOf(digits) / 2 : 0);

const decimalsOf = (digits: string): number => digits.split('.')[1]?.length ?? 0;

/** A calculation with a letter in the place of each number that was rounded. */
function withLetters(calculation: Expr): { readonly inLetters: Expr; readonly rounded: ReadonlyMap<string, Rounded> } {
  const size = isCall(calculation, 'negate') ? calculation.args[0] : calculation;
  const fewest = size?.kind === 'number' ? 1 : ROUNDED_FROM;
  const rounded = new Map<string, Rounded>();
  const inLetters = rebuild(calculation, node => {
    if (node.kind !== 'number' || decimalsOf(node.digits) < fewest) return node;
    const letter = `rounded${rounded.size}`;
    rounded.set(letter, roundedOf(node));
    return symbol(letter);
  });
  return { inLetters, rounded };
}
