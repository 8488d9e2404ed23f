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
    ['x^3 - 3x', 'x = 1 oder x = -1', 'correct'],
    ['x^3 - 3x', '-1 & 1', 'correct'],
    ['x^3 - 3x', '3x^2-3=0, x=±1', 'correct'],
    ['x^3 - 3x', 'x^2 = 1, x = 1', 'wrong'],
    ['x^3 - 3x', '3x^2-3=0, x=±2', 'wrong'],
  ])('of %s: %s is %s', (of, answer, said) => {
    expect(verdict({ of, kind: 'critical' }, answer)).toBe(said);
  });
});

describe('what is said of critical points beside where they are is judged, too', () => {
  test.each([
    ['x^3 - 3x', '(-1, 2), (1, -2)', 'correct'],
    ['x^3 - 3x', '(1, -2) and (-1, 2)', 'correct'],
    ['x^3 - 3x', 'x=1 (min), x=-1 (max)', 'correct'],
    ['x^3 - 3x', 'min at 1, max at -1', 'correct'],
    ['x^3 - 3x', 'local max: (-1, 2); local min: (1, -2)', 'correct'],
    ['x^3 - 3x', 'x=1, y=-2; x=-1, y=2', 'correct'],
    ['x^2 - 4x', '(2, -4)', 'correct'],
    ['x^2 - 4x', 'minimum at (2, -4)', 'correct'],
    ['x^3 - 3x', '(-1, 5) and (1, 5)', 'wrong'],
    ['x^3 - 3x', '(-2, 1), (2, -1)', 'wrong'],
    ['x^3 - 3x', 'min at -1, max at 1', 'wrong'],
    ['x^3 - 3x', 'x=1 (max), x=-1 (max)', 'wrong'],
    ['x^3', 'max at x=0', 'wrong'],
    ['x^3', 'saddle at (0, 0)', 'correct'],
    ['x^3', 'x = 0 is an inflection point', 'correct'],
    ['x^2', 'saddle at x=0', 'wrong'],
    ['x^3 - 3x', 'x=1, y=2; x=-1, y=-2', 'wrong'],
    ['x^2 - 4x', '(2, 4)', 'wrong'],
    ['x^2 - 4x', '(-4, 2)', 'wrong'],
    ['x^2 - 4x', 'maximum at (2, -4)', 'wrong'],
    ['x^3 - 3x', 'x^2 = 1', 'unreadable'],
    ['x^3 - 3x', 'min 1 or so, y = 2', 'unreadable'],
  ])('of %s: %s is %s', (of, answer, said) => {
    expect(verdict({ of, kind: 'critical' }, answer)).toBe(said);
  });

  test('an equation for the places is to be solved', () => {
    const marked = check({ of: 'x^3 - 3x', kind: 'critical' }, '|x| = 1');
    expect(marked.ok && marked.value).toMatchObject({ complaint: { message: expect.stringContaining('solve it') } });
  });
});

describe('that there is no critical point is an answer', () => {
  const denials = [
    ...['none', 'no', 'no critical points', 'No crit. points', 'no real solutions', 'there are none', 'none exist'],
    ...['∅', '{}', '\\emptyset', 'n/a', 'no solution', 'does not exist'],
  ];
  test.each([
    ['x^3 + x', 'correct'],
    ['e^x', 'correct'],
    ['x^3 - 3x', 'wrong'],
    ['|x|', 'wrong'],
  ])('of %s it is %s', (of, said) => {
    expect(denials.map(answer => verdict({ of, kind: 'critical' }, answer))).toEqual(denials.map(() => said));
  });

  test('a place is none then', () => {
    expect(verdict({ of: 'x^3 + x', kind: 'critical' }, 'x = 0')).toBe('wrong');
  });
});

