import { expect, test } from 'vitest';
import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { words } from '../src/telling/json.ts';
import { verdictSaid } from '../src/telling/verdict-said.ts';

const CIRCLE: CheckQuestion = { of: 'x^2 + y^2 = 25', kind: 'implicit' };
const PARABOLA: CheckQuestion = { of: 'y^2 = x', kind: 'implicit' };
const AT_ONE: CheckQuestion = { of: 'sin x', at: { x: 1 } };
const ROUNDED: CheckQuestion = { ...AT_ONE, rounding: 2 };
const GRADIENT: CheckQuestion = { of: 'x^2 y', kind: 'gradient', wrt: 'x, y' };
const SPACE: CheckQuestion = { of: 'x y z', kind: 'gradient', wrt: 'x, y, z' };
const JACOBIAN: CheckQuestion = { of: '[x y, x + y]', kind: 'jacobian', wrt: 'x, y' };
const HESSIAN: CheckQuestion = { of: 'x^2 y', kind: 'hessian', wrt: 'x, y' };

/** Answers as students, books, telephones and programs write them: right ones, and their wrong twins. */
const ANSWERS: readonly (readonly [CheckQuestion, right: readonly string[], wrong: readonly string[]])[] = [
  [
    { of: 'x^2 cos x' },
    [
      '2·x·cos x − x²·sin x',
      '2xcosx-x²sinx',
      '2 x Cos[x] - x^2 Sin[x]',
      '2*x*cos(x)-x**2*sin(x)',
      '2x cos x + x^2 · -sin x',
      'x\\left(2\\cos(x)-x\\sin(x)\\right)',
      "u=x^2, v=cos x, u'=2x, v'=-sin x, y' = 2x cos x - x^2 sin x",
      "let u = x^2, v = cos x; f' = u'v + uv' = 2x cos x - x^2 sin x",
      "y' = (x^2)'cosx + x^2(cosx)' = 2xcosx - x^2sinx",
      'Using the product rule we get 2x cos x − x² sin x',
      '𝑓′(𝑥) = 2𝑥 cos 𝑥 − 𝑥² 𝑠𝑖𝑛 𝑥',
    ],
    ['2x cos x + x^2 sin x', "y' = (x^2)'(cos x)' = 2x cos x - x^2 sin x", '2x cos x (product rule)'],
  ],
  [
    { of: 'sin(x)^2' },
    ['2sinxcosx', 'sin 2x', 'Sin[2x]', "f'(x) = 2·sin x·cos x = sin 2x"],
    ['2 sin x', 'sin 2x = 2 sin x'],
  ],
  [{ of: 'a x^3', wrt: 'x', at: { x: 2 } }, ['12a', "f'(2) = 12a", 'a·12'], ['3a x^2', '12', '12x', '6a']],
  [{ of: 'x^2 y', wrt: 'x', at: { x: 3 } }, ['6y'], ['6', '2x y', '9y']],
  [{ of: 'cos x' }, ['−sin x', '–sin(x)', '-1 sin x', '(-1)sin x', '- sen x'], ['sin x', '± sin x']],
  [{ of: 'x^2/4' }, ['½x', '.5x', '1/2 x', '\\frac12x', 'x⁄2', 'x÷2'], ['1/(2x)']],
  [
    { of: 'sqrt x' },
    ['1/(2√x)', '½x^(−1/2)', '\\dfrac12x^{-1/2}', '(2√x)⁻¹', '1/(2√x), x > 0', '1/(2√x) (x>0)', '√x/(2x)'],
    ['1/(2x), x > 0', '1/√x'],
  ],
  [{ of: 'x^2' }, ['(a) 2x', '(ii) 2x', '2x!', '2x!!'], ['(a) 3x', 'x!']],
  [{ of: 'a x^2', wrt: 'x' }, ['(a) 2x'], ['(b) 2x']],
  [{ of: 'e^(2x)' }, ['2e²ˣ', '2E^(2x)', '2 \\mathrm{e}^{2x}', '2 Exp[2x]', 'e^(2x)·2'], ['2e^2 x', 'e^{2x}']],
  [{ of: 'ln|x|' }, ['1/x', '1/x, x≠0', '1/x for all x except 0', '\\frac{1}{x} \\quad (x \\neq 0)'], ['1/|x|']],
  [{ of: 'tan x' }, ['sec²x', '1/cos²x', '1+tg^2 x', 'Sec[x]^2', '\\sec^{2}\\left(x\\right)'], ['sec x', '1 + tan x']],
  [
    { of: 'sin(x^2)' },
    [
      '2x cos x^2',
      'cos(u)·2x where u = x^2',
      '2x cos(u) (where u = x²)',
      'dy/dx = dy/du * du/dx = cos(u) * 2x = 2x cos(x^2)',
    ],
    ['2x cos(x)^2', 'cos(u)·2x where u = x', '2x cos u'],
  ],
  [{ of: 'a x^2', wrt: 'x' }, ['2ax', '2\\,a\\,x', '2ax, where a is a constant'], ['2x, where a is a constant']],
  [{ of: 'b y x', wrt: 'x' }, ['by'], ['b']],
  [{ of: 'n a x', wrt: 'x' }, ['na'], ['n/a']],
  [
    CIRCLE,
    [
      '-x/y',
      '-x/sqrt(25-x^2) or x/sqrt(25-x^2)',
      'x/sqrt(25-x^2) and -x/sqrt(25-x^2)',
      '±x/√(25-x²)',
      '\\pm x/\\sqrt{25-x^2}',
      'dy/dx = -x/y = -x/(±sqrt(25-x^2))',
    ],
    ['± x/sqrt(24-x^2)', 'x/sqrt(25-x^2) or x/y', '± x/sqrt(25-x^2) + 1'],
  ],
  [
    PARABOLA,
    ['1/(2√x), -1/(2√x)', 'y1 = 1/(2√x), y2 = -1/(2√x)', 'y_1 = 1/(2√x); y_2 = -1/(2√x)'],
    ['1/(2√x), 1/(2√x)', 'y1 = 1/(2√x), y2 = -1/√x'],
  ],
  [
    JACOBIAN,
    [
      'df1/dx = y, df1/dy = x, df2/dx = 1, df2/dy = 1',
      '∂f_1/∂x = y, ∂f_1/∂y = x, ∂f_2/∂x = 1, ∂f_2/∂y = 1',
      'f2_x = 1, f2_y = 1, f1_x = y, f1_y = x',
      'u_x = y, u_y = x, v_x = 1, v_y = 1',
      'J_11 = y, J_12 = x, J_21 = 1, J_22 = 1',
      'J11 = y, J12 = x, J21 = 1, J22 = 1',
      '[y & x \\\\ 1 & 1]',
    ],
    ['df1/dx = x, df1/dy = y, df2/dx = 1, df2/dy = 1', 'J_11 = y, J_12 = 1, J_21 = x, J_22 = 1', '[x & y \\\\ 1 & 1]'],
  ],
  [
    { of: '[cos t, sin t]', kind: 'jacobian', wrt: 't' },
    ['[-sin t, cos t]', '[[-sin t], [cos t]]'],
    ['[cos t, -sin t]'],
  ],
  [
    { of: 'x^2 + y^2', kind: 'gradient', wrt: 'x, y' },
    ['2(xi + yj)', '2(x i + y j)', '4(xi + yj)/2', '-2(-xi - yj)'],
    ['(xi + yj)/2', '-2(xi + yj)'],
  ],
  [
    { of: 'yhat = w10 x + b; L = (yhat - y)^2', kind: 'gradient', wrt: 'w10, b' },
    [
      '2(yhat - y) x, 2(yhat - y)',
      '2 (yhat - y) * x, 2 (yhat - y) * 1',
      'dL/dw10 = 2(yhat - y) x; dL/db = 2(yhat - y)',
      'dw10 = 2(yhat - y)x\ndb = 2(yhat - y)',
      'db = 2(yhat - y), dw10 = 2(yhat - y)x',
    ],
    ['(yhat - y) * x, 2 (yhat - y)', '2 (yhat - y) * x, (yhat - y) * 1', 'db = 2(yhat - y)x\ndw10 = 2(yhat - y)'],
  ],
  [
    { of: 'z = w0 + x0 w10; ytilde = sigmoid(z)', kind: 'gradient', wrt: 'w0, w10' },
    [
      'dytilde/dw0 = ytilde (1 - ytilde); dytilde/dw10 = ytilde (1 - ytilde) x0',
      'ytilde (1 - ytilde), ytilde (1 - ytilde) x0',
    ],
    ['dytilde/dw10 = ytilde (1 - ytilde); dytilde/dw0 = ytilde (1 - ytilde) x0'],
  ],
  [HESSIAN, ['H_11 = 2y, H_12 = 2x, H_22 = 0', '[2y & 2x; 2x & 0]'], ['H_11 = 2y, H_12 = x, H_22 = 0']],
  [PARABOLA, ['±1/(2√x)', "2y y' = 1, y' = 1/(2y)", '1/(2y) = ±1/(2√x)'], ['±1/√x']],
  [
    { of: 'x^3', order: 2 },
    ["y' = 3x^2, y'' = 6x", "f'(x)=3x^2; f''(x)=6x", "y = x^3, y' = 3x^2, y'' = 6x", "y'' = (3x^2)' = 6x"],
    ["y' = 3x^2, y'' = 6", "y' = 6x, y'' = 3x^2", "y'' = (2x^2)' = 6x"],
  ],
  [
    AT_ONE,
    ['cos 1 ≈ 0.54', '= cos(1) = 0.5403', "f'(x) = cos x, f'(1) = cos 1"],
    ['0.54', 'cos 1 ≈ 0.55', 'sin 1 ≈ 0.54'],
  ],
  [
    ROUNDED,
    ['≈ 0.54', '~0.54', '0.54 (rounded)', '0.54 (2 d.p.)', '0.54 to 2 decimal places', '0.54...', '0,54', 'about 0.54'],
    ['0.5 (rounded)', '≈ 0.55', '0,55'],
  ],
  [
    GRADIENT,
    ['{2xy, x^2}', '[2xy x^2]', '2xy i + x^2 j', 'x(2y, x)', 'f_x = 2xy and f_y = x^2', 'grad f = (2xy, x^2)'],
    ['{x^2, 2xy}', '[x^2 2xy]', 'x^2 i + 2xy j', 'f_x = x^2, f_y = 2xy', 'f_x = 2xy', '-(2xy, x^2)', '2xy i'],
  ],
  [SPACE, ['yzi + xzj + xyk', '[yz xz xy]', 'yz, xz and xy', 'f_x = yz, f_y = xz, f_z = xy'], ['yz i + xy j + xz k']],
  [
    HESSIAN,
    ['[2y 2x; 2x 0]', '{{2y,2x},{2x,0}}', 'f_xx = 2y, f_xy = 2x, f_yy = 0', '∂²f/∂x² = 2y, ∂²f/∂x∂y = 2x, ∂²f/∂y² = 0'],
    ['f_xx = 2y, f_xy = x, f_yy = 0', '[2y 2x; 2x 1]'],
  ],
  [
    JACOBIAN,
    [
      'y x\n1 1',
      'y, x\n1, 1',
      'y,x;1,1',
      '[y x\n1 1]',
      '[[y x],[1 1]]',
      '| y x |\n| 1 1 |',
      '(y, x), (1, 1)',
      '[y, x]\n[1, 1]',
      'y & x \\\\ 1 & 1',
      'row 1: y, x; row 2: 1, 1',
      'Matrix([[y,x],[1,1]])',
      '[[y,1],[x,1]]^T',
    ],
    ['y 1\nx 1', '(x, y), (1, 1)', 'y,1;x,1', '[[y,x],[1,1]]^T', 'np.array([[y,1],[x,1]])'],
  ],
  [GRADIENT, ['2xy\nx^2', 'np.array([2*x*y, x**2])', "[2xy, x^2]'"], ['x^2\n2xy', 'vector(x^2, 2xy)']],
  [{ of: 'e^(2x)' }, ['2*math.exp(2*x)', '2*np.exp(2*x)'], ['math.exp(2*x)']],
  [{ of: 'sqrt x' }, ['0,5x^(-0,5)'], ['1,5x^(-0,5)']],
  [{ of: 'x^3' }, ["3x^2 = y'", "3x^2 = f'(x)", '3x^2?'], ["2x^2 = y'", 'x^3 = y']],
  [CIRCLE, ['-x/y = dy/dx', 'dy/dx=-2x/2y=-x/y'], ['x/y = dy/dx', '-2x/2y', '-3x/2y = -x/y', '-2x/2y = x/y']],
  [
    { of: 'x = t^2; y = t^3', kind: 'parametric', wrt: 't' },
    ["x'=2t, y'=3t^2, y'/x' = 3t/2", 'ẏ/ẋ = 3t/2', '3t^2/2t = 3t/2'],
    ["x'=2t, y'=3t^2, y'/x' = 3t", "x' = 2t, y' = 3t^2", '3t^2/2t'],
  ],
  [
    { of: 'x^2 + 3x', at: { x: 2 } },
    ['x=2: 7', '2x+3; x=2 → 7', '2x+3 at x=2 is 7', '7?', '0.7 x 10^1'],
    ['x=2: 8', '2x+3 at x=2 is 8', '7 x 10^1'],
  ],
  [{ of: 'sin x + cos y', kind: 'gradient', wrt: 'x, y' }, ['cos x i - sin y j'], ['cos x i + sin y j']],
  [
    { of: 'x^2 + x' },
    [
      '2x + 1 OR 1 + 2x',
      '2x + 1 oder 1 + 2x',
      '2x+1 or equivalently x + x + 1',
      '\\color{red}{2x + 1}',
      '\\textcolor{blue}{2x} + 1',
      '\\underline{\\underline{2x + 1}}',
      '\\mathbf{2x + 1}',
      "\\mathrm{f'(x) = 2x + 1}",
      '2x + 1 \\\\',
      '‘2x + 1’',
    ],
    ['2x + 1 OR 2x', '2x oder 2x + 1', '\\color{red}{2x}', '\\mathbf{2x} + \\mathrm{e}'],
  ],
  [
    { of: 'x^2' },
    ['two x', 'Two x', '2x (1 mark)', '2x [2 pts]', '2x is the derivative', '2x is my answer'],
    ['three x'],
  ],
  [{ of: 'x^3', at: { x: 2 } }, ['twelve', '12'], ['two', 'eleven']],
  [{ of: 't w o x', wrt: 'x' }, ['two', 'tow'], ['2']],
  [
    { of: 'v = w x + b; yhat = sigmoid(v); L = (yhat - y)^2/2', wrt: 'w' },
    ['(y_hat - y) y_hat (1 - y_hat) x', '(y_{hat} - y)y_{hat}(1 - y_{hat})x'],
    ['(y - y_hat) y_hat (1 - y_hat) x', '(y_hat - y) x'],
  ],
  [{ of: '(yhat - ystar)^2', wrt: 'yhat' }, ['2(y_hat - y_star)', '2(y_{hat} - ystar)'], ['2(y_star - y_hat)']],
  [{ of: '(yhat - y_hat)^2', wrt: 'yhat' }, ['2(yhat - y_hat)'], ['0', '2(y_hat - yhat)']],
  [
    { of: 'sin(x y)', kind: 'gradient', wrt: 'x, y' },
    [
      'cos(xy)·(y, x)',
      'cos(xy)⟨y, x⟩',
      '\\cos(xy)\\left(y, x\\right)',
      '\\cos(xy)\\begin{pmatrix}y\\\\x\\end{pmatrix}',
      'cos(xy)(y), cos(xy)(x)',
    ],
    ['cos(xy)(x, y)', 'cos(xy)(x), cos(xy)(y)'],
  ],
  [
    { of: 'ln(x^2 + y^2)/2', kind: 'gradient', wrt: 'x, y' },
    ['(1/(x^2+y^2)) (x, y)', '\\frac{1}{x^2+y^2}(x,y)'],
    ['1/(x^2+y^2)^2 (x, y)'],
  ],
  [{ of: 'O R x', wrt: 'x' }, ['OR', 'R O'], ['O or R']],
  [
    { of: 't^2', at: { t: 3 } },
    [
      '6\\,\\mathrm{m/s}',
      '6\\,\\frac{\\mathrm{m}}{\\mathrm{s}}',
      '6 \\frac{m}{s}',
      '6\\ \\dfrac{\\text{km}}{\\text{h}}',
    ],
    ['5 \\frac{m}{s}'],
  ],
  [{ of: 'm x/s', wrt: 'x' }, ['\\frac{m}{s}'], ['6 \\frac{m}{s}']],
  [{ of: 'x^3', kind: 'tangent', at: { x: 2 } }, ['\\ell: y = 8 + 12(x - 2)', 't: y = 12x - 16'], ['\\ell: y = 12x']],
  [
    { of: 'x^2/4 + 3y^2/4', kind: 'gradient', wrt: 'x, y' },
    [
      '(0,5x; 1,5y)',
      '0,5x ; 1,5y',
      '(0,5x, 1,5y)',
      '⟨0,5x; 1,5y⟩',
      '(0,5x | 1,5y)',
      '0,5x i + 1,5y j',
      '\\left(0{,}5x;\\ 1{,}5y\\right)',
      '\\begin{pmatrix}0,5x\\\\ 1,5y\\end{pmatrix}',
    ],
    ['(0,5x; 1,5x)', '(1,5y, 0,5x)', '(0,5x; 1; 5y)', '[[0,5],[1,5]]'],
  ],
  [{ ...GRADIENT, at: { x: 0.5, y: 1.5 } }, ['(1,5; 0,25)', '[1,5 0,25]', '(1,5, 0,25)'], ['(0,25; 1,5)', '(15; 25)']],
  [{ ...GRADIENT, at: { x: 1, y: 2 } }, ['(4,1)'], ['(1,2)', '(4,1; 1)', '(4,1; 1; 0)']],
  [
    { of: '[x^2 y/4, x + y]', kind: 'jacobian', wrt: 'x, y', at: { x: 1, y: 1 } },
    ['\\begin{pmatrix}0,5&0,25\\\\1&1\\end{pmatrix}', '[[0,5; 0,25]; [1; 1]]'],
    ['\\begin{pmatrix}0,5&0,5\\\\1&1\\end{pmatrix}'],
  ],
  [{ of: 'i x + j y', kind: 'gradient', wrt: 'x, y' }, ['(i, j)'], ['i + j']],
];

