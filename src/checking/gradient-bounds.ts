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
  const [size, error] = [new Float64Array(values.length), new Float64Array(values.length)];
  const output = tape.outputs[0] ?? 0;
  size.fill(1, output * n, (output + 1) * n);
  for (let i = (output + 1) * n - 1; i >= 0; i--) {
    if (size[i] === 0) continue;
    for (const { place, slope, off } of handedOn(tape, values, errors, i)) {
      size[place] = (size[place] ?? 0) + (size[i] ?? 0) * slope;
      error[place] = (error[place] ?? 0) + (error[i] ?? 0) * slope + (size[i] ?? 0) * off;
    }
  }
  return { size: size.slice(input * n, (input + 1) * n), error: error.slice(input * n, (input + 1) * n) };
}

/** To which argument a node hands on its adjoint, by which |slope|, and how much that slope may be off. */
interface HandedOn {
  readonly place: number;
  readonly slope: number;
  readonly off: number;
}

function handedOn(tape: Tape, values: Float64Array, errors: Float64Array, i: number): HandedOn[] {
  const n = values.length / tape.length;
  const node = Math.floor(i / n);
  const { evaluate, slopes } = instruction(tape.operations[node] ?? 0);
  const places = [tape.left[node] ?? -1, tape.right[node] ?? -1].map(arg => (arg < 0 ? -1 : arg * n + (i % n)));
  const [a = Number.NaN, b = tape.constants[node] ?? 0] = places.map(place => values[place]);
  const [ofA = 0, ofB = 0] = places.map(place => errors[place]);
  return slopes.map((slopeTo, k) => {
    const slope = slopeTo(values[i] ?? Number.NaN, a, b);
    const moved = (sign: number): number => {
      const [x, y] = [a + sign * ofA, b + sign * ofB];
      return Math.abs(slopeTo(evaluate(x, y), x, y) - slope);
    };
    const carried = ofA === 0 && ofB === 0 ? 0 : Math.max(moved(1), moved(-1));
    return { place: places[k] ?? -1, slope: Math.abs(slope), off: known(carried) + SLOPE_UNITS * Math.abs(slope) };
  });
}

/** A slope that stops existing when its argument moves by its error is not known at all. */
const known = (error: number): number => (Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
