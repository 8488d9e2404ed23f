import { add, call, type Expr, isCall, isNumber, multiply, negate, ONE, ZERO } from '../expression/expression.ts';
import { isWritable, type Rational, rationalOf, writtenLike } from './rational.ts';

/**
 * The closed list of minor steps, done and not shown: 1·a, 0·a, a¹, a⁰, 1^a, a/1, 0/a, −−a, −0, (−3)·a = −(3·a), and the
 * sum of integers, as in an exponent n − 1. Each is applied to one call whose arguments are minor already.
 */
export const minor = (op: string, args: readonly Expr[]): Expr => (MINOR[op] ?? (parts => call(op, ...parts)))(args);

const is = (e: Expr | undefined, digits: string): boolean => e !== undefined && isNumber(e, digits);

const isZero = (e: Expr): boolean => is(e, '0');
const isOne = (e: Expr): boolean => is(e, '1');

const MINOR: Readonly<Record<string, (args: readonly Expr[]) => Expr>> = {
  add: args => sumOfNumbers(args) ?? add(...args),
  negate: args => minorNegate(args[0] ?? ZERO),
  multiply: args => minorProduct(args),
  divide: args => minorQuotient(args[0] ?? ONE, args[1] ?? ONE),
  power: args => minorPower(args[0] ?? ONE, args[1] ?? ONE),
};

/** Integers only: 1/2 − 1 is worth a line of its own. A decimal exponent counts as one, 0.5 − 1 is read at a glance. */
function sumOfNumbers(args: readonly Expr[]): Expr | undefined {
  if (!args.every(isSignedNumber)) return undefined;
  const terms = args.map(integerOf);
  if (!terms.every(term => term !== undefined)) return undefined;
  const sum = terms.reduce((total, term) => total.add(term));
  return isWritable(sum) ? writtenLike(sum, args) : undefined;
}

const isSignedNumber = (e: Expr): boolean =>
  e.kind === 'number' || (isCall(e, 'negate') && e.args[0]?.kind === 'number');

const integerOf = (e: Expr): Rational | undefined => {
  const value = rationalOf(e);
  return value && !isQuotient(e) ? value : undefined;
};

/** Asked of numbers alone, which are a few nodes deep. */
const isQuotient = (e: Expr): boolean => e.kind === 'call' && (e.op === 'divide' || e.args.some(isQuotient));

function minorNegate(a: Expr): Expr {
  if (isCall(a, 'negate')) return a.args[0] ?? a;
  return is(a, '0') ? ZERO : negate(a);
}

function minorProduct(args: readonly Expr[]): Expr {
  if (args.some(isZero)) return ZERO;
  const [head] = args;
  const size = head && isCall(head, 'negate') ? head.args[0] : undefined;
  if (size?.kind === 'number' && args.length > 1) return negate(minorProduct([size, ...args.slice(1)]));
  return multiply(...(args.some(isOne) ? args.filter(a => !isOne(a)) : args));
}

function minorQuotient(top: Expr, bottom: Expr): Expr {
  if (is(bottom, '1')) return top;
  return is(top, '0') && !is(bottom, '0') ? ZERO : call('divide', top, bottom);
}

function minorPower(base: Expr, exponent: Expr): Expr {
  if (is(exponent, '1')) return base;
  return is(exponent, '0') || is(base, '1') ? ONE : call('power', base, exponent);
}
