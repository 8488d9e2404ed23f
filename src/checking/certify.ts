import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { backward } from '../tape/backward.ts';
import { errorBounds } from '../tape/bounds.ts';
import { forward } from '../tape/forward.ts';
import { record, UnknownOperation } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';
import type { Certificate, Comparison } from './certificate.ts';
import { gradientMagnitudes } from './gradient-bounds.ts';
import { candidates } from './points.ts';

/** Points compared, where the domain has as many. */
export const ENOUGH_POINTS = 16;
/** Fewer than this prove nothing. */
const TOO_FEW = 3;
/** Candidates are tried in blocks: the first is usually enough, a narrow domain takes them all. */
const BLOCK_SIZES: readonly number[] = [48, 192, 768, 3072, 12288];
/** Relative difference up to which two doubles agree. */
const TOLERANCE = 1e-9;
/** Units of 2⁻⁵³ that a path through a tape may lose for each of its operations, generously. */
const PATH_UNITS = 64 * 2 ** -53;

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
    return certificateOf(comparisons(f, wrt, formula, seed));
  } catch (error) {
    if (error instanceof UnknownOperation) return { agrees: null, points: 0, worst: 0, why: error.message };
    throw error;
  }
}

function certificateOf(compared: readonly Compared[]): Certificate {
  const worst = compared.reduce((most, { difference }) => Math.max(most, difference), 0);
  const shown = compared.find(({ agrees }) => !agrees) ?? compared.toSorted(plainer)[0];
  const told = shown && { shown: { at: shown.at, formula: shown.formula, tape: shown.tape } };
  if (compared.some(({ agrees }) => !agrees)) return { agrees: false, points: compared.length, worst, ...told };
  if (compared.length >= TOO_FEW) return { agrees: true, points: compared.length, worst, ...told };
  return { agrees: null, points: compared.length, worst, why: whyTooFew(compared.length), ...told };
}

const whyTooFew = (found: number): string =>
  found === 0
    ? 'No real point was found at which the function and its derivative can both be computed.'
    : `Only ${found} real points were found at which the function and its derivative can both be computed; three are needed.`;

/** The point with values nearest to one in size is the plainest to show. */
const plainer = (a: Comparison, b: Comparison): number => plainness(a) - plainness(b);
const plainness = ({ at, tape }: Comparison): number =>
  [...Object.values(at), tape].reduce(
    (sum, value) => sum + Math.abs(Math.log10(Math.abs(value) || 1e-9)) + Number(value < 0),
    0,
  );

function comparisons(f: Expr, wrt: string, formula: Expr, seed: number): Compared[] {
  const names = [...new Set([...variables(f), ...variables(formula), wrt])];
  const [original, derived] = [record([f]), record([formula])];
  const found: Compared[] = [];
  for (const [round, size] of BLOCK_SIZES.entries()) {
    found.push(...compareBlock(original, derived, wrt, candidates(names, size, seed * 1000 + round), size));
    if (found.length >= ENOUGH_POINTS) break;
  }
  return spread(found, wrt);
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
  const sizes = node === undefined ? zero : gradientMagnitudes(original, values, node);
  const errors = errorBounds(derived, formulas);
  const [output = 0, y = 0] = [derived.outputs[0], original.outputs[0]];
  return Array.from({ length: size }, (_, p) =>
    compare({
      at: Object.fromEntries(Object.entries(points).map(([name, block]) => [name, block[p] ?? Number.NaN])),
      f: values[y * size + p] ?? Number.NaN,
      formula: formulas[output * size + p] ?? Number.NaN,
      tape: tape[p] ?? Number.NaN,
      error: (errors[output * size + p] ?? 0) + (sizes[p] ?? 0) * PATH_UNITS * Math.sqrt(original.length),
      scale: sizes[p] ?? 0,
    }),
  ).filter(point => point !== undefined);
}

/** A tape wants values for its own inputs; one without inputs is computed at every point all the same. */
const inputsOf = (tape: Tape, points: Points, size: number): Points =>
  tape.inputs.size === 0
    ? { '': new Float64Array(size) }
    : Object.fromEntries(Object.entries(points).filter(([name]) => tape.inputs.has(name)));

interface Measured extends Comparison {
  readonly f: number;
  readonly error: number;
  readonly scale: number;
}

/** undefined where the point says nothing: outside the domain, or lost in rounding. */
function compare({ at, f, formula, tape, error, scale }: Measured): Compared | undefined {
  const size = Math.max(Math.abs(formula), Math.abs(tape), scale);
  if (![f, formula, tape, size].every(Number.isFinite) || error > TOLERANCE * size) return undefined;
  const difference = size === 0 ? 0 : Math.abs(formula - tape) / size;
  const agrees = Math.abs(formula - tape) <= TOLERANCE * Math.max(Math.abs(formula), Math.abs(tape)) + 4 * error;
  return { at, formula, tape, difference, agrees };
}
