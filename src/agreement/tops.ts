import { candidates } from '../checking/points.ts';
import type { Expr } from '../expression/expression.ts';
import { variableSet } from '../expression/measure.ts';
import { backward } from '../tape/backward.ts';
import { forward } from '../tape/forward.ts';
import { pointAt } from '../tape/points.ts';
import { record } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';

/** A point, by the names of its coordinates. */
export type Point = Readonly<Record<string, number>>;

/** Expressions that are climbed; starts, steps and tops of each. */
const [MOST, STARTS, STEPS, KEPT] = [8, 12, 60, 3];

/** A step is so many times as long as would lead to 0 if the slope stayed: 2 would throw back as far as it leads on. */
const STRETCH = 1.5;

/**
 * Points at which expressions of several of these variables come nearest to 0, or furthest beyond it, of those that have one
 * sign at every seeded start: where the sin(x) sin(y) − 0.9999 of relu(sin(x) sin(y) − 0.9999) is above 0. Subgradient
 * steps to a known value (B. Polyak, *Minimization of unsmooth functionals*, 1969), which edges do not stop. The other
 * variables stay at the resting point.
 */
export const topsOf = (expressions: readonly Expr[], names: readonly string[], resting: Point): readonly Point[] =>
  expressions
    .filter(e => names.filter(name => variableSet(e).has(name)).length > 1)
    .slice(0, MOST)
    .flatMap(e => climbed(record([e]), names, resting));

interface Top {
  readonly height: number;
  readonly at: Point;
}

function climbed(tape: Tape, names: readonly string[], resting: Point): readonly Point[] {
  const at = startsOf(tape, names, resting);
  const tops: Top[] = [];
  let up = 0;
  for (let step = 0; step <= STEPS; step++) {
    const values = forward(tape, at);
    const heights = blockOf(values, tape.outputs[0] ?? 0);
    if (step === 0) up = -signOfAll(heights);
    if (up === 0) return [];
    keepHighest(tops, heights, up, at);
    climb(tape, { at, values, heights, names, up });
  }
  return highest(tops);
}

/** The values of one node at all points. */
const blockOf = (values: Float64Array, node: number): Float64Array =>
  values.subarray(node * STARTS, (node + 1) * STARTS);

/** The seeded starts, which are moved. */
function startsOf({ inputs }: Tape, names: readonly string[], resting: Point): Points {
  const moving = candidates(names, STARTS, 5);
  return Object.fromEntries(
    [...inputs.keys()].map(name => [name, moving[name]?.slice() ?? new Float64Array(STARTS).fill(resting[name] ?? 1)]),
  );
}

/** The one sign of all values that are real; 0 where they have several. */
function signOfAll(values: Float64Array): number {
  const signs = new Set(values.map(Math.sign).filter(sign => !Number.isNaN(sign)));
  const [sign = 0] = signs;
  return signs.size === 1 ? sign : 0;
}

function keepHighest(tops: Top[], heights: Float64Array, up: number, at: Points): void {
  for (const [p, value] of heights.entries()) {
    const height = up * value;
    if (height > (tops[p]?.height ?? Number.NEGATIVE_INFINITY)) tops[p] = { height, at: pointAt(at, p) };
  }
}

/** The highest of the tops that were reached, as far as they are several. */
function highest(tops: readonly Top[]): readonly Point[] {
  const sorted = tops.filter(top => top !== undefined).sort((a, b) => b.height - a.height);
  return sorted.slice(0, KEPT).map(({ at }) => at);
}

interface Climb {
  readonly at: Points;
  readonly values: Float64Array;
  readonly heights: Float64Array;
  readonly names: readonly string[];
  readonly up: number;
}

/** Moves every point along the slope there, where there is one, to where the value would be 0 and further. */
function climb(tape: Tape, { at, values, heights, names, up }: Climb): void {
  const slopes = backward(tape, values);
  const moved = names.flatMap(name => {
    const [block, node] = [at[name], tape.inputs.get(name)];
    return block && node !== undefined ? [{ block, slope: blockOf(slopes, node) }] : [];
  });
  for (let p = 0; p < STARTS; p++) {
    const steepness = moved.reduce((sum, { slope }) => sum + (slope[p] ?? 0) ** 2, 0);
    const far = (up * STRETCH * Math.abs(heights[p] ?? 0)) / steepness;
    if (!Number.isFinite(far)) continue;
    for (const { block, slope } of moved) block[p] = (block[p] ?? 0) + far * (slope[p] ?? 0);
  }
}
