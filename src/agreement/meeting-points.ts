import { candidates, plainColumns, plainPoints } from '../checking/points.ts';
import { randomNumbers } from '../checking/random.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import type { Points } from '../tape/tape.ts';

/** Seeded points near and around one, both signs, three decimals. */
const NEAR = 48;
/** Sizes at which kinks, tails and lost digits of functions show, beside those near one. */
const FAR: readonly number[] = [1e-40, 1e-12, 1e-6, 1e-3, 30, 100, 300, 1e3, 1e4, 1e6];

/**
 * The points at which expressions in these variables meet: plain ones, seeded ones near one, and both signs of ten
 * magnitudes. The same for the same names, whatever their order.
 */
export function meetingPoints(names: readonly string[]): Points {
  const sorted = names.toSorted();
  return joined(sorted, [
    plainPoints(sorted, sorted[0] ?? ''),
    candidates(sorted, NEAR, 7),
    farPoints(sorted),
    ...(sorted.length > 1 ? [plainGrid(sorted)] : []),
  ]);
}

/** Plain values for all variables at once, whole ones among them: where (−b)^x has a value, and b is not what varies. */
function plainGrid(names: readonly string[]): Points {
  const values = plainColumns(0)(0);
  return Object.fromEntries(
    names.map((name, k) => [name, Float64Array.from(values, (_, i) => values[(i + 5 * k) % values.length] ?? 1)]),
  );
}

/** So many points are enough to find most differences. */
const FIRST = 8;

/** The same points in two blocks: the first few, and the others. */
export function meetingBlocks(names: readonly string[]): readonly [Points, Points] {
  const points = Object.entries(meetingPoints(names));
  const part = (start: number, end?: number): Points =>
    Object.fromEntries(points.map(([name, block]) => [name, block.slice(start, end)]));
  return [part(0, FIRST), part(FIRST)];
}

/** Blocks searched where few of the points lie in the domain of both. */
const SEARCHED: readonly number[] = [192, 768, 3072];

/** Further seeded points, block by block, for narrow domains. */
export const searchPoints = (names: readonly string[]): Points[] =>
  SEARCHED.map((count, round) => candidates(names.toSorted(), count, 1000 + round));

/** Sizes beyond which sin(10^(−20) x) is no longer 10^(−20) x as far as 64 digits show. */
const FURTHEST: readonly number[] = [1e9, 1e15, 1e20, 1e25, 1e30, 1e40];

/** Points further out than all others, a pair with either sign for every size. */
export const furthestPoints = (names: readonly string[]): Points =>
  Object.fromEntries(
    names.map((name, k) => [
      name,
      Float64Array.from(
        FURTHEST.flatMap(size => [size, -size]),
        size => size * (1.3 + 0.4 * k),
      ),
    ]),
  );

/** Every variable takes every size in turn, shifted against the others, then all of them the same. */
function farPoints(names: readonly string[]): Points {
  const random = randomNumbers(11);
  const size = (i: number): number => FAR[i % FAR.length] ?? 1;
  const sign = (i: number): number => (i < FAR.length ? 1 : -1);
  const coordinate = (i: number, k: number): number =>
    sign(i) * Number((size(i + 3 * k) * (1 + random())).toPrecision(3));
  return Object.fromEntries(
    names.map((name, k) => [name, Float64Array.from({ length: 2 * FAR.length }, (_, i) => coordinate(i, k))]),
  );
}

/** The most numbers that mark places. */
const MOST_MARKS = 48;
/** Beyond this a number in an expression marks no place worth looking at. */
const LARGEST_MARK = 1e12;

/** The coordinates to try for a mark. */
export type Beside = (mark: number) => readonly number[];

/** Just before and after a mark, half a unit beside it for steps, and some way beyond, where periods turn. */
export const ABOUT: Beside = mark => [mark * 0.97, mark * 1.04, mark - 0.5, mark + 0.5, mark * 2.3];
/** Close to a mark, for domains as narrow as that of arcsin(x − 400). */
export const CLOSE: Beside = mark => [mark, mark - 0.2, mark + 0.2, mark - 0.4, mark + 0.4];

/**
 * Points about numbers that are written in expressions, where kinks and edges are: |x − 1000| is seen to bend only beyond
 * 1000. The other variables stay near one. None where no number is above 2.
 */
export function markedPoints(names: readonly string[], numbers: readonly number[], beside: Beside): Points | undefined {
  const marks = marksOf(numbers);
  if (marks.length === 0 || names.length === 0) return undefined;
  const coordinates = marks.flatMap(beside).flatMap(place => [place, -place]);
  const random = randomNumbers(marks.length);
  const nearOne = (): number => Number((0.4 + 1.3 * random()).toPrecision(3));
  const blocks = names
    .toSorted()
    .slice(0, MOST_MARKED)
    .map(marked =>
      Object.fromEntries(
        names.map(name => [name, Float64Array.from(coordinates, c => (name === marked ? c : nearOne()))]),
      ),
    );
  return joined(names, blocks);
}

/** Variables that take the marked coordinates. */
const MOST_MARKED = 6;

/** The numbers, their roots, sums, differences, products and ratios: where 3x − 700 and x² − 10000 vanish. */
function marksOf(typed: readonly number[]): readonly number[] {
  const pairs = typed.flatMap(a => typed.filter(b => b < a).flatMap(b => [a / b, a + b, a - b, a * b]));
  const made = [...typed, ...typed.map(Math.sqrt), ...typed.map(Math.cbrt), ...typed.map(Math.log), ...pairs];
  return [...new Set(made)].filter(mark => mark > 2 && mark < LARGEST_MARK).slice(0, MOST_MARKS);
}

/** More numbers of two expressions than these are not put together. */
const MOST_COMBINED = 8;

/** The largest of the numbers above 2 that are written in two expressions, from the largest on. */
export const largestOf = (as: readonly number[], bs: readonly number[]): readonly number[] =>
  [...new Set([...as, ...bs])].sort((a, b) => b - a).slice(0, MOST_COMBINED);

/** The numbers above 2 that are written in an expression, given by its parts. */
export const numbersIn = (parts: readonly Expr[]): readonly number[] =>
  parts.map(writtenNumber).filter(size => size > 2);

/** A number, or a power of two numbers such as 10^7; NaN of anything else. */
function writtenNumber(node: Expr): number {
  if (node.kind === 'number') return Number(node.digits);
  const [base, exponent] = isCall(node, 'power') ? node.args : [];
  return base?.kind === 'number' && exponent?.kind === 'number'
    ? Number(base.digits) ** Number(exponent.digits)
    : Number.NaN;
}

/** Several blocks as one. */
const joined = (names: readonly string[], blocks: readonly Points[]): Points =>
  Object.fromEntries(names.map(name => [name, Float64Array.from(blocks.flatMap(block => [...(block[name] ?? [])]))]));
