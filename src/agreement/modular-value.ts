import { type Factor, HALF } from '../algebra/exponents.ts';
import type { Rational } from '../algebra/rational.ts';
import { type Call, type Expr, isCall, isConstantName } from '../expression/expression.ts';
import { leavesOut } from './edges.ts';
import { CIRCULAR, PI } from './modular-angles.ts';
import { EXPONENTIAL, exponentialOf, knownPower, productOver, rememberExponential } from './modular-exponentials.ts';
import { letterOf, MODULAR_FUNCTIONS, naturalLogarithm, type RandomField, walked } from './modular-functions.ts';
import { KINKED } from './modular-kinks.ts';
import { LOGARITHMIC, logarithmOf } from './modular-logarithms.ts';
import { powerOf, ROOTS } from './modular-power.ts';
import { fraction, type Unit, unitOf, without } from './modular-units.ts';
import { known, needPositive, type Walk, type WalkedFunction } from './modular-walk.ts';
import { isOne, productOf, WHOLE } from './multiples.ts';
import type { Ordered } from './ordered.ts';
import { type Modulo, NOTHING, ONE, type Residue } from './residue.ts';

/** An expression at one random point of a field. */
export interface ModularValue {
  readonly value: Residue;
  /** Whether only letters, numbers, + − · ÷ and whole powers occur: then another residue is another function. */
  readonly isRational: boolean;
  /** Whether a part of an angle or an exponent occurs, x/2 say, so that a finer field may tell more. */
  readonly hasFractions: boolean;
  /** What may not be negative where it is real, as numbers; undefined where that is not all it needs. */
  readonly needs: readonly number[] | undefined;
  /** In how many ways its odd roots could be chosen if they were complex. */
  readonly branches: number;
}

const NONE: readonly Residue[] = [];

/**
 * The value of an expression modulo the prime, with every function of an argument a letter of its own, the same for
 * arguments of equal residue. What holds for all functions alike is kept: e^(a + b) = e^a e^b, sin² + cos² = 1, tan and
 * its kin by sine and cosine, the hyperbolic functions by e^u, e^(log u) = u, powers and odd roots of products. undefined
 * where a divisor vanishes.
 *
 * After G. Gonnet, *Determining equivalence of expressions in random polynomial time* (STOC 1984).
 */
export function modularValue({ order, places, exactly }: Ordered, random: RandomField): ModularValue | undefined {
  const field = walked(random);
  const values: Residue[] = [];
  const walk: Walk = { field, order, places, values, exactly, isRational: true, hasFractions: false, needs: [] };
  let [first, value]: [number, Residue | undefined] = [0, undefined];
  for (const part of order) {
    value = residueOf(part, first, walk);
    if (!value || value.bottom === 0) return undefined;
    values.push(value);
    if (part.kind === 'call') first += part.args.length;
  }
  const branches = field.roots.all().reduce((all, order) => all * order, 1);
  const { isRational, hasFractions, needs } = walk;
  return value && { value, isRational, hasFractions, needs, branches };
}

/** The residue of a part, the places of whose arguments begin at `first` among all. */
function residueOf(node: Expr, first: number, walk: Walk): Residue | undefined {
  if (node.kind === 'number') return ofDigits(node.digits, walk);
  if (node.kind === 'symbol') return ofName(node.name, walk);
  const made = ARITHMETIC[node.op];
  return made
    ? made(walk, first, first + node.args.length)
    : ofFunction(node, argsAt(first, node.args.length, walk), walk);
}

/** What was found for the arguments of a call. An array that grows takes room for sixteen. */
function argsAt(first: number, count: number, walk: Walk): readonly Residue[] {
  const a = argument(walk, first);
  if (a && count === 1) return [a];
  const b = argument(walk, first + 1);
  if (a && b && count === 2) return [a, b];
  return walk.places.slice(first, first + count).flatMap(place => walk.values[place] ?? NONE);
}

/** What was found for an argument, given by where its place stands. */
const argument = ({ places, values }: Walk, at: number): Residue | undefined => values[places[at] ?? -1];

