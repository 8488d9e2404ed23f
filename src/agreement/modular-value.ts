import { type Factor, HALF } from '../algebra/exponents.ts';
import type { Rational } from '../algebra/rational.ts';
import { type Call, type Expr, isCall, isConstantName } from '../expression/expression.ts';
import { CIRCULAR, PI } from './modular-angles.ts';
import { EXPONENTIAL, exponentialOf, knownPower, productOver, rememberExponential } from './modular-exponentials.ts';
import { letterOf, MODULAR_FUNCTIONS, naturalLogarithm, type RandomField, walked } from './modular-functions.ts';
import { LOGARITHMIC, logarithmOf } from './modular-logarithms.ts';
import { powerOf, ROOTS } from './modular-power.ts';
import { fraction, type Unit, unitOf, without } from './modular-units.ts';
import { known, type Walk, type WalkedFunction } from './modular-walk.ts';
import { factored, isOne, WHOLE } from './multiples.ts';
import type { Ordered } from './ordered.ts';
import { type Modulo, ONE, type Residue } from './residue.ts';

/** An expression at one random point of a field. */
export interface ModularValue {
  readonly value: Residue;
  /** Whether only letters, numbers, + − · ÷ and whole powers occur: then another residue is another function. */
  readonly isRational: boolean;
  /** Whether a part of an angle or an exponent occurs, x/2 say, so that a finer field may tell more. */
  readonly hasFractions: boolean;
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
  const walk: Walk = { field, order, values, exactly, isRational: true, hasFractions: false };
  let next = 0;
  for (const part of order) {
    const first = next;
    next += part.kind === 'call' ? part.args.length : 0;
    const value = residueOf(part, next > first ? argsAt(places, first, next, values) : NONE, walk);
    if (!value || value.bottom === 0) return undefined;
    values.push(value);
  }
  const value = values.at(-1);
  const branches = field.roots.all().reduce((all, order) => all * order, 1);
  return value && { value, isRational: walk.isRational, hasFractions: walk.hasFractions, branches };
}

/** What was found for the arguments of a call, which stand before it. An array that grows takes room for sixteen. */
function argsAt(places: readonly number[], first: number, end: number, values: readonly Residue[]): readonly Residue[] {
  const [a, b] = [values[places[first] ?? -1], values[places[first + 1] ?? -1]];
  if (a && end === first + 1) return [a];
  if (a && b && end === first + 2) return [a, b];
  return places.slice(first, end).flatMap(place => values[place] ?? NONE);
}

function residueOf(node: Expr, args: readonly Residue[], walk: Walk): Residue | undefined {
  if (node.kind === 'number') return ofDigits(node.digits, walk);
  if (node.kind === 'symbol') return ofName(node.name, walk);
  return ARITHMETIC[node.op]?.(args, walk.field.modulo) ?? ofFunction(node, args, walk);
}

function ofDigits(digits: string, { field }: Walk): Residue {
  if (digits.length <= SHORT && !digits.includes('.')) return field.modulo.integer(Number(digits));
  const [whole = '', decimals = ''] = digits.split('.');
  return field.modulo.integers(BigInt(whole + decimals || '0'), 10n ** BigInt(decimals.length));
}

/** Whole numbers of so many digits are exact doubles. */
const SHORT = 15;

/** e is e¹, so that e · e^x is e^(x + 1). */
function ofName(name: string, walk: Walk): Residue | undefined {
  if (!isConstantName(name)) return walk.field.letter(name);
  walk.isRational = false;
  return name === 'e' ? exponentialOf(ONCE, walk.field) : walk.field.letter(PI);
}

const ONCE: Unit = { value: ONE, times: WHOLE };

type Arithmetic = (args: readonly Residue[], modulo: Modulo) => Residue | undefined;

const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  add: (args, modulo) => args.reduce((a, b) => modulo.plus(a, b)),
  multiply: (args, modulo) => args.reduce((a, b) => modulo.times(a, b)),
  negate: ([a], modulo) => a && modulo.negated(a),
  divide: ([a, b], modulo) => a && b && modulo.over(a, b),
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
  return made ? made(node.args, walk) : (MODULAR_FUNCTIONS[node.op] ?? letterOf(node.op))(args, walk.field);
}

/** Functions that look at how their arguments are made: as sums and products. */
const OF_PARTS: Readonly<Record<string, WalkedFunction>> = { ...EXPONENTIAL, ...CIRCULAR, ...LOGARITHMIC };

function ofPower(base: Expr, exponent: Expr, args: readonly Residue[], walk: Walk): Residue | undefined {
  const [residue] = args;
  const { field } = walk;
  const short = shortNumber(exponent);
  if (residue && short !== undefined) return ofPowerOfRoot(base, short, walk) ?? field.modulo.power(residue, short);
  const exact = walk.exactly.number(exponent);
  if (exact) return ofSplitPower(base, exact, args[0], walk);
  walk.isRational = false;
  const logarithm = residue && logarithmOf(base, residue, walk);
  if (!logarithm) return undefined;
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

const isWholeNumber = ({ value, times }: Unit): boolean => value.top === 1 && times.bottom === 1;

/** (p₁^c₁ p₂^c₂ …)^u, a letter for each p^(u/d) where d is the denominator of c. */
const productOfPowers = (primes: readonly Factor[], u: Unit, walk: Walk): Residue | undefined =>
  primes.reduce<Residue | undefined>((product, { base, exponent: { s, n, d } }) => {
    const { modulo } = walk.field;
    const prime = residueOf(base, NONE, walk);
    const logarithm = prime && naturalLogarithm([prime], walk.field);
    const share = logarithm && modulo.times(logarithm, modulo.integers(1n, d));
    const unit = share && unitOf(modulo.times(u.value, share), u.times, modulo);
    const power = unit && exponentialOf(unit, walk.field);
    return product && power && modulo.times(product, modulo.power(power, Number(s * n)));
  }, ONE);

/** √(c u) as √c √u where the root of the number c > 0 is a number of the field. */
function ofSplitPower(base: Expr, exponent: Rational, residue: Residue | undefined, walk: Walk): Residue | undefined {
  const { modulo } = walk.field;
  const { number, isNumber } = exponent.d % 2n === 0n ? factored(base) : PLAIN;
  const size = { top: Math.abs(number.top), bottom: number.bottom };
  if (!residue || isNumber || isOne(size)) return ofExactPower(base, exponent, residue, walk);
  const root = modulo.squareRoot(fraction(size, modulo), Number(exponent.d));
  if (!root) return ofExactPower(base, exponent, residue, walk);
  const rest = ofExactPower(base, exponent, without(residue, size, modulo), walk);
  return rest && modulo.times(modulo.power(root, Number(exponent.s * exponent.n)), rest);
}

const PLAIN = { number: WHOLE, isNumber: false };

/** (√u)^n as u^(n/2), for which √u need not be known; undefined for another base. */
function ofPowerOfRoot(base: Expr, n: number, walk: Walk): Residue | undefined {
  const [inner] = isCall(base, 'sqrt') ? base.args : [];
  const value = inner && known(inner, walk);
  return value && ofExactPower(inner, HALF.mul(n), value, walk);
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
  if (size.kind !== 'number' || !SHORT_WHOLE.test(size.digits)) return undefined;
  return inner ? -Number(size.digits) : Number(size.digits);
}

const SHORT_WHOLE = /^[1-9]\d{0,3}$/;
