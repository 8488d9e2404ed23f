import { exactValue } from '../algebra/exact.ts';
import { rationalOf } from '../algebra/rational.ts';
import { type Call, type Expr, isCall, parts } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { letterOf, MODULAR_FUNCTIONS, type RandomField } from './modular-functions.ts';
import { dividedOut, inverted, negated, plus, type Residue, residue, sameResidue, times, toPower } from './residue.ts';

/** An expression at one random point of a field. */
export interface ModularValue {
  readonly value: Residue;
  /** Whether only letters, numbers, + − · ÷ and whole powers occur: then another residue is another function. */
  readonly isRational: boolean;
}

/** What the functions of a walk are computed with. */
interface Walk {
  readonly field: RandomField;
  readonly values: Map<Expr, Residue>;
  isRational: boolean;
}

/**
 * The value of an expression modulo the prime, with every function of an argument a letter of its own, the same for
 * arguments of equal residue. What holds for all functions alike is kept: e^(a + b) = e^a e^b, sin² + cos² = 1, tan and
 * its kin by sine and cosine, the hyperbolic functions by e^u. undefined where a divisor vanishes.
 *
 * After G. Gonnet, *Determining equivalence of expressions in random polynomial time* (STOC 1984).
 */
export function modularValue(root: Expr, field: RandomField): ModularValue | undefined {
  const walk: Walk = { field, values: new Map(), isRational: true };
  for (const node of postorder(root)) {
    const value = residueOf(node, walk);
    if (!value || value.bottom === 0n) return undefined;
    walk.values.set(node, value);
  }
  const value = walk.values.get(root);
  return value && { value, isRational: walk.isRational };
}

function residueOf(node: Expr, walk: Walk): Residue | undefined {
  if (node.kind === 'number') return ofDigits(node.digits);
  if (node.kind === 'symbol') return ofName(node.name, walk);
  const args = node.args.map(arg => walk.values.get(arg)).filter(arg => arg !== undefined);
  return ARITHMETIC[node.op]?.(args) ?? ofFunction(node, args, walk);
}

function ofDigits(digits: string): Residue {
  const [whole = '', decimals = ''] = digits.split('.');
  return residue(BigInt(whole + decimals || '0'), 10n ** BigInt(decimals.length));
}

function ofName(name: string, walk: Walk): Residue {
  if (name !== 'e' && name !== 'pi') return walk.field.letter(name);
  walk.isRational = false;
  return name === 'e' ? walk.field.letter('exp 1') : walk.field.letter('pi');
}

type Arithmetic = (args: readonly Residue[]) => Residue | undefined;

const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  add: args => args.reduce(plus),
  multiply: args => args.reduce(times),
  negate: ([a]) => a && negated(a),
  divide: ([a, b]) => a && b && times(a, inverted(b)),
};

/** Exponents above this are letters of their own, like any function. */
const LARGEST_EXPONENT = 2n ** 40n;

function ofFunction(node: Call, args: readonly Residue[], walk: Walk): Residue | undefined {
  const [base, exponent] = node.args;
  if (node.op === 'power' && base && exponent) return ofPower(exponent, args, walk);
  walk.isRational = false;
  const e = node.op in BY_EXPONENTIAL && base ? exponential(base, 'exp', walk) : undefined;
  if (e) return BY_EXPONENTIAL[node.op]?.(e);
  return (MODULAR_FUNCTIONS[node.op] ?? letterOf(node.op))(args, walk.field);
}

const ONE = residue(1n);
const HALF = residue(1n, 2n);
const difference = (e: Residue): Residue => plus(e, negated(inverted(e)));
const sum = (e: Residue): Residue => plus(e, inverted(e));
const ratio = (a: Residue, b: Residue): Residue => times(a, inverted(b));

/** What is made of e^u. */
const BY_EXPONENTIAL: Readonly<Record<string, (e: Residue) => Residue>> = {
  exp: e => e,
  sinh: e => times(difference(e), HALF),
  cosh: e => times(sum(e), HALF),
  tanh: e => ratio(difference(e), sum(e)),
  coth: e => ratio(sum(e), difference(e)),
  sech: e => ratio(residue(2n), sum(e)),
  csch: e => ratio(residue(2n), difference(e)),
  sigmoid: e => ratio(e, plus(e, ONE)),
};

function ofPower(exponent: Expr, args: readonly Residue[], walk: Walk): Residue | undefined {
  const [value] = args;
  const constant = isConstant(exponent) ? rationalOf(exactValue(exponent)) : undefined;
  const [p, q] = constant ? [constant.s * constant.n, constant.d] : [];
  if (!value || p === undefined || q === undefined || p > LARGEST_EXPONENT || -p > LARGEST_EXPONENT) {
    walk.isRational = false;
    return value && exponential(exponent, `power ${dividedOut(value)}`, walk, value);
  }
  if (q === 1n) return toPower(value, p);
  walk.isRational = false;
  const root = letterOf(`root ${q}`)([value], walk.field);
  return root && toPower(root, p);
}

/** base^(c₁t₁ + c₂t₂ + …) as the product of the (base^tᵢ)^cᵢ, the cᵢ whole; a power of a known base is its own power for t = 1. */
function exponential(exponent: Expr, name: string, walk: Walk, base?: Residue): Residue | undefined {
  let product: Residue | undefined = residue(1n);
  for (const term of parts(exponent, 'add')) {
    const whole = wholeFactor(term);
    const value = walk.values.get(term) ?? residueOf(term, walk);
    const unit = value && times(value, residue(1n, whole));
    const one = unit && base && sameResidue(unit, ONE) ? base : unit && letterOf(name)([unit], walk.field);
    product = product && one && times(product, toPower(one, whole));
  }
  return product;
}

/** −3x has the whole factor −3, every other term 1. */
function wholeFactor(term: Expr): bigint {
  const [inner] = isCall(term, 'negate') ? term.args : [];
  const first = parts(inner ?? term, 'multiply')[0];
  const whole = first?.kind === 'number' && WHOLE.test(first.digits) ? BigInt(first.digits) : 1n;
  return inner ? -whole : whole;
}

const WHOLE = /^[1-9]\d{0,9}$/;
