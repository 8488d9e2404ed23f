import { randomNumbers } from '../checking/random.ts';
import type { Expr } from '../expression/expression.ts';
import { variableSet } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import type { Points } from '../tape/tape.ts';
import { cornersOf } from './corners.ts';
import { type FindPlaces, type Place, placesOf, SWEPT } from './special-places.ts';
import { type Point, topsOf } from './tops.ts';
import { waveTopsOf } from './wave-tops.ts';

/** Where lines are drawn along which places are looked for. */
interface Ground {
  readonly names: readonly string[];
  /** Where the other variables stay while one moves. */
  readonly resting: Point;
  readonly isAllowed: (at: Point) => boolean;
}

/** The places along one variable through a point. */
interface Line {
  readonly at: Point;
  readonly moving: string;
  readonly places: readonly Place[];
}

/** A place along one variable, as a point. */
export interface SpecialPoint {
  readonly at: Point;
  readonly moving: string;
  readonly place: Place;
}

/** The places of some expressions, and the points at which to compare what has them among its parts. */
export interface Special {
  readonly places: readonly SpecialPoint[];
  readonly points: Points;
}

/** Variables that move, lines that are drawn, and how many of the places on one have others drawn through them. */
const [MOST_VARIABLES, MOST_LINES, BRANCHES] = [6, 64, 3];

/** Values along all lines of all parts of the expressions. */
const MOST_WORK = 2 ** 20;

/** Places on the lines, beyond which no further one is drawn: to find so many takes a tenth of a second or two. */
const MOST_FOUND = 300;

/**
 * The places of expressions, and points there, beside and between them. Every variable moves in turn, and, where
 * there are several expressions, the others from the places that it has: x − 3 and a − 3 are both 0 where
 * e^(−10⁶((x − 3)² + (a − 3)²)) has its top. undefined where there is
 * no place.
 */
export function specialPoints(expressions: readonly Expr[], ground: Ground): Special | undefined {
  if (expressions.length === 0) return undefined;
  const { names } = ground;
  const moving = names.filter(name => expressions.some(e => variableSet(e).has(name))).slice(0, MOST_VARIABLES);
  const drawn = linesOf(placesOf(expressions), { ...ground, names: moving }, mostLines(expressions));
  const lines = drawn.filter(({ places }) => places.length > 0);
  const apart = [
    ...(names.length > 1 ? offLines(expressions, moving, ground.resting) : []),
    ...waveTopsOf(expressions, moving, ground.resting),
  ];
  if (lines.length === 0 && apart.length === 0) return undefined;
  const between = areSeveral(drawn) && names.length > 1 ? mixed(drawn, names) : [];
  const points = [...apart, ...lines.flatMap(pointsAlong), ...between];
  return {
    places: lines.flatMap(({ at, moving, places }) =>
      places.map(place => ({ at: { ...at, [moving]: place.at }, moving, place })),
    ),
    points: Object.fromEntries(names.map(name => [name, Float64Array.from(points, at => at[name] ?? 1)])),
  };
}

/** Points that no line along one variable need come to. */
const offLines = (expressions: readonly Expr[], moving: readonly string[], resting: Point): readonly Point[] => [
  ...topsOf(expressions, moving, resting),
  ...cornersOf(expressions, moving, resting),
];

const pointsAlong = ({ at, moving, places }: Line): readonly Point[] =>
  beside(valuesOf(places)).map(x => ({ ...at, [moving]: x }));

const valuesOf = (places: readonly Place[]): readonly number[] => places.map(({ at }) => at);

/** A line, and the variables that may move from its places. */
interface Drawn extends Line {
  readonly others: readonly string[];
}

/** The lines through the point; where several expressions have places on them, those through these too, breadth first. */
function linesOf(find: FindPlaces, { names, resting, isAllowed }: Ground, most: number): readonly Line[] {
  const draw = (at: Point, moving: string, among: readonly string[]): Drawn => {
    return { at, moving, places: find(moving, at), others: among.filter(name => name !== moving) };
  };
  const lines = names.map(moving => draw(resting, moving, names));
  if (!areSeveral(lines)) return lines;
  const known = new Set(lines.map(keyOf));
  for (const line of lines) {
    for (const at of leftFrom(line, isAllowed)) {
      for (const moving of line.others.filter(name => !known.has(keyOf({ at, moving: name })))) {
        known.add(keyOf({ at, moving }));
        if (lines.length < most && placesOn(lines) < MOST_FOUND) lines.push(draw(at, moving, line.others));
      }
    }
  }
  return lines;
}

