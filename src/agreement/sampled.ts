import { boundValues } from '../tape/bounds.ts';
import { computeNodes } from '../tape/forward.ts';
import { OPCODE, opcodeOf, opcodesWith } from '../tape/instructions.ts';
import type { Points, Tape } from '../tape/tape.ts';
import { Workspace } from '../tape/workspace.ts';
import { hasEdge } from './edges.ts';

/** Where an expression is real in a block of points. */
export interface Located {
  /** Its value at each point: NaN where it is not real, infinite beyond the range of doubles. */
  readonly values: readonly number[];
  /** The places outside the domain: every value on the way was finite until one was not real. Holes are not outside. */
  readonly outside: readonly number[];
}

/** An expression at a block of points. */
export interface Sampled extends Located {
  /** A bound on the rounding error of each value; infinite where nothing is known. */
  readonly errors: readonly number[];
}

/** How many points a block holds; an expression without variables has one. */
export function countOf(points: Points): number {
  for (const name in points) return points[name]?.length ?? 1;
  return 1;
}

/** The values of all nodes, and the bounds on their errors, of the tape that was computed last. */
const [VALUES, ERRORS] = [new Workspace(), new Workspace()];
const NONE = new Float64Array(0);

/** Computes a recorded expression at all the points. A variable they have no values for is 0. */
export function sampled(tape: Tape, points: Points): Sampled {
  const n = countOf(points);
  const v = valuesAt(tape, points, n);
  const e = boundsOf(tape, v, n);
  return { ...locatedIn(tape, v, n), errors: ofOutput(tape, e, n) };
}

/** The same without the bounds, which take twice the time. */
export function located(tape: Tape, points: Points): Located {
  const n = countOf(points);
  return locatedIn(tape, valuesAt(tape, points, n), n);
}

/** Whether it has a value, if only an infinite one, at any of the points. */
export function isRealIn(tape: Tape, points: Points): boolean {
  const n = countOf(points);
  const v = valuesAt(tape, points, n);
  const output = n * (tape.outputs[0] ?? 0);
  for (let p = output; p < output + n; p++) if (!Number.isNaN(v[p])) return true;
  return false;
}

function locatedIn(tape: Tape, v: Float64Array, n: number): Located {
  const values = ofOutput(tape, v, n);
  return { values, outside: outsideOf(tape, values, v) };
}

/** Copied into a plain array: a typed one of so few numbers takes ten times as long to make. */
function ofOutput({ outputs: [output = 0] }: Tape, block: Float64Array, n: number): readonly number[] {
  const values: number[] = [];
  for (let p = output * n; p < (output + 1) * n; p++) values.push(block[p] ?? Number.NaN);
  return values;
}

/** The values of every node, in the workspace. */
function valuesAt(tape: Tape, points: Points, n: number): Float64Array {
  const v = VALUES.take(tape.length * n);
  for (const [name, node] of tape.inputs) v.set(points[name] ?? new Float64Array(n), node * n);
  computeNodes(tape, v, n);
  return v;
}

/** The values of every node at one place of a block, in the workspace: they last until another block is computed. */
export function valuesAtPlace(tape: Tape, points: Points, place: number): Float64Array {
  const v = VALUES.take(tape.length);
  for (const [name, node] of tape.inputs) v[node] = points[name]?.[place] ?? 0;
  computeNodes(tape, v, 1);
  return v;
}

/** The bounds on the errors of these values, in the other workspace. */
function boundsOf(tape: Tape, v: Float64Array, n: number): Float64Array {
  const e = ERRORS.take(tape.length * n);
  boundValues(tape, { n, v, e, s: NONE, g: NONE });
  return e;
}

function outsideOf(tape: Tape, values: readonly number[], all: Float64Array): readonly number[] {
  const outside: number[] = [];
  for (let p = 0; p < values.length; p++) {
    if (!Number.isFinite(values[p]) && isLostToDomain(tape, all, values.length, p)) outside.push(p);
  }
  return outside;
}

/** The first value on the way that is not finite: NaN is outside a domain, but for holes such as 0/0; an infinity is a pole or an overflow, but for that of 0^x. */
function isLostToDomain(tape: Tape, all: Float64Array, n: number, p: number): boolean {
  for (let node = 0; node < tape.length; node++) {
    const value = all[node * n + p];
    if (!Number.isFinite(value)) return Number.isNaN(value) ? hasEdge(tape, node) : isPowerOfZero(tape, node);
  }
  return false;
}

/** 0^x has no value for any x < 0. */
function isPowerOfZero({ operations, left, constants }: Tape, node: number): boolean {
  const base = left[node] ?? 0;
  return operations[node] === OPCODE.power && operations[base] === OPCODE.constant && constants[base] === 0;
}

/** A bound above this, absolutely or relatively, is not steady. */
const STEADY = 1e-9;
/** Below this doubles lose digits that the bounds do not count. */
const SMALL = 1e-290;

const [GENTLE, JUMPS] = [opcodesWith('gentle'), opcodesWith('jump at 0')];

/** Operations of which the error is to first order all there is. */
const SUMS: ReadonlySet<number> = new Set([OPCODE.add, OPCODE.subtract, OPCODE.negate]);

