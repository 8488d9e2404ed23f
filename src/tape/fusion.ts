import { OPCODE, opcodeOf } from './instructions.ts';
import type { Nodes } from './nodes.ts';

/** Gives the stabler node for an operation about to be recorded on these nodes; undefined: record it as it stands. */
type Fusion = (nodes: Nodes, left: number, right: number) => number | undefined;

const does = (nodes: Nodes, node: number, name: string): boolean => nodes.operations[node] === opcodeOf(name);
const isOne = (nodes: Nodes, node: number): boolean => nodes.known[node] === 1;
const argument = (nodes: Nodes, node: number): number => nodes.left[node] ?? node;
const negated = (nodes: Nodes, node: number): number =>
  does(nodes, node, 'negate') ? argument(nodes, node) : nodes.operation(OPCODE.negate, node);

/** The u of a sum 1 + u or u + 1, of a difference 1 − u its −u. */
function besideOne(nodes: Nodes, node: number): number | undefined {
  const left = argument(nodes, node);
  const right = nodes.right[node] ?? node;
  if (does(nodes, node, 'subtract')) return isOne(nodes, left) ? negated(nodes, right) : undefined;
  if (!does(nodes, node, 'add')) return undefined;
  if (isOne(nodes, left)) return right;
  return isOne(nodes, right) ? left : undefined;
}

/** log(1 + e^u) is softplus(u), log(1 + u) is log1p(u). */
const logarithm: Fusion = (nodes, sum) => {
  const u = besideOne(nodes, sum);
  if (u === undefined) return undefined;
  if (does(nodes, u, 'exp')) return nodes.operation(opcodeOf('softplus'), argument(nodes, u));
  return nodes.operation(opcodeOf('log1p'), u);
};

/** e^u − 1 is expm1(u). */
const difference: Fusion = (nodes, left, right) =>
  does(nodes, left, 'exp') && isOne(nodes, right)
    ? nodes.operation(opcodeOf('expm1'), argument(nodes, left))
    : undefined;

/** 1/(1 + e^(−u)) is sigmoid(u). */
const quotient: Fusion = (nodes, top, bottom) => {
  const u = isOne(nodes, top) ? besideOne(nodes, bottom) : undefined;
  if (u === undefined || !does(nodes, u, 'exp')) return undefined;
  return nodes.operation(opcodeOf('sigmoid'), negated(nodes, argument(nodes, u)));
};

const FUSIONS: ReadonlyMap<number, Fusion> = new Map([
  [opcodeOf('log'), logarithm],
  [opcodeOf('subtract'), difference],
  [opcodeOf('divide'), quotient],
]);

/** The node that computes the same with fewer lost digits, where one of the fusions fits. */
export const fused = (nodes: Nodes, operation: number, left: number, right: number): number | undefined =>
  FUSIONS.get(operation)?.(nodes, left, right);
