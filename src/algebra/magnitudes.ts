import Fraction from 'fraction.js';
import { call, isCall } from '../expression/expression.ts';
import { type Factor, isEven, isPositivePower } from './exponents.ts';
import {
  exponentIn,
  kernelPower,
  leading,
  mainKernel,
  type Polynomial,
  quotient,
  raised,
  times,
  WHOLE,
} from './integer-polynomial.ts';
import { written } from './kernel-writing.ts';
import { type Field, kernelOf, reduced } from './kernels.ts';
import { commonMonomial, repeatedFactor } from './polynomial-gcd.ts';

/** p = square² · rest. */
export function withoutSquare(p: Polynomial, field: Field): { readonly square: Polynomial; readonly rest: Polynomial } {
  const { budget } = field;
  const monomial = monomialFactorsHalved(commonMonomial(p), field);
  const divided = quotient(p, times(monomial, monomial, budget), budget) ?? p;
  const repeated = divided.size > 2 ? repeatedFactor(divided, mainKernel(divided), budget) : WHOLE;
  const rest = quotient(divided, times(repeated, repeated, budget), budget);
  return rest ? { square: times(monomial, repeated, budget), rest } : { square: monomial, rest: divided };
}

/** The monomial whose square divides this one; kernels with relations stay. */
function monomialFactorsHalved(monomial: Polynomial, field: Field): Polynomial {
  const first = leading(monomial) ?? 0;
  return field.kernels.reduce((half, { relation }, kernel) => {
    const exponent = Math.floor(exponentIn(first, kernel) / 2);
    return relation || exponent === 0 ? half : times(half, kernelPower(kernel, exponent), field.budget);
  }, WHOLE);
}

/** |p| as a kernel with the square p²; p itself where it has no negative value. */
export function magnitudeOf(p: Polynomial, field: Field): Polynomial {
  if (isPositive(p, field)) return p;
  if (p.size === 1) return magnitudeOfMonomial(leading(p) ?? 0, field);
  return magnitudeKernel(p, field);
}

/** |x · y| = |x| · |y|. */
function magnitudeOfMonomial(monomial: number, field: Field): Polynomial {
  const { budget } = field;
  return [...field.kernels.keys()].reduce((whole, kernel) => {
    if (exponentIn(monomial, kernel) === 0) return whole;
    const single = kernelPower(kernel, 1);
    const size = isPositive(single, field) ? single : magnitudeKernel(single, field);
    return times(whole, raised(size, exponentIn(monomial, kernel), budget), budget);
  }, WHOLE);
}

function magnitudeKernel(p: Polynomial, field: Field): Polynomial {
  const squared = reduced(times(p, p, field.budget), field);
  const factors = [{ base: call('abs', written(p, field)), exponent: new Fraction(1) }];
  return kernelPower(
    kernelOf(factors, field, () => ({ degree: 2, equals: squared })),
    1,
  );
}

/** Whether every term is a positive number times even powers, or powers of what is positive. */
const isPositive = (p: Polynomial, field: Field): boolean =>
  [...p].every(
    ([monomial, coefficient]) =>
      coefficient > 0n &&
      field.kernels.every(
        ({ factors }, kernel) => exponentIn(monomial, kernel) % 2 === 0 || factors.every(isNowhereNegative),
      ),
  );

const isNowhereNegative = ({ base, exponent }: Factor): boolean =>
  isEven(exponent.d) || isCall(base, 'abs') || isPositivePower(base);
