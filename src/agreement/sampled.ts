import type { Expr } from '../expression/expression.ts';
import { errorBounds } from '../tape/bounds.ts';
import { forward } from '../tape/forward.ts';
import { record } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';

/** An expression at a block of points. */
export interface Sampled {
  /** Its value at each point: NaN where it is not real, infinite beyond the range of doubles. */
  readonly values: Float64Array;
  /** A bound on the rounding error of each; infinite where nothing is known. */
  readonly errors: Float64Array;
  /** Whether each point lies outside the domain: every value on the way was finite until one was not real. */
  readonly outside: readonly boolean[];
}

/** How many points a block holds; an expression without variables has one. */
export const countOf = (points: Points): number => Object.values(points)[0]?.length ?? 1;

/** Computes an expression at all the points. Throws `UnknownOperation` where it has a function without values. */
export function sampled(e: Expr, points: Points): Sampled {
  const tape = record([e]);
  const n = countOf(points);
  const values = forward(tape, inputs(tape, points, n));
  const [output] = tape.outputs;
  const own = (block: Float64Array): Float64Array => block.subarray((output ?? 0) * n, ((output ?? 0) + 1) * n);
  const found = own(values);
  return {
    values: found,
    errors: own(errorBounds(tape, values)),
    outside: Array.from(found, (value, p) => Number.isNaN(value) && isFirstLostToDomain(values, n, p)),
  };
}

/** A tape wants values for its own inputs; one without inputs is computed at every point all the same. */
const inputs = (tape: Tape, points: Points, n: number): Points =>
  tape.inputs.size === 0
    ? { '': new Float64Array(n) }
    : Object.fromEntries([...tape.inputs.keys()].map(name => [name, points[name] ?? new Float64Array(n)]));

/** The first value on the way that is not finite: NaN is outside a domain, an infinity a pole or an overflow. */
function isFirstLostToDomain(values: Float64Array, n: number, p: number): boolean {
  for (let i = p; i < values.length; i += n) if (!Number.isFinite(values[i])) return Number.isNaN(values[i]);
  return false;
}
