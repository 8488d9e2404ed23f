/** A box to be placed, its size in units of the picture. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly round: boolean;
}

/** A wire and the size of what is written on it. */
export interface Wire {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly width: number;
  readonly height: number;
}

/** A point of the picture. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where everything goes, y downwards from the top: centres of boxes and of what is written on wires, and the wires' curves. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly centres: ReadonlyMap<string, Place>;
  /** The two curves of each wire, before and after its writing: a point, then three for each Bézier arc. */
  readonly curves: ReadonlyMap<string, readonly (readonly Place[])[]>;
}

/** Graphviz counts in inches of 72 units. */
const INCH = 72;

/**
 * The graph in the DOT language, from left to right. What is written on a wire is a node of its own to Graphviz, so that
 * nothing else is placed there. Ids are made here and by the caller, never typed.
 */
function dot(boxes: readonly Box[], wires: readonly Wire[]): string {
  const inches = ({ width, height }: Pick<Box, 'width' | 'height'>): string =>
    `width=${width / INCH} height=${height / INCH}`;
  return [
    'digraph { rankdir=LR ordering=in nodesep=0.16 ranksep=0.26 node [shape=box fixedsize=true label=""] edge [arrowhead=none]',
    ...boxes.map(box => `${box.id} [${inches(box)}${box.round ? ' shape=ellipse' : ''}]`),
    ...wires.map(wire => `${wire.id} [${inches(wire)}]`),
    ...wires.map(wire => `${wire.from} -> ${wire.id}:w ${wire.id}:e -> ${wire.to}`),
    '}',
  ].join('\n');
}

/** The layout that Graphviz finds; it is loaded when the first graph is drawn. */
export async function layOutGraph(boxes: readonly Box[], wires: readonly Wire[]): Promise<Layout> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  return readPlain(viz.renderString(dot(boxes, wires), { format: 'plain' }), wires);
}

/** Reads Graphviz's plain format: a line for the graph, for each node and for each edge, sizes in inches, y upwards. */
function readPlain(plain: string, wires: readonly Wire[]): Layout {
  const lines = plain.split('\n').map(line => line.split(' '));
  const [, , width = '0', height = '0'] = lines.find(([kind]) => kind === 'graph') ?? [];
  const place = (x = '0', y = '0'): Place => ({ x: Number(x) * INCH, y: (Number(height) - Number(y)) * INCH });
  const nodes = lines.filter(([kind]) => kind === 'node');
  const edges = lines
    .filter(([kind]) => kind === 'edge')
    .map(([, tail = '', head = '', count, ...numbers]) => ({
      between: `${nodeOf(tail)} ${nodeOf(head)}`,
      curve: Array.from({ length: Number(count) }, (_, i) => place(numbers[2 * i], numbers[2 * i + 1])),
    }));
  const curveBetween = (from: string, to: string): readonly Place[] =>
    edges.find(edge => edge.between === `${from} ${to}`)?.curve ?? [];
  return {
    width: Number(width) * INCH,
    height: Number(height) * INCH,
    centres: new Map(nodes.map(([, id = '', x, y]) => [id, place(x, y)])),
    curves: new Map(wires.map(({ id, from, to }) => [id, [curveBetween(from, id), curveBetween(id, to)]])),
  };
}

/** An end of an edge may be written with its port: w3:e. */
const nodeOf = (end: string): string => end.split(':')[0] ?? '';
