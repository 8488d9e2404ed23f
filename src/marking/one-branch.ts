import { differenceOnCurve } from '../agreement/on-curve.ts';
import { type OnCurve, ontoCurve } from '../checking/curve.ts';
import { candidates } from '../checking/points.ts';
import { type Expr, isCall, symbol } from '../expression/expression.ts';
import { contains, treeSize, variables } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { pointAt } from '../tape/points.ts';
import type { Points } from '../tape/tape.ts';
import { isNear, valuesAt } from './branches.ts';
import type { Said } from './forms.ts';
import { hasValues } from './has-values.ts';

/** A slope that is right on some branches of a curve and wrong on the others: 1/√(1 − x²) of sin y = x. */
interface OneBranch {
  /** Whether it is right on the branch that is meant by y(x) where nothing is said: y = √x of y² = x, y = asin x of sin y = x. */
  readonly isPrincipal: boolean;
  /** Where it is right: "cos(y) > 0". */
  readonly where: Said;
}

/** Places at which the points of the curve are looked for, and those that are needed. */
const [PLACES, NEEDED] = [32, 6];
/** The values of y from which they are: close together near 0, where periods begin, and some far from it. */
const STARTS = [0.3, 0.9, 1.6, 2.3, 3.1, 4.5, 6, 8, 16, 32, 64, 128].flatMap(y => [-y, y]);
/** Where the curve is steeper, its points are badly conditioned. */
const STEEPEST = 100;

/** Tells on which branch of a curve a formula is the slope; the points of the curve are looked for once. */
export type BranchFinder = (answer: Expr) => OneBranch | undefined;

/**
 * On which branches of a curve a formula is the slope: wherever the sign of y, or of what y is in below the slope's
 * fraction bars, is the one that is told, and nowhere else. Undefined where it is right on no such branch. The principal
 * branch has the greatest y where there are two above each x at most, else the y nearest to 0.
 */
export function branchFinder(slope: Expr, on: Omit<OnCurve, 'formula'>): BranchFinder {
  const found = new Map<string, readonly Points[]>();
  return answer => {
    if (![on.curve, slope, answer].every(hasValues)) return undefined;
    const names = [...new Set([on.wrt, ...[on.curve, slope, answer].flatMap(variables)])].filter(
      name => name !== on.dependent,
    );
    const key = names.join(' ');
    const above = found.get(key) ?? pointsAbove(on, names);
    found.set(key, above);
    return branchOf(answer, slope, on, above);
  };
}

function branchOf(
  answer: Expr,
  slope: Expr,
  on: Omit<OnCurve, 'formula'>,
  points: readonly Points[],
): OneBranch | undefined {
  const above = points.map(each => standing(each, { answer, slope, dependent: on.dependent }));
  const usable = above.flat().filter(({ isUsable }) => isUsable);
  const where = usable.filter(({ isRight }) => isRight).length >= NEEDED && signOf(usable, slope, on.dependent);
  if (!where || differenceOnCurve(answer, slope, on, at => holdsAt(where, at))) return undefined;
  const principal = above.flatMap(each => principalOf(each)).filter(({ isUsable }) => isUsable);
  const isPrincipal = principal.length >= NEEDED && principal.every(({ isRight }) => isRight);
  return { isPrincipal, where: [where.part, where.isPositive ? ' > 0' : ' < 0'] };
}

/** A point of the curve, and what the formula is there. */
interface Standing {
  readonly at: Readonly<Record<string, number>>;
  readonly y: number;
  readonly isUsable: boolean;
  readonly isRight: boolean;
}

/** The points of the curve above each of some places, from below. */
function pointsAbove({ curve, dependent }: OnCurveAlone, names: readonly string[]): readonly Points[] {
  const drawn = candidates(names, PLACES, 1);
  return Array.from({ length: PLACES }, (_, p) => {
    const place = (count: number): Points =>
      Object.fromEntries(names.map(name => [name, new Float64Array(count).fill(drawn[name]?.[p] ?? 0)]));
    const starts = { ...place(STARTS.length), [dependent]: Float64Array.from(STARTS) };
    const roots = distinct([...(ontoCurve({ curve, dependent }, starts)[dependent] ?? [])]);
    return { ...place(roots.length), [dependent]: Float64Array.from(roots) };
  });
}

type OnCurveAlone = Pick<OnCurve, 'curve' | 'dependent'>;

/** Numbers in their order, those that differ by rounding alone once. */
const distinct = (numbers: readonly number[]): readonly number[] =>
  numbers
    .filter(y => Math.abs(y) < FAR)
    .sort((a, b) => a - b)
    .filter((y, i, sorted) => i === 0 || Math.abs(y - (sorted[i - 1] ?? y)) > 1e-6);

/** Newton's method may leave for points that tell nothing of the branches at hand. */
const FAR = 1e3;

interface Compared {
  readonly answer: Expr;
  readonly slope: Expr;
  readonly dependent: string;
}

function standing(points: Points, { answer, slope, dependent }: Compared): readonly Standing[] {
  const [found, expected] = [valuesAt(answer, points), valuesAt(slope, points)];
  return expected.map((value, p) => {
    const claimed = found[p] ?? Number.NaN;
    const at = pointAt(points, p);
    const isUsable = Math.abs(value) < STEEPEST && Number.isFinite(claimed);
    return { at, y: at[dependent] ?? Number.NaN, isUsable, isRight: isUsable && isNear(claimed, value) };
  });
}

/** The point above a place that is meant where nothing is said. */
function principalOf(points: readonly Standing[]): readonly Standing[] {
  const [lowest, ...others] = points;
  if (!lowest) return [];
  if (others.length < 2) return [others[0] ?? lowest];
  return [others.reduce((best, each) => (Math.abs(each.y) < Math.abs(best.y) + 1e-6 ? each : best), lowest)];
}

/** The sign of a part. */
interface Sign {
  readonly part: Expr;
  readonly isPositive: boolean;
}

/** The sign that tells the points at which a formula is right from all others. */
function signOf(points: readonly Standing[], slope: Expr, dependent: string): Sign | undefined {
  const signs = partsOf(slope, dependent).flatMap(part => [true, false].map(isPositive => ({ part, isPositive })));
  return signs.find(sign => points.every(({ at, isRight }) => holdsAt(sign, at) === isRight));
}

function holdsAt({ part, isPositive }: Sign, at: Standing['at']): boolean {
  const points = Object.fromEntries(Object.entries(at).map(([name, x]) => [name, Float64Array.of(x)]));
  const [value = 0] = valuesAt(part, points);
  return isPositive ? value > 0 : value < 0;
}

/** y, and what contains it below the bars of the slope; the shortest first. */
function partsOf(slope: Expr, dependent: string): readonly Expr[] {
  const below = postorder(slope).flatMap(node => (isCall(node, 'divide') ? postorder(node.args[1] ?? node) : []));
  const parts = below.filter(node => node.kind === 'call' && contains(node, dependent));
  return [symbol(dependent), ...[...new Set(parts)].sort((a, b) => treeSize(a) - treeSize(b))];
}
