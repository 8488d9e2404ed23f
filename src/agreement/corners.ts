import { candidates } from '../checking/points.ts';
import type { Expr } from '../expression/expression.ts';
import { variableSet } from '../expression/measure.ts';
import { backward } from '../tape/backward.ts';
import { forward } from '../tape/forward.ts';
import { pointAt } from '../tape/points.ts';
import { record } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';
import type { Point } from './tops.ts';

/** Expressions of which corners are looked for, and those that meet in one. */
const [MOST, MOST_TOGETHER] = [8, 3];

/** Starts of Newton's method for one set of expressions, for all of them, and its steps. */
const [STARTS, MOST_STARTS, STEPS] = [16, 192, 20];

/**
 * Points at which two or three expressions are 0 at once, and points in the corners between them: where
 * 1 − 100|x − y − 5| − 100|x + y − 9| has its top. Newton's method from the resting point and seeded ones, every step the
 * shortest.
 */
export function cornersOf(expressions: readonly Expr[], names: readonly string[], resting: Point): readonly Point[] {
  const meeting = expressions.filter(e => names.some(name => variableSet(e).has(name))).slice(0, MOST);
  const found = subsets(meeting.length, Math.min(names.length, MOST_TOGETHER));
  if (found.length === 0) return [];
  const tape = record(meeting);
  const starts = Math.max(1, Math.min(STARTS, Math.floor(MOST_STARTS / found.length)));
  const sets = found.flatMap(set => new Array<readonly number[]>(starts).fill(set));
  const at = startsOf([...tape.inputs.keys()], { names, resting, starts, sets: found.length });
  const moving = new Map(sets.entries());
  for (let step = 0; step < STEPS && moving.size > 0; step++) {
    const linear = linearised(tape, at, names);
    for (const [p, set] of moving) {
      const by = stepToZero(linear, set, p);
      if (!by || isAtRest(pointAt(at, p), by)) moving.delete(p);
      move(at, p, by);
    }
  }
  const linear = linearised(tape, at, names);
  const known = new Set<string>();
  return sets.flatMap((set, p) => {
    const corner = pointAt(at, p);
    const key = names.map(name => corner[name]?.toPrecision(SAME)).join();
    if (known.has(key) || !isAtRest(corner, stepToZero(linear, set, p))) return [];
    known.add(key);
    return pointsAbout(corner, rowsOf(linear, set, p), names);
  });
}

interface Starts {
  readonly names: readonly string[];
  readonly resting: Point;
  readonly starts: number;
  readonly sets: number;
}

/** The resting point and seeded ones, once for every set; what does not move stays. */
function startsOf(inputs: readonly string[], { names, resting, starts, sets }: Starts): Points {
  const moving = candidates(names, starts, 9);
  return Object.fromEntries(
    inputs.map(name => {
      const rest = resting[name] ?? 1;
      const of = (p: number): number => (p % starts === 0 ? rest : (moving[name]?.[p % starts] ?? rest));
      return [name, Float64Array.from({ length: sets * starts }, (_, p) => of(p))];
    }),
  );
}

/** Digits of one corner: of |x y − 10^8| and what stands around it there may be others very near. */
const SAME = 14;

/** A step this long, relatively, leads nowhere else. */
const AT_REST = 1e-9;

const isAtRest = (corner: Point, step: Point | undefined): boolean =>
  step !== undefined &&
  Object.entries(step).every(([name, by]) => Math.abs(by) <= AT_REST * Math.max(1, Math.abs(corner[name] ?? 0)));

/** All sets of two up to so many of the first numbers. */
function subsets(count: number, most: number): readonly (readonly number[])[] {
  let sets: readonly (readonly number[])[] = Array.from({ length: count }, (_, i) => [i]);
  const found: (readonly number[])[] = [];
  for (let size = 2; size <= most; size++) {
    sets = sets.flatMap(set => Array.from({ length: count }, (_, i) => [...set, i]).filter(isRising));
    found.push(...sets);
  }
  return found;
}

const isRising = (set: readonly number[]): boolean => set.every((n, i) => i === 0 || n > (set[i - 1] ?? n));

