import { OPERATIONS, operationNamed } from '../operations/operations.ts';
import { INSTRUCTIONS } from '../tape/instructions.ts';
import type { Tape } from '../tape/tape.ts';

/** What stable recordings put in the place of an operation, and the powers of a constant exponent, have its domain. */
const STANDS_FOR: Readonly<Record<string, string>> = { log1p: 'log', constantPower: 'power' };

/** Whether the row of an operation leaves out more than single points: u > 0 does, u ≠ 0 does not. */
const LEAVES_OUT: readonly boolean[] = INSTRUCTIONS.map(({ name }) => leavesOutStretch(STANDS_FOR[name] ?? name));

function leavesOutStretch(operation: string): boolean {
  return (operationNamed(operation)?.domain ?? []).some(condition => !condition.includes('≠'));
}

const LEAVING_OUT: ReadonlySet<string> = new Set(OPERATIONS.map(({ name }) => name).filter(leavesOutStretch));

/** Whether an operation is not real over a stretch of its arguments. */
export const leavesOut = (operation: string): boolean => LEAVING_OUT.has(operation);

/** Whether a node of a tape is not real over a stretch of its arguments; a whole power is real everywhere. */
export function hasEdge({ operations, constants }: Tape, node: number): boolean {
  const opcode = operations[node] ?? 0;
  return (LEAVES_OUT[opcode] ?? false) && !(isConstantPower(opcode) && Number.isInteger(constants[node] ?? 0));
}

const isConstantPower = (opcode: number): boolean => INSTRUCTIONS[opcode]?.name === 'constantPower';
