import { OPCODE, opcodeOf } from './instructions.ts';
import type { Nodes } from './nodes.ts';

/** Gives the stabler node for an operation about to be recorded on these nodes; undefined: record it as it stands. */
type Fusion = (nodes: Nodes, left: number, right: number) => number | undefined;

/** What is looked for, and what it becomes. */
const [EXP, SOFTPLUS, LOG1P, EXPM1, SIGMOID] = [
  opcodeOf('exp'),
  opcodeOf('softplus'),
  opcodeOf('log1p'),
  opcodeOf('expm1'),
  opcodeOf('sigmoid'),
];

const does = (nodes: Nodes, node: number, opcode: number): boolean => nodes.operations[node] === opcode;
const isOne = (nodes: Nodes, node: number): boolean => nodes.known[node] === 1;
const argument = (nodes: Nodes, node: number): number => nodes.left[node] ?? node;
const negated = (nodes: Nodes, node: number): number =>
  does(nodes, node, OPCODE.negate) ? argument(nodes, node) : nodes.operation(OPCODE.negate, node);

/** The u of a sum 1 + u or u + 1, of a difference 1 − u its −u. */
function besideOne(nodes: Nodes, node: number): number | undefined {
  const left = argument(nodes, node);
  const right = nodes.right[node] ?? node;
  if (does(nodes, node, OPCODE.subtract)) return isOne(nodes, left) ? negated(nodes, right) : undefined;
  if (!does(nodes, node, OPCODE.add)) return undefined;
  if (isOne(nodes, left)) return right;
  return isOne(nodes, right) ? left : undefined;
}

/** log(1 + e^u) is softplus(u), log(1 + u) is log1p(u). */
const logarithm: Fusion = (nodes, sum) => {
  const u = besideOne(nodes, sum);
  if (u === undefined) return undefined;
  if (does(nodes, u, EXP)) return nodes.operation(SOFTPLUS, argument(nodes, u));
  return nodes.operation(LOG1P, u);
};

/** e^u − 1 is expm1(u). */
const difference: Fusion = (nodes, left, right) =>
  does(nodes, left, EXP) && isOne(nodes, right) ? nodes.operation(EXPM1, argument(nodes, left)) : undefined;

/** 1/(1 + e^(−u)) is sigmoid(u). */
const quotient: Fusion = (nodes, top, bottom) => {
  const u = isOne(nodes, top) ? besideOne(nodes, bottom) : undefined;
  if (u === undefined || !does(nodes, u, EXP)) return undefined;
  return nodes.operation(SIGMOID, negated(nodes, argument(nodes, u)));
};

const FUSIONS: ReadonlyMap<number, Fusion> = new Map([
  [opcodeOf('log'), logarithm],
  [OPCODE.subtract, difference],
  [OPCODE.divide, quotient],
]);

/** The node that computes the same with fewer lost digits, where one of the fusions fits. */
export const fused = (nodes: Nodes, operation: number, left: number, right: number): number | undefined =>
  FUSIONS.get(operation)?.(nodes, left, right);