const verdictOf = (question: CheckQuestion, answer: string): string => {
  const checked = check(question, answer);
  return checked.ok ? checked.value.verdict : checked.complaint.message;
};

test.each(ANSWERS.flatMap(([question, right]) => right.map(answer => [question, answer] as const)))(
  '%j is answered by %s',
  (question, answer) => {
    expect(verdictOf(question, answer)).toBe('correct');
  },
);

test.each(ANSWERS.flatMap(([question, , wrong]) => wrong.map(answer => [question, answer] as const)))(
  '%j is not answered by %s',
  (question, answer) => {
    expect(verdictOf(question, answer)).toBe('wrong');
  },
);

test.each<[string, string]>([
  ['[[1,2],[3,4]]', 'Asked for is a list of 2 entries, and this is a matrix of 2 rows and 2 columns.'],
  ['((1, 2), (3, 2, 1))', 'Asked for is a list of 2 entries, and this is a list with rows of different lengths.'],
  ['(1, 2, 3)', 'Asked for is a list of 2 entries, and this is a list of 3 entries.'],
])('of a gradient %s is told its shape', (answer, sentence) => {
  const checked = check({ ...GRADIENT, at: { x: 1, y: 2 } }, answer);
  expect(checked.ok && verdictSaid(checked.value).flat()).toContain(sentence);
});

