import type { Expr } from '../expression/expression.ts';
import { letterOf, type WalkedField } from './modular-functions.ts';
import { cut, type Unit, unitsOf } from './modular-units.ts';
import { known, type Walk, type WalkedFunction } from './modular-walk.ts';
import { inverted, type Modulo, ONE, type Residue } from './residue.ts';

const exponentialLetter = letterOf('exp');

/** e to so many times a unit: u where the unit is log u, 1 where it is 0; else a power of a letter for a part of the unit. */
export function exponentialOf(unit: Unit, field: WalkedField): Residue | undefined {
  const { modulo, fineness } = field;
  const known = knownPower(unit, field);
  if (known) return known;
  const [part, count] = cut(unit, fineness, modulo);
  const letter = exponentialLetter([part], field);
  return letter && modulo.power(letter, count);
}

/** A whole power of what e to the unit is known to be. */
export function knownPower({ value, times }: Unit, field: WalkedField): Residue | undefined {
  const known = times.bottom === 1 ? knownExponential(value, field) : undefined;
  return known && field.modulo.power(known, times.top);
}

/** What e^(log u) and e^(−log u) are known to be, and e⁰; undefined for any other exponent. */
function knownExponential({ top, degree }: Residue, { modulo, exponentials }: WalkedField): Residue | undefined {
  if (top === 0) return ONE;
  const known = exponentials.get(top);
  const found = known ?? exponentials.get(modulo.prime - top);
  if (!found) return undefined;
  return { ...(known ? found : inverted(found)), degree: found.degree + degree };
}

/** The product of what an exponent's units give. */
export function productOver(
  exponent: Expr,
  walk: Walk,
  power: (unit: Unit) => Residue | undefined,
): Residue | undefined {
  const { modulo } = walk.field;
  const units = unitsOf(exponent, walk);
  let product: Residue | undefined = units && ONE;
  for (const unit of units ?? []) {
    const next = power(unit);
    product = product && next && (product === ONE ? next : modulo.times(product, next));
  }
  return product;
}

/** Remembers what e^u was found to be. */
export function rememberExponential(u: Residue, power: Residue, { modulo, logarithms }: WalkedField): void {
  const number = modulo.dividedOut(power);
  if (number !== undefined) logarithms.set(number, u);
}

/** e to an exponent, remembered for when its logarithm is asked. */
function exponential(exponent: Expr, walk: Walk): Residue | undefined {
  const power = productOver(exponent, walk, unit => exponentialOf(unit, walk.field));
  const u = known(exponent, walk);
  if (power && u) rememberExponential(u, power, walk.field);
  return power;
}

const difference = (e: Residue, modulo: Modulo): Residue => modulo.plus(e, modulo.negated(inverted(e)));
const sum = (e: Residue, modulo: Modulo): Residue => modulo.plus(e, inverted(e));

/** What is made of e^u. */
const BY_EXPONENTIAL: Readonly<Record<string, (e: Residue, modulo: Modulo) => Residue>> = {
  exp: e => e,
  sinh: (e, modulo) => modulo.over(difference(e, modulo), modulo.integer(2)),
  cosh: (e, modulo) => modulo.over(sum(e, modulo), modulo.integer(2)),
  tanh: (e, modulo) => modulo.over(difference(e, modulo), sum(e, modulo)),
  coth: (e, modulo) => modulo.over(sum(e, modulo), difference(e, modulo)),
  sech: (e, modulo) => modulo.over(modulo.integer(2), sum(e, modulo)),
  csch: (e, modulo) => modulo.over(modulo.integer(2), difference(e, modulo)),
  sigmoid: (e, modulo) => modulo.over(e, modulo.plus(e, ONE)),
};

/** The functions that are made of e^u. */
export const EXPONENTIAL: Readonly<Record<string, WalkedFunction>> = Object.fromEntries(
  Object.entries(BY_EXPONENTIAL).map(([name, made]) => [
    name,
    ([u], walk) => {
      const e = u && exponential(u, walk);
      return e && made(e, walk.field.modulo);
    },
  ]),
);
