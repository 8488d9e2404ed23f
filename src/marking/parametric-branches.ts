import { candidates } from '../checking/points.ts';
import { type Expr, symbol } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import type { Points } from '../tape/tape.ts';
import { isNear, valuesAt } from './branches.ts';
import type { Said } from './forms.ts';
import { hasValues } from './has-values.ts';
import type { Marking } from './marking.ts';

/** Values of the parameter that are looked at, and how many of them prove something; where the curve is steeper, points are badly conditioned. */
const [LOOKED_AT, NEEDED, STEEPEST] = [120, 6, 100];

/** On which part of a curve by a parameter formulas in x or y are its slope. */
type ParametricBranch =
  | { readonly kind: 'all' }
  /** `isPrincipal`: where y, x or the parameter is positive, which is meant where nothing is said. */
  | { readonly kind: 'one'; readonly isPrincipal: boolean; readonly where: Said };

/** What the formulas are at the points, and the slope. */
interface Standing {
  readonly points: Points;
  /** The points at which the slope has a value that can be compared. */
  readonly usable: readonly number[];
  readonly isRight: (formula: number, p: number) => boolean;
}

/**
 * Formulas without the parameter, as −x/√(1 − x²) is for x = cos t, y = sin t: `all` where at every point of the curve one
 * of them is the slope, as ± is, and each of them is so somewhere; `one` where a formula alone is right wherever y, x or
 * the parameter has one sign, and nowhere else. Undefined for everything else.
 */
export function parametricBranch(formulas: readonly Expr[], marking: Marking): ParametricBranch | undefined {
  const { question, expected, named } = marking;
  const [t] = expected.source?.wrt ?? [];
  const { value: slope } = expected;
  if (question.kind !== 'parametric' || question.at || t === undefined || !('kind' in slope)) return undefined;
  if (formulas.some(formula => contains(formula, t) || !hasValues(formula))) return undefined;
  const inParameter = formulas.map(formula => substitute(formula, named));
  if (inParameter.some(formula => variables(formula).some(name => !variables(slope).includes(name) && name !== t)))
    return undefined;
  const standing = standingOf(slope, inParameter, t);
  return isEverywhere(formulas.length, standing)
    ? { kind: 'all' }
    : onePart(standing, [...named.keys()].toReversed(), t, named);
}

function standingOf(slope: Expr, formulas: readonly Expr[], t: string): Standing {
  const points = candidates([...new Set([t, ...variables(slope)])], LOOKED_AT, 1);
  const slopes = valuesAt(slope, points);
  const found = formulas.map(formula => valuesAt(formula, points));
  const usable = [...slopes.keys()].filter(p => Math.abs(slopes[p] ?? Number.NaN) < STEEPEST);
  return {
    points,
    usable,
    isRight: (formula, p) => isNear(found[formula]?.[p] ?? Number.NaN, slopes[p] ?? Number.NaN),
  };
}

function isEverywhere(count: number, { usable, isRight }: Standing): boolean {
  const all = Array.from({ length: count }, (_, formula) => formula);
  return (
    count > 1 &&
    usable.every(p => all.some(formula => isRight(formula, p))) &&
    all.every(formula => usable.filter(p => isRight(formula, p)).length >= NEEDED)
  );
}

/** The sign of a coordinate, or of the parameter, that tells the points at which the first formula is right from all others. */
function onePart(
  { points, usable, isRight }: Standing,
  coordinates: readonly string[],
  t: string,
  named: Marking['named'],
): ParametricBranch | undefined {
  const right = usable.filter(p => isRight(0, p));
  if (right.length < NEEDED || right.length > usable.length - NEEDED) return undefined;
  for (const name of [...coordinates, t]) {
    const values = valuesAt(named.get(name) ?? symbol(name), points);
    for (const sign of [1, -1])
      if (usable.every(p => (values[p] ?? 0) * sign > 0 === isRight(0, p)))
        return { kind: 'one', isPrincipal: sign > 0, where: [symbol(name), sign > 0 ? ' > 0' : ' < 0'] };
  }
  return undefined;
}
