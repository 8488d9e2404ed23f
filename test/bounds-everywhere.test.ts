import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsEverywhere } from '../src/agreement/bounds-everywhere.ts';
import { add, call, type Expr, multiply } from '../src/expression/expression.ts';
import { OPERATIONS } from '../src/operations/operations.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { evaluate } from '../src/tape/gradient.ts';
import { functions } from './random-functions.ts';

test.each([
  ['-1 - x^2', -Infinity, -1],
  ['3 + x^4 + abs(y)', 3, Infinity],
  ['2 - 5 * cos(x)', -3, 7],
  ['x * y', -Infinity, Infinity],
  ['1 / (2 + x^2)', 0, 1 / 2],
  ['sqrt(4 + x^2)', 2, Infinity],
  ['(x^2 + 3)^(-2)', Number.MIN_VALUE, Infinity],
  ['max(x^2, 5)', 5, Infinity],
  ['x^3', -Infinity, Infinity],
  ['(cos(x) - 3)^3', -64, -8],
])('%s lies between %d and %d', (text, low, high) => {
  expect(boundsEverywhere(readStrict(text))).toEqual({ low, high });
});

const KINKS = OPERATIONS.filter(({ family, arity }) => family === 'kinks' && arity === 1).map(({ name }) => name);
const withKinks = fc.oneof(
  functions,
  fc
    .tuple(fc.constantFrom(...KINKS), functions, functions)
    .map(([kink, f, g]): Expr => add(call(kink, f), multiply(f, g))),
);
const coordinate = fc.double({ min: -6, max: 6, noNaN: true });

/** What the rounding of doubles may add, relatively. */
const ROOM = 1e-9;

test('no value lies outside them', () => {
  fc.assert(
    fc.property(withKinks, coordinate, coordinate, coordinate, (f, x, a, b) => {
      const { low, high } = boundsEverywhere(f);
      const value = evaluate(f, { x, a, b });
      fc.pre(Number.isFinite(value));
      expect(value).toBeGreaterThanOrEqual(low - ROOM * (1 + Math.abs(value)));
      expect(value).toBeLessThanOrEqual(high + ROOM * (1 + Math.abs(value)));
    }),
    { seed: 1, numRuns: 3000 },
  );
});
