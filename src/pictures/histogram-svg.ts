import { BLUE } from '../notation/colours.ts';
import { element, picture, textElement } from './svg.ts';

const BINS = 10;
const WIDTH = 520;
const HEIGHT = 190;
/** Room for the numbers over the bars and the marks under them. */
const TOP = 20;
const BOTTOM = 34;
const GAP = 4;

/** How many of the parts (0 to 1) lie in each tenth; 1 belongs to the last. */
function tenths(parts: readonly number[]): readonly number[] {
  const counts = Array<number>(BINS).fill(0);
  for (const part of parts) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(part * BINS)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** A histogram of parts of the whole, a bar for each tenth, the count over it. `what` is what is counted: “students”. */
export function histogramSvg(parts: readonly number[], what: string): string {
  const counts = tenths(parts);
  const highest = Math.max(1, ...counts);
  const description = counts.map((count, i) => `${10 * i} to ${10 * (i + 1)} %: ${count}`).join('; ');
  const told = { title: `${what} by their part of the points`, description };
  const base = HEIGHT - BOTTOM;
  const bars = counts.map((count, i) => bar(i, count, (count / highest) * (base - TOP)));
  const line = element('line', { x1: 0, x2: WIDTH, y1: base, y2: base, stroke: 'currentColor' });
  const marks = Array.from({ length: BINS + 1 }, (_, i) => mark(i));
  return picture({ width: WIDTH, height: HEIGHT }, told, ...bars, line, ...marks);
}

const left = (i: number): number => 20 + (i * (WIDTH - 40)) / BINS;

function bar(i: number, count: number, height: number): string {
  const base = HEIGHT - BOTTOM;
  const [x, width] = [left(i) + GAP / 2, left(1) - left(0) - GAP];
  const block = { x, y: base - height, width, height, class: 'bar', fill: BLUE };
  const label = { x: x + width / 2, y: base - height - 5, 'text-anchor': 'middle', 'font-size': 12 };
  return element('rect', block) + (count > 0 ? textElement('text', label, String(count)) : '');
}

const mark = (i: number): string =>
  textElement('text', { x: left(i), y: HEIGHT - BOTTOM + 18, 'text-anchor': 'middle', 'font-size': 12 }, `${10 * i} %`);
