import { describe, expect, test } from 'vitest';
import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';

function verdictOn(question: CheckQuestion, answer: string) {
  const marked = check(question, answer);
  if (!marked.ok) throw new Error(marked.complaint.message);
  return marked.value;
}

describe('an answer is right where the function is real', () => {
  test.each([
    ['ln x', '1/|x|', 'correct'],
    ['ln x', 'sign(x)/x', 'correct'],
    ['ln(x - 3)', '1/sqrt((x - 3)^2)', 'correct'],
    ['x^2 sqrt x', '(5/2) |x| sqrt x', 'correct'],
    ['ln x + ln y', '1/|x|', 'correct'],
    ['f(x) ln x', "f'(x) ln x + f(x)/|x|", 'correct'],
    ['ln|x|', '1/|x|', 'wrong'],
    ['ln x', '-1/|x|', 'wrong'],
    ['ln(x^2)', '2/|x|', 'wrong'],
    ['ln(x + 3)', '1/|x|', 'wrong'],
    ['ln(-x^2 - 1)', '2x/(x^2 + 2)', 'wrong'],
  ])('of %s: %s is %s', (of, answer, verdict) => {
    expect(verdictOn({ of, wrt: 'x' }, answer).verdict).toBe(verdict);
  });

  test('a wrong one is shown to be wrong at a point where there is a derivative', () => {
    const verdict = verdictOn({ of: 'ln(-x)', wrt: 'x' }, '-1/x');
    expect('witness' in verdict ? verdict.witness?.at.x : undefined).toBeLessThan(0);
  });

  test('where the right result alone is given it is compared everywhere', () => {
    expect(verdictOn({ expected: '1/x' }, '1/|x|').verdict).toBe('wrong');
  });
});

describe('the value at a kink is a convention', () => {
  test.each([
    ['|x - 1|', '2 step(x - 1) - 1'],
    ['relu(x - 2)', '(1 + sign(x - 2))/2'],
    ['relu(x - 2)', '1 - step(2 - x)'],
    ['max(x, 1)', 'step(x - 1)'],
    ['min(x, -1)', 'step(-1 - x)'],
    ['|x - 5|', '(x - 5)/|x - 5|'],
  ])('of %s: %s is right', (of, answer) => {
    expect(verdictOn({ of }, answer).verdict).toBe('correct');
  });
});

test.each([
  ['x^2', '2x + relu(0.01 - |x - 7.77|)'],
  ['x^2', '2x + relu(10^-6 - (x - 1/3)^2)'],
])('of %s: %s has a bump, and no mistake made it', (of, answer) => {
  expect(verdictOn({ of }, answer)).toMatchObject({ verdict: 'wrong', mistakes: [] });
});

describe('a slope along a curve is compared with 64 digits', () => {
  test.each([
    ['x^2 + y^2 = 25', '-x y/(25 - x^2)', 'correct'],
    ['x^2 + y^2 = 25', '-x/y + 1e-9', 'wrong'],
    ['x^2 + y^2 = 25', '-1.00000001 x/y', 'wrong'],
    ['x y = 1', '-1/x^2', 'correct'],
    ['x y = 1', '-1/x^2 + 1e-12', 'wrong'],
    ['x^3 + y^3 = 6 x y', '(2y - x^2)/(y^2 - 2.00000001 x)', 'wrong'],
    ['sin y = x', '1/cos y + 1e-9', 'wrong'],
  ])('of %s: %s is %s', (of, answer, verdict) => {
    expect(verdictOn({ of, kind: 'implicit' }, answer).verdict).toBe(verdict);
  });
});
