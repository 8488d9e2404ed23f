import type { ComputedNode, Pass } from '../graph/pass.ts';
import { BLUE, VERMILION } from '../notation/colours.ts';
import { DECIMALS, fixedDecimals, integerOrDecimals, unicodeNumber } from '../notation/decimals.ts';
import { mathText } from '../notation/math-text.ts';
import { textName } from '../notation/names.ts';
import { type Box, type Layout, layOutGraph, type Place, type Wire } from './graph-dot.ts';
import { gateSymbol } from './graph-symbols.ts';
import { element, hundredths, picture, textElement } from './svg.ts';

/** More nodes than this make a picture that nobody can read. */
export const DRAWABLE_NODES = 80;

/** A picture, or why there is none. */
export type GraphPicture =
  | { readonly ok: true; readonly svg: string }
  | { readonly ok: false; readonly message: string };

/**
 * The computation graph as SVG, inputs left, output right. Above each wire stands the value that runs along it, below it,
 * behind a ∂, what comes back along it; a node used several times tells its whole adjoint. Colours can be overridden
 * by class: `graph-value`, `graph-adjoint`, `graph-line`.
 */
export async function graphSvg(pass: Pass, decimals: number = DECIMALS): Promise<GraphPicture> {
  const count = pass.nodes.length;
  if (count > DRAWABLE_NODES) {
    return {
      ok: false,
      message: `The graph has ${count} nodes; up to ${DRAWABLE_NODES} are drawn. The table has them all.`,
    };
  }
  const gates = pass.nodes.map((node, i) => gate(node, `n${i}`, pass, decimals));
  const wires = wiresOf(pass, gates, decimals);
  const boxes = [...gates, { id: END, width: 1, height: 1, round: false }];
  return { ok: true, svg: drawn(pass, gates, wires, await layOutGraph(boxes, wires)) };
}

const END = 'end';
const MARGIN = 8;
const KEY_HEIGHT = 34;
const LETTER = 7.4;

interface Gate extends Box {
  readonly node: ComputedNode;
  readonly symbol: string;
  readonly name: string;
  /** The whole adjoint of a node that is used several times. */
  readonly total: string;
}

interface LabelledWire extends Wire {
  readonly value: string;
  readonly adjoint: string;
}

function gate(node: ComputedNode, id: string, pass: Pass, decimals: number): Gate {
  const [symbol, name] = [gateSymbol(node), textName(node.name)];
  const uses = pass.contributions.filter(contribution => contribution.node === node.name).length;
  const round = node.role === 'operation';
  const total = uses > 1 ? `∂ ${adjointText(node.adjoint, decimals)}` : '';
  const width = Math.max(44, 18 + LETTER * Math.max(symbol.length, name.length, total.length));
  const height = (round ? 44 : 30) + (total ? 16 : 0);
  return { id, node, symbol, name, width, height, round, total };
}

const valueText = (value: number, decimals: number): string => unicodeNumber(fixedDecimals(value, decimals));
const adjointText = (value: number, decimals: number): string => unicodeNumber(integerOrDecimals(value, decimals));

/** A wire for every use of a node, and one that leads out of the output. */
function wiresOf(pass: Pass, gates: readonly Gate[], decimals: number): LabelledWire[] {
  const named = new Map(gates.map(each => [each.node.name, each]));
  const output = named.get(pass.output);
  const uses = pass.contributions.map(({ node, user, amount }) => ({
    from: named.get(node),
    to: named.get(user)?.id ?? END,
    amount,
  }));
  return [...uses, { from: output, to: END, amount: output?.node.adjoint ?? 0 }].map(({ from, to, amount }, i) => {
    const value = valueText(from?.node.value ?? Number.NaN, decimals);
    const adjoint = `∂ ${adjointText(amount, decimals)}`;
    const width = 10 + LETTER * Math.max(value.length, adjoint.length);
    return { id: `w${i}`, from: from?.id ?? END, to, value, adjoint, width, height: 34 };
  });
}

function drawn(pass: Pass, gates: readonly Gate[], wires: readonly LabelledWire[], layout: Layout): string {
  const size = { width: Math.max(layout.width + 2 * MARGIN, 320), height: layout.height + 2 * MARGIN + KEY_HEIGHT };
  const inside = { transform: `translate(${MARGIN} ${MARGIN})`, 'font-size': 13 };
  const content = [...wires.map(wire => drawnWire(wire, layout)), ...gates.map(each => drawnGate(each, layout))];
  return picture(size, told(pass), element('g', inside, ...content), key(size.height));
}

