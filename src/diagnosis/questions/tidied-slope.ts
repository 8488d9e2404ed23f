import { silently } from '../../derivation/silent.ts';
import { tidied } from '../../derivation/tidied.ts';
import type { Expr } from '../../expression/expression.ts';
import { treeSize } from '../../expression/measure.ts';

/** Nodes of a slope that is tidied: longer ones nobody writes, and tidying them would take longer than all mistakes in them. */
const LONGEST = 400;

/** A slope of a curve as it is written in the end; where it is too long for that, without what is minor. */
export const tidiedSlope = (slope: Expr, typed: Expr = slope): Expr =>
  treeSize(slope) > LONGEST ? silently(slope) : tidied(slope, typed);
