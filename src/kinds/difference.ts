import { collected } from '../algebra/like-terms.ts';
import { expandedIn } from '../algebra/polynomial.ts';
import { type Product, productOf } from '../algebra/product.ts';
import { readSum, type Sum } from '../algebra/sum.ts';
import { type Style, writeProduct, writeSum } from '../algebra/writing.ts';
import { tidyingOf } from '../derivation/tidy.ts';
import { add, type Expr, isCall, multiply, parts, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { freshName, substitute } from '../expression/substitution.ts';
import { rebuild } from '../expression/walk.ts';

/** A function whose difference quotient is worked out, and the letter of the difference. */
export interface Difference {
  readonly f: Expr;
  /** f with x + h for x. */
  readonly moved: Expr;
  readonly x: string;
  readonly h: string;
  readonly style: Style;
}

const LETTERS = ['h', 'k'];

/** The difference f(x + h) − f(x); a function that has the letter h takes k. */
export function differenceOf(f: Expr, x: string): Difference {
  const h = freshName(new Set([...variables(f), x]), LETTERS);
  return {
    f,
    moved: movedBy(h, f, x),
    x,
    h,
    style: { ...tidyingOf(f), roots: true, negativePowers: false, lastLetter: h },
  };
}

/** A function at x + h. */
export const movedBy = (h: string, f: Expr, x: string): Expr =>
  flat(substitute(f, new Map([[x, add(symbol(x), symbol(h))]])));

/** Sums within sums without their brackets: x + h + 1. */
const flat = (e: Expr): Expr =>
  rebuild(e, node => (isCall(node, 'add') ? add(...node.args.flatMap(term => parts(term, 'add'))) : node));

/** What stands above h or above the whole denominator, on its way to a multiple of h. */
export interface Numerator {
  /** Multiplied out, where there was something to multiply out. */
  readonly expanded?: Expr;
  /** With like terms together. */
  readonly together: Expr;
  /** The same with h taken out, where it has several terms. */
  readonly factored?: Expr;
  /** Over h. */
  readonly overH: Expr;
}

/** The numerator as a multiple of h; undefined where it is no polynomial. */
export function numeratorOf(e: Expr, { x, h, style }: Difference): Numerator | undefined {
  const expanded = expandedIn(e, [x, h]);
  if (!expanded) return undefined;
  const terms = (collected(expanded) ?? expanded).filter(({ coefficient }) => coefficient.n !== 0n);
  const overH = terms.map(term => lowered(term, h));
  const written = writeSum(overH, style);
  return {
    ...(hasBrackets(e) && { expanded: inOrder(expanded, style) }),
    together: writeSum(terms, style),
    ...(terms.length > 1 && { factored: multiply(symbol(h), written) }),
    overH: written,
  };
}

/** The terms as multiplying out brings them, a leading minus among them. */
const inOrder = (terms: Sum, style: Style): Expr => add(...terms.map(term => writeProduct(term, style)));

const hasBrackets = (e: Expr): boolean =>
  readSum(e).some(({ factors }) => factors.some(({ base }) => isCall(base, 'add')));

const lowered = (term: Product, h: string): Product =>
  productOf(
    term.coefficient,
    term.factors
      .map(({ base, exponent }) => ({ base, exponent: isSymbol(base, h) ? exponent.sub(1) : exponent }))
      .filter(({ exponent }) => exponent.n !== 0n),
    term.decimal,
  );

const isSymbol = (e: Expr, name: string): boolean => e.kind === 'symbol' && e.name === name;
