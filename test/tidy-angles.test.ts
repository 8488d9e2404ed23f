import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differentiate } from '../src/derivation/differentiate.ts';
import { namedChanges } from '../src/derivation/named-changes.ts';
import type { Step } from '../src/derivation/step.ts';
import { tidy, tidyingOf } from '../src/derivation/tidy.ts';
import type { Expr } from '../src/expression/expression.ts';
import { share } from '../src/expression/sharing.ts';
import { strictText } from '../src/expression/strict.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { evaluate, type Point } from '../src/tape/gradient.ts';
import { angled } from './random-angles.ts';

const steps = (e: Expr): readonly Step[] => tidy(share(e), tidyingOf(e));
const tidied = (text: string): string => strictText(steps(readStrict(text)).at(-1)?.result ?? readStrict(text));

const cases = (rows: readonly (readonly [string, string])[]): void => {
  test.each(rows)('%s -> %s', (raw, expected) => {
    expect(tidied(raw)).toBe(strictText(readStrict(expected)));
  });
};

describe('multiples of one angle are put together', () => {
  cases([
    ['(2 * cos(2 * x) * cos(x) + sin(2 * x) * sin(x)) / cos(x)^2', '2 * cos(x)'],
    ['sec(x / 2)^2 / (2 * tan(x / 2))', '1 / sin(x)'],
    ['csc(x / 2)^2 / (2 * cot(x / 2))', '1 / sin(x)'],
    ['sech(x / 2)^2 / (1 + tanh(x / 2)^2)', '1 / cosh(x)'],
    ['cosh(x / 2)^2 + sinh(x / 2)^2', 'cosh(x)'],
    ['cosh(x)^2 + sinh(x)^2 - cosh(2 * x)', '0'],
    ['2 * sin(x / 2) * cos(x / 2)', 'sin(x)'],
    ['4 * sin(2 * x) * cos(2 * x)', '2 * sin(4 * x)'],
    ['2 * cos(2 * x)^2 - 2 * sin(2 * x)^2', '2 * cos(4 * x)'],
    ['1 / 2 - cos(2 * x) / 2', 'sin(x)^2'],
    ['1 / 2 + cos(6 * x) / 2', 'cos(3 * x)^2'],
    ['sin(2 * x) / (1 + cos(2 * x))', 'tan(x)'],
    ['sinh(2 * x) / (1 + cosh(2 * x))', 'tanh(x)'],
    ['sin(3 * x) / sin(x) - 2 * cos(2 * x)', '1'],
    ['cos(x) * cos(3 * x) - sin(x) * sin(3 * x)', 'cos(4 * x)'],
    ['2 * a * sin(a * x / 2) * cos(a * x / 2)', 'a * sin(a * x)'],
    ['sin(-2 * x) / cos(x)', '-2 * sin(x)'],
    ['x * (cos(x / 2)^2 - sin(x / 2)^2) / y', 'x * cos(x) / y'],
  ]);
});

describe('a sum that is one function is written as one, though no multiple was typed', () => {
  cases([
    ['1 - 2 * sin(x)^2', 'cos(2 * x)'],
    ['2 * (cos(x)^2 - sin(x)^2)', '2 * cos(2 * x)'],
    ['a * cos(a * x)^2 - a * sin(a * x)^2', 'a * cos(2 * a * x)'],
    ['2 * cos(2 * x + 1)^2 - 1', 'cos(4 * x + 2)'],
    ['12 * sin(x)^2 * cos(x) - 3 * cos(x)', '-3 * cos(3 * x)'],
    ['sech(x)^2 / (1 + tanh(x)^2)', '1 / cosh(2 * x)'],
  ]);
});

describe('tan, sec, cot and csc below the bar become sine and cosine where that is shorter', () => {
  cases([
    ['tan(x) / sec(x)^2', 'sin(x) * cos(x)'],
    ['2 * sec(x)^2 / (4 + tan(x)^2)', '2 / (3 * cos(x)^2 + 1)'],
    ['sec(x)^2 / sqrt(sec(x)^2)', '1 / abs(cos(x))'],
    ['sec(x)^2 / tan(x)', 'sec(x)^2 / tan(x)'],
    ['sec(x) * (tan(x) + sec(x))', 'sec(x) * (tan(x) + sec(x))'],
    ['-sec(x)^2 / (1 + tan(x))^2', '-sec(x)^2 / (1 + tan(x))^2'],
  ]);

  test('where a multiple was typed it may be as long, and the angles are put together next', () => {
    expect(steps(readStrict('sec(x / 2)^2 / (2 * tan(x / 2))')).map(line => strictText(line.result))).toEqual([
      '1 / (2 * sin(x / 2) * cos(x / 2))',
      '1 / sin(x)',
    ]);
  });
});

