import { describe, expect, test } from 'vitest';
import { DOTTED } from '../src/expression/display.ts';
import { call, derivative, type Expr, multiply, number, power, symbol } from '../src/expression/expression.ts';
import { marked } from '../src/notation/marks.ts';
import { latex } from '../src/notation/math-latex.ts';
import { mathText } from '../src/notation/math-text.ts';
import { readStrict } from '../src/reading/strict-reader.ts';

const x = symbol('x');
const BLUE = { letter: 'u', colour: 'blue', wrt: 'x' } as const;

describe('a formula is printed as in a textbook', () => {
  test.each([
    // products
    ['2 * x', '2x', '2x'],
    ['3 * x^2', '3x^{2}', '3x²'],
    ['x * sin(x)', 'x\\sin\\left(x\\right)', 'x sin(x)'],
    ['w * x', 'wx', 'wx'],
    ['x * x', 'x\\cdot x', 'x·x'],
    ['y * x^(-1)', 'yx^{-1}', 'y x⁻¹'],
    ['2 * 3', '2\\cdot 3', '2·3'],
    ['x * 2', 'x\\cdot 2', 'x·2'],
    ['cos(3 * x) * 3', '\\cos\\left(3x\\right)\\cdot 3', 'cos(3x)·3'],
    ['(x + 1) * (x - 1)', '\\left(x + 1\\right)\\left(x - 1\\right)', '(x + 1)(x − 1)'],
    ['10 * (x + 1)', '10\\left(x + 1\\right)', '10(x + 1)'],
    ['exp(x) * (x + 1)', 'e^{x}\\left(x + 1\\right)', 'eˣ(x + 1)'],
    ['exp(3 * x) * (x + 1)', 'e^{3x}\\left(x + 1\\right)', 'e^(3x) (x + 1)'],
    ['x * (-y)', 'x\\cdot \\left(-y\\right)', 'x·(−y)'],
    ['(x * y) * z', 'xy\\cdot z', 'xy·z'],
    ['1 / 2 * x', '\\frac{1}{2}x', '(1/2) x'],
    ['x * (1 / y)', 'x\\cdot \\frac{1}{y}', 'x·(1/y)'],
    ['f * (x + 1)', 'f\\cdot \\left(x + 1\\right)', 'f·(x + 1)'],
    ['theta * x', '\\theta x', 'θx'],
    ['2 * (6 * x)^3', '2\\left(6x\\right)^{3}', '2(6x)³'],
    ['2 * sqrt(x)', '2\\sqrt{x}', '2√x'],
    // sums and signs
    ['a - b + c', 'a - b + c', 'a − b + c'],
    ['a - (b + c)', 'a - \\left(b + c\\right)', 'a − (b + c)'],
    ['(a + b) + c', '\\left(a + b\\right) + c', '(a + b) + c'],
    ['-(-x)', '-\\left(-x\\right)', '−(−x)'],
    ['-x^2', '-x^{2}', '−x²'],
    ['(-x)^2', '\\left(-x\\right)^{2}', '(−x)²'],
    ['-(a + b) / 2', '-\\frac{a + b}{2}', '−(a + b)/2'],
    // fractions
    ['(x + 1) / (2 * x)', '\\frac{x + 1}{2x}', '(x + 1)/(2x)'],
    ['2 * x / 3', '\\frac{2x}{3}', '2x/3'],
    ['a / b / c', '\\frac{\\frac{a}{b}}{c}', '(a/b)/c'],
    ['a / (b / c)', '\\frac{a}{\\frac{b}{c}}', 'a/(b/c)'],
    ['(y / x)^2', '\\left(\\frac{y}{x}\\right)^{2}', '(y/x)²'],
    // powers
    ['x^(-2)', 'x^{-2}', 'x⁻²'],
    ['x^(1 / 2)', 'x^{\\frac{1}{2}}', 'x^(1/2)'],
    ['x^0.5', 'x^{0.5}', 'x^(0.5)'],
    ['x^n', 'x^{n}', 'xⁿ'],
    ['2^x^2', '2^{x^{2}}', '2^(x²)'],
    ['(2^x)^2', '\\left(2^{x}\\right)^{2}', '(2ˣ)²'],
    ['sin(x)^2', '\\sin^{2}\\left(x\\right)', 'sin²(x)'],
    ['sin(x)^(-1)', '\\left(\\sin\\left(x\\right)\\right)^{-1}', '(sin(x))⁻¹'],
    ['log(x)^2', '\\left(\\ln\\left(x\\right)\\right)^{2}', '(ln(x))²'],
    ['abs(x)^3', '\\left|x\\right|^{3}', '|x|³'],
    ['exp(x)^2', '\\left(e^{x}\\right)^{2}', '(eˣ)²'],
    // functions
    ['sqrt(x + 1)', '\\sqrt{x + 1}', '√(x + 1)'],
    ['sqrt(sin(x))', '\\sqrt{\\sin\\left(x\\right)}', '√(sin(x))'],
    ['cbrt(x)', '\\sqrt[3]{x}', '∛x'],
    ['nthRoot(x, 5)', '\\sqrt[5]{x}', '⁵√x'],
    ['log(x, 3)', '\\log_{3}\\left(x\\right)', 'log₃(x)'],
    ['log2(x)', '\\log_{2}\\left(x\\right)', 'log₂(x)'],
    ['max(x, 1, y)', '\\max\\left(x, 1, y\\right)', 'max(x, 1, y)'],
    ['asin(x)', '\\arcsin\\left(x\\right)', 'arcsin(x)'],
    ['asinh(x)', '\\operatorname{arsinh}\\left(x\\right)', 'arsinh(x)'],
    ['sigmoid(x)', '\\sigma\\left(x\\right)', 'σ(x)'],
    ['ystar^2', '\\left(y^{*}\\right)^{2}', '(y*)²'],
    ['pi * e', '\\pi e', 'πe'],
  ])('%s', (strict, asLatex, asText) => {
    const e = readStrict(strict);
    expect({ latex: latex(e), text: mathText(e) }).toEqual({ latex: asLatex, text: asText });
  });

  test.each([
    ['w11', 'w_{11}', 'w₁₁'],
    ['w1b', 'w_{1b}', 'w1b'],
    ['theta1', '\\theta_{1}', 'θ₁'],
    ['yhat', '\\hat{y}', 'ŷ'],
    ['xbar', '\\bar{x}', 'x̄'],
    ['ystar', 'y^{*}', 'y*'],
    ['rate', '\\mathrm{rate}', 'rate'],
  ])('the name %s', (name, asLatex, asText) => {
    expect([latex(symbol(name)), mathText(symbol(name))]).toEqual([asLatex, asText]);
  });

  test.each([
    ['f', 'f\\left(x\\right)', 'f(x)'],
    ["f'", "f'\\left(x\\right)", 'f′(x)'],
    ["f''", "f''\\left(x\\right)", 'f″(x)'],
  ])('the unknown function %s', (op, asLatex, asText) => {
    expect([latex(call(op, x)), mathText(call(op, x))]).toEqual([asLatex, asText]);
  });

  test('a word beside a letter is set off', () => {
    expect(mathText(multiply(symbol('rate'), x))).toBe('rate x');
  });

  test('the exponential and the logarithm keep the typed spelling', () => {
    const spelling = { exponential: 'exp', logarithm: 'log' } as const;
    const e = readStrict('exp(x) * log(x)');
    expect(latex(e, { spelling })).toBe('\\exp\\left(x\\right)\\log\\left(x\\right)');
    expect(mathText(e, { spelling })).toBe('exp(x) log(x)');
  });
});

