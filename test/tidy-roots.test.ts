import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differentiate } from '../src/derivation/differentiate.ts';
import { tidy, tidyingOf } from '../src/derivation/tidy.ts';
import type { Expr } from '../src/expression/expression.ts';
import { share } from '../src/expression/sharing.ts';
import { strictText } from '../src/expression/strict.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { evaluate, type Point } from '../src/tape/gradient.ts';
import { rooted } from './random-roots.ts';

/** Both signs of both letters, both sides of the places where a random part is 0. */
const POINTS: readonly Point[] = [-3.7, -2.3, -1.31, -0.62, -0.11, 0.23, 0.71, 1.17, 1.62, 2.41, 5.9].map((x, i) => ({
  x,
  a: i % 2 === 0 ? 1.37 : -2.71,
}));

const tidied = (e: Expr): Expr => tidy(share(e), tidyingOf(e)).at(-1)?.result ?? e;

/** A value that half the digits may be lost of, and that is not rounded from 0: differences of equal roots cancel. */
const isTellingValue = (value: number): boolean => Math.abs(value) > 1e-4 && Math.abs(value) < 1e6;

const differs = (before: Expr, after: Expr, at: Point): boolean => {
  const [p, q] = [evaluate(before, at), evaluate(after, at)];
  return isTellingValue(p) && !(Math.abs(p - q) <= 1e-6 * Math.abs(p));
};

/** The line to paste into a test, where a tidied expression has another value than the one it was made of, or none. */
function complaintOf(e: Expr): string | undefined {
  const after = tidied(e);
  const at = POINTS.find(point => differs(e, after, point));
  return at && `['${strictText(e)}'], // at ${JSON.stringify(at)}, tidied ${strictText(after)}`;
}

describe('roots, bars and fractional powers have the same value when tidied, on both sides of every kink', () => {
  test.each([
    ['sqrt(x / (x + 1)) * sqrt(x * (x + 1)) + 1 / sqrt(x / (x + 1))'],
    ['1 / sqrt(x / a) - 1 / sqrt(x * a)'],
    ['abs(x^(3 / 2) + 1 / x) / abs(x) + abs(x^(3 / 2) + 1 / x)'],
    ['abs(x^(1 / 3) - 1) / (x^(1 / 3) - 1) + abs(x)'],
    ['(-x / x - 1) * (1 - x) / (3 - x)'],
    ['(x * x * a + 1) / (x * a * a + 1)'],
    ['(1 / (2 * x - 2)^2)^(3 / 2) * (1 / sqrt(1 / (2 * x - 2)^2) + sqrt(1 / (2 * x - 2)^2)) * (2 * x - 2)^5 + 24'],
  ])('%s', text => {
    expect(complaintOf(readStrict(text))).toBeUndefined();
  });

  test('of random functions and of their derivatives', () => {
    const lines = fc.oneof(
      rooted,
      rooted.map(f => differentiate(share(f), 'x').result),
    );
    fc.assert(
      fc.property(lines, e => {
        expect(complaintOf(e)).toBeUndefined();
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });
});

test('terms that are 0 leave nothing to take out', () => {
  expect(evaluate(tidied(readStrict('sqrt((x - x)^(1 / 2)) + cbrt(x - x)')), { x: 1 })).toBe(0);
});

test('0 below the bar is not reduced by', () => {
  const e = readStrict('(2 * x + 4) / (sqrt(2 - 2) * (2 * a + 6))');
  expect(evaluate(tidied(e), { x: 1, a: 1 })).toBe(Number.POSITIVE_INFINITY);
});
