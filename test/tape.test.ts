import { describe, expect, it } from 'vitest';
import { call, type Expr, negate, number, symbol } from '../src/expression/expression.ts';
import type { Program } from '../src/expression/program.ts';
import { OPERATIONS } from '../src/operations/operations.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { backward } from '../src/tape/backward.ts';
import { forward } from '../src/tape/forward.ts';
import { evaluate, gradientAt, type Point } from '../src/tape/gradient.ts';
import { INSTRUCTIONS, opcodeOf } from '../src/tape/instructions.ts';
import { byRow, kernel, WRITTEN_OUT } from '../src/tape/kernels.ts';
import { record, recordProgram } from '../src/tape/record.ts';

const program = (...lines: readonly string[]): Program => {
  const definitions = lines.map(line => {
    const [name = '', text = ''] = line.split(' = ');
    return { name, value: readStrict(text) };
  });
  const [first, ...rest] = definitions;
  if (!first) throw new Error('a program has a definition');
  return { definitions: [first, ...rest] };
};

const block = (at: Point) => Object.fromEntries(Object.entries(at).map(([name, a]) => [name, Float64Array.of(a)]));

/** Values and adjoints of the names and inputs of a program at one point. */
function run(written: Program, at: Point): { values: Record<string, number>; adjoints: Record<string, number> } {
  const tape = recordProgram(written);
  const values = forward(tape, block(at));
  const adjoints = backward(tape, values);
  const named = [...tape.inputs, ...tape.names];
  const pick = (from: Float64Array) =>
    Object.fromEntries(named.map(([name, node]) => [name, from[node] ?? Number.NaN]));
  return { values: pick(values), adjoints: pick(adjoints) };
}

const gradient = (text: string, at: Point) => gradientAt(readStrict(text), at).gradient;
const slope = (text: string, x: number) => gradient(text, { x }).x;

/** To 12 digits; NaN and the infinities are themselves alone. */
function expectNumber(found: number, expected: number): void {
  if (Number.isFinite(expected)) expect(found).toBeCloseTo(expected, 12);
  else expect(found).toBe(expected);
}

function expectNumbers(found: Record<string, number>, expected: Record<string, number>, digits = 6): void {
  for (const [name, value] of Object.entries(expected)) expect(found[name], name).toBeCloseTo(value, digits);
}

describe('worked numbers of lectures', () => {
  it('exp(xz) + xz/log x + sin(log x)/(xz) at (2, 3)', () => {
    expectNumbers(gradient('exp(x*z) + x*z/log(x) + sin(log(x))/(x*z)', { x: 2, z: 3 }), {
      x: 1208.381215,
      z: 809.707479,
    });
  });

  it('cos(sin t + 3t), t = x² at 1: the adjoint of t is gathered from both uses', () => {
    const { values, adjoints } = run(program('t = x^2', 'v = sin(t)', 'w = 3*t', 'u = v + w', 'J = cos(u)'), { x: 1 });
    expectNumbers(values, { t: 1, v: 0.8415, w: 3, u: 3.8415, J: -0.7649 }, 4);
    expectNumbers(adjoints, { J: 1, u: 0.6441, v: 0.6441, w: 0.6441, t: 2.2804, x: 4.5608 }, 4);
  });

  it('logistic regression: dJ/dθⱼ = (y* − y) xⱼ', () => {
    const at = { s: 1, p: 0.5, q: -0.3, x: 2, w: 4 };
    const y = 1 / (1 + Math.exp(0.2));
    const lines = ['a = p*x + q*w', 'y = 1/(1 + exp(-a))', 'J = s*log(y) + (1 - s)*log(1 - y)'];
    const { values, adjoints } = run(program(...lines), at);
    expectNumbers(values, { a: -0.2, y, J: Math.log(y) }, 12);
    expectNumbers(adjoints, { a: 1 - y, p: (1 - y) * 2, q: (1 - y) * 4, x: (1 - y) * 0.5, w: (1 - y) * -0.3 }, 12);
  });

  it('the chain −z, exp, + 1, 1/z at 1 is the sigmoid', () => {
    const { values, adjoints } = run(program('m = -x', 'g = exp(m)', 'h = g + 1', 'f = 1/h'), { x: 1 });
    expectNumbers(values, { m: -1, g: 0.367879, h: 1.367879, f: 0.731059 });
    expectNumbers(adjoints, { h: -0.534447, g: -0.534447, m: -0.196612, x: 0.196612 });
  });

  it('one neuron with squared error', () => {
    const lines = ['z = b + x*p + y*q + w*r', 's = sigmoid(z)', 'C = (s - t)^2'];
    const weights = { b: -2, p: -1, q: 0.5, r: 1 };
    const { values, adjoints } = run(program(...lines), { ...weights, x: 4, y: -2, w: 10, t: 1 });
    expectNumbers(values, { z: 3, s: 0.952574, C: 0.002249 });
    expectNumbers(adjoints, { s: -0.094852, z: -0.004285, b: -0.004285 });
    expectNumbers(adjoints, { p: -0.01714, q: 0.00857, r: -0.042851 });
    expectNumbers(adjoints, { x: 0.004285, y: -0.002143, w: -0.004285 });
  });
});

