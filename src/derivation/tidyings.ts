import { commonPart, takenOut } from '../algebra/commonFactor.ts';
import { HALF, THIRD } from '../algebra/exponents.ts';
import { collected, sameKernel } from '../algebra/likeTerms.ts';
import { merged } from '../algebra/merging.ts';
import { type Product, spellingOf } from '../algebra/product.ts';
import type { Rational } from '../algebra/rational.ts';
import { exponentValue, hasDivision, isOneFraction, productCalls } from '../algebra/shape.ts';
import { readSum, type Sum } from '../algebra/sum.ts';
import { type Style, sumOf, writeProduct, writeSum } from '../algebra/writing.ts';
import { same } from '../expression/equality.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';

/** One way of tidying a line, with the name and the reason that stand beside it. */
export interface Tidying {
  readonly id: string;
  readonly name: string;
  /** One clause, without a full stop. */
  readonly because: string;
  /** The sum or product tidied this way; the same object where there is nothing to do. */
  readonly apply: (e: Expr, style: Style) => Expr;
}

type ChangeTerm = (term: Product, as: Expr, style: Style) => Expr | undefined;

/** A tidying of every term on its own; a term it leaves alone stays as it stands. */
const eachTerm =
  (change: ChangeTerm) =>
  (e: Expr, style: Style): Expr => {
    const terms = readSum(e);
    const before = terms.map(term => spellingOf(term) ?? writeProduct(term, style));
    const after = terms.map((term, i) => change(term, before[i] ?? e, style) ?? before[i] ?? e);
    return after.every((term, i) => same(term, before[i] ?? e)) ? e : sumOf(after);
  };

const unsigned = (e: Expr): Expr => (isCall(e, 'negate') ? (e.args[0] ?? e) : e);

/** A letter, a function or a power standing alone has no factors to be put in order. */
function standsAlone(as: Expr): boolean {
  const e = unsigned(as);
  return !isCall(e, 'multiply') && !isCall(e, 'divide');
}

const negativePowersKept = (as: Expr, style: Style): Style =>
  style.negativePowers || hasDivision(as) ? style : { ...style, negativePowers: true };

const numbersFirst: ChangeTerm = (term, as, style) => {
  if (standsAlone(as) && term.factors.length > 0) return undefined;
  if (hasDivision(as) && (term.reduces || !isOneFraction(as))) return undefined;
  return writeProduct(term, negativePowersKept(as, style));
};

/** A sum of numbers alone is worked out (1/2 − 1), else every term has its numbers first. */
function numbersFirstInSum(e: Expr, style: Style): Expr {
  const terms = readSum(e);
  if (terms.length < 2 || terms.some(term => term.factors.length > 0)) return eachTerm(numbersFirst)(e, style);
  return writeSum(collected(terms) ?? terms, style);
}

const powersOfOneBase: ChangeTerm = (term, as, style) => {
  const together = merged(term, 'same side', style) ?? (isPowerOfPower(as) ? term : undefined);
  return together && writeProduct(together, negativePowersKept(as, style));
};

function isPowerOfPower(as: Expr): boolean {
  const e = unsigned(as);
  return isCall(e, 'power') && e.args[0] !== undefined && isCall(e.args[0], 'power');
}

const cancelled: ChangeTerm = (term, as, style) => {
  const together = merged(term, 'any side', style) ?? (term.reduces && hasDivision(as) ? term : undefined);
  return together && writeProduct(together, style);
};

const asRoot: ChangeTerm = (term, as, style) => {
  const written = (exponent: Rational | undefined): boolean =>
    exponent !== undefined &&
    ((style.roots && exponent.abs().equals(HALF)) || (style.cubeRoots && exponent.abs().equals(THIRD)));
  return productCalls(as).some(node => written(exponentValue(node))) ? writeProduct(term, style) : undefined;
};

const asFraction: ChangeTerm = (term, as, style) =>
  standsAlone(as) && !productCalls(as).some(node => (exponentValue(node)?.s ?? 1n) < 0n)
    ? undefined
    : writeProduct(term, style);

function likeTerms(e: Expr, style: Style): Expr {
  const terms = collected(readSum(e));
  return terms ? writeSum(terms, style) : e;
}

/** The shortest of the candidates if it is shorter than what stands. */
function shorter(e: Expr, candidates: readonly Expr[]): Expr {
  return candidates.reduce((best, candidate) => (treeSize(candidate) < treeSize(best) ? candidate : best), e);
}

/** More terms than this are not compared with one another. */
const MOST_TERMS = 200;

function commonFactor(e: Expr, style: Style): Expr {
  const terms = readSum(e);
  if (terms.length < 2 || terms.length > MOST_TERMS) return e;
  const part = commonPart(terms);
  if (!isWorthTakingOut(part, terms)) return e;
  return shorter(e, [writeProduct(takenOut(terms, part, style), style)]);
}

/** Of letters alone only powers that stand alike in every term: 2x cos(x) − x² sin(x) stays. */
function isWorthTakingOut(part: Product, terms: Sum): boolean {
  if (part.factors.length === 0) return !part.coefficient.equals(1);
  return part.factors.some(
    ({ base, exponent }) =>
      base.kind === 'call' ||
      terms.every(term => term.factors.some(f => f.exponent.equals(exponent) && sameKernel(f.base, base))),
  );
}

/** The tidyings in the order in which they are tried; after one that changed the line the first is tried again. */
export const TIDYINGS: readonly Tidying[] = [
  {
    id: 'tidy:numbers-first',
    name: 'numbers first',
    because: 'numbers are multiplied and written first, then letters, then functions',
    apply: numbersFirstInSum,
  },
  {
    id: 'tidy:powers',
    name: 'powers of one base',
    because: 'powers of one base are multiplied by adding their exponents',
    apply: eachTerm(powersOfOneBase),
  },
  {
    id: 'tidy:cancel',
    name: 'cancel',
    because: 'what stands above and below the fraction bar cancels',
    apply: eachTerm(cancelled),
  },
  {
    id: 'tidy:root',
    name: 'as a root',
    because: 'a power with the exponent 1/2, −1/2 or 1/3 is written with a root sign',
    apply: eachTerm(asRoot),
  },
  {
    id: 'tidy:fraction',
    name: 'as a fraction',
    because: 'negative powers and fractions among factors become one fraction',
    apply: eachTerm(asFraction),
  },
  {
    id: 'tidy:like-terms',
    name: 'like terms',
    because: 'terms that differ in their number alone become one',
    apply: likeTerms,
  },
  {
    id: 'tidy:common-factor',
    name: 'common factor',
    because: 'what every term contains is written once, before a bracket',
    apply: commonFactor,
  },
];

/** What is done without being shown; a line of its own only where nothing else happens. */
export const SILENT = {
  zeros: { id: 'tidy:zeros', name: 'zeros dropped', because: 'adding 0 changes nothing' },
  signs: { id: 'tidy:signs', name: 'signs', because: 'a minus sign moves to the front of its term' },
  minor: { id: 'tidy:minor', name: 'brackets', because: 'brackets that change nothing are left out' },
} as const;
