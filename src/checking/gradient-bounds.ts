import { slopesAt } from '../tape/backward.ts';
import type { Tape } from '../tape/tape.ts';

/**
 * For one input at every point: Σ over all paths of the product of |slopes|, the size of what was added up to give the
 * adjoint, and a bound on the rounding error of the adjoint, to first order (Higham, Accuracy and Stability, ch. 3): each
 * operation on a path, and each slope, is off by a few units of 2⁻⁵³ of that size.
 */
export function gradientMagnitudes(tape: Tape, values: Float64Array, input: number): Float64Array {
  const n = values.length / tape.length;
  const slopes = slopesAt(tape, values);
  const sizes = new Float64Array(values.length);
  sizes.fill(1, (tape.outputs[0] ?? 0) * n, ((tape.outputs[0] ?? 0) + 1) * n);
  for (let i = values.length - 1; i >= 0; i--) {
    const size = sizes[i] ?? 0;
    const node = Math.floor(i / n);
    const hand = (arg: number | undefined, slope: number | undefined): void => {
      if (arg === undefined || arg < 0 || size === 0 || !slope) return;
      sizes[arg * n + (i % n)] = (sizes[arg * n + (i % n)] ?? 0) + size * Math.abs(slope);
    };
    hand(tape.left[node], slopes.left[i]);
    hand(tape.right[node], slopes.right[i]);
  }
  return sizes.slice(input * n, (input + 1) * n);
}
