import { realPower } from '../operations/arithmetic.ts';
import type { Operation, Trait } from '../operations/operation.ts';
import { OPERATIONS } from '../operations/operations.ts';

/**
 * What a node of a tape can do: a row of operations/, or one of the few operations only a tape has. `b` is the second
 * argument, or the exponent where that is a constant.
 */
export type Instruction = Pick<Operation, 'name' | 'evaluate' | 'slopes' | 'traits'>;

const LEAVES: readonly Instruction[] = [
  { name: 'constant', evaluate: (_, c) => c, slopes: [], traits: [] },
  { name: 'input', evaluate: a => a, slopes: [], traits: [] },
];

/** c·a^(c−1), of which x⁰ and x¹ are the plain cases: no 0·∞ at a = 0. */
function powerSlope(a: number, c: number): number {
  if (c === 0) return 0;
  return c === 1 ? 1 : c * a ** (c - 1);
}

/**
 * Powers with a constant exponent c. Where c is exactly a fraction with an odd denominator, the power of a negative
 * base is real: |a|^c for an even numerator (at 0, if c < 1, a cusp without a slope: NaN), −|a|^c for an odd one. All
 * else is IEEE's a^c: NaN for a negative base unless c is an integer.
 */
const CONSTANT_POWERS: readonly Instruction[] = [
  { name: 'square', evaluate: a => a * a, slopes: [(_, a) => 2 * a], traits: ['stretching'] },
  {
    name: 'constantPower',
    evaluate: realPower,
    slopes: [(_, a, c) => powerSlope(a, c)],
    traits: ['stretching'],
  },
  {
    name: 'evenRootPower',
    evaluate: (a, c) => Math.abs(a) ** c,
    slopes: [(_, a, c) => Math.sign(a) * powerSlope(Math.abs(a), c)],
    traits: ['stretching'],
  },
  {
    name: 'oddRootPower',
    evaluate: (a, c) => (a < 0 ? -((-a) ** c) : a ** c),
    slopes: [(_, a, c) => powerSlope(Math.abs(a), c)],
    traits: ['stretching'],
  },
];

/** a − b, written as a sum with a negated term, is one operation. */
const SUBTRACTION: Instruction = {
  name: 'subtract',
  evaluate: (a, b) => a - b,
  slopes: [() => 1, () => -1],
  traits: ['gentle'],
};

/** What log(1 + u) and exp(u) − 1 become in a stable recording: near u = 0 the written forms lose every digit. */
const FUSED: readonly Instruction[] = [
  { name: 'log1p', evaluate: Math.log1p, slopes: [(_, a) => 1 / (1 + a)], traits: [] },
  { name: 'expm1', evaluate: Math.expm1, slopes: [(_, a) => Math.exp(a)], traits: ['stretching'] },
];

/** Every instruction; its place is its opcode. A new row of operations/ is here without anyone's doing. */
export const INSTRUCTIONS: readonly Instruction[] = [
  ...LEAVES,
  ...CONSTANT_POWERS,
  SUBTRACTION,
  ...FUSED,
  ...OPERATIONS,
];

const BY_NAME: ReadonlyMap<string, number> = new Map(INSTRUCTIONS.map(({ name }, opcode) => [name, opcode]));

/** The opcode of an instruction by its name; throws for a name that is none. */
export function opcodeOf(name: string): number {
  const opcode = BY_NAME.get(name);
  if (opcode === undefined) throw new Error(`No instruction is called ${name}.`);
  return opcode;
}

/** The opcodes of all instructions with a trait. */
export const opcodesWith = (trait: Trait): ReadonlySet<number> =>
  new Set(INSTRUCTIONS.flatMap(({ traits }, opcode) => (traits.includes(trait) ? [opcode] : [])));

/** The instruction at an opcode; throws on a number that is none. */
export function instruction(opcode: number): Instruction {
  const found = INSTRUCTIONS[opcode];
  if (!found) throw new Error(`No instruction has the opcode ${opcode}.`);
  return found;
}

/** The opcodes that recording asks for by name. */
export const OPCODE = {
  constant: opcodeOf('constant'),
  input: opcodeOf('input'),
  add: opcodeOf('add'),
  subtract: opcodeOf('subtract'),
  multiply: opcodeOf('multiply'),
  divide: opcodeOf('divide'),
  negate: opcodeOf('negate'),
  power: opcodeOf('power'),
} as const;
