import { dependentOf } from '../expression/dependent.ts';
import { type Expr, isCall, isConstantName } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { type Factor, isPositivePower, isUnit, isWhole } from './exponents.ts';
import type { Product } from './product.ts';
import type { Sum } from './sum.ts';

/** Where a textbook puts a factor: numbers and constants, letters, roots, exponentials, functions, brackets, dy/dx. */
function rank({ base, exponent }: Factor): number {
  if (base.kind === 'number') return 0;
  const quantity = dependentOf(base);
  if (quantity) return quantity.order > 0 ? 7 : letterRank(quantity.name, exponent);
  if (base.kind === 'symbol') return letterRank(base.name, exponent);
  if (isPositivePower(base)) return isConstant(base) ? 1 : 4;
  if (isCall(base, 'add')) return isWhole(exponent) ? 6 : 3;
  if (!isWhole(exponent)) return 3;
  return letterInside(base) ? 2 : 5;
}

function letterRank(name: string, exponent: Factor['exponent']): number {
  if (isConstantName(name)) return 1;
  return isWhole(exponent) ? 2 : 3;
}

/** x^n and |x| stand with the letters, cos(x)^x with the functions. */
const letterInside = (base: Expr): boolean =>
  (isCall(base, 'power') || isCall(base, 'abs')) && base.args[0]?.kind === 'symbol';

/**
 * The factors in textbook order; those of one kind stay as they stand, but for letters without exponent, which stand in
 * the order of the alphabet, `last` behind the others.
 */
export function inTextbookOrder(factors: readonly Factor[], last?: string): readonly Factor[] {
  if (factors.length < 2 || isInOrder(factors, last)) return factors;
  const sorted = factors.toSorted((a, b) => rank(a) - rank(b));
  const letters = sorted.filter(isLetter);
  if (letters.length < 2) return sorted;
  const alphabet = letters.toSorted((a, b) => compareNames(nameOf(a), nameOf(b), last))[Symbol.iterator]();
  return sorted.map(factor => (isLetter(factor) ? (alphabet.next().value ?? factor) : factor));
}

/** Whether the factors stand in textbook order already, as most do. */
function isInOrder(factors: readonly Factor[], last: string | undefined): boolean {
  let [before, letter] = [0, ''];
  for (const factor of factors) {
    const own = rank(factor);
    if (own < before) return false;
    before = own;
    if (own !== 2 || !isUnit(factor.exponent)) continue;
    const name = nameOf(factor);
    if (name !== '' && letter !== '' && compareNames(letter, name, last) > 0) return false;
    if (name !== '') letter = name;
  }
  return true;
}

/** Letters by the alphabet and then by index: x2 before x10. */
const ALPHABETICAL = new Intl.Collator('en', { numeric: true });

const compareNames = (a: string, b: string, last: string | undefined): number =>
  Number(a === last) - Number(b === last) || ALPHABETICAL.compare(a, b);

const nameOf = ({ base }: Factor): string => (base.kind === 'symbol' ? base.name : (dependentOf(base)?.name ?? ''));

const isLetter = (factor: Factor): boolean => isUnit(factor.exponent) && rank(factor) === 2 && nameOf(factor) !== '';

/** The exponent of a power of a letter with a number before it, 0 for a number alone; undefined for any other term. */
function degreeOf({ factors: [power, ...others] }: Product, letter: Expr | undefined): number | undefined {
  if (!power) return 0;
  const isPower = others.length === 0 && power.base === letter && isWhole(power.exponent) && power.exponent.s > 0n;
  return isPower ? Number(power.exponent.n) : undefined;
}

/** The exponents of a polynomial of one letter, term by term; undefined where the sum is none. */
function degrees(terms: Sum): readonly number[] | undefined {
  const letter = terms.find(term => term.factors.length > 0)?.factors[0]?.base;
  const found = terms.map(term => degreeOf(term, letter));
  return letter?.kind === 'symbol' && found.every(each => each !== undefined) ? found : undefined;
}

/** Of two terms the positive one comes first, whatever its degree: 4 − 3x. */
const FEWEST_SORTED = 3;

/** A polynomial of one letter with its highest power first; other sums, and sums of two terms, stay as they stand. */
export function byFallingDegree(terms: Sum): Sum {
  const found = terms.length < FEWEST_SORTED ? undefined : degrees(terms);
  if (!found) return terms;
  return terms
    .map((term, i) => ({ term, degree: found[i] ?? 0 }))
    .toSorted((a, b) => b.degree - a.degree)
    .map(({ term }) => term);
}

/** Whether it is a polynomial of one letter and three terms or more, its highest power first. */
export function isFalling(terms: Sum): boolean {
  const found = terms.length < FEWEST_SORTED ? undefined : degrees(terms);
  return found?.every((each, i) => i === 0 || each < (found[i - 1] ?? 0)) ?? false;
}