describe('powers, roots and zero times infinity', () => {
  it.each<[string, number, number]>([
    ['x^0', 0, 0],
    ['x^1', 0, 1],
    ['x^2', 0, 0],
    ['x^2', -3, -6],
    ['x^3', -2, 12],
    ['x^(-1)', -2, -0.25],
    ['x^(1/3)', -8, 1 / 12],
    ['x^(-1/3)', -8, -1 / 48],
    ['x^(2/3)', -8, -1 / 3],
    ['x^(2/6)', -8, 1 / 12],
    ['x^(1/3 - 1)', -8, 1 / 48],
    ['x^0.2', -32, 1 / 80],
    ['x^(1/2)', -4, NaN],
    ['x^0.5', 0, Infinity],
    ['x^(1/3)', 0, Infinity],
    ['x^(4/3)', 0, 0],
    ['x^(2/3)', 0, NaN],
    ['sqrt(x)', 0, Infinity],
    ['0 * sqrt(x)', 0, 0],
    ['sqrt(x^2)', 0, NaN],
    ['x^4 * cbrt(x)', 0, 0],
    ['sqrt(x^4)', 0, NaN],
    ['0^x', 2, 0],
    ['2^x', 3, 8 * Math.LN2],
    ['x^x', 2, 4 * (1 + Math.LN2)],
    ['x^x', -2.5, NaN],
    ['x^pi', 1, Math.PI],
    ['log(x)', -1, NaN],
  ])('%s at %d has slope %d', (text, x, expected) => {
    const found = slope(text, x) ?? Number.NaN;
    expectNumber(found, expected);
  });

  it.each<[string, Point, number]>([
    ['x^(1/3)', { x: -8 }, -2],
    ['x^(2/3)', { x: -8 }, 4],
    ['x^(-1/3)', { x: -8 }, -0.5],
    ['x^0.2', { x: -32 }, -2],
    ['x^0.5', { x: -4 }, NaN],
    ['x^y', { x: -2, y: 3 }, -8],
    ['x^y', { x: -2, y: 0.5 }, NaN],
    ['0^x', { x: 2 }, 0],
    ['x^0', { x: 0 }, 1],
    ['9^9^9', {}, Infinity],
    ['x * log(x)', { x: 0 }, NaN],
  ])('%s at %o is %d', (text, at, expected) => expectNumber(evaluate(readStrict(text), at), expected));

  it('an odd power with an integer value has a slope in its base though the exponent varies', () => {
    expect(gradient('x^n', { x: -2, n: 3 })).toEqual({ x: 12, n: NaN });
  });

  it('an exponent named in a program stays exact', () => {
    expectNumbers(run(program('c = 1/3', 'y = x^c'), { x: -8 }).adjoints, { x: 1 / 12 }, 12);
  });

  it('an integer beyond doubles is Infinity, a long decimal is rounded', () => {
    expect(evaluate(number('9'.repeat(5000)), {})).toBe(Infinity);
    expect(evaluate(number(`0.${'1'.repeat(5000)}`), {})).toBeCloseTo(1 / 9, 15);
  });
});

describe('conventions at kinks and ties', () => {
  it.each<[string, Point, Record<string, number>]>([
    ['relu(x)', { x: 0 }, { x: 0 }],
    ['abs(x)', { x: 0 }, { x: 0 }],
    ['sign(x)', { x: 0 }, { x: 0 }],
    ['step(x)', { x: 0 }, { x: 0 }],
    ['max(x, y, z)', { x: 2, y: 2, z: 2 }, { x: 1, y: 0, z: 0 }],
    ['max(x, y, z)', { x: 1, y: 2, z: 2 }, { x: 0, y: 1, z: 0 }],
    ['min(x, y, z)', { x: 2, y: 2, z: 2 }, { x: 1, y: 0, z: 0 }],
    ['max(y, x)', { x: 2, y: 2 }, { x: 0, y: 1 }],
  ])('%s at %o', (text, at, expected) => expect(gradient(text, at)).toEqual(expected));
});

