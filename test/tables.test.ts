import { describe, expect, test } from 'vitest';
import { type Backpropagation, backprop } from '../src/backprop.ts';
import { randomNumbers } from '../src/checking/random.ts';
import type { Program } from '../src/expression/program.ts';
import { loadProblems, problemById } from '../src/problems/load.ts';
import { variant } from '../src/problems/variant.ts';
import { readProgram } from '../src/reading/program-reader.ts';
import { type Computation, type TableMarker, type TableQuestion, tableMarker } from '../src/tables/mark-table.ts';
import type { MarkedCell, MarkedTable } from '../src/tables/marked-table.ts';
import { TABLE_MISTAKES } from '../src/tables/mistakes.ts';
import { problemTableMarker } from '../src/tables/problem-table.ts';
import type { TableRow } from '../src/tables/read-table.ts';
import { readTypedNumber } from '../src/tables/typed-number.ts';
import { gradientAt, type Point } from '../src/tape/gradient.ts';
import { backpropagate } from '../src/telling/backprop-pass.ts';
import { markedTableText } from '../src/telling/marked-table-text.ts';
import { quantityName } from '../src/telling/quantities.ts';

function passed(f: string, at: Point): Backpropagation {
  const read = backprop({ f, at });
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

function marked(done: Computation, table: string | readonly TableRow[], question: TableQuestion = {}): MarkedTable {
  const marker = tableMarker(done, question);
  const read = marker.ok ? marker.value(table) : marker;
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

/** The cells with this verdict, by name. */
const withVerdict = ({ cells }: MarkedTable, verdict: MarkedCell['verdict']): readonly string[] =>
  cells.filter(cell => cell.verdict === verdict).map(({ quantity }) => quantityName(quantity));

function cellOf({ cells }: MarkedTable, name: string): MarkedCell {
  const found = cells.find(({ quantity }) => quantityName(quantity) === name);
  if (!found) throw new Error(`There is no cell ${name}.`);
  return found;
}

const NEURON = 'm = w1 x1; n = w2 x2; v = m + n + b; yhat = sigmoid(v); L = (yhat - y)^2 / 2';
const NEURON_AT = { w1: 0.5, w2: 0.7, x1: -0.1, x2: 0.2, b: 0, y: 0 };

/** The neuron of the Telkom lecture as it is printed there: three decimals, zeros dropped. */
const LECTURE = `quantity,value
w1,0.5
w2,0.7
m,-0.05
n,0.14
v,-0.09
yhat,0.522
dL/dyhat,0.522
dyhat/dv,0.249
dL/dv,0.13
dL/dm,0.13
dL/dn,0.13
dL/dw1,-0.013
dL/dw2,0.026
dL/db,0.13
new w1,0.513
new w2,0.674
new b,-0.37
`;

describe('the worked neuron of the lecture: v and b are printed wrong, and nothing else', () => {
  test.each([[{ rounding: 3, rate: 1 }], [{ rate: 1 }]])('marked with %j', question => {
    const table = marked(passed(NEURON, NEURON_AT), LECTURE, question);
    expect(withVerdict(table, 'wrong')).toEqual(['v', 'new b']);
    expect(withVerdict(table, 'right')).toHaveLength(15);
    expect(table.unknown).toEqual([]);
  });

  test('as the problem file marks it', async () => {
    const { problems } = await loadProblems('problems');
    const problem = problemById(problems, 'neuron-by-hand');
    const marker = problem && problemTableMarker(variant(problem, 1));
    const read = marker?.ok ? marker.value(LECTURE) : undefined;
    expect(read?.ok && withVerdict(read.value, 'wrong')).toEqual(['v', 'new b']);
  });

  test('unrounded it is right throughout', () => {
    const exact = [
      ['m', -0.05, 0.130357],
      ['n', 0.14, 0.130357],
      ['v', 0.09, 0.130357],
      ['yhat', 0.522485, 0.522485],
      ['w1', 0.5, -0.013036, 0.513036],
      ['w2', 0.7, 0.026071, 0.673929],
      ['b', 0, 0.130357, -0.130357],
    ] as const;
    const rows = exact.map(([node, value, adjoint, updated]) => ({ node, value, adjoint, updated }));
    const table = marked(passed(NEURON, NEURON_AT), rows, { rate: 1 });
    expect(withVerdict(table, 'right')).toHaveLength(17);
    expect(table.score).toEqual({ right: 14, of: 14 });
  });
});

test('what follows from a wrong number is carried forward, and only the first is wrong', () => {
  // v = −0.09 and everything computed from it: σ(−0.09) = 0.477515, times its slope 0.249494 is 0.119137.
  const table = marked(
    passed(NEURON, NEURON_AT),
    'node,value,adjoint\nv,-0.09,0.119\nyhat,0.478,0.478\nL,0.114,1\nm,-0.05,0.119\nw1,,-0.012\nw2,,0.024\nb,0,0.119',
    { rounding: 3 },
  );
  expect(withVerdict(table, 'wrong')).toEqual(['v']);
  expect(withVerdict(table, 'carried forward')).toEqual([
    'dL/dv',
    'yhat',
    'dL/dyhat',
    'L',
    'dL/dm',
    'dL/dw1',
    'dL/dw2',
    'dL/db',
  ]);
  expect(table.score).toEqual({ right: 9, of: 10 });
});

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
    ['B04', gates, gatesAt, 'dJ/dz', -4],
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
    ['B31', square, at, 'new w', 0.7 + 0.1 * 2 * (z - 0.2) * 1.3, ['B14']],
    ['B31', gates, gatesAt, 'new z', -4 + 0.1 * 3],
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
  ])('%s is told with the numbers of its cell', (_, f, cell, typed, feedback) => {
    const table = marked(passed(f, f === wave ? { x: 1 } : at), [{ node: cell, value: typed }], { rounding: 3 });
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
    const table = marked(passed(half, at), 'dL/do = 1.42');
    expect(cellOf(table, 'dL/do').mistakes.map(({ id }) => id)).toEqual(['B03', 'B17']);
  });

  test('inside a sigmoid that is spelled out the operations are those of the graph', () => {
    // The graph of 1/(1 + e⁻ᶻ) at z = 0.91: u₁ = −z, u₂ = e^u₁ = 0.4025, u₃ = 1 + u₂.
    const table = marked(passed(spelled, at), 'u2,0.4025\nu3,1.4025\na,0.7130');
    expect(withVerdict(table, 'right')).toEqual(['u2', 'u3', 'a']);
  });

  test('a sign alone is seen', () => {
    const { mistakes, hint } = cellOf(marked(passed(NEURON, NEURON_AT), 'v = -0.09'), 'v');
    expect({ mistakes, hint }).toEqual({ mistakes: [], hint: 'Only the sign is wrong.' });
  });
});

