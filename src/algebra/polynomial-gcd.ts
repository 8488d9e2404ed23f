import { areCoprime } from './coprime.ts';
import {
  type Budget,
  coefficientsIn,
  commonPowers,
  constant,
  degree,
  isConstant,
  isOne,
  kernelPower,
  leading,
  mainKernel,
  minus,
  NOTHING,
  type Polynomial,
  quotient,
  scaled,
  slopeIn,
  spend,
  times,
  WHOLE,
} from './integer-polynomial.ts';

function integerGcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The greatest whole number that divides every coefficient, with the sign of the first term. */
export function content(p: Polynomial): bigint {
  let common = 0n;
  for (const coefficient of p.values()) {
    common = integerGcd(common, coefficient);
    if (common === 1n) break;
  }
  const first = leading(p);
  return first !== undefined && (p.get(first) ?? 0n) < 0n ? -common : common;
}

/** The polynomial over its content. */
export function primitive(p: Polynomial): Polynomial {
  const common = content(p);
  if (common === 0n || common === 1n) return p;
  return new Map([...p].map(([monomial, coefficient]) => [monomial, coefficient / common]));
}

/** The product of the powers of kernels that every term contains. */
export function commonMonomial(p: Polynomial): Polynomial {
  let common: number | undefined;
  for (const monomial of p.keys()) {
    common = common === undefined ? monomial : commonPowers(common, monomial);
    if (common === 0) return WHOLE;
  }
  return common === undefined ? WHOLE : new Map([[common, 1n]]);
}

/** The greatest common divisor, its first coefficient positive (Knuth 4.6.1, primitive remainders, one kernel at a time). */
export function gcd(a: Polynomial, b: Polynomial, budget: Budget): Polynomial {
  if (a.size === 0 || b.size === 0) return positive(a.size === 0 ? b : a);
  if (isConstant(a) || isConstant(b)) return constant(integerGcd(content(a), content(b)));
  if (a.size === 1 || b.size === 1) return monomialGcd(a, b);
  const [p, q] = [mainKernel(a), mainKernel(b)];
  if (p > q) return gcd(contentIn(a, p, budget), b, budget);
  if (q > p) return gcd(a, contentIn(b, q, budget), budget);
  const [inA, inB] = [contentIn(a, p, budget), contentIn(b, p, budget)];
  const common = gcd(inA, inB, budget);
  const rest = primitiveGcd(over(a, inA, budget), over(b, inB, budget), p, budget);
  return positive(times(common, rest, budget));
}

/** The greatest common divisor where one of the two is a monomial. */
function monomialGcd(a: Polynomial, b: Polynomial): Polynomial {
  const [first, second] = [leading(commonMonomial(a)) ?? 0, leading(commonMonomial(b)) ?? 0];
  return new Map([[commonPowers(first, second), integerGcd(content(a), content(b))]]);
}

const positive = (p: Polynomial): Polynomial => (content(p) < 0n ? scaled(p, -1n) : p);

const over = (a: Polynomial, b: Polynomial, budget: Budget): Polynomial => quotient(a, b, budget) ?? a;

/** What divides every coefficient of the powers of a kernel. */
export function contentIn(p: Polynomial, kernel: number, budget: Budget): Polynomial {
  let common: Polynomial = NOTHING;
  spend(budget, p.size);
  for (const coefficient of coefficientsIn(p, kernel)) {
    if (coefficient.size > 0) common = gcd(common, coefficient, budget);
    if (isOne(common)) break;
  }
  return common;
}

function primitiveGcd(a: Polynomial, b: Polynomial, kernel: number, budget: Budget): Polynomial {
  if (areCoprime(a, b, kernel)) return WHOLE;
  let [big, small] = degree(a, kernel) < degree(b, kernel) ? [b, a] : [a, b];
  while (small.size > 0) {
    if (degree(small, kernel) === 0) return WHOLE;
    const rest = pseudoRemainder(big, small, kernel, budget);
    big = small;
    small = rest.size === 0 ? rest : over(rest, contentIn(rest, kernel, budget), budget);
  }
  return big;
}

/** The remainder of lc(b)^k · a divided by b as polynomials in one kernel. */
function pseudoRemainder(a: Polynomial, b: Polynomial, kernel: number, budget: Budget): Polynomial {
  const low = degree(b, kernel);
  const lead = coefficientsIn(b, kernel)[low] ?? WHOLE;
  let rest = a;
  while (rest.size > 0 && degree(rest, kernel) >= low) {
    const high = degree(rest, kernel);
    const first = coefficientsIn(rest, kernel)[high] ?? WHOLE;
    const taken = times(times(b, first, budget), kernelPower(kernel, high - low), budget);
    rest = minus(times(rest, lead, budget), taken);
  }
  return rest;
}

/** A factor that stands in the polynomial more than once, without its own repetitions; 1 where there is none. */
export function repeatedFactor(p: Polynomial, kernel: number, budget: Budget): Polynomial {
  const repeated = gcd(p, slopeIn(p, kernel), budget);
  if (degree(repeated, kernel) === 0) return WHOLE;
  const again = gcd(repeated, slopeIn(repeated, kernel), budget);
  return primitive(over(repeated, again, budget));
}
