import { describe, expect, test } from 'vitest';
import type { Certificate } from '../src/checking/certificate.ts';
import { derive } from '../src/derivation/derive.ts';
import type { Derivation, Step } from '../src/derivation/step.ts';
import { call, derivative, type Expr, multiply, number, symbol } from '../src/expression/expression.ts';
import { mathText } from '../src/notation/math-text.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { asLatexDocument } from '../src/telling/as-latex.ts';
import { asMarkdown } from '../src/telling/as-markdown.ts';
import { asText } from '../src/telling/as-text.ts';
import { BLOCK_LINES, DEEPEST_BLOCK, TOLD_LINES } from '../src/telling/block.ts';
import { checkLine } from '../src/telling/check-line.ts';
import { type TellOptions, tell, tellOrders } from '../src/telling/lines.ts';
import type { Sentence, Told } from '../src/telling/told.ts';

const AGREES: Certificate = {
  agrees: true,
  points: 16,
  worst: 3e-15,
  shown: { at: { x: 1 }, formula: -0.75059, tape: -0.75059 },
};

const told = (f: string, options: TellOptions = {}): Told => tell(derive(readStrict(f), 'x'), options);

/** The lines as printed, without columns: formula, remarks, reasons. */
const printed = ({ lines, ...look }: Told): string[] =>
  lines.map(({ left, right, remarks, reasons }) =>
    [
      left && mathText(left, look),
      right && `= ${mathText(right, look)}`,
      ...remarks.map(remark => `(${mathText(remark.left, look)} = ${mathText(remark.right, look)})`),
      reasons.join(', '),
    ]
      .filter(Boolean)
      .join('  '),
  );

const words = (sentence: Sentence | undefined): string =>
  (sentence ?? []).map(part => (typeof part === 'string' ? part : mathText(part))).join('');

describe('a derivation built by hand', () => {
  const x = symbol('x');
  const inner = multiply(number(3), x);
  const step = (rule: string, of: Expr, applied: Expr, result: Expr, more: Partial<Step> = {}): Step => ({
    rule,
    of,
    applied,
    result,
    bindings: {},
    substeps: [],
    ...more,
  });
  const variable = step('variable', x, number(1), number(1));
  const three = step('constant-multiple', inner, multiply(number(3), derivative(x, 'x')), number(3), {
    bindings: { c: number(3), f: x },
    substeps: [variable],
  });
  const outer = call('cos', inner);
  const sine = step(
    'chain:sin',
    call('sin', inner),
    multiply(outer, derivative(inner, 'x')),
    multiply(outer, number(3)),
    {
      bindings: { f: inner },
      substeps: [three],
    },
  );
  const derivation: Derivation = { of: sine.of, wrt: 'x', differentiation: sine, tidying: [], result: sine.result };

  test('names the inner function where it is used and puts it back on the next line', () => {
    expect(printed(tell(derivation))).toEqual([
      'd/dx[sin(3x)]',
      '= cos(u)·d/dx[u]  (u = 3x)  chain rule, sine',
      '= cos(3x)·3  constant multiple',
    ]);
  });
  test('has every rule on its line at the full level', () => {
    expect(printed(tell(derivation, { level: 'full' })).slice(2)).toEqual([
      '= cos(3x)·3·d/dx[x]  constant multiple',
      '= cos(3x)·3  variable',
    ]);
  });
  test('says why, with the parts of this function', () => {
    expect(tell(derivation).lines.flatMap(line => line.because.map(words))).toEqual([
      'Chain rule: the outer function is the sine, the inner one 3x. Differentiate the outer at the inner, then multiply by the derivative of 3x: cos(3x)·d/dx[3x].',
      'The letter u is put back: it stands for 3x.',
      'The constant factor 3 stays in front; only x is differentiated.',
      'x grows exactly as fast as itself: its derivative is 1.',
    ]);
  });
});

describe('what is said of a whole function', () => {
  test.each([
    ['atan(y / x)', 'Only x varies; y counts as a constant.'],
    ['a * x^2 + b * x', 'Only x varies; a, b count as constants.'],
  ])('%s: %s', (f, sentence) => {
    expect(told(f).lines[0]?.because.map(words)).toEqual([sentence]);
  });
  test('where the variable is alone there is nothing to say', () => {
    expect(told('sin(x)').lines[0]?.because).toEqual([]);
  });
});