test.each(['idk', 'IDK', '?', '-', 'n/a', '', '  ', "I don't know", 'no idea', 'none', '...', '\\text{idk}'])(
  '“%s” is no answer, and no formula',
  answer => {
    const checked = check({ of: 'x^2' }, answer);
    expect(checked.ok && checked.value).toMatchObject({ verdict: 'unreadable', isUnanswered: true });
    expect(checked.ok && verdictSaid(checked.value)).toEqual([
      ['There is no answer here: write the derivative as a formula, such as 2x cos x.'],
    ]);
  },
);

test.each<[CheckQuestion, string, string]>([
  [{ of: 'x^2' }, 'DNE', 'wrong'],
  [{ of: 'x^2' }, 'infinity', 'wrong'],
  [{ of: 'x^2' }, '∞', 'wrong'],
  [{ of: 'x^2' }, 'undefined', 'wrong'],
  [{ of: 'x^2' }, '1/0', 'wrong'],
  [{ of: 'x^2' }, 'x + 1/0', 'wrong'],
  [{ of: 'x^2' }, '0/0', 'wrong'],
  [{ of: 'x^2' }, '2x/(x - x)', 'wrong'],
  [{ of: 'x^2' }, '9^9^9^9', 'wrong'],
  [{ of: 'x^2' }, 'ln(-1)', 'wrong'],
  [{ of: 'x^2', at: { x: 0 } }, 'DNE', 'wrong'],
  [{ of: '|x|', at: { x: 0 } }, 'DNE', 'correct'],
  [{ expected: '1/0' }, 'undefined', 'undecided'],
  [{ expected: '1/0' }, '2x', 'wrong'],
])('what has no value, or none that a number has: %j, %s', (question, answer, verdict) => {
  expect(verdictOf(question, answer)).toBe(verdict);
});

