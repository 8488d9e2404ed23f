import { exactValue } from '../algebra/exact.ts';
import { type Rational, rationalOf } from '../algebra/rational.ts';
import { type Call, type Expr, isCall, isConstantName, parts } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { placesIn } from '../expression/walk.ts';
import { letterOf, MODULAR_FUNCTIONS, type ModularFunction, type RandomField } from './modular-functions.ts';
import { inverted, type Modulo, ONE, type Residue } from './residue.ts';

/** An expression at one random point of a field. */
export interface ModularValue {
  readonly value: Residue;
  /** Whether only letters, numbers, + − · ÷ and whole powers occur: then another residue is another function. */
  readonly isRational: boolean;
}

/** What the functions of a walk are computed with. */
interface Walk {
  readonly field: RandomField;
  /** What was found for the parts so far, by their places in the order. */
  readonly values: Residue[];
  readonly placeOf: (part: Expr) => number;
  readonly exponents: Exponents;
  isRational: boolean;
}

/** The exact number that an exponent is; undefined where it has letters or is irrational. */
type Exponents = (exponent: Expr) => Rational | undefined;

/** An expression by its parts, arguments before the calls that use them, where each stands, and its exponents, found once. */
interface Ordered {
  readonly order: readonly Expr[];
  readonly placeOf: (part: Expr) => number;
  readonly exponents: Exponents;
}

/** An expression of these parts, ready for one prime after another. */
export function ordered(order: readonly Expr[]): Ordered {
  const known = new Map<Expr, Rational | undefined>();
  return {
    order,
    placeOf: placesIn(order),
    exponents: exponent => {
      if (!known.has(exponent)) known.set(exponent, exactNumber(exponent));
      return known.get(exponent);
    },
  };
}

const exactNumber: Exponents = exponent =>
  rationalOf(exponent) ?? (isConstant(exponent) ? rationalOf(exactValue(exponent)) : undefined);

/**
 * The value of an expression modulo the prime, with every function of an argument a letter of its own, the same for
 * arguments of equal residue. What holds for all functions alike is kept: e^(a + b) = e^a e^b, sin² + cos² = 1, tan and
 * its kin by sine and cosine, the hyperbolic functions by e^u. undefined where a divisor vanishes.
 *
 * After G. Gonnet, *Determining equivalence of expressions in random polynomial time* (STOC 1984).
 */
export function modularValue({ order, placeOf, exponents }: Ordered, field: RandomField): ModularValue | undefined {
  const walk: Walk = { field, values: [], placeOf, exponents, isRational: true };
  for (const part of order) {
    const value = residueOf(part, walk);
    if (!value || value.bottom === 0) return undefined;
    walk.values.push(value);
  }
  const value = walk.values.at(-1);
  return value && { value, isRational: walk.isRational };
}

const known = (part: Expr, { values, placeOf }: Walk): Residue | undefined => values[placeOf(part)];

function residueOf(node: Expr, walk: Walk): Residue | undefined {
  if (node.kind === 'number') return ofDigits(node.digits, walk);
  if (node.kind === 'symbol') return ofName(node.name, walk);
  const args: Residue[] = [];
  for (const arg of node.args) {
    const value = known(arg, walk);
    if (value) args.push(value);
  }
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
function ofName(name: string, walk: Walk): Residue {
  if (!isConstantName(name)) return walk.field.letter(name);
  walk.isRational = false;
  return name === 'e' ? walk.field.letter('exp', [1]) : walk.field.letter(`constant ${name}`);
}

type Arithmetic = (args: readonly Residue[], modulo: Modulo) => Residue | undefined;

const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  add: (args, modulo) => args.reduce((a, b) => modulo.plus(a, b)),
  multiply: (args, modulo) => args.reduce((a, b) => modulo.times(a, b)),
  negate: ([a], modulo) => a && modulo.negated(a),
  divide: ([a, b], modulo) => a && b && modulo.over(a, b),
};

/** Exponents above this are letters of their own, like any function. */
const LARGEST_EXPONENT = 2n ** 40n;

const exponentialLetter = letterOf('exp');

function ofFunction(node: Call, args: readonly Residue[], walk: Walk): Residue | undefined {
  const [base, exponent] = node.args;
  if (node.op === 'power' && base && exponent) return ofPower(exponent, args, walk);
  walk.isRational = false;
  const made = BY_EXPONENTIAL[node.op];
  if (!made || !base) return (MODULAR_FUNCTIONS[node.op] ?? letterOf(node.op))(args, walk.field);
  const e = exponential(base, exponentialLetter, walk);
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

function ofPower(exponent: Expr, [base]: readonly Residue[], walk: Walk): Residue | undefined {
  const { field } = walk;
  const whole = wholeNumber(exponent);
  if (base && whole !== undefined) return field.modulo.power(base, whole);
  const constant = walk.exponents(exponent);
  const isSmall = constant !== undefined && constant.n <= LARGEST_EXPONENT;
  if (base && isSmall && constant.d === 1n) return field.modulo.power(base, Number(constant.s * constant.n));
  walk.isRational = false;
  const number = base && field.modulo.dividedOut(base);
  if (!base || number === undefined) return undefined;
  if (!isSmall) return exponential(exponent, letterOf('power', [number]), walk, base);
  const root = letterOf(`root ${constant.d}`)([base], field);
  return root && field.modulo.power(root, Number(constant.s * constant.n));
}

/** base^(c₁t₁ + c₂t₂ + …) as the product of the (base^tᵢ)^cᵢ, the cᵢ whole; a power of a known base is its own power for t = 1. */
function exponential(exponent: Expr, letter: ModularFunction, walk: Walk, base?: Residue): Residue | undefined {
  const { modulo } = walk.field;
  let product: Residue | undefined = ONE;
  for (const term of parts(exponent, 'add')) {
    const whole = wholeFactor(term);
    const value = known(term, walk) ?? residueOf(term, walk);
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
function wholeNumber(e: Expr): number | undefined {
  const [inner] = isCall(e, 'negate') ? e.args : [];
  const size = inner ?? e;
  if (size.kind !== 'number' || !WHOLE.test(size.digits)) return undefined;
  return inner ? -Number(size.digits) : Number(size.digits);
}

const WHOLE = /^[1-9]\d{0,6}$/;
