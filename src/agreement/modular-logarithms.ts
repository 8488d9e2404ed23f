import { type Expr, isCall } from '../expression/expression.ts';
import { naturalLogarithm } from './modular-functions.ts';
import { fraction, without } from './modular-units.ts';
import { known, needPositive, type Walk, type WalkedFunction } from './modular-walk.ts';
import { type Fraction, isOne, WHOLE } from './multiples.ts';
import { NOTHING, type Residue } from './residue.ts';

/**
 * The natural logarithm of a part and of its residue. log(c u) is log c + log u for a positive number c, log(u³) is 3 log u
 * and log(√u) a half of log u: where the one is real the other is. log(u²) is not 2 log u, for u may be negative. What
 * it is of is remembered, so that e^(log u) is u.
 */
export function logarithmOf(e: Expr, value: Residue, walk: Walk): Residue | undefined {
  const { modulo, logarithms, exponentials } = walk.field;
  const number = modulo.dividedOut(value);
  const known = number === undefined ? undefined : logarithms.get(number);
  const found = number === undefined ? undefined : (known ?? taken(e, value, walk));
  const own = found && modulo.dividedOut(found);
  if (own !== undefined) exponentials.set(own, value);
  return found && { ...found, degree: found.degree + value.degree };
}

/** A logarithm so many times. */
interface Times {
  readonly of: Residue;
  readonly times: Fraction;
}

/** The logarithm taken apart: that of the number, and that of what it is a multiple of a power of. */
function taken(e: Expr, value: Residue, walk: Walk): Residue | undefined {
  const { modulo } = walk.field;
  const { number, only, exponent, isNumber } = walk.exactly.factors(e);
  const size = { top: Math.abs(number.top), bottom: number.bottom };
  const ofNumber = logarithmOfNumber(size, walk);
  const isPositive = number.top > 0;
  const { of, times } = (only && ofPower(only, exponent, isPositive, walk)) ?? {
    of: without(value, size, modulo),
    times: WHOLE,
  };
  const rest = naturalLogarithm([of], walk.field);
  if (!isNumber || number.top < 0) needPositive(of, walk);
  return ofNumber && rest && modulo.plus(ofNumber, isOne(times) ? rest : modulo.times(rest, fraction(times, modulo)));
}

/** What the logarithm of an odd power, or of a power of a root, is a multiple of; undefined for other powers. */
function ofPower(base: Expr, exponent: number, isPositive: boolean, walk: Walk): Times | undefined {
  const [inner] = isPositive && isCall(base, 'sqrt') ? base.args : [];
  const root = inner && known(inner, walk);
  if (root) return { of: root, times: { top: exponent, bottom: 2 } };
  const of = exponent % 2 === 0 ? undefined : known(base, walk);
  return of && { of: isPositive ? of : walk.field.modulo.negated(of), times: { top: exponent, bottom: 1 } };
}

function logarithmOfNumber({ top, bottom }: Fraction, { field }: Walk): Residue | undefined {
  if (top === bottom) return NOTHING;
  const { modulo } = field;
  const [above, below] = [top, bottom].map(whole => naturalLogarithm([modulo.integer(whole)], field));
  return above && below && modulo.plus(above, modulo.negated(below));
}

/** The logarithms by name: quotients of natural ones, the base among the arguments or with the name. */
export const LOGARITHMIC: Readonly<Record<string, WalkedFunction>> = {
  log: ([u], walk) => u && ofPart(u, walk),
  log2: ([u], walk) => u && toBase(ofPart(u, walk), logarithmOfNumber({ top: 2, bottom: 1 }, walk), walk),
  log10: ([u], walk) => u && toBase(ofPart(u, walk), logarithmOfNumber({ top: 10, bottom: 1 }, walk), walk),
  logbase: ([u, base], walk) => u && base && toBase(ofPart(u, walk), ofPart(base, walk), walk),
};

function ofPart(part: Expr, walk: Walk): Residue | undefined {
  const value = known(part, walk);
  return value && logarithmOf(part, value, walk);
}

const toBase = (of: Residue | undefined, base: Residue | undefined, { field }: Walk): Residue | undefined =>
  of && base && field.modulo.over(of, base);
