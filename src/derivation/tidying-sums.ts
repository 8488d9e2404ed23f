import { commonPart, dividedTerms, numberOf, takenOut, withBracket } from '../algebra/common-factor.ts';
import { commonNumber, denominator } from '../algebra/denominators.ts';
import { equal, type Factor, isEven, isUnit, isWhole } from '../algebra/exponents.ts';
import { withSquareIdentities } from '../algebra/identities.ts';
import { collected, sameKernel } from '../algebra/like-terms.ts';
import { mergedTerms } from '../algebra/merging.ts';
import { multipliedOut, numbersMultipliedOut } from '../algebra/multiplying-out.ts';
import { isFalling } from '../algebra/order.ts';
import { type Product, productOf } from '../algebra/product.ts';
import { neatest, shortest } from '../algebra/shortest.ts';
import { unsigned } from '../algebra/signs.ts';
import { readSum, type Sum } from '../algebra/sum.ts';
import { type Style, writeProduct, writeSum } from '../algebra/writing.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { treeSize, variables } from '../expression/measure.ts';
import {
  bracketsTogether,
  type ChangeTerm,
  eachTerm,
  fractionsCleared,
  numbersFirst,
  numbersToFront,
  standsAlone,
} from './tidying-terms.ts';

/** A sum of numbers alone is worked out (1/2 − 1), else every term has its numbers first; a power alone, (2x)³, stays. */
export function numbersFirstInSum(e: Expr, style: Style): Expr {
  const terms = readSum(e);
  if (terms.length === 1 && standsAlone(e) && !isRootOfNumber(e)) return e;
  if (terms.some(term => term.factors.length > 0)) return numbersFirstIn(e, style);
  return writeSum(
    (collected(terms) ?? terms).map(term => productOf(term.coefficient, [], term.decimal)),
    style,
  );
}

const numbersFirstIn = eachTerm(numbersFirst);

/** √8 = 2√2. */
function isRootOfNumber(e: Expr): boolean {
  const root = unsigned(e);
  return isCall(root, 'sqrt') && root.args[0]?.kind === 'number';
}

/** Terms that differ in their number alone become one. */
export function likeTerms(e: Expr, style: Style): Expr {
  const terms = collected(readSum(e));
  return terms ? writeSum(terms, style) : e;
}

/** More terms than this are not compared with one another. */
const MOST_TERMS = 200;

/** What all terms contain, before a bracket, where that is shorter; of a product of brackets their numbers. */
export function commonFactor(e: Expr, style: Style): Expr {
  const { length } = readSum(e);
  if (length === 1) return numbersToFrontIn(e, style);
  if (length > MOST_TERMS) return e;
  const terms = mergedTerms(readSum(e), style);
  const part = commonPart(terms);
  if (!isWorthTakingOut(part, terms)) return e;
  return shortest(e, [takenOut(terms, part, style)], style);
}

const numbersToFrontIn = eachTerm(numbersToFront);

/** In a bracket of letters and numbers alone what the terms contain goes before the bracket: (14x − x²)/y² = x(14 − x)/y². Where that is no shorter, of one letter alone; of a bracket with functions the number. */
export function letterFactor(e: Expr, style: Style): Expr {
  const terms = readSum(e);
  const letters = terms.every(term => term.factors.every(({ base }) => base.kind === 'symbol'));
  if (terms.length < 2 || terms.length > MOST_TERMS) return e;
  if (!letters) return numberFactor(e, terms, style);
  const part = commonPart(mergedTerms(terms, style));
  if (part.factors.length === 0 && isUnit(part.coefficient)) return e;
  const factored = writeProduct(takenOut(mergedTerms(terms, style), part, style), style);
  const gain = treeSize(e) - treeSize(factored);
  return gain > 0 || (gain === 0 && variables(e).length === 1) ? factored : e;
}

/** A tidying of every term, unless an exponential stands in all of them that comes out first: eᵃ(eᵃ + eᵇ) − eᵃ·eᵃ is eᵃ(eᵃ + eᵇ − eᵃ), not e^(2a) on the way. */
export const unlessExponentialComesOut = (change: ChangeTerm): ((e: Expr, style: Style) => Expr) => {
  const changeEach = eachTerm(change);
  return (e, style) => {
    const terms = readSum(e);
    const few = terms.length > 1 && terms.length <= MOST_TERMS;
    const comesOut = few && terms[0]?.factors.some(isExponential) && commonPart(terms).factors.some(isExponential);
    return comesOut && commonFactor(e, style) !== e ? e : changeEach(e, style);
  };
};

const isExponential = ({ base }: Factor): boolean => isCall(base, 'exp');

function numberFactor(e: Expr, terms: Sum, style: Style): Expr {
  const part = commonNumber(terms);
  return isUnit(part.coefficient) ? e : neatest(e, [takenOut(terms, part, style)], style);
}

