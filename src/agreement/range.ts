import { opcodesWith } from '../tape/instructions.ts';
import type { Tape } from '../tape/tape.ts';
import type { Witness } from './agreement.ts';
import { blockOf } from './meeting.ts';
import { valuesAtPlace } from './sampled.ts';

const STRETCHING = opcodesWith('stretching');

/** What is larger hides units from doubles. */
export const LARGE = 1e12;

/**
 * Whether a value on the way to an expression's own overflows or underflows at a point, or becomes so large that doubles
 * hide units beside it. A pole does neither.
 */
export function leavesDoubles(tape: Tape, at: Witness['at']): boolean {
  const v = valuesAtPlace(tape, blockOf(at), 0);
  const isHeld = (node = -1): boolean => node < 0 || isWithin(v[node] ?? Number.NaN);
  return tape.operations.some(
    (operation, node) =>
      STRETCHING.has(operation) &&
      !isPlain(v[node] ?? Number.NaN) &&
      isHeld(tape.left[node]) &&
      isHeld(tape.right[node]),
  );
}

/** NaN is no value at all. */
const isPlain = (value: number): boolean => Number.isNaN(value) || (value !== 0 && Math.abs(value) < LARGE);

const isWithin = (value: number): boolean => Number.isFinite(value) && value !== 0;