function ofDigits(digits: string, { field }: Walk): Residue {
  if (digits.length === 1) return DIGITS[digits.charCodeAt(0) - ZERO] ?? NOTHING;
  if (digits.length <= SHORT && !digits.includes('.')) return field.modulo.integer(Number(digits));
  const [whole = '', decimals = ''] = digits.split('.');
  return field.modulo.integers(BigInt(whole + decimals || '0'), 10n ** BigInt(decimals.length));
}

const ZERO = '0'.charCodeAt(0);
const DIGITS: readonly Residue[] = Array.from({ length: 10 }, (_, top) => ({ top, bottom: 1, degree: 0 }));

/** Whole numbers of so many digits are exact doubles. */
const SHORT = 15;

/** e is e¹, so that e · e^x is e^(x + 1). */
function ofName(name: string, walk: Walk): Residue | undefined {
  if (!isConstantName(name)) return walk.field.letter(name);
  walk.isRational = false;
  return name === 'e' ? exponentialOf(ONCE, walk.field) : walk.field.letter(PI);
}

const ONCE: Unit = { value: ONE, times: WHOLE };

/** What is made of the arguments whose places stand from one place to another. */
type Arithmetic = (walk: Walk, first: number, end: number) => Residue | undefined;

const folded =
  (combine: (modulo: Modulo, a: Residue, b: Residue) => Residue): Arithmetic =>
  (walk, first, end) => {
    let all = argument(walk, first);
    for (let at = first + 1; all && at < end; at++) {
      const next = argument(walk, at);
      all = next && combine(walk.field.modulo, all, next);
    }
    return all;
  };

const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  add: folded((modulo, a, b) => modulo.plus(a, b)),
  multiply: folded((modulo, a, b) => modulo.times(a, b)),
  divide: folded((modulo, a, b) => modulo.over(a, b)),
  negate: (walk, first) => {
    const a = argument(walk, first);
    return a && walk.field.modulo.negated(a);
  },
};

function ofFunction(node: Call, args: readonly Residue[], walk: Walk): Residue | undefined {
  const [base, exponent] = node.args;
  if (node.op === 'power' && base && exponent) return ofPower(base, exponent, args, walk);
  walk.isRational = false;
  const root = ROOTS[node.op];
  if (root && base) return ofSplitPower(base, root, args[0], walk);
  const exact = walk.exactly.value(node);
  if (exact) return modularValue(exact, walk.field)?.value;
  const made = OF_PARTS[node.op];
  if (!made && leavesOut(node.op)) walk.needs = undefined;
  return made ? made(node.args, walk) : (OF_RESIDUES[node.op] ?? letterOf(node.op))(args, walk.field);
}

/** Functions of the residues of their arguments alone. */
const OF_RESIDUES = { ...MODULAR_FUNCTIONS, ...KINKED };

/** Functions that look at how their arguments are made: as sums and products. */
const OF_PARTS: Readonly<Record<string, WalkedFunction>> = { ...EXPONENTIAL, ...CIRCULAR, ...LOGARITHMIC };

function ofPower(base: Expr, exponent: Expr, args: readonly Residue[], walk: Walk): Residue | undefined {
  const [residue] = args;
  const { field } = walk;
  const short = shortNumber(exponent);
  if (residue && short !== undefined) {
    return ofPowerOfRoot(base, short, walk) ?? ofPowerOfSize(base, short, walk) ?? field.modulo.power(residue, short);
  }
  const exact = walk.exactly.number(exponent);
  if (exact) return ofSplitPower(base, exact, args[0], walk);
  walk.isRational = false;
  const logarithm = residue && logarithmOf(base, residue, walk);
  if (!logarithm) return undefined;
  if (!isPositiveNumber(base, walk)) needPower(args, walk);
  const primes = walk.exactly.primes(base) ?? [];
  const power = productOver(exponent, walk, unit => {
    if (isWholeNumber(unit)) return field.modulo.power(residue, unit.times.top);
    const whole = unitOf(field.modulo.times(unit.value, logarithm), unit.times, field.modulo);
    if (!whole || primes.length === 0) return whole && exponentialOf(whole, field);
    return knownPower(whole, field) ?? productOfPowers(primes, unit, walk);
  });
  const u = args[1];
  if (power && u) rememberExponential(field.modulo.times(u, logarithm), power, field);
  return power;
}

