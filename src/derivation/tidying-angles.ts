import {
  type AngleFamily,
  type AngleSet,
  anglesIn,
  type Base,
  basesOf,
  isOfFamily,
  openCalls,
} from '../algebra/angles.ts';
import { inBases, inEvenAndOdd } from '../algebra/angles-rewritten.ts';
import { isUnit, magnitude } from '../algebra/exponents.ts';
import { PRODUCT_IDENTITIES, withProductIdentity, withSquareIdentities } from '../algebra/identities.ts';
import type { KernelFraction } from '../algebra/kernel-fraction.ts';
import { merged } from '../algebra/merging.ts';
import { bracketsAs, withMultiples } from '../algebra/multiple-angles.ts';
import { type Product, productOf, readProduct } from '../algebra/product.ts';
import { withoutQuarterTurns } from '../algebra/quarter-turns.ts';
import { shortestOf } from '../algebra/shortest.ts';
import { asOneFraction, fractionForms } from '../algebra/simplest.ts';
import { readSum, type Sum } from '../algebra/sum.ts';
import { type Style, writeProduct } from '../algebra/writing.ts';
import { same } from '../expression/equality.ts';
import { type Call, type Expr, isCall } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { eachTerm } from './tidying-terms.ts';

/** Longer expressions are not looked at, and shorter ones where no multiple was typed. */
const LONGEST = 120;
const LONGEST_WITHOUT = 45;

/** The expression, or else each of its terms, with the functions of multiples of one angle put together, where that is shorter than without. */
export function anglesTogether(family: AngleFamily): (e: Expr, style: Style) => Expr {
  const inEachTerm = eachTerm((_, as, style) => together(as, family, style));
  return (e, style) => {
    if (isTooLong(e, style) || !(style.multipleAngles || mayBeOneFunction(e, family))) return e;
    const whole = together(e, family, style);
    if (whole !== e || readSum(e).length === 1) return whole;
    const terms = inEachTerm(e, style);
    return isTidier(terms, e, family) ? terms : e;
  };
}

const isTooLong = (e: Expr, { multipleAngles }: Style): boolean =>
  treeSize(e) > (multipleAngles ? LONGEST : LONGEST_WITHOUT);

/**
 * Where no multiple was typed one is brought in for a sum of squares and products alone, 1 − 2 sin² u: that it is one
 * function is worth the new angle. The derivative of sin x cos x is cos² x − sin² x all the same.
 */
const mayBeOneFunction = (e: Expr, family: AngleFamily): boolean => !isSumOfSquares(e) && hasSquares(e, family);

const hasSquares = (e: Expr, family: AngleFamily): boolean =>
  openCalls(e).some(node => isCall(node, 'add') && readSum(node).some(term => isOfDegreeTwo(term, family)));

/** Whether terms have become one and a quarter of the length is saved. */
const isWorthNewAngle = (form: Expr, e: Expr): boolean =>
  termCount(form) < termCount(e) && 4 * treeSize(form) <= 3 * treeSize(e);

const isOfDegreeTwo = ({ factors }: Product, family: AngleFamily): boolean =>
  factors.reduce((sum, { base, exponent }) => sum + (isOfFamily(base, family) ? Number(exponent) : 0), 0) > 1;

const isSumOfSquares = (e: Expr): boolean =>
  readSum(e).every(
    ({ coefficient, factors: [square, ...others] }) =>
      isUnit(magnitude(coefficient)) &&
      others.length === 0 &&
      square?.base.kind === 'call' &&
      square.exponent.equals(2),
  );

function together(e: Expr, family: AngleFamily, style: Style): Expr {
  const choices = anglesIn(e, family)
    .filter(set => mayMeet(set, e, family))
    .slice(0, MOST_ANGLES)
    .map(basesOf);
  const inGreatest = inAngles(
    e,
    choices.flatMap(([greatest]) => greatest ?? []),
    family,
    style,
  );
  if (inGreatest !== e || !choices.some(([, half]) => half)) return inGreatest;
  return inAngles(
    e,
    choices.flatMap(([greatest, half]) => half ?? greatest ?? []),
    family,
    style,
  );
}

/** Of more angles, each with its own multiples, the further ones are left as they are. */
const MOST_ANGLES = 2;

/** Two functions of one angle and its multiples may meet; one alone in a sum, 1 + cos 2x where its angle is twice another, 1 − 2 sin² u. */
const mayMeet = (set: AngleSet, e: Expr, family: AngleFamily): boolean =>
  set.functions > 1 || (termCount(e) > 0 && (basesOf(set).length > 1 || hasSquares(e, family)));

