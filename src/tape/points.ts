import type { Point } from './gradient.ts';
import type { Points } from './tape.ts';

/** The coordinates at a place of a block. */
export function pointAt(points: Points, place: number): Point {
  const at: Record<string, number> = {};
  for (const name in points) at[name] = points[name]?.[place] ?? Number.NaN;
  return at;
}

/** Some places of a block as a block of their own. */
export const pointsAt = (points: Points, places: readonly number[]): Points =>
  Object.fromEntries(
    Object.entries(points).map(([name, block]) => [name, Float64Array.from(places, p => block[p] ?? Number.NaN)]),
  );
