import Fraction from 'fraction.js';
import { type Call, type Expr, isCall } from '../expression/expression.ts';
import { type Factor, isEven, isWhole, UNIT } from './exponents.ts';
import {
  constant,
  Exhausted,
  isConstant,
  isOne,
  kernelPower,
  type Polynomial,
  plus,
  quotient,
  raised,
  samePolynomial,
  scaled,
  times,
  WHOLE,
} from './integer-polynomial.ts';
import { PLAIN, written } from './kernel-writing.ts';
import { type Field, familyKernels, isOpaque, kernelOf, numericRoot, reduced, rootOf, sameFactors } from './kernels.ts';
import { magnitudeOf, withoutSquare } from './magnitudes.ts';
import { content, gcd, primitive } from './polynomial-gcd.ts';
import { type Product, productOf } from './product.ts';
import { type Rational, rationalOf } from './rational.ts';
import { readSum } from './sum.ts';
import { writeProduct } from './writing.ts';

/** A quotient of polynomials in the kernels of a field, their powers lowered, without a common factor. */
export interface KernelFraction {
  readonly top: Polynomial;
  readonly bottom: Polynomial;
}

const ONE_FRACTION: KernelFraction = { top: WHOLE, bottom: WHOLE };

/** What stands above and below reduced and cancelled; throws Exhausted where the denominator is 0. */
export function fraction(top: Polynomial, bottom: Polynomial, field: Field): KernelFraction {
  const [above, below] = [reduced(top, field), reduced(bottom, field)];
  if (below.size === 0) throw new Exhausted();
  const common = gcd(above, below, field.budget);
  const sign = content(below) < 0n ? -1n : 1n;
  return { top: scaled(over(above, common, field), sign), bottom: scaled(over(below, common, field), sign) };
}

const over = (a: Polynomial, b: Polynomial, { budget }: Field): Polynomial =>
  isOne(b) ? a : (quotient(a, b, budget) ?? a);

function sum(a: KernelFraction, b: KernelFraction, field: Field): KernelFraction {
  const { budget } = field;
  if (a.top.size === 0) return b;
  if (samePolynomial(a.bottom, b.bottom)) return fraction(plus(a.top, b.top), a.bottom, field);
  const common = gcd(a.bottom, b.bottom, budget);
  const [mine, others] = [over(a.bottom, common, field), over(b.bottom, common, field)];
  const top = plus(times(a.top, others, budget), times(b.top, mine, budget));
  return fraction(top, times(a.bottom, others, budget), field);
}

function product(a: KernelFraction, b: KernelFraction, field: Field): KernelFraction {
  if (isOne(a.top) && isOne(a.bottom)) return b;
  return fraction(times(a.top, b.top, field.budget), times(a.bottom, b.bottom, field.budget), field);
}

const HIGHEST_POWER = 16;

function power(a: KernelFraction, exponent: number, { budget }: Field): KernelFraction {
  const size = Math.abs(exponent);
  if (size > HIGHEST_POWER || (exponent < 0 && a.top.size === 0)) throw new Exhausted();
  const [top, bottom] = [raised(a.top, size, budget), raised(a.bottom, size, budget)];
  return exponent < 0 ? { top: bottom, bottom: top } : { top, bottom };
}

/** The expression as one fraction. Brackets in brackets are few: an expression of many factors has no field. */
export function fractionOf(e: Expr, field: Field): KernelFraction {
  let total: KernelFraction = { top: constant(0n), bottom: WHOLE };
  for (const term of readSum(e)) total = sum(total, ofTerm(term, field), field);
  if (isCall(e, 'add') && isConstant(total.bottom) && total.top.size > 1) remember(e, total, field);
  return total;
}

/** A sum that is its polynomial, term by term, is written again as it is typed. */
function remember(e: Expr, { top, bottom }: KernelFraction, { brackets }: Field): void {
  const polynomial = primitive(top);
  const as = isOne(bottom) && samePolynomial(top, polynomial) && readSum(e).length === top.size ? e : undefined;
  const place = brackets.findIndex(bracket => samePolynomial(bracket.polynomial, polynomial));
  if (place < 0) brackets.push({ polynomial, as });
  else if (as) brackets[place] = { polynomial, as };
}

function ofTerm({ coefficient, factors, decimal }: Product, field: Field): KernelFraction {
  if (decimal) throw new Exhausted();
  const number = { top: constant(coefficient.s * coefficient.n), bottom: constant(coefficient.d) };
  return factors.reduce((whole, factor) => product(whole, ofFactor(factor, field), field), number);
}

function ofFactor({ base, exponent }: Factor, field: Field): KernelFraction {
  if (isWhole(exponent) && isCall(base, 'add')) return power(fractionOf(base, field), Number(exponent), field);
  if (isWhole(exponent) && isCall(base, 'abs')) return power(ofAbs(base, field), Number(exponent), field);
  const family = isWhole(exponent) ? familyKernels(base, field) : undefined;
  if (family)
    return kernelProduct(
      family.map(([kernel, each]) => [kernel, each * Number(exponent)]),
      field,
    );
  if (!isWhole(exponent) && base.kind === 'number') return rootOfNumber(rationalOf(base), exponent, field);
  if (!isWhole(exponent) && !isOpaque(base)) return rootOfFraction(base, exponent, field);
  const root = rootOf(base, field);
  const kernel = kernelOf([{ base, exponent: new Fraction(1n, root) }], field);
  return kernelProduct([[kernel, Number(exponent.mul(root))]], field);
}

type KernelPower = readonly [kernel: number, exponent: number];