/** How many lines are drawn of expressions of so many parts. */
function mostLines(expressions: readonly Expr[]): number {
  const parts = expressions.reduce((sum, e) => sum + postorder(e).length, 0);
  return Math.min(MOST_LINES, Math.floor(MOST_WORK / (parts * SWEPT.length)));
}

/** Points of a line from which others are drawn. */
const leftFrom = ({ at, moving, places }: Line, isAllowed: Ground['isAllowed']): readonly Point[] =>
  spread(valuesOf(places)).map(place => ({
    ...at,
    [moving]: nextTo(place, x => isAllowed({ ...at, [moving]: x })),
  }));

const placesOn = (lines: readonly Line[]): number => lines.reduce((sum, { places }) => sum + places.length, 0);

/** Whether more than one expression has places on the lines. */
const areSeveral = (lines: readonly Line[]): boolean =>
  new Set(lines.flatMap(({ places }) => places.map(({ of }) => of))).size > 1;

/** The same for points on the same line. */
export const keyOf = ({ at, moving }: Pick<Line, 'at' | 'moving'>): string =>
  `${moving} ${Object.entries(at).filter(([name]) => name !== moving)}`;

/** Points that are mixed from the places along all lines. */
const MIXED = 256;
/** Beside each of the places by so much, relatively. */
const SIDES: readonly number[] = [-0.1, 0, 0.1];

/**
 * Every variable at, before or after one of its places, or in the middle between two, seeded: relu(x − 10^9) relu(y − 10^9) is 0
 * unless both are beyond.
 */
function mixed(lines: readonly Line[], names: readonly string[]): readonly Point[] {
  const random = randomNumbers(names.length);
  const along = names.map(name => lines.filter(({ moving }) => moving === name));
  const places = along.map(ofOne => [...new Set(ofOne.flatMap(line => valuesOf(line.places)))].sort((a, b) => a - b));
  const beside = places.map((ofOne, k) => [...ofOne.flatMap(besidePlace), along[k]?.[0]?.at[names[k] ?? ''] ?? 1]);
  const middles = places.map((ofOne, k) => orElse(middlesOf(ofOne), beside[k] ?? []));
  const chosen = (from: readonly (readonly number[])[], k: number): number =>
    from[k]?.[Math.floor(random() * (from[k]?.length ?? 0))] ?? 1;
  return Array.from({ length: MIXED }, (_, i) =>
    Object.fromEntries(names.map((name, k) => [name, chosen(i % 2 === 0 ? beside : middles, k)])),
  );
}

const besidePlace = (place: number): readonly number[] => SIDES.map(by => place + by * (Math.abs(place) || 1));

/** The middles between neighbours. */
const middlesOf = (sorted: readonly number[]): readonly number[] =>
  sorted.slice(1).map((place, i) => ((sorted[i] ?? place) + place) / 2);

const orElse = (some: readonly number[], others: readonly number[]): readonly number[] =>
  some.length > 0 ? some : others;

/** How far beside an edge others are drawn, relatively. */
const BESIDE_EDGE = 1e-6;

/** A place, or, where it is not allowed itself, a value on the side that is; on the outer one where neither is. */
const nextTo = (place: number, holds: (x: number) => boolean): number =>
  [0, BESIDE_EDGE, -BESIDE_EDGE].map(by => place + by * (place || 1)).find(holds) ?? place * (1 + BESIDE_EDGE);

/** Some of the places, from end to end. */
const spread = (places: readonly number[]): readonly number[] =>
  places.filter((_, i) => i % Math.ceil(places.length / BRANCHES) === 0);

/** How far beside a place expressions are compared, relatively to it, as far as the next value of the grid; where there are many places, not as close. */
const DISTANCES: readonly number[] = [
  1e3,
  9,
  3,
  1,
  0.3,
  0.1,
  0.03,
  0.01,
  1e-3,
  1e-4,
  1e-6,
  1e-8,
  1e-10,
  1e-12,
  1e-14,
  2 ** -51,
];
const [FEW_PLACES, FEW_DISTANCES] = [24, [1e3, 1, 0.1, 1e-3, 1e-9]];

/** The middles between neighbouring places, the places, and values on both sides: of many points the first are compared. */
function beside(places: readonly number[]): readonly number[] {
  const distances = places.length > FEW_PLACES ? FEW_DISTANCES : DISTANCES;
  const around = places.flatMap(place =>
    distances.flatMap(d => [-d, d].map(by => place + by * (Math.abs(place) || 1))),
  );
  return [...new Set([...middlesOf(places), ...places, ...around])];
}
