import { coefficientsIn, exponentIn, mainKernel, type Polynomial } from './integer-polynomial.ts';

/** A prime whose square is still an exact double. */
const PRIME = 67_108_859;
const MODULUS = BigInt(PRIME);

/** Where the other kernels are put: numbers with nothing in common. */
const POINT: readonly number[] = [
  1_234_577, 7_654_321, 31_415_927, 27_182_821, 14_142_137, 17_320_511, 22_360_681, 26_457_517,
];

/**
 * Whether two polynomials in one kernel have no common factor that contains it, seen from their images modulo a prime
 * with numbers for the other kernels: a common factor would show in every image that keeps a leading coefficient. False
 * where the image does not tell.
 */
export function areCoprime(a: Polynomial, b: Polynomial, kernel: number): boolean {
  let [big, small] = [image(a, kernel), image(b, kernel)];
  if (big.at(-1) === 0 || small.at(-1) === 0) return false;
  if (big.length < small.length) [big, small] = [small, big];
  while (small.length > 1) [big, small] = [small, remainder(big, small)];
  return small.length === 1;
}

/** The coefficients modulo the prime, the zeroth power first. */
const image = (p: Polynomial, kernel: number): readonly number[] => coefficientsIn(p, kernel).map(valueAtPoint);

function valueAtPoint(p: Polynomial): number {
  const highest = mainKernel(p);
  let sum = 0;
  for (const [monomial, coefficient] of p) {
    let value = Number(((coefficient % MODULUS) + MODULUS) % MODULUS);
    for (let kernel = 0; kernel <= highest; kernel++) {
      value = (value * power(POINT[kernel] ?? 1, exponentIn(monomial, kernel))) % PRIME;
    }
    sum = (sum + value) % PRIME;
  }
  return sum;
}

function power(base: number, exponent: number): number {
  let value = 1;
  for (let i = 0; i < exponent; i++) value = (value * base) % PRIME;
  return value;
}

/** The remainder of a divided by b, its leading zeros dropped; empty where there is none. */
function remainder(a: readonly number[], b: readonly number[]): readonly number[] {
  const rest = [...a];
  const inverse = inverseOf(b.at(-1) ?? 1);
  while (rest.length >= b.length) {
    const factor = ((rest.at(-1) ?? 0) * inverse) % PRIME;
    const shift = rest.length - b.length;
    for (const [i, c] of b.entries())
      rest[i + shift] = ((rest[i + shift] ?? 0) + PRIME - ((factor * c) % PRIME)) % PRIME;
    while (rest.length > 0 && rest.at(-1) === 0) rest.pop();
  }
  return rest;
}

/** By Fermat: c^(p − 2) · c = 1. */
function inverseOf(c: number): number {
  let [value, square] = [1, c];
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) value = (value * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return value;
}
