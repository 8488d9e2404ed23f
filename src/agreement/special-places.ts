import type { Expr } from '../expression/expression.ts';
import { variableSet } from '../expression/measure.ts';
import { forward } from '../tape/forward.ts';
import { record } from '../tape/record.ts';
import type { Tape } from '../tape/tape.ts';
import { once } from './remembered.ts';

/** A value of one variable at which an expression changes its sign, begins or ceases to be real, or turns back. */
export interface Place {
  readonly at: number;
  readonly kind: 'sign' | 'edge' | 'turn';
  readonly of: Expr;
}

/** The places along one variable, from left to right, the others staying at a point. */
export type FindPlaces = (moving: string, at: Readonly<Record<string, number>>) => readonly Place[];

type Kind = Place['kind'];

/** No more places than these where one expression passes 0, or turns back, and of all together, unless they are more themselves. */
const [MOST_OF_ONE, MOST_OF_ALL] = [12, 96];

/** Expressions that are computed together. */
const TOGETHER = 8;

const steps = (from: number, factor: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => from * factor ** (i + 1));

/** Values of one variable between which places are looked for: near 0 closely, in ever larger steps to 10^300 and 10^(−300). */
export const SWEPT: readonly number[] = [
  ...Array.from({ length: 400 }, (_, i) => (i - 199.5) / 10),
  ...[...steps(20, 1.25, 60), ...steps(1e7, 1000, 97), ...steps(0.05, 0.1, 10), ...steps(1e-12, 1e-6, 48)].flatMap(
    size => [-size, size],
  ),
].toSorted((a, b) => a - b);

/**
 * Finds places of expressions: between the values of a grid, then narrowed down, all of one expression at once, to
 * neighbouring doubles, or to half of the digits where an expression turns back.
 */
export function placesOf(expressions: readonly Expr[]): FindPlaces {
  const groups = Array.from({ length: Math.ceil(expressions.length / TOGETHER) }, (_, i) => {
    const group = expressions.slice(i * TOGETHER, (i + 1) * TOGETHER);
    return { group, tape: record(group) };
  });
  const alone = expressions.map(of => once(() => record([of])));
  return (moving, at) => {
    const gaps = groups.flatMap(({ group, tape }) => gapsOnGrid(group, following(tape, moving, at)(SWEPT), moving));
    const kept = keptOf(gaps);
    return together(
      gaps.flatMap((ofOne, i) => {
        const narrow = ofOne.filter(gap => kept.has(gap));
        const tape = narrow.length > 0 ? alone[i]?.() : undefined;
        return tape ? narrowedTwice(narrow, following(tape, moving, at)) : [];
      }),
    );
  };
}

/** The gaps of every expression of a group in which it has a place. */
const gapsOnGrid = (group: readonly Expr[], swept: ReturnType<Follow>, moving: string) =>
  group.map((of, k) => (variableSet(of).has(moving) ? chosen(gapsIn(swept, of, k)) : []));

/** As many gaps as places are looked for, some of every expression. */
function keptOf(gaps: readonly (readonly Gap[])[]): ReadonlySet<Gap> {
  const ranked = gaps.flatMap(ofOne => ofOne.map((gap, rank) => ({ gap, rank })));
  return new Set(
    ranked
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, Math.max(MOST_OF_ALL, gaps.length))
      .map(({ gap }) => gap),
  );
}

/** The gaps narrowed down, and those where what turns back beyond 0 passes it. */
function narrowedTwice(gaps: readonly Gap[], follow: Follow): readonly Gap[] {
  const found = narrowed(gaps, follow);
  return [...narrowed(crossings(gaps, found), follow), ...found];
}

/** The value of every expression, by its place among them, at every one of some values of the moving variable. */
type Follow = (xs: readonly number[]) => (expression: number, i: number) => number;

