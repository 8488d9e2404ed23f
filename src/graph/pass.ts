import type { Program } from '../expression/program.ts';
import { gradientAt, type Point } from '../tape/gradient.ts';
import { computationGraph, type Graph, type GraphNode, topological } from './nodes.ts';

/** A node with its numbers at the point. */
export interface ComputedNode extends GraphNode {
  readonly value: number;
  /** ∂output/∂node. */
  readonly adjoint: number;
  /** ∂node/∂parent for each parent in order. */
  readonly slopes: readonly number[];
}

/** What one use of a node brings to its adjoint: ∂output/∂user · ∂user/∂node. */
export interface Contribution {
  readonly node: string;
  readonly user: string;
  readonly slope: number;
  readonly amount: number;
  /** The node's adjoint once this is added. */
  readonly soFar: number;
}

/** A forward and a backward pass at one point. */
export interface Pass {
  /** In topological order, inputs first. */
  readonly nodes: readonly ComputedNode[];
  readonly output: string;
  /** In the order in which the backward pass adds them. */
  readonly contributions: readonly Contribution[];
  /** The adjoint of every input. */
  readonly gradient: Readonly<Record<string, number>>;
}

/**
 * Both passes over the computation graph of a program at a point that gives every input a value. Each node is computed by
 * a tape of that one operation, so values and local slopes are the tape's; the backward pass adds up what the local
 * slopes bring, one line of the table at a time, and its gradient is the one the tape of the whole program finds (a test
 * says so). Throws `UnknownOperation`, and where an input has no value.
 */
export function backpropagate(program: Program, at: Point): Pass {
  const graph = computationGraph(program);
  const forward = forwardPass(graph, at);
  const contributions = backwardPass(graph, forward);
  const adjoints = new Map([[graph.output, seed(forward.get(graph.output))]]);
  for (const { node, soFar } of contributions) adjoints.set(node, soFar);
  const nodes = graph.nodes.map(node => computed(node, forward, adjoints.get(node.name) ?? 0));
  const gradient = nodes.filter(node => node.role === 'input').map(({ name, adjoint }) => [name, adjoint] as const);
  return { nodes, output: graph.output, contributions, gradient: Object.fromEntries(gradient) };
}

type Local = ReturnType<typeof gradientAt>;
type Forward = ReadonlyMap<string, Local>;

function forwardPass(graph: Graph, at: Point): Forward {
  const found = new Map<string, Local>();
  const valued = (name: string): [string, number] => [name, found.get(name)?.value ?? Number.NaN];
  for (const { name, right, parents, role } of graph.nodes) {
    found.set(name, gradientAt(right, role === 'input' ? at : Object.fromEntries(parents.map(valued))));
  }
  return found;
}

const computed = (node: GraphNode, forward: Forward, adjoint: number): ComputedNode => ({
  ...node,
  value: forward.get(node.name)?.value ?? Number.NaN,
  adjoint,
  slopes: node.parents.map(parent => slopeTo(forward, node.name, parent)),
});

const slopeTo = (forward: Forward, node: string, parent: string): number =>
  forward.get(node)?.gradient[parent] ?? Number.NaN;

/** ∂output/∂output; outside the domain there is no slope. */
const seed = (output: Local | undefined): number => (output && !Number.isNaN(output.value) ? 1 : Number.NaN);

function backwardPass(graph: Graph, forward: Forward): Contribution[] {
  const adjoints = new Map([[graph.output, seed(forward.get(graph.output))]]);
  const contributions: Contribution[] = [];
  for (const { name, parents } of backwardOrder(graph)) {
    const adjoint = adjoints.get(name);
    if (adjoint === undefined) continue; // the output does not depend on it
    for (const parent of parents) {
      const slope = slopeTo(forward, name, parent);
      const amount = brought(adjoint, slope);
      const soFar = (adjoints.get(parent) ?? 0) + amount;
      adjoints.set(parent, soFar);
      contributions.push({ node: parent, user: name, slope, amount, soFar });
    }
  }
  return contributions;
}

/** Nothing times an infinite slope is nothing, as on the tape: 0·√x has slope 0 at 0. */
const brought = (adjoint: number, slope: number): number => (adjoint === 0 ? 0 : adjoint * slope);

/**
 * The nodes as the table lists them from the top: the output first, every node below its users, the parts of an operation
 * in the order they are written, inputs and constants last.
 */
export function backwardOrder({ nodes, output }: Pick<Graph, 'nodes' | 'output'>): GraphNode[] {
  const named = new Map(nodes.map(node => [node.name, node]));
  const operations = (names: readonly string[]): GraphNode[] =>
    [...names]
      .reverse()
      .flatMap(name => named.get(name) ?? [])
      .filter(node => node.role === 'operation');
  const used = new Set([output, ...nodes.flatMap(node => node.parents)]);
  const unused = nodes.map(node => node.name).filter(name => !used.has(name));
  const order = topological(operations([output, ...unused]), node => operations(node.parents)).reverse();
  return [...order, ...nodes.filter(node => node.role !== 'operation')];
}
