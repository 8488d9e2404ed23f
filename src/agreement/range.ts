import { OPCODE, opcodeOf } from '../tape/instructions.ts';
import type { Tape } from '../tape/tape.ts';
import type { Witness } from './agreement.ts';
import { valuesAtPlace } from './sampled.ts';

/** Whether a value on the way to an expression's own is beyond the range of doubles at a point: infinite, or 0 by underflow. */
export function leavesDoubles(tape: Tape, at: Witness['at']): boolean {
  const point = Object.fromEntries(Object.entries(at).map(([name, value]) => [name, Float64Array.of(value)]));
  const v = valuesAtPlace(tape, point, 0);
  for (let node = 0; node < tape.length; node++) {
    const value = v[node] ?? Number.NaN;
    if (Math.abs(value) === Number.POSITIVE_INFINITY || (value === 0 && isUnderflow(tape, v, node))) return true;
  }
  return false;
}

/** Operations that are 0 of what is not where it is in the range of doubles: a − a, the larger of −1 and 0. */
const VANISHING: ReadonlySet<number> = new Set(
  ['constant', 'input', 'add', 'subtract', 'sign', 'step', 'relu', 'max', 'min'].map(opcodeOf),
);

const isUnderflow = ({ operations, left, right }: Tape, v: Float64Array, node: number): boolean =>
  !VANISHING.has(operations[node] ?? OPCODE.constant) &&
  [left[node] ?? -1, right[node] ?? -1].every(argument => argument < 0 || v[argument] !== 0);
