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

/**
 * A block of candidate points, seeded: magnitudes in turn, half of the coordinates negative. A quarter of the points
 * keeps to positive coordinates, where roots and logarithms of several variables live.
 */
export function candidates(variables: readonly string[], count: number, seed: number): Points {
  const random = randomNumbers(seed);
  // Each round of magnitudes shifts the variables against one another: a x + b needs a small a beside a large x.
  const range = (i: number, k: number): number => (i + k * Math.floor(i / RANGES.length)) % RANGES.length;
  const coordinate = (i: number, k: number): number => {
    const [low, high] = RANGES[range(i, k)] ?? [0, 1];
    const size = Math.max(0.001, rounded(low + random() * (high - low)));
    return i % 4 !== 1 && random() < 0.5 ? -size : size;
  };
  return Object.fromEntries(
    variables.map((name, k) => [name, Float64Array.from({ length: count }, (_, i) => coordinate(i, k))]),
  );
}

/** Where a reader would try it by hand: the variable at 1, else 2, else 1/2, else …; the others 2, 3, … in the order they are met. */
const PLAIN_VALUES: readonly number[] = [1, 2, 0.5, 3, 4, 5, 6, 10, -1, -2, -0.5, -3, -5, 0.1];

/** The plain points, the plainest first. */
export function plainPoints(variables: readonly string[], wrt: string): Points {
  const others = variables
    .filter(name => name !== wrt)
    .map((name, i) => [name, new Float64Array(PLAIN_VALUES.length).fill(i + 2)]);
  return Object.fromEntries([[wrt, Float64Array.from(PLAIN_VALUES)], ...others]);
}
