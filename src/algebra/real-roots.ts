import Fraction from 'fraction.js';
import { add, divide, type Expr, negate, number } from '../expression/expression.ts';
import { exactRoot, HALF } from './exponents.ts';
import { minor } from './minor.ts';
import { type Rational, rationalExpr } from './rational.ts';

/** A real root: exact where it is rational or of a quadratic, else to double precision. */
export interface RealRoot {
  readonly value: number;
  /** The root as it is written; absent where it is known by its decimals alone. */
  readonly exact?: Expr;
}

/** Coefficients from the constant upwards, the last one not 0. */
export type Coefficients = readonly Rational[];

/** Whole numbers with larger coefficients are not searched for divisors: rational roots are then found numerically. */
const LARGEST_COEFFICIENT = 10n ** 6n;

const ZERO_RATIONAL: Rational = new Fraction(0);

/** A polynomial taken apart: leading coefficient, rational roots with multiplicities, and what is left without any. */
interface Factored {
  readonly roots: readonly { readonly root: Rational; readonly multiplicity: number }[];
  /** Has no rational root; of degree 0 it is the leading coefficient. */
  readonly rest: Coefficients;
}

/** The rational roots, found by the rational root theorem and divided out, in ascending order. */
export function rationallyFactored(coefficients: Coefficients): Factored {
  const found: { root: Rational; multiplicity: number }[] = [];
  let rest = coefficients;
  for (const root of candidates(coefficients)) {
    let multiplicity = 0;
    while (rest.length > 1 && valueAt(rest, root).n === 0n) {
      rest = dividedBy(rest, root);
      multiplicity++;
    }
    if (multiplicity > 0) found.push({ root, multiplicity });
  }
  return { roots: found.toSorted((a, b) => a.root.compare(b.root)), rest };
}

/** All real roots in ascending order, each once. The zero polynomial and constants have none. */
export function realRoots(coefficients: Coefficients): readonly RealRoot[] {
  if (coefficients.length < 2) return [];
  const { roots, rest } = rationallyFactored(coefficients);
  const rational = roots.map(({ root }) => ({ value: root.valueOf(), exact: rationalExpr(root) }));
  const simple = squareFreePart(rest);
  const others =
    simple.length === 3 ? ofQuadratic(simple) : numericRoots(simple.map(c => c.valueOf())).map(value => ({ value }));
  return [...rational, ...others].toSorted((a, b) => a.value - b.value);
}

/** The polynomial with each of its roots once: over its greatest common divisor with its derivative. */
function squareFreePart(p: Coefficients): Coefficients {
  const slope = p.slice(1).map((c, i) => c.mul(i + 1));
  let [a, b]: [Coefficients, Coefficients] = [p, slope];
  while (b.length > 0) [a, b] = [b, divided(a, b).remainder];
  return a.length > 1 ? divided(p, a).quotient : p;
}

/** Long division. */
function divided(dividend: Coefficients, divisor: Coefficients): { quotient: Coefficients; remainder: Coefficients } {
  const lead = divisor.at(-1);
  const quotient: Rational[] = [];
  let rest = dividend;
  while (lead && rest.length >= divisor.length) {
    const next = (rest.at(-1) ?? ZERO_RATIONAL).div(lead);
    const shift = rest.length - divisor.length;
    quotient.unshift(next);
    rest = rest.slice(0, -1).map((c, i) => (i >= shift ? c.sub((divisor[i - shift] ?? ZERO_RATIONAL).mul(next)) : c));
  }
  while (rest.length > 0 && rest.at(-1)?.n === 0n) rest = rest.slice(0, -1);
  return { quotient, remainder: rest };
}

const valueAt = (coefficients: Coefficients, x: Rational): Rational =>
  coefficients.reduceRight((sum, c) => sum.mul(x).add(c), ZERO_RATIONAL);

/** The quotient by x − root, by Horner's scheme; the remainder is 0. */
function dividedBy(coefficients: Coefficients, root: Rational): Coefficients {
  const quotient: Rational[] = [];
  let carried = ZERO_RATIONAL;
  for (const c of coefficients.toReversed()) {
    carried = carried.mul(root).add(c);
    quotient.push(carried);
  }
  return quotient.slice(0, -1).reverse();
}