describe('of a constant every number is a critical point', () => {
  test.each([
    ['5', 'all real numbers', 'correct'],
    ['5', 'every x', 'correct'],
    ['5', 'x ∈ ℝ', 'correct'],
    ['5', 'x\\in\\mathbb{R}', 'correct'],
    ['5', '(-∞, ∞)', 'correct'],
    ['5', 'everywhere', 'correct'],
    ['5', 'none', 'wrong'],
    ['5', '0', 'wrong'],
    ['5', 'all integers', 'unreadable'],
    ['x + 1', 'none', 'correct'],
    ['x + 1', 'all real numbers', 'unreadable'],
    ['x^2', 'all real numbers', 'unreadable'],
  ])('of %s: %s is %s', (of, answer, said) => {
    expect(verdict({ of, wrt: 'x', kind: 'critical' }, answer)).toBe(said);
  });
});

describe('families of critical points are compared as sets', () => {
  test.each([
    ['sin x', 'x = pi/2 + k pi', 'correct'],
    ['sin x', 'x=(2k+1)pi/2', 'correct'],
    ['sin x', 'pi/2 - n pi', 'correct'],
    ['sin x', 'x = pi/2 + n*pi, n integer', 'correct'],
    ['sin x', 'x = pi/2 + k*pi, k in Z', 'correct'],
    ['sin x', 'x = pi/2 + 2k pi or x = -pi/2 + 2k pi', 'correct'],
    ['sin x', '±pi/2 + 2n pi where n is an integer', 'correct'],
    ['cos(2x)', 'k pi/2', 'correct'],
    ['sin x', 'x = \\frac{\\pi}{2} + k\\pi, k \\in \\mathbb{Z}', 'correct'],
    ['sin x', 'pi/2 + 2 pi k, 3pi/2 + 2 pi k, k an integer', 'correct'],
    ['sin x', 'x = pi/2 + m pi and 0', 'wrong'],
    ['sin x', 'x = k pi', 'wrong'],
    ['sin x', 'pi/2 + 2k pi', 'wrong'],
    ['sin x', 'pi/2 + k pi/2', 'wrong'],
    ['sin x', 'pi/2 + 3k pi', 'wrong'],
    ['sin x', '1.57 + k pi', 'wrong'],
    ['sin x', 'pi/2', 'wrong'],
    ['cos(2x)', 'k pi', 'wrong'],
    ['x^3 - 3x', 'k', 'wrong'],
    ['x^3 - 3x', '1 - 2k', 'wrong'],
  ])('of %s: %s is %s', (of, answer, said) => {
    expect(verdict({ of, kind: 'critical' }, answer)).toBe(said);
  });
});

describe('a critical point that is known by its decimals may be typed exactly', () => {
  test.each([
    ['ln(x)/x', 'e', 'correct'],
    ['ln(x)/x', '(e, 1/e)', 'correct'],
    ['ln(x)/x', 'x = 2.718282', 'correct'],
    ['ln(x)/x', '2.7182818285', 'correct'],
    ['x ln x', 'x = 1/e', 'correct'],
    ['x^2 ln x', 'e^(-1/2)', 'correct'],
    ['e^x - 5x', 'ln 5', 'correct'],
    ['e^(3x) - x', '-ln(3)/3', 'correct'],
    ['x^4 - 12x', '3^(1/3)', 'correct'],
    ['x^5 - 2x', '±(2/5)^(1/4)', 'correct'],
    ['arctan x - x/4', 'x = √3 or x = -√3', 'correct'],
    ['cosh x - 3x', 'asinh(3)', 'correct'],
    ['3^x - x', '-ln(ln 3)/ln 3', 'correct'],
    ['sin x - x^2', '0.4501836113', 'correct'],
    ['ln(x)/x', '2.718', 'wrong'],
    ['ln(x)/x', '2.7182818280', 'wrong'],
    ['ln(x)/x', '2721/1001', 'wrong'],
    ['ln(x)/x', '1/e', 'wrong'],
    ['ln(x)/x', '(e, e)', 'wrong'],
    ['arctan x - x/4', '√3', 'wrong'],
    ['arctan x - x/4', '√3, √3', 'wrong'],
    ['arctan x - x/4', '√3, -√2', 'wrong'],
    ['x^2 - x^3', '0, 0.6666666667', 'wrong'],
  ])('of %s: %s is %s', (of, answer, said) => {
    expect(verdict({ of, kind: 'critical' }, answer)).toBe(said);
  });

  test('what is exact among them is not blamed', () => {
    const marked = check({ of: 'arctan x - x/4', kind: 'critical' }, '√3, -√2');
    expect(marked.ok && marked.value).toMatchObject({ verdict: 'wrong', entry: [0] });
  });
});

