import { expect, test } from 'vitest';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { saidOf } from './said-of.ts';

const NO_Y = 'Not right. There is no y in what was given: its only letter is x.';
const BY_NAME = 'Not right. A function stands in it by its name: put in what it is.';

test.each([
  [{ of: 'e^(x^2)' }, "y' = 2xy", 'Right. Here y stands for e^(x²): write it out.'],
  [{ of: 'e^(x^2)' }, "f'(x) = 2x f(x)", 'Right. Here f(x) stands for e^(x²): write it out.'],
  [{ of: 'sqrt(x + 4)' }, '1/(2y)', 'Right. Here y stands for √(x + 4): write it out.'],
  [{ of: 'arctan x' }, 'cos^2 y', 'Right. Here y stands for arctan(x): write it out.'],
  [{ of: 'e^(3x)', order: 3 }, '27y', 'Right. Here y stands for e^(3x): write it out.'],
  [{ of: 'e^(x^2)' }, '-2xy', NO_Y],
  [{ of: 'e^(x^2)' }, '2y', NO_Y],
  [{ of: 'e^x y', wrt: 'x' }, 'y', 'Not right.'],
  [{ of: 'e^(x^2)' }, "f'(x)", BY_NAME],
  [{ of: 'e^(x^2)' }, "2x f'(x)", BY_NAME],
  [{ of: 'f(x)^2' }, "2f(x)f'(x)", 'Right.'],
])('in terms of the function: of %o %s', (question, answer, said) => {
  expect(saidOf(question, answer)).toContain(said);
});

const NEURON: CheckQuestion = { of: 'v = w x + b; yhat = sigmoid(v); L = (yhat - y)^2/2', wrt: 'w' };

test.each([
  ["(ŷ − y)·σ'(v)·x", 'Right, but not carried out: d/dv[σ(v)] still stands.'],
  ["(\\hat y - y)\\sigma'(v)x", 'Right, but not carried out: d/dv[σ(v)] still stands.'],
  ["(ŷ − y)·σ'(v)", 'Not right.'],
  ["(ŷ − y)·σ'(w)·x", 'Not right.'],
])('a derivative by a quantity of the program may stand: %s', (answer, said) => {
  expect(saidOf(NEURON, answer)).toContain(said);
});

const CIRCLE: CheckQuestion = { of: 'x^2 + y^2 = 9', kind: 'implicit' };
const LEAF: CheckQuestion = { of: 'x^3 + y^3 = 3 x y', kind: 'implicit' };
const GAS: CheckQuestion = { of: 'p v = 6', kind: 'implicit', wrt: 'p', dependent: 'v' };
const AT_POINT: CheckQuestion = { of: 'x^2 + y^2 = 25', kind: 'implicit', at: { x: 4, y: 3 } };
const POWER: CheckQuestion = { of: 'x^x', kind: 'logarithmic' };

test.each([
  [CIRCLE, "y y' = -x", "y'"],
  [CIRCLE, "2x + 2y·y' = 0", "y'"],
  [CIRCLE, '2x + 2y dy/dx = 0', 'dy/dx'],
  [CIRCLE, '2x+2y\\frac{dy}{dx}=0', 'dy/dx'],
  [LEAF, "y'(y^2 - x) = y - x^2", "y'"],
  [LEAF, "3x^2 + 3y^2 y' = 3y + 3x y'", "y'"],
  [GAS, 'v + p dv/dp = 0', 'dv/dp'],
  [AT_POINT, "8 + 6y' = 0", "y'"],
  [{ of: 'x^3' }, "x y' = 3x^3", "y'"],
])('an equation for the slope is right, but not solved: of %o %s', (question, answer, slope) => {
  expect(saidOf(question, answer)).toBe(`Right, but not solved for ${slope}.`);
});

test.each([
  [POWER, "y'/y = ln x + 1"],
  [POWER, '\\frac{1}{y}\\frac{dy}{dx} = 1 + \\ln x'],
])('of %o %s is right, but not solved', (question, answer) => {
  expect(saidOf(question, answer)).toMatch(/^Right.*not solved for .* Here y stands for xˣ: write it out\.$/);
});

test.each([
  [CIRCLE, "y y' = x"],
  [CIRCLE, "2x + 2y y' = 9"],
  [LEAF, "3x^2 + 3y^2 y' = 3y + 3y'"],
  [AT_POINT, "8 + 6y' = 25"],
  [{ of: 'x^2/2 + y = 1', kind: 'implicit' } as const, "y y' = -x"],
  [{ of: 'x^3', at: { x: 2 } }, "y'(2) = 6"],
  [POWER, "y'/y = ln x"],
])('an equation for another slope is not right: of %o %s', (question, answer) => {
  expect(saidOf(question, answer)).toMatch(/^(?:Not right|This cannot be read)/);
});

const INVERSE: CheckQuestion = { of: 'x^5 + x', kind: 'inverse', at: { x: 1 } };
const TANGENT: CheckQuestion = { of: 'x^2', kind: 'tangent', at: { x: 3 } };

test.each([
  [INVERSE, "(f^-1)'(2) = 1/6", 'Right.'],
  [INVERSE, "(f^{-1})'(2) = \\frac16", 'Right.'],
  [INVERSE, '(f⁻¹)′(2) = 1/(5 + 1) = 1/6', 'Right.'],
  [INVERSE, "1/f'(1) = 1/6", 'Right.'],
  [INVERSE, "f'(1) = 6, so (f^-1)'(2) = 1/6", 'Right.'],
  [INVERSE, "(f^-1)'(2) = 6", 'Not right.'],
  [INVERSE, "1/f'(1)", BY_NAME],
  [INVERSE, "f'(1) = 1/6", "Not right. This is the derivative of the inverse function, and f'(1) stands on the left"],
  [INVERSE, "g'(2) = 1/6", 'Right.'],
  [{ of: 'x^3/3', kind: 'inverse', at: { x: 1 } } as const, "f'(1) = 1", 'Right.'],
  [TANGENT, "y = f(3) + f'(3)(x - 3) = 9 + 6(x - 3)", 'Right.'],
  [TANGENT, "y = f(3) + f'(3)(x - 3) = 9 + 6(x - 3) = 6x - 8", 'Not right. The slope is right'],
  [TANGENT, "y = f(3) + f'(3)(x - 3)", BY_NAME],
])('names of values before the values: of %o %s', (question, answer, said) => {
  expect(saidOf(question, answer)).toContain(said);
});

test.each([
  [{ of: 'x^2 sin x' }, "u = x^2, v = sin x, u' = 2x, v' = cos x, so y' = 2x sin x + x^2 cos x"],
  [{ of: 'x^2' }, "area'(x) = 2x"],
  [{ of: 'sin x' }, "sin' x = cos x"],
  [{ of: '(x^2 + 1)^5' }, "let u = x^2 + 1; y' = 5u^4 · 2x"],
  [{ of: 'e^(2x)', order: 4 }, 'd⁴y/dx⁴ = 16e^(2x)'],
  [{ of: 'e^(2x)', order: 4 }, 'f⁽⁴⁾(x) = 16e^(2x)'],
])('of %o %s is right, and nothing is said against what stands beside it', (question, answer) => {
  expect(saidOf(question, answer)).toBe('Right.');
});
