import { describe, expect, test } from 'vitest';
import { strictText } from '../src/expression/strict.ts';
import { exactPlace } from '../src/kinds/exact-place.ts';
import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { readValues } from '../src/values.ts';

/** The verdict on an answer where the point is given as on the terminal: x=pi/4. */
function verdictAt(question: CheckQuestion, point: string, answer: string): string {
  const at = readValues(point);
  if (!at.ok) throw new Error(at.complaint.message);
  const marked = check({ ...question, at: at.value }, answer);
  if (!marked.ok) throw new Error(marked.complaint.message);
  return marked.value.verdict;
}

describe('a double stands for the simple number it is nearest to', () => {
  test.each([
    [2, '2'],
    [-0.5, '-0.5'],
    [0.3333, '0.3333'],
    [0.333333333333, '0.333333333333'],
    [0.785398, '0.785398'],
    [1.04719755, '1.04719755'],
    [0.12345678901234, '0.12345678901234'],
    [1 / 3, '1/3'],
    [-2 / 7, '-2/7'],
    [0.1 + 0.2, '3/10'],
    [Math.PI, 'pi'],
    [Math.PI / 4, 'pi/4'],
    [(-7 * Math.PI) / 6, '-7*pi/6'],
    [Math.SQRT2, 'sqrt(2)'],
    [Math.sqrt(3) / 2, 'sqrt(3)/2'],
    [Math.E, 'e'],
    [1 / Math.E, 'exp(-1)'],
    [Math.log(3), 'log(3)'],
    [Math.log(0.5), '-log(2)'],
  ])('%d is %s', (x, exact) => {
    expect(strictText(exactPlace(x)).replaceAll(' ', '')).toBe(exact);
  });
});

describe('an answer is exact at points that are no short decimals', () => {
  test.each<[CheckQuestion, string, string, string]>([
    [{ of: 'tan x' }, 'x=pi/4', '2', 'correct'],
    [{ of: 'tan x' }, 'x=-pi/4', '2', 'correct'],
    [{ of: 'sin x' }, 'x=pi/2', '0', 'correct'],
    [{ of: 'sin x' }, 'x=pi/3', '1/2', 'correct'],
    [{ of: 'cos x' }, 'x=pi/4', '-1/sqrt(2)', 'correct'],
    [{ of: 'x^2' }, 'x=1/3', '2/3', 'correct'],
    [{ of: 'x^2' }, 'x=sqrt(2)', '2sqrt(2)', 'correct'],
    [{ of: 'ln x' }, 'x=e', '1/e', 'correct'],
    [{ of: 'ln x' }, 'x=1/e', 'e', 'correct'],
    [{ of: 'e^(2x)' }, 'x=ln(3)', '18', 'correct'],
    [{ of: 'sin x', wrt: 'x' }, 'x=0.7853981633974483', '√2/2', 'correct'],
    [{ of: 'x y^2', kind: 'gradient' }, 'x=1/3,y=2/3', '(4/9, 4/9)', 'correct'],
    [{ of: 'sin x', kind: 'tangent' }, 'x=3.141592653589793', 'y = π - x', 'correct'],
    [{ of: 'sin x', kind: 'inverse' }, 'x=pi/4', 'sqrt(2)', 'correct'],
    [{ of: 'x = cos t; y = sin t', kind: 'parametric' }, 't=pi/4', '-1', 'correct'],
    [{ of: 'x^2 + y^2 = 4', kind: 'implicit' }, 'x=1,y=sqrt(3)', '-1/sqrt(3)', 'correct'],
    [{ of: 'sin x' }, 'x=pi/4', '√2/2 + 10^(-9)', 'wrong'],
    [{ of: 'sin x' }, 'x=pi/4', '-√2/2', 'wrong'],
    [{ of: 'sin x' }, 'x=0.785398', '√2/2', 'wrong'],
    [{ of: 'x^2' }, 'x=1/3', '0.6667', 'wrong'],
    [{ of: 'x^2' }, 'x=0.3333', '2/3', 'wrong'],
    [{ of: 'x^2' }, 'x=0.3333', '0.6666', 'correct'],
    [{ of: 'x y^2', kind: 'gradient' }, 'x=1/3,y=2/3', '(4/9, 2/9)', 'wrong'],
    [{ of: 'sin x', kind: 'tangent' }, 'x=pi', 'y = 3.1416 - x', 'wrong'],
    [{ of: 'x^2 + y^2 = 4', kind: 'implicit' }, 'x=1,y=sqrt(3)', '1/sqrt(3)', 'wrong'],
  ])('of %o at %s: %s is %s', (question, point, answer, verdict) => {
    expect(verdictAt(question, point, answer)).toBe(verdict);
  });
});
