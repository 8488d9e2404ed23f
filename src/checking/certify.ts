import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { backward } from '../tape/backward.ts';
import { errorBounds } from '../tape/bounds.ts';
import { forward } from '../tape/forward.ts';
import { record, UnknownOperation } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';
import type { Certificate, Comparison } from './certificate.ts';
import { gradientBounds } from './gradient-bounds.ts';
import { candidates } from './points.ts';

/** Points compared, where the domain has as many. */
export const ENOUGH_POINTS = 16;
/** Fewer than this prove nothing. */
const TOO_FEW = 3;
/** Candidates are tried in blocks: the first is usually enough, a narrow domain takes them all. */
const BLOCK_SIZES: readonly number[] = [48, 192, 768, 3072, 12288];
/** Relative difference up to which two doubles agree. */
const TOLERANCE = 1e-9;

/** Values outside this range have been, or soon are, rounded to 0 or to infinity on the way: they tell nothing. */
const [SMALLEST, LARGEST] = [1e-100, 1e100];

/** One point's comparison with the scale on which its difference counts. */
interface Compared extends Comparison {
  readonly difference: number;
  readonly agrees: boolean;
}

/**
 * Compares a formula for ∂f/∂wrt with the tape's gradient of f at seeded points inside the domain. Points where doubles
 * cannot tell (rounding error of the size of the value) are not counted. `agrees` is null, with the reason, where fewer
 * than three points can be used.
 */
export function certify(f: Expr, wrt: string, formula: Expr, seed = 1): Certificate {
  try {
    return certificate(f, wrt, formula, seed);
  } catch (error) {
    if (error instanceof UnknownOperation) return { agrees: null, points: 0, worst: 0, why: error.message };
    throw error;
  }
}

function certificateOf(compared: readonly Compared[], plain: readonly Compared[]): Certificate {
  const worst = compared.reduce((most, { difference }) => Math.max(most, difference), 0);
  const shown = [...compared, ...plain].find(({ agrees }) => !agrees) ?? plain[0] ?? compared[0];
  const told = shown && { shown: { at: shown.at, formula: shown.formula, tape: shown.tape } };
  if (shown?.agrees === false) return { agrees: false, points: compared.length, worst, ...told };
  if (compared.length >= TOO_FEW) return { agrees: true, points: compared.length, worst, ...told };
  return { agrees: null, points: compared.length, worst, why: whyTooFew(compared.length), ...told };
}

const whyTooFew = (found: number): string =>
  found === 0
    ? 'No real point was found at which the function and its derivative can both be computed.'
    : `Only ${found} real points were found at which the function and its derivative can both be computed; three are needed.`;

function certificate(f: Expr, wrt: string, formula: Expr, seed: number): Certificate {
  const names = [...new Set([...variables(f), ...variables(formula), wrt])];
  const [original, derived] = [record([f]), record([formula])];
  const found: Compared[] = [];
  for (const [round, size] of BLOCK_SIZES.entries()) {
    found.push(...compareBlock(original, derived, wrt, candidates(names, size, seed * 1000 + round), size));
    if (found.length >= ENOUGH_POINTS) break;
  }
  const plain = compareBlock(original, derived, wrt, plainPoints(names, wrt), PLAIN_VALUES.length);
  return certificateOf(spread(found, wrt), plain);
}

/** Where a reader would try it by hand: the variable at 1, else 2, else 1/2; the others 2, 3, … in the order they are met. */
const PLAIN_VALUES: readonly number[] = [1, 2, 0.5];

function plainPoints(names: readonly string[], wrt: string): Points {
  const others = names
    .filter(name => name !== wrt)
    .map((name, i) => [name, Float64Array.of(i + 2, i + 2, i + 2)] as const);
  return Object.fromEntries([[wrt, Float64Array.from(PLAIN_VALUES)], ...others]);
}

/** Sixteen of the points found, failures first, else both signs and both ends of the magnitudes of the variable. */
function spread(found: readonly Compared[], wrt: string): Compared[] {
  const failed = found.filter(({ agrees }) => !agrees);
  const sorted = found.filter(({ agrees }) => agrees).toSorted((a, b) => (a.at[wrt] ?? 0) - (b.at[wrt] ?? 0));
  const room = Math.min(sorted.length, Math.max(0, ENOUGH_POINTS - failed.length));
  const chosen = Array.from(
    { length: room },
    (_, i) => sorted[Math.round((i * (sorted.length - 1)) / Math.max(1, room - 1))],
  );
  return [...failed.slice(0, ENOUGH_POINTS), ...chosen.filter(point => point !== undefined)];
}

function compareBlock(original: Tape, derived: Tape, wrt: string, points: Points, size: number): Compared[] {
  const values = forward(original, inputsOf(original, points, size));
  const formulas = forward(derived, inputsOf(derived, points, size));
  const node = original.inputs.get(wrt);
  const zero = new Float64Array(size);
  const tape = node === undefined ? zero : backward(original, values).subarray(node * size, (node + 1) * size);
  const bounds =
    node === undefined
      ? { size: zero, error: zero }
      : gradientBounds(original, values, errorBounds(original, values), node);
  const errors = errorBounds(derived, formulas);
  const output = derived.outputs[0] ?? 0;
  return Array.from({ length: size }, (_, p) =>
    compare({
      finite: finiteAt(values, size, p) && finiteAt(formulas, size, p),
      at: Object.fromEntries(Object.entries(points).map(([name, block]) => [name, block[p] ?? Number.NaN])),
      formula: formulas[output * size + p] ?? Number.NaN,
      tape: tape[p] ?? Number.NaN,
      error: (errors[output * size + p] ?? 0) + (bounds.error[p] ?? 0),
      scale: bounds.size[p] ?? 0,
    }),
  ).filter(point => point !== undefined);
}

/** A tape wants values for its own inputs; one without inputs is computed at every point all the same. */
const inputsOf = (tape: Tape, points: Points, size: number): Points =>
  tape.inputs.size === 0
    ? { '': new Float64Array(size) }
    : Object.fromEntries(Object.entries(points).filter(([name]) => tape.inputs.has(name)));

/** Whether every value on the way is finite at a point: 1/∞ = 0 looks like a value and is none. */
function finiteAt(values: Float64Array, size: number, p: number): boolean {
  for (let i = p; i < values.length; i += size) if (!Number.isFinite(values[i])) return false;
  return true;
}

interface Measured extends Comparison {
  readonly finite: boolean;
  readonly error: number;
  readonly scale: number;
}

/** undefined where the point says nothing: outside the domain, or lost in rounding. */
function compare({ finite, at, formula, tape, error, scale }: Measured): Compared | undefined {
  const size = Math.max(Math.abs(formula), Math.abs(tape), scale);
  const inRange = size === 0 || (size > SMALLEST && size < LARGEST);
  if (!finite || !inRange || !Number.isFinite(tape) || error > TOLERANCE * size) return undefined;
  const difference = size === 0 ? 0 : Math.abs(formula - tape) / size;
  const agrees = Math.abs(formula - tape) <= TOLERANCE * Math.max(Math.abs(formula), Math.abs(tape)) + 4 * error;
  return { at, formula, tape, difference, agrees };
}