/**
 * The bound on the error at a point where the bounds there are more than first-order estimates; undefined where they are
 * not. They are where the argument of every function is known to 1e-9 absolutely, and relatively too where the function
 * minds, as are one factor of every product, every divisor, and the output. What first order leaves out of a function is
 * then of the order of (1e-9)², relatively to its value or to one, and so smaller than the rounding that is counted for it
 * anyway; of a product or quotient it is 1e-9 of what is counted, for it is the product of both errors; a pole, an edge or
 * a jump is at least 1e9 times as far as the error. None of those values is so small that underflow hid digits.
 */
export function steadyAt(tape: Tape, points: Points, place: number): Steady | undefined {
  const v = valuesAtPlace(tape, points, place);
  const at = boundedAt(tape, v);
  let isFine = true;
  for (let node = 0; node < tape.length; node++) {
    if (isAtMadeZero(tape, v, node) || !isSteady(tape, at, node)) return undefined;
    isFine &&= isKnown(at, node);
  }
  const error = at.e[tape.outputs[0] ?? 0];
  if (error === undefined || !tape.outputs.every(output => isClear(at, output))) return undefined;
  return { error, isFine };
}

/** A bound on an error that is more than an estimate. */
interface Steady {
  readonly error: number;
  /** Whether every value on the way is known to 1e-9 absolutely: so fine that the value can be told. */
  readonly isFine: boolean;
}

/** The values of all nodes at a place, and the bounds on their errors. */
interface Bounded {
  readonly v: Float64Array;
  readonly e: Float64Array;
  /** The nodes that are 0 exactly. */
  readonly zeros: readonly number[];
  /** Whether no underflow hid digits of a node. */
  readonly sound: readonly boolean[];
}

function boundedAt(tape: Tape, v: Float64Array): Bounded {
  const zeros = exactZeros(tape, v);
  const sound: boolean[] = [];
  for (let node = 0; node < tape.length; node++) {
    sound.push(v[node] === 0 ? zeros.includes(node) || isBalanced(tape, sound, node) : Math.abs(v[node] ?? 0) > SMALL);
  }
  return { v, e: boundsOf(tape, v, 1), zeros, sound };
}

/** A sum that comes to 0 does so without underflow. */
const isBalanced = ({ operations, left, right }: Tape, sound: readonly boolean[], node: number): boolean =>
  SUMS.has(operations[node] ?? 0) && [left[node] ?? -1, right[node] ?? -1].every(arg => arg < 0 || sound[arg]);

/** Whether the arguments of an operation are known so well that its bound is more than an estimate. */
function isSteady({ operations, left, right }: Tape, at: Bounded, node: number): boolean {
  const [operation = OPCODE.constant, l = -1, r = -1] = [operations[node], left[node], right[node]];
  if (SUMS.has(operation)) return true;
  if (operation === OPCODE.multiply) return isSound(at, l) && isSound(at, r) && (isClear(at, l) || isClear(at, r));
  if (operation === OPCODE.divide) return isSound(at, l) && isClear(at, r);
  if (operation === SQUARE) return isClear(at, l);
  if (!isKnown(at, l) || !isKnown(at, r)) return false;
  return GENTLE.has(operation) || (isClear(at, l) && isClear(at, r));
}

const isKnown = ({ e }: Bounded, node: number): boolean => node < 0 || (e[node] ?? Number.POSITIVE_INFINITY) <= STEADY;

const isSound = ({ sound }: Bounded, node: number): boolean => node < 0 || sound[node] === true;

/** Whether a node, if there is one, is known relatively. */
const isClear = (at: Bounded, node: number): boolean =>
  node < 0 ||
  (at.v[node] === 0
    ? at.zeros.includes(node)
    : isSound(at, node) && (at.e[node] ?? Number.NaN) <= STEADY * Math.abs(at.v[node] ?? 0));

/** The nodes that are 0 exactly, of those that have these values. */
export function exactZeros(tape: Tape, v: Float64Array): readonly number[] {
  let zeros = NO_ZEROS;
  for (let node = 0; node < tape.length; node++) {
    if (v[node] === 0 && isExactZero(tape, node, zeros)) zeros = [...zeros, node];
  }
  return zeros;
}

const NO_ZEROS: readonly number[] = [];

/** A 0 that is written is exact, and so are u − u and what a 0 makes 0; any other may be what underflow left. */
function isExactZero({ operations, left, right }: Tape, node: number, zeros: readonly number[]): boolean {
  const operation = operations[node];
  const isLeft = zeros.includes(left[node] ?? -1);
  if (operation === OPCODE.multiply) return isLeft || zeros.includes(right[node] ?? -1);
  if (operation === OPCODE.subtract) return left[node] === right[node];
  return operation === OPCODE.constant || (isLeft && (operation === OPCODE.divide || operation === SQUARE));
}

const SQUARE = opcodeOf('square');

/** Whether a node jumps at the 0 it has for its argument, unless that is written. */
const isAtMadeZero = (tape: Tape, v: Float64Array, node: number): boolean =>
  jumpsAt(tape, v, node) && tape.operations[tape.left[node] ?? 0] !== OPCODE.constant;

/**
 * Whether a point is the very place at which a sign or step jumps: its value there is a convention, and functions that
 * differ nowhere else are the same derivative.
 */
export function isOnJump(tape: Tape, points: Points, place: number): boolean {
  const v = valuesAtPlace(tape, points, place);
  for (let node = 0; node < tape.length; node++) if (jumpsAt(tape, v, node)) return true;
  return false;
}

const jumpsAt = ({ operations, left }: Tape, v: Float64Array, node: number): boolean =>
  JUMPS.has(operations[node] ?? 0) && v[left[node] ?? 0] === 0;
