import type { Operation, Slope } from '../operations/operation.ts';
import { instruction } from '../tape/instructions.ts';
import type { Tape } from '../tape/tape.ts';

/** How sure an adjoint is, at every point of a block. */
export interface GradientBounds {
  /** Σ over all paths of the product of |slopes|: the size of what was added up to give the adjoint. */
  readonly size: Float64Array;
  /** A bound on the adjoint's rounding error, to first order. */
  readonly error: Float64Array;
}

/** Units of 2⁻⁵³ that a slope and its product with the adjoint are off, generously. */
const SLOPE_UNITS = 8 * 2 ** -53;

/**
 * The running error analysis of forward values (Higham, Accuracy and Stability of Numerical Algorithms, 3.3) carried
 * through the reverse sweep, for one input. A slope is off by its own rounding and by the errors of the values it is
 * computed from: near the edge of acos the slope moves by half when its argument moves by one unit. `errors` are the
 * bounds of `values`.
 */
export function gradientBounds(tape: Tape, values: Float64Array, errors: Float64Array, input: number): GradientBounds {
  const n = values.length / tape.length;
  const bounds = { size: new Float64Array(values.length), error: new Float64Array(values.length) };
  const output = tape.outputs[0] ?? 0;
  bounds.size.fill(1, output * n, (output + 1) * n);
  for (let node = output; node >= 0; node--) {
    instruction(tape.operations[node] ?? 0).slopes.forEach((slopeTo, k) => {
      const argument = (k === 0 ? tape.left : tape.right)[node] ?? -1;
      if (argument >= 0) handOn({ tape, values, errors, node, n }, slopeTo, argument, bounds);
    });
  }
  return { size: bounds.size.slice(input * n, (input + 1) * n), error: bounds.error.slice(input * n, (input + 1) * n) };
}

/** A node with what it was computed from. */
interface Place {
  readonly tape: Tape;
  readonly values: Float64Array;
  readonly errors: Float64Array;
  readonly node: number;
  readonly n: number;
}

/** Reading a block inside its bounds; what is absent is exact. */
const at = (block: Float64Array, i: number): number => block[i] ?? 0;

/** Hands size and error on to one argument, at every point. A loop over the points with nothing allocated: it is the costliest part of a certificate. */
function handOn(place: Place, slopeTo: Slope, argument: number, { size, error }: GradientBounds): void {
  const { tape, values, errors, node, n } = place;
  const { evaluate } = instruction(tape.operations[node] ?? 0);
  const [l, r] = [(tape.left[node] ?? 0) * n, (tape.right[node] ?? -1) * n];
  const constant = tape.constants[node] ?? 0;
  for (let p = 0; p < n; p++) {
    const i = node * n + p;
    const [a, b] = [at(values, l + p), r < 0 ? constant : at(values, r + p)];
    const [ofA, ofB] = [at(errors, l + p), r < 0 ? 0 : at(errors, r + p)];
    const slope = slopeTo(at(values, i), a, b);
    // 0 times an infinite slope: the sweep takes it for 0, and nobody knows what it is.
    if (size[i] === 0 && !Number.isFinite(slope)) error[argument * n + p] = Number.POSITIVE_INFINITY;
    if (size[i] === 0 && error[i] === 0) continue;
    const off = ofA === 0 && ofB === 0 ? 0 : moved(evaluate, slopeTo, slope, a, b, ofA, ofB);
    const steep = Math.abs(slope);
    const to = argument * n + p;
    size[to] = at(size, to) + at(size, i) * steep;
    error[to] = at(error, to) + at(error, i) * steep + at(size, i) * (off + SLOPE_UNITS * steep);
  }
}

/** How much a slope moves when its arguments move by their errors; one that stops existing is not known at all. */
function moved(
  evaluate: Operation['evaluate'],
  slopeTo: Slope,
  slope: number,
  a: number,
  b: number,
  ofA: number,
  ofB: number,
): number {
  const up = Math.abs(slopeTo(evaluate(a + ofA, b + ofB), a + ofA, b + ofB) - slope);
  const down = Math.abs(slopeTo(evaluate(a - ofA, b - ofB), a - ofA, b - ofB) - slope);
  return Number.isNaN(up + down) ? Number.POSITIVE_INFINITY : Math.max(up, down);
}