/** Of letters alone only roots, and powers that stand alike in every term: 2x cos(x) − x² sin(x) stays. */
function isWorthTakingOut(part: Product, terms: Sum): boolean {
  if (part.factors.length === 0) return !isUnit(part.coefficient);
  return part.factors.some(
    ({ base, exponent }) =>
      base.kind === 'call' ||
      !isWhole(exponent) ||
      terms.every(term => term.factors.some(f => equal(f.exponent, exponent) && sameKernel(f.base, base))),
  );
}

/** More terms than this are not multiplied out: the brackets are what keeps them readable. */
export const MOST_MULTIPLIED = 30;

/** A sum of more terms than this is not shown before its like terms are collected. */
const MOST_SHOWN = 12;

/** Brackets multiplied out where the line becomes shorter once like terms are collected; they are collected on the next line. */
export function multiplyOut(e: Expr, style: Style): Expr {
  const terms = readSum(e);
  if (terms.length > MOST_MULTIPLIED) return e;
  if (terms.length === 1) return bracketsTogetherIn(e, style);
  if (!terms.some(({ factors }) => factors.some(({ base }) => isCall(base, 'add')))) return e;
  const ways = [numbersMultipliedOut(terms, style), multipliedOut(terms, style)].flatMap(way => (way ? [way] : []));
  const sizes = ways.map(way => treeSize(commonFactor(settled(way, style), style)));
  const best = Math.min(...sizes);
  const way = ways[sizes.indexOf(best)];
  if (!way || best >= treeSize(e)) return e;
  return way.length > MOST_SHOWN ? collectedSum(way, style) : writeSum(way, style);
}

const bracketsTogetherIn = eachTerm(bracketsTogether);

/** What a sum comes to on the lines that follow. */
const settled = (terms: Sum, style: Style): Expr =>
  writeSum(withSquareIdentities(collected(terms) ?? terms, style), style);

const collectedSum = (terms: Sum, style: Style): Expr => writeSum(collected(terms) ?? terms, style);

/** All terms over one denominator where that is shorter. */
export function commonDenominator(e: Expr, style: Style): Expr {
  const { length } = readSum(e);
  if (length === 1) return fractionsClearedIn(e, style);
  if (length > MOST_MULTIPLIED || !readSum(e).some(hasFractionOrRoot)) return e;
  const terms = mergedTerms(readSum(e), style);
  const part = denominator(terms);
  if (part.factors.length === 0) return e;
  const cleared = productOf(numberOf(terms), part.factors);
  // A fraction in a fraction is no gain: then only the form without it is tried.
  const parts = terms.every(term => isWhole(term.coefficient)) ? [part, cleared] : [cleared];
  const candidates = parts.flatMap(each => overOne(terms, each, style));
  return shortest(e, candidates, style);
}

const fractionsClearedIn = eachTerm(fractionsCleared);

/** Only such a term can have a denominator when its powers are put together. */
const hasFractionOrRoot = ({ factors }: Product): boolean =>
  factors.some(({ exponent }) => exponent.s < 0n || !isWhole(exponent));

/** The terms over one denominator, as they then stand and with their brackets multiplied out. */
function overOne(terms: Sum, part: Product, style: Style): readonly Product[] {
  const left = dividedTerms(terms, part);
  const tops = [left, numbersMultipliedOut(left, style), multipliedOut(left, style)].flatMap(way => (way ? [way] : []));
  return tops.map(top => withBracket(part, collectedSum(top, style)));
}

/** A minus before a product goes into a bracket that has one: −(1 − x) = x − 1; a sum does not begin with a minus where it need not. */
export function signs(e: Expr, style: Style): Expr {
  const terms = readSum(e);
  if (terms.length > 1) return isNegative(terms[0]) && !isFalling(terms) ? writeSum(terms, style) : e;
  const [term] = terms;
  const negative = term?.factors.find(allNegative);
  if (term && negative) return writeProduct(turned(term, negative, style), style);
  const bracket = isNegative(term) ? term?.factors.find(gains) : undefined;
  return term && bracket ? shortest(e, [turned(term, bracket, style)], style) : e;
}

const isNegative = (term: Product | undefined): boolean => (term?.coefficient.s ?? 1n) < 0n;

const turnable = ({ base, exponent }: Factor): boolean =>
  isCall(base, 'add') && isWhole(exponent) && !isEven(exponent.n) && readSum(base).some(isNegative);

/** −(ln x − 1) gains by becoming 1 − ln x, and −6/(1 − 3x)³ by 6/(3x − 1)³; −6/(3x − 1)³ stays: its bracket is written as it should be. */
const gains = (factor: Factor): boolean =>
  turnable(factor) &&
  (factor.exponent.abs().equals(1) || isNegative(readSum(factor.base).find(({ factors }) => factors.length > 0)));

const allNegative = (factor: Factor): boolean => turnable(factor) && readSum(factor.base).every(isNegative);

function turned(term: Product, bracket: Factor, style: Style): Product {
  const opposite = { base: writeSum(readSum(bracket.base).map(minus), style), exponent: bracket.exponent };
  return productOf(
    term.coefficient.neg(),
    term.factors.map(factor => (factor === bracket ? opposite : factor)),
    term.decimal,
  );
}

const minus = (term: Product): Product => productOf(term.coefficient.neg(), term.factors, term.decimal);
