import { type Expr, isCall, isNumber } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import type { ComputedNode, Pass } from '../telling/backprop-pass.ts';
import type { Use } from './cells.ts';

/** Under which circumstances a mistake is made at a gate, beyond the gate's operation. */
export type Circumstance =
  | 'another factor'
  | 'neither factor is ±1'
  | 'nothing passes'
  | 'a term subtracted'
  | 'a residual'
  | 'a square'
  | 'half of a square'
  | 'a mean'
  | 'inside a log'
  | 'below a log'
  | 'below a squared residual';

/** Whether a use of a node is under a circumstance. */
export const isUnder = (circumstance: Circumstance, use: Use, pass: Pass): boolean => TESTS[circumstance](use, pass);

const TESTS: Readonly<Record<Circumstance, (use: Use, pass: Pass) => boolean>> = {
  'another factor': ({ gate }) => gate.parents.length > 1,
  'neither factor is ±1': use => ![slopeOf(use), use.gate.adjoint].some(factor => Math.abs(factor ?? 1) === 1),
  'nothing passes': use => slopeOf(use) === 0,
  'a term subtracted': use => slopeOf(use) === -1,
  'a residual': ({ gate }, pass) => isDifference(gate) && usersOf(gate, pass).some(isSquare),
  'a square': ({ gate }) => isSquare(gate),
  'half of a square': (use, pass) => slopeOf(use) === 0.5 && isScaling(use.gate) && isSquare(nodeOf(use.input, pass)),
  'a mean': (use, pass) => isScaling(use.gate) && isMeanOf(nodeOf(use.input, pass), slopeOf(use)),
  'inside a log': ({ gate }, pass) => usersOf(gate, pass).some(isLog),
  'below a log': ({ gate }, pass) => [gate, ...usersOf(gate, pass)].some(node => usersOf(node, pass).some(isLog)),
  'below a squared residual': ({ gate }, pass) =>
    usersOf(gate, pass).some(node => isDifference(node) && usersOf(node, pass).some(isSquare)),
};

const slopeOf = ({ gate, input }: Use): number | undefined => gate.slopes[gate.parents.indexOf(input)];

const nodeOf = (name: string, { nodes }: Pass): ComputedNode | undefined => nodes.find(node => node.name === name);

const usersOf = ({ name }: ComputedNode, { nodes }: Pass): readonly ComputedNode[] =>
  nodes.filter(({ parents }) => parents.includes(name));

/** a − b, a constant among them or not. */
function isDifference({ right }: ComputedNode): boolean {
  return isCall(right, 'add') && right.args.length === 2 && right.args.some(arg => isCall(arg, 'negate'));
}

const isSquare = (node: ComputedNode | undefined): boolean =>
  node !== undefined && isCall(node.right, 'power') && isNumber(node.right.args[1] ?? node.right, '2');

const isLog = ({ right }: ComputedNode): boolean => right.kind === 'call' && right.op.startsWith('log');

/** A number times a node, or a node over a number. */
const isScaling = ({ right, parents }: ComputedNode): boolean =>
  parents.length === 1 &&
  right.kind === 'call' &&
  SCALES.has(right.op) &&
  right.args.some((arg: Expr) => isConstant(arg));
const SCALES: ReadonlySet<string> = new Set(['multiply', 'divide']);

/** A sum of n terms times 1/n. */
const isMeanOf = (node: ComputedNode | undefined, slope: number | undefined): boolean =>
  node !== undefined && isCall(node.right, 'add') && slope === 1 / node.right.args.length;
