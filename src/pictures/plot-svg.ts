import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { BLUE, VERMILION } from '../notation/colours.ts';
import { mathText } from '../notation/math-text.ts';
import { forward } from '../tape/forward.ts';
import { record } from '../tape/record.ts';
import { plotView, plotWindow } from './plot-range.ts';
import { branches, type Curve, type Interval, type Point, span } from './plot-sampling.ts';
import { tickLabel, ticks } from './plot-ticks.ts';
import { element, hundredths, picture, textElement } from './svg.ts';

/** What is drawn: a function of `wrt` and its derivative. */
export interface Plotted {
  readonly f: Expr;
  readonly derivative: Expr;
  readonly wrt: string;
  /** Values of the other variables; those without one are held at 1. The picture states them. */
  readonly at?: Readonly<Record<string, number>>;
}

const WIDTH = 640;
const HEIGHT = 420;
const FRAME = { left: 56, right: WIDTH - 14, top: 52, bottom: HEIGHT - 30 };
const LONGEST_FORMULA = 60;

/**
 * The graphs of a function (solid) and its derivative (dashed) as SVG, over a range of x where there is something to
 * see, with gaps where a curve is undefined, jumps or has a pole. Where the function has no real value anywhere the
 * picture says so. Colours can be overridden by class: `plot-f`, `plot-derivative`, `plot-grid`. Throws
 * `UnknownOperation` for what cannot be computed.
 */
export function plotSvg(plotted: Plotted): string {
  const held = heldValues(plotted);
  const f = curveOf(plotted.f, plotted.wrt, held);
  const derivative = whereDefined(curveOf(plotted.derivative, plotted.wrt, held), f);
  const window = plotWindow(f, derivative);
  if (!window) return nothingToDraw(plotted, held);
  const scale: Scale = { window, view: plotView(f, derivative, window) };
  return picture(
    { width: WIDTH, height: HEIGHT },
    told(plotted, held, scale),
    grid(scale),
    curve(scale, f, FUNCTION),
    curve(scale, derivative, DERIVATIVE),
    legend(plotted, held),
  );
}

type Held = Readonly<Record<string, number>>;

function heldValues({ f, wrt, at = {} }: Plotted): Held {
  const others = variables(f).filter(name => name !== wrt);
  return Object.fromEntries(others.map(name => [name, at[name] ?? 1]));
}

/** The expression at blocks of values of one variable, the others held. */
function curveOf(e: Expr, wrt: string, held: Held): Curve {
  const tape = record([e]);
  const node = tape.outputs[0] ?? 0;
  return xs => {
    const blocks = Object.entries(held).map(
      ([name, value]) => [name, new Float64Array(xs.length).fill(value)] as const,
    );
    const values = forward(tape, { ...Object.fromEntries(blocks), [wrt]: xs });
    return values.slice(node * xs.length, (node + 1) * xs.length);
  };
}

/** A function has no derivative where it has no value, whatever the formula gives there: 1/x left of ln x. */
const whereDefined =
  (curve: Curve, domain: Curve): Curve =>
  xs => {
    const inside = domain(xs);
    return curve(xs).map((y, i) => (Number.isFinite(inside[i]) ? y : Number.NaN));
  };

interface Scale {
  readonly window: Interval;
  readonly view: Interval;
}

const across = ({ window }: Scale, x: number): number =>
  FRAME.left + ((x - window.low) / span(window)) * (FRAME.right - FRAME.left);
const down = ({ view }: Scale, y: number): number =>
  FRAME.bottom - ((y - view.low) / span(view)) * (FRAME.bottom - FRAME.top);

interface Stroke {
  readonly class: string;
  readonly stroke: string;
  readonly 'stroke-dasharray': string;
}

const FUNCTION: Stroke = { class: 'plot-f', stroke: BLUE, 'stroke-dasharray': 'none' };
const DERIVATIVE: Stroke = { class: 'plot-derivative', stroke: VERMILION, 'stroke-dasharray': '7 4' };

