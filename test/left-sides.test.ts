import { expect, test } from 'vitest';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { saidOf } from './said-of.ts';

const SQUARE: CheckQuestion = { of: 'x^2' };
const AT_TWO: CheckQuestion = { of: 'x^2', at: { x: 2 } };
const SECOND: CheckQuestion = { of: 'x^3', order: 2 };
const PROGRAM: CheckQuestion = { of: 'w = x^2; L = sin(w)', wrt: 'x' };
const CURVE: CheckQuestion = { of: 'x = t^2; y = t^3', kind: 'parametric', wrt: 't' };

const CIRCLE: CheckQuestion = { of: 'x^2 + y^2 = 49', kind: 'implicit' };
const CUBE_AT_THREE: CheckQuestion = { of: 'x^3', at: { x: 3 } };

const OF_CUBE = 'On the left stands the derivative of x³; asked was that of x².';
const BY_Y = 'On the left stands a derivative by y; asked was that by x.';
const X_ITSELF = 'On the left stands x itself; asked was a derivative.';
const AT_THREE = 'On the left stands the derivative at 3; asked was that at 2.';

test.each([
  [SQUARE, 'd/dx(x^3) = 2x', OF_CUBE],
  [SQUARE, 'd(x^3)/dx = 2x', OF_CUBE],
  [SQUARE, "(x^3)' = 2x", OF_CUBE],
  [SQUARE, 'D(x^3) = 2x', OF_CUBE],
  [SQUARE, '\\frac{d}{dx}\\left(x^3\\right) = 2x', OF_CUBE],
  [SQUARE, 'the derivative of x^3 is 2x', OF_CUBE],
  [SQUARE, 'derivative of f(x) = x^3: 2x', OF_CUBE],
  [SQUARE, 'dx/dy = 2x', BY_Y],
  [SQUARE, 'd/dy(x^2) = 2x', BY_Y],
  [SQUARE, "y'' = 2x", 'On the left stands a derivative of order 2; asked was that of order 1.'],
  [SQUARE, "f'(3) = 2x", 'On the left stands the value at 3; asked was the formula.'],
  [SECOND, "y' = 6x", 'On the left stands a derivative of order 1; asked was that of order 2.'],
  [AT_TWO, "f'(3) = 4", AT_THREE],
  [AT_TWO, 'dy/dx|_{x=3} = 4', AT_THREE],
  [AT_TWO, 'at x = 3: 4', AT_THREE],
  [SQUARE, 'x = 2x', X_ITSELF],
  [AT_TWO, 'x = 4', X_ITSELF],
  [{ of: 'a x^2', wrt: 'x' }, 'a = 2ax', 'On the left stands a itself; asked was a derivative.'],
  [CIRCLE, 'x = -x/y', X_ITSELF],
  [CIRCLE, 'y = -x/y', 'On the left stands y itself; asked was a derivative.'],
  [{ of: 'sin x', at: { x: 0 } }, "f'(π/3) = 1", 'On the left stands the derivative at π/3; asked was that at 0.'],
])('%o: the value of %s is right, and its left side is told', (question, answer, said) => {
  expect(saidOf(question, answer)).toBe(`Right. ${said}`);
});

const UPSIDE_DOWN =
  'Not right. This is the value of dy/dx, and dx/dy stands on the left: that is 1 over it. On the left stands a derivative by y; asked was that by x.';

test.each([
  [CIRCLE, 'dx/dy = -x/y', UPSIDE_DOWN],
  [CIRCLE, '\\frac{dx}{dy} = -\\frac{x}{y}', UPSIDE_DOWN],
  [{ ...CIRCLE, of: 'x^2 + y^2 = 25', at: { x: 3, y: 4 } }, 'dx/dy = -3/4', UPSIDE_DOWN],
  [
    { ...CIRCLE, of: 'p^2 + q^2 = 4', wrt: 'p', dependent: 'q' },
    'dp/dq = -p/q',
    'Not right. This is the value of dq/dp, and dp/dq stands on the left: that is 1 over it. On the left stands a derivative by q; asked was that by p.',
  ],
  [CIRCLE, "x' = -x/y", UPSIDE_DOWN.replace(/ On the left.*/, '')],
  [CIRCLE, "y' = -x/y", 'Right.'],
  [CIRCLE, 'dx/dy = -y/x', 'Not right. This is dx/dy; asked for is the derivative of y by x.'],
  [{ ...CIRCLE, of: 'x + y = 1' }, 'dx/dy = -1', `Right. ${BY_Y}`],
])('%o: on a curve dx/dy is another slope: %s', (question, answer, said) => {
  expect(saidOf(question, answer)).toContain(said);
});

