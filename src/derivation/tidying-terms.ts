import { bracketsOpened, cancellingPart, commonNumber, denominator } from '../algebra/denominators.ts';
import { bracketsDivided } from '../algebra/division.ts';
import { equal, HALF, isUnit, magnitude, THIRD } from '../algebra/exponents.ts';
import { collected } from '../algebra/like-terms.ts';
import { merged } from '../algebra/merging.ts';
import { bracketsMultiplied } from '../algebra/multiplying-out.ts';
import { type Product, productOf, spellingOf } from '../algebra/product.ts';
import type { Rational } from '../algebra/rational.ts';
import { exponentValue, hasDivision, isOneFraction, productCalls } from '../algebra/shape.ts';
import { neatest, shortest } from '../algebra/shortest.ts';
import { unsigned } from '../algebra/signs.ts';
import { readSum } from '../algebra/sum.ts';
import { type Style, sumOf, writeProduct, writeSum } from '../algebra/writing.ts';
import { same } from '../expression/equality.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';

/** A term as it was taken apart and as it stands, to the term changed; undefined where it stays. */
export type ChangeTerm = (term: Product, as: Expr, style: Style) => Expr | undefined;

/** A tidying of every term on its own; a term it leaves alone stays as it stands. */
export const eachTerm =
  (change: ChangeTerm) =>
  (e: Expr, style: Style): Expr => {
    const terms = readSum(e);
    let after: Expr[] | undefined;
    // By place: of the many sums in which nothing changes no list is made.
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i];
      const before = term && standing(term, style);
      const next = term && before && change(term, before, style);
      if (!next || same(next, before)) continue;
      after ??= terms.map(each => standing(each, style));
      after[i] = next;
    }
    return after ? sumOf(after) : e;
  };

/** A term as it stands. */
const standing = (term: Product, style: Style): Expr => spellingOf(term) ?? writeProduct(term, style);

/** A letter, a function or a power standing alone has no factors to be put in order. */
export function standsAlone(as: Expr): boolean {
  const e = unsigned(as);
  return !isCall(e, 'multiply') && !isCall(e, 'divide');
}

/** Negative powers stay as they are until a line of their own turns them into a fraction. */
const negativePowersKept = (as: Expr, style: Style): Style =>
  style.negativePowers || hasDivision(as) ? style : { ...style, negativePowers: true };

/** Whether numbers cancel: those of one fraction, or of factors that are fractions; 2(x + 1)/2 is one. */
const reducesFraction = (term: Product, as: Expr): boolean =>
  term.reduces && (hasDivision(as) || (isCall(unsigned(as), 'divide') && term.factors.length > 0));

/** Numbers multiplied and written first, the factors in textbook order. */
export const numbersFirst: ChangeTerm = (term, as, style) => {
  if (standsAlone(as) && term.factors.length > 0 && (isUnit(magnitude(term.coefficient)) || isPowerOfFraction(as)))
    return undefined;
  if (reducesFraction(term, as) || (hasDivision(as) && !isOneFraction(as))) return undefined;
  return writeProduct(term, negativePowersKept(as, style));
};

/** (x/3)² is as short as x²/9, and shorter where the 3 goes elsewhere. */
function isPowerOfFraction(as: Expr): boolean {
  const e = unsigned(as);
  return isCall(e, 'power') && e.args[0] !== undefined && isCall(unsigned(e.args[0]), 'divide');
}

/** x · x² = x³ on one side of the fraction bar, and (x²)³ = x⁶, (√x)² = x, (eˣ)² = e^(2x). */
export const powersOfOneBase: ChangeTerm = (term, as, style) => {
  const together = merged(term, 'same side', style) ?? (isPowerOfPower(as) ? term : undefined);
  return together && writeProduct(together, negativePowersKept(as, style));
};

function isPowerOfPower(as: Expr): boolean {
  const e = unsigned(as);
  const [base] = isCall(e, 'power') ? e.args : [];
  return base?.kind === 'call' && POWERS.has(base.op);
}

const POWERS: ReadonlySet<string> = new Set(['power', 'sqrt', 'cbrt', 'exp']);

