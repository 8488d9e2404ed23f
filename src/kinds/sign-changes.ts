import { halved, least } from '../checking/bracketing.ts';
import type { Expr } from '../expression/expression.ts';
import { forward } from '../tape/forward.ts';
import { record } from '../tape/record.ts';

/** Where a function is 0, where it leaps or grows without bound, and where it begins or ends to have values. */
interface Change {
  readonly at: number;
  readonly kind: 'zero' | 'break' | 'edge';
}

/** An interval that is searched, its ends included. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

type Follow = (x: number) => number;

/** How many cells an interval is searched in, and once more in smaller ones: what changes faster shows as a difference. */
const [CELLS, FINER] = [4000, 10_006];

/** The changes of a function where another one has values too; undefined where they come faster than they can be told apart. */
export function changesOf(of: Expr, within: Expr, x: string, interval: Interval): readonly Change[] | undefined {
  const values = valuesOf(of, within, x);
  const [found, again] = [CELLS, FINER].map(count => changesIn(values, interval, count));
  return found?.length === again?.length ? found : undefined;
}

/**
 * The changes of a function of one variable on an interval, from left to right. A change of sign is halved down to
 * neighbouring doubles: it is a zero where the values become small on both sides, else a break. Without a change of sign a zero is where the size falls to nothing, a break where it goes on growing.
 */
function changesIn(valuesAt: Values, interval: Interval, count: number): readonly Change[] {
  const xs = placesIn(interval, count);
  const values = valuesAt(xs);
  const cells = xs.map((at, i) => ({ at, value: values[i] ?? Number.NaN }));
  const follow: Follow = at => valuesAt([at])[0] ?? Number.NaN;
  const changes = cells.slice(1).flatMap((cell, i) => between(follow, cells[i] ?? cell, cell));
  return [...changes, ...touching(follow, cells)].toSorted((a, b) => a.at - b.at);
}

/** The middles of an interval's cells: round numbers, where poles and kinks are, lie between them. */
export function placesIn({ from, to }: Interval, count: number): readonly number[] {
  const width = (to - from) / count;
  return Array.from({ length: count }, (_, i) => from + (i + 0.5) * width);
}

/** The values of a function at some places. */
type Values = (xs: readonly number[]) => readonly number[];

/** The values of the one function where the other has values; NaN elsewhere. */
export function valuesOf(of: Expr, within: Expr, x: string): Values {
  const tape = record([of, within]);
  const [output = 0, other = 0] = tape.outputs;
  return xs => {
    const n = xs.length;
    const values = forward(tape, { [tape.inputs.has(x) ? x : '']: Float64Array.from(xs) });
    const at = (node: number, i: number): number => values[node * n + i] ?? Number.NaN;
    return xs.map((_, i) =>
      Number.isFinite(at(output, i)) && Number.isFinite(at(other, i)) ? at(output, i) : Number.NaN,
    );
  };
}

interface Cell {
  readonly at: number;
  readonly value: number;
}

/** What changes between two points. */
function between(follow: Follow, left: Cell, right: Cell): Change[] {
  const [a, b] = [left.value, right.value];
  if (Number.isNaN(a) !== Number.isNaN(b))
    return [
      { at: placeOf(halved(left.at, right.at, x => !Number.isNaN(follow(x)) === !Number.isNaN(a))), kind: 'edge' },
    ];
  if (!(a * b < 0)) return [];
  const at = placeOf(halved(left.at, right.at, x => follow(x) * a > 0));
  return [{ at, kind: vanishesAt(follow, at, Math.max(Math.abs(a), Math.abs(b))) ? 'zero' : 'break' }];
}

/** How exactly a place is known that was halved down to, and one where something is least or largest. */
const [HALVED_TO, LEAST_TO] = [1e-12, 1e-7];

/** Places that cannot be told from 0 are 0. */
const near = (at: number, precision: number): number => (Math.abs(at) < precision ? 0 : at);
const placeOf = (halvedTo: number): number => near(halvedTo, HALVED_TO);

/** How small, relative to the ends of its cell, a function is beside a zero; a root of order three has 1e-4 there. */
const VANISHED = 1e-3;

const vanishesAt = (follow: Follow, at: number, scale: number): boolean =>
  [-1, 1].every(side => Math.abs(follow(at + side * nextTo(at))) <= VANISHED * scale);

/** A distance that doubles still tell at a place. */
const nextTo = (at: number): number => 4 * Number.EPSILON * Math.max(1e-3, Math.abs(at));

/** Zeros and breaks where the sign stays: the size is least or largest there. */
function touching(follow: Follow, cells: readonly Cell[]): Change[] {
  return cells.slice(1, -1).flatMap((cell, i): Change[] => {
    const [before, after] = [cells[i], cells[i + 2]];
    if (!before || !after || !(before.value * cell.value > 0) || !(after.value * cell.value > 0)) return [];
    const [a, b, c] = [before, cell, after].map(({ value }) => Math.abs(value));
    if (a === undefined || b === undefined || c === undefined) return [];
    if (b <= a && b < c) return leastAt(follow, before.at, after.at, Math.max(a, c));
    return b >= a && b > c ? largestAt(follow, before.at, after.at) : [];
  });
}

/** How small the least value is, relative to those around it, where it is a zero; how much it grows towards a break. */
const [NOTHING, GROWS] = [1e-8, 5];

function leastAt(follow: Follow, from: number, to: number, scale: number): Change[] {
  const at = near(
    least(from, to, x => Math.abs(follow(x))),
    LEAST_TO,
  );
  return Math.abs(follow(at)) <= NOTHING * scale ? [{ at, kind: 'zero' }] : [];
}

function largestAt(follow: Follow, from: number, to: number): Change[] {
  const at = near(
    least(from, to, x => -Math.abs(follow(x))),
    LEAST_TO,
  );
  const [far = 0, close = 0] = [1e-6, 1e-9].map(distance =>
    Math.abs(follow(at + distance * Math.max(1, Math.abs(at)))),
  );
  return close > GROWS * far || Number.isNaN(follow(at)) ? [{ at, kind: 'break' }] : [];
}
