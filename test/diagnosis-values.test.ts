import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marker } from '../src/marking/check.ts';

/** Functions, and the point at which a value of the derivative is asked for. */
const ASKED: readonly (readonly [of: string, x: number])[] = [
  ['x^3', 2],
  ['x^4', 3],
  ['x^5 - 2x', 1],
  ['x^2 + 7x', 3],
  ['5x^3', 2],
  ['(2x + 1)^3', 1],
  ['(x^2 + 1)^4', 1],
  ['(3x - 2)^5', 2],
  ['sqrt(x)', 4],
  ['sqrt(x^2 + 5)', 2],
  ['1/x', 2],
  ['1/x^2', 3],
  ['x/(x + 1)', 1],
  ['x^2/(x + 3)', 2],
  ['(x + 1)/(x - 2)', 3],
  ['sin(2x)', 0],
  ['cos(3x)', 1],
  ['x sin(x)', 2],
  ['x^2 e^x', 1],
  ['e^(3x)', 0],
  ['e^(-x^2)', 1],
  ['ln(3x + 1)', 1],
  ['ln(x^2 + 4)', 2],
  ['x ln(x)', 3],
  ['2^x', 3],
  ['atan(2x)', 1],
  ['tan(x)', 1],
  ['sin(x)^2', 1],
  ['sqrt(4 - x)', 3],
  ['x^(2/3)', 8],
];

const signed = (size: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom('', '-'), size).map(([sign, digits]) => sign + digits);
const whole = (min: number, max: number): fc.Arbitrary<string> => signed(fc.integer({ min, max }).map(String));
const fractions = signed(
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2, max: 12 }))
    .filter(([p, q]) => p % q !== 0)
    .map(([p, q]) => `${p}/${q}`),
);
const decimals = (digits: number): fc.Arbitrary<string> =>
  signed(fc.integer({ min: 1, max: 10 ** (digits + 1) - 1 }).map(n => (n / 10 ** digits).toFixed(digits)));

/** The share of random numbers, twenty for each function, in which a mistake is named that nobody made. */
function accusedShare(numbers: fc.Arbitrary<string>, rounding?: number): number {
  const verdicts = ASKED.flatMap(([of, x], i) => {
    const mark = marker({ of, wrt: 'x', at: { x }, rounding });
    if (!mark.ok) throw new Error(mark.complaint.message);
    return fc.sample(numbers, { numRuns: 20, seed: 7 + i }).map(mark.value);
  });
  const wrong = verdicts.flatMap(verdict => (verdict.verdict === 'wrong' ? [verdict] : []));
  return wrong.filter(({ mistakes }) => mistakes.length > 0).length / wrong.length;
}

/** Of numbers below 10 the ones that mistakes give are dense: more of them are named by chance, and all with reserve. */
describe('numbers at random seldom name a mistake', () => {
  test.each<[string, fc.Arbitrary<string>, number | undefined, number]>([
    ['whole numbers below 5', whole(1, 4), undefined, 0.12],
    ['whole numbers below 10', whole(1, 9), undefined, 0.08],
    ['whole numbers of two digits', whole(10, 99), undefined, 0.03],
    ['fractions', fractions, undefined, 0.03],
    ['decimals of two places', decimals(2), 2, 0.02],
    ['decimals of three places', decimals(3), 3, 0.01],
  ])('%s', (_, numbers, rounding, most) => {
    expect(accusedShare(numbers, rounding)).toBeLessThanOrEqual(most);
  });
});

/** Random lines for tangents, forty for each function: the share in which more is named than that the slope is right. */
function accusedLines(numbers: fc.Arbitrary<string>): number {
  const lines = fc.tuple(numbers, numbers).map(([m, c]) => `y = ${m} x + (${c})`);
  const verdicts = ASKED.flatMap(([of, x], i) => {
    const mark = marker({ of, wrt: 'x', kind: 'tangent', at: { x } });
    if (!mark.ok) throw new Error(mark.complaint.message);
    return fc.sample(lines, { numRuns: 40, seed: 3 + i }).map(mark.value);
  });
  const wrong = verdicts.flatMap(verdict => (verdict.verdict === 'wrong' ? [verdict] : []));
  return wrong.filter(({ mistakes: [first] }) => first && first.name !== 'line-beside-the-point').length / wrong.length;
}

describe('lines at random seldom name a mistake', () => {
  test.each<[string, fc.Arbitrary<string>, number]>([
    ['whole numbers below 10', whole(1, 9), 0.04],
    ['whole numbers of two digits', whole(10, 60), 0.01],
    ['fractions', fractions, 0.01],
  ])('of %s', (_, numbers, most) => {
    expect(accusedLines(numbers)).toBeLessThanOrEqual(most);
  });
});