describe('random tables', () => {
  const programs: readonly string[] = [
    'm = w1 x1; n = w2 x2; v = m + n + b; yhat = sigmoid(v); L = (yhat - y)^2 / 2',
    't = x^2; u1 = sin t; u2 = 3t; u = u1 + u2; J = cos u',
    'z = w x + b; h = tanh(z); o = v h; L = (o - y)^2',
    'z = w x; a = sigmoid(z); L = -(y log(a) + (1 - y) log(1 - a))',
    'p = x y; q = p^2; r = exp(p); s = r z; J = q + s',
    'z1 = w1 x; z2 = w2 x; h1 = relu(z1); h2 = relu(z2); o = h1 v1 + h2 v2; L = (o - y)^2 / 2',
    'a = x y; b = y z; c = a b; d = c - x; J = d^2 / 3',
  ];
  const programOf = (f: string): Program => {
    const reading = readProgram(f, { names: inputsOf(f) });
    if (!reading.ok) throw new Error(reading.complaint.message);
    return reading.value.program;
  };
  const inputsOf = (f: string): readonly string[] => {
    const defined = f.split(';').map(line => line.split('=')[0]?.trim());
    const words = f.match(/\b(?!sin|cos|tanh|exp|relu|sigmoid|log)[a-z]+\d*\b/g) ?? [];
    return [...new Set(words)].filter(word => !defined.includes(word));
  };
  const next = randomNumbers(20);
  /** From 0.1 to 0.9, two decimals: a probability and a logarithm's argument too. */
  const drawn = (f: string): Point =>
    Object.fromEntries(inputsOf(f).map(name => [name, Math.round(10 + 80 * next()) / 100]));
  const read = programs.map(f => ({ f, program: programOf(f) }));
  const passes: readonly Computation[] = Array.from({ length: 1000 }, (_, i) => read[i % read.length]).flatMap(each =>
    each ? [{ ...backpropagate(each.program, drawn(each.f)), program: each.program }] : [],
  );

  /** To the last decimal away from zero, and to the even one. */
  const halfUp = (x: number): string => ((Math.sign(x) * Math.floor(Math.abs(x) * 1000 + 0.5)) / 1000).toFixed(3);
  const halfEven = (x: number): string => {
    const [low, rest] = [Math.floor(x * 1000), x * 1000 - Math.floor(x * 1000)];
    const isUp = rest > 0.5 || (rest === 0.5 && low % 2 !== 0);
    return ((low + Number(isUp)) / 1000).toFixed(3);
  };
  const significant = (x: number): string => x.toPrecision(3);

  const tableOf = ({ nodes }: Computation, written: (x: number) => string): TableRow[] =>
    nodes.map(({ name, value, adjoint }) => ({ node: name, value: written(value), adjoint: written(adjoint) }));

  /** Every number computed from the rounded ones before it, by the tape of its own operation alone. */
  function roundedOnTheWay({ nodes, output, contributions }: Computation): TableRow[] {
    const values = new Map<string, number>();
    const local = new Map<string, Readonly<Record<string, number>>>();
    for (const { name, right, parents, role, value } of nodes) {
      const at = Object.fromEntries(parents.map(parent => [parent, values.get(parent) ?? Number.NaN]));
      const found = role === 'input' ? { value, gradient: {} } : gradientAt(right, at);
      values.set(name, role === 'input' ? value : Number(halfUp(found.value)));
      local.set(name, found.gradient);
    }
    const sums = new Map([[output, 1]]);
    for (const { node, user } of contributions) {
      const arrives = Number(halfUp(sums.get(user) ?? 0));
      sums.set(node, (sums.get(node) ?? 0) + arrives * (local.get(user)?.[node] ?? 0));
    }
    return nodes.map(({ name }) => ({
      node: name,
      value: values.get(name) ?? 0,
      adjoint: halfUp(sums.get(name) ?? 0),
    }));
  }

  const markerOf = (done: Computation, question: TableQuestion): TableMarker => {
    const made = tableMarker(done, question);
    if (!made.ok) throw new Error(made.complaint.message);
    return made.value;
  };
  /** The cells that are not right, each table written in each of these ways. */
  const faults = (question: TableQuestion, ways: readonly ((done: Computation) => readonly TableRow[])[]) =>
    passes.flatMap(done => {
      const mark = markerOf(done, question);
      const read = ways.map(way => mark(way(done)));
      const cells = read.flatMap(each => (each.ok ? each.value.cells : []));
      return cells.filter(({ verdict }) => verdict !== 'right').map(cell => ({ ...cell, inputs: done.gradient }));
    });
  const rounded = (written: (x: number) => string) => (done: Computation) => tableOf(done, written);

  test('1,000 tables rounded to three decimals, half up, half to even or on the way, are right throughout', () => {
    expect(faults({ rounding: 3 }, [rounded(halfUp), rounded(halfEven), roundedOnTheWay])).toEqual([]);
  });

  test('1,000 tables of three decimals or three digits are right as they are typed', () => {
    expect(faults({}, [rounded(halfUp), rounded(halfEven), rounded(significant)])).toEqual([]);
  });

  test('of wrong numbers that are noise under one in a hundred happens to equal a mistake', () => {
    const noise = () => (4 * next() - 2).toFixed(3);
    const noisy = passes.slice(0, 300).flatMap(done => marked(done, tableOf(done, noise), { rounding: 3 }).cells);
    const wrong = noisy.filter(({ verdict }) => verdict === 'wrong');
    const named = wrong.filter(({ mistakes }) => mistakes.length > 0);
    expect(wrong.length).toBeGreaterThan(4000);
    expect(named.length / wrong.length).toBeLessThan(0.01);
  });
});

