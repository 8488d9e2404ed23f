import type { Point } from '../tape/gradient.ts';
import type { Points } from '../tape/tape.ts';
import type { DomainDifference, Witness } from './agreement.ts';
import type { Located, Sampled } from './sampled.ts';

/** What a block of points says of two sampled expressions: the places of the block, by what can be told there. */
export interface Met {
  readonly points: Points;
  /** Equal within the rounding bounds, and not both 0. */
  readonly agreeing: readonly number[];
  /** Both exactly 0: agreement of constants, but also what underflow looks like. */
  readonly vanishing: readonly number[];
  /** Apart by more than the rounding bounds explain. */
  readonly differing: readonly Difference[];
  /** Both real, but rounding hides the rest. */
  readonly unsure: readonly number[];
  /** Beyond the range of doubles, or at a pole. */
  readonly beyond: readonly number[];
  /** Only one of the two is real. */
  readonly gaps: readonly Gap[];
}

/** A place where two expressions are apart. */
export interface Difference {
  readonly place: number;
  /** How many times as far apart as their rounding bounds together; infinite where both are exact. */
  readonly times: number;
}

/** A place where one of two expressions is real and the other is not. */
export interface Gap {
  readonly place: number;
  readonly undefinedSide: DomainDifference['undefinedSide'];
}

/** Values whose bounds are beyond this, relatively, are not taken for equal. */
const USEFUL = 1e-9;
/** The bounds are first order: twice as near is equal, eight times as far is not. */
const [NEAR, FAR] = [2, 8];

type Kind = 'agreeing' | 'vanishing' | 'differing' | 'unsure' | 'beyond' | 'unreal';

function kindAt(a: Sampled, b: Sampled, p: number): Kind {
  const [left = Number.NaN, right = Number.NaN] = [a.values[p], b.values[p]];
  if (Number.isNaN(left) || Number.isNaN(right)) return 'unreal';
  if (!Number.isFinite(left) || !Number.isFinite(right)) return 'beyond';
  const error = (a.errors[p] ?? 0) + (b.errors[p] ?? 0);
  const size = Math.max(Math.abs(left), Math.abs(right));
  const difference = Math.abs(left - right);
  if (difference > FAR * error) return 'differing';
  if (size === 0) return error === 0 ? 'vanishing' : 'unsure';
  return difference <= NEAR * error && error <= USEFUL * size ? 'agreeing' : 'unsure';
}

/** The places where only one of two expressions is real. An infinite value is a pole or beyond doubles and says nothing of the domain. */
export const gapsOf = (a: Located, b: Located): readonly Gap[] => [
  ...finiteAmong(b.outside, a.values).map(place => ({ place, undefinedSide: 'answer' }) as const),
  ...finiteAmong(a.outside, b.values).map(place => ({ place, undefinedSide: 'expected' }) as const),
];

const finiteAmong = (places: readonly number[], values: readonly number[]): readonly number[] =>
  places.filter(place => Number.isFinite(values[place]));

/** What is said of a block at which two expressions have no values together. */
export const nothingMet = (points: Points, gaps: readonly Gap[] = []): Met => ({
  points,
  agreeing: [],
  vanishing: [],
  differing: [],
  unsure: [],
  beyond: [],
  gaps,
});

/** The same where it turns out that they have none; undefined where they have. */
export function metNowhere(points: Points, a: Located, b: Located): Met | undefined {
  for (let p = 0; p < a.values.length; p++) {
    if (!Number.isNaN(a.values[p]) && !Number.isNaN(b.values[p])) return undefined;
  }
  return nothingMet(points, gapsOf(a, b));
}

/** Compares two sampled expressions at every point of their block. */
export function met(points: Points, a: Sampled, b: Sampled): Met {
  const places: Readonly<Record<Kind, number[]>> = {
    agreeing: [],
    vanishing: [],
    differing: [],
    unsure: [],
    beyond: [],
    unreal: [],
  };
  for (let p = 0; p < a.values.length; p++) places[kindAt(a, b, p)].push(p);
  return {
    points,
    agreeing: places.agreeing,
    vanishing: places.vanishing,
    differing: places.differing.map(place => ({ place, times: timesAt(a, b, place) })),
    unsure: places.unsure,
    beyond: places.beyond,
    gaps: gapsOf(a, b),
  };
}

function timesAt(a: Sampled, b: Sampled, p: number): number {
  const [left = 0, right = 0] = [a.values[p], b.values[p]];
  return Math.abs(left - right) / ((a.errors[p] ?? 0) + (b.errors[p] ?? 0));
}

/** The doubles nearest to the coordinates of a point, infinite or 0 where none is near. */
export const inDoubles = (at: Witness['at']): Point =>
  Object.fromEntries(Object.entries(at).map(([name, value]) => [name, Number(value)]));

/** A block of one point; what doubles do not hold is infinite or 0. */
export const blockOf = (at: Witness['at']): Points =>
  Object.fromEntries(Object.entries(inDoubles(at)).map(([name, value]) => [name, Float64Array.of(value)]));
