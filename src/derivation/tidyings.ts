import { commonPart, dividedTerms, takenOut, withBracket } from '../algebra/commonFactor.ts';
import { bracketsOpened, cancellingPart, commonNumber, denominator } from '../algebra/denominators.ts';
import { type Factor, HALF, isEven, isUnit, isWhole, THIRD } from '../algebra/exponents.ts';
import {
  PRODUCT_IDENTITIES,
  type ProductIdentity,
  SQUARE_IDENTITIES,
  type SquareIdentity,
  withProductIdentity,
  withSquareIdentity,
} from '../algebra/identities.ts';
import { collected, sameKernel } from '../algebra/likeTerms.ts';
import { merged, mergedTerms } from '../algebra/merging.ts';
import { bracketsMultiplied, multipliedOut, numbersMultipliedOut } from '../algebra/multiplyingOut.ts';
import { type Product, productOf, spellingOf } from '../algebra/product.ts';
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
  /** The functions without which there is nothing to do. */
  readonly needs?: readonly string[];
  /** Whether it writes several forms to see which is shorter: too slow for very long lines. */
  readonly compares?: boolean;
  /** Arguments of functions stay as they were typed. */
  readonly outside?: boolean;
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
  if (standsAlone(as) && term.factors.length > 0 && isUnit(term.coefficient.abs())) return undefined;
  if (hasDivision(as) && (term.reduces || !isOneFraction(as))) return undefined;
  return writeProduct(term, negativePowersKept(as, style));
};

/** A sum of numbers alone is worked out (1/2 − 1), else every term has its numbers first; a power alone, (2x)³, stays. */
function numbersFirstInSum(e: Expr, style: Style): Expr {
  const terms = readSum(e);
  if (terms.some(term => term.factors.length > 0))
    return terms.length > 1 || !standsAlone(e) ? eachTerm(numbersFirst)(e, style) : e;
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
  return together ? writeProduct(together, style) : cancelledBrackets(term, as, style);
};

/** What every term of a bracket contains cancels against the other side of the fraction bar: (2x + 2)/4 = (x + 1)/2. */
function cancelledBrackets(term: Product, as: Expr, style: Style): Expr | undefined {
  if (!term.factors.some(({ base }) => isCall(base, 'add'))) return undefined;
  const ways = isFraction(term) ? [commonNumber, cancellingPart(term)] : [commonNumber];
  const candidates = ways.map(partOf => bracketsOpened(term, partOf, style));
  return shorter(
    as,
    candidates.flatMap(candidate => (candidate ? [writeProduct(candidate, style)] : [])),
  );
}

const isFraction = (term: Product): boolean => term.factors.some(({ exponent }) => exponent.s < 0n);

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
  const { length } = readSum(e);
  if (length < 2 || length > MOST_TERMS) return e;
  const terms = mergedTerms(readSum(e), style);
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

/** More terms than this are not multiplied out: the brackets are what keeps them readable. */
const MOST_MULTIPLIED = 30;

/** Brackets multiplied out where the line becomes shorter once like terms are collected; they are collected on the next line. */
function multiplyOut(e: Expr, style: Style): Expr {
  const terms = readSum(e);
  if (terms.length > MOST_MULTIPLIED) return e;
  if (terms.length === 1) return eachTerm(fractionsCleared)(e, style);
  const ways = [numbersMultipliedOut(terms, style), multipliedOut(terms, style)].flatMap(way => (way ? [way] : []));
  const sizes = ways.map(way => treeSize(commonFactor(collectedSum(way, style), style)));
  const best = Math.min(...sizes);
  const way = ways[sizes.indexOf(best)];
  return way && best < treeSize(e) ? writeSum(way, style) : e;
}

const collectedSum = (terms: Sum, style: Style): Expr => writeSum(collected(terms) ?? terms, style);

/** Fractions in a bracket are cleared by what stands beside it: x²(1 + (y/x)²) = x² + y²; brackets meet: (√x + 1)(√x − 1) = x − 1. */
const fractionsCleared: ChangeTerm = (term, as, style) => {
  const candidates = [bracketsOpened(term, denominator, style), bracketsMultiplied(term, style)];
  return shorter(
    as,
    candidates.flatMap(candidate => (candidate ? [writeProduct(candidate, style)] : [])),
  );
};

/** All terms over one denominator where that is shorter. */
function commonDenominator(e: Expr, style: Style): Expr {
  const { length } = readSum(e);
  if (length < 2 || length > MOST_MULTIPLIED) return e;
  const terms = mergedTerms(readSum(e), style);
  const part = denominator(terms);
  if (part.factors.length === 0) return e;
  const parts = [part, { ...part, coefficient: commonPart(terms).coefficient }];
  return shorter(
    e,
    parts.flatMap(each => overOne(terms, each, style)),
  );
}

