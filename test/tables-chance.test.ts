import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../src/checking/random.ts';
import type { ComputedNode, Contribution } from '../src/graph/pass.ts';
import { quantityName } from '../src/notation/quantities.ts';
import type { Computation } from '../src/tables/mark-table.ts';
import type { MarkedCell } from '../src/tables/marked-table.ts';
import { marked } from './marked-tables.ts';
import { computations, tableOf } from './random-tables.ts';

const passes = computations(280, randomNumbers(31));

const ofDecimals = (decimals: number) => (x: number) => x.toFixed(decimals);

/** What is said of an adjoint that is exchanged in a table which is right otherwise. */
function exchanged(done: Computation, node: ComputedNode, adjoint: number, decimals: number): readonly MarkedCell[] {
  const written = ofDecimals(decimals);
  const rows = tableOf(done, written).map(row =>
    row.node === node.name ? { ...row, adjoint: written(adjoint) } : row,
  );
  const { cells } = marked(done, rows, { rounding: decimals });
  return cells.filter(({ quantity }) => quantityName(quantity) === `d${done.output}/d${node.name}`);
}

const isWrong = ({ verdict }: MarkedCell): boolean => verdict === 'wrong';

describe.each([2, 3])('numbers of %d decimals that tell of no mistake', decimals => {
  const next = randomNumbers(decimals);
  const written = ofDecimals(decimals);
  const noise = () => 4 * next() - 2;
  const slipped = (x: number) => x + (next() < 0.5 ? -1 : 1) * Math.ceil(3 * next()) * 10 ** -decimals;
  const table = (number: (x: number) => number) => (done: Computation) =>
    marked(
      done,
      tableOf(done, x => written(number(x))),
      { rounding: decimals },
    ).cells;
  const oneCell = (number: (x: number) => number) => (done: Computation) =>
    done.nodes.flatMap(node => exchanged(done, node, number(node.adjoint), decimals));

  test.each<[of: string, cells: (done: Computation) => readonly MarkedCell[]]>([
    ['a table of noise', table(noise)],
    ['noise in one cell', oneCell(noise)],
    ['a table whose last digits are off', table(slipped)],
    ['one cell whose last digit is off', oneCell(slipped)],
  ])('%s: at most three in a thousand are given one', (_, cells) => {
    const wrong = passes.flatMap(cells).filter(isWrong);
    expect(wrong.length).toBeGreaterThan(2000);
    expect(wrong.filter(({ mistakes }) => mistakes.length > 0).length / wrong.length).toBeLessThanOrEqual(0.003);
  });
});

/** What a node holds by mistake, from the pass alone: one use brings back something else. */
const mistaken = (done: Computation, { name, value, adjoint }: ComputedNode): (readonly [id: string, number])[] =>
  done.contributions
    .filter(({ node }) => node === name)
    .flatMap(use => instead(done, use, value).map(([id, brings]) => [id, adjoint - use.amount + brings] as const));

function instead({ nodes }: Computation, { user, slope }: Contribution, x: number): (readonly [id: string, number])[] {
  const gate = nodes.find(node => node.name === user);
  if (gate?.right.kind !== 'call') return [];
  const [operation, upstream] = [gate.right.op, gate.adjoint];
  if (operation === 'add') return [['B05', upstream * slope * x]];
  if (operation === 'power') return [['B16', upstream * x]];
  if (operation === 'multiply' && gate.parents.length === 2) return [['B04', upstream * x]];
  return Math.abs(upstream) === 1 || Math.abs(slope) === 1 ? [] : [['B03', slope]];
}

test('mistakes at three decimals: those off by more than the last digit are named', () => {
  const cells = passes.flatMap(done =>
    done.nodes.flatMap(node =>
      mistaken(done, node)
        .filter(([, number]) => Math.abs(number - node.adjoint) > 0.004)
        .flatMap(([id, number]) => exchanged(done, node, number, 3).map(cell => ({ id, cell }))),
    ),
  );
  const named = cells.filter(({ id, cell }) => cell.mistakes.some(mistake => mistake.id === id));
  expect(cells.length).toBeGreaterThan(1500);
  expect(named.length / cells.length).toBeGreaterThanOrEqual(0.995);
});
