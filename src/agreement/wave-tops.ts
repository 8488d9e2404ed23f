import type { Expr } from '../expression/expression.ts';
import { variableSet } from '../expression/measure.ts';
import { forward } from '../tape/forward.ts';
import type { Point } from '../tape/gradient.ts';
import { record } from '../tape/record.ts';
import type { Tape } from '../tape/tape.ts';
import { anglesIn, haveSeveralLengths } from './angles.ts';
import { keepsSign } from './bounds-everywhere.ts';

/** Expressions that are looked at, values of each, of which a block is computed at once, tops that are narrowed down, and kept. */
const [MOST, VALUES, BLOCK, NARROWED, KEPT] = [6, 2 ** 15, 2 ** 12, 64, 8];

/** Values of parts of all expressions together, a few hundredths of a second: of long ones fewer waves are looked at. */
const MOST_WORK = 2 ** 22;

/** Values to a wave as short as all of them together. */
const FINENESS = 6;

/**
 * Points at which expressions in which waves of several lengths meet, sin(x) + sin(√2 x) − 1.9999, come nearest to the sign
 * that they have nowhere else, over some thousand of their waves: there is no period after which nothing new is met.
 */
export function waveTopsOf(expressions: readonly Expr[], names: readonly string[], resting: Point): readonly Point[] {
  const waves = expressions
    .flatMap(of => names.filter(name => variableSet(of).has(name)).map(moving => ({ of, moving })))
    .map(each => ({ ...each, angles: anglesIn(each.of, each.moving, resting) }))
    .filter(({ of, angles }) => haveSeveralLengths(angles) && !keepsSign(of))
    .slice(0, MOST)
    .map(each => ({ ...each, tape: record([each.of]) }));
  const count = countFor(waves.reduce((sum, { tape }) => sum + tape.length, 0));
  return waves.flatMap(({ moving, angles, tape }) => {
    const speeds = angles.map(({ speed }) => Math.abs(speed)).filter(speed => speed > 0);
    return topsAlong(following(tape, moving, resting), speeds, count).map(x => ({ ...resting, [moving]: x }));
  });
}

/** How many values are computed for expressions of so many parts together: along every one of them, and whole waves off its top. */
const countFor = (parts: number): number => Math.min(VALUES, Math.floor(MOST_WORK / ((1 + MOST_SPEEDS) * parts)));

/** A value of the moving variable, and how high the expression is there. */
interface Top {
  readonly x: number;
  readonly height: number;
}

/** The highest of the tops along one variable: of those on a grid, and of those whole waves off the highest of these. */
function topsAlong(valuesAt: Follow, speeds: readonly number[], count: number): readonly number[] {
  const step = (2 * Math.PI) / FINENESS / speeds.reduce((sum, speed) => sum + speed, 0);
  const xs = Float64Array.from({ length: count }, (_, i) => (i + 0.5) * step);
  const values = valuesAt(xs);
  const up = isMostlyNegative(values) ? 1 : -1;
  const around = { valuesAt, up, step, count };
  const near = narrowed(highest(xs, values, up), around);
  const [first] = near;
  if (!first) return [];
  const far = speeds.slice(0, MOST_SPEEDS).flatMap(speed => wavesOff(first, (2 * Math.PI) / speed, around));
  return byHeight([...near.slice(0, KEPT), ...narrowed(byHeight(far).slice(0, NARROWED), around)])
    .slice(0, KEPT)
    .map(({ x }) => x);
}

/** Where an expression is looked at about tops. */
interface Around {
  readonly valuesAt: Follow;
  /** Whether up is up. */
  readonly up: number;
  readonly step: number;
  /** Values that are computed at once. */
  readonly count: number;
}

/** Waves of which whole numbers are added to a top: there it keeps the height that it has by them. */
const MOST_SPEEDS = 3;

