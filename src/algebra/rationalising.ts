import { isCall } from '../expression/expression.ts';
import { type Factor, isWhole } from './exponents.ts';
import {
  coefficientsIn,
  degree,
  mainKernel,
  minus,
  NOTHING,
  type Polynomial,
  plus,
  scaled,
  times,
  WHOLE,
  withCoefficients,
} from './integer-polynomial.ts';
import { fraction, type KernelFraction } from './kernel-fraction.ts';
import { type Field, reduced } from './kernels.ts';

/** The fraction without roots below the bar, as far as their degrees are 3 or powers of 2. */
export const rationalisedBelow = (f: KernelFraction, field: Field): KernelFraction => {
  let result = f;
  for (let by = conjugate(result.bottom, field); by; by = conjugate(result.bottom, field)) {
    result = fraction(times(result.top, by, field.budget), times(result.bottom, by, field.budget), field);
  }
  return result;
};

/** The same with the roots above the bar multiplied away. */
export const rationalisedAbove = (f: KernelFraction, field: Field): KernelFraction => {
  const { top, bottom } = f;
  const upside = { top: bottom, bottom: top };
  const turned = rationalisedBelow(upside, field);
  if (turned === upside) return f;
  return { top: turned.bottom, bottom: turned.top };
};

/** What a polynomial is multiplied by to rid it of a root; undefined where it has none that can be. */
function conjugate(p: Polynomial, field: Field): Polynomial | undefined {
  for (let kernel = mainKernel(p); kernel >= 0; kernel--) {
    const { relation, factors = [] } = field.kernels[kernel] ?? {};
    if (!relation || degree(p, kernel) === 0 || !factors.some(isRoot)) continue;
    if (isPowerOfTwo(relation.degree)) return alternating(p, kernel);
    if (relation.degree === 3) return cubicConjugate(p, kernel, relation.equals, field);
  }
  return undefined;
}

const isRoot = ({ base, exponent }: Factor): boolean => !isWhole(exponent) || isCall(base, 'abs');

const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));

/** p(−t): the product with p(t) has even powers of t alone. Where p has even powers only, t² changes its sign. */
function alternating(p: Polynomial, kernel: number): Polynomial {
  const coefficients = coefficientsIn(p, kernel);
  const step = coefficients.every((each, i) => i % 2 === 0 || each.size === 0) ? 2 : 1;
  return withCoefficients(
    coefficients.map((each, i) => ((i / step) % 2 === 1 && each.size > 0 ? scaled(each, -1n) : each)),
    kernel,
  );
}

/** (a + bt + ct²) · (a² − bcR + (c²R − ab)t + (b² − ac)t²) is free of t where t³ = R. */
function cubicConjugate(p: Polynomial, kernel: number, cube: Polynomial, field: Field): Polynomial {
  const [a = WHOLE, b = NOTHING, c = NOTHING] = coefficientsIn(p, kernel);
  const product = (u: Polynomial, v: Polynomial): Polynomial => times(u, v, field.budget);
  const conjugated = [
    minus(product(a, a), product(product(b, c), cube)),
    minus(product(product(c, c), cube), product(a, b)),
    minus(product(b, b), product(a, c)),
  ];
  return plus(reduced(withCoefficients(conjugated, kernel), field), NOTHING);
}
