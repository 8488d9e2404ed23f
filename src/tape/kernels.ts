import { sigmoid, sigmoidSlope } from '../operations/stable.ts';
import { INSTRUCTIONS, type Instruction } from './instructions.ts';

/**
 * The loops of one instruction over a block of n points. `v` are the values, `d` the adjoints; `o`, `l`, `r` say where
 * the node, its first and its second argument begin in them, and `c` is its constant. A call through a row for every
 * point costs 5 times a hand-written gradient; with loops written out for arithmetic and the functions that lectures
 * use most it is 1.5 to 2.5 times.
 */
interface Kernel {
  readonly forward: (v: Float64Array, o: number, l: number, r: number, n: number, c: number) => void;
  /** Adds to the arguments' adjoints what the node's own brings them. */
  readonly backward: (v: Float64Array, d: Float64Array, o: number, l: number, r: number, n: number, c: number) => void;
}

/** Reading and writing inside the bounds. `| 0` spares the engine a test for overflow at every sum: a fifth of the time. */
const at = (block: Float64Array, i: number): number => block[i | 0] ?? Number.NaN;
const put = (block: Float64Array, i: number, value: number): void => {
  block[i | 0] = value;
};
const gain = (block: Float64Array, i: number, share: number): void => put(block, i, at(block, i) + share);

/**
 * What an adjoint brings to an argument. Nothing times an infinite slope is nothing (0·√x has slope 0 at 0), so a zero
 * adjoint contributes 0; an infinite adjoint times a slope of 0 stays NaN (√(x²) has no slope at 0).
 */
const share = (adjoint: number, slope: number): number => (adjoint === 0 ? 0 : adjoint * slope);

/** Loops written out for speed; each gives exactly what its row gives, which a test proves. */
export const WRITTEN_OUT: Readonly<Record<string, Kernel>> = {
  add: {
    forward: (v, o, l, r, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, at(v, l + p) + at(v, r + p));
    },
    backward: (_, d, o, l, r, n) => {
      for (let p = 0; p < n; p++) {
        gain(d, l + p, at(d, o + p));
        gain(d, r + p, at(d, o + p));
      }
    },
  },
  subtract: {
    forward: (v, o, l, r, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, at(v, l + p) - at(v, r + p));
    },
    backward: (_, d, o, l, r, n) => {
      for (let p = 0; p < n; p++) {
        gain(d, l + p, at(d, o + p));
        gain(d, r + p, -at(d, o + p));
      }
    },
  },
  multiply: {
    forward: (v, o, l, r, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, at(v, l + p) * at(v, r + p));
    },
    backward: (v, d, o, l, r, n) => {
      for (let p = 0; p < n; p++) {
        const y = at(d, o + p);
        gain(d, l + p, share(y, at(v, r + p)));
        gain(d, r + p, share(y, at(v, l + p)));
      }
    },
  },
  divide: {
    forward: (v, o, l, r, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, at(v, l + p) / at(v, r + p));
    },
    backward: (v, d, o, l, r, n) => {
      for (let p = 0; p < n; p++) {
        const y = at(d, o + p);
        const s = 1 / at(v, r + p);
        gain(d, l + p, share(y, s));
        gain(d, r + p, -share(y, s * at(v, o + p)));
      }
    },
  },
  negate: {
    forward: (v, o, l, _, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, -at(v, l + p));
    },
    backward: (_, d, o, l, __, n) => {
      for (let p = 0; p < n; p++) gain(d, l + p, -at(d, o + p));
    },
  },
  exp: {
    forward: (v, o, l, _, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, Math.exp(at(v, l + p)));
    },
    backward: (v, d, o, l, _, n) => {
      for (let p = 0; p < n; p++) gain(d, l + p, share(at(d, o + p), at(v, o + p)));
    },
  },
  log: {
    forward: (v, o, l, _, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, Math.log(at(v, l + p)));
    },
    backward: (v, d, o, l, _, n) => {
      for (let p = 0; p < n; p++) gain(d, l + p, share(at(d, o + p), 1 / at(v, l + p)));
    },
  },
  sin: {
    forward: (v, o, l, _, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, Math.sin(at(v, l + p)));
    },
    backward: (v, d, o, l, _, n) => {
      for (let p = 0; p < n; p++) gain(d, l + p, share(at(d, o + p), Math.cos(at(v, l + p))));
    },
  },
  cos: {
    forward: (v, o, l, _, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, Math.cos(at(v, l + p)));
    },
    backward: (v, d, o, l, _, n) => {
      for (let p = 0; p < n; p++) gain(d, l + p, -share(at(d, o + p), Math.sin(at(v, l + p))));
    },
  },
  sigmoid: {
    forward: (v, o, l, _, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, sigmoid(at(v, l + p)));
    },
    backward: (v, d, o, l, _, n) => {
      for (let p = 0; p < n; p++) gain(d, l + p, share(at(d, o + p), sigmoidSlope(at(v, o + p), at(v, l + p))));
    },
  },
  square: {
    forward: (v, o, l, _, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, at(v, l + p) * at(v, l + p));
    },
    backward: (v, d, o, l, _, n) => {
      for (let p = 0; p < n; p++) gain(d, l + p, share(at(d, o + p), 2 * at(v, l + p)));
    },
  },
  log1p: {
    forward: (v, o, l, _, n) => {
      for (let p = 0; p < n; p++) put(v, o + p, Math.log1p(at(v, l + p)));
    },
    backward: (v, d, o, l, _, n) => {
      for (let p = 0; p < n; p++) gain(d, l + p, share(at(d, o + p), 1 / (1 + at(v, l + p))));
    },
  },
};

