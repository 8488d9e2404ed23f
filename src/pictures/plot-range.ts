import { type Curve, evenly, type Interval, isDefined, type Point, span } from './plot-sampling.ts';

/** Half widths tried in turn around 0 until the function is defined somewhere. */
const HALF_WIDTHS = [5, 50, 500, 5000, 0.5, 0.05];
const PROBES = 2001;
/** Points at which values are looked at. */
const LOOKS = 801;
const SHRINKINGS = [1, 0.6, 0.4, 0.2, 0.1];
/** More zeros, extrema and poles than these (a wave has many) do not ask for a wider picture. */
const FEW = 6;

/**
 * The range of x worth drawing: [−5, 5], narrowed to where the function is defined, fitted to the zeros, extrema and
 * poles within [−10, 10] where they are few, and narrowed where growth at the edges would flatten all the rest.
 * `undefined` where the function has no real value anywhere it was looked for.
 */
export function plotWindow(f: Curve, derivative: Curve): Interval | undefined {
  const half = HALF_WIDTHS.find(width => definedPart(f, centred(width)));
  if (half === undefined) return undefined;
  const features = notable(f);
  const wide = features ? around(half, features) : centred(half);
  const rough = definedPart(f, wide) ?? wide;
  const window = definedPart(f, rough) ?? rough;
  const candidates = SHRINKINGS.map(factor => shrunk(window, factor)).filter(
    part => !features || holds(part, widened(features, half / 10)),
  );
  return leastFlat(f, derivative, candidates) ?? window;
}

/** The first that is not flattened; where all are, the first of those that are least so. */
function leastFlat(f: Curve, derivative: Curve, candidates: readonly Interval[]): Interval | undefined {
  const judged = candidates.map(part => ({ part, share: flatShare(f, derivative, part) }));
  const least = Math.min(...judged.map(({ share }) => share));
  return judged.find(({ share }) => share <= Math.max(0.5, least))?.part;
}

/** Three points or more (a parabola's zeros and its vertex) fill the picture; fewer only have to be in it. */
function around(half: number, features: Notable): Interval {
  if (features.count >= 3) return widened(features, Math.max(half / 5, 0.4 * span(features)));
  return including(centred(half), widened(features, half / 5));
}

const centred = (half: number): Interval => ({ low: -half, high: half });
const holds = (outer: Interval, inner: Interval): boolean => outer.low <= inner.low && inner.high <= outer.high;

/** From the first to the last point where the function is defined, with a margin where that is inside; `undefined` for hardly any. */
function definedPart(f: Curve, within: Interval): Interval | undefined {
  const points = solid(evenly(f, within, PROBES));
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < PROBES / 100 || !first || !last) return undefined;
  const margin = 0.06 * (last.x - first.x);
  return {
    low: first.x === within.low ? first.x : first.x - margin,
    high: last.x === within.high ? last.x : last.x + margin,
  };
}

/** The defined points with a defined neighbour: x^x has lonely values at −1, −2, … */
const solid = (points: readonly Point[]): Point[] =>
  points.filter((point, i) => isDefined(point) && [points[i - 1], points[i + 1]].some(next => next && isDefined(next)));

interface Notable extends Interval {
  readonly count: number;
}

/** The stretch from the first to the last notable point in [−10, 10]; nothing where there are none or many. */
function notable(curve: Curve): Notable | undefined {
  const points = evenly(curve, { low: -10, high: 10 }, PROBES);
  const met = points.flatMap((point, i) => (isNotable(points[i - 1], point, points[i + 1]) ? [point.x] : []));
  const found = met.filter((x, i) => x - (met[i - 1] ?? -20) > 0.05); // a pole is met on both its sides
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.length > FEW) return undefined;
  return { low: first, high: last, count: found.length };
}

/** Near a zero or a pole the sign changes, at an extremum the direction; and the domain may begin or end. */
function isNotable(before: Point | undefined, at: Point, after: Point | undefined): boolean {
  if (!before || !after) return false;
  if (!isDefined(before) || !isDefined(after)) return isDefined(at) && isDefined(before) !== isDefined(after);
  const turns = (at.y - before.y) * (after.y - at.y) < 0;
  return turns || Math.sign(before.y) * Math.sign(at.y) < 0 || (at.y === 0 && before.y * after.y < 0);
}

