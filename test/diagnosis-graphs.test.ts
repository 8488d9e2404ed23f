import { describe, expect, test } from 'vitest';
import { diagnosis } from '../src/diagnosis/diagnose.ts';
import { read } from './marked-sets.ts';

/** By the mistake: functions and wrong answers that show it, differentiated by `wrt`. */
const SHOWN: Readonly<Record<string, readonly (readonly [wrt: string, f: string, wrong: string])[]>> = {
  // A term of the inside brings nothing.
  B01: [
    ['x', 'sin(x^3 + cos(x))', 'cos(x^3 + cos(x)) * 3x^2'],
    ['x', 'exp(x^2 + sin(x))', 'exp(x^2 + sin(x)) * cos(x)'],
    ['x', 'log(x^3 + exp(x))', '3x^2/(x^3 + exp(x))'],
    ['x', 'sqrt(x^4 + tan(x))', '4x^3/(2sqrt(x^4 + tan(x)))'],
    ['x', 'tanh(exp(2x) + x^5)', '(1 - tanh(exp(2x) + x^5)^2) * 5x^4'],
  ],
  // Derivatives of the terms are multiplied.
  B02: [
    ['x', 'sin(x^3 + cos(x))', '-cos(x^3 + cos(x)) * 3x^2 * sin(x)'],
    ['x', 'exp(x^2 + sin(x))', 'exp(x^2 + sin(x)) * 2x * cos(x)'],
    ['x', 'log(x^3 + exp(x))', '3x^2 * exp(x)/(x^3 + exp(x))'],
    ['x', 'cos(x^4 + log(x))', '-sin(x^4 + log(x)) * 4x^3/x'],
    ['x', 'tanh(exp(2x) + x^5)', '(1 - tanh(exp(2x) + x^5)^2) * 2exp(2x) * 5x^4'],
  ],
  // The inside alone.
  B03: [
    ['w', '(tanh(w*x) - y)^2', '(1 - tanh(w*x)^2) * x'],
    ['w', 'sin(w^2*x)', '2w*x'],
    ['x', 'sin(x^4)', '4x^3'],
    ['w', 'exp(w*x + b)', 'x'],
    ['w', '(sigmoid(w*x) - y)^3', 'sigmoid(w*x) * (1 - sigmoid(w*x)) * x'],
  ],
  // The factor itself instead of the other one.
  B04: [
    ['x', '(x^2 + y)*z', '(x^2 + y) * 2x'],
    ['w', 'v*sin(w)', 'sin(w) * cos(w)'],
    ['x', 'y*exp(3x)', 'exp(3x) * 3exp(3x)'],
    ['w', 'k*(w + b)', 'w + b'],
    ['x', '(x^3 - y)*k', '(x^3 - y) * 3x^2'],
  ],
  // A term keeps its value.
  B05: [
    ['x', '(x + y)*k', 'x*k'],
    ['b', 'v*(w*x + b)', 'v*b'],
    ['y', '(x + y)^2*z', '2(x + y)*y*z'],
    ['b', 'sin(w*x + b)', 'cos(w*x + b)*b'],
    ['b', 'exp(w*x + b)', 'exp(w*x + b)*b'],
  ],
  B06: [
    ['w', 'max(0, w*x) * 5', '5x'],
    ['x', 'relu(3x - 6)', '3'],
    ['w', 'v*relu(w*x)', 'v*x'],
    ['w', '(max(0, w*x) - y)^2', '2(max(0, w*x) - y)*x'],
    ['x', 'max(0, x^2 - 4)', '2x'],
  ],
  B07: [
    ['w', '(relu(w*x) - y)^2', '2(relu(w*x) - y) * step(relu(w*x) - y) * x'],
    ['w', '(max(0, w*x + b) - y)^2', '2(max(0, w*x + b) - y) * step(max(0, w*x + b) - y) * x'],
    ['b', '(relu(w*x + b) - t)^2', '2(relu(w*x + b) - t) * step(relu(w*x + b) - t)'],
    ['w', '0.5*(relu(w*x) - y)^2', '(relu(w*x) - y) * step(relu(w*x) - y) * x'],
    ['w', '(relu(w^2*x) - y)^2', '2(relu(w^2*x) - y) * step(relu(w^2*x) - y) * 2w*x'],
  ],
  B08: [
    ['x', 'sigmoid(3x)', '3sigmoid(sigmoid(3x)) * (1 - sigmoid(sigmoid(3x)))'],
    ['x', 'sigmoid(x^2)', '2x*sigmoid(sigmoid(x^2)) * (1 - sigmoid(sigmoid(x^2)))'],
    ['b', 'sigmoid(w*x + b)', 'sigmoid(sigmoid(w*x + b)) * (1 - sigmoid(sigmoid(w*x + b)))'],
    ['w', '(sigmoid(w*x) - y)^2', '2(sigmoid(w*x) - y) * sigmoid(sigmoid(w*x)) * (1 - sigmoid(sigmoid(w*x))) * x'],
    ['w', '1/(1 + exp(-w*x))', 'sigmoid(sigmoid(w*x)) * (1 - sigmoid(sigmoid(w*x))) * x'],
  ],
  B09: [
    ['x', 'sigmoid(3x)', '3 * 3x * (1 - 3x)'],
    ['x', 'sigmoid(x^2)', 'x^2 * (1 - x^2) * 2x'],
    ['b', 'sigmoid(w*x + b)', '(w*x + b) * (1 - w*x - b)'],
    ['w', '(sigmoid(w*x) - y)^2', '2(sigmoid(w*x) - y) * w*x * (1 - w*x) * x'],
    ['w', 'v*sigmoid(w*x)', 'v * w*x * (1 - w*x) * x'],
  ],
  B10: [
    ['x', 'tanh(3x)', '3(1 - tanh(3x))'],
    ['x', 'tanh(x^2)', '2x(1 - tanh(x^2))'],
    ['b', 'tanh(w*x + b)', '1 - tanh(w*x + b)'],
    ['w', '(tanh(w*x) - y)^2', '2(tanh(w*x) - y)(1 - tanh(w*x))x'],
    ['w', 'v*tanh(w*x)', 'v(1 - tanh(w*x))x'],
  ],
  B11: [
    ['x', 'tanh(3x)', '3(1 - 9x^2)'],
    ['x', 'tanh(x^2)', '2x(1 - x^4)'],
    ['b', 'tanh(w*x + b)', '1 - (w*x + b)^2'],
    ['w', '(tanh(w*x) - y)^2', '2(tanh(w*x) - y)(1 - (w*x)^2)x'],
    ['w', 'v*tanh(w*x)', 'v(1 - (w*x)^2)x'],
  ],
  B12: [
    [
      'b',
      '-(y*log(sigmoid(w*x + b)) + (1 - y)*log(1 - sigmoid(w*x + b)))',
      '(sigmoid(w*x + b) - y) * sigmoid(w*x + b) * (1 - sigmoid(w*x + b))',
    ],
    [
      'w',
      '-(y*log(sigmoid(w*x + b)) + (1 - y)*log(1 - sigmoid(w*x + b)))',
      '(sigmoid(w*x + b) - y) * sigmoid(w*x + b) * (1 - sigmoid(w*x + b)) * x',
    ],
    ['z', '-(t*log(sigmoid(z)) + (1 - t)*log(1 - sigmoid(z)))', '(sigmoid(z) - t) * sigmoid(z) * (1 - sigmoid(z))'],
    [
      'w',
      'y*log(sigmoid(w*x)) + (1 - y)*log(1 - sigmoid(w*x))',
      '(y - sigmoid(w*x)) * sigmoid(w*x) * (1 - sigmoid(w*x)) * x',
    ],
    [
      'w',
      '-(y*log(sigmoid(w^2)) + (1 - y)*log(1 - sigmoid(w^2)))',
      '(sigmoid(w^2) - y) * sigmoid(w^2) * (1 - sigmoid(w^2)) * 2w',
    ],
  ],
  B13: [
    ['b', '(sigmoid(w*x + b) - y)^2', '2(sigmoid(w*x + b) - y)'],
    ['w', '(sigmoid(w*x + b) - y)^2/2', '(sigmoid(w*x + b) - y)*x'],
    ['z', '(sigmoid(z) - t)^2', '2(sigmoid(z) - t)'],
    ['w', '(y - sigmoid(w*x))^2', '2(sigmoid(w*x) - y)*x'],
    ['w', '(sigmoid(w^2*x) - y)^2', '2(sigmoid(w^2*x) - y)*2w*x'],
  ],
  B14: [
    ['w', '(w*x + b - y)^2', '2(y - w*x - b)*x'],
    ['b', '(w*x + b - y)^2', '2(y - w*x - b)'],
    ['w', '(tanh(w*x) - y)^2', '2(y - tanh(w*x))(1 - tanh(w*x)^2)x'],
    ['w', '-(y*log(sigmoid(w*x)) + (1 - y)*log(1 - sigmoid(w*x)))', '(y - sigmoid(w*x))*x'],
    ['z', '(z^2 - y)^2', '2(y - z^2)*2z'],
  ],
  B15: [
    ['p', 't*log(p) + (1 - t)*log(1 - p)', 't/p + (1 - t)/(1 - p)'],
    ['x', 'y*log(1 - x)', 'y/(1 - x)'],
    ['x', 'log(1 - x^2) + y', '2x/(1 - x^2)'],
    ['a', 'log(1 - a) - y*a', '1/(1 - a) - y'],
    ['w', 'k*log(1 - w*x)', 'k*x/(1 - w*x)'],
  ],
  B16: [
    ['w', '(w*x + b - y)^2', '(w*x + b - y)*x'],
    ['b', '(w*x + b - y)^2', 'w*x + b - y'],
    ['w', '(y - w*x)^2', '(w*x - y)*x'],
    ['w', '(tanh(w*x) - y)^2', '(tanh(w*x) - y)(1 - tanh(w*x)^2)x'],
    ['a', '(a - y)^2', 'a - y'],
  ],
  B17: [
    ['w', '(w*x + b - y)^2/2', '2(w*x + b - y)*x'],
    ['b', '0.5*(w*x + b - y)^2', '2(w*x + b - y)'],
    ['w', '1/2*(y - w*x)^2', '2(w*x - y)*x'],
    ['w', '(tanh(w*x) - y)^2/2', '2(tanh(w*x) - y)(1 - tanh(w*x)^2)x'],
    ['a', '(a - y)^2/2', '2(a - y)'],
  ],
  B22: [
    ['b', '(w*x + b - y)^2/2 + k*w^2', '(w*x + b - y) + 2k*b'],
    ['b', '(w*x + b - y)^2 + k*w^2/2', '2(w*x + b - y) + k*b'],
    ['b', '(tanh(w*x + b) - y)^2 + k*w^2', '2(tanh(w*x + b) - y)(1 - tanh(w*x + b)^2) + 2k*b'],
    ['c', '(v*x + c - t)^2/2 + m*v^2/2', '(v*x + c - t) + m*c'],
    ['b', '(w*x + b - y)^2/2 + 3w^2', '(w*x + b - y) + 6b'],
  ],
  B23: [
    ['w', '(w*x + b - y)^2/2 + k*w^2', '(w*x + b - y)*x + k*w'],
    ['w', '(w*x - y)^2 + k*w^2', '2(w*x - y)*x + k*w'],
    ['v', '(v*x - t)^2/2 + m*v^2', '(v*x - t)*x + m*v'],
    ['w', '(tanh(w*x) - y)^2 + k*w^2', '2(tanh(w*x) - y)(1 - tanh(w*x)^2)x + k*w'],
    ['w', '(sigmoid(w*x) - y)^2/2 + k*w^2', '(sigmoid(w*x) - y)sigmoid(w*x)(1 - sigmoid(w*x))x + k*w'],
  ],
  B29: [
    ['v', '(v*sigmoid(w*x) - y)^2/2', '(v*sigmoid(w*x) - y)*w*x'],
    ['v', '(v*tanh(w*x + b) - y)^2', '2(v*tanh(w*x + b) - y)*(w*x + b)'],
    ['v', '(v*sigmoid(u) + c - y)^2/2', '(v*sigmoid(u) + c - y)*u'],
    ['v', 'v*tanh(z)', 'z'],
    ['v', 'sin(v*sigmoid(z))', 'cos(v*sigmoid(z))*z'],
  ],
  B30: [
    ['w', '(w*sigmoid(w*x) - y)^2/2', '(w*sigmoid(w*x) - y)*sigmoid(w*x)'],
    ['w', '(w*tanh(w*x) - y)^2', '2(w*tanh(w*x) - y)*tanh(w*x)'],
    ['w', '(w*sin(w*x) - y)^2/2', '(w*sin(w*x) - y)*sin(w*x)'],
    ['w', '(w*tanh(w*x) - y)^2/2', '(w*tanh(w*x) - y)*w*(1 - tanh(w*x)^2)*x'],
    ['v', '(v*exp(v*x) - t)^2/2', '(v*exp(v*x) - t)*exp(v*x)'],
  ],
  T14: [
    ['x', 'acos(3x)', '3/sqrt(1 - 9x^2)'],
    ['x', '3acos(x)', '3/sqrt(1 - x^2)'],
    ['x', 'acos(x^2)', '2x/sqrt(1 - x^4)'],
    ['x', 'acot(x)', '1/(1 + x^2)'],
    ['x', 'acot(5x)', '5/(1 + 25x^2)'],
  ],
  E16: [
    ['x', 'x^sin(x)', 'x^sin(x) * log(x)'],
    ['x', 'x^(2x)', 'x^(2x) * log(x) * 2'],
    ['x', 'x^(x^2)', 'x^(x^2) * log(x) * 2x'],
    ['x', 'sin(x)^x', 'sin(x)^x * log(sin(x))'],
    ['x', '(x + 1)^x', '(x + 1)^x * log(x + 1)'],
  ],
  D04: [
    ['x', 'x^5', 'x^6/6'],
    ['x', 'x^2 + 1', 'x^3/3 + x'],
    ['x', 'exp(2x)', 'exp(2x)/2'],
    ['x', '3x^2 + 4x', 'x^3 + 2x^2'],
    ['x', 'sqrt(x)', '2/3 * x^(3/2)'],
  ],
  N01: [
    ['x', 'sin(x)', 'cos(X)'],
    ['x', 'x^5 - 2x', '5X^4 - 2'],
    ['x', 'exp(3x)', '3exp(3X)'],
    ['x', 'a*x^2', '2A*x'],
    ['t', 't*log(t)', 'log(T) + 1'],
  ],
  S01: [
    ['x', 'x^3/(x + 2)', '(2x^3 - 6x^2)/(x + 2)^2'],
    ['x', '(x^2 + 1)*(x - 4)', '3x^2 + 8x + 1'],
    ['x', 'x^2*(x^2 - 3x)', '4x^3 + 9x^2'],
    ['x', '(x^2 + 2)*(x^3 - x)', '5x^4 + 3x^2 + 2'],
    ['x', '(2x - 1)*(x^2 + 5)', '6x^2 + 2x + 10'],
  ],
  S02: [
    ['x', '(x^2 + 1)*(x - 4)', '3x^2 - x + 1'],
    ['x', 'x^2*(x^2 - 3x)', 'x^3 - 9x^2'],
    ['x', '(x^2 + 2)*(x^3 - x)', 'x^4 + 3x^2 - 2'],
    ['x', 'x^3*(x + 4)', '4x^3 + x^2'],
    ['x', '(x + 1)/(x^2 + 3)', '(3 - x - x^2)/(x^2 + 3)^2'],
  ],
};

describe.each(Object.entries(SHOWN))('%s is named first', (id, cases) => {
  test.each(cases)('by %s: %s answered by %s', (wrt, f, wrong) => {
    const { mistakes } = diagnosis({ kind: 'derivative', f: read(f), wrt, order: 1 })(read(wrong));
    expect(mistakes.map(({ mistake }) => mistake.id)[0]).toBe(id);
  });
});
