import { describe, expect, test } from 'vitest';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { saidOf } from './said-of.ts';

const RIGHT = /^Right\./;
const WRONG = /^Not right/;

describe('tangents with what leads to them', () => {
  const PARABOLA: CheckQuestion = { of: 'x^2 + x', kind: 'tangent', at: { x: 1 } };
  const TOP: CheckQuestion = { of: '3 - x^2', kind: 'tangent', at: { x: 0 } };

  test.each([
    [PARABOLA, 'y - 2 = 3(x - 1) \\Rightarrow y = 3x - 1', RIGHT],
    [PARABOLA, 'y - 2 = 3(x - 1) => y = 3x - 1', RIGHT],
    [PARABOLA, 'Tangent line at x = 1: y = 3x - 1', RIGHT],
    [PARABOLA, 'tangent at (1, 2): y = 3x - 1', RIGHT],
    [PARABOLA, 'eqn of the tangent y = 3x - 1', RIGHT],
    [PARABOLA, "f'(1) = 3, f(1) = 2, y = 3x - 1", RIGHT],
    [PARABOLA, "f(1) = 2, f'(1) = 3, so y = 3x - 1", RIGHT],
    [PARABOLA, 'x = 1: y = 3x - 1', RIGHT],
    [PARABOLA, 'y - 2 = 3(x - 1), so y = 3x - 1', RIGHT],
    [PARABOLA, 'y - 2 = 3(x - 1), so y = 3x - 2', WRONG],
    [PARABOLA, 'slope = 3, point (1, 2): y = 3x - 1', RIGHT],
    [PARABOLA, 'y = 3x - 1 or y = 2 + 3(x - 1)', RIGHT],
    [TOP, 'y = 3 (horizontal)', RIGHT],
    [TOP, 'horizontal line y = 3', RIGHT],
    [TOP, 'the tangent is horizontal: y = 3', RIGHT],
    [PARABOLA, 'y - 2 = 3(x - 1) => y = 3x - 2', WRONG],
    [PARABOLA, "f'(1) = 2, f(1) = 2, y = 3x - 1", WRONG],
    [PARABOLA, 'x = 1, y = 2x', /neither|goes through|slope/],
    [PARABOLA, 'y = 3x - 1 or y = 3x', /goes through the origin/],
    [TOP, 'x = 3', /is a vertical line/],
    [{ of: '|x|', kind: 'tangent', at: { x: 0 } } as const, 'x = 0', /has no tangent at x = 0/],
  ])('%o: %s', (question, answer, said) => {
    expect(saidOf(question, answer)).toMatch(said);
  });

  test.each(['x = 1, y = 2x', 'x = 1: y = x + 1'])('%s is no vertical line', answer => {
    expect(saidOf(PARABOLA, answer)).not.toContain('vertical');
  });
});

describe('critical points with what leads to them', () => {
  const critical = (of: string): CheckQuestion => ({ of, kind: 'critical' });

  test.each([
    ['x^3 - 12x', "f'(x) = 0 at x = ±2", RIGHT],
    ['x^3 - 12x', '3x^2 - 12 = 0 so x = ±2', RIGHT],
    ['x^2 - 6x', 'vertex (3, -9)', RIGHT],
    ['x^2 - 6x', 'vertex (3, 9)', WRONG],
    ['x^3 - 12x', "f'(x) = 3x^2 - 12 = 0, x = 2 or x = -2", RIGHT],
    ['x^3 - 12x', "f'(x) = 0 at x = ±4", WRONG],
    ['x^4 - 8x^2', '4x^3 - 16x = 0, so x = 0, x = ±2', RIGHT],
    ['x^4 - 8x^2', '4x(x^2 - 4) = 0: x = 0, x = 2, x = -2', RIGHT],
    ['x^4 - 8x^2', 'x = 0 (max), x = ±2 (min)', RIGHT],
    ['x^4 - 8x^2', 'minima at x = ±2, maximum at x = 0', RIGHT],
    ['x^4 - 8x^2', 'x = 0 (min), x = ±2 (max)', /there is no maximum at x = −2/],
    ['x^3 - 12x', 'x = ±2 (max)', /there is no maximum at x = 2/],
    ['x^3 - 12x', 'x = 0, x = ±2', /x = 0 is no critical point: the derivative is −12 there/],
    ['x^3 - 12x', 'x = 0, x = 2', /x = 0 is no critical point: the derivative is −12 there/],
    ['x^3 - 12x', 'x = 2, x = 2', /not all of them/],
    ['|x - 3|', "x = 3 (f' undefined)", RIGHT],
    ['|x - 3|', "x = 3 (f'(3) does not exist)", RIGHT],
    ['|x - 3|', 'x = 3 (corner)', RIGHT],
    ['|x - 3|', 'x = 0 (corner)', WRONG],
    ['e^(2x)', "f' is never 0", RIGHT],
    ['e^(2x)', '2e^(2x) ≠ 0 so none', RIGHT],
    ['e^(2x)', 'none since e^(2x) > 0', RIGHT],
    ['x^2', "f' is never 0", WRONG],
    ['x^2', 'none since x^2 >= 0', WRONG],
  ])('of %s: %s', (of, answer, said) => {
    expect(saidOf(critical(of), answer)).toMatch(said);
  });

  test.each([
    ['sin x', 'odd multiples of pi/2', RIGHT],
    ['sin x', 'all odd integer multiples of π/2', RIGHT],
    ['cos x', 'integer multiples of π', RIGHT],
    ['cos x', 'x = multiples of pi', RIGHT],
    ['cos x', 'even multiples of π/2', RIGHT],
    ['sin x', '±π/2, ±3π/2, ...', RIGHT],
    ['sin x', 'π/2, 3π/2, 5π/2, and so on', RIGHT],
    ['sin x', 'even multiples of π/2', WRONG],
    ['sin x', 'multiples of π/2', WRONG],
    ['cos x', 'odd multiples of π', WRONG],
    ['sin x', 'π/2, 5π/2, 9π/2, ...', WRONG],
    ['sin x', '3π/2, 5π/2, 9π/2, ...', WRONG],
    ['sin x', '9π/2, 11π/2, 13π/2, ...', RIGHT],
    ['sin x', '±π/2, ±π, ...', WRONG],
    ['sin x', '±π/2', WRONG],
  ])('in words, of %s: %s', (of, answer, said) => {
    expect(saidOf(critical(of), answer)).toMatch(said);
  });
});

test.each([
  [{ of: 'x^2 + y^2 = 25', kind: 'implicit', at: { x: 3, y: 4 } } as const, '-0,75', RIGHT],
  [{ of: 'x^2 + y^2 = 25', kind: 'implicit', at: { x: 3, y: 4 } } as const, 'dy/dx = -0,75', RIGHT],
  [{ of: 'x^2 + y^2 = 25', kind: 'implicit', at: { x: 3, y: 4 } } as const, '-0,8', WRONG],
  [{ of: 'x^2 y', kind: 'directional', along: '(3, 4)', at: { x: 1, y: 2 } } as const, '3,2', RIGHT],
  [{ of: 'x^2 y', kind: 'directional', along: '(3, 4)', at: { x: 1, y: 2 } } as const, '4, 1', /the gradient/],
])('a decimal comma in a value: %o, %s', (question, answer, said) => {
  expect(saidOf(question, answer)).toMatch(said);
});