describe('a table is read', () => {
  const [neuron, at] = ['v = w x; yhat = sigmoid(v); L = (yhat - y)^2', { w: 0.5, x: 2, y: 0 }];
  const done = passed(neuron, at);
  const read = (table: string, question: TableQuestion = { rate: 0.5 }) =>
    marked(done, table, question).cells.map(
      ({ quantity, typed, verdict }) => `${quantityName(quantity)} ${typed} ${verdict}`,
    );

  // v = 1, ŷ = 0.7311, dL/dv = 2 · 0.7311 · 0.1966 = 0.2875, dL/dw = 0.5750, the new w is 0.5 − 0.2875.
  test.each<[what: string, table: string, cells: readonly string[]]>([
    ['headings', 'node,value,adjoint\nv,1,0.287', ['v 1 right', 'dL/dv 0.287 right']],
    ['other headings', 'Name; Forward; Gradient\nv; 1; 0,287', ['v 1 right', 'dL/dv 0,287 right']],
    ['columns in another order', 'backward\tquantity\n0.287\tv', ['dL/dv 0.287 right']],
    ['no headings, three columns', 'v,1,.287', ['v 1 right', 'dL/dv .287 right']],
    ['no headings, quantities', 'v,1\ndL/dv,0.2875', ['v 1 right', 'dL/dv 0.2875 right']],
    ['an updated input', 'node,value,adjoint,updated\nw,,0.575,0.2125', ['dL/dw 0.575 right', 'new w 0.2125 right']],
    ['updated inputs as rows', "new w,0.2125\nw',0.2125", ['new w 0.2125 right']],
    ['byte-order mark, CRLF, blank lines', '\uFEFFnode,value\r\n\r\nv,1\r\n', ['v 1 right']],
    ['lines', 'dL/dw = 0.575\nv = 1', ['dL/dw 0.575 right', 'v 1 right']],
    [
      'assignments on a line',
      'v = 1, dL/dw = 0,575; yhat: 0.73',
      ['v 1 right', 'dL/dw 0,575 right', 'yhat 0.73 right'],
    ],
    ['spellings of names', 'ŷ,0.7311\n∂L/∂ŷ,1.4621', ['yhat 0.7311 right', 'dL/dyhat 1.4621 right']],
    [
      'names in LaTeX',
      '\\hat{y},0.7311\n\\frac{\\partial L}{\\partial v},0.287',
      ['yhat 0.7311 right', 'dL/dv 0.287 right'],
    ],
    ['a local slope', 'dyhat/dv,0.1966', ['dyhat/dv 0.1966 right']],
    ['a derivative of another node', 'dyhat/dw,0.3932', ['dyhat/dw 0.3932 right']],
    ['how it gathered', 'dL/dv,"0.1, then 0.287"', ['dL/dv 0.1, then 0.287 right']],
    [
      'blanks',
      'node,value,adjoint\nv,,\nyhat,0.73,',
      ['v  missing', 'dL/dv  missing', 'yhat 0.73 right', 'dL/dyhat  missing'],
    ],
    [
      'what the question gives is not missing',
      'node,value,adjoint\nw,,0.575\nL,0.5344,',
      ['dL/dw 0.575 right', 'L 0.5344 right'],
    ],
    ['the later of two', 'v,7\nv,1', ['v 1 right']],
    ['what is no number', 'v,one', ['v one unreadable']],
    ['a number not asked for by rounding', 'v,1.0004', ['v 1.0004 wrong']],
  ])('%s', (_, table, cells) => {
    expect(read(table)).toEqual(cells);
  });

  test.each([
    ['0.13', 0.13, 0.005],
    ['−0.026', -0.026, 0.0005],
    ['.5', 0.5, 0.005],
    ['1.5', 1.5, 0.05],
    ['0,64', 0.64, 0.005],
    ['-3', -3, 0],
    ['1/3', 1 / 3, 0],
    ['-pi/2', -Math.PI / 2, 0],
    ['0.64e-2', 0.0064, 0.00005],
    ['1.25·10⁻⁵', 1.25e-5, 5e-8],
    ['1.250 * 10^-5', 1.25e-5, 5e-9],
    ['= 2.5', 2.5, 0.05],
    ['≈ 0.25', 0.25, 0.005],
  ])('%s is a number', (text, value, halfUnit) => {
    expect(readTypedNumber(text)).toEqual({
      value: expect.closeTo(value, 12),
      halfUnit: expect.closeTo(halfUnit, 12),
    });
  });

  test.each(['', 'one', '0.1.2', 'x', '1/0', '0.1 0.2'])('“%s” is none', text => {
    expect(readTypedNumber(text)).toBeUndefined();
  });

  test.each([
    [
      'yhta,0.73',
      '“yhta” is no quantity here. Did you mean yhat? There are w, x, y, v, yhat, u1, L, and derivatives such as dL/dw.',
    ],
    ['dL/dq,1', '“dL/dq” is no quantity here. There are w, x, y, v, yhat, u1, L, and derivatives such as dL/dw.'],
    ['new v,1', '“new v” is not updated by the step; the inputs are w, x, y.'],
  ])('%s is about nothing in it', (table, message) => {
    expect(marked(done, table, { rate: 1 }).unknown.map(row => row.message)).toEqual([message]);
  });

  test('without a step size an updated input cannot be marked, and says so', () => {
    const { cells, unknown } = marked(done, 'new w = 1');
    expect(cells).toEqual([]);
    expect(unknown.map(({ message }) => message)).toEqual([
      '“new w” after the step cannot be marked: the step size is not known; give it as the rate.',
    ]);
  });

  test.each([
    [
      '',
      'There is no table here; write a row a quantity, such as “v,0.09” under “node,value”, or lines such as dL/dw = 0.12.',
    ],
    [
      '0.12',
      'Its columns are not known: write a row a quantity, such as “v,0.09” under “node,value”, or lines such as dL/dw = 0.12.',
    ],
    ['v,"0.1', 'It cannot be read as CSV: Quote Not Closed: the parsing is finished with an opening quote at line 1.'],
  ])('%j is no table', (table, message) => {
    const marker = tableMarker(done);
    const result = marker.ok ? marker.value(table) : marker;
    expect(result.ok ? 'no complaint' : result.complaint.message).toBe(message);
  });

  test('where the program has no value there is nothing to mark', () => {
    const marker = tableMarker(passed('J = ln(x)', { x: -1 }));
    expect(marker.ok ? 'no complaint' : marker.complaint.message).toBe(
      'The value of J = ln(x) is undefined at x = −1: nothing after it has a value either; choose another point.',
    );
  });
});

