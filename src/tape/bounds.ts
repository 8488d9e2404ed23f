import { INSTRUCTIONS, type Instruction, OPCODE } from './instructions.ts';
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
  const n = Math.imul(values.length / tape.length, 1);
  const errors = new Float64Array(values.length);
  for (let node = 0; node < tape.length; node++) boundNode(tape, node, values, errors, n);
  return errors;
}

/** How an instruction behaves near 0 and what it rounds; found once for each. */
interface Character extends Instruction {
  readonly isKink: boolean;
  readonly hasEdge: boolean;
  readonly isPower: boolean;
  readonly units: number;
}

const CHARACTERS: readonly Character[] = INSTRUCTIONS.map(row => ({
  ...row,
  isKink: KINKS.has(row.name),
  hasEdge: EDGE_AT_ZERO.has(row.name),
  isPower: row.name.endsWith('Power'),
  units: ROUNDING[row.name] ?? ULPS,
}));

/** Reading a block inside its bounds; what is absent is exact. */
const at = (block: Float64Array, i: number): number => block[i] ?? 0;

/** One node at every point, nothing allocated on the way: a certificate spends a good part of its time here. */
function boundNode(tape: Tape, node: number, values: Float64Array, errors: Float64Array, n: number): void {
  const opcode = tape.operations[node] ?? 0;
  const character = CHARACTERS[opcode];
  const [left, right] = [tape.left[node] ?? -1, tape.right[node] ?? -1];
  const constant = tape.constants[node] ?? 0;
  const last = right < 0 ? left : right;
  for (let p = 0; p < n && character; p++) {
    const [a, b] = [at(values, left * n + p), right < 0 ? constant : at(values, right * n + p)];
    const [ofA, ofB] = [left < 0 ? 0 : at(errors, left * n + p), right < 0 ? 0 : at(errors, right * n + p)];
    const y = at(values, node * n + p);
    const carried = brought(character, 0, y, a, b, ofA) + brought(character, 1, y, a, b, ofB);
    const unsure = last >= 0 && atEdge(character, constant, at(values, last * n + p), at(errors, last * n + p));
    const own = opcode === OPCODE.constant ? roundedConstant(y) : ownRounding(character, constant, y, a);
    errors[node * n + p] = unsure ? Number.POSITIVE_INFINITY : known(carried + own);
  }
}

const known = (error: number): number => (Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);

/** The error an argument brings; an exact one brings none, however steep the slope. */
function brought(
  { isKink, slopes }: Character,
  argument: 0 | 1,
  y: number,
  a: number,
  b: number,
  error: number,
): number {
  if (error === 0) return 0;
  return isKink ? error : Math.abs(slopes[argument]?.(y, a, b) ?? 0) * error;
}

/** Whether the argument may be 0 for all that is known, where that is the edge: a power below 1 has one there. */
const atEdge = ({ hasEdge, isPower }: Character, exponent: number, value: number, error: number): boolean =>
  error > 0 && Math.abs(value) <= error && (hasEdge || (isPower && exponent < 1));

const roundedConstant = (value: number): number => {
  if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY;
  return Number.isSafeInteger(value) ? 0 : UNIT * Math.abs(value);
};

/** What the operation itself rounds; a value that is not finite has no bound. */
const ownRounding = ({ units }: Character, exponent: number, value: number, base: number): number =>
  Number.isFinite(value)
    ? (units + exponentRounding(exponent, base)) * UNIT * Math.abs(value)
    : Number.POSITIVE_INFINITY;

/** A constant exponent such as 1/3 is rounded itself, which moves a^c by |c·log|a|| of its size. */
const exponentRounding = (exponent: number, base: number): number =>
  Number.isSafeInteger(exponent) || base === 0 ? 0 : ULPS * Math.abs(exponent * Math.log(Math.abs(base)));
