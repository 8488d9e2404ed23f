import { boundLoops } from './bound-loops.ts';
import type { BoundedBlock } from './bounded-block.ts';
import type { Tape } from './tape.ts';

/**
 * A bound on the absolute rounding error of every value, laid out as the values: running error analysis to first order
 * (bound-loops.ts). Inputs count as exact, decimals as rounded. Infinity where nothing is known: the value is not finite,
 * or an argument cannot be told from a pole or jump at 0. Other poles and edges (of the tangent, of the arcsine) are seen
 * to first order only.
 */
export function errorBounds(tape: Tape, values: Float64Array): Float64Array {
  const block = boundedBlock(values, values.length / tape.length);
  boundValues(tape, block);
  return block.e;
}

/** A block of values of which nothing else is known. */
export const boundedBlock = (v: Float64Array, n: number): BoundedBlock => ({
  n: Math.imul(n, 1),
  v,
  e: new Float64Array(v.length),
  s: new Float64Array(v.length),
  g: new Float64Array(v.length),
});

/** Finds the bounds of a block's values. */
export function boundValues({ length, operations, left, right, constants }: Tape, block: BoundedBlock): void {
  const { n } = block;
  for (let node = 0; node < length; node++) {
    const l = Math.imul(left[node] ?? 0, n);
    const r = Math.imul(right[node] ?? 0, n);
    boundLoops(operations[node] ?? 0).values(block, Math.imul(node, n), l, r, constants[node] ?? 0);
  }
}

/**
 * The same analysis carried through the reverse sweep from an output, once the values' bounds are found: finds the size
 * and the bounds of all adjoints, which must be 0 before. A slope is off by its own rounding and by the errors of the
 * values it is computed from: near the edge of acos the slope moves by half when its argument moves by one unit.
 */
export function boundAdjoints(tape: Tape, block: BoundedBlock, output: number): void {
  const { operations, left, right, constants } = tape;
  const { n, s } = block;
  s.fill(1, output * n, (output + 1) * n);
  for (let node = output; node >= 0; node--) {
    const l = Math.imul(left[node] ?? 0, n);
    const r = Math.imul(right[node] ?? 0, n);
    boundLoops(operations[node] ?? 0).adjoints(block, Math.imul(node, n), l, r, constants[node] ?? 0);
  }
}