function wavesOff({ x }: Top, length: number, { valuesAt, up, count }: Around): readonly Top[] {
  const xs = Float64Array.from({ length: count }, (_, i) => x + (i - Math.floor(count / 2)) * length);
  const values = valuesAt(xs);
  const tops: Top[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const height = up * (values[i] ?? Number.NaN);
    if (height <= least) continue;
    tops.push({ x: xs[i] ?? 0, height });
    if (tops.length === 2 * NARROWED) least = keepHigher(tops);
  }
  return tops;
}

/** Drops the lower half; gives the least height that is left. */
function keepHigher(tops: Top[]): number {
  tops.sort((a, b) => b.height - a.height).splice(NARROWED);
  return tops.at(-1)?.height ?? Number.NEGATIVE_INFINITY;
}

/** The values of an expression at those of one variable, the others staying. */
type Follow = (xs: Float64Array) => Float64Array;

const following =
  (tape: Tape, moving: string, resting: Point): Follow =>
  xs => {
    const found = new Float64Array(xs.length);
    for (let start = 0; start < xs.length; start += BLOCK) {
      const part = xs.subarray(start, start + BLOCK);
      const points = [...tape.inputs.keys()].map(name => [
        name,
        name === moving ? part : new Float64Array(part.length).fill(resting[name] ?? 1),
      ]);
      const values = forward(tape, Object.fromEntries(points));
      const output = (tape.outputs[0] ?? 0) * part.length;
      found.set(values.subarray(output, output + part.length), start);
    }
    return found;
  };

function isMostlyNegative(values: Float64Array): boolean {
  let sum = 0;
  for (const value of values) if (!Number.isNaN(value)) sum += Math.sign(value);
  return sum < 0;
}

const byHeight = (tops: readonly Top[]): readonly Top[] => tops.toSorted((a, b) => b.height - a.height);

/** How high a parabola through three values is, where the middle one is the highest. */
function heightOf(before = Number.NaN, here = Number.NaN, after = Number.NaN): number | undefined {
  const bend = 2 * here - before - after;
  return here > before && here > after ? here + (after - before) ** 2 / (8 * bend) : undefined;
}

/** The highest of the values that are higher than both beside them. */
function highest(xs: Float64Array, values: Float64Array, up: number): readonly Top[] {
  const tops: Top[] = [];
  for (let i = 1; i < values.length - 1; i++) {
    const [before, here, after] = [i - 1, i, i + 1].map(at => up * (values[at] ?? Number.NaN));
    const height = heightOf(before, here, after);
    if (height !== undefined) tops.push({ x: xs[i] ?? 0, height });
  }
  return byHeight(tops).slice(0, NARROWED);
}

/** Rounds in which the surroundings of a top are looked at, at so many values to either side. */
const [ROUNDS, BESIDE] = [5, 8];

function narrowed(tops: readonly Top[], { valuesAt, up, step }: Around): readonly Top[] {
  // What the parabola makes of a top is not reached.
  let current = tops.map(({ x }): Top => ({ x, height: Number.NEGATIVE_INFINITY }));
  let width = step;
  for (let round = 0; round < ROUNDS; round++) {
    const offsets = Array.from({ length: 2 * BESIDE + 1 }, (_, i) => (width * (i - BESIDE)) / BESIDE);
    const xs = Float64Array.from(current.flatMap(({ x }) => offsets.map(by => x + by)));
    const values = valuesAt(xs);
    current = current.map((top, t) =>
      bestOf(top, xs, values, { up, start: t * offsets.length, count: offsets.length }),
    );
    width /= BESIDE;
  }
  return byHeight(current);
}

function bestOf(
  top: Top,
  xs: Float64Array,
  values: Float64Array,
  { up, start, count }: { up: number; start: number; count: number },
): Top {
  let best = top;
  for (let i = start; i < start + count; i++) {
    const height = up * (values[i] ?? Number.NaN);
    if (height > best.height) best = { x: xs[i] ?? best.x, height };
  }
  return best;
}