/** Shrunk towards 0, or towards the end nearest to it. */
function shrunk({ low, high }: Interval, factor: number): Interval {
  const centre = Math.min(Math.max(0, low), high);
  return { low: centre + (low - centre) * factor, high: centre + (high - centre) * factor };
}

/** The share of the function, or of a bounded derivative, that growth at the ends makes look like a flat line. */
const flatShare = (f: Curve, derivative: Curve, window: Interval): number =>
  Math.max(besideTheEnds(f, window), hasPoles(derivative, window) ? 0 : besideTheEnds(derivative, window));

function besideTheEnds(curve: Curve, window: Interval): number {
  const ys = definedValues(curve, window, 401);
  const usual = quantile(ys, 0.5);
  const end = Math.max(Math.abs((ys[0] ?? 0) - usual), Math.abs((ys.at(-1) ?? 0) - usual));
  return ys.filter(y => Math.abs(y - usual) < 0.03 * end).length / Math.max(1, ys.length);
}

const definedValues = (curve: Curve, window: Interval, count: number): number[] =>
  evenly(curve, window, count)
    .filter(isDefined)
    .map(point => point.y);

/** Looked at ever more closely around its largest value a pole grows and grows, a peak does not. */
function hasPoles(curve: Curve, window: Interval): boolean {
  const first = highest(evenly(curve, offGrid(window), LOOKS));
  let top = first;
  for (let step = span(window) / LOOKS; top && step > 1e-7 * span(window); step /= 20) {
    top = highest([top, ...evenly(curve, offGrid({ low: top.x - step, high: top.x + step }), 65)]);
  }
  return first !== undefined && top !== undefined && Math.abs(top.y) > 1.5 * Math.abs(first.y);
}

const highest = (points: readonly Point[]): Point | undefined =>
  points
    .filter(isDefined)
    .reduce<Point | undefined>((a, b) => (a && Math.abs(a.y) >= Math.abs(b.y) ? a : b), undefined);

/** Poles like to stand at round numbers, where a grid would meet them by chance. */
const offGrid = ({ low, high }: Interval): Interval => ({
  low: low + (high - low) * 0.00137,
  high: high - (high - low) * 0.00219,
});

/** The q-th quantile (0 to 1) of some numbers; 0 of none. */
function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.round(q * (sorted.length - 1))] ?? 0;
}

/**
 * The range of y for a function and its derivative: all values where they are bounded; where there are poles, as far as
 * three times the interquartile range beyond the quartiles, so that a pole does not flatten the rest. The derivative may
 * widen the picture of the function twelvefold, with poles of its own only twofold. The x-axis is in it where it is near.
 */
export function plotView(f: Curve, derivative: Curve, window: Interval): Interval {
  const own = withHeight(usualValues(f, window));
  const both = including(own, slopesBeside(own, derivative, window));
  const axis = including(both, { low: 0, high: 0 });
  const kept = span(axis) < 2 * span(both) ? axis : both;
  return widened(kept, 0.04 * span(kept));
}

function slopesBeside(own: Interval, derivative: Curve, window: Interval): Interval {
  const slopes = usualValues(derivative, window);
  if (span(slopes) < 12 * span(own) && !hasPoles(derivative, window)) return slopes;
  return within(slopes, widened(own, 0.5 * span(own)));
}

const widened = ({ low, high }: Interval, by: number): Interval => ({ low: low - by, high: high + by });

const including = (a: Interval, b: Interval): Interval => ({
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
});

const within = (inner: Interval, outer: Interval): Interval => ({
  low: Math.min(Math.max(inner.low, outer.low), outer.high),
  high: Math.max(Math.min(inner.high, outer.high), outer.low),
});

/** A constant's picture has a height of 2, or of a fifth of its value. */
function withHeight(values: Interval): Interval {
  const size = Math.max(Math.abs(values.low), Math.abs(values.high));
  return span(values) > 1e-9 * size ? values : widened(values, Math.max(1, size / 10));
}

function usualValues(curve: Curve, window: Interval): Interval {
  const ys = definedValues(curve, offGrid(window), LOOKS);
  if (ys.length === 0) return { low: 0, high: 0 };
  const all = { low: Math.min(...ys), high: Math.max(...ys) };
  return hasPoles(curve, window) ? within(all, fences(ys)) : all;
}

/** Tukey's outer fences: values beyond them are far out. */
function fences(ys: readonly number[]): Interval {
  const quartiles = { low: quantile(ys, 0.25), high: quantile(ys, 0.75) };
  return widened(quartiles, 3 * span(quartiles));
}