const nothing = (): void => {};

/** The values of inputs are put in place before the sweep; neither hands anything on. */
const LEAVES: Readonly<Record<string, Kernel>> = {
  constant: { forward: (v, o, _, __, n, c) => void v.fill(c, o, o + n), backward: nothing },
  input: { forward: nothing, backward: nothing },
};

/** The loops of an instruction on one node, and on a constant where it is a power. */
const unary = ({ evaluate, slopes: [slope] }: Instruction): Kernel => ({
  forward: (v, o, l, _, n, c) => {
    for (let p = 0; p < n; p++) put(v, o + p, evaluate(at(v, l + p), c));
  },
  backward: (v, d, o, l, _, n, c) => {
    if (!slope) return;
    for (let p = 0; p < n; p++) {
      gain(d, l + p, share(at(d, o + p), slope(at(v, o + p), at(v, l + p), c)));
    }
  },
});

/** The loops of an instruction on two nodes. */
const binary = ({ evaluate, slopes: [first, second] }: Instruction): Kernel => ({
  forward: (v, o, l, r, n) => {
    for (let p = 0; p < n; p++) put(v, o + p, evaluate(at(v, l + p), at(v, r + p)));
  },
  backward: (v, d, o, l, r, n) => {
    if (!first || !second) return;
    for (let p = 0; p < n; p++) {
      const [y, a, b] = [at(v, o + p), at(v, l + p), at(v, r + p)];
      gain(d, l + p, share(at(d, o + p), first(y, a, b)));
      gain(d, r + p, share(at(d, o + p), second(y, a, b)));
    }
  },
});

/** The loops that call the row of an instruction. */
export const byRow = (instruction: Instruction): Kernel =>
  instruction.slopes.length > 1 ? binary(instruction) : unary(instruction);

const KERNELS: readonly Kernel[] = INSTRUCTIONS.map(
  instruction => LEAVES[instruction.name] ?? WRITTEN_OUT[instruction.name] ?? byRow(instruction),
);

/** The loops of an opcode; throws on a number that is none. */
export function kernel(opcode: number): Kernel {
  const found = KERNELS[opcode];
  if (!found) throw new Error(`No instruction has the opcode ${opcode}.`);
  return found;
}
