import type { Factor } from '../algebra/exponents.ts';
import type { Rational } from '../algebra/rational.ts';
import { type Call, type Expr, isCall, isConstantName, parts } from '../expression/expression.ts';
import {
  exponentialOf,
  knownExponential,
  letterOf,
  MODULAR_FUNCTIONS,
  type ModularFunction,
  naturalLogarithm,
  type RandomField,
  rememberExponential,
  type WalkedField,
  walked,
} from './modular-functions.ts';
import { powerOf, ROOTS } from './modular-power.ts';
import type { Exactly, Ordered } from './ordered.ts';
import { inverted, type Modulo, ONE, type Residue } from './residue.ts';

/** An expression at one random point of a field. */
export interface ModularValue {
  readonly value: Residue;
  /** Whether only letters, numbers, + − · ÷ and whole powers occur: then another residue is another function. */
  readonly isRational: boolean;
  /** In how many ways its odd roots could be chosen if they were complex. */
  readonly branches: number;
}

const NONE: readonly Residue[] = [];

/** What the functions of a walk are computed with. */
interface Walk {
  readonly field: WalkedField;
  /** The parts, and what was found for the first of them. */
  readonly order: readonly Expr[];
  readonly values: Residue[];
  readonly exactly: Exactly;
  isRational: boolean;
}

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
  const walk: Walk = { field, order, values, exactly, isRational: true };
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
  return value && { value, isRational: walk.isRational, branches };
}

/** What was found for the arguments of a call, which stand before it. An array that grows takes room for sixteen. */
function argsAt(places: readonly number[], first: number, end: number, values: readonly Residue[]): readonly Residue[] {
  const [a, b] = [values[places[first] ?? -1], values[places[first + 1] ?? -1]];
  if (a && end === first + 1) return [a];
  if (a && b && end === first + 2) return [a, b];
  return places.slice(first, end).flatMap(place => values[place] ?? NONE);
}

/** What was found for a part of the order. */
const known = (part: Expr, { order, values }: Walk): Residue | undefined => values[order.indexOf(part)];

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
  return name === 'e' ? exponentialOf([ONE], walk.field) : walk.field.letter(`constant ${name}`);
}

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
  if (root && base) return ofExactPower(base, root, args, walk);
  const exact = walk.exactly.value(node);
  if (exact) return modularValue(exact, walk.field)?.value;
  const made = BY_EXPONENTIAL[node.op];
  if (!made || !base) return (MODULAR_FUNCTIONS[node.op] ?? letterOf(node.op))(args, walk.field);
  const e = exponential(base, exponentialOf, walk);
  const [u] = args;
  if (e && u) rememberExponential(u, e, walk.field);
  return e && made(e, walk.field.modulo);
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

function ofPower(base: Expr, exponent: Expr, args: readonly Residue[], walk: Walk): Residue | undefined {
  const [residue] = args;
  const { field } = walk;
  const short = shortNumber(exponent);
  if (residue && short !== undefined) return field.modulo.power(residue, short);
  const exact = walk.exactly.number(exponent);
  if (exact) return ofExactPower(base, exact, args, walk);
  walk.isRational = false;
  const logarithm = residue && naturalLogarithm([residue], field);
  if (!logarithm) return undefined;
  const primes = walk.exactly.primes(base) ?? [];
  const letter: ModularFunction = ([unit]) => {
    const whole = unit && field.modulo.times(unit, logarithm);
    if (primes.length === 0 || !whole) return whole && exponentialOf([whole], field);
    return knownExponential(whole, field) ?? productOfPowers(primes, unit, walk);
  };
  return exponential(exponent, letter, walk, residue);
}

/** (p₁^c₁ p₂^c₂ …)^u, a letter for each p^(u/d) where d is the denominator of c. */
const productOfPowers = (primes: readonly Factor[], u: Residue, walk: Walk): Residue | undefined =>
  primes.reduce<Residue | undefined>((product, { base, exponent: { s, n, d } }) => {
    const { modulo } = walk.field;
    const prime = residueOf(base, NONE, walk);
    const logarithm = prime && naturalLogarithm([prime], walk.field);
    const share = logarithm && modulo.times(logarithm, modulo.integers(1n, d));
    const power = share && exponentialOf([modulo.times(u, share)], walk.field);
    return product && power && modulo.times(product, modulo.power(power, Number(s * n)));
  }, ONE);

function ofExactPower(base: Expr, exponent: Rational, [residue]: readonly Residue[], walk: Walk): Residue | undefined {
  if (!residue) return undefined;
  const power = powerOf({ residue, exact: () => walk.exactly.number(base) }, exponent, walk.field);
  walk.isRational &&= power.isRational;
  return power.residue;
}

/** base^(c₁t₁ + c₂t₂ + …) as the product of the (base^tᵢ)^cᵢ, the cᵢ whole; a power of a known base is its own power for t = 1. */
function exponential(exponent: Expr, letter: ModularFunction, walk: Walk, base?: Residue): Residue | undefined {
  const { modulo } = walk.field;
  let product: Residue | undefined = ONE;
  for (const term of parts(exponent, 'add')) {
    const whole = wholeFactor(term);
    const value = known(term, walk);
    const unit = value && modulo.over(value, modulo.integer(whole));
    const isOne = unit && modulo.same(unit, ONE);
    const one = isOne && base ? base : unit && letter([unit], walk.field);
    product = product && one && modulo.times(product, modulo.power(one, whole));
  }
  return product;
}

/** −3x has the whole factor −3, every other term 1. */
function wholeFactor(term: Expr): number {
  const [inner] = isCall(term, 'negate') ? term.args : [];
  const first = parts(inner ?? term, 'multiply')[0];
  const whole = (first?.kind === 'number' ? wholeNumber(first) : undefined) ?? 1;
  return inner ? -whole : whole;
}

/** A whole number but 0 that is written, with or without a minus sign; undefined for anything else. */
const wholeNumber = (e: Expr): number | undefined => signedNumber(e, WHOLE);

/** The same of four digits at most. */
const shortNumber = (e: Expr): number | undefined => signedNumber(e, SHORT_WHOLE);

function signedNumber(e: Expr, written: RegExp): number | undefined {
  const [inner] = isCall(e, 'negate') ? e.args : [];
  const size = inner ?? e;
  if (size.kind !== 'number' || !written.test(size.digits)) return undefined;
  return inner ? -Number(size.digits) : Number(size.digits);
}

const [WHOLE, SHORT_WHOLE] = [/^[1-9]\d{0,6}$/, /^[1-9]\d{0,3}$/];
