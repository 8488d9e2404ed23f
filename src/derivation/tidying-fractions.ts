import { type Factor, isWhole } from '../algebra/exponents.ts';
import { areRelated, isInFamily } from '../algebra/function-families.ts';
import { isOpaque } from '../algebra/kernels.ts';
import { readProduct } from '../algebra/product.ts';
import { shortestOf } from '../algebra/shortest.ts';
import { unsigned } from '../algebra/signs.ts';
import { asOneFraction } from '../algebra/simplest.ts';
import { readSum, type Sum } from '../algebra/sum.ts';
import { type Style, writeProduct } from '../algebra/writing.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { eachTerm } from './tidying-terms.ts';

/** Longer expressions are not written as one fraction. */
const LONGEST = 600;

/** The expression, or else each of its terms, as one fraction of polynomials in its letters, roots and functions, where that is shorter. */
export function oneFraction(e: Expr, style: Style): Expr {
  const whole = together(e, style);
  return whole === e && readSum(e).length > 1 ? eachTogether(e, style) : whole;
}

const eachTogether = eachTerm((_, as, style) => (isCall(unsigned(as), 'divide') ? together(as, style) : undefined));

function together(e: Expr, style: Style): Expr {
  const products = treeSize(e) <= LONGEST && mayCancel(readSum(e)) ? asOneFraction(e, style) : [];
  if (products.length === 0) return e;
  const most = longestSum(e);
  const written = products.map(form => writeProduct(form, style)).filter(form => longestSum(form) <= most);
  const exponentials = exponents(e);
  const negated = exponentials.length > 0 && exponentials.every(isNegated);
  // Where only e^(−u) was written, e^u is not brought in: e^(−x)/(1 + e^(−x))² is what the lecture has.
  const forms = negated ? written.filter(form => exponents(form).every(isNegated)) : written;
  const short = shortestOf(e, forms);
  return short === e ? withoutNestedFractions(e, forms) : short;
}

/** Longer sums than this, and than there were, are no gain: the derivative of (x + 1)(x + 2)…(x + 30) keeps its brackets. */
const MOST_TERMS = 6;

const longestSum = (e: Expr): number =>
  postorder(e).reduce((most, node) => (isCall(node, 'add') ? Math.max(most, node.args.length) : most), MOST_TERMS);

const exponents = (e: Expr): Expr[] => postorder(e).flatMap(node => (isCall(node, 'exp') ? node.args : []));
const isNegated = (e: Expr): boolean => isCall(e, 'negate');

/** Of forms of one size the one without fractions in its fraction: 2/(x(x + 1/x)²) = 2x/(x² + 1)². */
function withoutNestedFractions(e: Expr, forms: readonly Expr[]): Expr {
  if (!hasNestedFraction(e)) return e;
  return forms.find(form => treeSize(form) === treeSize(e) && !hasNestedFraction(form)) ?? e;
}

const hasNestedFraction = (e: Expr): boolean => {
  const fraction = unsigned(e);
  if (!isCall(fraction, 'divide')) return false;
  const factors = fraction.args.flatMap(part => readProduct(part).factors);
  return factors.some(({ base }) => isCall(base, 'add') && base.args.some(term => isCall(unsigned(term), 'divide')));
};

/** Whether there is something that may cancel: brackets, or terms with denominators or functions that know each other. */
function mayCancel(terms: Sum): boolean {
  const [only] = terms;
  if (!only || terms.length > 1)
    return (
      terms.some(({ factors }) => factors.some(isFractionOrBracket)) || areSomeRelated(terms) || isPowerOfSquares(terms)
    );
  // A root of a number meets the numbers in a bracket under a root, a root of a fraction its denominator.
  const brackets = only.factors.filter(
    ({ base, exponent }) => isCall(base, 'add') || !(isWhole(exponent) || isOpaque(base)),
  );
  return brackets.length > 1 || brackets.some(({ base }) => isCall(base, 'add') && mayCancel(readSum(base)));
}

function areSomeRelated(terms: Sum): boolean {
  const factors = terms.flatMap(term => term.factors);
  return factors.some(factor => factors.some(other => areRelated(factor.base, other.base)));
}

/** 1 − 2 cos² + cos⁴ is sin⁴: (1 − cos²)² multiplied out. */
const isPowerOfSquares = (terms: Sum): boolean =>
  terms.length > 2 &&
  terms.some(({ factors }) =>
    factors.some(({ base, exponent }) => isInFamily(base) && isWhole(exponent) && exponent.n > 3n),
  );

const isFractionOrBracket = ({ base, exponent }: Factor): boolean => exponent.s < 0n || isCall(base, 'add');