describe('sentences name the parts of this function', () => {
  test.each([
    ['x^3', 'Power rule: the exponent 3 of x³ comes down as a factor and is lowered by one, which gives 3x².'],
    [
      'x^2 * sin(x)',
      'Product rule: both x² and sin(x) contain x. Differentiate x² and keep sin(x), then keep x² and differentiate sin(x), and add.',
    ],
    [
      'x / (x + 1)',
      'Quotient rule with x above and x + 1 below: the derivative of the top times the bottom, minus the top times the derivative of the bottom, over the bottom squared.',
    ],
    [
      '2^(3 * x)',
      'Chain rule: the exponential to base 2 is the outer function, its exponent 3x the inner one. 2^(3x) stays, times the natural logarithm of 2, times the derivative of 3x.',
    ],
    ['tan(x)', 'The derivative of the tangent is the secant squared. So tan(x) becomes sec²(x).'],
    [
      '1 / x^3',
      'Dividing by x to the power 3 is multiplying by x to the opposite power, so 1/x³ is written as a power: d/dx[x⁻³] is to be found.',
    ],
  ])('%s: %s', (f, sentence) => {
    expect(told(f).lines.flatMap(line => line.because.map(words))).toContain(sentence);
  });
  test('a line of tidying says what each of its names means', () => {
    expect(told('sqrt(x) + 1 / sqrt(x)', { level: 'full' }).lines.at(-1)?.because.map(words)).toEqual([
      'Common denominator: fractions are added over one denominator.',
    ]);
  });
});

describe('the letters of chains', () => {
  test('every chain of a nest has its own', () => {
    const remarks = told('sin(cos(exp(x^2)))').lines.flatMap(line => line.remarks.map(({ left }) => mathText(left)));
    expect(remarks).toEqual(['u', 'v', 'w']);
  });
  test('none is a letter in use', () => {
    const remarks = told('sin(u * x + cos(v * x))', { taken: ['w'] }).lines.flatMap(line => line.remarks);
    expect(remarks.map(({ left }) => mathText(left))).toEqual(['t', 's']);
  });
  test('chains that follow one another have letters of their own', () => {
    const remarks = told('sin(3 * x) + cos(5 * x)').lines.flatMap(line => line.remarks);
    expect(remarks.map(({ left, right }) => `${mathText(left)} = ${mathText(right)}`)).toEqual(['u = 3x', 'v = 5x']);
  });
});

describe('the lines', () => {
  test('a derivative found above is not found again', () => {
    expect(printed(told('(x * sin(x)) * log(x * sin(x))')).slice(1, 9)).toEqual([
      '= d/dx[x sin(x)]·ln(x sin(x)) + x sin(x)·d/dx[ln(x sin(x))]  product rule',
      'd/dx[x sin(x)]',
      '= d/dx[x]·sin(x) + x·d/dx[sin(x)]  product rule',
      '= sin(x) + x·cos(x)  variable, sine',
      'd/dx[ln(x sin(x))]',
      '= (1/u)·d/dx[u]  (u = x sin(x))  chain rule, logarithm',
      '= (1/(x sin(x)))·(sin(x) + x·cos(x))  as above',
      '= (sin(x) + x·cos(x))·ln(x sin(x)) + x sin(x)·(1/(x sin(x)))·(sin(x) + x·cos(x))  put together',
    ]);
  });
  test('the brief level keeps the key rules and the last line, which names what leads to it', () => {
    expect(printed(told('x^2 * sin(3 * x) + x^5', { level: 'brief' }))).toEqual([
      'd/dx[x² sin(3x) + x⁵]',
      'd/dx[x² sin(3x)]',
      '= d/dx[x²]·sin(3x) + x²·d/dx[sin(3x)]  product rule',
      '= 2x·sin(3x) + x²·cos(u)·d/dx[u]  (u = 3x)  chain rule, sine',
      '= 2x sin(3x) + 3x² cos(3x) + 5x⁴  small rules, put together, numbers first',
    ]);
  });
  test('a derivative that a factor 0 takes away is not looked for', () => {
    expect(printed(told('sign(2 * x)'))).toEqual(['d/dx[sgn(2x)]', '= 0  chain rule, sign']);
  });
  test('a second derivative begins with the first', () => {
    const first = derive(readStrict('x^3'), 'x');
    const [, second] = tellOrders([first, derive(first.result, 'x')], { notation: 'lagrange' });
    expect(second && printed(second)).toEqual([
      '(x³)″  = (3x²)′',
      '= 3·2x  constant multiple, power rule',
      '= 6x  numbers first',
    ]);
  });
});

