import { add, type Call, CONSTANTS, type Expr, isCall, isConstantName } from '../expression/expression.ts';
import type { Program } from '../expression/program.ts';
import { argumentPlaces, placesIn, postorder } from '../expression/walk.ts';
import type { Operation } from '../operations/operation.ts';
import { OPERATIONS } from '../operations/operations.ts';
import { fused } from './fusion.ts';
import { OPCODE, opcodeOf } from './instructions.ts';
import { Nodes } from './nodes.ts';
import { isOdd, type Rational } from './rational.ts';
import type { Recording, Tape } from './tape.ts';

/** An operation the tape has no row for: an unknown function f, or a derivative still standing (`D`). */
export class UnknownOperation extends Error {
  /** What it is called. */
  readonly operation: string;

  constructor(operation: string) {
    super(
      operation === 'D'
        ? 'A derivative D(…) still stands in the expression; derive it before it is computed.'
        : `The function ${operation} is not known, so it has no values; write one that is.`,
    );
    this.name = 'UnknownOperation';
    this.operation = operation;
  }
}

/** What the recording of one expression goes by. */
interface Recorder {
  readonly nodes: Nodes;
  readonly recording: Recording;
  /** Nodes of the names defined so far. */
  readonly names: ReadonlyMap<string, number>;
}

/**
 * Records expressions; their nodes are the outputs, in order. Shared and equal parts are recorded once. The `stable`
 * recording (what is asked for unless said otherwise) computes log(1 + u), e^u − 1, log(1 + e^u) and 1/(1 + e^(−u)) by
 * functions that keep their digits. Throws `UnknownOperation`.
 */
export function record(roots: readonly Expr[], recording: Recording = 'stable'): Tape {
  const recorder = { nodes: new Nodes(), recording, names: NO_NAMES };
  return recorder.nodes.tape(recordAll(recorder, roots), recorder.names);
}

/** The same of one expression, given by its parts in postorder and the places of their arguments, in the stable recording. */
export function recordParts(parts: readonly Expr[], places: readonly number[]): Tape {
  const recorder: Recorder = { nodes: new Nodes(), recording: 'stable', names: NO_NAMES };
  const found = recordInOrder(recorder, parts, places);
  return recorder.nodes.tape(found.slice(-1), NO_NAMES);
}

const NO_NAMES: ReadonlyMap<string, number> = new Map();

/**
 * Records a program; every defined name keeps its node and the last definition is the output. Operations are recorded
 * as they stand (`written`) unless said otherwise. Throws `UnknownOperation`.
 */
export function recordProgram(program: Program, recording: Recording = 'written'): Tape {
  const nodes = new Nodes();
  const names = new Map<string, number>();
  let last: number[] = [];
  for (const { name, value } of program.definitions) {
    last = recordAll({ nodes, recording, names }, [value]);
    for (const node of last) names.set(name, node);
  }
  return nodes.tape(last, names);
}

/** The nodes of the roots; what they share is met once. */
function recordAll(recorder: Recorder, roots: readonly Expr[]): number[] {
  const order = orderOf(roots);
  const found = recordInOrder(recorder, order, argumentPlaces(order));
  const placeOf = placesIn(order);
  return roots.map(root => found[placeOf(root)] ?? -1);
}

/** The nodes of the parts, which stand after their arguments. */
function recordInOrder(recorder: Recorder, order: readonly Expr[], places: readonly number[]): readonly number[] {
  const found: number[] = [];
  let next = 0;
  for (const e of order) {
    if (e.kind !== 'call') found.push(recordLeaf(recorder, e));
    else {
      const args: number[] = [];
      while (args.length < e.args.length) args.push(found[places[next++] ?? -1] ?? -1);
      found.push(recordCall(recorder, e, args));
    }
  }
  return found;
}

/** The parts of the roots in postorder; of several a sum over them all stands in for them in the walk. */
function orderOf(roots: readonly Expr[]): readonly Expr[] {
  const [only] = roots;
  return only && roots.length === 1 ? postorder(only) : postorder(add(...roots)).slice(0, -1);
}

function recordLeaf(recorder: Recorder, e: Exclude<Expr, Call>): number {
  if (e.kind === 'number') return recorder.nodes.constant(Number(e.digits), e.digits);
  const named = recorder.names.get(e.name);
  if (named !== undefined) return named;
  if (isConstantName(e.name)) return recorder.nodes.constant(CONSTANTS[e.name] ?? Number.NaN);
  return recorder.nodes.input(e.name);
}

/** Arguments of many are folded from the left; a + (−b) is the subtraction it was typed as. */
function recordCall(recorder: Recorder, e: Call, args: readonly number[]): number {
  const { opcode, arity } = rowOf(e);
  const [first, second] = args;
  if (first === undefined) throw new Error(`${e.op} stands without an argument.`);
  if (opcode === OPCODE.power && second !== undefined) return recordPower(recorder, first, second);
  if (args.length === 1) return arity === 1 ? operation(recorder, opcode, first) : first;
  let left = first;
  for (let i = 1; i < args.length; i++) left = recordNext(recorder, opcode, left, args[i] ?? first, e.args[i]);
  return left;
}

function recordNext(recorder: Recorder, opcode: number, left: number, right: number, arg: Expr | undefined): number {
  const isTaken = opcode === OPCODE.add && arg !== undefined && isCall(arg, 'negate');
  const taken = isTaken ? recorder.nodes.left[right] : undefined;
  return taken === undefined
    ? operation(recorder, opcode, left, right)
    : operation(recorder, OPCODE.subtract, left, taken);
}

/** The operations by name. */
const ROWS: ReadonlyMap<string, { readonly opcode: number; readonly arity: Operation['arity'] }> = new Map(
  OPERATIONS.map(({ name, arity }) => [name, { opcode: opcodeOf(name), arity }]),
);

function rowOf(e: Call) {
  const row = ROWS.get(e.op);
  if (!row) throw new UnknownOperation(e.op === 'derivative' ? 'D' : e.op);
  if (row.arity !== 'many' && row.arity !== e.args.length) {
    throw new Error(`${e.op} takes ${row.arity} argument${row.arity === 1 ? '' : 's'} and has ${e.args.length} here.`);
  }
  return row;
}

function operation({ nodes, recording }: Recorder, opcode: number, left: number, right = -1): number {
  const stabler = recording === 'stable' ? fused(nodes, opcode, left, right) : undefined;
  return stabler ?? nodes.operation(opcode, left, right);
}

/** An exponent that no input changes is the power's constant and no argument of it. */
function recordPower({ nodes }: Recorder, base: number, exponent: number): number {
  const value = nodes.known[exponent];
  if (value === undefined) return nodes.operation(OPCODE.power, base, exponent);
  return nodes.constantPower(powerOpcode(nodes, exponent, value), base, value);
}

const [SQUARE, CONSTANT_POWER] = [opcodeOf('square'), opcodeOf('constantPower')];

function powerOpcode(nodes: Nodes, exponent: number, value: number): number {
  if (value === 2) return SQUARE;
  return nodes.isWhole(exponent) ? CONSTANT_POWER : opcodeOf(powerName(nodes.exactly(exponent)));
}

/** Integers are plain powers; so is a fraction with an even denominator, which a negative base does not have. */
function powerName(exponent: Rational | undefined): string {
  if (!exponent || exponent.denominator === 1n || !isOdd(exponent.denominator)) return 'constantPower';
  return isOdd(exponent.numerator) ? 'oddRootPower' : 'evenRootPower';
}
