import type { Expr } from '../expression/expression.ts';
import { known, type Walk } from './modular-walk.ts';
import { type Fraction, isOne, sumOf, WHOLE } from './multiples.ts';
import { type Modulo, ONE, type Residue } from './residue.ts';

/** So many times something, as a number modulo the prime. Of u and −u it is the same, taken so many times or less so many. */
export interface Unit {
  readonly value: Residue;
  readonly times: Fraction;
}

/** An angle or exponent as a sum of units, of which no two are the same; undefined where a divisor vanishes. */
export function unitsOf(e: Expr, walk: Walk): readonly Unit[] | undefined {
  const { modulo } = walk.field;
  const units: Unit[] = [];
  for (const { part, taken, times } of walk.exactly.multiples(e)) {
    const value = part ? known(part, walk) : ONE;
    const unit = value && unitOf(without(value, taken, modulo), times, modulo);
    if (!unit) return undefined;
    if (unit.value.top !== 0) enter(units, unit);
  }
  for (const { times } of units) walk.hasFractions ||= times.bottom !== 1;
  return units.length > 1 ? units.filter(({ times }) => times.top !== 0) : units;
}

/** A fraction modulo the prime. */
export const fraction = ({ top, bottom }: Fraction, modulo: Modulo): Residue =>
  bottom === 1 ? modulo.integer(top) : modulo.over(modulo.integer(top), modulo.integer(bottom));

/** What is left of a residue when a number is taken out. */
export const without = (value: Residue, number: Fraction, modulo: Modulo): Residue =>
  isOne(number) ? value : modulo.over(value, fraction(number, modulo));

/** So many times something; undefined where a divisor vanishes. */
export function unitOf(of: Residue, times: Fraction, modulo: Modulo): Unit | undefined {
  const number = modulo.dividedOut(of);
  if (number === undefined) return undefined;
  return number > modulo.prime / 2
    ? { value: residue(modulo.prime - number, of.degree), times: { top: -times.top, bottom: times.bottom } }
    : { value: residue(number, of.degree), times };
}

const residue = (top: number, degree: number): Residue => ({ top, bottom: 1, degree });

/** Adds a unit to those that are there; the degree is that of both, as they may be the same by chance. */
function enter(units: Unit[], unit: Unit): void {
  let place = 0;
  while (place < units.length && units[place]?.value.top !== unit.value.top) place++;
  const other = units[place];
  const times = other && sumOf(other.times, unit.times);
  if (!other || !times) units.push(unit);
  else units[place] = { value: { ...unit.value, degree: unit.value.degree + other.value.degree }, times };
}

/** A unit cut into as many parts as the field does, or as the fraction asks for, and how many of the parts it is. */
export function cut({ value, times }: Unit, fineness: number, modulo: Modulo): readonly [part: Residue, count: number] {
  const parts = fineness % times.bottom === 0 ? fineness : times.bottom;
  const count = times.top * (parts / times.bottom);
  const part = parts === 1 ? undefined : unitOf(modulo.over(value, modulo.integer(parts)), WHOLE, modulo);
  return part ? [part.value, count * part.times.top] : [value, count];
}
