import { meetingPoints } from '../agreement/meeting-points.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { forward } from '../tape/forward.ts';
import { record } from '../tape/record.ts';
import type { Points } from '../tape/tape.ts';

/** The values of an expression at a few points, as text: equal functions have equal signatures but for rounding. */
export type Signature = string;

/** Values are compared by so many digits: a difference of rounding seldom reaches them. */
const DIGITS = 7;
/** Below this a value may be nothing but rounding. */
const NOTHING = 1e-9;
/** Beyond this digits are lost where large values cancel. */
const LARGE = 1e6;
const POINTS = 6;
/** What a value beyond reach is written as. */
const NONE = '-';

/** The points at which signatures are taken, the same for one problem: a few at which the right answer has a value. */
export function signaturePoints(right: Expr, names: readonly string[]): Points {
  const points = meetingPoints(names);
  const values = valuesAt(right, points);
  const places = Array.from(values.keys()).filter(p => isUsual(values[p] ?? Number.NaN));
  const chosen = places.slice(0, POINTS);
  return Object.fromEntries(
    Object.entries(points).map(([name, block]) => [name, Float64Array.from(chosen, p => block[p] ?? Number.NaN)]),
  );
}

const isUsual = (value: number): boolean => Math.abs(value) > NOTHING && Math.abs(value) < LARGE;

/** The values of an expression at points that have all its variables. */
export function valuesAt(e: Expr, points: Points): Float64Array {
  const tape = record([e]);
  const count = Object.values(points)[0]?.length ?? 0;
  const inputs = tape.inputs.size === 0 ? { '': new Float64Array(count) } : inputsOf(tape.inputs, points);
  const values = forward(tape, inputs);
  const [output = 0] = tape.outputs;
  return values.subarray(output * count, (output + 1) * count);
}

const inputsOf = (names: ReadonlyMap<string, unknown>, points: Points): Points =>
  Object.fromEntries([...names.keys()].map(name => [name, points[name] ?? new Float64Array()]));

/** The signature of an expression; undefined where it has a further variable, an unknown function or no values here. */
export function signatureOf(e: Expr, points: Points): Signature | undefined {
  if (variables(e).some(name => !Object.hasOwn(points, name))) return undefined;
  const values = Array.from(valuesAt(e, points), digits);
  return values.every(value => value === NONE) ? undefined : values.join(' ');
}

function digits(value: number): string {
  if (!Number.isFinite(value)) return NONE;
  return Math.abs(value) < NOTHING ? '0' : value.toPrecision(DIGITS);
}
