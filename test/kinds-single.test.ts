import { describe, expect, test } from 'vitest';
import { exactValue } from '../src/algebra/exact.ts';
import { coefficientsIn, polynomialIn } from '../src/algebra/polynomial.ts';
import { realRoots } from '../src/algebra/real-roots.ts';
import { certify } from '../src/checking/certify.ts';
import { certifyOnCurve } from '../src/checking/curve.ts';
import { derive } from '../src/derivation/derive.ts';
import { LIMIT } from '../src/expression/display.ts';
import { type Expr, isCall, symbol } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { inTermsOfOutput } from '../src/kinds/in-terms-of-output.ts';
import type { KindQuestion, KindWorked, Nested } from '../src/kinds/kind.ts';
import { workOutKind } from '../src/kinds/kinds.ts';
import { takenApart } from '../src/kinds/logarithm-laws.ts';
import { pieceByPiece, piecesOf } from '../src/kinds/piecewise.ts';
import { mathText } from '../src/notation/math-text.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { evaluate } from '../src/tape/gradient.ts';
import { lineText } from '../src/telling/as-text.ts';
import { tellParts } from '../src/telling/kind-lines.ts';
import { workOut } from '../src/worked.ts';
import { undisplayed } from './undisplayed.ts';

function worked(question: KindQuestion): KindWorked {
  const read = workOutKind(question);
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

const text = (result: Nested): string => ('kind' in result ? strictText(result) : result.map(text).join(', '));

const complaint = (question: KindQuestion): string => {
  const read = workOutKind(question);
  return read.ok ? 'none' : `${read.complaint.start}–${read.complaint.end} ${read.complaint.message}`;
};

describe('the value at a point', () => {
  test.each<[KindQuestion, number]>([
    [{ kind: 'parametric', f: 'x = t^3; y = t^2 + 5t', wrt: 't', at: { t: 2 } }, 3 / 4],
    [{ kind: 'parametric', f: 'x = t^3; y = t^6', wrt: 't', order: 2, at: { t: 2 } }, 2],
    [{ kind: 'implicit', f: 'x^2 + 3y^2 = 13', at: { x: 1, y: 2 } }, -1 / 6],
    [{ kind: 'implicit', f: 'x^2 + y^2 = 2', order: 2, at: { x: 1, y: 1 } }, -2],
    [{ kind: 'inverse', f: 'x^3 + 2x', at: { x: 1 } }, 1 / 5],
    [{ kind: 'first-principles', f: 'x^2 - 5x', at: { x: 4 } }, 3],
    [{ kind: 'logarithmic', f: 'x^3 e^x', at: { x: 1 } }, 4 * Math.E],
  ])('%j', (question, value) => {
    expect(worked(question).value).toBeCloseTo(value, 12);
  });

  test('is none where a letter has no value', () => {
    const question: KindQuestion = { kind: 'parametric', f: 'x = a t; y = t^2', wrt: 't', at: { t: 2 } };
    expect(worked(question).value).toBeUndefined();
  });

  test('is refused off the curve', () => {
    expect(complaint({ kind: 'implicit', f: 'x^2 + y^2 = 25', at: { x: 3, y: 5 } })).toBe(
      '0–14 The point x = 3, y = 5 is not on this curve: the two sides are 34 and 25 there. Give a point at which they are equal.',
    );
    expect(worked({ kind: 'implicit', f: 'x^2 + y^2 = 25', at: { x: 1, y: 4.899 } }).value).toBeCloseTo(-0.2041, 4);
  });
});

describe('a formula along a curve is checked against the curve, not against the derivation', () => {
  const circle = { curve: readStrict('x^2 + y^2 - 25'), wrt: 'x', dependent: 'y' };
  const slope = readStrict('-x / y');

  test.each([
    ['y', '-x / y', true],
    ['y', 'x / y', false],
    ['y', '-y / x', false],
    ['-x / y', '-25 / y^3', true],
    ['-x / y', '-1 / y', false],
  ])('the slope of %s is %s: %s', (quantity, formula, agrees) => {
    const on = { ...circle, quantity: readStrict(quantity), formula: readStrict(formula) };
    expect(certifyOnCurve(on).agrees).toBe(agrees);
  });

  test('a curve without real points proves nothing', () => {
    const none = certifyOnCurve({
      ...circle,
      curve: readStrict('x^2 + y^2 + 25'),
      quantity: symbol('y'),
      formula: slope,
    });
    expect(none).toMatchObject({ agrees: null, points: 0 });
  });
});

describe('implicit: dy/dx of an equation, in x and y', () => {
  test.each([
    ['x^2 + y^2 = 25', '-x / y'],
    ['x y = 1', '-y / x'],
    ['y = x^3', '3 * x^2'],
    ['x = y^2', '1 / (2 * y)'],
    ['e^y = x', '1 / exp(y)'],
    ['x y + sin y = x', '(1 - y) / (x + cos(y))'],
    ['x^3 + y^3 = 6 x y', '(2 * y - x^2) / (y^2 - 2 * x)'],
    ['(x + y)^2 = x', '(1 - 2 * (x + y)) / (2 * (x + y))'],
  ])('%s', (f, slope) => {
    const { result, certificate } = worked({ f, kind: 'implicit' });
    expect(text(result)).toBe(slope);
    expect(certificate.agrees).toBe(true);
  });

  test.each([
    ['x^2 + y^2 = 25', '-25 / y^3'],
    ['x y = 1', '2 * y / x^2'],
    ['x = y^2', '-1 / (4 * y^3)'],
  ])('d²y/dx² of %s', (f, slope) => {
    const { result, certificate } = worked({ f, kind: 'implicit', order: 2 });
    expect(text(result)).toBe(slope);
    expect(certificate.agrees).toBe(true);
  });

  /** Both sides differentiated again by hand. */
  test.each([
    ['x y + sin y = x', 3, '(cos(y)(dy/dx)³ − 3·d²y/dx² + 3 sin(y)·dy/dx·d²y/dx²)/(x + cos(y))'],
    ['y + ln y = x', 2, 'y/(y + 1)³'],
  ])('of %s no order %i is longer than a line', (f, order, last) => {
    const { parts, certificate } = worked({ f, kind: 'implicit', order });
    const lines = tellParts(parts, {}).flatMap(told => told.lines.map(line => lineText(line, told)));
    expect(Math.max(...lines.map(line => line.length))).toBeLessThan(160);
    expect(lines.at(-1)?.replace(/^.*= /, '')).toBe(last);
    expect(certificate.agrees).toBe(true);
  });

  test('other letters: dv/du of u v^2 = 3', () => {
    const { result, certificate } = worked({ f: 'u v^2 = 3', kind: 'implicit', wrt: 'u', dependent: 'v' });
    expect(text(result)).toBe('-v / (2 * u)');
    expect(certificate.agrees).toBe(true);
  });

  test('constants stay letters', () => {
    expect(text(worked({ f: 'x^2/a^2 + y^2/b^2 = 1', kind: 'implicit' }).result)).toBe('-x * b^2 / (a^2 * y)');
  });

  test.each([
    ['x^2 + y^2', '0–9 An equation is needed here: write both its sides, such as x^2 + y^2 = 25.'],
    ['x = y = 1', '6–7 There is more than one equals sign: write one equation, such as x^2 + y^2 = 25.'],
    ['x^2 = 4', '0–7 The equation does not contain y. There is x; write an equation in x and y.'],
    [
      'y + x = y',
      '0–9 dy/dx drops out of this equation: it does not make y depend on x. Write one whose derivative contains y.',
    ],
    ['y = x^', '6–6 The exponent is missing: write what belongs after ^, for example x^2.'],
  ])('%s is refused', (f, said) => {
    expect(complaint({ f, kind: 'implicit' })).toBe(said);
  });
});

describe('parametric: dy/dx by the parameter', () => {
  test.each([
    ['x = t^2; y = t^3', 1, '3 * t / 2'],
    ['x = t^2; y = t^3', 2, '3 / (4 * t)'],
    ['x = t^2; y = t^3', 3, '-3 / (8 * t^3)'],
    ['x = cos t; y = sin t', 1, '-cot(t)'],
    ['x = t; y = t^4', 2, '12 * t^2'],
    ['x = e^t; y = e^(3t)', 1, '3 * exp(2 * t)'],
    ['u = t^2; x = u + 1; y = u^2', 1, '2 * t^2'],
  ])('%s, order %i', (f, order, slope) => {
    const { result, certificate } = worked({ f, kind: 'parametric', order });
    expect(text(result)).toBe(slope);
    expect(certificate.agrees).toBe(true);
  });

  test('the value shown is that of dy/dx, not of dy/dt', () => {
    const { certificate } = worked({ f: 'x = t^2; y = t^3', kind: 'parametric' });
    expect(certificate.shown).toEqual({ at: { t: 1 }, formula: 1.5, tape: 1.5 });
  });

  test.each([
    [
      'x = 3; y = t',
      '0–12 dx/dt is 0 everywhere: the curve is vertical and has no dy/dx. Write an x that depends on t.',
    ],
    ['t^2', '0–3 A curve needs two coordinates: define both, separated by a semicolon, such as x = t^2; y = t^3.'],
    ['x = a s; y = b s', '0–16 There are several variables: a, s, b. Say which one is the parameter.'],
  ])('%s is refused', (f, said) => {
    expect(complaint({ f, kind: 'parametric' })).toBe(said);
  });
});

describe('first principles: the limit of the difference quotient', () => {
  const CASES: readonly (readonly [string, string])[] = [
    ['x', '1'],
    ['3x + 2', '3'],
    ['x^2', '2 * x'],
    ['x^3', '3 * x^2'],
    ['5 - x^2/2', '-x'],
    ['a x^4', '4 * a * x^3'],
    ['(x + 1)^2', '2 * x + 2'],
    ['1/x', '-1 / x^2'],
    ['3/x', '-3 / x^2'],
    ['1/(2x)', '-1 / (2 * x^2)'],
    ['1/x^2', '-2 / x^3'],
    ['1/(x^2 + 1)', '-2 * x / (x^2 + 1)^2'],
    ['x/(x + 1)', '1 / (x + 1)^2'],
    ['sqrt x', '1 / (2 * sqrt(x))'],
    ['sqrt(2x + 1)', '1 / sqrt(2 * x + 1)'],
    ['3 sqrt(x^2 + 1)', '3 * x / sqrt(x^2 + 1)'],
    ['sin x', 'cos(x)'],
    ['cos x', '-sin(x)'],
    ['e^x', 'exp(x)'],
    ['ln x', '1 / x'],
  ];

  test.each(CASES)('%s', (f, slope) => {
    const { result, certificate } = worked({ f, kind: 'first-principles', wrt: 'x' });
    expect(text(result)).toBe(slope);
    expect(certificate.agrees).toBe(true);
  });

  /** What stands under the limit sign, line by line; the last line has no limit any more. */
  const algebra = (f: string): Expr[] =>
    worked({ f, kind: 'first-principles', wrt: 'x' }).parts.flatMap(part =>
      part.kind === 'statements'
        ? part.lines.flatMap(({ right }) =>
            right && 'kind' in right && isCall(right, LIMIT) ? [undisplayed(right)] : [],
          )
        : [],
    );

  test.each(CASES)('each line of %s equals the one above it before the limit', f => {
    const values = algebra(f).map(line => evaluate(line, { x: 0.75, h: 0.5, a: 3 }));
    expect(values.length).toBeGreaterThanOrEqual(3);
    for (const value of values) expect(value).toBeCloseTo(values[0] ?? Number.NaN, 10);
  });

  test('a function that has the letter h takes k for the difference', () => {
    const [first] = algebra('h x');
    expect(first && strictText(first)).toBe('(h * (x + k) - h * x) / k');
  });

  test.each(['sin(2x)', 'tan x', 'x + 1/x', '1/sqrt(x)', 'x^20'])('%s is refused with what is possible', f => {
    expect(complaint({ f, kind: 'first-principles' })).toBe(
      `0–${f.length} From first principles polynomials, quotients of polynomials and square roots of polynomials are worked out, such as x^3 - 2x, 1/x or sqrt(2x + 1), and sin x, cos x, e^x and ln x. For this function use the rules: leave out the kind.`,
    );
  });

  test('an order is refused', () => {
    expect(complaint({ f: 'x^3', kind: 'first-principles', order: 2 })).toBe(
      '0–3 From first principles a function is differentiated once: leave out the order.',
    );
  });
});

describe('inverse: 1/f′(a) at b = f(a)', () => {
  test.each([
    ['x^3 + x', { x: 1 }, '1 / 4'],
    ['e^x + x', { x: 0 }, '1 / 2'],
    ['ln x', { x: 2 }, '2'],
    ['sqrt x', { x: 9 }, '6'],
    ['x^2', { x: -0.5 }, '-1'],
    ['a x^3', { x: 1 }, '1 / (3 * a)'],
    ['x + cos x', { x: 1 }, '1 / (1 - sin(1))'],
  ])('%s at %j', (f, at, slope) => {
    const { result, certificate } = worked({ f, at, kind: 'inverse' });
    expect(text(result)).toBe(slope);
    expect(certificate.agrees).toBe(true);
  });

  test.each([
    ['x^2', {}, '0–3 The point is missing: give x a value, such as x=1.'],
    [
      'x^2',
      { x: 0 },
      "0–3 f'(0) is 0: the tangent is horizontal there, and the inverse function has no derivative at f(0). Give another point.",
    ],
    ['ln x', { x: -1 }, '0–4 The function has no value or no slope at x = −1; give a point inside its domain.'],
  ])('%s at %j is refused', (f, at, said) => {
    expect(complaint({ f, at, kind: 'inverse' })).toBe(said);
  });
});

describe('tangent: the line through (a, f(a)) with the slope f′(a)', () => {
  test.each([
    ['x^2', { x: 3 }, '6 * x - 9'],
    ['sqrt x', { x: 4 }, 'x / 4 + 1'],
    ['e^x', { x: 0 }, 'x + 1'],
    ['sin x', { x: 0 }, 'x'],
    ['x^3 - x', { x: -1 }, '2 * x + 2'],
    ['cos x', { x: 0 }, '1'],
    ['ln x', { x: 2 }, 'x / 2 + log(2) - 1'],
    ['x^2 + 1', { x: 0.5 }, 'x + 0.75'],
  ])('%s at %j', (f, at, line) => {
    const { result, certificate } = worked({ f, at, kind: 'tangent' });
    expect(text(result)).toBe(line);
    expect(certificate.agrees).toBe(true);
  });

  test.each([
    ['tan x', { x: Math.PI / 2 }, 'The function has no value or no slope at x = π/2; give a point inside its domain.'],
    [
      'sec x',
      { x: -Math.PI / 2 },
      'The function has no value or no slope at x = −π/2; give a point inside its domain.',
    ],
    ['sgn x', { x: 0 }, 'The function jumps at x = 0, and has no slope there; give another point.'],
    [
      'cbrt x',
      { x: 0 },
      'The slope grows without bound at x = 0, where the tangent, if there is one, is the vertical line x = 0; give another point.',
    ],
  ])('%s at %j has none', (f, at, said) => {
    expect(complaint({ f, at, kind: 'tangent' })).toBe(`0–${f.length} ${said}`);
  });

  test('at a kink both slopes are told, and which is taken', () => {
    const { parts } = worked({ f: '|x - 1|', at: { x: 1 }, kind: 'tangent' });
    const lines = parts.flatMap(part => (part.kind === 'statements' ? part.lines : []));
    const said = lines.flatMap(({ remark = [] }) => remark).map(word => (typeof word === 'string' ? word : text(word)));
    expect(said.join('')).toBe('left -1, right 1');
  });
});

describe('exact values', () => {
  test.each([
    ['1^3 + 1', '2'],
    ['2 * 3 - 1/2', '11 / 2'],
    ['sqrt(4) / 6', '1 / 3'],
    ['8^(1/3)', '2'],
    ['0.5^2', '0.25'],
    ['2^(-2)', '1 / 4'],
    ['exp(0) + cos(0) + log(1)', '2'],
    ['abs(-3) + max(1, 2, 3/2)', '5'],
    ['sigmoid(0)', '1 / 2'],
    ['sqrt(2) + 1', 'sqrt(2) + 1'],
    ['1 / 0', '1 / 0'],
    ['sqrt(-4)', 'sqrt(-4)'],
    ['9^9^9', '9^387420489'],
    ['sin(1)', 'sin(1)'],
    ['2 * a', '2 * a'],
  ])('%s is %s', (e, value) => {
    expect(strictText(exactValue(readStrict(e)))).toBe(value);
  });
});

describe('logarithmic: through ln|y|', () => {
  test.each([
    ['x^x', 'x^x * (log(abs(x)) + 1)'],
    ['1/x', '-1 / x^2'],
    ['-2 x^3', '-6 * x^2'],
    ['(x^2+1)^3 (2x-1)^2', '2 * (x^2 + 1)^2 * (2 * x - 1) * (8 * x^2 - 3 * x + 2)'],
  ])('%s', (f, slope) => {
    const { result, certificate } = worked({ f, kind: 'logarithmic' });
    expect(text(result)).toBe(slope);
    expect(certificate.agrees).toBe(true);
  });

  test.each(['x^2 e^x/(x+1)', 'x^(sin x) sqrt(x+1)', 'sin(x) cos(x)/x', '(ln x)^x', 'cbrt(x) e^(-x)'])(
    '%s agrees with the tape',
    f => {
      expect(worked({ f, kind: 'logarithmic' }).certificate.agrees).toBe(true);
    },
  );

  test.each([
    ['x y / z', ['log(abs(x * y)) - log(abs(z))', 'log(abs(x)) + log(abs(y)) - log(abs(z))']],
    ['1 / x^2', ['-log(abs(x^2))', '-2 * log(abs(x))']],
    ['-sqrt(x) * exp(x)', ['log(abs(sqrt(x))) + log(abs(exp(x)))', '1 / 2 * log(abs(x)) + x']],
    ['(x / y)^3', ['3 * log(abs(x / y))', '3 * log(abs(x)) - 3 * log(abs(y))']],
    ['x + y', []],
  ])('the logarithm of %s, a law a line', (f, lines) => {
    expect(takenApart(readStrict(f)).map(({ sum }) => strictText(sum))).toEqual(lines);
  });

  test('a sum is refused: the logarithm has nothing to take apart', () => {
    expect(complaint({ f: 'x + 1', kind: 'logarithmic' })).toBe(
      '0–5 The logarithm takes products, quotients and powers apart, and this function is none of them: use the rules and leave out the kind.',
    );
  });
});

describe('unknown functions: certified with known ones in their place', () => {
  const derived = (f: string, order = 1) => {
    const read = workOut({ f, wrt: 'x', order });
    if (!read.ok) throw new Error(read.complaint.message);
    return read.value;
  };

  test.each([
    ['f(g(x))', "f'(g(x)) * g'(x)", 'f = sin, g = exp'],
    ['x f(x)', "f(x) + x * f'(x)", 'f = sin'],
    ['f(x)/x', "(x * f'(x) - f(x)) / x^2", 'f = sin'],
    ['a f(x^2)', "2 * a * x * f'(x^2)", 'f = sin'],
    ['h(g(3x))', "3 * h'(g(3 * x)) * g'(3 * x)", 'g = exp, h = arctan'],
    ["f'(x^2)", "2 * x * f''(x^2)", 'f = sin'],
  ])('%s', (f, slope, standIns) => {
    const { result, certificate } = derived(f);
    expect(strictText(result)).toBe(slope);
    expect(certificate).toMatchObject({ agrees: true, standIns });
  });

  test.each(['f(x^2)', 'g(x^2)', 'h(x^2)'])('up to the sixth derivative of %s', f => {
    expect(derived(f, 6).certificate.agrees).toBe(true);
  });

  test.each([
    ['f(x^2)', "f'(x^2)"],
    ['f(g(x))', "f'(g(x)) * g(x)"],
    ['h(x)', "g'(x)"],
    ['x * f(x)', "f(x) - x * f'(x)"],
  ])('%s: the wrong formula %s is found out', (f, formula) => {
    expect(certify(read(f), 'x', read(formula)).agrees).toBe(false);
  });

  test('a function of several arguments is refused', () => {
    const refused = workOut({ f: 'f(x, y)', wrt: 'x' });
    expect(refused).toMatchObject({
      complaint: {
        message:
          "The unknown function f has several arguments, so its derivative is not one function f'; give it one argument, such as f(x^2).",
      },
    });
  });
});

/** As a student types it: f(x) is an unknown function here. */
function read(typed: string): Expr {
  const reading = readExpression(typed);
  if (!reading.ok) throw new Error(reading.complaint.message);
  return reading.value.expr;
}

describe('in terms of the output', () => {
  /** What the letter t stands for in results that have it. */
  const BESIDE = new Map([
    ['-s * t', 'e^b/(e^a+e^b+e^c)'],
    ['-3 * s * t', 'e^(3b)/(e^(2a)+e^(3b))'],
  ]);

  const CASES: readonly (readonly [string, string, string, string])[] = [
    ['1/(1+e^(-b))', 'b', 's', 's * (1 - s)'],
    ['1/(e^(-2b)+1)', 'b', 's', '2 * s * (1 - s)'],
    ['e^x/(1+e^x)', 'x', 's', 's * (1 - s)'],
    ['e^a/(e^a+e^b+e^c)', 'a', 's', 's * (1 - s)'],
    ['e^a/(e^a+e^b+e^c)', 'b', 's', '-s * t'],
    ['e^(2a)/(e^(2a)+e^(3b))', 'b', 's', '-3 * s * t'],
    ['sigmoid(w x)', 'x', 's', 'w * s * (1 - s)'],
    ['tanh(x)', 'x', 'y', '1 - y^2'],
    ['tanh(3x)', 'x', 'y', '3 * (1 - y^2)'],
    ['tan x', 'x', 'y', '1 + y^2'],
    ['e^(2x)', 'x', 'y', '2 * y'],
    ['2^x', 'x', 'y', 'y * log(2)'],
    ['sqrt x', 'x', 'y', '1 / (2 * y)'],
  ];

  const termsOf = (f: string, x: string, letter: string) => {
    const { of, result } = derive(read(f), x);
    return { of, result, terms: inTermsOfOutput(of, x, result, letter) };
  };

  test.each(CASES)('%s by %s: with %s it is %s', (f, x, letter, expected) => {
    const { terms } = termsOf(f, x, letter);
    expect(terms && strictText(terms.result)).toBe(expected);
  });

  test.each(CASES)('each line of %s has the value of the derivative', (f, x, letter, expected) => {
    const { of, result, terms } = termsOf(f, x, letter);
    const inputs = { a: 0.3, b: 0.7, c: -0.2, w: 1.5, x: 0.4 };
    const at = { ...inputs, t: evaluate(read(BESIDE.get(expected) ?? '0'), inputs) };
    const forms = [terms?.start, ...(terms?.lines ?? []).map(({ right }) => right)].filter(
      right => right !== undefined && 'kind' in right,
    );
    expect(forms.length).toBeGreaterThan(0);
    for (const form of forms) {
      const value = evaluate(undisplayed(form), { ...at, [letter]: evaluate(of, at) });
      expect(value).toBeCloseTo(evaluate(result, at), 12);
    }
  });

  test.each([
    ['sin x', 's'],
    ['x^2', 's'],
  ])('%s cannot be written so, and it is said', (f, output) => {
    expect(complaint({ f, output })).toBe(
      `0–${f.length} The derivative of this function cannot be written in terms of its output alone; that is offered for exponentials, sigmoids, tanh, tan, roots and components of softmax. Leave out the output.`,
    );
  });

  test('the letter must be a new one', () => {
    expect(complaint({ f: 'e^(s x)', wrt: 'x', output: 's' })).toBe(
      '0–7 The letter s stands in the function itself; give its output another one, such as s or y.',
    );
  });
});

describe('piece by piece', () => {
  const pieces = (f: string) =>
    (piecesOf(read(f), 'x') ?? []).map(({ from, to, slope }) =>
      [from?.value ?? '-', to?.value ?? '-', strictText(slope)].join(' '),
    );

  test.each([
    ['abs(x)', ['- 0 -1', '0 - 1']],
    ['abs(x^2 - 4)', ['- -2 2 * x', '-2 2 -2 * x', '2 - 2 * x']],
    ['max(x, x^2)', ['- 0 2 * x', '0 1 1', '1 - 2 * x']],
    ['min(x, 2 - x, 3)', ['- 1 1', '1 - -1']],
    ['abs(abs(x) - 1)', ['- -1 -1', '-1 0 1', '0 1 -1', '1 - 1']],
    ['x abs(x)', ['- 0 -2 * x', '0 - 2 * x']],
    ['relu(x) relu(1 - x)', ['- 0 0', '0 1 1 - 2 * x', '1 - 0']],
    ['x^2 + 1', []],
    ['abs(sin(x))', []],
    ['abs(a x)', []],
  ])('%s', (f, expected) => {
    expect(pieces(f)).toEqual(expected);
  });

  const exceptions = (f: string): string[] =>
    pieceByPiece(read(f), 'x', derive(read(f), 'x').result).flatMap(part =>
      part.kind === 'statements'
        ? part.lines.flatMap(({ left, remark, reason }) =>
            left
              ? [[mathText(left), said(remark ?? []), said(typeof reason === 'string' ? [reason] : reason)].join(' | ')]
              : [],
          )
        : [],
    );
  const said = (parts: readonly (string | Expr)[]): string =>
    parts.map(part => (typeof part === 'string' ? part : mathText(part))).join('');

  test.each([
    ['relu(3x - 1)', ['no derivative at x = 1/3 | left 0, right 3 | kink, 0 is taken']],
    [
      'max(x, x^2)',
      [
        'no derivative at x = 0 | left 0, right 1 | kink, 1 is taken',
        'no derivative at x = 1 | left 1, right 2 | kink, 1 is taken',
      ],
    ],
    [
      'abs(x^2 - 2)',
      [
        'no derivative at x = −√2 | left −2√2, right 2√2 | kink, 0 is taken',
        'no derivative at x = √2 | left −2√2, right 2√2 | kink, 0 is taken',
      ],
    ],
    ['x abs(x)', []],
    ['sign(x)', ['no derivative at x = 0 | from −1 to 1 | jump, 0 is taken']],
    ['abs(x^3 - x - 1)', ['no derivative at x ≈ 1.324718 | left −4.264633, right 4.264633 | kink']],
  ])('the exceptions of %s', (f, expected) => {
    expect(exceptions(f)).toEqual(expected);
  });
});

describe('real roots, exact where they are rational or of a quadratic', () => {
  const roots = (text: string): string[] => {
    const coefficients = coefficientsIn(polynomialIn(readStrict(text), ['x']) ?? [], 'x') ?? [];
    return realRoots(coefficients).map(({ exact, value }) => (exact ? strictText(exact) : value.toFixed(6)));
  };

  test.each([
    ['x^2 - 4', ['-2', '2']],
    ['3 * x - 1', ['1 / 3']],
    ['(x - 1/2)^2 * (x + 3)', ['-3', '1 / 2']],
    ['x^2 - 2', ['-sqrt(2)', 'sqrt(2)']],
    ['x^2 - x - 1', ['1 / 2 - sqrt(5) / 2', '1 / 2 + sqrt(5) / 2']],
    ['x^2 + 1', []],
    ['x^5 - x', ['-1', '0', '1']],
    ['x^3 - x - 1', ['1.324718']],
    ['x^4 - 2', ['-1.189207', '1.189207']],
    ['(x^2 - 2)^2', ['-sqrt(2)', 'sqrt(2)']],
    ['(x^3 - x - 1)^2', ['1.324718']],
    ['7', []],
  ])('%s', (polynomial, expected) => {
    expect(roots(polynomial)).toEqual(expected);
  });
});

describe('critical points', () => {
  test.each([
    ['x^3 - 3x', '-1, 1'],
    ['x^4 - 2x^2', '-1, 0, 1'],
    ['x^3 - 2x', '-sqrt(6) / 3, sqrt(6) / 3'],
    ['x^4/4 - x^2/2 - x', '1.324718'],
    ['x^3', '0'],
    ['x^3 + x', ''],
  ])('%s', (f, places) => {
    const { result, certificate } = worked({ f, kind: 'critical' });
    expect(text(result)).toBe(places);
    expect(certificate.agrees).toBe(true);
  });

  const reasons = (f: string): string[] =>
    worked({ f, kind: 'critical' }).parts.flatMap(part =>
      part.kind === 'statements' && String(part.heading).startsWith('Signs')
        ? part.lines.map(({ reason }) => String(reason))
        : [],
    );

  test.each([
    ['x^2', ['f falls', 'local minimum', 'f rises']],
    ['-x^2', ['f rises', 'local maximum', 'f falls']],
    ['x^3', ['f rises', 'neither maximum nor minimum', 'f rises']],
    ['5x', ['f rises']],
  ])('the signs around %s', (f, expected) => {
    expect(reasons(f)).toEqual(expected);
  });

  /** Reasons stand at their places: what f does between and at them, from left to right. */
  test.each<[string, string, readonly string[]]>([
    ['x + 1/x', '-1, 1', ['rises', 'max', 'falls', 'not defined', 'falls', 'min', 'rises']],
    ['1/x^2', '', ['rises', 'not defined', 'falls']],
    ['x/(x^2 + 1)', '-1, 1', ['falls', 'min', 'rises', 'max', 'falls']],
    ['x e^(-x)', '1', ['rises', 'max', 'falls']],
    ['e^(-x^2)', '0', ['rises', 'max', 'falls']],
    ['ln(x)/x', '2.718282', ['rises', 'max', 'falls']],
    ['x^(2/3)', '0', ['falls', 'min', 'rises']],
    ['x^(1/3)', '0', ['rises', 'neither', 'rises']],
    ['abs(x^2 - 1)', '-1, 0, 1', ['falls', 'min', 'rises', 'max', 'falls', 'min', 'rises']],
    ['x - sin x', '-6.283185, 0, 6.283185', ['rises', 'neither', 'rises', 'neither', 'rises', 'neither', 'rises']],
    ['sqrt(x) - x', '0.250000', ['rises', 'max', 'falls']],
    ['asin x', '', ['rises']],
    ['atan(1/x)', '', ['falls', 'not defined', 'falls']],
    ['e^(1/x)', '', ['falls', 'not defined', 'falls']],
    ['e^(-1/x^2)', '', ['falls', 'not defined', 'rises']],
    ['x e^(1/x)', '1', ['rises', 'not defined', 'falls', 'min', 'rises']],
    ['abs(x) + 2x', '0', ['rises', 'neither', 'rises']],
    ['sign x + x', '', ['rises', 'not continuous', 'rises']],
    ['1/(x^2 + 0.000001)', '0', ['rises', 'max', 'falls']],
  ])('of %s: %s', (f, places, said) => {
    expect(text(worked({ f, kind: 'critical' }).result)).toBe(places);
    const told = reasons(f);
    expect(told).toHaveLength(said.length);
    for (const [i, word] of said.entries()) expect(told[i]).toContain(word);
  });

  test('what is found by its sign says where it was sought', () => {
    const { parts } = worked({ f: 'sin x', kind: 'critical' });
    const lines = parts.flatMap(part => (part.kind === 'statements' ? part.lines : []));
    const solved = lines.find(({ because }) => because);
    expect(solved?.reason).toBe('numerically, from −10 to 10');
    expect(solved?.because?.join('')).toContain('≈ marks a place known by its decimals alone');
    expect(solved?.left && mathText(solved.left)).toMatch(/^x ≈ −7\.853982 or .* or x ≈ 7\.853982$/);
  });

  test.each([
    ['a x^2 + x', 'Critical points need numbers for all letters but x: give a a value, as in x^3 - 3x.'],
    [
      'sin(1/x)',
      'The derivative of this function changes its sign faster than can be told apart from −10 to 10; write one that changes less often.',
    ],
    ['f(x)', 'An unknown function has no signs that could be told; write one that is known.'],
  ])('%s is refused', (f, said) => {
    expect(complaint({ f, wrt: 'x', kind: 'critical' })).toBe(`0–${f.length} ${said}`);
  });
});

describe('unknown functions and standing derivatives in the other kinds', () => {
  test.each([
    [{ f: 'f(y) = x', kind: 'implicit' }, "1 / f'(y)"],
    [{ f: 'x = f(t); y = t^2', kind: 'parametric' }, "2 * t / f'(t)"],
  ] as const)('%j', (question, slope) => {
    const { result, certificate } = worked(question);
    expect(text(result)).toBe(slope);
    expect(certificate).toMatchObject({ agrees: true, standIns: 'f = sin' });
  });

  test.each([
    [
      { f: 'D(x^2, x) = y', kind: 'implicit' },
      '0–13 A derivative still stands inside this function; write the function alone, without d/dx.',
    ],
    [
      { f: 'f(x)', kind: 'tangent', at: { x: 1 } },
      '0–4 An unknown function has no value at a point; write one that is known.',
    ],
  ] as const)('%j is refused', (question, said) => {
    expect(complaint(question)).toBe(said);
  });
});