/** The values and slopes of expressions at the points of a block: the slope of the e-th along every variable. */
interface Linear {
  readonly value: (e: number, p: number) => number;
  readonly slopes: (e: number, p: number) => readonly number[];
  readonly names: readonly string[];
}

function linearised(tape: Tape, at: Points, names: readonly string[]): Linear {
  const values = forward(tape, at);
  const count = values.length / tape.length;
  const adjoints = tape.outputs.map(output => backward(tape, values, output));
  const nodes = names.map(name => tape.inputs.get(name));
  return {
    value: (e, p) => values[(tape.outputs[e] ?? 0) * count + p] ?? Number.NaN,
    slopes: (e, p) => nodes.map(node => (node === undefined ? 0 : (adjoints[e]?.[node * count + p] ?? Number.NaN))),
    names,
  };
}

const rowsOf = ({ slopes }: Linear, set: readonly number[], p: number): readonly (readonly number[])[] =>
  set.map(e => slopes(e, p));

const stepToZero = (linear: Linear, set: readonly number[], p: number): Point | undefined =>
  shortest(
    rowsOf(linear, set, p),
    set.map(e => -linear.value(e, p)),
    linear.names,
  );

/** A coordinate is moved by no more than so many times its size, and ten: steps on e^x lead far beyond it. */
const FURTHEST = 3;

function move(at: Points, p: number, by: Point | undefined): void {
  for (const [name, step] of Object.entries(by ?? {})) {
    const block = at[name];
    const most = FURTHEST * Math.max(10, Math.abs(block?.[p] ?? 0));
    if (block) block[p] = (block[p] ?? 0) + Math.max(-most, Math.min(most, step));
  }
}

/** How far beside a corner, relatively to it, points are put into each of the parts that meet there. */
const DISTANCES: readonly number[] = [1e-6, 1e-3, 0.1];

function pointsAbout(corner: Point, rows: readonly (readonly number[])[], names: readonly string[]): readonly Point[] {
  const size = Math.max(1, ...names.map(name => Math.abs(corner[name] ?? 0)));
  const shifted = (by: Point, far: number): Point => {
    const length = Math.hypot(...Object.values(by));
    return {
      ...corner,
      ...Object.fromEntries(names.map(name => [name, (corner[name] ?? 0) + (far * size * (by[name] ?? 0)) / length])),
    };
  };
  const into = signsOf(rows.length)
    .map(signs => shortest(rows, signs, names))
    .filter(by => by !== undefined);
  return into.length === 0 ? [] : [corner, ...into.flatMap(by => DISTANCES.map(far => shifted(by, far)))];
}

/** All ways of choosing so many signs. */
const signsOf = (count: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** count }, (_, way) => Array.from({ length: count }, (_, i) => ((way >> i) & 1 ? 1 : -1)));

/** The shortest step that changes linear functions with these slopes by so much: Jᵀ(JJᵀ)⁻¹r; undefined where there is none. */
function shortest(
  rows: readonly (readonly number[])[],
  changes: readonly number[],
  names: readonly string[],
): Point | undefined {
  const products = rows.map(row => rows.map(other => dot(row, other)));
  const weights = solved(products, changes);
  return (
    weights &&
    Object.fromEntries(
      names.map((name, k) => [
        name,
        dot(
          weights,
          rows.map(row => row[k] ?? 0),
        ),
      ]),
    )
  );
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** A pivot below this, relatively, is 0: the functions are 0 along parallels. */
const FLAT = 1e-12;

/** The solution of linear equations with a symmetric positive matrix, which need no exchange of rows; undefined where it is singular. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | undefined {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, row] of rows.entries()) {
    const pivot = row[i] ?? 0;
    if (!(pivot > FLAT * (matrix[i]?.[i] ?? 0))) return undefined;
    for (const other of rows) {
      if (other === row) continue;
      const times = (other[i] ?? 0) / pivot;
      for (const [k, value] of row.entries()) other[k] = (other[k] ?? 0) - times * value;
    }
  }
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}
