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
  ])('of %s: %s is %s', (of, answer, said) => {
    expect(verdict({ of, kind: 'critical' }, answer)).toBe(said);
  });
});

describe('a tangent may be any equation of its line', () => {
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