/** ±p/q, p a divisor of the lowest and q one of the highest coefficient, in whole numbers; 0 where it is a root. */
function candidates(coefficients: Coefficients): readonly Rational[] {
  const common = coefficients.reduce((lcm, { d }) => (lcm * d) / greatest(lcm, d), 1n);
  const whole = coefficients.map(c => c.mul(common).n);
  const lowest = whole.find(n => n !== 0n) ?? 0n;
  const highest = whole.at(-1) ?? 0n;
  const zero = whole[0] === 0n ? [ZERO_RATIONAL] : [];
  if (lowest > LARGEST_COEFFICIENT || highest > LARGEST_COEFFICIENT) return zero;
  const quotients = divisors(lowest).flatMap(p => divisors(highest).map(q => new Fraction(p, q)));
  const distinct = new Map(quotients.map(r => [r.toFraction(), r]));
  return [...zero, ...[...distinct.values()].flatMap(r => [r, r.neg()])];
}

const greatest = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatest(b, a % b));

function divisors(n: bigint): readonly bigint[] {
  const small: bigint[] = [];
  for (let d = 1n; d * d <= n; d++) if (n % d === 0n) small.push(d);
  return [...small, ...small.map(d => n / d).filter(d => d * d !== n)];
}

/** (−b ± √(b² − 4ac))/2a, the root drawn out of the square where it can be. */
function ofQuadratic([c, b, a]: Coefficients): readonly RealRoot[] {
  if (!a || !b || !c) return [];
  const discriminant = b.mul(b).sub(a.mul(c).mul(4));
  if (discriminant.s < 0n) return [];
  const middle = b.neg().div(a.mul(2));
  const size = discriminant.div(a.mul(a).mul(4));
  const values = [-1, 1].map(sign => middle.valueOf() + sign * Math.sqrt(size.valueOf()));
  const root = rootOf(size);
  return [
    { value: values[0] ?? Number.NaN, exact: beside(middle, root, true) },
    { value: values[1] ?? Number.NaN, exact: beside(middle, root, false) },
  ];
}

function beside(middle: Rational, root: Expr, negative: boolean): Expr {
  const signed = negative ? negate(root) : root;
  return middle.n === 0n ? signed : add(rationalExpr(middle), signed);
}

/** √(p/q) as k√m/q with m free of squares as far as small divisors tell. */
function rootOf(r: Rational): Expr {
  const exact = exactRoot(r, HALF);
  if (exact) return rationalExpr(exact);
  const { outside, inside } = squareFree(r.n * r.d);
  const front = new Fraction(outside, r.d);
  const root = { kind: 'call', op: 'sqrt', args: [number(inside)] } as const;
  const above = minor('multiply', [number(front.n), root]);
  return front.d === 1n ? above : divide(above, number(front.d));
}

function squareFree(n: bigint): { readonly outside: bigint; readonly inside: bigint } {
  let [outside, inside] = [1n, n];
  for (let d = 2n; d * d <= inside && d < 10_000n; d++) {
    while (inside % (d * d) === 0n) {
      inside /= d * d;
      outside *= d;
    }
  }
  return { outside, inside };
}

/** Simple roots by bisection between the places where the derivative is 0. */
function numericRoots(coefficients: readonly number[]): readonly number[] {
  if (coefficients.length < 2) return [];
  const [constant = 0, slope = 1] = coefficients;
  if (coefficients.length === 2) return [-constant / slope];
  const turns = numericRoots(coefficients.slice(1).map((c, i) => c * (i + 1)));
  const lead = Math.abs(coefficients.at(-1) ?? 1);
  const bound = 1 + Math.max(...coefficients.map(c => Math.abs(c))) / lead;
  const ends = [-bound, ...turns, bound];
  return ends.slice(1).flatMap((high, i) => bisected(coefficients, ends[i] ?? -bound, high));
}

const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, c) => sum * x + c, 0);

const HALVINGS = 200;

function bisected(coefficients: readonly number[], from: number, to: number): readonly number[] {
  let [low, high] = [from, to];
  const rising = horner(coefficients, high) > 0;
  if (horner(coefficients, low) > 0 === rising) return [];
  for (let i = 0; i < HALVINGS && high - low > 0; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (horner(coefficients, middle) > 0 === rising) high = middle;
    else low = middle;
  }
  return [(low + high) / 2];
}
