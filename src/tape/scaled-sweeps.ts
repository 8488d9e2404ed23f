import { boundLoops } from './bound-loops.ts';
import { SLOPE_ROUNDING, UNIT } from './bound-rows.ts';
import type { BoundedBlock } from './bounded-block.ts';
import { INSTRUCTIONS, instruction, OPCODE } from './instructions.ts';
import { kernel } from './kernels.ts';
import {
  asDouble,
  exponential,
  logarithm,
  negated,
  powerOf,
  product,
  quotient,
  type Scaled,
  scaled,
  shift,
  sum,
} from './scaled.ts';
import type { Tape } from './tape.ts';

/** An operation on numbers beyond the range of doubles: its value, and its slopes by the arguments. */
interface ScaledRule {
  readonly value: (a: Scaled, b: Scaled) => Scaled;
  readonly slopes: readonly ((y: Scaled, a: Scaled, b: Scaled) => Scaled)[];
}

const [ONE, TWO] = [scaled(1, 0), scaled(2, 0)];

/** A constant exponent is `b`, as in instructions.ts. */
const BY_NAME: Readonly<Record<string, ScaledRule>> = {
  add: { value: sum, slopes: [() => ONE, () => ONE] },
  subtract: { value: (a, b) => sum(a, negated(b)), slopes: [() => ONE, () => negated(ONE)] },
  multiply: { value: product, slopes: [(_, __, b) => b, (_, a) => a] },
  divide: { value: quotient, slopes: [(_, __, b) => quotient(ONE, b), (y, _, b) => negated(quotient(y, b))] },
  negate: { value: negated, slopes: [() => negated(ONE)] },
  square: { value: a => product(a, a), slopes: [(_, a) => product(TWO, a)] },
  exp: { value: exponential, slopes: [y => y] },
  log: { value: logarithm, slopes: [(_, a) => quotient(ONE, a)] },
  constantPower: {
    value: (a, c) => powerOf(a, asDouble(c)),
    slopes: [(y, a, c) => product(c, quotient(y, a))],
  },
};

const RULES: readonly (ScaledRule | undefined)[] = INSTRUCTIONS.map(({ name }) => BY_NAME[name]);

/** A value at one point with the slopes of its operation. */
interface ScaledNode {
  readonly value: Scaled;
  readonly slopes: readonly Scaled[];
}

/** Where all exponents are smaller than this the loops of the tape do it in doubles. */
const PLAIN = 400;
const isPlain = ({ m, k }: Scaled): boolean => m === 0 || (k > -PLAIN && k < PLAIN && !Number.isNaN(m));

/** One operation, by its rule; one that has none in doubles, where all of it stays in their range, else it is not known. */
function computed(opcode: number, a: Scaled, b: Scaled): ScaledNode {
  const rule = RULES[opcode];
  if (rule) {
    const value = rule.value(a, b);
    return { value, slopes: rule.slopes.map(slope => slope(value, a, b)) };
  }
  const plain = isPlain(a) && isPlain(b) ? inDoubles(opcode, a, b) : undefined;
  // A value of 0 may be one too small for doubles, unless it is that of 0.
  const isInRange = plain && isPlain(plain.value) && plain.slopes.every(isPlain) && (plain.value.m !== 0 || a.m === 0);
  return isInRange ? plain : { value: scaled(Number.NaN, 0), slopes: [] };
}

/** The places of both arguments and of the node they make in a block of one point. */
const [A, B, Y] = [0, 1, 2];
const triple = (): Float64Array => new Float64Array(3);
const BLOCK: BoundedBlock = { n: 1, v: triple(), e: triple(), s: triple(), g: triple() };
const ADJOINTS = triple();