function kernelProduct(powers: readonly KernelPower[], field: Field): KernelFraction {
  return powers.reduce<KernelFraction>((whole, [kernel, exponent]) => {
    const p = kernelPower(kernel, Math.abs(exponent));
    if (exponent === 0) return whole;
    return product(whole, exponent < 0 ? { top: WHOLE, bottom: p } : { top: p, bottom: WHOLE }, field);
  }, ONE_FRACTION);
}

/** (a/b)^q as powers of the roots of the primes of a and b. */
function rootOfNumber(value: Rational | undefined, exponent: Rational, field: Field): KernelFraction {
  if (!value || value.s < 0n || value.n === 0n) throw new Exhausted();
  const powers = [
    ...primes(value.n).map(prime => [prime, exponent] as const),
    ...primes(value.d).map(prime => [prime, exponent.neg()] as const),
  ];
  return kernelProduct(
    powers.map(([prime, each]) => [numericRoot(prime, each.d, field), Number(each.s * each.n)]),
    field,
  );
}

const LARGEST_FACTORED = 1_000_000n;

/** The prime factors of a number, repeated ones as often as they stand in it; throws Exhausted where it is large. */
function primes(n: bigint): readonly bigint[] {
  if (n > LARGEST_FACTORED) throw new Exhausted();
  const found: bigint[] = [];
  let rest = n;
  for (let prime = 2n; prime * prime <= rest; prime++) for (; rest % prime === 0n; rest /= prime) found.push(prime);
  return rest > 1n ? [...found, rest] : found;
}

/**
 * (c · N/M)^q, c > 0: the kernel t = M · (N/M)^(1/d) has the polynomial relation t^d = N · M^(d−1), so that roots of
 * fractions need no fractions in their relation; c comes out as roots of primes.
 */
function rootOfFraction(base: Expr, exponent: Rational, field: Field): KernelFraction {
  const inside = fractionOf(base, field);
  const root = Number(rootOf(base, field));
  const [above, below] = [magnitude(content(inside.top)), content(inside.bottom)];
  if (inside.top.size === 0) throw new Exhausted();
  const size = new Fraction(above, below);
  const [top, bottom] = [scaledDown(inside.top, above), scaledDown(inside.bottom, below)];
  const outside = rootOfNumber(size, exponent, field);
  if (isOne(top) && isOne(bottom)) return outside;
  const [upper, lower] = [top, bottom].map(p => (root === 2 ? withoutSquare(p, field) : { square: WHOLE, rest: p }));
  if (!upper || !lower) return outside;
  const squares = power(absolute(upper.square, lower.square, field), Number(exponent.mul(root)), field);
  const whole = product(outside, squares, field);
  const typed = size.equals(1) && isOne(inside.bottom) && isOne(upper.square) ? base : undefined;
  return product(whole, ofRadical(upper.rest, lower.rest, { typed, exponent, root }, field), field);
}

interface Root {
  /** The radicand as it is typed, where nothing came out of it. */
  readonly typed: Expr | undefined;
  readonly exponent: Rational;
  readonly root: number;
}

function ofRadical(top: Polynomial, bottom: Polynomial, { typed, exponent, root }: Root, field: Field): KernelFraction {
  if (isOne(top) && isOne(bottom)) return ONE_FRACTION;
  const kernel = radical(top, bottom, root, typed, field);
  const times = Number(exponent.mul(root));
  return product(kernelProduct([[kernel, times]], field), power({ top: WHOLE, bottom }, times, field), field);
}

/** |c · N/M| = |c| · |N|/|M|. */
function ofAbs({ args: [u] }: Call, field: Field): KernelFraction {
  const { top, bottom } = u ? fractionOf(u, field) : ONE_FRACTION;
  if (top.size === 0) throw new Exhausted();
  const number = { top: constant(magnitude(content(top))), bottom: constant(magnitude(content(bottom))) };
  return product(number, absolute(primitive(top), primitive(bottom), field), field);
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

function absolute(top: Polynomial, bottom: Polynomial, field: Field): KernelFraction {
  return { top: magnitudeOf(top, field), bottom: magnitudeOf(bottom, field) };
}

const scaledDown = (p: Polynomial, by: bigint): Polynomial =>
  by === 1n ? p : new Map([...p].map(([monomial, coefficient]) => [monomial, coefficient / by]));

/** The number of the kernel bottom · root of top/bottom, whose power is a polynomial; `as` is the radicand as it was typed. */
function radical(top: Polynomial, bottom: Polynomial, root: number, as: Expr | undefined, field: Field): number {
  const { budget } = field;
  const equals = reduced(times(top, raised(bottom, root - 1, budget), budget), field);
  const outside = isOne(bottom) ? [] : [{ base: written(bottom, field), exponent: UNIT }];
  // A function of this square is no root of it: sec is not √(1 + tan²) where it is negative, nor y√(x/y) the root of xy.
  const known = field.kernels.findIndex(
    ({ relation, factors: [first, ...others] }) =>
      relation !== undefined &&
      Number(first?.exponent.d) === root &&
      samePolynomial(relation.equals, equals) &&
      (!isEven(BigInt(root)) || sameFactors(others, outside)),
  );
  if (known >= 0) return known;
  const factors = [
    { base: as ?? dividedBy(written(top, field), outside), exponent: new Fraction(1, root) },
    ...outside,
  ];
  return kernelOf(factors, field, () => ({ degree: root, equals }));
}

const dividedBy = (top: Expr, below: readonly Factor[]): Expr =>
  writeProduct(
    productOf(UNIT, [{ base: top, exponent: UNIT }, ...below.map(({ base }) => ({ base, exponent: UNIT.neg() }))]),
    PLAIN,
  );
