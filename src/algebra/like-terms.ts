import { same, structuralHash } from '../expression/equality.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { equal, type Factor } from './exponents.ts';
import { byFallingDegree } from './order.ts';
import { type Product, productOf } from './product.ts';
import type { Rational } from './rational.ts';
import type { Sum } from './sum.ts';

/** A hash of a kernel; a sum has the same one whatever the order of its terms. */
export const kernelHash = (base: Expr): number =>
  isCall(base, 'add') ? base.args.reduce((sum, term) => (sum + structuralHash(term)) | 0, 3) : structuralHash(base);

/** Whether two kernels are the same, sums in any order. */
export function sameKernel(a: Expr, b: Expr): boolean {
  if (same(a, b)) return true;
  if (!isCall(a, 'add') || !isCall(b, 'add') || a.args.length !== b.args.length || kernelHash(a) !== kernelHash(b))
    return false;
  return a.args.every(term => b.args.some(other => same(term, other)));
}

const factorHash = ({ base, exponent }: Factor): number =>
  Math.imul(kernelHash(base), Number(exponent.s * (exponent.n * 31n + exponent.d)) | 1);

const productHash = (p: Product): number => p.factors.reduce((sum, factor) => (sum + factorHash(factor)) | 0, 7);

/** Whether two products differ in their number alone. */
export const alike = (a: Product, b: Product): boolean =>
  a.factors.length === b.factors.length &&
  a.factors.every(f => b.factors.some(g => equal(f.exponent, g.exponent) && sameKernel(f.base, g.base)));

/** So few are compared one with another before anything is hashed. */
const FEW = 6;

const hasLikeBefore = (term: Product, place: number, terms: Sum): boolean =>
  terms.some((other, i) => i < place && alike(other, term));

/** Terms that differ in their number alone become one, at the place of the first; undefined where there are none. */
export function collected(terms: Sum): Sum | undefined {
  if (terms.length < 2 || (terms.length < FEW && !terms.some(hasLikeBefore))) return undefined;
  const found: Product[] = [];
  const places = new Map<number, number[]>();
  for (const term of terms) {
    const hash = productHash(term);
    const bucket = places.get(hash) ?? [];
    const place = bucket.find(i => found[i] && alike(found[i], term));
    const partner = place === undefined ? undefined : found[place];
    if (place === undefined || !partner) places.set(hash, [...bucket, found.push(term) - 1]);
    else found[place] = together(partner, term);
  }
  return found.length < terms.length ? byFallingDegree(found.filter(term => term.coefficient.n !== 0n)) : undefined;
}

const together = (a: Product, b: Product): Product =>
  productOf(a.coefficient.add(b.coefficient), a.factors, a.decimal || b.decimal);

/** The number c with b = c · a, term by term; undefined where there is none. */
export function proportion(a: Sum, b: Sum): Rational | undefined {
  if (a.length !== b.length) return undefined;
  const partners = a.map(term => b.find(other => isMultiple(other, term)));
  // −1 − 1 is no multiple of 1 − x: every term has a partner of its own.
  if (new Set(partners).size < a.length) return undefined;
  const [first, ...others] = partners.map((partner, i) => ratio(partner, a[i]));
  return first && others.every(each => each?.equals(first)) ? first : undefined;
}

/** The hash tells x · x · y from x · y · y, whose factors stand in each other. */
const isMultiple = (a: Product, b: Product): boolean => alike(a, b) && productHash(a) === productHash(b);

const ratio = (a: Product | undefined, b: Product | undefined): Rational | undefined =>
  a && b && b.coefficient.n !== 0n ? a.coefficient.div(b.coefficient) : undefined;
