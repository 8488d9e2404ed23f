import { meetingPoints } from '../agreement/meeting-points.ts';
import { sampled } from '../agreement/sampled.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import type { Points } from '../tape/tape.ts';

/** The values of an expression at a few points, as text: equal functions have equal signatures but for rounding. */
export type Signature = string;

/** Values are compared by so many digits: a difference of rounding seldom reaches them. */
const DIGITS = 7;
/** Below this a value may be nothing but rounding. */
const NOTHING = 1e-9;
const POINTS = 5;

/** The points at which signatures are taken, the same for one problem: a few at which the right answer has a value. */
export function signaturePoints(right: Expr, names: readonly string[]): Points {
  const points = meetingPoints(names);
  const { values } = sampled(right, points);
  const places = Array.from(values.keys()).filter(
    p => Math.abs(values[p] ?? 0) > NOTHING && Number.isFinite(values[p]),
  );
  const chosen = places.slice(0, POINTS);
  return Object.fromEntries(
    Object.entries(points).map(([name, block]) => [name, Float64Array.from(chosen, p => block[p] ?? Number.NaN)]),
  );
}

/** The signature of an expression; that of one with a further variable is its own. */
export function signatureOf(e: Expr, points: Points): Signature {
  if (variables(e).some(name => !Object.hasOwn(points, name))) return 'other variables';
  return Array.from(sampled(e, points).values, digits).join(' ');
}

function digits(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return Math.abs(value) < NOTHING ? '0' : value.toPrecision(DIGITS);
}