describe('answers to a problem', async () => {
  const { problems } = await loadProblems('problems');
  const answered = (id: string, answer: string): MarkedTable => {
    const problem = problemById(problems, id);
    const marker = problem && problemTableMarker(variant(problem, 1));
    const read = marker?.ok ? marker.value(answer) : undefined;
    if (!read?.ok) throw new Error(read?.complaint.message ?? 'no marker');
    return read.value;
  };

  test.each([
    ['neuron-by-hand', '-0.013, 0.026, 0.13', 3, 3],
    ['neuron-by-hand', '(−0.013; 0.026; 0.13)', 3, 3],
    ['neuron-by-hand', 'dL/dw1 = -0.013; dL/dw2 = 0.026', 2, 3],
    ['neuron-by-hand', 'dL/dw1 = -0.013; dL/dw2 = 0.026; dL/db = 0.13; v = -0.09', 3, 4],
    ['four-step-chain', '0.20', 1, 1],
    ['four-step-chain', 'df/dx = -0.20', 0, 1],
    [
      'three-input-neuron',
      'node,adjoint\nw0,-0.0171\nw1,0.0086\nw2,-0.0043\nb,-0.0043\nx0,0.0043\nx1,-0.0021\nx2,-0.0429',
      7,
      7,
    ],
  ])('%s: %s', (id, answer, right, of) => {
    expect(answered(id, answer).score).toEqual({ right, of });
  });

  test('a problem without a point has no table', () => {
    const problem = problemById(problems, 'logistic-neuron');
    const marker = problem && problemTableMarker(variant(problem, 1));
    expect(marker && !marker.ok && marker.complaint.message).toBe(
      'The problem logistic-neuron has no point: there is no table to mark.',
    );
  });
});