test.each<[CheckQuestion, string, string]>([
  [{ of: 'x^2 sin x' }, "(x^2)' sin x + x^2 cos x", 'Right, but not carried out: d/dx[x²] still stands.'],
  [{ of: 'x^2 sin x' }, 'd/dx(x^2) sin x + x^2 d/dx(sin x)', 'Right, but not carried out: d/dx[x²] still stands.'],
  [{ of: 'x^2' }, '2x dx', 'Right, but for the dx behind it: that belongs to a differential, as in dy = 2x dx.'],
  [
    { of: 'x^3', order: 2 },
    "y' = 3x, y'' = 6x",
    'Right. The derivative of order 1 that is written beside it is not right.',
  ],
  [
    { of: 'x^2 sin x' },
    'd/dx(x^2 sin x)',
    'This could not be decided: It says what is to be differentiated, and not what comes of that.',
  ],
  [PARABOLA, "2y y' = 1", "Right, but not solved for y'."],
  [
    PARABOLA,
    "2y + y y' = y'^2",
    'This cannot be read. A derivative stands among other terms here: solve for it, and write what it is, as in dy/dx = 2x.',
  ],
  [{ of: 'x^2' }, '9^9^9^9', 'Not right. At x = 1 it comes to more than 10^308 and ought to be 2.'],
  [{ of: 'x^2' }, 'x/0', 'Not right. At x = 1 what was expected has a real value and your answer has none.'],
])('what is said, whole: %j, %s', (question, answer, said) => {
  const checked = check(question, answer);
  const sentences = checked.ok ? verdictSaid(checked.value) : [];
  expect(sentences.map(sentence => words(sentence)).join(' ')).toBe(said);
});
