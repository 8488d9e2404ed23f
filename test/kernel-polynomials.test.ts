import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areCoprime } from '../src/algebra/coprime.ts';
import {
  type Budget,
  Exhausted,
  kernelPower,
  type Polynomial,
  plus,
  quotient,
  raised,
  samePolynomial,
  scaled,
  times,
} from '../src/algebra/integer-polynomial.ts';
import { content, gcd, repeatedFactor } from '../src/algebra/polynomial-gcd.ts';

const ample = (): Budget => ({ left: 1_000_000 });
const X = 0;
const Y = 1;

/** Σ c · xᵃ · yᵇ from triples c, a, b. */
const polynomial = (...terms: readonly (readonly [c: number, a: number, b: number])[]): Polynomial =>
  terms.reduce<Polynomial>((sum, [c, a, b]) => {
    const monomial = times(kernelPower(X, a), kernelPower(Y, b), ample());
    return c === 0 ? sum : plus(sum, scaled(monomial, BigInt(c)));
  }, new Map());

const small = fc.integer({ min: -4, max: 4 });
const exponent = fc.integer({ min: 0, max: 2 });
const polynomials = fc
  .array(fc.tuple(small, exponent, exponent), { minLength: 1, maxLength: 4 })
  .map(terms => polynomial(...terms))
  .filter(p => p.size > 0);

describe('polynomials in two kernels', () => {
  test('x² − y² divided by x − y is x + y', () => {
    const difference = polynomial([1, 2, 0], [-1, 0, 2]);
    const sum = polynomial([1, 1, 0], [1, 0, 1]);
    expect(quotient(difference, polynomial([1, 1, 0], [-1, 0, 1]), ample())).toEqual(sum);
    expect(quotient(difference, polynomial([1, 1, 0], [2, 0, 1]), ample())).toBeUndefined();
  });

  test('the common divisor of 6x²y − 6y and 4x²y + 8xy + 4y is 2y(x + 1)', () => {
    const a = polynomial([6, 2, 1], [-6, 0, 1]);
    const b = polynomial([4, 2, 1], [8, 1, 1], [4, 0, 1]);
    expect(samePolynomial(gcd(a, b, ample()), polynomial([2, 1, 1], [2, 0, 1]))).toBe(true);
  });

  test('the repeated factor of (x + y)²(x − 1) is x + y', () => {
    const sum = polynomial([1, 1, 0], [1, 0, 1]);
    const p = times(raised(sum, 2, ample()), polynomial([1, 1, 0], [-1, 0, 0]), ample());
    expect(samePolynomial(repeatedFactor(p, X, ample()), sum)).toBe(true);
  });

  test('x + 1 and x − 1 are coprime, x² − 1 and x + 1 are not', () => {
    const plusOne = polynomial([1, 1, 0], [1, 0, 0]);
    expect(areCoprime(plusOne, polynomial([1, 1, 0], [-1, 0, 0]), X)).toBe(true);
    expect(areCoprime(plusOne, polynomial([1, 2, 0], [-1, 0, 0]), X)).toBe(false);
  });

  test('what divides both divides the common divisor, and that divides both', () => {
    fc.assert(
      fc.property(polynomials, polynomials, polynomials, (a, b, c) => {
        const [p, q] = [times(a, c, ample()), times(b, c, ample())];
        const common = gcd(p, q, ample());
        return [quotient(p, common, ample()), quotient(q, common, ample()), quotient(common, c, ample())].every(
          each => each !== undefined,
        );
      }),
      { seed: 20240607, numRuns: 300 },
    );
  });

  test('the content carries the sign of the first term', () => {
    expect(content(polynomial([-6, 2, 0], [4, 0, 0]))).toBe(-2n);
  });
});

describe('what is too much is given up', () => {
  test.each([
    ['a product beyond the budget', () => raised(polynomial([1, 1, 0], [1, 0, 1]), 9, { left: 20 })],
    ['an exponent of 64', () => times(kernelPower(X, 40), kernelPower(X, 24), ample())],
    ['a ninth kernel', () => kernelPower(8, 1)],
  ])('%s', (_, compute) => {
    expect(compute).toThrow(Exhausted);
  });
});
