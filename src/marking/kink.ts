import type { Expr } from '../expression/expression.ts';
import { evaluate } from '../tape/gradient.ts';

type Point = Readonly<Record<string, number>>;

/** How far beside the point the function is looked at, and how far apart, relatively, the slopes may be for that. */
const [BESIDE, APART] = [1e-6, 1e-3];

/** Whether the slopes of a function on both sides of a point differ, as those of |x| do at 0; so too where one is not real. */
export function hasKinkAt(f: Expr, wrt: string, at: Point): boolean {
  const x = at[wrt] ?? Number.NaN;
  const [below = Number.NaN, here = Number.NaN, above = Number.NaN] = [-BESIDE, 0, BESIDE].map(step =>
    evaluate(f, { ...at, [wrt]: x + step }),
  );
  const [left, right] = [(here - below) / BESIDE, (above - here) / BESIDE];
  return !(Math.abs(left - right) <= APART * Math.max(1, Math.abs(left), Math.abs(right)));
}
