import {
  type AngleFamily,
  type AngleSet,
  anglesIn,
  type Base,
  basesOf,
  inBases,
  openCalls,
} from '../algebra/angles.ts';
import { PRODUCT_IDENTITIES, withProductIdentity } from '../algebra/identities.ts';
import { merged } from '../algebra/merging.ts';
import { withMultiples } from '../algebra/multiple-angles.ts';
import { type Product, readProduct } from '../algebra/product.ts';
import { shortestOf } from '../algebra/shortest.ts';
import { asOneFraction, fractionForms } from '../algebra/simplest.ts';
import { readSum } from '../algebra/sum.ts';
import { type Style, writeProduct } from '../algebra/writing.ts';
import { same } from '../expression/equality.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { eachTerm } from './tidying-terms.ts';

/** Longer expressions are not looked at. */
const LONGEST = 120;

/** The expression, or else each of its terms, with the functions of multiples of one angle put together, where that is shorter than without. */
export function anglesTogether(family: AngleFamily): (e: Expr, style: Style) => Expr {
  const inEachTerm = eachTerm((_, as, style) => together(as, family, style));
  return (e, style) => {
    if (!style.multipleAngles || treeSize(e) > LONGEST) return e;
    const whole = together(e, family, style);
    if (whole !== e || readSum(e).length === 1) return whole;
    const terms = inEachTerm(e, style);
    return isTidier(terms, e, family) ? terms : e;
  };
}

function together(e: Expr, family: AngleFamily, style: Style): Expr {
  const hasSum = termCount(e) > 0;
  const choices = anglesIn(e, family)
    .filter(set => mayMeet(set, hasSum))
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

/** Two functions of one angle and its multiples may meet; one alone in a sum, 1 + cos 2x, where its angle is twice another. */
const mayMeet = (set: AngleSet, inSum: boolean): boolean => set.functions > 1 || (inSum && basesOf(set).length > 1);

/** The expression in functions of the bases and of their multiples, where that is shorter than any form of it without. */
function inAngles(e: Expr, bases: readonly Base[], family: AngleFamily, style: Style): Expr {
  let forms = inFunctionsOf(bases, e, family, style);
  for (const base of bases) forms = forms.flatMap(form => withMultiples(form, { family, base, style }));
  const written = forms.map(form =>
    writeProduct(withIdentities(merged(form, 'any side', style) ?? form, style), style),
  );
  const best = shortestOf(
    e,
    written.filter(form => isTidier(form, e, family)),
  );
  if (best === e) return e;
  const without = asOneFraction(e, style).map(form => writeProduct(form, style));
  return without.every(form => treeSize(form) > treeSize(best)) ? best : e;
}

/** The forms of the expression in functions of the bases alone; a product needs no field. */
function inFunctionsOf(bases: readonly Base[], e: Expr, family: AngleFamily, style: Style): readonly Product[] {
  if (bases.length === 0) return [];
  const written = inBases(e, family, bases);
  return termCount(written) > 0 ? fractionForms(written, style, () => false) : [readProduct(written)];
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
