import { bendsIn } from '../agreement/sensitive.ts';
import { placesOf } from '../agreement/special-places.ts';
import { candidates } from '../checking/points.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { realAt } from './domain.ts';
import type { Marking } from './marking.ts';
import type { Where } from './reading/pieces.ts';

/** A point at which pieces of an answer are looked at. */
export type Place = Readonly<Record<string, number>>;

/** Points at which the pieces are looked for, and how far they are moved: a single point may be left out. */
const [LOOKED_AT, MOVED] = [200, 1 / 8192];

/** Places in the domain of the function and of its derivative: near and far, and on every side of the numbers that conditions name. */
export function placesInDomain(conditions: readonly Where[], { expected, allowed }: Marking): readonly Place[] {
  const { value, source } = expected;
  const functions = [...('kind' in value ? [value] : []), ...(source?.read ?? [])];
  const names = [...new Set([...(source?.wrt ?? []), ...functions.flatMap(variables)])];
  const isReal = realAt(functions);
  const ends = [...numbersIn(conditions), ...('kind' in value ? bendPlaces(value, names) : [])];
  return placesAmong(ends, names).filter(at => (isReal?.(at) ?? false) && (allowed.assumption?.(at) ?? true));
}

/** The numbers in conditions, with either sign. */
export const numbersIn = (conditions: readonly Where[]): readonly number[] =>
  conditions.flatMap(({ text }) =>
    [...text.matchAll(/\d+(?:\.\d+)?/g)].map(Number).flatMap(x => (x === 0 ? [0] : [x, -x])),
  );

/** Where a derivative of one variable bends or jumps. */
function bendPlaces(value: Expr, names: readonly string[]): readonly number[] {
  const [name, second] = names;
  const bends = name !== undefined && second === undefined ? bendsIn(postorder(value)) : [];
  return name === undefined || bends.length === 0 ? [] : placesOf(bends)(name, {}).map(({ at }) => at);
}

/** Seeded points, near and far, and points between the ends of pieces. */
function placesAmong(ends: readonly number[], names: readonly string[]): readonly Place[] {
  const points = candidates(names, LOOKED_AT, 1);
  const drawn = Array.from({ length: LOOKED_AT }, (_, p) =>
    Object.fromEntries(names.map(name => [name, (points[name]?.[p] ?? 0) + MOVED])),
  );
  return [...drawn, ...between(ends).flatMap((x, i) => names.map(name => ({ ...drawn[i % LOOKED_AT], [name]: x })))];
}

/** Places between numbers, and what lies beyond them. */
function between(numbers: readonly number[]): readonly number[] {
  const ends = [...new Set(numbers)].sort((a, b) => a - b);
  const beyond = ends.flatMap(x => [x - 1, x + 1]).map(x => x + MOVED);
  return [...ends.slice(1).map((x, i) => amid(ends[i] ?? x, x)), ...beyond];
}

/** Nearly the middle: that itself may be a single point without a derivative. */
const amid = (from: number, to: number): number => from + (to - from) * 0.50061;

/** A place in words: x = 0.5, y = −2. */
export const placeSaid = (at: Place): string =>
  Object.entries(at)
    .map(([name, x]) => `${name} = ${numberSaid(x)}`)
    .join(', ');

/** A number with three decimals at most. */
export const numberSaid = (x: number): string => String(Number(x.toFixed(3))).replace('-', '−');