describe('a standing derivative', () => {
  const square = derivative(power(x, number(2)), 'x');
  const lagrange = { notation: 'lagrange' } as const;
  test.each([
    ['Leibniz', square, {}, '\\frac{d}{dx}\\left[x^{2}\\right]', 'd/dx[x²]'],
    ['Leibniz, second', derivative(square, 'x'), {}, '\\frac{d^{2}}{dx^{2}}\\left[x^{2}\\right]', 'd²/dx²[x²]'],
    ['Leibniz, by another name', derivative(x, 'theta'), {}, '\\frac{d}{d\\theta}\\left[x\\right]', 'd/dθ[x]'],
    ['Lagrange', square, lagrange, "\\left(x^{2}\\right)'", '(x²)′'],
    ['Lagrange, second', derivative(square, 'x'), lagrange, "\\left(x^{2}\\right)''", '(x²)″'],
    ['Lagrange, of a letter', derivative(x, 'x'), lagrange, "x'", 'x′'],
  ] as const)('%s', (_, e, options, asLatex, asText) => {
    expect([latex(e, options), mathText(e, options)]).toEqual([asLatex, asText]);
  });
});

describe('factors that a rule puts side by side', () => {
  const dotted = (...factors: readonly Expr[]): Expr => call(DOTTED, ...factors);
  const minus = (e: Expr): Expr => call('negate', e);
  const sine = call('sin', x);
  test.each([
    ['have dots', dotted(power(x, number(2)), sine), 'x²·sin(x)'],
    ['but for a number and a letter', dotted(number(2), x, sine), '2x·sin(x)'],
    ['are one product with those of a rule within', dotted(number(3), dotted(number(2), x)), '3·2x'],
    ['a minus goes to the first of them', minus(dotted(sine, x)), '−sin(x)·x'],
    ['or to the first of an inner product', dotted(x, minus(dotted(sine, x))), 'x·(−sin(x))·x'],
    ['a number and its letter share the minus', dotted(sine, minus(dotted(number(2), x))), 'sin(x)·(−2x)'],
    ['a fraction keeps its brackets under the minus', dotted(minus(readStrict('1 / x')), sine), '−(1/x)·sin(x)'],
    ['a typed product among them stays as typed', dotted(multiply(x, sine), x), 'x sin(x)·x'],
  ])('%s', (_, e, asText) => {
    expect(mathText(e)).toBe(asText);
  });
});