/** The terms over one denominator, as they then stand and with their brackets multiplied out. */
function overOne(terms: Sum, part: Product, style: Style): readonly Expr[] {
  const left = dividedTerms(terms, part);
  const tops = [left, numbersMultipliedOut(left, style), multipliedOut(left, style)].flatMap(way => (way ? [way] : []));
  return tops.map(top => writeProduct(withBracket(part, collectedSum(top, style)), style));
}

/** A minus before a product goes into a bracket that has one: −(1 − x) = x − 1; a sum does not begin with a minus where it need not. */
function signs(e: Expr, style: Style): Expr {
  const terms = readSum(e);
  if (terms.length > 1)
    return isNegative(terms[0]) ? sumOf(terms.map(term => spellingOf(term) ?? writeProduct(term, style))) : e;
  const [term] = terms;
  const bracket = term && isNegative(term) ? term.factors.find(turnable) : undefined;
  return term && bracket ? shorter(e, [writeProduct(turned(term, bracket, style), style)]) : e;
}

const isNegative = (term: Product | undefined): boolean => (term?.coefficient.s ?? 1n) < 0n;

const turnable = ({ base, exponent }: Factor): boolean =>
  isCall(base, 'add') && isWhole(exponent) && !isEven(exponent.n) && readSum(base).some(isNegative);

function turned(term: Product, bracket: Factor, style: Style): Product {
  const opposite = { base: writeSum(readSum(bracket.base).map(minus), style), exponent: bracket.exponent };
  return productOf(
    term.coefficient.neg(),
    term.factors.map(factor => (factor === bracket ? opposite : factor)),
    term.decimal,
  );
}

const minus = (term: Product): Product => productOf(term.coefficient.neg(), term.factors, term.decimal);

const productIdentity = (row: ProductIdentity): Tidying => {
  const name = `${row.f}${row.over ? '/' : ' · '}${row.g} is ${row.is}`;
  const apply = eachTerm((term, _, style) => {
    const together = withProductIdentity(term, row, style);
    return together && writeProduct(together, style);
  });
  return {
    id: `tidy:${row.f}${row.over ? '/' : '*'}${row.g}`,
    name,
    because: 'an identity of these functions',
    apply,
    needs: [row.f, row.g],
    compares: true,
  };
};

const squareIdentity = (row: SquareIdentity): Tidying => {
  const squared = (op: string): string => (op === '1' ? '1' : `${op}²`);
  const name = `${squared(row.f)} ${row.sign < 0 ? '−' : '+'} ${squared(row.g)} is ${row.resultSign < 0 ? '−' : ''}${squared(row.is)}`;
  const apply = (e: Expr, style: Style): Expr => {
    const terms = readSum(e);
    const together =
      terms.length > 1 && terms.length <= MOST_MULTIPLIED ? withSquareIdentity(terms, row, style) : undefined;
    return together ? writeSum(together, style) : e;
  };
  const needs = row.g === '1' ? [row.f] : [row.f, row.g];
  return {
    id: `tidy:${row.f}^2${row.sign < 0 ? '-' : '+'}${row.g}^2`,
    name,
    because: 'an identity of these functions',
    apply,
    needs,
    compares: true,
  };
};

/** The tidyings in the order in which they are tried; after one that changed the line the first is tried again. */
export const TIDYINGS: readonly Tidying[] = [
  {
    id: 'tidy:numbers-first',
    name: 'numbers first',
    because: 'numbers are multiplied and written first, then letters, then functions',
    apply: numbersFirstInSum,
  },
  {
    id: 'tidy:like-terms',
    name: 'like terms',
    because: 'terms that differ in their number alone become one',
    apply: likeTerms,
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
  ...SQUARE_IDENTITIES.map(squareIdentity),
  ...PRODUCT_IDENTITIES.map(productIdentity),
  {
    id: 'tidy:common-factor',
    name: 'common factor',
    because: 'what every term contains is written once, before a bracket',
    apply: commonFactor,
    compares: true,
  },
  {
    id: 'tidy:common-denominator',
    name: 'common denominator',
    because: 'fractions are added over one denominator',
    apply: commonDenominator,
    compares: true,
  },
  {
    id: 'tidy:multiply-out',
    name: 'multiply out',
    because: 'a product with a bracket becomes a sum whose terms can be put together',
    apply: multiplyOut,
    compares: true,
  },
  {
    id: 'tidy:signs',
    name: 'signs',
    because: 'a minus sign goes where it is shortest, and a positive term comes first',
    apply: signs,
    outside: true,
  },
];

/** What is done without being shown; a line of its own only where nothing else happens. */
export const SILENT = {
  zeros: { id: 'tidy:zeros', name: 'zeros dropped', because: 'adding 0 changes nothing' },
  signs: { id: 'tidy:signs', name: 'signs', because: 'a minus sign moves to the front of its term' },
  minor: { id: 'tidy:minor', name: 'brackets', because: 'brackets that change nothing are left out' },
} as const;
