import { expect, test } from 'vitest';
import { randomNumbers } from '../src/checking/random.ts';
import { type Computation, type TableMarker, type TableQuestion, tableMarker } from '../src/tables/mark-table.ts';
import { entriesOf, type TableRow } from '../src/tables/read-table.ts';
import { gradientAt } from '../src/tape/gradient.ts';
import { computations, tableOf } from './random-tables.ts';

const passes = computations(1000, randomNumbers(20));

/** To the last decimal away from zero, and to the even one. */
const halfUp = (x: number): string => ((Math.sign(x) * Math.floor(Math.abs(x) * 1000 + 0.5)) / 1000).toFixed(3);
const halfEven = (x: number): string => {
  const [low, rest] = [Math.floor(x * 1000), x * 1000 - Math.floor(x * 1000)];
  const isUp = rest > 0.5 || (rest === 0.5 && low % 2 !== 0);
  return ((low + Number(isUp)) / 1000).toFixed(3);
};
const significant = (x: number): string => x.toPrecision(3);

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
    const read = ways.map(way => mark(entriesOf(way(done))));
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
