import { instruction, OPCODE } from './instructions.ts';
import { exactDigits, exactResult, type Rational } from './rational.ts';
import type { Tape } from './tape.ts';

const NONE = -1;
/** So many nodes are searched one by one in less time than their hashes take. */
const FEW = 32;
const COMMUTATIVE: ReadonlySet<number> = new Set([OPCODE.add, OPCODE.multiply]);

const mix = (hash: number, part: number): number => Math.imul(hash ^ part, 0x01000193);

type Places = readonly number[];

const placeOf = (places: Places, node = NONE): number => (node === NONE ? NONE : (places[node] ?? NONE));

/** The places of named nodes. */
const moved = (nodes: ReadonlyMap<string, number>, places: Places): Map<string, number> => {
  const found = new Map<string, number>();
  for (const [name, node] of nodes) found.set(name, placeOf(places, node));
  return found;
};

/** The nodes of a tape while they are being recorded, numbered by value: what is equal is recorded once. */
export class Nodes {
  readonly operations: number[] = [];
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly constants: number[] = [];
  readonly inputs = new Map<string, number>();
  /** The number of a node that no input changes; undefined for the others. */
  readonly known: (number | undefined)[] = [];
  /** The digits of a number, as they were typed first. */
  private readonly digits: (string | undefined)[] = [];
  /** The exact fraction of such a node, once it was asked for. */
  private readonly exact: (Rational | undefined)[] = [];
  /** The latest node by the hash of its contents, once there are many nodes. */
  private latest: Map<number, number> | undefined;
  /** For every node the one before it with that hash, once there are many. */
  private readonly earlier: number[] = [];

  /** The node of an input variable. */
  input(name: string): number {
    const node = this.inputs.get(name) ?? this.append(OPCODE.input, NONE, NONE, 0);
    this.inputs.set(name, node);
    return node;
  }

  /** The node of a number, with its digits where it was typed. */
  constant(value: number, digits?: string): number {
    const node = this.numbered(OPCODE.constant, NONE, NONE, value);
    this.known[node] = value;
    this.digits[node] ??= digits;
    return node;
  }

  /** The node of an operation on one node or two. */
  operation(opcode: number, left: number, right: number = NONE): number {
    const node = this.numbered(opcode, left, right, 0);
    const a = this.known[left];
    const b = right === NONE ? 0 : this.known[right];
    if (a !== undefined && b !== undefined) this.known[node] = instruction(opcode).evaluate(a, b);
    return node;
  }

  /** The node of a power with a constant exponent. */
  constantPower(opcode: number, base: number, exponent: number): number {
    const node = this.numbered(opcode, base, NONE, exponent);
    const a = this.known[base];
    if (a !== undefined) this.known[node] = instruction(opcode).evaluate(a, exponent);
    return node;
  }

  /** The tape of the nodes that the outputs, names and inputs need, in recording order. */
  tape(outputs: readonly number[], names: ReadonlyMap<string, number>): Tape {
    const places = this.places([...outputs, ...names.values(), ...this.inputs.values()]);
    const { operations, left, right, constants, inputs } = this;
    // Often nothing is left out, and then every node stays in its place.
    if (!places) return { length: operations.length, operations, left, right, constants, inputs, names, outputs };
    return {
      ...this.placedNodes(places),
      inputs: moved(inputs, places),
      names: moved(names, places),
      outputs: outputs.map(node => placeOf(places, node)),
    };
  }

  /** Where each node goes once those that no root needs are left out; these have no place (−1). undefined where all are needed. */
  private places(roots: readonly number[]): Places | undefined {
    const places = new Array<number>(this.operations.length).fill(NONE);
    for (const root of roots) places[root] = 0;
    for (let node = places.length - 1; node >= 0; node--) {
      const [left = NONE, right = NONE] = [this.left[node], this.right[node]];
      if (places[node] !== NONE && left !== NONE) places[left] = 0;
      if (places[node] !== NONE && right !== NONE) places[right] = 0;
    }
    let needed = 0;
    for (let node = 0; node < places.length; node++) if (places[node] !== NONE) places[node] = needed++;
    return needed < places.length ? places : undefined;
  }