describe('what is too much to show is counted', () => {
  const nested = (op: string, times: number): Expr =>
    Array.from({ length: times }).reduce<Expr>(e => call(op, e), symbol('x'));
  const omissions = ({ lines }: Told): string[] =>
    lines.filter(line => line.kind === 'omitted').flatMap(line => line.reasons);

  test('a chain of 500', () => {
    const long = tell(derive(nested('sin', 500), 'x'));
    expect(omissions(long)).toEqual([`… ${500 - BLOCK_LINES} more steps, not shown`]);
    expect(long.lines.filter(line => line.kind === 'rule')).toHaveLength(BLOCK_LINES);
  });
  test('derivatives within derivatives', () => {
    const products = Array.from({ length: 300 }).reduce<Expr>(e => multiply(symbol('x'), call('sin', e)), symbol('x'));
    const deep = tell(derive(products, 'x'));
    expect(Math.max(...deep.lines.map(line => line.depth))).toBe(DEEPEST_BLOCK);
    expect(omissions(deep)).toHaveLength(1);
  });
  test('a sum of 300 products', () => {
    const terms = Array.from({ length: 300 }, (_, i) =>
      multiply(symbol('x'), call('sin', multiply(number(i + 2), symbol('x')))),
    );
    const long = tell(derive(call('add', ...terms), 'x'), { level: 'full' });
    expect(long.lines.filter(line => line.kind !== 'start').length).toBeLessThan(TOLD_LINES + 10);
    expect(omissions(long)).toHaveLength(1);
  });
});

describe('the check', () => {
  test.each<[string, Certificate, string]>([
    ['agreement', AGREES, 'Check: at x = 1 formula −0.750590, tape −0.750590; 16 of 16 points agree to 1e−14'],
    ['exact agreement', { agrees: true, points: 16, worst: 0 }, 'Check: 16 of 16 points agree to 1e−16'],
    [
      'several variables, large values',
      { ...AGREES, shown: { at: { x: -2, theta1: 0.5 }, formula: 1.5e12, tape: 1.5e12 } },
      'Check: at x = −2, θ₁ = 0.5 formula 1.500000e+12, tape 1.500000e+12; 16 of 16 points agree to 1e−14',
    ],
    [
      'no points',
      { agrees: null, points: 0, worst: 0, why: 'no real point was found' },
      'Check: undecided: no real point was found',
    ],
    [
      'failure',
      { agrees: false, points: 16, worst: 2, shown: { at: { x: 1 }, formula: 3, tape: 1 } },
      'Check FAILED: at x = 1 formula 3.000000, tape 1.000000; formula and tape differ; do not trust this derivation',
    ],
  ])('%s', (_, certificate, line) => {
    expect(checkLine(certificate)).toBe(line);
  });
});

describe('formats', () => {
  const short = told('sin(3 * x)');

  test('text has formula, remark and reason in columns', () => {
    expect(asText([short], AGREES).split('\n')).toEqual([
      'd/dx[sin(3x)]',
      '  = cos(u)·d/dx[u]    (u = 3x)    chain rule, sine',
      '  = cos(3x)·3                     constant multiple',
      'Tidied',
      '  = 3 cos(3x)                     numbers first',
      'Check: at x = 1 formula −0.750590, tape −0.750590; 16 of 16 points agree to 1e−14',
      '',
    ]);
  });
  test('Markdown is a list with formulas between dollars', () => {
    expect(asMarkdown([told('x^2 + x')], AGREES)).toBe(
      [
        '$\\frac{d}{dx}\\left[x^2 + x\\right]$',
        '',
        '- $= 2x + 1$ sum, power rule, variable',
        '',
        'Check: at x = 1 formula −0.750590, tape −0.750590; 16 of 16 points agree to 1e−14',
        '',
      ].join('\n'),
    );
  });
  test('Markdown finds nothing of its own in the check', () => {
    expect(asMarkdown([], { ...AGREES, shown: { at: { ystar: 1 }, formula: 1, tape: 1 } })).toContain('at y\\* = 1');
  });
  test('a LaTeX document needs amsmath and xcolor alone and defines its colours', () => {
    const lines = asLatexDocument([short], AGREES).split('\n');
    expect(lines.filter(line => /^\\(documentclass|usepackage|definecolor)/.test(line))).toEqual([
      '\\documentclass[fleqn]{article}',
      '\\usepackage{amsmath}',
      '\\usepackage{xcolor}',
      '\\definecolor{gwblue}{HTML}{0072B2}',
      '\\definecolor{gwvermilion}{HTML}{D55E00}',
    ]);
    expect(lines).toContain('&\\hspace{1em}= 3\\cos\\left(3x\\right) && &&\\text{numbers first}');
    expect(lines).toContain('Check: at x = 1 formula $-$0.750590, tape $-$0.750590; 16 of 16 points agree to 1e$-$14');
  });
});
