import { describe, expect, test } from 'vitest';
import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';

function marked(question: CheckQuestion, answer: string) {
  const verdict = check(question, answer);
  if (!verdict.ok) throw new Error(verdict.complaint.message);
  return verdict.value;
}

const GRADIENT = { of: 'x^2 y', kind: 'gradient', wrt: 'x, y' } as const;
const HESSIAN = { of: 'x^2 y', kind: 'hessian', wrt: 'x, y' } as const;
const JACOBIAN = { of: '[x*y, x+y]', kind: 'jacobian', wrt: 'x, y' } as const;

describe('lists as students write them', () => {
  test.each<[CheckQuestion, string, string]>([
    [GRADIENT, 'fx=2xy fy=x^2', 'correct'],
    [GRADIENT, 'fx = 2xy fy = x^2', 'correct'],
    [GRADIENT, 'f_x=2xy,\\ f_y=x^2', 'correct'],
    [{ ...GRADIENT, syntax: 'latex' }, 'f_x=2xy,\\ f_y=x^2', 'correct'],
    [GRADIENT, 'df = 2xy dx + x^2 dy', 'correct'],
    [GRADIENT, 'x^2 dy + 2xy dx', 'correct'],
    [{ of: 'x - y', kind: 'gradient', wrt: 'x, y' }, 'df = dx - dy', 'correct'],
    [GRADIENT, 'fx=x^2 fy=2xy', 'wrong'],
    [GRADIENT, 'df = x^2 dx + 2xy dy', 'wrong'],
    [GRADIENT, 'df = 2xy dx - x^2 dy', 'wrong'],
    [GRADIENT, 'df = 2xy dx', 'wrong'],
    [GRADIENT, 'df = 2xy + x^2', 'wrong'],
    [HESSIAN, 'fxx=2y fxy=fyx=2x fyy=0', 'correct'],
    [HESSIAN, 'fxx=2y fxy=2x fyy=0', 'correct'],
    [HESSIAN, 'fxx=2x fxy=fyx=2x fyy=0', 'wrong'],
    [HESSIAN, 'fxx=2y fxy=fyx=2y fyy=0', 'wrong'],
    [JACOBIAN, '[[y x][1 1]]', 'correct'],
    [JACOBIAN, '[[y,x];[1,1]]', 'correct'],
    [JACOBIAN, '[[x y][1 1]]', 'wrong'],
  ])('%j: %s is %s', (question, answer, verdict) => {
    expect(marked(question, answer).verdict).toBe(verdict);
  });
});

describe('a tangent by its slope and its intercept', () => {
  test.each([
    ['y=mx+c, y=2x-1', 'correct'],
    ['y = mx + b where m = 2 and b = -1', 'correct'],
    ['m = 2, b = -1', 'correct'],
    ['slope 2, intercept -1', 'correct'],
    ['b = -1, m = 2', 'correct'],
    ['m = 2, b = 1', 'wrong'],
    ['m = 1, b = -1', 'wrong'],
    ['m = 2', 'wrong'],
    ['y=mx+c, y=2x+1', 'wrong'],
  ])('of x^2 at 1: %s is %s', (answer, verdict) => {
    expect(marked({ of: 'x^2', kind: 'tangent', wrt: 'x', at: { x: 1 } }, answer).verdict).toBe(verdict);
  });
});

