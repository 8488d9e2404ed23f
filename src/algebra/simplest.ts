import Fraction from 'fraction.js';
import { type Expr, isCall } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { type Factor, isUnit, isWhole, magnitude, UNIT } from './exponents.ts';
import { areOfOnePair, isInFamily } from './function-families.ts';
import {
  type Budget,
  degree,
  Exhausted,
  isConstant,
  isOne,
  kernelPower,
  leading,
  mainKernel,
  type Polynomial,
  quotient,
  times,
} from './integer-polynomial.ts';
import { fractionOf, type KernelFraction } from './kernel-fraction.ts';
import { monomialFactors, written } from './kernel-writing.ts';
import { type Field, fieldOf, isOpaque, reduced } from './kernels.ts';
import { collected, sameKernel } from './like-terms.ts';
import { merged } from './merging.ts';
import { commonMonomial, content, primitive, repeatedFactor } from './polynomial-gcd.ts';
import { type Product, productOf } from './product.ts';
import { rationalisedAbove, rationalisedBelow } from './rationalising.ts';
import { readSum, type Sum } from './sum.ts';
import { type Style, writeProduct } from './writing.ts';

/** How many products of two terms one expression may cost. */
const BUDGET = 4_000;

/**
 * The forms of an expression as one fraction of polynomials in its kernels, roots and squares of functions put together
 * and common factors cancelled: as it stands, without roots below the bar, and without roots above it. None where it
 * is too long, or has decimals.
 */
export function asOneFraction(e: Expr, style: Style): readonly Product[] {
  if (staysApart(e, style)) return [];
  if (!isPlain(e)) return fractionForms(e, style, { budget: BUDGET, isOfUse: () => true });
  const isSquared = readSum(e).some(({ factors }) => factors.some(isPowerOfFunction));
  const isOfUse = ({ top }: KernelFraction): boolean => isSquared || top.size < readSum(e).length;
  return fractionForms(e, style, { budget: BUDGET, isOfUse }).filter(form => isGain(form, e, style));
}

const isPowerOfFunction = ({ base, exponent }: Factor): boolean => isInFamily(base) && !isUnit(exponent);

/**
 * A sum without brackets and fractions is to have fewer terms, or to be a fifth shorter as a product whose bracket knows
 * one function alone: 2 sin x cos² x − sin³ x = sin x (3 cos² x − 1). A factor before a bracket alone is no gain: 2x cos(x) − x² sin(x) stays.
 */
const isGain = (form: Product, e: Expr, style: Style): boolean =>
  termsAbove(form) < readSum(e).length ||
  (form.factors.length > 1 && 5 * treeSize(writeProduct(form, style)) <= 4 * treeSize(e));

const termsAbove = ({ factors }: Product): number =>
  Math.max(1, ...factors.map(({ base, exponent }) => (exponent.s > 0n ? readSum(base).length : 1)));

/** What forms as one fraction may cost, and which fractions are written at all. */
interface Wanted {
  readonly budget: number;
  readonly isOfUse: (fraction: KernelFraction) => boolean;
}

/** The same of any expression. */
export function fractionForms(e: Expr, style: Style, wanted: Wanted): readonly Product[] {
  const ways = (swapped: boolean): Forms =>
    withinBudget(wanted.budget, budget => forms(fieldOf(e, swapped, budget), e, style, wanted));
  const first = ways(false);
  return first.pairs ? [...first.products, ...ways(true).products] : first.products;
}

interface Forms {
  readonly products: readonly Product[];
  /** Whether functions occur of which either may be written with the other. */
  readonly pairs: boolean;
}

function withinBudget(left: number, compute: (budget: Budget) => Forms): Forms {
  try {
    return compute({ left });
  } catch (error) {
    if (error instanceof Exhausted) return { products: [], pairs: false };
    throw error;
  }
}

function forms(field: Field, e: Expr, style: Style, { budget, isOfUse }: Wanted): Forms {
  const first = fractionOf(e, field);
  const pairs = field.kernels.some(isFunctionWithSquare);
  if (!isOfUse(first)) return { products: [], pairs };
  const products = [product(first, field, style)];
  for (const rationalised of [rationalisedBelow, rationalisedAbove]) {
    const more = withinBudget(budget, () => {
      const next = rationalised(first, field);
      return { products: next === first ? [] : [product(next, field, style)], pairs };
    });
    products.push(...more.products);
  }
  return { products, pairs };
}

/** A plain sum of first powers of letters and functions, in which nothing is reduced and no two terms meet: most are found so without a field. */
function staysApart(e: Expr, style: Style): boolean {
  const terms = readSum(e);
  const factors = terms.flatMap(term => term.factors);
  return (
    (factors.every(isLetterOrFunction) || isLongerTogether(terms)) &&
    areOfOnePair(new Set(factors.map(({ base }) => (base.kind === 'call' ? base.op : '')))) &&
    terms.every(term => merged(term, 'any side', style) === undefined) &&
    collected(terms) === undefined
  );
}

/**
 * Two terms without a number or a power in common, above or below the bar: over one denominator each of them gets what
 * the other is divided by, which is as long as the bar that it saves, or longer. x + 4/x³ stays, (x⁴ + 4)/x³ is no gain.
 */
