import Fraction from 'fraction.js';
import { same } from '../expression/equality.ts';
import { call, type Expr, isCall, number } from '../expression/expression.ts';
import { type Factor, isWhole } from './exponents.ts';
import { inPair, isInFamily, type SquarePair } from './function-families.ts';
import {
  BEYOND_EXPONENTS,
  type Budget,
  coefficientsIn,
  constant,
  degree,
  Exhausted,
  kernelPower,
  NOTHING,
  type Polynomial,
  plus,
  raised,
  scaled,
  times,
} from './integer-polynomial.ts';
import { sameKernel } from './like-terms.ts';
import { readSum } from './sum.ts';

/** What a fraction of polynomials is made of: a letter, a function, or a root; and what its powers come to. */
interface Kernel {
  /** The product that it stands for. */
  readonly factors: readonly Factor[];
  /** kernel^degree is this polynomial in kernels of lower numbers. */
  readonly relation?: Relation;
}

interface Relation {
  readonly degree: number;
  readonly equals: Polynomial;
}

/** The kernels met so far in one expression, and what was found out about it beforehand. */
export interface Field {
  readonly kernels: Kernel[];
  readonly budget: Budget;
  /** Whether sin² becomes 1 − cos², or cos² becomes 1 − sin². */
  readonly swapped: boolean;
  readonly bases: readonly Base[];
  /** The sums that stand in it. */
  readonly brackets: Bracket[];
}

/** The common denominator of the exponents that a base has. */
interface Base {
  readonly base: Expr;
  root: bigint;
}

/** A sum that stands in the expression as a polynomial without content, and as it is typed where it has none. */
interface Bracket {
  readonly polynomial: Polynomial;
  readonly as: Expr | undefined;
}

/** More factors than this are not looked at. */
const MOST_FACTORS = 200;

/** The field of an expression, no kernel met yet; throws Exhausted where the expression is too long. */
export function fieldOf(e: Expr, swapped: boolean, budget: Budget): Field {
  const bases: Base[] = [];
  const open = [e];
  for (let next = open.pop(), count = 0; next; next = open.pop()) {
    for (const { base, exponent } of readSum(next).flatMap(term => term.factors)) {
      if (++count > MOST_FACTORS) throw new Exhausted();
      const known = bases.find(each => sameKernel(each.base, base));
      if (known) known.root = common(known.root, exponent.d);
      else bases.push({ base, root: exponent.d });
      open.push(...partsMet(base, exponent));
    }
  }
  return { kernels: [], budget, swapped, bases, brackets: [] };
}

/** What of a base is taken apart in its turn, so that its roots count too: brackets, radicands, and what stands under bars. */
function partsMet(base: Expr, exponent: Factor['exponent']): readonly Expr[] {
  if (isWhole(exponent) && isCall(base, 'abs')) return base.args;
  return (isCall(base, 'add') || !isWhole(exponent)) && !isOpaque(base) ? [base] : [];
}

function common(a: bigint, b: bigint): bigint {
  return b % a === 0n ? b : a * (b / BigInt(new Fraction(a).gcd(new Fraction(b)).n));
}

const TAKEN_APART: ReadonlySet<string> = new Set(['add', 'multiply', 'divide', 'negate', 'power', 'sqrt', 'cbrt']);

/** Whether a base is a kernel of its own even under a root. */
export const isOpaque = (base: Expr): boolean =>
  base.kind === 'symbol' || (base.kind === 'call' && !TAKEN_APART.has(base.op));

/** The common denominator of the exponents of a base; throws Exhausted where it is too high to be an exponent. */
export function rootOf(base: Expr, field: Field): bigint {
  const root = field.bases.find(each => sameKernel(each.base, base))?.root ?? 1n;
  if (root >= BEYOND_EXPONENTS) throw new Exhausted();
  return root;
}

/** The number of the kernel that stands for these factors; the relation is taken over if it is new. */
export function kernelOf(factors: readonly Factor[], field: Field, relation?: () => Relation): number {
  const known = field.kernels.findIndex(kernel => sameFactors(kernel.factors, factors));
  if (known >= 0) return known;
  const kernel = relation ? { factors, relation: relation() } : { factors };
  return field.kernels.push(kernel) - 1;
}

/** Whether two kernels stand for the same product. */
export const sameFactors = (a: readonly Factor[], b: readonly Factor[]): boolean =>
  a.length === b.length &&
  a.every(({ base, exponent }, i) => {
    const other = b[i];
    return other !== undefined && exponent.equals(other.exponent) && same(base, other.base);
  });

/** A function of the families as powers of kernels that know their squares; undefined for any other expression. */
export function familyKernels(
  e: Expr,
  field: Field,
): readonly (readonly [kernel: number, exponent: number])[] | undefined {
  const [u] = e.kind === 'call' ? e.args : [];
  const found = u && isInFamily(e) ? inPair(e, functionsOf(u, field)) : undefined;
  if (!u || !found) return undefined;
  const [first, second] = pairKernels(found.pair, u, field);
  return [
    [first, found.powers[0]],
    [second, found.powers[1]],
  ];
}

const functionsOf = (u: Expr, field: Field): ReadonlySet<string> =>
  new Set(
    field.bases.flatMap(({ base }) => (base.kind === 'call' && base.args[0] && same(base.args[0], u) ? [base.op] : [])),
  );

const ONCE = new Fraction(1);

function pairKernels(
  { first, second, constant: c, sign }: SquarePair,
  u: Expr,
  field: Field,
): readonly [number, number] {
  const factors = (op: string): readonly Factor[] => [{ base: call(op, u), exponent: ONCE }];
  const lower = kernelOf(factors(field.swapped ? second : first), field);
  // first² = sign · (second² − constant), as sign is ±1.
  const [constantTerm, factor] = field.swapped ? [-c * sign, sign] : [c, sign];
  const upper = kernelOf(factors(field.swapped ? first : second), field, () => ({
    degree: 2,
    equals: plus(constant(constantTerm), scaled(kernelPower(lower, 2), factor)),
  }));
  return field.swapped ? [upper, lower] : [lower, upper];
}

/** The root of a prime number as a kernel. */
export const numericRoot = (prime: bigint, root: bigint, field: Field): number =>
  kernelOf([{ base: number(prime), exponent: new Fraction(1n, root) }], field, () => ({
    degree: Number(root),
    equals: constant(prime),
  }));

/** The polynomial with the powers of every kernel lowered by its relation. */
export function reduced(p: Polynomial, field: Field): Polynomial {
  let result = p;
  for (let kernel = field.kernels.length - 1; kernel >= 0; kernel--) {
    const relation = field.kernels[kernel]?.relation;
    if (relation && degree(result, kernel) >= relation.degree) result = lowered(result, kernel, relation, field);
  }
  return result;
}

function lowered(p: Polynomial, kernel: number, relation: Relation, { budget }: Field): Polynomial {
  return coefficientsIn(p, kernel).reduce((sum, coefficient, exponent) => {
    if (coefficient.size === 0) return sum;
    const value = raised(relation.equals, Math.floor(exponent / relation.degree), budget);
    const rest = kernelPower(kernel, exponent % relation.degree);
    return plus(sum, times(times(coefficient, value, budget), rest, budget));
  }, NOTHING);
}