describe('marks', () => {
  const inner = multiply(number(3), x);
  const line = call(DOTTED, call('cos', marked('inner', inner, BLUE)), marked('factor', number(3), BLUE));

  test('KaTeX gets the colour itself, and a brace with the letter', () => {
    expect(latex(line)).toBe(
      '\\cos(\\textcolor{#0072B2}{\\underbrace{3x}_{u}})\\cdot \\textcolor{#0072B2}{\\underbrace{3}_{du/dx}}',
    );
  });
  test('a document gets a colour by name', () => {
    expect(latex(line, { marks: 'document', notation: 'lagrange' })).toBe(
      "\\cos(\\textcolor{gwblue}{\\underbrace{3x}_{u}})\\cdot \\textcolor{gwblue}{\\underbrace{3}_{u'}}",
    );
  });
  test('without marks the formula alone is left', () => {
    expect(latex(line, { marks: 'none' })).toBe('\\cos\\left(3x\\right)\\cdot 3');
  });
  test('a letter stands for the inner function on the line that names it', () => {
    const used = call('cos', marked('letter', inner, { ...BLUE, colour: 'vermilion' }));
    expect([latex(used), mathText(used)]).toEqual(['\\cos\\left(\\textcolor{#D55E00}{u}\\right)', 'cos(u)']);
  });
});

describe('what is too long or too deep', () => {
  const nested = (times: number): Expr => Array.from({ length: times }).reduce<Expr>(e => call('sin', e), x);

  test('is named by its size', () => {
    expect(latex(nested(1000))).toBe('\\text{(2001 nodes, too long to print)}');
    expect(mathText(nested(1000))).toBe('(2001 nodes, too long to print)');
  });
  test('without the limit depth does no harm', () => {
    expect(mathText(nested(20_000), { limit: Number.POSITIVE_INFINITY })).toHaveLength(20_000 * 'sin()'.length + 1);
  });
  test('a shared expression beyond counting is not printed', () => {
    const doubled = Array.from({ length: 2000 }).reduce<Expr>(e => multiply(e, e), x);
    expect(mathText(doubled)).toBe('(over 10^15 nodes, too long to print)');
  });
});

test('no name becomes a command', () => {
  const names = ['\\input{x}', 'a}b', '$x$', 'x_y^z', 'a#1', '%'];
  const printed = names.map(name => latex(symbol(name)));
  expect(printed).toEqual(['\\mathrm{inputx}', '\\mathrm{ab}', 'x', '\\mathrm{xyz}', '\\mathrm{a1}', '\\mathrm{}']);
});