function isPositiveNumber(part: Expr, walk: Walk): boolean {
  const { number, isNumber } = walk.exactly.factors(part);
  return isNumber && number.top > 0;
}

/** Where a power with an exponent that varies is real depends on both: x^x is at −1. */
function needPower(args: readonly Residue[], walk: Walk): void {
  const letter = powerLetter(args, walk.field);
  if (letter) walk.needs?.push(walk.field.modulo.prime + letter.top);
}

const powerLetter = letterOf('power');

const isWholeNumber = ({ value, times }: Unit): boolean => value.top === 1 && times.bottom === 1;

/** (p₁^c₁ p₂^c₂ …)^u as the product of the powers of e for the cᵢ u log pᵢ. */
const productOfPowers = (primes: readonly Factor[], { value, times }: Unit, walk: Walk): Residue | undefined =>
  primes.reduce<Residue | undefined>((product, { base, exponent: { s, n, d } }) => {
    const { modulo } = walk.field;
    const prime = residueOf(base, 0, walk);
    const logarithm = prime && naturalLogarithm([prime], walk.field);
    const all = productOf(times, { top: Number(s * n), bottom: Number(d) });
    const unit = logarithm && all && unitOf(modulo.times(value, logarithm), all, modulo);
    if (all && all.bottom > 1) walk.hasFractions = true;
    const power = unit && exponentialOf(unit, walk.field);
    return product && power && modulo.times(product, power);
  }, ONE);

/** √(c u) as √c √u where the root of the number c > 0 is a number of the field. */
function ofSplitPower(base: Expr, exponent: Rational, residue: Residue | undefined, walk: Walk): Residue | undefined {
  const { modulo } = walk.field;
  const { number, isNumber } = exponent.d % 2n === 0n ? walk.exactly.factors(base) : PLAIN;
  const size = { top: Math.abs(number.top), bottom: number.bottom };
  if (exponent.n === 0n) walk.needs = undefined;
  if (residue && exponent.d % 2n === 0n && !(isNumber && number.top > 0)) {
    needPositive(without(residue, size, modulo), walk);
  }
  if (!residue || isNumber || isOne(size)) return ofExactPower(base, exponent, residue, walk);
  const root = modulo.squareRoot(fraction(size, modulo), Number(exponent.d));
  if (!root) return ofExactPower(base, exponent, residue, walk);
  const rest = ofExactPower(base, exponent, without(residue, size, modulo), walk);
  return rest && modulo.times(modulo.powerOfNumber(root, exponent.s * exponent.n), rest);
}

const PLAIN = { number: WHOLE, isNumber: false };

/** (√u)^n as u^(n/2), for which √u need not be known; undefined for another base. */
function ofPowerOfRoot(base: Expr, n: number, walk: Walk): Residue | undefined {
  const [inner] = isCall(base, 'sqrt') ? base.args : [];
  const value = inner && known(inner, walk);
  return value && ofExactPower(inner, HALF.mul(n), value, walk);
}

/** |u|^n as u^n for an even n; undefined for another base or exponent. */
function ofPowerOfSize(base: Expr, n: number, walk: Walk): Residue | undefined {
  const [inner] = isCall(base, 'abs') && n % 2 === 0 ? base.args : [];
  const value = inner && known(inner, walk);
  return value && walk.field.modulo.power(value, n);
}

function ofExactPower(base: Expr, exponent: Rational, residue: Residue | undefined, walk: Walk): Residue | undefined {
  if (!residue) return undefined;
  const power = powerOf({ residue, exact: () => walk.exactly.number(base) }, exponent, walk.field);
  walk.isRational &&= power.isRational;
  return power.residue;
}

/** A whole number of four digits at most that is written, with or without a minus sign; undefined for anything else. */
function shortNumber(e: Expr): number | undefined {
  const [inner] = isCall(e, 'negate') ? e.args : [];
  const size = inner ?? e;
  if (size.kind !== 'number' || !isShortWhole(size.digits)) return undefined;
  return inner ? -Number(size.digits) : Number(size.digits);
}

const isShortWhole = (digits: string): boolean =>
  digits.length <= 4 && digits.charCodeAt(0) > ZERO && !digits.includes('.');
