/**
 * A polynomial with whole coefficients in numbered kernels. A monomial is one number, six bits of exponent a kernel, so
 * that monomials are multiplied by adding them and ordered lexicographically by comparing them; no coefficient is 0.
 */
export type Polynomial = ReadonlyMap<number, bigint>;

/** What may still be spent: one for every product of two terms. */
export interface Budget {
  left: number;
}

/** Thrown where a computation would cost more than its budget, or needs more kernels or higher powers than there are. */
export class Exhausted extends Error {}

const MOST_KERNELS = 8;
/** No kernel has an exponent as high. */
export const BEYOND_EXPONENTS = 64;

const WEIGHTS: readonly number[] = Array.from({ length: MOST_KERNELS }, (_, kernel) => BEYOND_EXPONENTS ** kernel);
const weight = (kernel: number): number => WEIGHTS[kernel] ?? Number.POSITIVE_INFINITY;

/** The polynomial 0. */
export const NOTHING: Polynomial = new Map();
/** A constant polynomial. */
export const constant = (n: bigint): Polynomial => (n === 0n ? NOTHING : new Map([[0, n]]));
/** The polynomial 1. */
export const WHOLE: Polynomial = constant(1n);

/** The kernel to a power. */
export function kernelPower(kernel: number, exponent: number): Polynomial {
  if (kernel >= MOST_KERNELS || exponent >= BEYOND_EXPONENTS) throw new Exhausted();
  return new Map([[exponent * weight(kernel), 1n]]);
}

/** The exponent of a kernel in a monomial. */
export const exponentIn = (monomial: number, kernel: number): number =>
  Math.floor(monomial / weight(kernel)) % BEYOND_EXPONENTS;

/** The highest exponent of a kernel in a polynomial. */
export function degree(p: Polynomial, kernel: number): number {
  let highest = 0;
  for (const monomial of p.keys()) highest = Math.max(highest, exponentIn(monomial, kernel));
  return highest;
}

/** The kernel with the highest number that occurs; −1 in a constant. */
export function mainKernel(p: Polynomial): number {
  const highest = leading(p) ?? 0;
  let kernel = 0;
  while (kernel < MOST_KERNELS && highest >= weight(kernel)) kernel++;
  return kernel - 1;
}

/** Whether no kernel stands in it. */
export const isConstant = (p: Polynomial): boolean => p.size === 0 || (p.size === 1 && p.has(0));
/** Whether it is 1. */
export const isOne = (p: Polynomial): boolean => p.size === 1 && p.get(0) === 1n;

/** The monomial that stands first; undefined in 0. */
export function leading(p: Polynomial): number | undefined {
  let first: number | undefined;
  for (const monomial of p.keys()) if (first === undefined || monomial > first) first = monomial;
  return first;
}

function addTerm(to: Map<number, bigint>, monomial: number, coefficient: bigint): void {
  const sum = (to.get(monomial) ?? 0n) + coefficient;
  if (sum === 0n) to.delete(monomial);
  else to.set(monomial, sum);
}

/** a + b. */
export function plus(a: Polynomial, b: Polynomial): Polynomial {
  if (a.size === 0) return b;
  const sum = new Map(a);
  for (const [monomial, coefficient] of b) addTerm(sum, monomial, coefficient);
  return sum;
}

/** Every coefficient times a number other than 0. */
export function scaled(p: Polynomial, by: bigint): Polynomial {
  return by === 1n ? p : new Map([...p].map(([monomial, coefficient]) => [monomial, coefficient * by]));
}

/** a − b. */
export const minus = (a: Polynomial, b: Polynomial): Polynomial => plus(a, scaled(b, -1n));

/** What a product costs besides its terms. */
const COST_OF_PRODUCT = 4;

/** Takes from the budget; throws Exhausted where nothing is left. */
export function spend(budget: Budget, amount: number): void {
  budget.left -= amount;
  if (budget.left < 0) throw new Exhausted();
}

/** Longer coefficients cost more than the budget, which counts terms, knows of: their greatest common divisors above all. */
const LONGEST_COEFFICIENT = 2n ** 1024n;

/** Whether the product of two polynomials has long coefficients, by one of them. */
function isLong([c = 0n]: Iterable<bigint>, [d = 0n]: Iterable<bigint>): boolean {
  const product = c * d;
  return product > LONGEST_COEFFICIENT || product < -LONGEST_COEFFICIENT;
}

