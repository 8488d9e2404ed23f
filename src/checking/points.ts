import type { Points } from '../tape/tape.ts';
import { randomNumbers } from './random.ts';

/** Magnitudes from which coordinates are drawn, one a point in turn: near, far, and around one. */
const RANGES: readonly (readonly [number, number])[] = [
  [0.3, 2],
  [1, 4],
  [0.02, 1],
  [2, 12],
  [0.6, 1.7],
  [0.001, 0.04],
  [0.96, 1.04],
  [8, 60],
];

/** Coordinates have three decimals, so that a point can be shown and typed as it is. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Coordinates of a block of points: those of the variable that is met k-th. */
export type Columns = (k: number) => Float64Array;

/**
 * The coordinates of candidate points, seeded: magnitudes in turn, half of them negative. A quarter of the points keeps to
 * positive coordinates, where roots and logarithms of several variables live.
 */
function drawn(count: number, seed: number): Columns {
  const random = randomNumbers(seed);
  const columns: Float64Array[] = [];
  // Each round of magnitudes shifts the variables against one another: a x + b needs a small a beside a large x.
  const range = (i: number, k: number): number => (i + k * Math.floor(i / RANGES.length)) % RANGES.length;
  const coordinate = (i: number, k: number): number => {
    const [low, high] = RANGES[range(i, k)] ?? [0, 1];
    const size = Math.max(0.001, rounded(low + random() * (high - low)));
    return i % 4 !== 1 && random() < 0.5 ? -size : size;
  };
  return k => {
    for (let next = columns.length; next <= k; next++) {
      columns.push(Float64Array.from({ length: count }, (_, i) => coordinate(i, next)));
    }
    return columns[k] ?? new Float64Array(count);
  };
}

/** Blocks that are asked for again and again; larger ones are drawn anew. */
const remembered = new Map<string, Columns>();
const [MOST_REMEMBERED, LARGEST_REMEMBERED] = [16, 64];

/** The coordinates of a seeded block of candidate points. They are not to be changed. */
export function candidateColumns(count: number, seed: number): Columns {
  const key = `${count} ${seed}`;
  const columns = remembered.get(key) ?? drawn(count, seed);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  if (count <= LARGEST_REMEMBERED) remembered.set(key, columns);
  return columns;
}

const orders = new WeakMap<Float64Array, readonly number[]>();

/** The places of a column from its least coordinate to its greatest, kept beside it. */
export function ascending(column: Float64Array): readonly number[] {
  const known = orders.get(column);
  if (known) return known;
  const order = Array.from(column, (_, place) => place).sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0));
  orders.set(column, order);
  return order;
}

/** The same as a block of points of these variables. */
export function candidates(variables: readonly string[], count: number, seed: number): Points {
  const columns = candidateColumns(count, seed);
  return Object.fromEntries(variables.map((name, k) => [name, columns(k)]));
}

/** Where a reader would try it by hand: the variable at 1, else 2, else 1/2, else …; the others 2, 3, … in the order they are met. */
const PLAIN_VALUES = Float64Array.of(1, 2, 0.5, 3, 4, 5, 6, 10, -1, -2, -0.5, -3, -5, 0.1);
/** How many plain points there are. */
export const PLAIN_COUNT = PLAIN_VALUES.length;

/** The coordinates of the plain points, the plainest first, where the variable differentiated by is met `wrt`-th. Not to be changed. */
export const plainColumns =
  (wrt: number): Columns =>
  k =>
    k === wrt ? PLAIN_VALUES : new Float64Array(PLAIN_COUNT).fill(k < wrt ? k + 2 : k + 1);

/** The same as a block of points of these variables. */
export function plainPoints(variables: readonly string[], wrt: string): Points {
  const columns = plainColumns(variables.indexOf(wrt));
  return Object.fromEntries(variables.map((name, k) => [name, columns(k)]));
}
