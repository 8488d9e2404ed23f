/**
 * A computation recorded as a structure of arrays in the order of its evaluation (topological). Every node is an
 * operation on at most two earlier nodes; equal operations on equal nodes are one node (value numbering). Nothing
 * here is changed after recording: values and adjoints live in arrays of their own.
 */
export interface Tape {
  /** The number of nodes. */
  readonly length: number;
  /** What each node does (opcodes of instructions.ts). */
  readonly operations: readonly number[];
  /** Index of the first and second argument; −1 where there is none. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** The constant of a constant node, the exponent of a power with a constant exponent; 0 elsewhere. */
  readonly constants: readonly number[];
  /** Node of each input variable. */
  readonly inputs: ReadonlyMap<string, number>;
  /** Node of each defined name of a program; empty for plain expressions. */
  readonly names: ReadonlyMap<string, number>;
  /** Node of each recorded root, in the order given. */
  readonly outputs: readonly number[];
}

/** Values of the inputs at a block of points: each array has one number a point, all of one length. */
export type Points = Readonly<Record<string, Float64Array>>;

/**
 * Whether the recording may replace written operations by stabler ones (`stable`: log(1 + u) becomes log1p(u)), or
 * keeps each as it stands, for tables and graphs (`written`).
 */
export type Recording = 'stable' | 'written';
