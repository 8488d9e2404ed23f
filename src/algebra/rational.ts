import Fraction from 'fraction.js';
import { divide, type Expr, negate, number } from '../expression/expression.ts';

/** An exact quotient of two integers of any size. */
export type Rational = Fraction;

/** Numbers longer than this stay as they stand (9^9^9 is not worked out). */
const LARGEST_BITS = 4096;
const LARGEST = 2n ** BigInt(LARGEST_BITS);

/** The exact rational that a number literal, a negated one or a quotient of two stands for; undefined for anything else. */
export function rationalOf(e: Expr): Rational | undefined {
  if (e.kind === 'number') return ofDigits(e.digits);
  if (e.kind === 'symbol') return undefined;
  if (e.op === 'negate') return literal(e.args[0])?.neg() ?? quotient(e.args[0])?.neg();
  return quotient(e);
}

/** The numbers up to three digits, read once. */
const SHORT = new Map<string, Rational>();
const SHORTEST_UNKEPT = 4;

function ofDigits(digits: string): Rational | undefined {
  if (digits.length >= SHORTEST_UNKEPT) return digits.length * 3 < LARGEST_BITS ? new Fraction(digits) : undefined;
  const known = SHORT.get(digits);
  if (known) return known;
  const read = new Fraction(digits);
  SHORT.set(digits, read);
  return read;
}

const literal = (e: Expr | undefined): Rational | undefined => (e?.kind === 'number' ? rationalOf(e) : undefined);

/** The quotient of two literals, each perhaps negated; undefined where the divisor is 0. */
function quotient(e: Expr | undefined): Rational | undefined {
  if (e?.kind !== 'call' || e.op !== 'divide') return undefined;
  const [top, bottom] = e.args.map(signedLiteral);
  return top && bottom && !bottom.equals(0) ? top.div(bottom) : undefined;
}

const signedLiteral = (e: Expr): Rational | undefined =>
  e.kind === 'call' && e.op === 'negate' ? literal(e.args[0])?.neg() : literal(e);

/** Whether a rational is small enough to be written out. */
export const isWritable = ({ n, d }: Rational): boolean => n < LARGEST && d < LARGEST;

/** The rational written as a student writes it: −3/2 is negate(3/2), an integer has no denominator. */
export function rationalExpr(r: Rational): Expr {
  const size = r.d === 1n ? number(r.n) : divide(number(r.n), number(r.d));
  return r.s < 0n ? negate(size) : size;
}

/** The rational as a decimal where it has a finite one of at most 30 digits, else as a fraction. */
export function decimalExpr(r: Rational): Expr {
  const digits = r.abs().toString(30);
  if (digits.includes('(') || !new Fraction(digits).equals(r.abs())) return rationalExpr(r);
  return r.s < 0n ? negate(number(digits)) : number(digits);
}

/** Whether a decimal point was typed: 0.5 stays a decimal, 1/2 a fraction. */
export const isDecimal = (e: Expr): boolean =>
  (e.kind === 'number' && e.digits.includes('.')) || (e.kind === 'call' && e.op === 'negate' && e.args.some(isDecimal));

/** The rational written like the numbers it came from: a decimal if one of them was. */
export const writtenLike = (r: Rational, sources: readonly Expr[]): Expr =>
  sources.some(isDecimal) ? decimalExpr(r) : rationalExpr(r);
