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
