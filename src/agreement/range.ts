import { opcodeOf } from '../tape/instructions.ts';
import type { Tape } from '../tape/tape.ts';
import type { Witness } from './agreement.ts';
import { valuesAtPlace } from './sampled.ts';

/** Operations that may make a number beyond the range of doubles of two within it, or one that is 0 there. */
const STRETCHING: ReadonlySet<number> = new Set(
  [
    ...['multiply', 'divide', 'power', 'square', 'constantPower', 'evenRootPower', 'oddRootPower'],
    ...['exp', 'expm1', 'sinh', 'cosh', 'sech', 'csch', 'sigmoid', 'softplus'],
  ].map(opcodeOf),
);

/** Whether a value on the way to an expression's own overflows or underflows at a point. A pole does neither. */
export function leavesDoubles(tape: Tape, at: Witness['at']): boolean {
  const point = Object.fromEntries(Object.entries(at).map(([name, value]) => [name, Float64Array.of(value)]));
  const v = valuesAtPlace(tape, point, 0);
  const isHeld = (node = -1): boolean => node < 0 || isWithin(v[node] ?? Number.NaN);
  return tape.operations.some(
    (operation, node) =>
      STRETCHING.has(operation) &&
      !isHeld(node) &&
      !Number.isNaN(v[node]) &&
      isHeld(tape.left[node]) &&
      isHeld(tape.right[node]),
  );
}

const isWithin = (value: number): boolean => Number.isFinite(value) && value !== 0;
