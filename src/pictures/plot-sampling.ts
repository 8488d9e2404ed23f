/** A function of one variable at a block of points; NaN or ±∞ where it has no real value. */
export type Curve = (xs: Float64Array) => Float64Array;

/** A point of a graph; y is no number outside the domain. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A range of x or y. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How long an interval is. */
export const span = ({ low, high }: Interval): number => high - low;
/** Whether a graph has a point there. */
export const isDefined = ({ y }: Point): boolean => Number.isFinite(y);

/** The curve at `count` evenly spaced points of an interval, both ends among them. */
export function evenly(curve: Curve, window: Interval, count: number): Point[] {
  const at = (_: number, i: number): number => window.low + (span(window) * i) / (count - 1);
  return sampled(curve, Float64Array.from({ length: count }, at));
}

function sampled(curve: Curve, xs: Float64Array): Point[] {
  const ys = curve(xs);
  return Array.from(xs, (x, i) => ({ x, y: ys[i] ?? Number.NaN }));
}

const FIRST = 481;
const MOST = 6000;
/** Halvings of one interval of the first sampling: after twenty its ends are a millionth of a pixel apart. */
const HALVINGS = 20;
/** The part of the view's height that two neighbouring points may differ by. */
const STEEP = 0.03;

/**
 * The pieces of a curve inside a view: each is drawn in one stroke, and between them the curve is undefined, jumps, has
 * a pole or is out of view. Sampled in blocks, finer wherever neighbours differ visibly.
 */
export function branches(curve: Curve, window: Interval, view: Interval): Point[][] {
  const seen: View = { view, finest: (span(window) / (FIRST - 1)) * 2 ** -HALVINGS };
  let points = evenly(curve, window, FIRST);
  while (points.length < MOST) {
    const middles = pairs(points).filter(pair => needsMiddle(pair, seen));
    if (middles.length === 0) break;
    points = [...points, ...sampled(curve, Float64Array.from(middles, middle))].sort((a, b) => a.x - b.x);
  }
  return unbroken(points, seen).flatMap(piece => inView(piece, view));
}

interface View {
  readonly view: Interval;
  readonly finest: number;
}

type Pair = readonly [Point, Point];

const middle = ([a, b]: Pair): number => (a.x + b.x) / 2;

/** Neighbours, each with the next. */
const pairs = (points: readonly Point[]): Pair[] =>
  points.slice(1).flatMap((b, i): Pair[] => {
    const a = points[i];
    return a ? [[a, b]] : [];
  });

const needsMiddle = (pair: Pair, seen: View): boolean =>
  (isEdge(pair) || isSteep(pair, seen)) && pair[1].x - pair[0].x > 1.5 * seen.finest;

const isEdge = ([a, b]: Pair): boolean => isDefined(a) !== isDefined(b);

const isSteep = ([a, b]: Pair, { view }: View): boolean =>
  isDefined(a) && isDefined(b) && Math.abs(b.y - a.y) > STEEP * span(view) && !onOneSide(a, b, view);

/** Both above the picture or both below it: what happens between is not seen. */
const onOneSide = (a: Point, b: Point, { low, high }: Interval): boolean =>
  (a.y > high && b.y > high) || (a.y < low && b.y < low);

/**
 * Two points that no stroke may join: one is undefined, they are as near as can be and still visibly apart (a jump), or
 * they leave the picture at opposite sides (a pole that the budget of points did not reach).
 */
function isTorn(pair: Pair, seen: View): boolean {
  const [a, b] = pair;
  if (!isDefined(a) || !isDefined(b)) return true;
  if (!isSteep(pair, seen)) return false;
  return b.x - a.x <= 1.5 * seen.finest || Math.min(a.y, b.y) < seen.view.low === Math.max(a.y, b.y) > seen.view.high;
}

function unbroken(points: readonly Point[], seen: View): Point[][] {
  const pieces: Point[][] = [];
  for (const [i, b] of points.entries()) {
    const a = points[i - 1];
    const piece = pieces.at(-1);
    if (a && piece && !isTorn([a, b], seen)) piece.push(b);
    else if (isDefined(b)) pieces.push([b]);
  }
  return pieces;
}

/** The parts of a piece between the lower and the upper edge of the view, cut exactly there. */
function inView(piece: readonly Point[], view: Interval): Point[][] {
  const parts: Point[][] = [];
  for (const [a, b] of pairs(piece)) {
    if (onOneSide(a, b, view)) continue;
    const from = bounded(a, b, view);
    const part = parts.at(-1);
    if (part && part.at(-1) === from) part.push(bounded(b, a, view));
    else parts.push([from, bounded(b, a, view)]);
  }
  return parts;
}

/** The point itself where it is in view, else where the stroke from it to the other enters the view. */
function bounded(point: Point, other: Point, { low, high }: Interval): Point {
  const y = Math.min(Math.max(point.y, low), high);
  if (y === point.y) return point;
  return { x: point.x + (other.x - point.x) * ((y - point.y) / (other.y - point.y)), y };
}
