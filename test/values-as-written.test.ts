import { expect, test } from 'vitest';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { saidOf } from './said-of.ts';

const RIGHT = /^Right\.$/;
const WRONG = /^Not right/;

const NINTH: CheckQuestion = { of: 'ln x', at: { x: 9 } };
const TWELFTH: CheckQuestion = { of: 'ln x', at: { x: 12 } };

test.each([
  [NINTH, '0.111...', RIGHT],
  [NINTH, '0.1111…', RIGHT],
  [NINTH, '0.(1)', RIGHT],
  [NINTH, '0.\\overline{1}', RIGHT],
  [NINTH, '1/9 = 0.111...', RIGHT],
  [NINTH, '0,(1)', RIGHT],
  [NINTH, "y' = 0,(1)", RIGHT],
  [{ expected: 'max(0, 4 - x)' } as const, 'max(0,(2)^2-x)', RIGHT],
  [{ expected: 'max(0, 4 - x)' } as const, 'max(0,(4)-x)', RIGHT],
  [NINTH, '0.111', WRONG],
  [NINTH, '0.112...', WRONG],
  [NINTH, '0.(2)', WRONG],
  [TWELFTH, '0.08333...', RIGHT],
  [TWELFTH, '0.08\\overline{3}', RIGHT],
  [TWELFTH, '0.8333...', WRONG],
  [{ of: 'x^2', at: { x: 1.25 } } as const, '0.5(5)', RIGHT],
  [{ of: 'sin x', at: { x: 1 }, rounding: 2 } as const, '0.540302...', RIGHT],
])('a repeating decimal: %o, %s', (question, answer, said) => {
  expect(saidOf(question, answer)).toMatch(said);
});

const SLOPE: CheckQuestion = { of: 'x y^2', kind: 'directional', along: '(3, 4)', at: { x: 2, y: 1 } };

test.each([
  [SLOPE, '(1, 4)·(3/5, 4/5) = 19/5', RIGHT],
  [SLOPE, '⟨1, 4⟩·⟨3/5, 4/5⟩', RIGHT],
  [SLOPE, '∇f·u = 1·3/5 + 4·4/5 = 19/5', RIGHT],
  [SLOPE, 'D_{\\vec u}f(2, 1) = 19/5', RIGHT],
  [SLOPE, '(1, 4)·(3, 4) = 19', /its length is 5/],
  [SLOPE, '(4, 1)·(3/5, 4/5) = 16/5', WRONG],
  [SLOPE, '(1, 4)·(3/5, 4/5) = 4', WRONG],
  [{ ...SLOPE, at: undefined }, '(y^2, 2xy)·(3/5, 4/5)', RIGHT],
])('a dot product: %o, %s', (question, answer, said) => {
  expect(saidOf(question, answer)).toMatch(said);
});

const CURVE: CheckQuestion = { of: 'x = t^2; y = t^4', kind: 'parametric', wrt: 't' };
const JACOBIAN: CheckQuestion = { of: '[x y, x - y]', kind: 'jacobian' };
const HESSIAN: CheckQuestion = { of: 'x^2 y^3', kind: 'hessian' };
const ONE = 'Asked for is one expression, and this is a list of 2 entries.';

test.each([
  [CURVE, '(2t, 4t^3)', ONE],
  [{ of: 'x^2' }, '<2x, 1>', ONE],
  [{ of: 'x^2', kind: 'tangent', at: { x: 1 } } as const, '(1, 1)', ONE],
  [JACOBIAN, '[[y, x]]', 'Asked for is a matrix of 2 rows and 2 columns, and this is a matrix of 1 row and 2 columns.'],
  [
    JACOBIAN,
    '[[y, x], [1]]',
    'Asked for is a matrix of 2 rows and 2 columns, and this is a list with rows of different lengths.',
  ],
  [HESSIAN, 'f_xx = 2y^3, f_yy = 6x^2 y', 'This cannot be read. The entry xy is missing here: write every entry.'],
  [HESSIAN, 'f_xx = 2y^3, f_xy = 6x y^2, f_yy = 6x^2 y', 'Right.'],
  [{ of: 'x^2', at: { x: 0.75 } }, '(1,5)', 'Right.'],
])('lists where none is asked for, and lists too short: %o, %s', (question, answer, said) => {
  expect(saidOf(question, answer)).toContain(said);
});

test.each([
  [
    { of: 'ln|x|', domain: 'strict' } as const,
    '1/x for x > 0',
    /^Not right\. It is right where x > 0, and stated there/,
  ],
  [{ of: 'ln|x|', domain: 'strict' } as const, '1/x', RIGHT],
  [{ of: 'ln|x|', domain: 'strict' } as const, '1/x, x ≠ 0', RIGHT],
  [{ of: 'ln x', domain: 'strict' } as const, '1/x for x > 0', RIGHT],
  [{ of: 'ln|x|' }, '1/x for x > 0', /^Right, but stated where x > 0 alone/],
  [{ of: '|x + 1|' }, '-1 if x < -1; 1 if x > -1; not differentiable at -1', RIGHT],
  [{ of: '|x + 1|' }, '-1 for x < -1, 1 for x > -1, undefined at -1', RIGHT],
  [{ of: '|x + 1|' }, '1 for x < -1, -1 for x > -1, undefined at -1', WRONG],
  [{ of: 'x^x', kind: 'logarithmic' } as const, 'x^x (1 + ln x)', RIGHT],
  [{ of: 'x^x', kind: 'logarithmic', domain: 'strict' } as const, 'x^x (1 + ln x)', RIGHT],
  [{ of: 'x^x', kind: 'logarithmic' } as const, 'x^x ln x', WRONG],
])('where an answer holds: %o, %s', (question, answer, said) => {
  expect(saidOf(question, answer)).toMatch(said);
});