/** The product; throws Exhausted where the budget does not reach, an exponent is too high, or the coefficients are long. */
export function times(a: Polynomial, b: Polynomial, budget: Budget): Polynomial {
  if (isOne(a)) return b;
  if (isOne(b)) return a;
  spend(budget, COST_OF_PRODUCT + a.size * b.size);
  if (overflows(a, b) || isLong(a.values(), b.values())) throw new Exhausted();
  const product = new Map<number, bigint>();
  for (const [m, c] of a) for (const [n, d] of b) addTerm(product, m + n, c * d);
  return product;
}

/** Whether an exponent would be too high; a constant has none. */
function overflows(a: Polynomial, b: Polynomial): boolean {
  // Low powers of the first kernel alone, the usual case.
  if ((leading(a) ?? 0) + (leading(b) ?? 0) < BEYOND_EXPONENTS) return false;
  const kernels = Math.min(mainKernel(a), mainKernel(b));
  for (let kernel = 0; kernel <= kernels; kernel++) {
    if (degree(a, kernel) + degree(b, kernel) >= BEYOND_EXPONENTS) return true;
  }
  return false;
}

/** The polynomial to a whole power ≥ 0. */
export function raised(p: Polynomial, exponent: number, budget: Budget): Polynomial {
  let power = WHOLE;
  // A root of an exponent with ten digits asks for 1 to as high a power.
  if (isOne(p)) return power;
  for (let i = 0; i < exponent; i++) power = times(power, p, budget);
  return power;
}

/** a/b where b divides a exactly, with whole coefficients; undefined where it does not. */
export function quotient(a: Polynomial, b: Polynomial, budget: Budget): Polynomial | undefined {
  if (isOne(b)) return a;
  const lead = leading(b);
  const factor = lead === undefined ? undefined : b.get(lead);
  if (lead === undefined || factor === undefined) return undefined;
  const rest = new Map(a);
  const result = new Map<number, bigint>();
  for (let first = leading(rest); first !== undefined; first = leading(rest)) {
    const coefficient = rest.get(first) ?? 0n;
    if (coefficient % factor !== 0n || !divides(lead, first)) return undefined;
    result.set(first - lead, coefficient / factor);
    spend(budget, b.size);
    for (const [monomial, c] of b) addTerm(rest, monomial + first - lead, (-c * coefficient) / factor);
  }
  return result;
}

function divides(monomial: number, other: number): boolean {
  if (monomial > other) return false;
  for (let kernel = 0; weight(kernel) <= monomial; kernel++) {
    if (exponentIn(monomial, kernel) > exponentIn(other, kernel)) return false;
  }
  return true;
}

/** The greatest monomial that divides two monomials. */
export function commonPowers(a: number, b: number): number {
  let common = 0;
  for (let kernel = 0; weight(kernel) <= a && weight(kernel) <= b; kernel++) {
    common += Math.min(exponentIn(a, kernel), exponentIn(b, kernel)) * weight(kernel);
  }
  return common;
}

/** The coefficients of the powers of a kernel, its zeroth power first. */
export function coefficientsIn(p: Polynomial, kernel: number): readonly Polynomial[] {
  const found: Polynomial[] = Array.from({ length: degree(p, kernel) + 1 }, () => NOTHING);
  const made = new Map<number, Map<number, bigint>>();
  for (const [monomial, coefficient] of p) {
    const exponent = exponentIn(monomial, kernel);
    const part = made.get(exponent) ?? new Map<number, bigint>();
    part.set(monomial - exponent * weight(kernel), coefficient);
    made.set(exponent, part);
    found[exponent] = part;
  }
  return found;
}

/** The polynomial with these coefficients of the powers of a kernel. */
export function withCoefficients(coefficients: readonly Polynomial[], kernel: number): Polynomial {
  const sum = new Map<number, bigint>();
  for (const [exponent, p] of coefficients.entries()) {
    if (p.size > 0 && exponent >= BEYOND_EXPONENTS) throw new Exhausted();
    for (const [monomial, coefficient] of p) addTerm(sum, monomial + exponent * weight(kernel), coefficient);
  }
  return sum;
}

/** The derivative with respect to a kernel. */
export function slopeIn(p: Polynomial, kernel: number): Polynomial {
  const [, ...higher] = coefficientsIn(p, kernel);
  return withCoefficients(
    higher.map((coefficient, i) => (coefficient.size > 0 ? scaled(coefficient, BigInt(i + 1)) : coefficient)),
    kernel,
  );
}

/** Whether two have the same terms with the same coefficients. */
export const samePolynomial = (a: Polynomial, b: Polynomial): boolean =>
  a.size === b.size && [...a].every(([monomial, coefficient]) => b.get(monomial) === coefficient);
