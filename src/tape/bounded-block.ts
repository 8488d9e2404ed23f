/** Values of a tape at n points, node by node, and what is known of their errors and of the adjoints'. */
export interface BoundedBlock {
  readonly n: number;
  /** The values. */
  readonly v: Float64Array;
  /** Bounds on their errors. */
  readonly e: Float64Array;
  /** Σ over all paths of the product of |slopes|: the size of what was added up to give an adjoint. */
  readonly s: Float64Array;
  /** Bounds on the adjoints' errors. */
  readonly g: Float64Array;
}

/**
 * The loops of one instruction that carry bounds on rounding errors over a block of points: the running error analysis of
 * Higham, Accuracy and Stability of Numerical Algorithms (2nd ed., 3.3), to first order. `o`, `l`, `r` say where the node,
 * its first and its second argument (negative: none) begin, and `c` is its constant.
 */
export interface BoundLoops {
  /** error(node) = Σ |slope|·error(argument) + what the operation rounds. */
  readonly values: (block: BoundedBlock, o: number, l: number, r: number, c: number) => void;
  /** Adds to an argument |slope|·size, and |slope|·error + size·(what the slope itself may be off). */
  readonly adjoints: (block: BoundedBlock, o: number, l: number, r: number, c: number) => void;
}
