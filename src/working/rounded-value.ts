import { type Expr, isCall, symbol } from '../expression/expression.ts';
import { rebuild } from '../expression/walk.ts';
import { evaluateTyped, gradientAt } from '../tape/gradient.ts';

/** Decimals of a number in a calculation from which on it is taken for a rounded one: 0.5 is a weight, 0.731 a result. */
const ROUNDED_FROM = 2;

/** One part in so many may be lost in doubles. */
const DOUBLES = 1e9;

/**
 * Whether a calculation with numbers, 2(0.731 − 1)·5, comes to a value if each of its decimals may have been rounded as it
 * is written: half a unit of the last place of each, by its slope in the calculation. A number alone is a rounded one
 * however few decimals it has.
 */
export function isRounded(calculation: Expr, value: Expr): boolean {
  const { inLetters, rounded } = withLetters(calculation);
  const at = Object.fromEntries([...rounded].map(([letter, { typed }]) => [letter, typed]));
  const found = gradientAt(inLetters, at);
  const exact = evaluateTyped(value);
  const margins = [...rounded].map(([letter, { half }]) => half * Math.abs(found.gradient[letter] ?? 0));
  const margin = margins.reduce((sum, each) => sum + each, Math.abs(exact) / DOUBLES);
  // Beside 1/0 every number is within an infinite margin.
  return Number.isFinite(margin) && Math.abs(found.value - exact) <= margin;
}

/** A number that was rounded: what is written, and half a unit of its last place. */
interface Rounded {
  readonly typed: number;
  readonly half: number;
}

/** A calculation with a letter in the place of each number that was rounded. */
function withLetters(calculation: Expr): { readonly inLetters: Expr; readonly rounded: ReadonlyMap<string, Rounded> } {
  const size = isCall(calculation, 'negate') ? calculation.args[0] : calculation;
  const fewest = size?.kind === 'number' ? 1 : ROUNDED_FROM;
  const rounded = new Map<string, Rounded>();
  const inLetters = rebuild(calculation, node => {
    const places = node.kind === 'number' ? (node.digits.split('.')[1]?.length ?? 0) : 0;
    if (node.kind !== 'number' || places < fewest) return node;
    const letter = `rounded${rounded.size}`;
    rounded.set(letter, { typed: Number(node.digits), half: 10 ** -places / 2 });
    return symbol(letter);
  });
  return { inLetters, rounded };
}
