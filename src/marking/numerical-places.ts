import { agree } from '../agreement/agree.ts';
import { type Expr, isCall, ZERO } from '../expression/expression.ts';
import { substitute } from '../expression/substitution.ts';
import { criticalPlaces } from '../kinds/critical-places.ts';
import { numeral } from '../kinds/numerals.ts';
import { evaluateTyped } from '../tape/gradient.ts';
import { isShortened } from './judgement.ts';

/** A function of one variable with its derivative. */
interface Sloped {
  readonly f: Expr;
  readonly slope: Expr;
  readonly wrt: string;
}

/** Six decimals of a place differ from it by half of the last, and by the rounding of doubles. */
const SIX_DECIMALS = 0.5001e-6;

/**
 * Whether a typed place is the critical one of which `known` is six decimals: the slope is exactly 0 at it, as that of
 * ln(x)/x at e, or it is a decimal to which the place rounds. False where `known` is no decimal, or is another place.
 */
export function isPlaceOf(known: Expr, typed: Expr, { f, slope, wrt }: Sloped): boolean {
  const isClose = Math.abs(evaluateTyped(known) - evaluateTyped(typed)) <= SIX_DECIMALS;
  if (!isDecimal(known) || !isClose) return false;
  if (agree(ZERO, substitute(slope, new Map([[wrt, typed]]))).kind === 'same') return true;
  const all = criticalPlaces(f, slope, wrt)?.places.map(({ root }) => root) ?? [];
  const root = all.find(({ value }) => Math.abs(value - evaluateTyped(known)) <= SIX_DECIMALS);
  return root !== undefined && !root.exact && isShortened(numeral(root.value), typed);
}

function isDecimal(e: Expr): boolean {
  const size = isCall(e, 'negate') ? e.args[0] : e;
  return size?.kind === 'number' && size.digits.includes('.');
}