test.each([
  [SQUARE, "(x^3)' = 3x^2", OF_CUBE],
  [AT_TWO, "f'(3) = 6", AT_THREE],
  [CUBE_AT_THREE, "f'(x) = 3x^2, so f'(3) = 28", 'Not right.'],
  [CUBE_AT_THREE, "f'(x) = 2x^2, so f'(3) = 27", 'Not right.'],
  [CIRCLE, 'dx/dy = -y/x', BY_Y],
])('%o: beside the wrong value of %s its left side is told, too', (question, answer, said) => {
  expect(saidOf(question, answer)).toMatch(/^Not right\. /);
  expect(saidOf(question, answer)).toContain(said);
});

test.each([
  [SQUARE, 'd/dx(x^2) = 2x'],
  [SQUARE, 'd/dx(x*x) = 2x'],
  [SQUARE, 'd/dx f(x) = 2x'],
  [SQUARE, '\\frac{d}{dx}\\left(\\frac{x^3}{x}\\right) = 2x'],
  [SQUARE, 'the derivative of f(x) = x^2 is 2x'],
  [SQUARE, 'm = 2x'],
  [SQUARE, 'y = 2x'],
  [SQUARE, 'x → 2x'],
  [SQUARE, 'x \\to 2x'],
  [CIRCLE, 'dy/dx = -x/y'],
  [CIRCLE, 'm = -x/y'],
  [CIRCLE, 'dx/dy = -y/x, dy/dx = -x/y'],
  [{ ...CIRCLE, of: 'p^2 + q^2 = 4', wrt: 'p', dependent: 'q' }, 'dq/dp = -p/q'],
  [CUBE_AT_THREE, "f'(x) = 3x^2, so f'(3) = 27"],
  [CUBE_AT_THREE, "y' = 3x^2; therefore y'(3) = 27"],
  [SQUARE, "f'(x) = 2x, f'(3) = 6"],
  [SQUARE, "f'(x) = 2x; at x = 3: 6"],
  [SECOND, 'd/dx(3x^2) = 6x'],
  [SECOND, "(x^3)'' = 6x"],
  [SECOND, "f''(x) = 6x; at x = 2: 12"],
  [{ of: 'e^x' }, "y'' = e^x"],
  [AT_TWO, "f'(2) = 4"],
  [AT_TWO, "f'(x) = 2x; at x = 2: 4"],
  [SQUARE, 'dy/dx = 2x'],
  [{ of: 'theta^2' }, 'dy/dθ = 2θ'],
  [{ of: 'theta^2' }, 'd/dtheta(theta^2) = 2 theta'],
  [{ of: 'w1 x1', wrt: 'w1' }, '∂f/∂w₁ = x₁'],
  [PROGRAM, 'dL/dw = cos w, dL/dx = cos(w) 2x'],
  [CURVE, 'dy/dt = 3t^2, dx/dt = 2t, dy/dx = 3t/2'],
] as const)('%o: nothing is said beside %s', (question, answer) => {
  expect(saidOf(question, answer)).toBe('Right.');
});

test.each([
  [SQUARE, "f'(x) = 2x, f'(3) = 7", 'The value at 3 that is written beside it is not right.'],
  [SQUARE, "f'(x) = 2x; at x = 3: 7", 'The value at 3 that is written beside it is not right.'],
  [SECOND, "f''(x) = 6x, f''(2) = 13", 'The value at 2 that is written beside it is not right.'],
])('%o: a wrong value beside %s is told', (question, answer, said) => {
  expect(saidOf(question, answer)).toBe(`Right. ${said}`);
});
