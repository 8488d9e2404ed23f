import { type Expr, isCall, isNumber } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import type { ComputedNode, Pass } from '../graph/pass.ts';
import type { Use } from './cells.ts';

/** Under which circumstances a mistake is made at a gate, beyond the gate's operation. */
export type Circumstance =
  | 'another factor'
  | 'neither factor is ±1'
  | 'nothing passes'
  | 'a term subtracted'
  | 'a residual'
  | 'a square'
  | 'a penalty'
  | 'no penalty'
  | 'a bias'
  | 'two factors'
  | 'not in a penalty'
  | 'a hidden activation'
  | 'a slope of its own'
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
  'a penalty': ({ gate }, pass) => isPenalty(gate, pass),
  'no penalty': ({ gate }, pass) => !isPenalty(gate, pass),
  'a bias': (use, pass) => nodeOf(use.input, pass)?.role === 'input' && slopeOf(use) === 1,
  'two factors': ({ gate: { right } }) => right.kind === 'call' && right.args.length === 2,
  'not in a penalty': ({ input }, pass) =>
    nodeOf(input, pass)?.role === 'input' &&
    !pass.nodes.some(node => node.parents.includes(input) && isPenalty(node, pass)),
  'a slope of its own': (use, pass) => !PASSING.has(operationOf(use)) && !SPECIAL.some(special => special(use, pass)),
  'a hidden activation': (use, pass) => !BELOW_A_LOSS.some(below => isUnder(below, use, pass)),
  'half of a square': (use, pass) => slopeOf(use) === 0.5 && isScaling(use.gate) && isSquare(nodeOf(use.input, pass)),
  'a mean': ({ gate }, pass) => isMean(gate, pass),
  'inside a log': ({ gate }, pass) => usersOf(gate, pass).some(isLog),
  'below a log': ({ gate }, pass) => [gate, ...usersOf(gate, pass)].some(node => usersOf(node, pass).some(isLog)),
  'below a squared residual': ({ gate }, pass) =>
    usersOf(gate, pass).some(node => isDifference(node) && usersOf(node, pass).some(isSquare)),
};

/** Operations that pass on what arrives, or nothing. */
const PASSING: ReadonlySet<string> = new Set(['add', 'relu', 'max', 'min']);

/** Where a slope that is left out is a mistake with a name of its own. */
const SPECIAL: readonly ((use: Use, pass: Pass) => boolean)[] = [
  (use, pass) => isUnder('half of a square', use, pass) || isUnder('a mean', use, pass),
  (use, pass) => ACTIVATIONS.has(operationOf(use)) && isUnder('a hidden activation', use, pass),
  (use, pass) => operationOf(use) === 'sigmoid' && isUnder('below a squared residual', use, pass),
];
const ACTIVATIONS: ReadonlySet<string> = new Set(['sigmoid', 'tanh']);

const operationOf = ({ gate: { right } }: Use): string => (right.kind === 'call' ? right.op : '');

const BELOW_A_LOSS = ['below a log', 'below a squared residual'] as const;

const slopeOf = ({ gate, input }: Use): number | undefined => gate.slopes[gate.parents.indexOf(input)];

/** The node of a name. */
export const nodeOf = (name: string, { nodes }: Pass): ComputedNode | undefined =>
  nodes.find(node => node.name === name);

const usersOf = ({ name }: ComputedNode, { nodes }: Pass): readonly ComputedNode[] =>
  nodes.filter(({ parents }) => parents.includes(name));

/** a − b, a constant among them or not. */
function isDifference({ right }: ComputedNode): boolean {
  return isCall(right, 'add') && right.args.length === 2 && right.args.some(arg => isCall(arg, 'negate'));
}

const isSquare = (node: ComputedNode | undefined): boolean =>
  node !== undefined && isCall(node.right, 'power') && isNumber(node.right.args[1] ?? node.right, '2');

/** The square of an input, beside the square of something computed: k·w² in a loss. */
export const isPenalty = (node: ComputedNode, pass: Pass): boolean =>
  isSquareOf('input', node, pass) && pass.nodes.some(other => isSquareOf('operation', other, pass));

const isSquareOf = (role: ComputedNode['role'], node: ComputedNode, pass: Pass): boolean =>
  isSquare(node) && nodeOf(node.parents[0] ?? '', pass)?.role === role;

const isLog = ({ right }: ComputedNode): boolean => right.kind === 'call' && right.op.startsWith('log');

/** A number times a node, or a node over a number. */
const isScaling = ({ right, parents }: ComputedNode): boolean =>
  parents.length === 1 &&
  right.kind === 'call' &&
  SCALES.has(right.op) &&
  right.args.some((arg: Expr) => isConstant(arg));
const SCALES: ReadonlySet<string> = new Set(['multiply', 'divide']);

/** A sum of n terms times 1/n. */
export function isMean(node: ComputedNode, pass: Pass): boolean {
  const sum = isScaling(node) ? nodeOf(node.parents[0] ?? '', pass)?.right : undefined;
  return sum !== undefined && isCall(sum, 'add') && node.slopes[0] === 1 / sum.args.length;
}