function curve(scale: Scale, drawn: Curve, stroke: Stroke): string {
  const pieces = branches(drawn, scale.window, scale.view).map(piece => stretch(scale, piece));
  const line = { ...stroke, 'stroke-width': 2.2, fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'butt' };
  return element('path', { ...line, d: pieces.join('') });
}

const stretch = (scale: Scale, points: readonly Point[]): string =>
  `M${points.map(({ x, y }) => `${hundredths(across(scale, x))} ${hundredths(down(scale, y))}`).join('L')}`;

const line = (x1: number, y1: number, x2: number, y2: number, opacity: number): string =>
  element('line', { x1, y1, x2, y2, class: 'plot-grid', stroke: 'currentColor', 'stroke-opacity': opacity });

function grid(scale: Scale): string {
  return element('g', { 'font-size': 13 }, verticals(scale), horizontals(scale));
}

function verticals(scale: Scale): string {
  const marks = ticks(scale.window, 10).map(x => {
    const at = across(scale, x);
    const label = textElement('text', { x: at, y: FRAME.bottom + 18, 'text-anchor': 'middle' }, tickLabel(x));
    return line(at, FRAME.top, at, FRAME.bottom, opacityAt(x)) + label;
  });
  return marks.join('');
}

function horizontals(scale: Scale): string {
  const marks = ticks(scale.view, 7).map(y => {
    const at = down(scale, y);
    const label = textElement('text', { x: FRAME.left - 6, y: at + 4.5, 'text-anchor': 'end' }, tickLabel(y));
    return line(FRAME.left, at, FRAME.right, at, opacityAt(y)) + label;
  });
  return marks.join('');
}

/** The axes stand out of the grid. */
const opacityAt = (value: number): number => (value === 0 ? 0.75 : 0.14);

function legend(plotted: Plotted, held: Held): string {
  const [f, derivative] = labels(plotted);
  const values = heldText(held);
  return element(
    'g',
    { 'font-size': 14 },
    key(14, FUNCTION, values ? `${f}, ${values}` : f),
    key(35, DERIVATIVE, derivative),
  );
}

const key = (y: number, stroke: Stroke, label: string): string =>
  element('line', { ...stroke, x1: FRAME.left, y1: y, x2: FRAME.left + 32, y2: y, 'stroke-width': 2.2 }) +
  textElement('text', { x: FRAME.left + 40, y: y + 5 }, label);

const labels = ({ f, derivative, wrt }: Plotted): [string, string] => [
  named(`f(${wrt})`, f),
  named(`f′(${wrt})`, derivative),
];

/** A long formula stands beside the picture, not in it. */
function named(name: string, e: Expr): string {
  const text = mathText(e);
  return text.length <= LONGEST_FORMULA ? `${name} = ${text}` : name;
}

const heldText = (held: Held): string =>
  Object.keys(held).length === 0
    ? ''
    : `with ${Object.entries(held)
        .map(([name, value]) => `${name} = ${tickLabel(value)}`)
        .join(', ')}`;

function told(plotted: Plotted, held: Held, { window, view }: Scale): { title: string; description: string } {
  const [f, derivative] = labels(plotted);
  const range = ({ low, high }: Interval): string => `from ${rounded(low)} to ${rounded(high)}`;
  return {
    title: `Graphs of ${f} and of its derivative`,
    description: [
      `${f} is drawn solid, ${derivative} dashed, for ${plotted.wrt} ${range(window)}; the picture shows values ${range(view)}.`,
      ...(heldText(held) ? [`Drawn ${heldText(held)}.`] : []),
    ].join(' '),
  };
}

const rounded = (value: number): string => tickLabel(Number(value.toPrecision(3)));

function nothingToDraw(plotted: Plotted, held: Held): string {
  const [f] = labels(plotted);
  const message = `${f} has no real value for ${plotted.wrt} between −5000 and 5000${heldText(held) && ` ${heldText(held)}`}.`;
  return picture(
    { width: WIDTH, height: 60 },
    { title: `No graph of ${f}`, description: message },
    textElement('text', { x: WIDTH / 2, y: 35, 'font-size': 14, 'text-anchor': 'middle' }, message),
  );
}
