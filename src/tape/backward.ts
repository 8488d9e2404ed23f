import { kernel } from './kernels.ts';
import type { Tape } from './tape.ts';

const at = (block: Float64Array, i: number): number => block[i] ?? Number.NaN;

/**
 * The adjoint ∂output/∂node of every node at every point, laid out as the values: the reverse sweep of backpropagation
 * (Griewank and Walther, Evaluating Derivatives, ch. 3). `output` is a node, the last root unless said otherwise. Where
 * the output itself is NaN its adjoints are NaN: outside the domain there is no slope. Nodes the output does not depend
 * on have 0. Constant exponents have no adjoint.
 */
export function backward(tape: Tape, values: Float64Array, output: number = tape.outputs.at(-1) ?? -1): Float64Array {
  const n = Math.imul(values.length / tape.length, 1);
  const adjoints = new Float64Array(values.length);
  propagateAll(tape, values, adjoints, output, n);
  return adjoints;
}

/** The same in place, for n points; the adjoints are 0 before. */
export function propagateAll(
  tape: Tape,
  values: Float64Array,
  adjoints: Float64Array,
  output: number,
  n: number,
): void {
  for (let p = 0; p < n; p++) adjoints[output * n + p] = Number.isNaN(at(values, output * n + p)) ? Number.NaN : 1;
  for (let node = output; node >= 0; node--) propagate(tape, node, values, adjoints, n);
}

/** Hands the adjoint of one node on to its arguments. */
function propagate(tape: Tape, node: number, values: Float64Array, adjoints: Float64Array, n: number): void {
  const l = Math.imul(tape.left[node] ?? 0, n);
  const r = Math.imul(tape.right[node] ?? 0, n);
  const constant = tape.constants[node] ?? 0;
  kernel(tape.operations[node] ?? 0).backward(values, adjoints, Math.imul(node, n), l, r, n, constant);
}
