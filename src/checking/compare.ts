import { type Expr, isNumber } from '../expression/expression.ts';
import { propagateAll } from '../tape/backward.ts';
import type { BoundedBlock } from '../tape/bounded-block.ts';
import { boundAdjoints, boundValues } from '../tape/bounds.ts';
import { computeNodes } from '../tape/forward.ts';
import { record } from '../tape/record.ts';
import type { Tape } from '../tape/tape.ts';
import { Workspace } from '../tape/workspace.ts';
import type { Comparison } from './certificate.ts';
import type { Columns } from './points.ts';

/** One point's two values, judged. */
export interface Judged {
  readonly formula: number;
  readonly tape: number;
  /** |formula − tape| over the size of what was added up to give them. */
  readonly difference: number;
  readonly agrees: boolean;
}

/** A function, by whose gradient on the tape a formula is judged, and that formula, recorded together: what they share is computed once. */
export interface Witnesses {
  readonly tape: Tape;
  /** The nodes of the two values. */
  readonly f: number;
  readonly formula: number;
  /** The variables in the order they are met, and the place among them of the one differentiated by. */
  readonly names: readonly string[];
  readonly wrt: number;
  /** Whether the formula is 0 as it stands: only then is a 0 where the function vanishes a value and not an underflow. */
  readonly isZero: boolean;
}

/** Records both. Throws `UnknownOperation` where one computes with an unknown function. */
export function witnesses(f: Expr, wrt: string, formula: Expr): Witnesses {
  const tape = record([f, formula]);
  const names = [...tape.inputs.keys()];
  if (!tape.inputs.has(wrt)) names.push(wrt);
  const [y = 0, d = 0] = tape.outputs;
  return { tape, f: y, formula: d, names, wrt: names.indexOf(wrt), isZero: isNumber(formula, '0') };
}

/** Relative difference up to which two doubles agree. */
const TOLERANCE = 1e-9;
/** Values outside this range have been, or soon are, rounded to 0 or to infinity on the way: they tell nothing. */
const [SMALLEST, LARGEST] = [1e-100, 1e280];

/** Points at which both were computed, and where they can be used. */
export interface Block {
  readonly both: Witnesses;
  readonly n: number;
  /** The values, n a node. The next block that is computed takes their place. */
  readonly values: Float64Array;
  readonly columns: Columns;
  /** 0 for the points at which every value on the way is finite, else NaN: 1/∞ = 0 looks like a value and is none. */
  readonly usable: Float64Array;
}

const VALUES = new Workspace();

/** Computes both at a block of points. */
export function computed(both: Witnesses, columns: Columns, n: number): Block {
  const { tape } = both;
  const values = VALUES.take(tape.length * n);
  let k = 0;
  for (const node of tape.inputs.values()) values.set(columns(k++), node * n);
  computeNodes(tape, values, n);
  return { both, n, values, columns, usable: usable(both, values, n) };
}

const USABLE = new Workspace();

/** Adds 0 times each value of a point, which is NaN unless the value is finite. */
function usable({ tape, f, formula, isZero }: Witnesses, values: Float64Array, n: number): Float64Array {
  const sums = USABLE.zeros(n);
  for (let i = 0; i < tape.length * n; i += n) {
    for (let p = 0; p < n; p++) sums[p] = (sums[p] ?? 0) + 0 * (values[i + p] ?? 0);
  }
  for (let p = 0; p < n && !isZero; p++) {
    if (values[formula * n + p] === 0 && values[f * n + p] === 0) sums[p] = Number.NaN;
  }
  return sums;
}

/** Those of the places that can be used. */
export const usablePlaces = ({ usable }: Block, places: readonly number[]): number[] =>
  places.filter(place => usable[place] === 0);

/** A judgement and the point it is about. */
export interface Found {
  readonly judged: Judged;
  readonly block: Block;
  readonly place: number;
}

/**
 * The judgements at those of some places of a block that tell something, in their order. The bounds on rounding errors
 * cost more than the values, so they are found at the chosen points only.
 */
export function judgedAt(of: Block, places: readonly number[]): Found[] {
  const { both, n, values } = of;
  const { tape, f, formula, names, wrt } = both;
  const m = places.length;
  const block = gathered(tape, values, n, places);
  const adjoints = ADJOINTS.zeros((f + 1) * m);
  boundValues(tape, block);
  propagateAll(tape, block.v, adjoints, f, m);
  boundAdjoints(tape, block, f);
  const input = tape.inputs.get(names[wrt] ?? '') ?? tape.length;
  const slope = input <= f ? input * m : undefined;
  const found: Found[] = [];
  places.forEach((place, p) => {
    const judged = compare({
      formula: block.v[formula * m + p] ?? Number.NaN,
      // A function without the variable has the slope 0, exactly.
      tape: slope === undefined ? 0 : (adjoints[slope + p] ?? Number.NaN),
      error: (block.e[formula * m + p] ?? 0) + (slope === undefined ? 0 : (block.g[slope + p] ?? 0)),
      scale: slope === undefined ? 0 : (block.s[slope + p] ?? 0),
    });
    if (judged) found.push({ judged, block: of, place });
  });
  return found;
}

const [CHOSEN, ERRORS, ADJOINTS, SIZES, ADJOINT_ERRORS] = [
  new Workspace(),
  new Workspace(),
  new Workspace(),
  new Workspace(),
  new Workspace(),
];

/** The values at the chosen places as a block of their own. */
function gathered(tape: Tape, values: Float64Array, n: number, places: readonly number[]): BoundedBlock {
  const m = places.length;
  const count = tape.length * m;
  const v = CHOSEN.take(count);
  places.forEach((place, p) => {
    for (let from = place, to = p; to < count; from += n, to += m) v[to] = values[from] ?? Number.NaN;
  });
  return { n: m, v, e: ERRORS.take(count), s: SIZES.zeros(count), g: ADJOINT_ERRORS.zeros(count) };
}

/** The point at a place of a block, the variable differentiated by first. */
export function pointAt({ both: { names, wrt }, columns }: Block, place: number): Comparison['at'] {
  const coordinate = (k: number): [string, number] => [names[k] ?? '', columns(k)[place] ?? Number.NaN];
  const all = names.map((_, k) => coordinate(k));
  return Object.fromEntries(names.length === 1 ? all : [coordinate(wrt), ...all.toSpliced(wrt, 1)]);
}

/** Two values of one slope with what it takes to judge them. */
interface Measured {
  readonly formula: number;
  readonly tape: number;
  /** A bound on the rounding errors of both values. */
  readonly error: number;
  /** The size of what was added up to give the tape's value. */
  readonly scale: number;
}

/** The judgement of one comparison; undefined where the point says nothing: no slope, or lost in rounding. */
export function compare({ formula, tape, error, scale }: Measured): Judged | undefined {
  const size = Math.max(Math.abs(formula), Math.abs(tape), scale);
  const inRange = size === 0 || (size > SMALLEST && size < LARGEST);
  if (!inRange || !Number.isFinite(tape) || !(error <= TOLERANCE * size)) return undefined;
  const difference = size === 0 ? 0 : Math.abs(formula - tape) / size;
  const agrees = Math.abs(formula - tape) <= TOLERANCE * Math.max(Math.abs(formula), Math.abs(tape)) + 4 * error;
  return { formula, tape, difference, agrees };
}
