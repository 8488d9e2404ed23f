import { all, create } from 'mathjs';
import { describe, expect, it, test } from 'vitest';
import { certify } from '../src/checking/certify.ts';
import { derive } from '../src/derivation/derive.ts';
import { add, divide, type Expr, multiply, negate, number } from '../src/expression/expression.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { exponential, logarithm, powerOf, product, quotient, type Scaled, scaled, sum } from '../src/tape/scaled.ts';

const math = create(all ?? {}, { number: 'BigNumber', precision: 80 });

/** m·2^k with 80 digits; the digits that a double is printed with are not all of it. */
const exact = ({ m, k }: Scaled) => math.bignumber(String(BigInt(m * 2 ** 60))).times(math.bignumber(2).pow(k - 60));

/** Whether a number lies within its own bound of what it should be, and the bound is no wider than it has to be. */
function isSound(found: Scaled, expected: ReturnType<typeof exact>): boolean {
  const bound = math.bignumber(found.e).times(math.bignumber(2).pow(found.k));
  return found.m !== 0 && found.e < 2 ** -40 && exact(found).minus(expected).abs().lte(bound);
}

const NUMBERS = [
  scaled(1.37, 0),
  scaled(-1.9, 0, 5000),
  scaled(1.0001, 0, -3000),
  scaled(7e200, 0, 4990),
  scaled(0.1, 0, 2),
];
const PAIRS = NUMBERS.flatMap(a => NUMBERS.map(b => [a, b] as const));

describe('numbers with powers of two taken out stay within their bounds of what 80 digits give', () => {
  test.each(PAIRS)('%o and %o', (a, b) => {
    const [x, y] = [exact(a), exact(b)];
    if (a.m + b.m !== 0) expect(isSound(sum(a, b), x.plus(y))).toBe(true);
    expect(isSound(product(a, b), x.times(y))).toBe(true);
    expect(isSound(quotient(a, b), x.div(y))).toBe(true);
  });

  test.each([0.5, -3.25, 800, -12345.678])('e^%d', a =>
    expect(isSound(exponential(scaled(a, 0)), exact(scaled(a, 0)).exp())).toBe(true),
  );

  test.each([scaled(1.37, 0, 900), scaled(1.9, 0, -70000)])('the logarithm of %o', a =>
    expect(isSound(logarithm(a), exact(a).ln())).toBe(true),
  );

  test.each([7, -40, 0.5, -2.25])('powers with the exponent %d', c => {
    const a = scaled(1.7, 0, 1001);
    expect(isSound(powerOf(a, c), exact(a).pow(math.bignumber(c)))).toBe(true);
  });
});

describe('numbers with powers of two taken out know what they do not know', () => {
  const unsure = scaled(1, 1.5);
  test.each([
    ['a divisor that may be 0', quotient(scaled(1, 0), unsure)],
    ['the logarithm of what may be 0', logarithm(unsure)],
    ['the logarithm of what is negative', logarithm(scaled(-2, 0))],
    ['the square root of what is negative', powerOf(scaled(-2, 0), 0.5)],
    ['a power of two beyond a million', exponential(scaled(1e9, 0))],
  ])('%s', (_, { m }) => expect(m).toBeNaN());
});

const times = (n: number, factor: (k: number) => string): string =>
  Array.from({ length: n }, (_, i) => factor(i + 1)).join(' ');

describe('where values leave the range of doubles', () => {
  const OUTSIDE = [
    ['200 factors x + k', times(200, k => `(x + ${k})`)],
    ['200 quotients', times(200, k => `1/(x + ${k})`)],
    ['60 powers', times(60, k => `(x + ${k})^${k}`)],
    ['an exponential', 'e^(1000 + x^2) cos(x)'],
    ['what a logarithm brings back', 'ln(x^2 + e^(2000 + x)) + sin(x)'],
  ] as const;

  /** The derivative of a function, as derived and as three mistakes make it. */
  const found = (text: string) => {
    const read = readExpression(text);
    if (!read.ok) throw new Error(read.complaint.message);
    const { of: f, result } = derive(read.value.expr, 'x');
    const mistakes: Expr[] = [
      negate(result),
      multiply(result, divide(number(1000001), number(1000000))),
      add(result, f),
    ];
    return { right: certify(f, 'x', result), wrong: mistakes.map(mistake => certify(f, 'x', mistake).agrees) };
  };

  test.each(OUTSIDE)('%s: a right derivative agrees, and it is said how', (_, text) =>
    expect(found(text).right).toMatchObject({ agrees: true, points: 16, why: expect.stringMatching('powers of two') }),
  );

  test.each(OUTSIDE)('%s: wrong ones do not', (_, text) => expect(found(text).wrong).toEqual([false, false, false]));

  it('a function without a real value is not decided by it', () => {
    const read = readExpression('ln(-1 - e^(1000 + x^2))');
    expect(read.ok && certify(read.value.expr, 'x', number(1)).agrees).toBeNull();
  });
});