describe('spacing commands of LaTeX are nothing but space', () => {
  test.each([
    ['x^3 - 12x', 'x=2,\\ x=-2', 'correct'],
    ['x^3 - 12x', '2,\\;-2', 'correct'],
    ['x^3 - 12x', 'x=2,\\quad x=-2', 'correct'],
    ['x^3 - 12x', 'x=2 \\quad\\text{or}\\quad x=-2', 'correct'],
    ['x^3 - 12x', 'x \\in \\left\\{-2,\\,2\\right\\}', 'correct'],
    ['x^3 - 12x', 'x_{1}=2, x_{2}=-2', 'correct'],
    ['x^3 - 12x', 'x_{1,2}=\\pm 2', 'correct'],
    ['\\cos x', 'x=n\\pi,\\; n\\in\\mathbb{Z}', 'correct'],
    ['\\cos x', 'x=n\\pi,\\ n\\in\\mathbb{Z}', 'correct'],
    ['\\cos x', 'x=n\\pi,\\quad n\\in\\mathbb{Z}', 'correct'],
    ['\\cos x', 'x=n\\pi\\;(n\\in\\mathbb{Z})', 'correct'],
    ['\\cos x', 'x=2n\\pi,\\; n\\in\\mathbb{Z}', 'wrong'],
    ['x^3 - 12x', 'x=2,\\ x=-3', 'wrong'],
    ['x^3 - 12x', 'x_{1,2}=\\pm 3', 'wrong'],
  ])('of %s: %s is %s', (of, answer, said) => {
    expect(verdict({ of, kind: 'critical', syntax: 'latex' }, answer)).toBe(said);
  });

  test.each([
    ['f_x=3x^2y,\\quad f_y=x^3', 'correct'],
    ['f_x=3x^2y,\\; f_y=x^3', 'correct'],
    ['f_x=3x^2y;\\ f_y=x^3', 'correct'],
    ['f_x=3x^2y,\\quad f_y=x^2', 'wrong'],
  ])('of a gradient: %s is %s', (answer, said) => {
    expect(verdict({ of: 'x^3 y', kind: 'gradient', syntax: 'latex' }, answer)).toBe(said);
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
    ['m = 4, y = 4x - 4', 'correct'],
    ["y' = 4; y - 4 = 4(x - 2)", 'correct'],
    ["f'(2) = 4, so y = 4x - 4", 'correct'],
    ['m = 3, y = 4x - 4', 'wrong'],
    ["y'(2) = 4, y = 4x - 4", 'correct'],
    ['slope 4 → 4x - y = 4', 'correct'],
    ['m = 4, y = 3x - 4', 'wrong'],
    ['m = 4, y = 4x - 5', 'wrong'],
    ['m = 4', 'wrong'],
    ['x → 4x - 4', 'correct'],
    ['x = 2: 4x - 4', 'correct'],
    ['x = 4x - 4', 'wrong'],
    ['so x = 4x - 4', 'wrong'],
    ['$x = 4x - 4$', 'wrong'],
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

describe('a tangent answered as an equation without y is a vertical line', () => {
  const VERTICAL = /^An equation in x alone, such as x = 3, is a vertical line/;

  test.each([
    ['x^2 + 5', 0, 'x = 5'],
    ['x^2', 0, 'x = 0'],
    ['x^2 - 6x', 3, 'The tangent line is x = -9'],
    ['x^2', 4, 'x = 8x - 16'],
    ['x^2', 4, 'x = 4'],
  ])('of %s at %s: %s is wrong, and why is said', (of, x, answer) => {
    const marked = check({ of, kind: 'tangent', at: { x } }, answer);
    expect(marked.ok && 'hint' in marked.value && marked.value.hint).toMatch(VERTICAL);
    expect(verdict({ of, kind: 'tangent', at: { x } }, answer)).toBe('wrong');
  });

  test.each([
    ['x^2 + 5', 0, 'y = 5'],
    ['x^2 + 5', 0, '5'],
    ['x^2 - 6x', 3, 'T = -9'],
    ['x^2', 4, 't(x) = 8x - 16'],
  ])('of %s at %s: %s is right', (of, x, answer) => {
    expect(verdict({ of, kind: 'tangent', at: { x } }, answer)).toBe('correct');
  });

  test('the letter is that of the function', () => {
    expect(verdict({ of: 't^2 + 5', kind: 'tangent', wrt: 't', at: { t: 0 } }, 't = 5')).toBe('wrong');
    expect(verdict({ of: 't^2 + 5', kind: 'tangent', wrt: 't', at: { t: 0 } }, 'x = 5')).toBe('correct');
  });
});

describe('words in LaTeX behind an answer are remarks', () => {
  test.each([
    ['2x \\quad \\text{for all } x', 'correct'],
    ['2x\\quad\\text{for all real } x', 'correct'],
    ['3x\\quad\\text{for all } x', 'wrong'],
  ])('of x^2: %s is %s', (answer, said) => {
    expect(verdict({ of: 'x^2' }, answer)).toBe(said);
  });
});

describe('a limit in an answer is what it comes to', () => {
  test.each([
    ['x^2', 'lim h->0 (2x+h) = 2x', 'correct'],
    ['x^2', "f'(x) = lim_{h->0} (2x + h) = 2x", 'correct'],
    ['x^2', "f'(x) = lim h->0 (f(x+h) - f(x))/h = lim h->0 ((x+h)^2 - x^2)/h = 2x", 'correct'],
    ['x^10', '\\lim_{h\\to 0} \\frac{(x+h)^{10} - x^{10}}{h} = 10x^9', 'correct'],
    ['x^2', '2x + h -> 2x as h -> 0', 'correct'],
    ['x^2', 'lim h->0 (2x+h) = 3x', 'wrong'],
    ['x^2', 'lim h->0 (3x+h) = 2x', 'wrong'],
    ['x^2', 'lim h->0 ((x+h)^2 + x^2)/h = 2x', 'wrong'],
    ['x^3', 'lim h->0 (2x+h) = 2x', 'wrong'],
  ])('of %s: %s is %s', (of, answer, said) => {
    for (const kind of ['first-principles', 'derivative'] as const)
      expect(verdict({ of, wrt: 'x', kind }, answer)).toBe(said);
  });
});

describe('y is the function in logarithmic differentiation', () => {
  test.each([
    ['x^x', 'y(1 + ln x)', 'correct'],
    ['x^x', "y' = y(ln x + 1)", 'correct'],
    ['x^x', 'y ln x', 'wrong'],
    ['x^x', 'y(1 + ln y)', 'wrong'],
    ['x^x', 'z(1 + ln x)', 'wrong'],
  ])('of %s: %s is %s', (of, answer, said) => {
    expect(verdict({ of, wrt: 'x', kind: 'logarithmic' }, answer)).toBe(said);
  });

  test.each(['logarithmic', 'derivative'] as const)('it is to be written out: %s', kind => {
    const marked = check({ of: 'x^x', kind }, 'y(1 + ln x)');
    expect(marked.ok && 'beside' in marked.value && marked.value.beside?.at(-1)).toBe(': write it out.');
  });
});
