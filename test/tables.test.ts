import { describe, expect, test } from 'vitest';
import { loadProblems, problemById } from '../src/problems/load.ts';
import { variant } from '../src/problems/variant.ts';
import type { MarkedTable } from '../src/tables/marked-table.ts';
import { problemTableMarker } from '../src/tables/problem-table.ts';
import { markedTableText } from '../src/telling/marked-table-text.ts';
import { marked, passed, withVerdict } from './marked-tables.ts';

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

// tanh 0.5 = 0.4621, e^0.5 = 1.6487, tan 0.5 = 0.5463. The student's own z is another: 3(1 − 0.6²) = 1.92, 3 · 1.5 = 4.5,
// 3(1 + 0.6²) = 4.08; by the right a they are 3(1 − 0.4621²) = 2.3594, 3 · 1.6487 = 4.9462, 3(1 + 0.5463²) = 3.8953.
test.each([
  ['tanh', '0.6', '1.8', ['1.92', '2.359'], '2.4'],
  ['exp', '1.5', '4.5', ['4.5', '4.946'], '4.7'],
  ['tan', '0.6', '1.8', ['4.08', '3.895'], '3.6'],
])('from a wrong %s the slope may go on by its own value or by what is inside', (f, own, last, slopes, neither) => {
  const done = passed(`a = w x; z = ${f}(a); L = 3z`, { w: 0.25, x: 2 });
  const table = (slope: string) =>
    marked(done, `node,value,adjoint\na,0.5,${slope}\nz,${own},3\nL,${last},1`, { rounding: 3 });
  for (const slope of slopes) expect(withVerdict(table(slope), 'wrong')).toEqual(['z']);
  expect(withVerdict(table(neither), 'wrong')).toEqual(['dL/da', 'z']);
});

test('a slope by its own value is gone on from, too, where it is not written', () => {
  const done = passed('a = w x; z = tanh(a); L = 3z', { w: 0.25, x: 2 });
  // 2 · 1.92 and 2 · 2.3594.
  const table = (slope: string) => marked(done, `node,value,adjoint\nz,0.6,3\nw,0.25,${slope}`, { rounding: 3 });
  expect(withVerdict(table('3.84'), 'wrong')).toEqual(['z']);
  expect(withVerdict(table('4.719'), 'wrong')).toEqual(['z']);
  expect(withVerdict(table('4'), 'wrong')).toEqual(['z', 'dL/dw']);
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
    ['neuron-by-hand', '-0,013; 0,026; 0,130', 3, 3],
    ['neuron-by-hand', '–0.013 0.026 0.13', 3, 3],
    ['neuron-by-hand', '-13/1000, 26/1000, 13/100', 3, 3],
    ['neuron-by-hand', '\\begin{pmatrix} -0.013 \\\\ 0.026 \\\\ 0.13 \\end{pmatrix}', 3, 3],
    ['neuron-by-hand', 'w1 = -0.013; w2 = 0.026; b = 0.13', 3, 3],
    ['neuron-by-hand', 'w1 = 0.513; w2 = 0.674; b = -0.130', 3, 6],
    ['neuron-by-hand', 'b = -0.130', 0, 3],
    ['four-step-chain', '0.20', 1, 1],
    ['reverse-mode', '4.56', 1, 1],
    ['reverse-mode', 'J = -0.765; dJ/dx = 2.28', 1, 2],
    ['four-step-chain', '0,20', 1, 1],
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

  test.each(
    problems
      .filter(({ kind }) => kind === 'backprop')
      .flatMap(({ id, expect: told }) => {
        const numbers = told.flatMap(({ name, claims }) =>
          claims.flatMap(claim => (claim.kind === 'number' ? [`${name} = ${claim.digits}`] : [])),
        );
        return numbers.length > 0 ? [[id, numbers] as const] : [];
      }),
  )('%s: every number that its file knows is right', (id, numbers) => {
    const { cells, unknown } = answered(id, numbers.join('; '));
    expect([...unknown, ...cells.filter(({ verdict }) => verdict !== 'right')]).toEqual([]);
  });

  test.each([
    [
      'neuron-by-hand',
      '-0.013, 0.026',
      'These are 2 numbers, and 3 are asked for: dL/dw1, dL/dw2, dL/db. Name them, such as dL/dw1 = 0.5.',
    ],
    [
      'four-step-chain',
      '0.20, 0.3',
      'These are 2 numbers, and one is asked for: df/dx. Name them, such as df/dx = 0.5.',
    ],
  ])('%s: %s is not as many as are asked for', (id, answer, message) => {
    expect(() => answered(id, answer)).toThrow(message);
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
