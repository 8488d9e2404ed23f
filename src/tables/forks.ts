import { isCall } from '../expression/expression.ts';
import type { ComputedNode, Pass } from '../graph/pass.ts';
import type { Cell, Use } from './cells.ts';
import { isMean, nodeOf } from './circumstances.ts';

/** What meets where a node is used several times: the outputs of a softmax, examples, layers, or other paths. */
export type Fork = 'outputs of a softmax' | 'examples' | 'layers' | 'paths';

/** What meets in the cell of a derivative with several uses. */
export function forkOf({ quantity, uses }: Cell, pass: Pass): Fork {
  const node = quantity.kind === 'derivative' ? nodeOf(quantity.wrt, pass) : undefined;
  if (node && isNormaliser(node, uses, pass)) return 'outputs of a softmax';
  if (node?.role !== 'input') return 'paths';
  if (isInEveryExample(uses, pass)) return 'examples';
  return isInSeveralLayers(uses, pass) ? 'layers' : 'paths';
}

/** e^a + e^b + …, by which every output of a softmax is divided. */
const isNormaliser = ({ name, right, parents }: ComputedNode, uses: readonly Use[], pass: Pass): boolean =>
  isCall(right, 'add') &&
  parents.every(term => isExponential(nodeOf(term, pass))) &&
  uses.every(({ gate }) => isCall(gate.right, 'divide') && gate.parents.at(-1) === name);

const isExponential = (node: ComputedNode | undefined): boolean => node !== undefined && isCall(node.right, 'exp');

/** Every use goes into a term of its own of one mean. */
const isInEveryExample = (uses: readonly Use[], pass: Pass): boolean =>
  pass.nodes.some(mean => {
    const terms = isMean(mean, pass) ? (nodeOf(mean.parents[0] ?? '', pass)?.parents ?? []) : [];
    if (terms.length !== uses.length) return false;
    const found = terms.map(term => usesBelow(term, uses, pass));
    return found.every(each => each.length === 1) && new Set(found.flat()).size === uses.length;
  });

/** Layers above one another are few; the uses of a wide network need not be searched. */
const MOST_LAYERS = 8;

/** A factor of products of which one goes into another. */
const isInSeveralLayers = (uses: readonly Use[], pass: Pass): boolean =>
  uses.length <= MOST_LAYERS &&
  uses.every(({ gate }) => isCall(gate.right, 'multiply')) &&
  uses.some(({ gate }) => usesBelow(gate.name, uses, pass).length > 1);

/** The uses whose gate a node is or is computed from. */
function usesBelow(name: string, uses: readonly Use[], { nodes }: Pass): readonly Use[] {
  const parents = new Map(nodes.map(node => [node.name, node.parents]));
  const below = new Set([name]);
  for (const each of below) for (const parent of parents.get(each) ?? []) below.add(parent);
  return uses.filter(({ gate }) => below.has(gate.name));
}
