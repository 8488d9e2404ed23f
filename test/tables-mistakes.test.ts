import { describe, expect, test } from 'vitest';
import { TABLE_MISTAKES } from '../src/tables/mistakes.ts';
import type { Point } from '../src/tape/gradient.ts';
import { cellOf, marked, passed, withVerdict } from './marked-tables.ts';

const NEURON = 'm = w1 x1; n = w2 x2; v = m + n + b; yhat = sigmoid(v); L = (yhat - y)^2 / 2';
const NEURON_AT = { w1: 0.5, w2: 0.7, x1: -0.1, x2: 0.2, b: 0, y: 0 };

/** `others` give the same number. */
type Case = [id: string, f: string, at: Point, cell: string, wrong: number, others?: readonly string[]];

describe('mistakes are named at their cell', () => {
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  const wave = 't = x^2; u1 = sin t; u2 = 3t; u = u1 + u2; J = cos u';
  const [s, c] = [Math.sin(Math.sin(1) + 3), Math.cos(1)];
  const shared = 'p = x y; q = p^2; r = exp(p); J = q + r';
  const gates = 's = x + y; J = s z';
  const gatesAt = { x: -2, y: 5, z: -4 };
  const relu = 'z = w x; h = relu(z); J = 3 h';
  const maximum = 'z = w x; h = max(0, z); d = h - y; J = d^2';
  const neuron = 'z = w x; a = sigmoid(z); L = 0.5 (a - y)^2';
  const spelled = 'z = w x; a = 1/(1 + exp(-z)); L = 0.5 (a - y)^2';
  const two = 'z = w x; a = sigmoid(z); o = v a; p = sigmoid(o); L = (p - y)^2';
  const at = { w: 0.7, x: 1.3, y: 0.2 };
  const z = 0.7 * 1.3;
  const a = sigmoid(z);
  const twoAt = { ...at, v: -1.2 };
  const [o, p] = [-1.2 * a, sigmoid(-1.2 * a)];
  const hyperbolic = 'z = w x; h = tanh(z); L = 0.5 (h - y)^2';
  const deeper = 'z = w x; h = tanh(z); o = v h; L = (o - y)^2';
  const h = Math.tanh(z);
  const entropy = 'z = w x; a = sigmoid(z); L = -(y log(a) + (1 - y) log(1 - a))';
  const bare = 'L = -(y log(a) + (1 - y) log(1 - a))';
  const biased = 'z = w x + b; a = sigmoid(z); L = -(y log(a) + (1 - y) log(1 - a))';
  const square = 'o = w x; L = (o - y)^2';
  const half = 'o = w x; L = (o - y)^2 / 2';
  const halves = 'o = w x + b; d = o - y; L = 1/2 d^2';
  const mean = 'e1 = w x - y; e2 = w y - x; L = (e1^2 + e2^2) / 2';
  const softmax =
    'p1 = exp(z1)/(exp(z1)+exp(z2)+exp(z3)); p2 = exp(z2)/(exp(z1)+exp(z2)+exp(z3)); L = (p1^2 + (p2 - y)^2) / 2';
  const p1 = Math.exp(0.2) / (Math.exp(0.2) + Math.exp(-0.5) + Math.exp(1.1));
  const twoClasses = 's = exp(z1) + exp(z2); p1 = exp(z1)/s; p2 = exp(z2)/s; L = -(y1 log(p1) + y2 log(p2))';
  const batch = 'L = ((w x1 + b - y1)^2 + (w x2 + b - y2)^2 + (w x3 + b - y3)^2) / 3';
  const batchAt = { w: 0.7, b: -0.3, x1: 1, x2: 2, x3: 4, y1: 0.5, y2: 1.5, y3: 1 };
  const pair = 'e1 = w x1 - y1; e2 = w x2 - y2; L = (e1^2 + e2^2) / 2';
  const line = 'o = w x + b; L = (o - y)^2';
  const decayed = 'o = w x + b; L = (o - y)^2 / 2 + k w^2 / 2';
  const penalised = 'o = w x + b; L = (o - y)^2 + k w^2';
  const tied = 'L = (w tanh(w x) - y)^2 / 2';
  const plain = 'h = w x; o = v h; L = (o - y)^2';
  const three = 'd = a + b; L = (d^2 + a^2 + b^2) / 3';

  const CASES: readonly Case[] = [
    ['B01', wave, { x: 1 }, 'dJ/dt', -s * 3],
    ['B01', wave, { x: 1 }, 'dJ/dt', -s * c],
    ['B01', shared, { x: 0.5, y: 0.6 }, 'dJ/dp', Math.exp(0.3)],
    ['B02', wave, { x: 1 }, 'dJ/dt', -s * c * -s * 3],
    ['B02', shared, { x: 0.5, y: 0.6 }, 'dJ/dp', 0.6 * Math.exp(0.3)],
    ['B03', wave, { x: 1 }, 'dJ/dx', 2],
    ['B03', neuron, at, 'dL/dz', a * (1 - a)],
    ['B03', two, twoAt, 'dL/da', -1.2],
    ['B04', gates, gatesAt, 'dJ/dz', -4, ['B36']],
    ['B04', neuron, at, 'dL/dw', (a - 0.2) * a * (1 - a) * 0.7],
    ['B04', two, twoAt, 'dL/dv', 2 * (p - 0.2) * p * (1 - p) * -1.2],
    ['B05', gates, gatesAt, 'dJ/dx', -4 * -2],
    ['B05', wave, { x: 1 }, 'dJ/du2', -s * 3],
    ['B06', relu, { w: -0.8, x: 1.5 }, 'dJ/dz', 3, ['B07']],
    ['B06', maximum, { w: -0.8, x: 1.5, y: 0.5 }, 'dJ/dz', -1],
    ['B07', maximum, { w: 0.8, x: 1.5, y: 3 }, 'dJ/dz', 0],
    ['B07', 'z = w x; h = relu(z); d = h - y; J = d^2', { w: -0.8, x: 1.5, y: -0.5 }, 'dJ/dz', 1, ['B06']],
    ['B08', neuron, at, 'dL/dz', (a - 0.2) * sigmoid(a) * (1 - sigmoid(a))],
    ['B08', two, twoAt, 'dL/do', 2 * (p - 0.2) * sigmoid(p) * (1 - sigmoid(p))],
    ['B08', neuron, at, 'da/dz', sigmoid(a) * (1 - sigmoid(a))],
    ['B08', spelled, at, 'dL/dz', (a - 0.2) * sigmoid(a) * (1 - sigmoid(a))],
    ['B13', spelled, at, 'dL/dz', a - 0.2],
    ['B09', neuron, at, 'dL/dz', (a - 0.2) * z * (1 - z)],
    ['B09', two, twoAt, 'dL/do', 2 * (p - 0.2) * o * (1 - o)],
    ['B10', hyperbolic, at, 'dL/dz', (h - 0.2) * (1 - h)],
    ['B10', deeper, twoAt, 'dL/dz', 2 * (-1.2 * h - 0.2) * -1.2 * (1 - h)],
    ['B11', hyperbolic, at, 'dL/dz', (h - 0.2) * (1 - z * z)],
    ['B11', deeper, twoAt, 'dh/dz', 1 - z * z],
    ['B12', entropy, at, 'dL/dz', (a - 0.2) * a * (1 - a)],
    ['B12', biased, { ...at, b: -2 }, 'dL/dz', (sigmoid(z - 2) - 0.2) * sigmoid(z - 2) * (1 - sigmoid(z - 2))],
    ['B13', neuron, at, 'dL/dz', a - 0.2],
    ['B13', two, twoAt, 'dL/do', 2 * (p - 0.2)],
    ['B14', neuron, at, 'dL/da', 0.2 - a],
    ['B14', square, at, 'dL/do', 2 * (0.2 - z)],
    ['B14', entropy, at, 'dL/dz', 0.2 - a],
    ['B15', bare, { a: 0.6, y: 0.3 }, 'dL/da', -0.3 / 0.6 - 0.7 / 0.4],
    ['B15', entropy, at, 'dL/da', -0.2 / a - 0.8 / (1 - a)],
    ['B16', square, at, 'dL/do', z - 0.2],
    ['B16', two, twoAt, 'dL/dp', p - 0.2],
    ['B17', half, at, 'dL/do', 2 * (z - 0.2), ['B03']],
    ['B17', halves, { ...at, b: -2 }, 'dL/dd', 2 * (z - 2.2), ['B03']],
    ['B19', mean, at, 'dL/de1', 2 * (z - 0.2), ['B03']],
    ['B19', three, { a: 0.4, b: 0.9 }, 'dL/dd', 2.6, ['B03']],
    ['B18', softmax, { z1: 0.2, z2: -0.5, z3: 1.1, y: 1 }, 'dL/dz1', p1 * p1 * (1 - p1)],
    ['B18', twoClasses, { z1: 0.4, z2: -0.3, y1: 0.3, y2: 0.7 }, 'dL/dz1', -0.3 * sigmoid(-0.7)],
    ['B20', batch, batchAt, 'dL/dw', 2 * (0.7 * 4 - 0.3 - 1) * 4],
    ['B20', batch, batchAt, 'dL/db', 2 * (0.7 * 2 - 0.3 - 1.5)],
    ['B20', pair, { w: 0.7, x1: 1.1, x2: 1.9, y1: 0.37, y2: 1.5 }, 'dL/dw', 2 * (0.7 * 1.9 - 1.5) * 1.9],
    ['B21', line, { ...at, b: 0.4 }, 'dL/db', 2 * (z + 0.2) * 1.3],
    ['B21', biased, { ...at, b: -2 }, 'dL/db', (sigmoid(z - 2) - 0.2) * 1.3],
    ['B22', decayed, { ...at, b: -0.4, k: 0.1 }, 'dL/db', z - 0.6 + 0.1 * -0.4],
    ['B22', penalised, { ...at, b: -0.4, k: 0.1 }, 'dL/db', 2 * (z - 0.6) + 2 * 0.1 * -0.4],
    ['B23', penalised, { ...at, b: -0.4, k: 0.1 }, 'dL/dw', 2 * (z - 0.6) * 1.3 + 0.1 * 0.7],
    ['B23', 'o = v x; L = (o - y)^2 / 2 + 3v^2', { v: 0.6, x: 1.3, y: 0.2 }, 'dL/dv', (0.78 - 0.2) * 1.3 + 3 * 0.6],
    ['B27', deeper, twoAt, 'dL/dz', 2 * (-1.2 * h - 0.2) * -1.2],
    ['B27', two, twoAt, 'dL/dw', 2 * (p - 0.2) * p * (1 - p) * -1.2 * 1.3],
    ['B28', deeper, twoAt, 'dL/dh', 2 * (-1.2 * h - 0.2) * 0.7],
    ['B28', two, twoAt, 'dL/da', 2 * (p - 0.2) * p * (1 - p) * 0.7],
    ['B29', deeper, twoAt, 'dL/dv', 2 * (-1.2 * h - 0.2) * z],
    ['B29', two, twoAt, 'dL/dv', 2 * (p - 0.2) * p * (1 - p) * z],
    ['B30', tied, at, 'dL/dw', (0.7 * h - 0.2) * h],
    ['B30', 'a = sigmoid(w x); o = w a; L = (o - y)^2', at, 'dL/dw', 2 * (0.7 * a - 0.2) * 0.7 * a * (1 - a) * 1.3],
    ['B31', square, at, 'new w', 0.7 + 0.1 * 2 * (z - 0.2) * 1.3, ['B14']],
    ['B31', gates, gatesAt, 'new z', -4 + 0.1 * 3],
    ['B32', deeper, twoAt, 'dL/dh', 2 * (-1.2 * h - 0.2) * (-1.2 - 0.1 * 2 * (-1.2 * h - 0.2) * h)],
    [
      'B32',
      deeper,
      twoAt,
      'new w',
      0.7 - 0.1 * 2 * (-1.2 * h - 0.2) * (-1.2 - 0.1 * 2 * (-1.2 * h - 0.2) * h) * (1 - h * h) * 1.3,
    ],
    ['B32', plain, { ...at, v: -1.2 }, 'dL/dh', 2 * (-1.2 * z - 0.2) * (-1.2 - 0.1 * 2 * (-1.2 * z - 0.2) * z)],
    ['B35', neuron, at, 'dL/dw', (a - 0.2) * a * (1 - a)],
    ['B35', shared, { x: 0.5, y: 0.7 }, 'dJ/dx', 2 * 0.35 + Math.exp(0.35)],
    ['B36', neuron, at, 'dL/dw', 0.7],
    ['B36', two, twoAt, 'dL/dv', (p - 0.2) ** 2],
    ['B34', square, at, 'new w', 0.7 - 2 * (z - 0.2) * 1.3],
    ['B34', gates, gatesAt, 'new z', -4 - 3],
  ];

  test('every mistake has two graphs here', () => {
    const graphs = (id: string) => new Set(CASES.filter(each => each[0] === id).map(([, f]) => f)).size;
    expect(TABLE_MISTAKES.filter(({ id }) => graphs(id) < 2)).toEqual([]);
  });

  test.each(CASES)('%s in %s at %j: %s = %d', (id, f, point, cell, wrong, others = []) => {
    const table = marked(passed(f, point), [{ node: cell, value: wrong.toFixed(5) }], { rate: 0.1 });
    const { verdict, mistakes } = cellOf(table, cell);
    expect({ verdict, ids: mistakes.map(mistake => mistake.id) }).toEqual({
      verdict: 'wrong',
      ids: [id, ...others].sort(),
    });
    for (const { feedback, clue } of mistakes) expect(`${feedback} ${clue}`).not.toMatch(/[{}]|NaN/);
  });

  test.each([
    [
      'B03',
      neuron,
      'dL/dz',
      (a * (1 - a)).toFixed(4),
      '0.205 is only the local slope of a in z. Multiply it by dL/da = 0.513, which arrives from above.',
    ],
    [
      'B01',
      wave,
      'dJ/dt',
      (-s * 3).toFixed(4),
      't is used twice, so dJ/dt is the sum of what comes back: 0.348 by u₁ and 1.932 by u₂. You have kept one of them alone; gather with +=.',
    ],
    [
      'B16',
      square,
      'dL/do',
      (z - 0.2).toFixed(4),
      'L is the square of o − y, so its slope is 2 · 0.710. The 2 that comes down is missing.',
    ],
    [
      'B21',
      'z = w x + b; a = sigmoid(z); L = (a - y)^2 / 2',
      'dL/db',
      ((sigmoid(z + 0.5) - 0.2) * sigmoid(z + 0.5) * (1 - sigmoid(z + 0.5)) * 1.3).toFixed(4),
      'b is added in z, so what arrives, 0.095, comes back unchanged. You have multiplied it by x = 1.300, as for a weight.',
    ],
    [
      'B30',
      tied,
      'dL/dw',
      ((0.7 * h - 0.2) * h).toFixed(4),
      'w is used twice, in one layer and in a layer below it: what comes back, 0.220 by w tanh(wx) and 0.133 by wx, is added. You have counted one use alone.',
    ],
  ])('%s is told with the numbers of its cell', (_, f, cell, typed, feedback) => {
    const table = marked(passed(f, f === wave ? { x: 1 } : { ...at, b: 0.5 }), [{ node: cell, value: typed }], {
      rounding: 3,
    });
    expect(cellOf(table, cell).mistakes.map(mistake => mistake.feedback)).toEqual([feedback]);
  });

  test("with the student's own earlier numbers", () => {
    // a = 0.5 is wrong; dL/da = a − y = 0.3 follows; the sigmoid once more at 0.5: 0.3 · 0.6225 · 0.3775 = 0.0705.
    const table = marked(passed(neuron, at), 'node,value,adjoint\na,0.5,0.3\nz,0.91,0.0705');
    expect(withVerdict(table, 'carried forward')).toEqual(['dL/da']);
    expect(cellOf(table, 'dL/dz').mistakes.map(({ id }) => id)).toEqual(['B08']);
  });

  test('a number that two mistakes give names both', () => {
    // Half ignored, and the local slope of the square alone, are both 2(o − y).
    const table = marked(passed(half, at), 'dL/do = 1.420');
    expect(cellOf(table, 'dL/do').mistakes.map(({ id }) => id)).toEqual(['B03', 'B17']);
  });

  test('of mistakes that give the same number those are named that give most of the others, too', () => {
    // Target minus prediction; by b that is also what arrives times x = −1.
    const [f, minus] = ['v = w x + b; a = sigmoid(v); L = -(y log(a) + (1 - y) log(1 - a))', sigmoid(-0.3) - 1];
    const table = marked(
      passed(f, { w: 0.7, x: -1, b: 0.4, y: 1 }),
      `dL/dw = ${minus.toFixed(4)}; dL/db = ${-minus.toFixed(4)}; dL/dx = ${(-0.7 * minus).toFixed(4)}`,
    );
    expect(table.cells.map(({ mistakes }) => mistakes.map(({ id }) => id))).toEqual([['B14'], ['B14'], ['B14']]);
  });

  test('the residual of a log-likelihood is target minus prediction', () => {
    const f = 'a = sigmoid(w x); J = y log(a) + (1 - y) log(1 - a)';
    const table = marked(passed(f, at), `dJ/dw = ${((a - 0.2) * 1.3).toFixed(5)}`);
    expect(cellOf(table, 'dJ/dw').mistakes.map(({ feedback }) => feedback)).toEqual([
      'The sign of dJ/d(wx) is turned round: in the slope of a loss stands prediction minus target, in that of a log-likelihood target minus prediction.',
    ]);
  });

  test('inside a sigmoid that is spelled out the operations are those of the graph', () => {
    // The graph of 1/(1 + e⁻ᶻ) at z = 0.91: u₁ = −z, u₂ = e^u₁ = 0.4025, u₃ = 1 + u₂.
    const table = marked(passed(spelled, at), 'u2,0.4025\nu3,1.4025\na,0.7130');
    expect(withVerdict(table, 'right')).toEqual(['u2', 'u3', 'a']);
  });

  test('a number that is right to fewer decimals than are asked for is rounded too far', () => {
    const table = marked(passed(NEURON, NEURON_AT), 'dL/dw1 = -0.01; dL/dw2 = 0.026', { rounding: 3 });
    expect(cellOf(table, 'dL/dw1')).toMatchObject({
      verdict: 'wrong',
      mistakes: [],
      hint: 'This is rounded too far: 3 decimals are asked for.',
    });
    expect(withVerdict(table, 'right')).toEqual(['dL/dw2']);
  });

  test('a sign alone is seen', () => {
    const { mistakes, hint } = cellOf(marked(passed(NEURON, NEURON_AT), 'v = -0.09'), 'v');
    expect({ mistakes, hint }).toEqual({ mistakes: [], hint: 'Only the sign is wrong.' });
  });
});
