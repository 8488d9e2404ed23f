import Fraction from 'fraction.js';
import { same } from '../expression/equality.ts';
import { call, type Expr, isCall } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { type AngleFamily, type Base, writtenAngle } from './angles.ts';
import { takenOut } from './common-factor.ts';
import { commonNumber } from './denominators.ts';
import { type Factor, isWhole, numberRaised, UNIT } from './exponents.ts';
import { collected } from './like-terms.ts';
import { multipliedOut } from './multiplying-out.ts';
import { type Product, productOf } from './product.ts';
import { readSum, type Sum } from './sum.ts';
import { type Style, writeProduct } from './writing.ts';

/** The angle whose functions are put together, and the family that they are of. */
interface Contraction {
  readonly family: AngleFamily;
  readonly base: Base;
  /** The angle as it is written inside a function. */
  readonly u: Expr;
  readonly style: Style;
}

/**
 * A product in functions of one angle with functions of its multiples: what stands above the bar and what stands below
 * it each as it is and in the shortest other way, of sin u cos u as sin(2u)/2, brackets as sums of multiples, both, and
 * multiplied out as such a sum.
 */
export function withMultiples(p: Product, base: Base, family: AngleFamily, style: Style): readonly Product[] {
  const by = { family, base, u: writtenAngle(base), style };
  const above = p.factors.filter(({ exponent }) => exponent.s > 0n);
  const below = p.factors.filter(({ exponent }) => exponent.s < 0n).map(inverse);
  const bottoms = ways(productOf(UNIT, below), by);
  return ways(productOf(p.coefficient, above, p.decimal), by).flatMap(top => bottoms.map(bottom => over(top, bottom)));
}

const inverse = ({ base, exponent }: Factor): Factor => ({ base, exponent: exponent.neg() });

const over = (top: Product, bottom: Product): Product =>
  productOf(top.coefficient.div(bottom.coefficient), [...top.factors, ...bottom.factors.map(inverse)], top.decimal);

function ways(p: Product, by: Contraction): readonly Product[] {
  const brackets = withBrackets(p, by);
  const [first, ...more] = [
    withDoubled(p, by),
    brackets,
    brackets && withDoubled(brackets, by),
    p.factors.length > 1 ? asSum(p, by) : undefined,
  ].filter(way => way !== undefined);
  const size = (way: Product): number => treeSize(writeProduct(way, by.style));
  return first ? [p, more.reduce((best, way) => (size(way) < size(best) ? way : best), first)] : [p];
}

/** Only of a bracket and what stands before it: cos² u is no sum. */
function asSum(p: Product, by: Contraction): Product | undefined {
  const open = multipliedOut([p], by.style);
  return open && inMultiples(collected(open) ?? open, by);
}

/** The exponents of the even and the odd function of the base in a product. */
function exponentsIn({ factors }: Product, { family, u }: Contraction): readonly [number, number] {
  const exponent = (op: string): number =>
    factors.reduce((sum, factor) => sum + (isFunctionOf(factor, op, u) ? Number(factor.exponent) : 0), 0);
  return [exponent(family.even), exponent(family.odd)];
}

const isFunctionOf = ({ base, exponent }: Factor, op: string, u: Expr): boolean =>
  isCall(base, op) && base.args[0] !== undefined && same(base.args[0], u) && isWhole(exponent);

/** What is left of a product without the two functions of the base. */
const others = ({ factors }: Product, { family, u }: Contraction): readonly Factor[] =>
  factors.filter(factor => !isFunctionOf(factor, family.even, u) && !isFunctionOf(factor, family.odd, u));

const factorOf = (op: string, u: Expr, exponent: number): readonly Factor[] =>
  exponent === 0 ? [] : [{ base: call(op, u), exponent: new Fraction(exponent) }];

/** Where more than this power of 2 came to stand below the bar, the product reads better as it is. */
const MOST_DOUBLED = 20;

/** sin u cos u = sin(2u)/2, as often as it stands there; undefined where it does not, or too often. */
function withDoubled(p: Product, by: Contraction): Product | undefined {
  const { family, base, u } = by;
  const [even, odd] = exponentsIn(p, by);
  const pairs = Math.min(even, odd);
  if (pairs < 1 || pairs > MOST_DOUBLED || !Number.isSafeInteger(even + odd)) return undefined;
  return productOf(
    p.coefficient.div(2 ** pairs),
    [
      ...factorOf(family.even, u, even - pairs),
      ...factorOf(family.odd, u, odd - pairs),
      ...factorOf(family.odd, writtenAngle(base, 2), pairs),
      ...others(p, by),
    ],
    p.decimal,
  );
}

