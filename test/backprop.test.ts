import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Backpropagation, type BackpropQuestion, backprop } from '../src/backprop.ts';
import { inlined } from '../src/expression/program.ts';
import { DRAWABLE_NODES, graphSvg } from '../src/pictures/graph-svg.ts';
import { gradientAt } from '../src/tape/gradient.ts';
import { backpropJson } from '../src/telling/backprop-json.ts';
import { backpropLatex } from '../src/telling/backprop-latex.ts';
import { backpropMarkdown } from '../src/telling/backprop-markdown.ts';
import { backpropText } from '../src/telling/backprop-text.ts';

function passed(f: string, at: BackpropQuestion['at']): Backpropagation {
  const read = backprop({ f, at });
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

function complaintOf(f: string, at: BackpropQuestion['at']): string {
  const read = backprop({ f, at });
  return read.ok ? 'no complaint' : read.complaint.message;
}

const expressions = ({ nodes }: Backpropagation): string[] =>
  backpropJson({ nodes, output: '', contributions: [], gradient: {} }, { agrees: null, points: 0, worst: 0 }).nodes.map(
    ({ name, expression }) => `${name} = ${expression}`,
  );

const numbersOf = ({ nodes }: Backpropagation): Record<string, [number, number]> =>
  Object.fromEntries(nodes.map(({ name, value, adjoint }) => [name, [value, adjoint]]));

const digits = (...pair: [number, number]) => pair.map(number => expect.closeTo(number, 6));

const WAVE = 't = x^2; u1 = sin t; u2 = 3t; u = u1 + u2; J = cos u';
const NEURON = 'm = w1 x1; n = w2 x2; v = m + n + b; yhat = sigmoid(v); L = 1/2 (yhat - y)^2';
const NEURON_AT = { w1: 0.5, w2: 0.7, x1: -0.1, x2: 0.2, b: 0, y: 0 };

describe('the table of the lecture on J = cos(sin x² + 3x²) at x = 1', () => {
  test('row by row, the output first, the shared node marked, its adjoint gathered', () => {
    const [, , ...rows] = backpropMarkdown(passed(WAVE, { x: 1 }))
      .trim()
      .split('\n')
      .slice(0, -2);
    expect(rows).toEqual([
      '| J = cos(u) | −0.7649 | ∂J/∂u = −sin(u) = 0.6441 | dJ/dJ = 1 | 1 |',
      '| u = u₁ + u₂ | 3.8415 | 1, 1 | dJ/du += dJ/dJ · (−sin(u)) | 0.6441 |',
      '| u₁ = sin(t) | 0.8415 | cos(t) = 0.5403 | dJ/du₁ += dJ/du · 1 | 0.6441 |',
      '| u₂ = 3t | 3.0000 | 3 | dJ/du₂ += dJ/du · 1 | 0.6441 |',
      '| **t = x²** (used twice) | 1.0000 | 2x = 2 | **dJ/dt += dJ/du₁ · cos(t)**, then **dJ/dt += dJ/du₂ · 3** | 0.3480, then 2.2804 |',
      '| x | 1.0000 |  | dJ/dx += dJ/dt · 2x | 4.5608 |',
    ]);
  });

  test('typed as one expression x² is one node all the same, and every operation gets a name', () => {
    const pass = passed('cos(sin(x^2) + 3x^2)', { x: 1 });
    expect(expressions(pass)).toEqual([
      'x = x',
      'u1 = x^2',
      'u2 = sin(u1)',
      'u3 = 3 * u1',
      'u4 = u2 + u3',
      'y = cos(u4)',
    ]);
    expect(pass.gradient).toEqual({ x: expect.closeTo(4.560792, 6) });
  });

  test('on a terminal columns are aligned and every use of t has its line', () => {
    const lines = backpropText(passed(WAVE, { x: 1 })).split('\n');
    const column = lines[0]?.indexOf('backward') ?? -1;
    expect(lines[2]?.indexOf('dJ/dJ = 1')).toBe(column);
    expect(lines.findIndex(line => line.includes('then dJ/dt += dJ/du₂ · 3'))).toBe(7);
    expect(lines[7]?.indexOf('then dJ/dt')).toBe(column);
  });

  test('in LaTeX the shared row is bold and cells are parted by &', () => {
    const rows = backpropLatex(passed(WAVE, { x: 1 })).split('\n');
    expect(rows[0]).toBe('\\begin{array}{lrlll}');
    const shared = rows.find(row => row.startsWith('\\boldsymbol{t = x^{2}} \\text{ (used twice)}'));
    expect(shared?.split(' & ')).toHaveLength(5);
  });
});

describe('numbers worked out by hand in the lectures', () => {
  test('one neuron with two weights', () => {
    const numbers = numbersOf(passed(NEURON, NEURON_AT));
    expect(numbers).toMatchObject({
      m: digits(-0.05, 0.130357),
      n: digits(0.14, 0.130357),
      v: digits(0.09, 0.130357),
      yhat: digits(0.522485, 0.522485),
      w1: digits(0.5, -0.013036),
      w2: digits(0.7, 0.026071),
      b: digits(0, 0.130357),
    });
  });

  test('its sigmoid has the slope ŷ(1 − ŷ)', () => {
    expect(backpropText(passed(NEURON, NEURON_AT))).toContain('ŷ(1 − ŷ) = 0.2495');
  });

  test('the sigmoid as a chain of four operations', () => {
    expect(numbersOf(passed('m = -z; g = exp m; h = g + 1; f = 1/h', { z: 1 }))).toEqual({
      z: digits(1, 0.196612),
      m: digits(-1, -0.196612),
      g: digits(0.367879, -0.534447),
      h: digits(1.367879, -0.534447),
      f: digits(0.731059, 1),
    });
  });

  test('one neuron with three weights', () => {
    const at = { b: -2, w1: -1, w2: 0.5, w3: 10, x1: 4, x2: -2, x3: 1, y: 1 };
    const { gradient, nodes } = passed('z = b + w1 x1 + w2 x2 + w3 x3; p = sigmoid(z); C = (p - y)^2', at);
    expect(nodes.find(({ name }) => name === 'p')?.value).toBeCloseTo(0.952574, 6);
    expect(nodes.at(-1)?.value).toBeCloseTo(0.002249, 6);
    expect(gradient).toMatchObject({
      w1: expect.closeTo(-0.01714, 6),
      w2: expect.closeTo(0.00857, 6),
      w3: expect.closeTo(-0.004285, 6),
      b: expect.closeTo(-0.004285, 6),
      x1: expect.closeTo(0.004285, 6),
      x2: expect.closeTo(-0.002143, 6),
      x3: expect.closeTo(-0.042851, 6),
    });
  });

  test('a function of two variables', () => {
    const { gradient } = passed('exp(xz) + xz/log(x) + sin(log(x))/(xz)', { x: 2, z: 3 });
    expect(gradient).toEqual({ x: expect.closeTo(1208.381215, 6), z: expect.closeTo(809.707479, 6) });
  });
});

describe('what is a node', () => {
  test.each<[string, string, BackpropQuestion['at'], string[]]>([
    ['a sum of many is one node, a minus belongs to its term', 'a - b + c', { a: 1, b: 2, c: 3 }, ['y = a - b + c']],
    ['a product of many is one node', '2 a b c', { a: 1, b: 2, c: 3 }, ['y = 2 * a * b * c']],
    ['constants are no nodes', 'sin(2) x + pi', { x: 1 }, ['u1 = sin(2) * x', 'y = u1 + pi']],
    ['a square of a product', '(a b)^2', { a: 1, b: 2 }, ['u1 = a * b', 'y = u1^2']],
    [
      'names that are taken are left alone',
      'u1 = sin x; y = cos(u1 + x)',
      { x: 1 },
      ['u1 = sin(x)', 'u2 = u1 + x', 'y = cos(u2)'],
    ],
    ['equal parts of two definitions are one node', 'a = sin x; y = a + sin x', { x: 1 }, ['a = sin(x)', 'y = a + a']],
    ['a name defined as a constant is a row', 'b = -2; y = b x', { x: 3 }, ['b = -2', 'y = b * x']],
    ['what the output does not need is listed too', 's = sin x; y = x^2', { x: 1 }, ['s = sin(x)', 'y = x^2']],
  ])('%s', (_, f, at, expected) => {
    const pass = passed(f, at);
    const inputs = Object.keys(pass.gradient);
    expect(expressions(pass).filter(line => !inputs.includes(line.split(' ')[0] ?? ''))).toEqual(expected);
  });

  test('both slopes of x·x go to x at once', () => {
    const { nodes } = passed('x x', { x: 3 });
    expect(nodes.at(-1)).toMatchObject({ parents: ['x'], slopes: [6], adjoint: 1 });
  });

  test('two names for one quantity share its row', () => {
    expect(backpropText(passed('t = x^2; s = x^2; J = s t', { x: 1 }))).toContain('t = s = x²');
  });

  test('an output that is an input has slope 1', () => expect(passed('x', { x: 5 }).gradient).toEqual({ x: 1 }));

  test('what the output does not need has adjoint 0 and brings nothing', () => {
    const { nodes, contributions } = passed('s = sin x; y = x^2', { x: 1 });
    expect(nodes.find(({ name }) => name === 's')?.adjoint).toBe(0);
    expect(contributions.map(({ user }) => user)).toEqual(['y']);
  });
});

describe('the table and the tape of the whole program', () => {
  const programs: [string, BackpropQuestion['at']][] = [
    [WAVE, { x: 1.3 }],
    [NEURON, NEURON_AT],
    ['u = a b; J = u + a b c', { a: 2, b: 3, c: 5 }],
    ['s = x x; J = s^b + log(s) sqrt(x) max(x, b, s) + x^x', { x: 2, b: 0.5 }],
    ['sqrt(x) * 0', { x: 0 }],
    ['relu(x) + abs(x) + x^0', { x: 0 }],
  ];
  test.each(programs)('%s: gathered adjoints are the gradient the tape finds', (f, at) => {
    const { program, gradient } = passed(f, at);
    const tape = gradientAt(inlined(program), at);
    expect(Object.keys(gradient).sort()).toEqual(Object.keys(tape.gradient).sort());
    for (const [name, slope] of Object.entries(tape.gradient)) expect(gradient[name]).toBeCloseTo(slope, 10);
  });

  test('outside the domain there is no slope', () =>
    expect(passed('log(x)', { x: -1 }).gradient).toEqual({ x: Number.NaN }));

  test('an adjoint is the sum of what its users bring: adjoint of the user times the local slope', () => {
    const { nodes, output } = passed(NEURON, NEURON_AT);
    for (const node of nodes.filter(({ name }) => name !== output)) {
      const brought = nodes.flatMap(user =>
        user.slopes.filter((_, i) => user.parents[i] === node.name).map(slope => slope * user.adjoint),
      );
      expect(node.adjoint).toBeCloseTo(
        brought.reduce((sum, part) => sum + part, 0),
        12,
      );
    }
  });

  test('on random programs of sums, products and sines too', () => {
    const step = fc.record({ op: fc.constantFrom('+', '-', '*', 'sin'), a: fc.nat(), b: fc.nat() });
    const at = { x: 0.7, z: -1.2 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), steps => {
        const names = ['x', 'z'];
        const lines = steps.map(({ op, a, b }, i) => {
          const [left, right] = [names[a % names.length], names[b % names.length]];
          names.push(`v${i}`);
          return `v${i} = ${op === 'sin' ? `sin(${left})` : `${left} ${op} ${right}`}`;
        });
        const read = backprop({ f: lines.join('; '), at: used(lines.join(), at) });
        if (!read.ok) throw new Error(read.complaint.message);
        const tape = gradientAt(inlined(read.value.program), at).gradient;
        for (const [name, slope] of Object.entries(tape)) expect(read.value.gradient[name]).toBeCloseTo(slope, 8);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

const used = (text: string, at: BackpropQuestion['at']): BackpropQuestion['at'] =>
  Object.fromEntries(Object.entries(at).filter(([name]) => text.includes(name)));

describe('the certificate', () => {
  test.each<[string, BackpropQuestion['at'], boolean | null]>([
    [WAVE, { x: 1 }, true],
    [NEURON, NEURON_AT, true],
    ['3', {}, null],
    ['log(-1 - x^2)', { x: 1 }, null],
  ])('%s: agrees is %s', (f, at, agrees) => expect(passed(f, at).certificate.agrees).toBe(agrees));
});

describe('complaints', () => {
  test.each<[string, BackpropQuestion['at'], string]>([
    ['w x + b', { x: 2 }, 'No value is given for w and b; give every input one, for example w=1, b=1.'],
    ['t = x^2; t + 1', { x: 1, t: 3 }, 't is computed here, so it takes no value; leave out t or its definition.'],
    ['f(x) + 1', { x: 1 }, 'The function f is not known, so it has no values; write one that is.'],
  ])('%s', (f, at, message) => expect(complaintOf(f, at)).toBe(message));
});

describe('numbers in a table', () => {
  test.each<[string, BackpropQuestion['at'], string]>([
    ['log(x)', { x: -1 }, '| y = ln(x) | undefined |'],
    ['x^2', { x: 0.0003 }, '| y = x² | 9.000·10⁻⁸ |'],
    ['x^2', { x: -4000 }, '| y = x² | 1.600·10⁷ |'],
    ['1/x', { x: 0 }, '| y = 1/x | ∞ |'],
  ])('%s at %j', (f, at, row) => expect(backpropMarkdown(passed(f, at))).toContain(row));

  test('as many decimals as are asked for', () => {
    expect(backpropText(passed('sin x', { x: 1 }), { decimals: 6 })).toContain('0.841471');
  });

  test('bars and stars of mathematics are no Markdown', () => {
    expect(backpropMarkdown(passed('|x|', { x: 2 }))).toContain('| y = \\|x\\| | 2.0000 |');
  });
});

describe('JSON', () => {
  test('has the fields of the interface', () => {
    const pass = passed('w x', { w: 2, x: 3 });
    expect(JSON.parse(JSON.stringify(backpropJson(pass, pass.certificate)))).toEqual({
      nodes: [
        { name: 'w', expression: 'w', value: 2, adjoint: 3, parents: [], slopes: [] },
        { name: 'x', expression: 'x', value: 3, adjoint: 2, parents: [], slopes: [] },
        { name: 'y', expression: 'w * x', value: 6, adjoint: 1, parents: ['w', 'x'], slopes: [3, 2] },
      ],
      gradient: { w: 3, x: 2 },
      certificate: expect.objectContaining({ agrees: true, points: 16 }),
    });
  });
  test('outside the domain numbers are null', () => {
    const pass = passed('log(x)', { x: -1 });
    expect(backpropJson(pass, pass.certificate).gradient).toEqual({ x: null });
  });
});

describe('the picture of the graph', () => {
  async function drawn(f: string, at: BackpropQuestion['at']): Promise<string> {
    const picture = await graphSvg(passed(f, at));
    return picture.ok ? picture.svg : picture.message;
  }

  test('has a gate for every operation and both numbers on every wire', async () => {
    const svg = await drawn(WAVE, { x: 1 });
    const [values, adjoints] = ['graph-value', 'graph-adjoint'].map(name =>
      [...svg.matchAll(new RegExp(`class="${name}"[^>]*>([^<]*)<`, 'g'))].map(([, text]) => text),
    );
    expect(svg.match(/<ellipse/g)).toHaveLength(5);
    expect(values).toEqual(expect.arrayContaining(['1.0000', '0.8415', '3.0000', '3.8415', '−0.7649']));
    expect(adjoints).toEqual(
      expect.arrayContaining(['∂ 1', '∂ 0.6441', '∂ 0.3480', '∂ 1.9324', '∂ 2.2804', '∂ 4.5608']),
    );
    expect(svg).not.toMatch(/NaN|undefined|<script|<style/);
  });

  test('tells in words what it shows', async () => {
    expect(await drawn('w x', { w: 2, x: 3 })).toContain(
      '<desc>w: value 2, adjoint 3. x: value 3, adjoint 2. y = wx: value 6, adjoint 1.</desc>',
    );
  });

  test('one too large is declined in a sentence', async () => {
    const sum = Array.from({ length: DRAWABLE_NODES }, (_, i) => `sin(${i + 2}x)`).join(' + ');
    expect(await drawn(sum, { x: 1 })).toMatch(
      /^The graph has \d+ nodes; up to 80 are drawn\. The table has them all\.$/,
    );
  });

  test('names cannot smuggle markup into it', async () => {
    const pass = passed('w x', { w: 2, x: 3 });
    const hostile = '<script>alert("1")</script>';
    const renamed = { ...pass, nodes: pass.nodes.map(node => (node.name === 'w' ? { ...node, name: hostile } : node)) };
    const picture = await graphSvg(renamed);
    expect(picture.ok && picture.svg).not.toMatch(/<script/);
  });
});
