import { lostAt } from '../agreement/lost.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { evaluate, gradientAt, type Point } from '../tape/gradient.ts';

/**
 * What a function has at a point. `smooth`: a derivative; `kink`: another slope on each side; `jump`: it jumps; `steep`:
 * its slope grows without bound on the sides on which it is real, towards `sign` (0 where the sides differ); `end`: it is
 * real on one side alone, and has a slope there; `hole`: values on both sides, which meet, and none at the point; `pole`:
 * infinite at the point; `unreal`: not real there; `unknown`: none of these could be told.
 */
export type SlopeThere =
  | { readonly kind: 'smooth' | 'jump' | 'end' | 'hole' | 'unreal' | 'unknown' }
  | { readonly kind: 'kink'; readonly left: number; readonly right: number }
  | { readonly kind: 'steep' | 'pole'; readonly sign: -1 | 0 | 1 };

/** How far beside the point the function is looked at, in units of its size; a kink stays where the distance shrinks. */
const DISTANCES = [1e-8, 1e-10, 1e-12] as const;

/** The slopes on one side, from far to near, and the value of the function at the nearest and the farthest place. */
interface Side {
  readonly slopes: readonly [far: number, nearer: number, near: number];
  readonly values: readonly [far: number, near: number];
}

/** What a function of known functions has at a point; a letter without a value there is 0.7. */
export function slopeThere(f: Expr, wrt: string, point: Point): SlopeThere {
  const at = { ...Object.fromEntries(variables(f).map(name => [name, 0.7])), ...point };
  const here = evaluate(f, at);
  const [left, right] = [sideOf(f, wrt, at, -1), sideOf(f, wrt, at, 1)];
  const real = [left, right].filter(isReal);
  if (!Number.isFinite(here)) return withoutValue(isLost(f, at), here, left, right);
  if (real.length === 0) return { kind: 'unknown' };
  if (real.every(side => isBeside(side, here)))
    return { kind: 'pole', sign: signOf(real.map(({ values: [, near] }) => near)) };
  if (real.some(side => isApart(side.values, here))) return { kind: 'jump' };
  if (real.some(isSteep))
    return { kind: 'steep', sign: signOf(real.filter(isSteep).map(({ slopes: [, , near] }) => near)) };
  return real.length === 1 ? { kind: 'end' } : between(left.slopes, right.slopes);
}

function sideOf(f: Expr, wrt: string, at: Point, direction: -1 | 1): Side {
  const x = at[wrt] ?? Number.NaN;
  const looked = DISTANCES.map(distance =>
    gradientAt(f, { ...at, [wrt]: x + direction * distance * Math.max(1, Math.abs(x)) }),
  );
  const [far = NOWHERE, nearer = NOWHERE, near = NOWHERE] = looked;
  const slope = ({ gradient }: typeof NOWHERE): number => gradient[wrt] ?? 0;
  return { slopes: [slope(far), slope(nearer), slope(near)], values: [far.value, near.value] };
}

const NOWHERE: ReturnType<typeof gradientAt> = { value: Number.NaN, gradient: {} };

const isReal = ({ values }: Side): boolean => values.every(Number.isFinite);

/** Whether a part is not real though its arguments are numbers; ∞/∞ is beyond the range of doubles. */
const isLost = (f: Expr, at: Point): boolean =>
  lostAt(f, at)?.part.args.every(arg => Number.isFinite(evaluate(arg, at))) ?? false;

/** Of infinity only a pole is believed, with values on a side; further infinities are beyond the range of doubles. */
function withoutValue(isOutside: boolean, here: number, left: Side, right: Side): SlopeThere {
  const real = [left, right].filter(isReal);
  if (Math.abs(here) === Number.POSITIVE_INFINITY && real.length > 0)
    return { kind: 'pole', sign: signOf(real.map(({ slopes: [, , near] }) => near)) };
  if (!isOutside) return { kind: 'unknown' };
  return real.length === 2 && meet(left.values[0], right.values[0]) ? { kind: 'hole' } : { kind: 'unreal' };
}

/** Values 10^(−8) from a hole, which may have lost digits there. */
const meet = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-4 * Math.max(1, Math.abs(a), Math.abs(b));

/** Whether a pole is missed by rounding, as π/2 is by a double: values that grow towards it, and stay far below the one that is found. */
const isBeside = ({ values: [far, near] }: Side, here: number): boolean =>
  Math.abs(near) > 10 * Math.abs(far) && Math.abs(here) > 10 * Math.abs(near);

/** So much is rounding, in units of the values. */
const ROUNDING = 1e-6;

/** Whether what a function differs by from its value at the point does not fall where the point comes nearer. */
function isApart([far, near]: Side['values'], here: number): boolean {
  const [before, then] = [Math.abs(far - here), Math.abs(near - here)];
  return then > ROUNDING * Math.max(Math.abs(near), Math.abs(here)) && then > 1e-12 && then > 0.9 * before;
}

/** Slopes that are twice as large where the distance is a ten-thousandth, as those of x^(9/10) at 0. */
const isSteep = ({ slopes: [far, nearer, near] }: Side): boolean =>
  Math.abs(near) > 1 && Math.abs(near) > 2 * Math.abs(far) && Math.abs(nearer) > Math.abs(far);

const signOf = (numbers: readonly number[]): -1 | 0 | 1 => {
  if (numbers.every(each => each > 0)) return 1;
  return numbers.every(each => each < 0) ? -1 : 0;
};

/** The slopes of both sides come together, or stay apart. */
function between(left: Side['slopes'], right: Side['slopes']): SlopeThere {
  const gaps = left.map((slope, i) => Math.abs(slope - (right[i] ?? Number.NaN)));
  const [far = Number.NaN, , near = Number.NaN] = gaps;
  const size = Math.max(Math.abs(left[2]), Math.abs(right[2]));
  if (near <= 1e-12 || near <= ROUNDING * size || near < far / 2) return { kind: 'smooth' };
  return gaps.every(gap => Math.abs(gap - near) <= 0.1 * near)
    ? { kind: 'kink', left: left[2], right: right[2] }
    : { kind: 'unknown' };
}
