import type { Expr } from '../expression/expression.ts';
import type { Points } from '../tape/tape.ts';
import { type FindPlaces, placesOf } from './special-places.ts';

/** A point, by the names of its coordinates. */
type Point = Readonly<Record<string, number>>;

/** The places along one variable through a point. */
interface Line {
  readonly at: Point;
  readonly moving: string;
  readonly places: readonly number[];
}

/** Variables that move, lines that are drawn, and how many of the places on one have others drawn through them. */
const [MOST_VARIABLES, MOST_LINES, BRANCHES] = [4, 64, 3];

/**
 * Points at the places of expressions, beside and between them. Every variable moves in turn, the others staying at a
 * point, and, where it is asked for, the next one then from the places found: x − 3 and a − 3 are 0 together where
 * e^(−10⁶((x − 3)² + (a − 3)²)) has its top. undefined where there is no place.
 */
export function specialPoints(
  expressions: readonly Expr[],
  names: readonly string[],
  resting: Point,
  isTogether: boolean,
): Points | undefined {
  if (expressions.length === 0) return undefined;
  const lines = linesOf(placesOf(expressions), names.slice(0, MOST_VARIABLES), resting, isTogether);
  const points = lines.flatMap(({ at, moving, places }) => beside(places).map(x => ({ ...at, [moving]: x })));
  if (points.length === 0) return undefined;
  return Object.fromEntries(names.map(name => [name, Float64Array.from(points, at => at[name] ?? 1)]));
}

/** A line that is to be drawn, and the variables that may move from its places. */
interface Planned {
  readonly at: Point;
  readonly moving: string;
  readonly others: readonly string[];
}

/** The lines through the point, then those through places on them, breadth first: a line is drawn once. */
function linesOf(find: FindPlaces, names: readonly string[], resting: Point, isTogether: boolean): readonly Line[] {
  const lines: Line[] = [];
  const drawn = new Set<string>();
  const planned: Planned[] = names.map(moving => ({ at: resting, moving, others: without(names, moving) }));
  for (const { at, moving, others } of planned) {
    const key = `${moving} ${Object.entries(at).filter(([name]) => name !== moving)}`;
    if (drawn.has(key) || drawn.size >= MOST_LINES) continue;
    drawn.add(key);
    const places = find(moving, at);
    lines.push({ at, moving, places });
    if (!isTogether) continue;
    for (const place of spread(places)) {
      const through = { ...at, [moving]: place };
      for (const next of others) planned.push({ at: through, moving: next, others: without(others, next) });
    }
  }
  return lines;
}

const without = (names: readonly string[], name: string): readonly string[] => names.filter(each => each !== name);

/** Some of the places, from end to end. */
const spread = (places: readonly number[]): readonly number[] =>
  places.filter((_, i) => i % Math.ceil(places.length / BRANCHES) === 0);

/** How far beside a place expressions are compared, relatively to it. */
const DISTANCES: readonly number[] = [1, 0.1, 0.01, 1e-3, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12, 1e-14, 2 ** -51];

/** The places, values on both sides of them, and the middles between neighbours. */
function beside(places: readonly number[]): readonly number[] {
  const around = places.flatMap(place =>
    DISTANCES.flatMap(d => [-d, d].map(by => place + by * (Math.abs(place) || 1))),
  );
  const between = places.slice(1).map((place, i) => ((places[i] ?? place) + place) / 2);
  return [...new Set([...places, ...between, ...around])];
}