/** Every bracket as a sum of functions of multiples; undefined where there is none that becomes one. */
const withBrackets = (p: Product, by: Contraction): Product | undefined =>
  bracketsAs(p, terms => inMultiples(terms, by));

/** The product with its brackets written in another way, of those that have one; undefined where none has. */
export function bracketsAs(p: Product, way: (terms: Sum) => Product | undefined): Product | undefined {
  let coefficient = p.coefficient;
  let changed = false;
  const factors = p.factors.flatMap((factor): readonly Factor[] => {
    const { base, exponent } = factor;
    const inside = isCall(base, 'add') && isWhole(exponent) ? way(readSum(base)) : undefined;
    const number = inside && numberRaised(inside.coefficient, exponent);
    if (!inside || !number) return [factor];
    changed = true;
    coefficient = coefficient.mul(number);
    return inside.factors.map(each => ({ base: each.base, exponent: each.exponent.mul(exponent) }));
  });
  return changed ? productOf(coefficient, factors, p.decimal) : undefined;
}

/** A sum whose terms have powers of the two functions as a sum of functions of multiples, its number before a bracket; undefined where powers stand below the bar or are too high. */
function inMultiples(terms: Sum, by: Contraction): Product | undefined {
  const waves = terms.length > MOST_TERMS ? [undefined] : terms.map(term => wavesOf(term, by));
  if (!waves.every(each => each !== undefined)) return undefined;
  const open = waves.flat();
  const sum = collected(open) ?? open;
  const [first, second] = sum;
  return first && !second ? first : takenOut(sum, commonNumber(sum), by.style);
}

/** Longer sums and higher powers are not multiplied out. */
const MOST_TERMS = 12;
const HIGHEST_DEGREE = 8;

/** One term as a sum of functions of multiples, by the products of cosines and sines that are sums of two. */
function wavesOf(term: Product, by: Contraction): Sum | undefined {
  const [even, odd] = exponentsIn(term, by);
  if (even < 0 || odd < 0 || even + odd > HIGHEST_DEGREE) return undefined;
  const { family, base } = by;
  let waves: Waves = { even: [1], odd: [] };
  for (let i = 0; i < even; i++) waves = timesEven(waves);
  for (let i = 0; i < odd; i++) waves = timesOdd(waves, family.sign);
  const number = term.coefficient.div(2 ** (even + odd));
  const rest = others(term, by);
  const wave = (op: string, n: number, k: number): Product =>
    productOf(number.mul(n), [...(k > 0 ? factorOf(op, writtenAngle(base, k), 1) : []), ...rest], term.decimal);
  return [
    ...waves.even.map((n, k) => wave(family.even, n, k)),
    ...waves.odd.map((n, k) => wave(family.odd, n, k)),
  ].filter(({ coefficient }) => coefficient.n !== 0n);
}

/** Σ even[k] cos ku + Σ odd[k] sin ku. */
interface Waves {
  readonly even: readonly number[];
  readonly odd: readonly number[];
}

/** 2 cos u cos ku = cos (k + 1)u + cos (k − 1)u, 2 cos u sin ku = sin (k + 1)u + sin (k − 1)u. */
const timesEven = ({ even, odd }: Waves): Waves => ({ even: shifted(even, 1), odd: withoutZeroth(shifted(odd, 1)) });

/** 2 sin u cos ku = sin (k + 1)u − sin (k − 1)u, 2 sin u sin ku = cos (k − 1)u − cos (k + 1)u; with sinh the other way round. */
const timesOdd = ({ even, odd }: Waves, sign: 1 | -1): Waves => ({
  even: shifted(
    odd.map(n => sign * n),
    -1,
  ),
  odd: withoutZeroth(shifted(even, -1)),
});

/** Each number one place up and, times `down`, one place down; of what stands at 0 both come to 1, as cos(−u) = cos u and −sin(−u) = sin u. */
function shifted(numbers: readonly number[], down: 1 | -1): readonly number[] {
  const lower = (k: number): number => down * (numbers[k + 1] ?? 0) + (k === 1 ? (numbers[0] ?? 0) : 0);
  return [...numbers, 0].map((_, k) => (numbers[k - 1] ?? 0) + lower(k));
}

/** sin 0 is 0. */
const withoutZeroth = ([, ...numbers]: readonly number[]): readonly number[] => [0, ...numbers];