test('a marked table can be read by a person', () => {
  const handedIn = [
    'node,value,adjoint,updated',
    'm,-0.05,0.119,',
    'v,-0.09,0.119,',
    'yhat,0.478,0.478,',
    'w1,,-0.060,',
    'w2,,,',
    'b,,0.119,0.119',
    'c,1,,',
  ];
  const table = marked(passed(NEURON, NEURON_AT), handedIn.join('\n'), { rounding: 3, rate: 1 });
  expect(markedTableText(table).split('\n')).toEqual([
    '  ✓ m        -0.05    right',
    '  → dL/dm    0.119    carried forward: it follows from your own numbers (0.130 is right)',
    '  ✗ v        -0.09    wrong: 0.090 is right',
    '      Only the sign is wrong.',
    '  → dL/dv    0.119    carried forward: it follows from your own numbers (0.130 is right)',
    '  → ŷ        0.478    carried forward: it follows from your own numbers (0.522 is right)',
    '  → dL/dŷ    0.478    carried forward: it follows from your own numbers (0.522 is right)',
    '  ✗ dL/dw₁   -0.060   wrong: −0.013 is right, −0.012 would follow from your own numbers',
    '  · new w₁            missing: 0.513 is right',
    '  · dL/dw₂            missing: 0.026 is right',
    '  · new w₂            missing: 0.674 is right',
    '  → dL/db    0.119    carried forward: it follows from your own numbers (0.130 is right)',
    '  ✗ new b    0.119    wrong: −0.130 is right, −0.119 would follow from your own numbers',
    '      The derivative 0.119 points uphill; to lower the loss subtract 1 · 0.119 from 0.',
    '  ? “c” is no quantity here. There are w1, x1, w2, x2, b, y, m, n, v, yhat, u1, u2, L, and derivatives such as dL/dw1.',
    '',
    '6 of 12 cells are right (5 carried forward).',
  ]);
});
