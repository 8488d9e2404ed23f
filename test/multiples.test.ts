import { describe, expect, test } from 'vitest';
import { factored, multiplesIn } from '../src/agreement/multiples.ts';
import { strictText } from '../src/expression/strict.ts';
import { readStrict } from '../src/reading/strict-reader.ts';

const fraction = ({ top, bottom }: { top: number; bottom: number }): string =>
  bottom === 1 ? String(top) : `${top}/${bottom}`;

/** Every multiple as how often, of what, and what is taken out of that. */
const multiples = (typed: string): string =>
  multiplesIn(readStrict(typed))
    .map(({ part, taken, times }) => {
      const whole = part ? strictText(part) : '1';
      return `${fraction(times)} of ${whole}${fraction(taken) === '1' ? '' : ` by ${fraction(taken)}`}`;
    })
    .toSorted()
    .join(', ');

describe('an angle or exponent as multiples', () => {
  test.each([
    ['x', '1 of x'],
    ['-x / 2', '-1/2 of x'],
    ['3 * 2 / 4', '3/2 of 1'],
    ['0.25 * x', '1/4 of x'],
    ['2 * x - y', '-1 of y, 2 of x'],
    ['(2 * x + 6 * y) / 2', '1 of x, 3 of y'],
    ['3 * a * x / 2', '3/2 of 3 * a * x / 2 by 3/2'],
    ['2 * x^2', '2 of 2 * x^2 by 2'],
    ['-(x + 1)', '-1 of 1, -1 of x'],
    ['((a + x)^2 - (a - x)^2) / 4', '1 of ((a + x)^2 - (a - x)^2) / 4'],
    ['x / 0', '1 of x / 0'],
    ['100000000 * x', '1 of 100000000 * x'],
  ])('%s is %s', (typed, expected) => expect(multiples(typed)).toBe(expected));
});

describe('the number that an expression can be divided by', () => {
  test.each([
    ['6 * x / 4', '3/2', 'x', 1],
    ['(2 * x)^3', '8', 'x', 3],
    ['3 / x', '3', 'x', -1],
    ['x * x^2', '1', 'x', 3],
    ['-5 * sqrt(x)', '-5', 'sqrt(x)', 1],
    ['2 * x + 4', '2', undefined, undefined],
    ['(x / 2 + 3 / 4)^2', '1/16', undefined, undefined],
    ['x + (y + 1)^2', '1', undefined, undefined],
    ['a * b / 3', '1/3', undefined, undefined],
  ])('of %s is %s', (typed, number, only, exponent) => {
    const found = factored(readStrict(typed));
    const { only: one } = found;
    expect([fraction(found.number), one && strictText(one), one && found.exponent]).toEqual([number, only, exponent]);
  });

  test('is all of a number', () => expect(factored(readStrict('3 * 2 / 3'))).toMatchObject({ isNumber: true }));
});
