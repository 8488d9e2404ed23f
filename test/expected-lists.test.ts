import { expect, test } from 'vitest';
import { check } from '../src/marking/check.ts';

test.each([
  ['[2x, 3y]', '[x + x, 3y]', 'correct'],
  ['[2x, 3y]', '[3y, 2x]', 'wrong'],
  ['[2x, 3y]', '2x', 'wrong'],
  ['[[x, 1], [3, 4]]', '[[x, 1], [3, 2^2]]', 'correct'],
  ['[[x, 1], [3, 4]]', '[x, 1, 3, 4]', 'wrong'],
  ['max(x, y)', 'max(y, x)', 'correct'],
])('where %s is expected, %s is %s', (expected, answer, verdict) => {
  const checked = check({ expected }, answer);
  expect(checked.ok && checked.value.verdict).toBe(verdict);
});

test('ŷ is no unit vector where the program computes it: one expression is no list', () => {
  const of = 'v = x w + b; yhat = sigmoid(v); L = (yhat - y)^2/2';
  const checked = check({ of, kind: 'gradient', wrt: 'w, b' }, '(yhat - y) yhat (1 - yhat) x');
  expect(checked).toMatchObject({
    value: { verdict: 'wrong', hint: 'Asked for is a list of 2 entries, and this is one expression.' },
  });
});