describe('an angle that a quarter turn is added to loses it', () => {
  cases([
    ['sec(x / 2 + pi / 4)^2 / (2 * tan(x / 2 + pi / 4))', '1 / cos(x)'],
    ['2 * sin(x / 2 - pi / 4) * cos(x / 2 - pi / 4)', '-cos(x)'],
    ['2 * sin(x / 2 + pi / 2) * cos(x / 2 + pi / 2)', '-sin(x)'],
    ['2 * sin(x / 2 + 3 * pi / 4) * cos(x / 2 + 3 * pi / 4)', '-cos(x)'],
    ['2 * sin(x / 2 + pi / 3) * cos(x / 2 + pi / 3)', 'sin(x + 2 * pi / 3)'],
  ]);
});

describe('what a textbook prints stays', () => {
  cases([
    ['2 * sin(x) * cos(x)', '2 * sin(x) * cos(x)'],
    ['cos(x)^2 - sin(x)^2', 'cos(x)^2 - sin(x)^2'],
    ['exp(x) * (sin(x) * cos(x) + cos(x)^2)', 'exp(x) * cos(x) * (sin(x) + cos(x))'],
    ['sinh(x) / (1 + cosh(x))', 'sinh(x) / (1 + cosh(x))'],
    ['1 / (1 + cos(x))', '1 / (1 + cos(x))'],
    ['sec(x / 2)^2 / 2', 'sec(x / 2)^2 / 2'],
    ['2 * sec(2 * x)^2', '2 * sec(2 * x)^2'],
    ['-6 * cos(2 * x)^2 * sin(2 * x)', '-6 * cos(2 * x)^2 * sin(2 * x)'],
    ['cos(x / 2)^2', 'cos(x / 2)^2'],
    ['2 * x * sin(3 * x) + 3 * x^2 * cos(3 * x)', '2 * x * sin(3 * x) + 3 * x^2 * cos(3 * x)'],
    ['sin(2 * x) * cos(y)', 'sin(2 * x) * cos(y)'],
    ['log(2 * sin(x / 2) * cos(x / 2))', 'log(2 * sin(x / 2) * cos(x / 2))'],
    ['sin(0.5 * x) * cos(0.5 * x)', 'sin(0.5 * x) * cos(0.5 * x)'],
    ['sin(2) * cos(1)', 'sin(2) * cos(1)'],
  ]);
});

test.each([
  ['sin(2 * x) / cos(x)', 'tidy:double-angle'],
  ['sinh(2 * x) / cosh(x)', 'tidy:hyperbolic-double-angle'],
  ['cos(x) * cos(3 * x) - sin(x) * sin(3 * x)', 'tidy:multiple-angles'],
])('%s is named %s', (raw, name) => {
  expect(steps(readStrict(raw)).flatMap(namedChanges)).toContain(name);
});

/** Both signs of both letters; no point is a place where a function of an angle is 0 or has none. */
const POINTS: readonly Point[] = [-3.7, -2.3, -1.31, -0.62, -0.17, 0.23, 0.71, 1.17, 1.62, 2.41, 5.9].map((x, i) => ({
  x,
  a: i % 2 === 0 ? 1.37 : -0.71,
}));

/** A value that half the digits may be lost of, and that is not rounded from 0. */
const isTelling = (value: number): boolean => Math.abs(value) > 1e-4 && Math.abs(value) < 1e6;

const differs = ({ of, result }: Step, at: Point): boolean => {
  const [before, after] = [evaluate(of, at), evaluate(result, at)];
  return isTelling(before) && !(Math.abs(before - after) <= 1e-6 * Math.abs(before));
};

test('every line of random functions of multiple angles, and of their derivatives, equals the line above', () => {
  const lines = fc.oneof(
    angled,
    angled.map(f => differentiate(share(f), 'x').result),
  );
  fc.assert(
    fc.property(lines, e => {
      const wrong = steps(e).find(line => POINTS.some(at => differs(line, at)));
      expect(wrong && `${strictText(wrong.of)} is not ${strictText(wrong.result)}`).toBeUndefined();
    }),
    { seed: 20261122, numRuns: 120 },
  );
});
