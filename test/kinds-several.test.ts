import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certify } from '../src/checking/certify.ts';
import { certifyGradient, certifyRows } from '../src/checking/sweep.ts';
import { derive } from '../src/derivation/derive.ts';
import { variables } from '../src/expression/measure.ts';
import { strictText } from '../src/expression/strict.ts';
import type { KindQuestion, KindWorked, Nested } from '../src/kinds/kind.ts';
import { workOutKind } from '../src/kinds/kinds.ts';
import { readList } from '../src/kinds/lists.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { gradientAt } from '../src/tape/gradient.ts';
import { asLatexDocument } from '../src/telling/as-latex.ts';
import { asMarkdown } from '../src/telling/as-markdown.ts';
import { kindJson } from '../src/telling/kind-json.ts';
import { tellKind } from '../src/telling/kind-lines.ts';
import { workOut } from '../src/worked.ts';
import { functions } from './random-functions.ts';

function worked(question: KindQuestion): KindWorked {
  const read = workOutKind(question);
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

type Texts = string | readonly Texts[];

const texts = (nested: Nested): Texts => ('kind' in nested ? strictText(nested) : nested.map(texts));

const resultOf = (question: KindQuestion): Texts => texts(worked(question).result);

describe('a gradient has an entry for each variable, by the alphabet or as listed', () => {
  test.each<[string, string | undefined, readonly string[]]>([
    ['x^2 + y^2', undefined, ['2 * x', '2 * y']],
    ['x^3 y', undefined, ['3 * x^2 * y', 'x^3']],
    ['x^3 y', 'y, x', ['x^3', '3 * x^2 * y']],
    ['a b c', undefined, ['b * c', 'a * c', 'a * b']],
    ['w1 x + w2 y', 'w1, w2', ['x', 'y']],
    ['sin(x10) + cos(x2)', undefined, ['-sin(x2)', 'cos(x10)']],
    ['ln(x) + e^y', undefined, ['1 / x', 'exp(y)']],
    ['x', undefined, ['1']],
    ['5 y', 'x', ['0']],
  ])('%s by %s', (f, wrt, entries) => {
    expect(resultOf({ f, wrt, kind: 'gradient' })).toEqual(entries);
  });
});

test.each([
  ['sqrt(x^2 + y^2)', 'no value: x / sqrt(x^2 + y^2) has none there'],
  ['x y', 'value'],
])('at the origin the gradient of %s: %s', (f, said) => {
  const { parts } = worked({ f, kind: 'gradient', at: { x: 0, y: 0 } });
  const last = parts.flatMap(part => (part.kind === 'statements' ? part.lines : [])).at(-1);
  const reason = [last?.reason ?? []].flat().map(word => (typeof word === 'string' ? word : strictText(word)));
  expect(reason.join('')).toBe(said);
});

test('an unknown function has no value at a point', () => {
  expect(worked({ f: 'f(x) y', kind: 'gradient', at: { x: 1, y: 2 } })).not.toHaveProperty('value');
});

describe('a Jacobian has a row for each function', () => {
  test.each<[string, readonly (readonly string[])[]]>([
    [
      '[x + 2y, x y]',
      [
        ['1', '2'],
        ['y', 'x'],
      ],
    ],
    [
      '(u^2, u v, v^2)',
      [
        ['2 * u', '0'],
        ['v', 'u'],
        ['0', '2 * v'],
      ],
    ],
    ['x^2 + y', [['2 * x', '1']]],
    ['[sin t, cos t]', [['cos(t)'], ['-sin(t)']]],
    [
      'max(x, y), x',
      [
        ['1 - step(y - x)', 'step(y - x)'],
        ['1', '0'],
      ],
    ],
  ])('%s', (f, rows) => {
    expect(resultOf({ f, kind: 'jacobian' })).toEqual(rows);
  });
});

describe('a Hessian is symmetric', () => {
  test.each<[string, readonly (readonly string[])[]]>([
    [
      'x^2 + 3x y + y^2',
      [
        ['2', '3'],
        ['3', '2'],
      ],
    ],
    [
      'x y z',
      [
        ['0', 'z', 'y'],
        ['z', '0', 'x'],
        ['y', 'x', '0'],
      ],
    ],
    ['x^4', [['12 * x^2']]],
  ])('%s', (f, rows) => {
    expect(resultOf({ f, kind: 'hessian' })).toEqual(rows);
  });

  test.each(['x^2 y^3', 'sin(x y)', 'x/(1 + y^2)', 'e^(x - y^2)', 'x ln y', 'sqrt(x^2 + y^2)'])(
    'the entries of %s are those of the gradients of both first derivatives',
    f => {
      const entries = flat(resultOf({ f, kind: 'hessian' })).map(readStrict);
      const of = worked({ f, kind: 'hessian' }).read[0] ?? readStrict('0');
      const both = ['x', 'y'].flatMap(first => ['x', 'y'].map(second => ({ first: derive(of, first).result, second })));
      const compared = both.map(({ first, second }, i) => certify(first, second, entries[i] ?? readStrict('0')).agrees);
      expect(compared).toEqual([true, true, true, true]);
    },
  );
});

const flat = (nested: Texts): readonly string[] => (typeof nested === 'string' ? [nested] : nested.flatMap(flat));

describe('a directional derivative is the gradient times the unit vector', () => {
  test.each<[string, string, string]>([
    ['x + y', '(1, 0)', '1'],
    ['x y', '3, 4', '(3 * y + 4 * x) / 5'],
    ['x y', '[0, 2]', 'x'],
    ['x^2 - y', '(0, -1)', '1'],
    ['x', '5', '1'],
    ['x', '-5', '-1'],
    ['5 x + 12 y', '(5, 12)', '13'],
  ])('%s along %s', (f, along, result) => {
    expect(resultOf({ f, along, kind: 'directional' })).toBe(result);
  });

  test('the value at a point is exact in the lines and a number beside them', () => {
    const done = worked({ f: 'x^2 y', kind: 'directional', along: '3, 4', at: { x: 1, y: 2 } });
    const { left, right } = tellKind(done).at(-1)?.lines[0] ?? {};
    expect([left, right].map(side => side && strictText(side).replaceAll('written:', ''))).toEqual([
      'at(directional(f, u), x, 1, y, 2)',
      '16 / 5',
    ]);
    expect(done.value).toBeCloseTo(3.2, 14);
  });

  test('the length of the direction does not matter, its sign does', () => {
    const along = (direction: string) => resultOf({ f: 'x^2 y', kind: 'directional', along: direction });
    expect(along('6, 8')).toEqual(along('3, 4'));
    expect(along('2, 2')).toEqual(along('0.5, 1/2'));
    expect(along('-3, -4')).not.toEqual(along('3, 4'));
  });
});

describe('a program is differentiated through its names, and ends in its inputs', () => {
  test.each<[string, string, string]>([
    ['u = x^2; y = 3u', 'x', '6 * x'],
    ['u = 3x + 1; y = u^2', 'x', '6 * (3 * x + 1)'],
    ['a = x; b = x; y = a b', 'x', '2 * x'],
    ['a = x^2; L = a x', 'x', '3 * x^2'],
    ['v = w x; L = v^2', 'v', '2 * v'],
    ['a = 3y; L = a', 'x', '0'],
    ['a = y^2; L = a x', 'x', 'y^2'],
  ])('%s by %s', (f, wrt, result) => {
    expect(resultOf({ f, wrt })).toBe(result);
  });

  test.each<[string, string]>([
    ['one way', 'u = x^2; v = sin u; y = v^2'],
    ['two ways that meet', 't = x^2; u = sin t; v = 3t; y = u v'],
    ['ways within ways', 'a = x^2; b = a + x; c = a b; d = c + a; y = d^2 + x'],
    ['more ways than are written out', manyWays(6)],
    ['names that look alike', 'u1 = x + 1; u11 = u1^2; y = u11 - u1'],
    ['an unused definition', 'u = x^2; v = sin(x); y = u^2'],
  ])('%s: the chain agrees with the program written out', (_, f) => {
    const { read, result, certificate } = worked({ f, wrt: 'x' });
    const [of = readStrict('0')] = read;
    expect('kind' in result && certify(of, 'x', result).agrees).toBe(true);
    expect(certificate.agrees).toBe(true);
  });

  test.each<[string, string, string]>([
    ['u = x^2; y = sin u', 'x', 'dy/dx = dy/du·du/dx'],
    ['t = x^2; u = sin t; v = 3t; y = u v', 'x', 'dy/dx = (dy/du·du/dt + dy/dv·dv/dt)·dt/dx'],
    ['a = x^2; L = a x', 'x', 'dL/dx = dL/da·da/dx + ∂L/∂x'],
    ['h = tanh(w x); yhat = v h; L = (yhat - y)^2', 'w', 'dL/dw = dL/dŷ·dŷ/dh·dh/dw'],
  ])('%s by %s: %s', (f, wrt, chain) => {
    const lines = kindJson(worked({ f, wrt }), 0).parts?.flatMap(part => part.lines) ?? [];
    expect(lines.find(({ reasons }) => reasons.some(reason => reason.startsWith('chain rule')))?.text).toBe(chain);
  });

  test('each factor is derived once, whatever the number of ways it is on', () => {
    const { parts } = worked({ f: 't = x^2; u = sin t; v = 3t; y = u v', wrt: 'x' });
    const derived = parts.flatMap(part => (part.kind === 'derivation' && part.left ? [strictText(part.left)] : []));
    expect(derived).toHaveLength(new Set(derived).size);
    expect(derived).toHaveLength(5);
  });

  test('its second derivative is that of the first', () => {
    expect(resultOf({ f: 'u = x^2; y = u^2', wrt: 'x', order: 2 })).toBe('12 * x^2');
  });

  test('as JSON, a program has the derivative it had as one function', () => {
    const read = workOut({ f: 'u = 3x + 1; y = u^2' });
    expect(read.ok && strictText(read.value.result)).toBe('6 * (3 * x + 1)');
  });

  test('f·sin f fourteen times takes no time and stays printable', () => {
    const steps = Array.from({ length: 14 }, (_, i) => `u${i + 1} = u${i} sin(u${i})`);
    const begun = performance.now();
    const { certificate } = worked({ f: ['u0 = x', ...steps].join('; '), wrt: 'x' });
    expect(certificate.agrees).toBe(true);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

/** Two quantities that both depend on the two before: twice as many ways a layer. */
function manyWays(layers: number): string {
  const layer = (i: number): string => `a${i} = sin(a${i - 1} + b${i - 1}); b${i} = cos(a${i - 1} - b${i - 1})`;
  const within = Array.from({ length: layers }, (_, i) => layer(i + 1));
  return ['a0 = x', 'b0 = x^2', ...within, `L = a${layers} b${layers}`].join('; ');
}

describe('random functions', () => {
  test('the gradient is that of the tape', () => {
    fc.assert(
      fc.property(functions, of => {
        fc.pre(variables(of).length > 0);
        const done = workOutKind({ f: strictText(of), kind: 'gradient' });
        expect(done.ok && done.value.certificate.agrees).not.toBe(false);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  test('the sweep finds what single slopes find', () => {
    const of = readStrict('x^2 * sin(y) + exp(x * y)');
    const { entries } = certifyGradient({ f: of, formulas: ['x', 'y'].map(name => derive(of, name).result) }, [
      'x',
      'y',
    ]);
    const { gradient } = gradientAt(of, { x: 1, y: 2 });
    expect(entries?.at).toEqual({ x: 1, y: 2 });
    expect(entries?.tape).toEqual([gradient.x, gradient.y]);
  });
});

describe('a wrong entry is found', () => {
  const f = readStrict('x^2 * y');

  test.each([
    ['2 * x * y', 'x^2', true],
    ['-2 * x * y', 'x^2', false],
    ['2 * x * y', 'x^3', false],
    ['x^2', '2 * x * y', false],
  ])('(%s, %s)', (byX, byY, agrees) => {
    expect(certifyGradient({ f, formulas: [readStrict(byX), readStrict(byY)] }, ['x', 'y']).agrees).toBe(agrees);
  });

  test('in the last row of a matrix, and the point that shows it is given', () => {
    const rows = ['2 * x', '3 * x'].map(formula => ({ f: readStrict('x^2'), formulas: [readStrict(formula)] }));
    const certificate = certifyRows(rows, ['x']);
    expect(certificate.agrees).toBe(false);
    expect(certificate.shown?.formula).toBeCloseTo((certificate.shown?.tape ?? 0) * 1.5, 12);
  });

  test('where nothing can be computed nothing is certified', () => {
    expect(certifyGradient({ f: readStrict('sqrt(-1 - x^2)'), formulas: [readStrict('1')] }, ['x']).agrees).toBeNull();
  });
});

describe('complaints', () => {
  const TWO = 'there are 2 variables: x, y.';
  test.each<[KindQuestion, string]>([
    [
      { f: '[x, y]', kind: 'gradient' },
      'This is a list, and a gradient is of one function: write one, or ask for the jacobian of the list.',
    ],
    [
      { f: '[x, y]', kind: 'hessian' },
      'This is a list, and a Hessian is of one function: write one, or ask for the jacobian of the list.',
    ],
    [
      { f: '3', kind: 'gradient' },
      'There is no variable here, and a gradient needs one: write a function of some, such as x^2*y.',
    ],
    [
      { f: 'x y', kind: 'gradient', order: 2 },
      'The order is 2, and a gradient is of one order alone: leave the order out.',
    ],
    [
      { f: 'd/dx x^2', kind: 'gradient' },
      'A derivative still stands inside this function; write the function alone, without d/dx.',
    ],
    [
      { f: 'a b c d p q r s t', kind: 'hessian' },
      'There are 9 variables, and a Hessian is written out for at most 8 here: list those that matter in wrt, such as x, y.',
    ],
    [{ f: 'x y', kind: 'gradient', wrt: 'x, 2' }, '“2” is not a variable; give one name, such as x or w1.'],
    [{ f: 'x y', kind: 'jacobian', wrt: 'pi' }, 'pi is a constant here, not a variable; differentiate by a variable.'],
    [
      { f: 'x y', kind: 'directional' },
      'A directional derivative needs its direction: give one, such as along (3, 4).',
    ],
    [
      { f: 'x y', kind: 'directional', along: '(1, 2, 3)' },
      `The direction (1, 2, 3) has 3 entries, and ${TWO} Write an entry for each.`,
    ],
    [{ f: 'x y', kind: 'directional', along: '3' }, `The direction 3 has 1 entry, and ${TWO} Write an entry for each.`],
    [
      { f: 'x y', kind: 'directional', along: '0, 1 - 1' },
      'The vector 0, 1 - 1 has no direction: write one that is not zero, such as (3, 4).',
    ],
    [
      { f: 'x y', kind: 'directional', along: '(y, 1)' },
      'The direction (y, 1) changes with y: write one with constant entries, such as (3, 4).',
    ],
    [
      { f: 'x y', kind: 'directional', along: '(3, +)' },
      'In the direction “(3, +)”: Something is missing after +: write what belongs there, or leave out the +.',
    ],
    [
      { f: 'u = x; y = u^2', wrt: 'y' },
      'y is what this program computes; differentiate it by an input, or by a quantity defined before it.',
    ],
  ])('%j', (question, message) => {
    expect(workOutKind(question)).toEqual({
      ok: false,
      complaint: { message, start: 0, end: question.f.length },
    });
  });

  test.each<[string, string, string]>([
    ['[x, y +]', 'y +', 'Something is missing after +: write what belongs there, or leave out the +.'],
    ['[x, 2 3]', '3', 'There are two numbers side by side: write an operator between them, for example 2*3.'],
  ])('an entry of a list is complained of where it stands: %s', (f, culprit, message) => {
    const read = workOutKind({ f, kind: 'jacobian' });
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect([f.slice(read.complaint.start, read.complaint.end), read.complaint.message]).toEqual([culprit, message]);
  });
});

describe('lists', () => {
  test.each<[string, readonly string[]]>([
    ['[x, y]', ['x', 'y']],
    ['(x, y)', ['x', 'y']],
    ['x, y', ['x', 'y']],
    [' [ x , y ] ', ['x', 'y']],
    ['[max(x, y), x]', ['max(x, y)', 'x']],
    ['(x + 1)(y + 1), x', ['(x + 1) * (y + 1)', 'x']],
    ['(x + 1)(y + 1)', ['(x + 1) * (y + 1)']],
    ['(x + 1)', ['x + 1']],
    ['[(x + 1)(y + 1)]', ['(x + 1) * (y + 1)']],
    ['3, -4', ['3', '-4']],
  ])('%s', (text, entries) => {
    const read = readList(text);
    expect(read.ok && read.value.map(({ expr }) => strictText(expr))).toEqual(entries);
  });

  test('in LaTeX', () => {
    const read = readList('\\left[ x^{2}, \\frac{x}{y} \\right]', { syntax: 'latex' });
    expect(read.ok && read.value.map(({ expr }) => strictText(expr))).toEqual(['x^2', 'x / y']);
  });

  test('a note of an entry stands where the entry does, and offers the whole list', () => {
    const alone = readExpression('1/2x');
    const read = readList('[y, 1/2x]');
    const [expected, found] = [alone.ok && alone.value.notes[0], read.ok && read.value[1]?.notes[0]];
    if (!expected || !found) throw new Error('no note');
    expect(found).toEqual({
      message: expected.message,
      start: expected.start + '[y, '.length,
      end: expected.end + '[y, '.length,
      instead: `[y, ${expected.instead}]`,
    });
  });
});

describe('what is printed and given', () => {
  const jacobian = worked({ f: '[x y, x + y]', kind: 'jacobian', at: { x: 1, y: 2 } });

  test('LaTeX has vectors and matrices', () => {
    const gradient = worked({ f: 'x y', kind: 'gradient' });
    expect(asLatexDocument(tellKind(gradient), gradient.certificate)).toContain(
      '\\nabla f = \\begin{pmatrix} y \\\\ x \\end{pmatrix}',
    );
    expect(asLatexDocument(tellKind(jacobian), jacobian.certificate)).toContain(
      'J = \\begin{pmatrix} y & x \\\\ 1 & 1 \\end{pmatrix}',
    );
    expect(asMarkdown(tellKind(gradient), gradient.certificate)).toContain(
      '$\\frac{\\partial f}{\\partial x} = \\frac{\\partial}{\\partial x}\\left[xy\\right] = y$',
    );
  });

  test('JSON has nested arrays of strict text', () => {
    expect(kindJson(jacobian, 1.23456)).toMatchObject({
      kind: 'jacobian',
      read: ['x * y', 'x + y'],
      wrt: ['x', 'y'],
      derivative: [
        ['y', 'x'],
        ['1', '1'],
      ],
      value: [
        [2, 1],
        [1, 1],
      ],
      size: 4,
      ms: 1.235,
      certificate: { agrees: true, points: 16 },
    });
    expect(Object.keys(kindJson(jacobian, 1, false))).not.toContain('steps');
    expect(structuredClone(kindJson(jacobian, 1))).toEqual(JSON.parse(JSON.stringify(kindJson(jacobian, 1))));
  });

  test('a single variable, function or result stands without a list around it', () => {
    const { read, wrt, derivative } = kindJson(worked({ f: 'x y', kind: 'directional', along: '1, 0' }), 0);
    expect([read, wrt, derivative]).toEqual(['x * y', ['x', 'y'], 'y']);
    expect(kindJson(worked({ f: 'x^2', kind: 'hessian' }), 0)).toMatchObject({ wrt: 'x', derivative: [['2']] });
  });
});
