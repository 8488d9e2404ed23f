import type { Expr } from '../expression/expression.ts';
import { randomField } from './modular-functions.ts';
import { modularValue } from './modular-value.ts';
import { PRIME, sameResidue } from './residue.ts';

/** Independent random points at which two expressions are compared. */
const SEEDS: readonly number[] = [1, 2];

/**
 * What residues prove: 'equal' where two expressions are the same fraction of polynomials in letters and functions,
 * 'different' where both are without functions and are not; undefined where residues cannot tell.
 *
 * Two different fractions of degree d agree at a random point with probability at most 2d/PRIME (J. Schwartz, *Fast
 * probabilistic algorithms for verification of polynomial identities*, JACM 1980). `equal` is said only where the
 * degrees keep that below 2⁻²⁰ at each of the points, 2⁻⁴⁰ in all.
 */
export function proof(a: Expr, b: Expr): 'equal' | 'different' | undefined {
  let proved: 'equal' | undefined;
  for (const seed of SEEDS) {
    const found = atOnePoint(a, b, seed);
    if (found !== 'equal') return found;
    proved = found;
  }
  return proved;
}

const HIGHEST_DEGREE = Number(PRIME / 2n ** 21n);

function atOnePoint(a: Expr, b: Expr, seed: number): 'equal' | 'different' | undefined {
  const field = randomField(seed);
  const [left, right] = [modularValue(a, field), modularValue(b, field)];
  if (!left || !right) return undefined;
  if (sameResidue(left.value, right.value))
    return left.value.degree + right.value.degree <= HIGHEST_DEGREE ? 'equal' : undefined;
  return left.isRational && right.isRational ? 'different' : undefined;
}
