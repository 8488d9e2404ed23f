import type { Operation } from '../operations/operation.ts';
import { OPERATIONS } from '../operations/operations.ts';

/**
 * What a node of a tape can do: a row of operations/, or one of the few operations only a tape has. `b` is the second
 * argument, or the exponent where that is a constant.
 */
export type Instruction = Pick<Operation, 'name' | 'evaluate' | 'slopes'>;

/** The opcodes that recording and the loops know by number; every other instruction is called through its row. */
export const OPCODE = {
  constant: 0,
  input: 1,
  power: 2,
  evenRoot: 3,
  oddRoot: 4,
  add: 5,
  subtract: 6,
  multiply: 7,
  divide: 8,
  negate: 9,
} as const;

const LEAVES: readonly Instruction[] = [
  { name: 'constant', evaluate: a => a, slopes: [] },
  { name: 'input', evaluate: a => a, slopes: [] },
];

/** c·a^(c−1), of which x⁰ and x¹ are the plain cases: no 0·∞ at a = 0. */
function powerSlope(a: number, c: number): number {
  if (c === 0) return 0;
  return c === 1 ? 1 : c * a ** (c - 1);
}

/**
 * Powers with a constant exponent c. Where c is exactly a fraction with an odd denominator, the power of a negative
 * base is real: |a|^c for an even numerator (a cusp at 0, where a slope c < 1 does not exist and is NaN), −|a|^c for an
 * odd one. All else is IEEE's a^c: NaN for a negative base unless c is an integer.
 */
const CONSTANT_POWERS: readonly Instruction[] = [
  { name: 'power', evaluate: (a, c) => (c === 2 ? a * a : a ** c), slopes: [(_, a, c) => powerSlope(a, c)] },
  {
    name: 'power',
    evaluate: (a, c) => Math.abs(a) ** c,
    slopes: [(_, a, c) => Math.sign(a) * powerSlope(Math.abs(a), c)],
  },
  {
    name: 'power',
    evaluate: (a, c) => (a < 0 ? -((-a) ** c) : a ** c),
    slopes: [(_, a, c) => powerSlope(Math.abs(a), c)],
  },
];

const SUBTRACTION: Instruction = { name: 'subtract', evaluate: (a, b) => a - b, slopes: [() => 1, () => -1] };

/** What log(1 + u) and exp(u) − 1 become in a stable recording: near u = 0 the written forms lose every digit. */
const FUSED: readonly Instruction[] = [
  { name: 'log1p', evaluate: Math.log1p, slopes: [(_, a) => 1 / (1 + a)] },
  { name: 'expm1', evaluate: Math.expm1, slopes: [(_, a) => Math.exp(a)] },
];

const WITH_NUMBERS = ['add', 'multiply', 'divide', 'negate'];
const row = (name: string): Instruction[] => OPERATIONS.filter(operation => operation.name === name);

/** Every instruction at its opcode. A new row of operations/ is at the end without anyone's doing. */
export const INSTRUCTIONS: readonly Instruction[] = [
  ...LEAVES,
  ...CONSTANT_POWERS,
  ...row('add'),
  SUBTRACTION,
  ...row('multiply'),
  ...row('divide'),
  ...row('negate'),
  ...FUSED,
  ...OPERATIONS.filter(operation => !WITH_NUMBERS.includes(operation.name)),
];

/** A power whose exponent is a node too is the row of operations/, the last of that name. */
const BY_NAME: ReadonlyMap<string, number> = new Map(INSTRUCTIONS.map(({ name }, opcode) => [name, opcode]));

/** The opcode of an operation by its name, two nodes for a power; undefined for an unknown one. */
export const opcodeNamed = (name: string): number | undefined => BY_NAME.get(name);

/** The instruction at an opcode; throws on a number that is none. */
export function instruction(opcode: number): Instruction {
  const found = INSTRUCTIONS[opcode];
  if (!found) throw new Error(`No instruction has the opcode ${opcode}.`);
  return found;
}