const following =
  (tape: Tape, moving: string, at: Readonly<Record<string, number>>): Follow =>
  xs => {
    const points = [...tape.inputs.keys()].map(name => [
      name,
      name === moving ? Float64Array.from(xs) : new Float64Array(xs.length).fill(at[name] ?? 1),
    ]);
    const values = forward(tape, Object.fromEntries(points));
    return (expression, i) => values[(tape.outputs[expression] ?? 0) * xs.length + i] ?? Number.NaN;
  };

/** A value of the moving variable, and of the expression there. */
interface End {
  readonly x: number;
  readonly y: number;
}

/** Between two values there is a place. */
interface Gap {
  readonly of: Expr;
  readonly kind: Kind;
  readonly low: End;
  readonly high: End;
  /** Where it turns back: between the others. */
  readonly middle?: End;
}

/** The gaps of the grid in which an expression has a place. */
function gapsIn(swept: ReturnType<Follow>, of: Expr, expression: number): readonly Gap[] {
  const gaps: Gap[] = [];
  const endAt = (i: number): End => ({ x: SWEPT[i] ?? 0, y: swept(expression, i) });
  let [further, before, here] = [endAt(0), endAt(0), endAt(0)];
  for (let i = 1; i < SWEPT.length; i++) {
    const next = endAt(i);
    const kind = kindBetween(here.y, next.y);
    if (kind) gaps.push({ of, kind, low: here, high: next });
    // Two neighbours may have one value: (x − 3)² is the same at 2.95 and 3.05.
    const low = before.y === here.y ? further : before;
    if (turns(low.y, here.y, next.y)) gaps.push({ of, kind: 'turn', low, high: next, middle: here });
    [further, before, here] = [before, here, next];
  }
  return gaps;
}

function kindBetween(a: number, b: number): Kind | undefined {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) === Number.isNaN(b) ? undefined : 'edge';
  return Math.sign(a) === Math.sign(b) ? undefined : 'sign';
}

/** Whether the middle one is the least or the largest of three values. */
const turns = (a: number, b: number, c: number): boolean => (b < a && b < c) || (b > a && b > c);

/** The gaps that are looked at, of those where it passes 0 and then of those where it turns back. */
const chosen = (gaps: readonly Gap[]): readonly Gap[] =>
  [false, true].flatMap(isTurn => nearestAndLast(gaps.filter(({ kind }) => (kind === 'turn') === isTurn)));

/** The nearest to 0, and the two furthest off, where x/10^20 leaves sin(x) behind for good, unless it goes on without end. */
function nearestAndLast(gaps: readonly Gap[]): readonly Gap[] {
  const sorted = gaps.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  if (sorted.length <= MOST_OF_ONE) return sorted;
  const last = sorted.filter(gap => sizeOf(gap) > FAR).length > MOST_FAR ? [] : sorted.slice(-2);
  return [...sorted.slice(0, MOST_OF_ONE - last.length), ...last];
}

const sizeOf = ({ low, high }: Gap): number => Math.abs(low.x / 2 + high.x / 2);

/** What passes 0 more often than this so far out does so without end. */
const [MOST_FAR, FAR] = [4, 1e8];

/** A gap is cut in thirteen so many times: enough for the doubles between 10^(3k) and 10^(3k+3). */
const [EVEN_CUTS, ROUNDS] = [12, 19];
/** Three more cuts are made about the place where a straight line between the ends is 0, this part of the gap apart. */
const ABOUT_LINE: readonly number[] = [-(2 ** -12), 0, 2 ** -12];
const CUTS = EVEN_CUTS + ABOUT_LINE.length;

/** The gaps of one expression cut down together, so that it is computed at many values at once. */
function narrowed(gaps: readonly Gap[], follow: Follow): readonly Gap[] {
  let current = gaps;
  for (let round = 0; round < ROUNDS && current.some(isOpen); round++) {
    const xs = current.flatMap(cutsOf);
    const values = follow(xs);
    current = current.map((gap, g) => {
      const ends = Array.from({ length: CUTS }, (_, i) => {
        const place = g * CUTS + i;
        return { x: xs[place] ?? 0, y: values(0, place) };
      });
      return cut(gap, [gap.low, ...ends, gap.high]);
    });
  }
  return current;
}

