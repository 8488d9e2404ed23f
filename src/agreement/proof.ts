import type { Expr } from '../expression/expression.ts';
import { argumentPlaces } from '../expression/walk.ts';
import { type RandomField, randomField } from './modular-functions.ts';
import { type ModularValue, modularValue } from './modular-value.ts';
import { ordered } from './ordered.ts';

/**
 * The largest primes below 2²⁶ that are twice a prime and 1 (see Modulo), and modulo which 2, 3, 5, 7, 11 and 13 are
 * squares, so that their roots are numbers; a random point modulo each.
 */
const PRIMES: readonly number[] = [67072199, 67058879, 67041719, 66944279, 66943439, 66942119];
const FIELDS: readonly RandomField[] = PRIMES.map(randomField);

/** The values of an expression modulo the primes, each computed when it is first asked. */
export type Residues = (prime: number) => ModularValue | undefined;

/** The residues of an expression, given by its parts in postorder and the places of their arguments. */
export function residuesOf(order: readonly Expr[], places = argumentPlaces(order)): Residues {
  const parts = ordered(order, places);
  const found: (ModularValue | undefined)[] = [];
  return prime => {
    for (let next = found.length; next <= prime; next++) {
      const field = FIELDS[next];
      found.push(field && modularValue(parts, field));
    }
    return found[prime];
  };
}

/**
 * What residues prove: 'equal' where two expressions are the same fraction of polynomials in letters and functions,
 * 'different' where both are without functions and are not; undefined where residues cannot tell.
 *
 * Two different fractions of degree d agree at a random point modulo p with probability at most 2d/p (J. Schwartz, *Fast
 * probabilistic algorithms for verification of polynomial identities*, JACM 1980). With odd roots it is the norm of their
 * difference, a fraction of so many times the degree as there are branches, that vanishes there; and as a real number and
 * a number modulo the primes have one odd root each, both take the same branch. `equal` is said once the points, each
 * modulo another prime, leave less than 2⁻⁴⁰ to chance: two of them for small degrees, all six up to 2¹⁷.
 */
export function proof(a: Residues, b: Residues): 'equal' | 'different' | undefined {
  let chance = 1;
  for (const [i, prime] of PRIMES.entries()) {
    const left = a(i);
    const right = left && b(i);
    const modulo = FIELDS[i]?.modulo;
    if (!left || !right || !modulo) return undefined;
    if (!modulo.same(left.value, right.value)) return left.isRational && right.isRational ? 'different' : undefined;
    const degree = (left.value.degree + right.value.degree) * left.branches * right.branches;
    chance *= Math.max(FEWEST, 2 * degree) / prime;
    if (chance < LEFT_TO_CHANCE) return 'equal';
  }
  return undefined;
}

const LEFT_TO_CHANCE = 2 ** -40;
/** Never one prime alone: the coefficients of a difference may all be multiples of it. */
const FEWEST = 32;