const LINE = { class: 'graph-line', stroke: 'currentColor', 'stroke-width': 1.2, fill: 'none' };
const VALUE = { class: 'graph-value', fill: BLUE, 'text-anchor': 'middle' };
const ADJOINT = { class: 'graph-adjoint', fill: VERMILION, 'text-anchor': 'middle', 'font-style': 'italic' };

function drawnWire(wire: LabelledWire, { curves, centres }: Layout): string {
  const [before = [], after = []] = curves.get(wire.id) ?? [];
  const { x, y } = centres.get(wire.id) ?? { x: 0, y: 0 };
  return (
    element('path', { ...LINE, d: `M${bezier(before)}L${bezier(after)}` }) +
    arrow(after) +
    textElement('text', { ...VALUE, x, y: y - 5 }, wire.value) +
    textElement('text', { ...ADJOINT, x, y: y + 15 }, wire.adjoint)
  );
}

const at = ({ x, y }: Place): string => `${hundredths(x)} ${hundredths(y)}`;

const bezier = ([start, ...rest]: readonly Place[]): string => (start ? `${at(start)}C${rest.map(at).join(' ')}` : '');

/** A small triangle at the end of a curve, pointing along it. */
function arrow(curve: readonly Place[]): string {
  const [end, before] = [curve.at(-1), curve.at(-2)];
  if (!end || !before) return '';
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [dx, dy] = [((end.x - before.x) / length) * 7, ((end.y - before.y) / length) * 7];
  const wing = (side: number): Place => ({ x: end.x - dx - side * dy * 0.45, y: end.y - dy + side * dx * 0.45 });
  return element('path', {
    class: 'graph-line',
    fill: 'currentColor',
    d: `M${at(end)}L${at(wing(1))}L${at(wing(-1))}Z`,
  });
}

function drawnGate(drawing: Gate, { centres }: Layout): string {
  const centre = centres.get(drawing.id) ?? { x: 0, y: 0 };
  return outline(drawing, centre) + inscription(drawing, centre);
}

function outline({ width, height, round }: Gate, { x, y }: Place): string {
  const line = { ...LINE, 'stroke-width': 1.5 };
  if (round) return element('ellipse', { ...line, cx: x, cy: y, rx: width / 2, ry: height / 2 });
  return element('rect', { ...line, x: x - width / 2, y: y - height / 2, width, height, rx: 5 });
}

/** Symbol, name and whole adjoint, a line each as far as there are any. */
function inscription({ symbol, name, round, total, height }: Gate, { x, y }: Place): string {
  const middle = { x, 'text-anchor': 'middle' };
  const last = total
    ? textElement('text', { ...ADJOINT, x, y: y + height / 2 - (round ? 11 : 7), 'font-size': 12 }, total)
    : '';
  const top = y - height / 2;
  if (!round) return textElement('text', { ...middle, y: top + 20, 'font-size': 15 }, name) + last;
  return (
    textElement('text', { ...middle, y: top + 23, 'font-size': 15, 'font-weight': 600 }, symbol) +
    textElement('text', { ...middle, y: top + 37, 'font-size': 11 }, name) +
    last
  );
}

const key = (height: number): string =>
  element(
    'text',
    { x: MARGIN, y: height - 12, 'font-size': 12 },
    textElement('tspan', { class: 'graph-value', fill: BLUE }, 'above a wire: value'),
    textElement(
      'tspan',
      { dx: 14, class: 'graph-adjoint', fill: VERMILION, 'font-style': 'italic' },
      '∂ below: adjoint',
    ),
  );

function told({ nodes, output }: Pass): { title: string; description: string } {
  const number = (value: number): string => unicodeNumber(integerOrDecimals(value, DECIMALS));
  const sentences = nodes.map(({ name, right, role, value, adjoint }) => {
    const equation = role === 'input' ? textName(name) : `${textName(name)} = ${mathText(right)}`;
    return `${equation}: value ${number(value)}, adjoint ${number(adjoint)}.`;
  });
  return { title: `Computation graph of ${textName(output)}`, description: sentences.join(' ') };
}