/** The expression in functions of the bases and of their multiples, where that is shorter than any form of it without. */
function inAngles(e: Expr, bases: readonly Base[], family: AngleFamily, style: Style): Expr {
  let forms = inFunctionsOf(bases, e, family, style);
  for (const base of bases) forms = forms.flatMap(form => withMultiples(form, base, family, style));
  const written = forms.map(form =>
    writeProduct(withIdentities(withoutQuarterTurns(merged(form, 'any side', style) ?? form, style), style), style),
  );
  const best = shortestOf(
    e,
    written.filter(form => isTidier(form, e, family) && (style.multipleAngles || isWorthNewAngle(form, e))),
  );
  if (best === e) return e;
  const without = asOneFraction(e, style).map(form => writeProduct(form, style));
  return without.every(form => treeSize(form) > treeSize(best)) ? best : e;
}

/** How many products of two terms the forms may cost, and how many terms may come of it: sums so long do not become short again. */
const BUDGET = 1_000;
const LONGEST_SUM = 12;

/** The forms of the expression in functions of the bases alone; a product needs no field. */
function inFunctionsOf(bases: readonly Base[], e: Expr, family: AngleFamily, style: Style): readonly Product[] {
  if (bases.length === 0) return [];
  const written = inBases(e, family, bases);
  if (termCount(written) === 0) return [readProduct(written)];
  return shortForms(written, style).map(form => squaresPutTogether(form, style));
}

/** Forms as one fraction, of those that are not too long. */
function shortForms(e: Expr, style: Style): readonly Product[] {
  const isOfUse = ({ top, bottom }: KernelFraction): boolean => top.size + bottom.size < LONGEST_SUM;
  return fractionForms(e, style, { budget: BUDGET, isOfUse });
}

/**
 * A fraction with tan, sec, cot or csc below the bar as one in sine and cosine, where that is shorter; where multiples of
 * angles were typed it may be as long, as these are put together next: sec² u/tan u = 1/(sin u cos u).
 */
export const inSineAndCosine =
  (family: AngleFamily) =>
  (e: Expr, style: Style): Expr => {
    if (isTooLong(e, style) || !hasQuotientBelow(e, family)) return e;
    const forms = shortForms(inEvenAndOdd(e, family), style).map(form => writeProduct(oddFirst(form, family), style));
    const longest = style.multipleAngles ? treeSize(e) : treeSize(e) - 1;
    const [best] = forms.filter(form => treeSize(form) <= longest).toSorted((a, b) => treeSize(a) - treeSize(b));
    return best ?? e;
  };

/** sin u cos u, as it is said. */
const oddFirst = (p: Product, { odd }: AngleFamily): Product =>
  productOf(
    p.coefficient,
    p.factors.toSorted((a, b) => Number(isCall(b.base, odd)) - Number(isCall(a.base, odd))),
  );

const hasQuotientBelow = (e: Expr, family: AngleFamily): boolean =>
  readSum(e).some(({ factors }) =>
    factors.some(({ base, exponent }) => exponent.s < 0n && openCalls(base).some(node => isQuotient(node, family))),
  );

const isQuotient = (node: Call, family: AngleFamily): boolean =>
  family.powers[node.op]?.some(power => power < 0) === true;

/** Brackets that are one square: 1 − cos² u, of which no sin u can be seen, is sin² u. */
function squaresPutTogether(p: Product, style: Style): Product {
  const alone = (terms: Sum): Product | undefined => {
    const [first, second] = withSquareIdentities(terms, style);
    return second ? undefined : first;
  };
  const product = bracketsAs(p, alone);
  return product ? (merged(product, 'any side', style) ?? product) : p;
}

function withIdentities(p: Product, style: Style): Product {
  let product = p;
  for (const row of PRODUCT_IDENTITIES) product = withProductIdentity(product, row, style) ?? product;
  return product;
}

/** Whether it has other angles, but no more of them and no more terms: cos²(x/2) does not become (1 + cos x)/2. */
function isTidier(form: Expr, e: Expr, family: AngleFamily): boolean {
  const [before, after] = [anglesIn(e, family), anglesIn(form, family)];
  const change = countOf(after) - countOf(before);
  const isOther = change < 0 || (change === 0 && after.some(set => bringsNew(set, before)));
  return isOther && termCount(form) <= termCount(e);
}

const countOf = (sets: readonly AngleSet[]): number => sets.reduce((sum, { multiples }) => sum + multiples.length, 0);

function bringsNew({ core, multiples }: AngleSet, before: readonly AngleSet[]): boolean {
  const known = before.find(set => same(set.core, core))?.multiples ?? [];
  return multiples.some(multiple => !known.some(each => each.equals(multiple)));
}

const termCount = (e: Expr): number =>
  openCalls(e).reduce((sum, node) => sum + (isCall(node, 'add') ? node.args.length - 1 : 0), 0);