/** What stands above and below the fraction bar. */
export const cancelled: ChangeTerm = (term, as, style) => {
  const together = merged(term, 'any side', style) ?? (reducesFraction(term, as) ? term : undefined);
  if (together) return writeProduct(together, style);
  // Fractions among factors become one fraction first, on a line of their own.
  return hasDivision(as) && !isOneFraction(as) ? undefined : cancelledBrackets(term, as, style);
};

/** What every term of a bracket contains cancels against the other side: (2x + 2)/4 = (x + 1)/2; so do brackets that divide each other. */
function cancelledBrackets(term: Product, as: Expr, style: Style): Expr | undefined {
  if (!isFraction(term) || !term.factors.some(({ base }) => isCall(base, 'add'))) return undefined;
  const numbers = bracketsOpened(term, commonNumber, style);
  const parts = bracketsOpened(term, cancellingPart(term), style);
  return neatest(as, [numbers, parts, bracketsDivided(term, style)], style);
}

const isFraction = (term: Product): boolean => term.factors.some(({ exponent }) => exponent.s < 0n);

/** u^(1/2) as √u, u^(1/3) as ∛u, where roots are typed so. */
export const asRoot: ChangeTerm = (term, as, style) => {
  const written = (exponent: Rational | undefined): boolean =>
    exponent !== undefined &&
    ((style.roots && equal(magnitude(exponent), HALF)) || (style.cubeRoots && equal(magnitude(exponent), THIRD)));
  return productCalls(as).some(node => written(exponentValue(node))) ? writeProduct(term, style) : undefined;
};

/** One fraction of negative powers and fractions among factors. */
export const asFraction: ChangeTerm = (term, as, style) => {
  const nested = !standsAlone(as) && hasDivision(as) && !isOneFraction(as);
  const negative = productCalls(as).some(node => (exponentValue(node)?.s ?? 1n) < 0n);
  return nested || negative ? writeProduct(term, style) : undefined;
};

/** A product of several brackets is written in full factors: (x + 1)(16x² − 6x + 4) = 2(x + 1)(8x² − 3x + 2); else the number goes to the front where that is neater. */
export const numbersToFront: ChangeTerm = (term, as, style) => {
  const opened = isFraction(term) ? undefined : bracketsOpened(term, commonNumber, style);
  if (!opened) return undefined;
  const brackets = term.factors.filter(({ base }) => isCall(base, 'add')).length;
  return brackets > 1 ? writeProduct(opened, style) : neatest(as, [opened], style);
};

/** What the terms of a bracket are divided by meets what stands beside it: (y + x²/y)/y² = (y² + x²)/y³. Where a factor disappears into its bracket that is multiplying out. */
export const fractionsCleared: ChangeTerm = (term, as, style) => {
  const opened = bracketsOpened(term, denominator, style);
  return opened && !disappears(term, opened) ? shortest(as, [opened], style) : undefined;
};

/** Whether a side of the fraction bar has become a bracket alone that had other factors before. */
const disappears = (before: Product, after: Product): boolean =>
  [1n, -1n].some(side => {
    const [were, are] = [before, after].map(({ factors }) => factors.filter(({ exponent }) => exponent.s === side));
    return (were?.length ?? 0) > 1 && are?.length === 1 && are.every(({ base }) => isCall(base, 'add'));
  });

/** Fractions in a bracket are cleared by what stands beside it: x²(1 + (y/x)²) = x² + y²; brackets meet: (√x + 1)(√x − 1) = x − 1. */
export const bracketsTogether: ChangeTerm = (term, as, style) => {
  if (!term.factors.some(({ base }) => isCall(base, 'add'))) return undefined;
  const together = bracketsMultiplied(term, style);
  const gains = together && size(together, style) < size(withLikeTerms(term, style), style);
  return shortest(as, [bracketsOpened(term, denominator, style), gains ? together : undefined], style);
};

const size = (p: Product, style: Style): number => treeSize(writeProduct(p, style));

/** What the line that follows makes of the brackets: (x − 3)(2x + 2 − 3x + 9) is not longer than (x − 3)(11 − x). */
const withLikeTerms = (p: Product, style: Style): Product =>
  productOf(
    p.coefficient,
    p.factors.map(factor => {
      const terms = isCall(factor.base, 'add') ? collected(readSum(factor.base)) : undefined;
      return terms ? { base: writeSum(terms, style), exponent: factor.exponent } : factor;
    }),
    p.decimal,
  );