/** Whether there are doubles between its ends; of a turn only half of the digits are to be had. */
function isOpen({ kind, low, high }: Gap): boolean {
  const width = (high.x - low.x) / Math.max(Math.abs(low.x), Math.abs(high.x), Number.MIN_VALUE);
  return width > (kind === 'turn' ? 1e-9 : 2 ** -52);
}

function cutsOf({ low, high }: Gap): readonly number[] {
  const crossed = low.y / (low.y - high.y);
  const line = crossed > 0.001 && crossed < 0.999 ? crossed : 0.5;
  const parts = [...EVENLY, ...ABOUT_LINE.map(by => line + by)].sort((a, b) => a - b);
  return parts.map(part => low.x + (high.x - low.x) * part);
}

const EVENLY: readonly number[] = Array.from({ length: EVEN_CUTS }, (_, i) => (i + 1) / (EVEN_CUTS + 1));

/** The part of a gap, between two of the ends it was cut at, in which the place is. */
function cut(gap: Gap, ends: readonly End[]): Gap {
  if (gap.kind === 'turn') return cutAtTurn(gap, ends);
  const isAlike = ({ y }: End): boolean => kindBetween(gap.low.y, y) === undefined;
  const next = ends.findIndex((end, i) => i > 0 && !isAlike(end));
  const [low, high, after] = [ends[next - 1] ?? gap.low, ends[next] ?? gap.high, ends[next + 1]];
  // A single 0 is the place; from one that others follow it begins to be something there.
  return { ...gap, low: high.y === 0 && after && after.y !== 0 ? high : low, high };
}

function cutAtTurn(gap: Gap, ends: readonly End[]): Gap {
  const isLeast = (gap.middle?.y ?? 0) < gap.low.y;
  let best = 1;
  for (let i = 2; i < ends.length - 1; i++) {
    const [y, least] = [ends[i]?.y ?? Number.NaN, ends[best]?.y ?? Number.NaN];
    if (isLeast ? y < least : y > least) best = i;
  }
  return { ...gap, low: ends[best - 1] ?? gap.low, high: ends[best + 1] ?? gap.high, middle: ends[best] ?? gap.low };
}

/** Where an expression turns back beyond 0, it has changed its sign twice within one gap of the grid. */
const crossings = (gaps: readonly Gap[], found: readonly Gap[]): readonly Gap[] =>
  found.flatMap(({ middle, ...turned }, i) => {
    const [low, high] = [gaps[i]?.low, gaps[i]?.high];
    if (!middle || !low || !high || Math.sign(middle.y) === Math.sign(low.y)) return [];
    const kind = 'sign' as const;
    return [
      { ...turned, kind, low, high: middle },
      { ...turned, kind, low: middle, high },
    ];
  });

/** The end of a gap that is nearer to the place, and at which the expression is real. */
function placeIn({ of, kind, low, high, middle }: Gap): Place {
  const isLow = Number.isNaN(high.y) || Math.abs(low.y) < Math.abs(high.y);
  return { at: middle?.x ?? (isLow ? low.x : high.x), kind, of };
}

/** Every place once, as many of them as are looked at; a square turns back where what is squared changes its sign. */
function together(found: readonly Gap[]): readonly Place[] {
  const all = found.map(placeIn);
  const passed = all.filter(({ kind }) => kind !== 'turn');
  const turned = all.filter(({ at, kind }) => kind === 'turn' && !passed.some(place => isNear(at, place.at, TURNED)));
  const distinct = new Map([...passed, ...turned].toReversed().map(place => [place.at, place]));
  const sorted = [...distinct.values()].sort((a, b) => a.at - b.at);
  return sorted.filter(({ at }, i) => !isNear(at, sorted[i - 1]?.at ?? Number.NaN, ROUNDING));
}

/** What turns back so near to a place does so there, and places so near are one. */
const [TURNED, ROUNDING] = [1e-6, 2 ** -50];

const isNear = (a: number, b: number, by: number): boolean => Math.abs(a - b) <= by * Math.abs(b);
