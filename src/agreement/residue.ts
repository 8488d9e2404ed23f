/** A prime far above the degrees of what students write: 2⁶¹ − 1. */
export const PRIME = 2n ** 61n - 1n;

/**
 * A fraction of polynomials at one random point, modulo the prime: top over bottom, never divided out. `degree` bounds
 * the degrees of both in all letters together.
 */
export interface Residue {
  readonly top: bigint;
  readonly bottom: bigint;
  readonly degree: number;
}

const modulo = (a: bigint): bigint => {
  const rest = a % PRIME;
  return rest < 0n ? rest + PRIME : rest;
};

/** The fraction of two integers. */
export const residue = (top: bigint, bottom = 1n, degree = 0): Residue => ({
  top: modulo(top),
  bottom: modulo(bottom),
  degree,
});

export const plus = (a: Residue, b: Residue): Residue =>
  residue(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom, a.degree + b.degree);

export const times = (a: Residue, b: Residue): Residue =>
  residue(a.top * b.top, a.bottom * b.bottom, a.degree + b.degree);

export const negated = (a: Residue): Residue => ({ ...a, top: modulo(-a.top) });
export const inverted = ({ top, bottom, degree }: Residue): Residue => ({ top: bottom, bottom: top, degree });

/** Any whole power, by squaring. */
export function toPower(a: Residue, n: bigint): Residue {
  if (n < 0n) return inverted(toPower(a, -n));
  return { top: raised(a.top, n), bottom: raised(a.bottom, n), degree: a.degree * Number(n) };
}

function raised(base: bigint, n: bigint): bigint {
  let [product, square] = [1n, base];
  for (let left = n; left > 0n; left /= 2n) {
    if (left % 2n === 1n) product = modulo(product * square);
    square = modulo(square * square);
  }
  return product;
}

/** The one number modulo the prime that the fraction is; undefined for a fraction over 0. */
export const dividedOut = ({ top, bottom }: Residue): bigint | undefined =>
  bottom === 0n ? undefined : modulo(top * raised(bottom, PRIME - 2n));

export const sameResidue = (a: Residue, b: Residue): boolean => modulo(a.top * b.bottom) === modulo(b.top * a.bottom);
