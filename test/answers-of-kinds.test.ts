import { describe, expect, test } from 'vitest';
import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';

function verdict(question: CheckQuestion, answer: string): string {
  const marked = check(question, answer);
  if (!marked.ok) throw new Error(marked.complaint.message);
  return marked.value.verdict;
}

describe('critical points stand in any order, with names or without', () => {
  test.each([
    ['x^3 - 3x', '-1, 1', 'correct'],
    ['x^3 - 3x', '1, -1', 'correct'],
    ['x^3 - 3x', 'x = -1 or x = 1', 'correct'],
    ['x^3 - 3x', 'x = ±1', 'correct'],
    ['x^3 - 3x', '{1; -1}', 'correct'],
    ['x^3 - 3x', 'x_1 = 1 and x_2 = -1', 'correct'],
    ['x^3 - 3x', '1', 'wrong'],
    ['x^3 - 3x', '1, 2', 'wrong'],
    ['x^3 - 3x', '0, 1, -1', 'wrong'],
    ['x^2 - 4x', 'x = 2', 'correct'],
    ['x^2 - 4x', '2', 'correct'],
    ['x^2 - 4x', '-2', 'wrong'],
    ['x^3 - 3x', 'a, b', 'wrong'],
    ['x^3 - 3x', 'f(1), g(2)', 'wrong'],
    ['x^3 - 3x', 'sqrt(-1), 1', 'wrong'],
    ['x^3 - 3x', ', ,', 'unreadable'],
    ['x^3 - 3x', 'at x=1 and x=-1', 'correct'],
    ['x^3 - 3x', 'critical points: -1, 1', 'correct'],
    ['x^3 - 3x', 'x ∈ {-1, 1}', 'correct'],
    ['x^3 - 3x', 'x=1 ∨ x=-1', 'correct'],
    ['x^3 - 3x', 'x = 1 v x = -1', 'correct'],
    ['x^3 - 3x', '3x^2-3=0, x=±1', 'correct'],
    ['x^3 - 3x', 'x^2 = 1, x = 1', 'wrong'],
    ['x^3 - 3x', '3x^2-3=0, x=±2', 'wrong'],
  ])('of %s: %s is %s', (of, answer, said) => {
    expect(verdict({ of, kind: 'critical' }, answer)).toBe(said);
  });
});

test.each([
  '(-1, 2), (1, -2)',
  '(-1, 5) and (1, 5)',
  'x=1 (min), x=-1 (max)',
  'min at -1, max at 1',
  'x=1, y=-2; x=-1, y=2',
])('what is said of more than places is not passed over: %s', answer => {
  const marked = check({ of: 'x^3 - 3x', kind: 'critical' }, answer);
  expect(marked.ok && marked.value).toMatchObject({
    verdict: 'unreadable',
    complaint: { message: expect.stringContaining('the places alone') },
  });
});

describe('a tangent may be any equation of its line', () => {
  test.each([
    ['T: y = 4x - 4', 'correct'],
    ['tangent: y=4x-4', 'correct'],
    ['The tangent line is y = 4x - 4', 'correct'],
    ['y = 4x - 4 at (2, 4)', 'correct'],
    ['(y-4)/(x-2) = 4', 'correct'],
    ['T: y = 4x - 5', 'wrong'],
    ['(y-4)/(x-2) = 3', 'wrong'],
    ['The tangent line is y = 2x', 'wrong'],
  ])('%s is %s', (answer, said) => {
    expect(verdict({ of: 'x^2', kind: 'tangent', at: { x: 2 } }, answer)).toBe(said);
  });

  test.each([
    ['y = 4x - 4', 'correct'],
    ['4x - 4', 'correct'],
    ['y - 4 = 4(x - 2)', 'correct'],
    ['4x - y = 4', 'correct'],
    ['4x - y - 4 = 0', 'correct'],
    ['y - 4 = 3(x - 2)', 'wrong'],
    ['x = 2', 'wrong'],
    ['y^2 = 4x - 4', 'wrong'],
  ])('of x^2 at 2: %s is %s', (answer, said) => {
    expect(verdict({ of: 'x^2', kind: 'tangent', at: { x: 2 } }, answer)).toBe(said);
  });
});