/** By the tape's own loops: an adjoint of 1 handed on is the slope. */
function inDoubles(opcode: number, a: Scaled, b: Scaled): ScaledNode {
  const { v, e, s, g } = BLOCK;
  const [c, slopes, r] = [
    asDouble(b),
    instruction(opcode).slopes.length,
    instruction(opcode).slopes.length > 1 ? B : -1,
  ];
  v.set([asDouble(a), c, 0]);
  e.set([a.e * 2 ** a.k, b.e * 2 ** b.k, 0]);
  for (const handed of [s, g, ADJOINTS]) handed.fill(0);
  [s[Y], ADJOINTS[Y]] = [1, 1];
  kernel(opcode).forward(v, Y, A, B, 1, c);
  boundLoops(opcode).values(BLOCK, Y, A, r, c);
  kernel(opcode).backward(v, ADJOINTS, Y, A, B, 1, c);
  boundLoops(opcode).adjoints(BLOCK, Y, A, r, c);
  const value = scaled(v[Y] ?? Number.NaN, e[Y] ?? 0);
  return { value, slopes: [A, B].slice(0, slopes).map(to => scaled(ADJOINTS[to] ?? Number.NaN, g[to] ?? 0)) };
}

const EXACTLY_ZERO = scaled(0, 0);

/** Every node of a tape at one point, beyond the range of doubles too; undefined where the value of one is not known. */
export function scaledForward(tape: Tape, at: ReadonlyMap<number, number>): ScaledNode[] | undefined {
  const nodes: ScaledNode[] = [];
  for (let node = 0; node < tape.length; node++) {
    const [opcode, c] = [tape.operations[node] ?? 0, tape.constants[node] ?? 0];
    const [l, r] = [tape.left[node] ?? -1, tape.right[node] ?? -1];
    const [a, b] = [nodes[l]?.value, r < 0 ? scaled(c, 0) : nodes[r]?.value];
    const found = a ? computed(opcode, a, b ?? EXACTLY_ZERO) : leaf(opcode === OPCODE.input ? at.get(node) : c, opcode);
    if (Number.isNaN(found.value.m)) return undefined;
    nodes.push(found);
  }
  return nodes;
}

/** Inputs count as exact, constants that are no whole numbers as rounded. */
function leaf(given: number | undefined, opcode: number): ScaledNode {
  const value = given ?? Number.NaN;
  const isExact = opcode === OPCODE.input || Number.isSafeInteger(value);
  return { value: scaled(value, isExact ? 0 : UNIT * Math.abs(value)), slopes: [] };
}

/** An adjoint d with the size s of what was added up to give it and a bound g on its error, all times 2^k. */
interface ScaledAdjoint {
  readonly d: number;
  readonly s: number;
  readonly g: number;
  readonly k: number;
}

/** The adjoint ∂output/∂node of one node, by the reverse sweep; undefined where the output does not depend on it. */
export function scaledAdjoint(
  tape: Tape,
  nodes: readonly ScaledNode[],
  output: number,
  of: number,
): ScaledAdjoint | undefined {
  const adjoints: (ScaledAdjoint | undefined)[] = [];
  adjoints[output] = { d: 1, s: 1, g: 0, k: 0 };
  for (let node = output; node > of; node--) {
    const adjoint = adjoints[node];
    nodes[node]?.slopes.forEach((slope, i) => {
      const to = (i === 0 ? tape.left : tape.right)[node] ?? -1;
      if (adjoint && to >= 0) adjoints[to] = together(adjoints[to], handed(adjoint, slope));
    });
  }
  return adjoints[of];
}

/** An adjoint times a slope. Its size is a whole power of two at most twice over. */
function handed({ d, s, g, k }: ScaledAdjoint, slope: Scaled): ScaledAdjoint {
  const steep = Math.abs(slope.m);
  const error = g * (steep + slope.e) + s * (slope.e + SLOPE_ROUNDING * steep);
  return normal({ d: d * slope.m, s: s * steep, g: error, k: k + slope.k });
}

function together(a: ScaledAdjoint | undefined, b: ScaledAdjoint): ScaledAdjoint {
  if (!a) return b;
  const k = Math.max(a.k, b.k);
  const [ofA, ofB] = [shift(a.k, k), shift(b.k, k)];
  return normal({ d: a.d * ofA + b.d * ofB, s: a.s * ofA + b.s * ofB, g: a.g * ofA + b.g * ofB, k });
}

/** The same with 1 ≤ s < 2. */
function normal(adjoint: ScaledAdjoint): ScaledAdjoint {
  const { m, k } = scaled(adjoint.s, 0, adjoint.k);
  if (m === 0 || Number.isNaN(m)) return adjoint;
  const by = m / adjoint.s;
  return { d: adjoint.d * by, s: m, g: adjoint.g * by, k };
}