describe('formulas in words and with signs left out', () => {
  test.each<[CheckQuestion, string, string]>([
    [{ of: 'sin x', at: { x: 1 }, rounding: 2 }, '54%', 'correct'],
    [{ of: 'x^2/200' }, '1%', 'wrong'],
    [{ of: 'x/40' }, '2.5%', 'correct'],
    [{ of: 'x/40' }, '25%', 'wrong'],
    [{ of: 'x^2 sin x' }, '2x.sinx + x^2.cosx', 'correct'],
    [{ of: 'x^2 sin x' }, '2x.sinx - x^2.cosx', 'wrong'],
    [{ of: 'x^2 sin x' }, "x^2 sin'(x)+2x sin(x)", 'correct'],
    [{ of: 'x^2 sin x' }, "x^2 cos'(x)+2x sin(x)", 'wrong'],
    [{ of: 'sin(2x)' }, "2 sin'(2x)", 'unreadable'],
    [{ of: 'x^3/3' }, 'x squared', 'correct'],
    [{ of: 'x^3/3' }, 'x cubed', 'wrong'],
    [{ of: 'x^3 + x^2' }, '3 times x squared plus 2x', 'correct'],
    [{ of: 'ln x' }, '1 over x', 'correct'],
    [{ of: 'ln x' }, 'x over 1', 'wrong'],
    [{ of: '-1/x' }, '1 over x^2', 'correct'],
    [{ of: 'x^4', order: 2 }, '4x^3, 12x^2', 'correct'],
    [{ of: 'x^4', order: 3 }, '4x^3; 12x^2; 24x', 'correct'],
    [{ of: 'x^4', order: 2 }, '12x^2, 4x^3', 'wrong'],
    [{ of: 'x^4', order: 2 }, '4x^3, 24x', 'wrong'],
    [{ of: 'x^4', order: 2 }, '4x^3, 12x^2, 24x', 'unreadable'],
    [{ of: 'x^4' }, '4x^3, 12x^2', 'unreadable'],
  ])('%j: %s is %s', (question, answer, verdict) => {
    expect(marked(question, answer).verdict).toBe(verdict);
  });

  test('of two derivatives the first is told where it is wrong', () => {
    expect(marked({ of: 'x^4', order: 2 }, '3x^3, 12x^2')).toMatchObject({
      verdict: 'correct',
      beside: ['The derivative of order 1 that is written beside it is not right.'],
    });
  });

  test.each([
    ['2x sin(x) + x^2 cos(x', 'correct', 19],
    ['2x sin(x) + x^2 sin(x', 'wrong', 19],
    ['2x sin x + cos(x', 'wrong', 14],
  ])('%s: the last bracket is closed at the end, and that is noted', (answer, verdict, start) => {
    expect(marked({ of: 'x^2 sin x' }, answer)).toMatchObject({
      verdict,
      notes: expect.arrayContaining([expect.objectContaining({ start, end: start + 1 })]),
    });
  });

  test.each(['2x sin(x + x^2 cos(x)', '2x (sin(x', '2x sin(x) + x^2 cos('])('%s is not closed by us', answer => {
    expect(marked({ of: 'x^2 sin x' }, answer).verdict).toBe('unreadable');
  });

  test('ln2(…) is the logarithm of all of it, and how the other is typed is told', () => {
    const verdict = marked({ of: 'log2(x^2+1)' }, '2x/(ln2(x^2+1))');
    expect('notes' in verdict && verdict.notes.map(({ message }) => message)).toEqual([
      'The argument of ln is read as 2(x^2+1); write ln(2) if it is the number alone.',
    ]);
  });
});

describe('the step function has several names', () => {
  test.each<[CheckQuestion, string, string]>([
    [{ of: 'relu(x)' }, 'H(x)', 'correct'],
    [{ of: 'relu(x)' }, 'u(x)', 'correct'],
    [{ of: 'relu(x)' }, 'θ(x)', 'correct'],
    [{ of: 'relu(x)' }, '\\theta(x)', 'correct'],
    [{ of: 'relu(x)' }, 'H(-x)', 'wrong'],
    [{ of: 'relu(2x)' }, 'H(2x)', 'wrong'],
    [{ of: 'H relu(x)', wrt: 'x' }, 'H step(x)', 'correct'],
    [{ of: 'H relu(x)', wrt: 'x' }, 'H(x)', 'wrong'],
    [{ of: 'x^2/2' }, 'H(x)', 'wrong'],
  ])('%j: %s is %s', (question, answer, verdict) => {
    expect(marked(question, answer).verdict).toBe(verdict);
  });
});

describe('what is no answer is said to be none', () => {
  test.each<[string, string]>([
    ['not 2x sin x + x^2 cos x', 'This says what the answer is not'],
    ["it's not 2x", 'This says what the answer is not'],
    ['lol', 'There is no answer here'],
    ["y'", 'This is the name of the derivative'],
    ['dy/dx', 'This is the name of the derivative'],
    ["2y y' = x", 'A derivative stands among other terms'],
    ['<script>alert(1)</script>', 'The word alert is not a known function. Known are sin, cos'],
  ])('%s', (answer, said) => {
    expect(marked({ of: 'x^2 sin x' }, answer)).toMatchObject({
      verdict: 'unreadable',
      complaint: { message: expect.stringContaining(said) },
    });
  });

  test('letters of the question are mathematics', () => {
    expect(marked({ of: 'l^2 o x', wrt: 'x' }, 'lol').verdict).toBe('correct');
    expect(marked({ of: 'n o t x^2', wrt: 'x' }, 'not 2x').verdict).toBe('correct');
  });
});

test('a value for a letter that the question does not have is complained of', () => {
  const stray = check({ of: 'x^2', at: { q: 1 } }, '2');
  expect(stray.ok || stray.complaint.message).toBe('There is no q in this: give a value to x, or leave out that of q.');
  expect(check({ of: 'a x^2', wrt: 'x', at: { x: 1, a: 2 } }, '4')).toMatchObject({ ok: true });
  expect(check({ of: 'c', wrt: 'x', at: { x: 1 } }, '0')).toMatchObject({ ok: true, value: { verdict: 'correct' } });
});