  /** The nodes that have a place, moved there within the arrays that they stand in: a place is never behind its node. */
  private placedNodes(places: Places): Pick<Tape, 'length' | 'operations' | 'left' | 'right' | 'constants'> {
    const { operations, left, right, constants } = this;
    let length = 0;
    for (let node = 0; node < places.length; node++) {
      if (places[node] === NONE) continue;
      operations[length] = operations[node] ?? 0;
      constants[length] = constants[node] ?? 0;
      left[length] = placeOf(places, left[node]);
      right[length] = placeOf(places, right[node]);
      length += 1;
    }
    for (const array of [operations, left, right, constants]) array.length = length;
    return { length, operations, left, right, constants };
  }

  /** Whether a node is a whole number as it was typed, or the negative of one. */
  isWhole(node: number): boolean {
    const typed = this.operations[node] === OPCODE.negate ? this.left[node] : node;
    return this.digits[typed ?? NONE]?.includes('.') === false;
  }

  /**
   * The exact fraction of a node that no input changes, where it is one. Few are asked for, as exponents; what stands
   * before them is found first, in order, so that nothing goes deep.
   */
  exactly(node: number): Rational | undefined {
    for (let next = this.exact.length; next <= node; next++) this.exact.push(this.exactAt(next));
    return this.exact[node];
  }

  private exactAt(node: number): Rational | undefined {
    if (this.known[node] === undefined) return undefined;
    if (this.operations[node] === OPCODE.constant) return exactDigits(this.digits[node] ?? '');
    const left = this.exact[this.left[node] ?? NONE];
    const right = this.right[node] === NONE ? left : this.exact[this.right[node] ?? NONE];
    return left && right && exactResult(instruction(this.operations[node] ?? NONE).name, left, right);
  }

  /** The node that does this already, or a new one. a + b and b + a round alike, so they are one node. */
  private numbered(opcode: number, left: number, right: number, constant: number): number {
    const { latest, earlier } = this;
    let node = latest ? (latest.get(this.hash(opcode, left, right, constant)) ?? NONE) : this.operations.length - 1;
    while (node !== NONE && !this.does(node, opcode, left, right, constant)) {
      node = latest ? (earlier[node] ?? NONE) : node - 1;
    }
    return node === NONE ? this.append(opcode, left, right, constant) : node;
  }

  private hash(opcode: number, left: number, right: number, constant: number): number {
    const swap = COMMUTATIVE.has(opcode) && left > right;
    const first = mix(mix(0x811c9dc5, opcode), swap ? right : left);
    return mix(mix(first, swap ? left : right), Math.trunc(constant * 4096));
  }

  private does(node: number, opcode: number, left: number, right: number, constant: number): boolean {
    if (this.operations[node] !== opcode || !Object.is(this.constants[node], constant)) return false;
    const first = this.left[node];
    const second = this.right[node];
    if (first === left && second === right) return true;
    return COMMUTATIVE.has(opcode) && first === right && second === left;
  }

  private append(opcode: number, left: number, right: number, constant: number): number {
    const node = this.operations.push(opcode) - 1;
    this.left.push(left);
    this.right.push(right);
    this.constants.push(constant);
    this.known.push(undefined);
    if (this.latest) this.enter(this.latest, node);
    else if (node === FEW) this.enterAll();
    return node;
  }

  private enterAll(): void {
    const latest = new Map<number, number>();
    for (let node = 0; node < this.operations.length; node++) this.enter(latest, node);
    this.latest = latest;
  }

  private enter(latest: Map<number, number>, node: number): void {
    const [opcode = NONE, left = NONE, right = NONE] = [this.operations[node], this.left[node], this.right[node]];
    const hash = this.hash(opcode, left, right, this.constants[node] ?? 0);
    this.earlier[node] = latest.get(hash) ?? NONE;
    latest.set(hash, node);
  }
}
