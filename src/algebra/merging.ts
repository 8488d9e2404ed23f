import { call, type Expr, isCall } from '../expression/expression.ts';
import { type Factor, isUnit, isWhole, numberRaised, UNIT } from './exponents.ts';
import { kernelHash, proportion, sameKernel } from './like-terms.ts';
import { type Product, productOf, readProduct } from './product.ts';
import type { Rational } from './rational.ts';
import { readSum, type Sum } from './sum.ts';
import { multipliedBy, type Style, sumOf, writeProduct } from './writing.ts';

/** Which factors of one base are put together: those on one side of the fraction bar, or all. */
type Sides = 'same side' | 'any side';

/** Powers of one base become one power, exponentials one exponential; undefined where there is nothing to put together. */
export function merged(p: Product, sides: Sides, style: Style): Product | undefined {
  const once = mergedOnce(p, sides, style);
  return once && renewed(once, sides, style);
}

function mergedOnce(p: Product, sides: Sides, style: Style): Product | undefined {
  if (p.factors.length < 2) return undefined;
  const bases = mergedBases(p.factors, sides);
  const brackets = mergedBrackets(bases === p.factors ? p : productOf(p.coefficient, bases, p.decimal), sides);
  const factors = mergedExponentials(brackets.factors, sides, style);
  return factors.length === p.factors.length ? undefined : productOf(brackets.coefficient, factors, p.decimal);
}

/** More brackets than this are not compared with one another. */
const MOST_BRACKETS = 12;

/** Brackets that differ in a number alone: (2x + 2)/(x + 1) = 2, (a − b)/(b − a) = −1. */
function mergedBrackets(p: Product, sides: Sides): Product {
  if (areFewer(2, p.factors, isBracket)) return p;
  const [first, ...others] = p.factors.filter(isBracket);
  if (!first || others.length === 0 || others.length >= MOST_BRACKETS) return p;
  const pair = [first, ...others].flatMap((a, i) => others.slice(i).flatMap(b => proportional(a, b, sides)))[0];
  return pair ? mergedBrackets(joinedPair(p, pair), sides) : p;
}

const isBracket = ({ base, exponent }: Factor): boolean => isCall(base, 'add') && isWhole(exponent);

/** Whether there are fewer than so many such factors, without a list of them: it is asked of every term again and again. */
function areFewer(count: number, factors: readonly Factor[], such: (factor: Factor) => boolean): boolean {
  let found = 0;
  for (const factor of factors) if (such(factor) && ++found === count) return false;
  return true;
}

interface Pair {
  readonly kept: Factor;
  readonly gone: Factor;
  /** gone = number · kept's bracket to gone's exponent. */
  readonly number: Rational;
}

function proportional(kept: Factor, gone: Factor, sides: Sides): readonly Pair[] {
  if (sides === 'same side' && kept.exponent.s !== gone.exponent.s) return [];
  // Of (1 − x)³ and x − 1 the one with the higher power is kept as it stands.
  const [heavy, light] = weightier(kept, gone) === kept ? [kept, gone] : [gone, kept];
  const ratio = proportion(readSum(heavy.base), readSum(light.base));
  const number = ratio && numberRaised(ratio, light.exponent);
  return number ? [{ kept: heavy, gone: light, number }] : [];
}

function joinedPair(p: Product, { kept, gone, number }: Pair): Product {
  const together = { base: kept.base, exponent: kept.exponent.add(gone.exponent) };
  const factors = p.factors.filter(factor => factor !== gone).map(factor => (factor === kept ? together : factor));
  return productOf(
    p.coefficient.mul(number),
    factors.filter(({ exponent }) => exponent.n !== 0n),
    p.decimal,
  );
}

/** Every term with the powers of one base put together across the fraction bar. */
export const mergedTerms = (terms: Sum, style: Style): Sum =>
  terms.map(term => merged(term, 'any side', style) ?? term);

/** So few are compared one with another at once. */
const FEW = 8;

function mergedBases(factors: readonly Factor[], sides: Sides): readonly Factor[] {
  if (factors.length < FEW && !factors.some((factor, i) => meetsEarlier(factors, i, factor, sides))) return factors;
  const found: Factor[] = [];
  const places = new Map<number, number[]>();
  for (const factor of factors) {
    const hash = factors.length < FEW ? 0 : kernelHash(factor.base);
    const bucket = places.get(hash) ?? [];
    const place = bucket.find(i => found[i] && meet(found[i], factor, sides));
    const partner = place === undefined ? undefined : found[place];
    if (place === undefined || !partner) places.set(hash, [...bucket, found.push(factor) - 1]);
    else found[place] = { base: weightier(partner, factor).base, exponent: partner.exponent.add(factor.exponent) };
  }
  return found.length < factors.length ? found.filter(factor => factor.exponent.n !== 0n) : factors;
}

function meetsEarlier(factors: readonly Factor[], place: number, factor: Factor, sides: Sides): boolean {
  for (let i = 0; i < place; i++) {
    const other = factors[i];
    if (other && meet(other, factor, sides)) return true;
  }
  return false;
}

/** Of 1 + x and x + 1 the one with the higher power is kept as it stands. */
const weightier = (a: Factor, b: Factor): Factor => (b.exponent.abs().compare(a.exponent.abs()) > 0 ? b : a);

const meet = (a: Factor, b: Factor, sides: Sides): boolean =>
  (sides === 'any side' || a.exponent.s === b.exponent.s) && sameKernel(a.base, b.base);

/** e^u · e^v = e^(u + v), at the place of the first. */
function mergedExponentials(factors: readonly Factor[], sides: Sides, style: Style): readonly Factor[] {
  if (areFewer(2, factors, isExponential)) return factors;
  const [first, ...others] = factors.filter(isExponential);
  const joining = others.filter(other => first && (sides === 'any side' || other.exponent.s === first.exponent.s));
  if (!first || joining.length === 0) return factors;
  const exponent = sumOf([first, ...joining].map(factor => exponentWritten(factor, style)));
  const whole = { base: call('exp', exponent), exponent: UNIT };
  return factors.filter(factor => !joining.includes(factor)).map(factor => (factor === first ? whole : factor));
}

const isExponential = ({ base }: Factor): boolean => isCall(base, 'exp');

function exponentWritten({ base, exponent }: Factor, style: Style): Expr {
  const u = base.kind === 'call' ? (base.args[0] ?? base) : base;
  return isUnit(exponent) ? u : multipliedBy(exponent, u, style);
}

/** Numbers and powers whose exponent has become whole are read again, and what they bring meets the rest: √2·√2 is 2, √(x²)·√(x²)/x is x. */
function renewed(p: Product, sides: Sides, style: Style): Product {
  if (!p.factors.some(({ base, exponent }) => isWhole(exponent) && !isKernel(base))) return p;
  const again = readProduct(writeProduct(p, style));
  return mergedOnce(again, sides, style) ?? again;
}

const TAKEN_APART: ReadonlySet<string> = new Set(['multiply', 'divide', 'negate', 'power', 'sqrt', 'cbrt']);

const isKernel = (base: Expr): boolean => base.kind === 'symbol' || (base.kind === 'call' && !TAKEN_APART.has(base.op));
