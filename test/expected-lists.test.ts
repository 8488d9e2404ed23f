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

test.each([
  ['yhat = w x; L = (yhat - ystar)^2/2', 'yhat', 'yhat - ystar'],
  ['y = sigmoid(a); J = ystar log(y) + (1 - ystar) log(1 - y)', 'a', 'ystar - y'],
])('of %s by %s %s is right: names are no words', (of, wrt, answer) => {
  expect(check({ of, wrt }, answer)).toMatchObject({ value: { verdict: 'correct' } });
});

test('names of the point are whole names of the function', () => {
  expect(check({ of: 'z = w1b x; L = z^2', wrt: 'x', at: { w1b: 2, x: 3 } }, '24')).toMatchObject({
    value: { verdict: 'correct' },
  });
});
