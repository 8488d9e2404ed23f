import { kernel } from './kernels.ts';
import type { Points, Tape } from './tape.ts';

/** How many points the arrays hold; a tape without inputs has one. Throws where they differ in length. */
function pointCount(points: Points): number {
  const lengths = new Set(Object.values(points).map(values => values.length));
  if (lengths.size > 1) {
    const given = Object.entries(points).map(([name, values]) => `${name}: ${values.length}`);
    throw new Error(`Every input needs the same number of values; given are ${given.join(', ')}.`);
  }
  return Math.imul([...lengths][0] ?? 1, 1);
}

/**
 * The value of every node at every point of a block of n: node i at point p stands at [i·n + p]. Throws where an input
 * has no values, naming it, or where the inputs have different numbers of them.
 */
export function forward(tape: Tape, points: Points): Float64Array {
  const n = pointCount(points);
  const values = new Float64Array(tape.length * n);
  for (const [name, node] of tape.inputs) {
    const given = points[name];
    if (!given) throw new Error(`The variable ${name} has no value; give it one.`);
    values.set(given, node * n);
  }
  computeNodes(tape, values, n);
  return values;
}

/** Computes every node at n points, in place; the values of the inputs stand there already. */
export function computeNodes(tape: Tape, values: Float64Array, n: number): void {
  const { length, operations, left, right, constants } = tape;
  for (let node = 0; node < length; node++) {
    // Whole numbers all the way: indices that may be fractions cost the loops a tenth of their speed.
    const l = Math.imul(left[node] ?? 0, n);
    const r = Math.imul(right[node] ?? 0, n);
    kernel(operations[node] ?? 0).forward(values, Math.imul(node, n), l, r, n, constants[node] ?? 0);
  }
}
