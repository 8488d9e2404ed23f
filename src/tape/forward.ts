import { instruction } from './instructions.ts';
import type { Points, Tape } from './tape.ts';

/** Reading a typed array inside its bounds. */
const at = (block: Float64Array, i: number): number => block[i] ?? Number.NaN;

/** How many points the arrays hold; a tape without inputs has one. Throws where they differ in length. */
function pointCount(points: Points): number {
  const lengths = new Set(Object.values(points).map(values => values.length));
  if (lengths.size > 1) {
    const given = Object.entries(points).map(([name, values]) => `${name}: ${values.length}`);
    throw new Error(`Every input needs the same number of values; given are ${given.join(', ')}.`);
  }
  return [...lengths][0] ?? 1;
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
  for (let node = 0; node < tape.length; node++) compute(tape, node, values, n);
  return values;
}

/** One node at every point. The numbers are OPCODE's: read from there inside the loops they cost two to three times. */
function compute(tape: Tape, node: number, v: Float64Array, n: number): void {
  const o = node * n;
  const l = (tape.left[node] ?? 0) * n;
  const r = (tape.right[node] ?? 0) * n;
  const opcode = tape.operations[node] ?? 0;
  switch (opcode) {
    case 0:
      v.fill(at(tape.constants, node), o, o + n);
      return;
    case 1:
      return;
    case 5:
      for (let p = 0; p < n; p++) v[o + p] = at(v, l + p) + at(v, r + p);
      return;
    case 6:
      for (let p = 0; p < n; p++) v[o + p] = at(v, l + p) - at(v, r + p);
      return;
    case 7:
      for (let p = 0; p < n; p++) v[o + p] = at(v, l + p) * at(v, r + p);
      return;
    case 8:
      for (let p = 0; p < n; p++) v[o + p] = at(v, l + p) / at(v, r + p);
      return;
    case 9:
      for (let p = 0; p < n; p++) v[o + p] = -at(v, l + p);
      return;
    default:
      computeByRow(tape, node, v, n);
  }
}

/** Any instruction, by the function of its row. */
function computeByRow(tape: Tape, node: number, v: Float64Array, n: number): void {
  const { evaluate } = instruction(tape.operations[node] ?? 0);
  const o = node * n;
  const l = (tape.left[node] ?? 0) * n;
  const right = tape.right[node] ?? -1;
  const constant = at(tape.constants, node);
  for (let p = 0; p < n; p++) v[o + p] = evaluate(at(v, l + p), right < 0 ? constant : at(v, right * n + p));
}
