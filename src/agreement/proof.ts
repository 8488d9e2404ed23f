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
/** Into so many parts angles and exponents are cut where halves, thirds, quarters … of them occur. */
const FINE = 36;
const fieldsOf = (fineness: number): readonly RandomField[] =>
  PRIMES.map((prime, seed) => randomField(prime, seed, fineness));
const [PLAIN_FIELDS, FINE_FIELDS] = [fieldsOf(1), fieldsOf(FINE)];

/** The values of an expression in fields, each computed when it is first asked. */
export type Residues = (field: RandomField) => ModularValue | undefined;

/** The residues of an expression, given by its parts in postorder and the places of their arguments. */
export function residuesOf(order: readonly Expr[], places = argumentPlaces(order)): Residues {
  const parts = ordered(order, places);
  const fields: RandomField[] = [];
  const found: (ModularValue | undefined)[] = [];
  return field => {
    const place = fields.indexOf(field);
    if (place >= 0) return found[place];
    fields.push(field);
    found.push(modularValue(parts, field));
    return found[fields.length - 1];
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
export function proof(a: Residues, b: Residues): Proved {
  const plain = provedIn(PLAIN_FIELDS, a, b);
  return plain === undefined && isFiner(a, b) ? provedIn(FINE_FIELDS, a, b) : plain;
}

type Proved = 'equal' | 'different' | undefined;

/** Whether one of two has parts of angles or exponents that the plain fields have no letters for. */
const isFiner = (...both: readonly Residues[]): boolean =>
  both.some(residues => PLAIN_FIELDS.slice(0, 1).some(field => residues(field)?.hasFractions));

function provedIn(fields: readonly RandomField[], a: Residues, b: Residues): Proved {
  let chance = 1;
  for (const field of fields) {
    const left = a(field);
    const right = left && b(field);
    if (!left || !right) return undefined;
    if (!field.modulo.same(left.value, right.value))
      return left.isRational && right.isRational ? 'different' : undefined;
    const degree = (left.value.degree + right.value.degree) * left.branches * right.branches;
    chance *= Math.max(FEWEST, 2 * degree) / field.modulo.prime;
    if (chance < LEFT_TO_CHANCE) return 'equal';
  }
  return undefined;
}

/**
 * Whether two are real at the same places, as far as residues tell: they take logarithms, even roots and powers of the same
 * things. False where they need anything else.
 */
export function haveSameNeeds(a: Residues, b: Residues): boolean {
  const [field] = PLAIN_FIELDS;
  const [left, right] = [field && a(field)?.needs, field && b(field)?.needs];
  return left !== undefined && right !== undefined && areAmong(left, right) && areAmong(right, left);
}

const areAmong = (some: readonly number[], all: readonly number[]): boolean => some.every(need => all.includes(need));

const LEFT_TO_CHANCE = 2 ** -40;
/** Never one prime alone: the coefficients of a difference may all be multiples of it. */
const FEWEST = 32;
