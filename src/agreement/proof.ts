import type { Expr } from '../expression/expression.ts';
import { type RandomField, randomField } from './modular-functions.ts';
import { modularValue } from './modular-value.ts';

/** The largest primes below 2²⁶, a random point modulo each. */
const PRIMES: readonly number[] = [67108859, 67108837, 67108819, 67108777];
const FIELDS: readonly RandomField[] = PRIMES.map(randomField);

/**
 * What residues prove: 'equal' where two expressions are the same fraction of polynomials in letters and functions,
 * 'different' where both are without functions and are not; undefined where residues cannot tell.
 *
 * Two different fractions of degree d agree at a random point modulo p with probability at most 2d/p (J. Schwartz, *Fast
 * probabilistic algorithms for verification of polynomial identities*, JACM 1980). `equal` is said only where the
 * degrees keep that below 2⁻¹⁰ at each of the four points, 2⁻⁴⁰ in all.
 */
export function proof(a: Expr, b: Expr): 'equal' | 'different' | undefined {
  for (const field of FIELDS) {
    const found = inField(a, b, field);
    if (found !== 'equal') return found;
  }
  return 'equal';
}

const HIGHEST_DEGREE = 2 ** 15;

function inField(a: Expr, b: Expr, field: RandomField): 'equal' | 'different' | undefined {
  const [left, right] = [modularValue(a, field), modularValue(b, field)];
  if (!left || !right) return undefined;
  if (field.modulo.same(left.value, right.value))
    return left.value.degree + right.value.degree <= HIGHEST_DEGREE ? 'equal' : undefined;
  return left.isRational && right.isRational ? 'different' : undefined;
}