describe('blocks of points', () => {
  const texts = ['sin(x*y) / (1 + exp(-x)) + x^3 - log(1 + y^2)', 'max(x, y) * atan2(y, x) - sqrt(1 + x^2)^1.5'];
  const xs = Float64Array.of(-2, -0.5, 0.25, 1, 3);
  const ys = Float64Array.of(0.1, 2, -1, 4, -3);

  it.each(texts)('%s: point by point gives the same numbers', text => {
    const tape = record([readStrict(text)]);
    const values = forward(tape, { x: xs, y: ys });
    const adjoints = backward(tape, values);
    xs.forEach((x, p) => {
      const alone = forward(tape, { x: Float64Array.of(x), y: ys.subarray(p, p + 1) });
      const column = (from: Float64Array) => [...alone.keys()].map(node => from[node * xs.length + p]);
      expect(column(values)).toEqual([...alone]);
      expect(column(adjoints)).toEqual([...backward(tape, alone)]);
    });
  });

  it.each(texts)('%s: running twice gives the same and changes nothing', text => {
    const tape = record([readStrict(text)]);
    const before = structuredClone(tape);
    const values = forward(tape, { x: xs, y: ys });
    const kept = values.slice();
    const adjoints = backward(tape, values);
    expect(backward(tape, values)).toEqual(adjoints);
    expect(values).toEqual(kept);
    expect(forward(tape, { x: xs, y: ys })).toEqual(values);
    expect(tape).toEqual(before);
  });

  it('each root has adjoints of its own', () => {
    const tape = record(['x*y', 'x + y'].map(readStrict));
    const values = forward(tape, { x: Float64Array.of(3), y: Float64Array.of(5) });
    const rows = tape.outputs.map(output => {
      const adjoints = backward(tape, values, output);
      return ['x', 'y'].map(name => adjoints[tape.inputs.get(name) ?? -1]);
    });
    expect(rows).toEqual([
      [5, 3],
      [1, 1],
    ]);
  });
});

describe('what cannot be computed', () => {
  const at = { x: Float64Array.of(1, 2) };
  it('names the variable without a value', () =>
    expect(() => forward(record([readStrict('x*y')]), at)).toThrow('The variable y has no value; give it one.'));
  it('names inputs of different lengths', () =>
    expect(() => forward(record([readStrict('x*y')]), { ...at, y: Float64Array.of(1) })).toThrow('x: 2, y: 1'));
});

/** Loops written out for speed must be what the rows say, to the last bit. */
describe('loops written out', () => {
  const samples = [-3.5, -1, -0.25, 0, 0.5, 1, 2, 40];
  const n = samples.length ** 2;
  const given = [...samples.flatMap(a => samples.map(() => a)), ...samples.flatMap(() => samples)];

  it.each(Object.keys(WRITTEN_OUT))('%s is its row', name => {
    const row = INSTRUCTIONS[opcodeOf(name)];
    if (!row) throw new Error(`no instruction ${name}`);
    const [fast, slow] = [kernel(opcodeOf(name)), byRow(row)].map(loops => {
      const values = Float64Array.from([...given, ...new Array<number>(n).fill(0)]);
      loops.forward(values, 2 * n, 0, n, n, 2);
      const adjoints = new Float64Array(3 * n).fill(0.5);
      loops.backward(values, adjoints, 2 * n, 0, n, n, 2);
      return { values, adjoints };
    });
    expect(fast).toEqual(slow);
  });

  it('every row of the operations has its instruction, and all fit in a byte', () => {
    expect(OPERATIONS.filter(row => INSTRUCTIONS[opcodeOf(row.name)] !== row)).toEqual([]);
    expect(INSTRUCTIONS.length).toBeLessThan(256);
  });
});

describe('a million nodes', () => {
  const count = 333_333;
  const x = symbol('x');

  /** Three nodes for each of the numbers 0 … count − 1, where a recursion would overflow. A few seconds of work. */
  function check(e: Expr, expected: number): void {
    const tape = record([e]);
    const adjoints = backward(tape, forward(tape, { x: Float64Array.of(0.5) }));
    expect(tape.length).toBeGreaterThan(999_000);
    expect(adjoints[tape.inputs.get('x') ?? -1]).toBe(expected);
  }

  it('one sum of many terms', () => {
    const terms = Array.from({ length: count }, (_, i) => call('multiply', number(i), x));
    check({ kind: 'call', op: 'add', args: terms }, (count * (count - 1)) / 2);
  }, 60_000);

  it('a deep chain', () => {
    let e: Expr = x;
    for (let i = 0; i < count; i++) e = call('add', negate(e), number(i));
    check(e, -1);
  }, 60_000);
});