function isLongerTogether([a, b, ...others]: Sum): boolean {
  if (!a || !b || others.length > 0 || !(isUnit(magnitude(a.coefficient)) || isUnit(magnitude(b.coefficient))))
    return false;
  const factors = [...a.factors, ...b.factors];
  return (
    isWhole(a.coefficient) &&
    isWhole(b.coefficient) &&
    factors.every(isWholePower) &&
    factors.filter(({ base }) => isCall(base, 'exp')).length < 2 &&
    !a.factors.some(f => b.factors.some(g => f.exponent.s === g.exponent.s && sameKernel(f.base, g.base)))
  );
}

/** A whole power of a letter or a function, but for the functions that know their squares. */
const isWholePower = ({ base, exponent }: Factor): boolean =>
  isWhole(exponent) && isOpaque(base) && !isCall(base, 'abs') && (isUnit(exponent) || !isInFamily(base));

/** A whole power of a letter, or a function alone; bars know the square of what is between them. */
const isLetterOrFunction = ({ base, exponent }: Factor): boolean => {
  if (base.kind === 'symbol') return isWhole(exponent) && exponent.s > 0n;
  return isUnit(exponent) && isOpaque(base) && !isCall(base, 'abs');
};

/** Whether it is a sum without brackets and fractions. */
const isPlain = (e: Expr): boolean =>
  readSum(e).every(({ factors }) => factors.every(({ base, exponent }) => !isCall(base, 'add') && exponent.s > 0n));

const isFunctionWithSquare = ({ factors: [factor], relation }: Field['kernels'][number]): boolean =>
  relation !== undefined && factor?.exponent.equals(1) === true && !isCall(factor.base, 'abs');

function product({ top, bottom }: KernelFraction, field: Field, style: Style): Product {
  const above = factored(top, field, style);
  const below = factored(bottom, field, style);
  const factors = [
    ...above.factors,
    ...below.factors.map(({ base, exponent }) => ({ base, exponent: exponent.neg() })),
  ];
  const whole = productOf(above.coefficient.div(below.coefficient), factors);
  return merged(whole, 'any side', style) ?? whole;
}

/** The polynomial as the shortest product that is found: its monomial and one bracket, or several brackets. */
function factored(p: Polynomial, field: Field, style: Style): Product {
  if (isConstant(p)) return productOf(new Fraction(p.get(0) ?? 0n), []);
  const number = content(p);
  const monomial = commonMonomial(p);
  const rest = quotient(primitive(p), monomial, field.budget) ?? primitive(p);
  const outside = monomialFactors(leading(monomial) ?? 0, field);
  const way = (polynomials: readonly Polynomial[]): Product => {
    const numbers = polynomials.reduce((left, each) => left * content(each), number);
    const inside = polynomials.flatMap(each => bracket(primitive(each), field, style));
    return productOf(new Fraction(numbers), [...outside, ...inside]);
  };
  const ways = [brackets(rest, field), rootTakenOut(rest, field)].filter(found => found.length > 1);
  if (ways.length === 0) return way([rest]);
  return [[rest], ...ways].map(way).reduce((best, each) => (size(each, style) < size(best, style) ? each : best));
}

const size = (p: Product, style: Style): number => treeSize(writeProduct(merged(p, 'any side', style) ?? p, style));

function bracket(p: Polynomial, field: Field, style: Style): readonly Factor[] {
  if (isOne(p)) return [];
  if (p.size === 1 && !isConstant(p)) return monomialFactors(leading(p) ?? 0, field);
  return [{ base: written(p, field, style), exponent: UNIT }];
}

/** The polynomial divided by the brackets of the expression and by its own repeated factors, as often as they divide it. */
function brackets(p: Polynomial, field: Field): readonly Polynomial[] {
  const found: Polynomial[] = [];
  if (p.size < 2) return [p];
  let rest = p;
  const take = (divisor: Polynomial): void => {
    if (isConstant(divisor)) return;
    for (let next = quotient(rest, divisor, field.budget); next; next = quotient(rest, divisor, field.budget)) {
      found.push(divisor);
      rest = next;
    }
  };
  for (const { polynomial } of field.brackets) if (polynomial.size <= rest.size * 4) take(polynomial);
  if (rest.size > 2) take(repeatedFactor(rest, mainKernel(rest), field.budget));
  const split = found.flatMap(each => asSquare(each, field));
  return found.length > 0 && isOne(rest) ? split : [...split, rest];
}

/** A bracket that stands in the expression may be a square all the same: x² + 1 − 2x. */
function asSquare(p: Polynomial, { budget }: Field): readonly Polynomial[] {
  if (p.size !== TERMS_OF_SQUARE) return [p];
  const root = repeatedFactor(p, mainKernel(p), budget);
  const other = isConstant(root) ? undefined : quotient(p, root, budget);
  return other ? [root, other] : [p];
}

const TERMS_OF_SQUARE = 3;

/** Ra + tb = t(ta + b) where t² = R. */
function rootTakenOut(p: Polynomial, field: Field): readonly Polynomial[] {
  for (const [kernel, { relation }] of field.kernels.entries()) {
    if (relation?.degree !== 2 || degree(p, kernel) === 0) continue;
    const root = kernelPower(kernel, 1);
    const rest = quotient(reduced(times(p, root, field.budget), field), relation.equals, field.budget);
    if (rest && !isConstant(relation.equals)) return [root, rest];
  }
  return [p];
}
