import { slopesAt } from './backward.ts';
import { instruction, OPCODE } from './instructions.ts';
import type { Tape } from './tape.ts';

/** Half the gap between 1 and the next double: one correctly rounded operation is wrong by at most this, relatively. */
const UNIT = 2 ** -53;

/** How many units the result of an operation may be off, relatively; `ULPS` for those not listed. */
const ROUNDING: Readonly<Record<string, number>> = {
  input: 0,
  negate: 0,
  abs: 0,
  max: 0,
  min: 0,
  relu: 0,
  sign: 0,
  step: 0,
  add: 1,
  subtract: 1,
  multiply: 1,
  square: 1,
  divide: 1,
  sqrt: 1,
};
const ULPS = 8;

/** Kinks: on the other side of one the slope is another, but never above 1. */
const KINKS: ReadonlySet<string> = new Set(['abs', 'max', 'min', 'relu']);

/** Operations with a jump, pole or edge where their last argument is 0: an argument that may be 0 tells nothing. */
const EDGE_AT_ZERO: ReadonlySet<string> = new Set(
  'divide sign step log log2 log10 sqrt csc cot csch coth acot acsch asech'.split(' '),
);

/**
 * A bound on the absolute rounding error of every value, laid out as the values: the running error analysis of Higham,
 * Accuracy and Stability of Numerical Algorithms (2nd ed., 3.3), to first order:
 * error(node) = Σ |slope|·error(argument) + units·2⁻⁵³·|value|. Inputs count as exact, decimals as rounded. Infinity
 * where nothing is known: the value is not finite, or an argument cannot be told from a pole or jump at 0. Other poles
 * and edges (of the tangent, of the arcsine) are seen to first order only.
 */
export function errorBounds(tape: Tape, values: Float64Array): Float64Array {
  const n = values.length / tape.length;
  const slopes = slopesAt(tape, values);
  const errors = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const node = Math.floor(i / n);
    const place = (arg: number | undefined): number => (arg === undefined || arg < 0 ? -1 : arg * n + (i % n));
    const [left, right] = [place(tape.left[node]), place(tape.right[node])];
    const carried =
      brought(tape, node, slopes.left[i], errors[left]) + brought(tape, node, slopes.right[i], errors[right]);
    const last = right < 0 ? left : right;
    const own = ownRounding(tape, node, values[i], values[left]);
    errors[i] = atEdge(tape, node, values[last], errors[last]) ? Number.POSITIVE_INFINITY : known(carried + own);
  }
  return errors;
}

const nameOf = (tape: Tape, node: number): string => instruction(tape.operations[node] ?? 0).name;
const known = (error: number): number => (Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);

/** The error an argument brings; an exact one brings none, however steep the slope. */
function brought(tape: Tape, node: number, slope = 0, error = 0): number {
  if (error === 0) return 0;
  return KINKS.has(nameOf(tape, node)) ? error : Math.abs(slope) * error;
}

/** Whether the argument may be 0 for all that is known, where that is the edge of the operation. */
const atEdge = (tape: Tape, node: number, value = 0, error = 0): boolean =>
  error > 0 && Math.abs(value) <= error && (EDGE_AT_ZERO.has(nameOf(tape, node)) || isSteepAtZero(tape, node));

/** A power with a constant exponent below 1 has a pole or an infinite slope at 0. */
const isSteepAtZero = (tape: Tape, node: number): boolean =>
  nameOf(tape, node).endsWith('Power') && (tape.constants[node] ?? 0) < 1;

/** What the operation itself rounds; a value that is not finite has no bound. */
function ownRounding(tape: Tape, node: number, value = 0, base = 0): number {
  if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY;
  const opcode = tape.operations[node] ?? 0;
  if (opcode === OPCODE.constant) return Number.isSafeInteger(value) ? 0 : UNIT * Math.abs(value);
  const units = ROUNDING[nameOf(tape, node)] ?? ULPS;
  return (units + exponentRounding(tape.constants[node], base)) * UNIT * Math.abs(value);
}

/** A constant exponent such as 1/3 is rounded itself, which moves a^c by |c·log|a|| of its size. */
const exponentRounding = (exponent = 0, base = 0): number =>
  Number.isSafeInteger(exponent) || base === 0 ? 0 : ULPS * Math.abs(exponent * Math.log(Math.abs(base)));
