import Fraction from 'fraction.js';
import { type Rational, rationalExpr } from '../algebra/rational.ts';
import { call, divide, type Expr, multiply, negate, number, symbol } from '../expression/expression.ts';
import { evaluate } from '../tape/gradient.ts';
import { inNumbers, numeral } from './numerals.ts';

/** Numbers written with one fraction p/q: how they are written, and which p/q a number (> 0) would need. */
interface Form {
  readonly written: (fraction: Rational) => Expr;
  readonly fraction: (x: number) => number;
  readonly mostTop: number;
  readonly mostBottom: number;
}

const PI = symbol('pi');

/** The plainest first: 2 is 2/1 before it is √4. */
const FORMS: readonly Form[] = [
  { written: rationalExpr, fraction: x => x, mostTop: 10_000, mostBottom: 100 },
  { written: r => multiply(rationalExpr(r), PI), fraction: x => x / Math.PI, mostTop: 1000, mostBottom: 24 },
  {
    written: r => divide(call('sqrt', number(r.n * r.d)), number(r.d)),
    fraction: x => x * x,
    mostTop: 1000,
    mostBottom: 100,
  },
  { written: r => call('exp', rationalExpr(r)), fraction: Math.log, mostTop: 20, mostBottom: 12 },
  { written: r => call('log', rationalExpr(r)), fraction: Math.exp, mostTop: 1000, mostBottom: 100 },
];

/** Whoever writes this many digits or fewer means them: 0.3333 is not 1/3. */
const MOST_TYPED_DIGITS = 12;

/**
 * The exact number that a double stands for where it is put in for a letter: its digits where they are few; else p/q,
 * pπ/q, √(p/q), e^(p/q) or ln(p/q) of small p and q where that is as near as doubles get (an ulp or two); else its
 * digits. 0.7853981633974483 is π/4, and 0.785398 is itself.
 */
export function exactPlace(x: number): Expr {
  if (!Number.isFinite(x) || isShort(x)) return numeral(x);
  const size = Math.abs(x);
  const found = recognised(size);
  if (!found) return numeral(x);
  return x < 0 ? negate(found) : found;
}

const isShort = (x: number): boolean => Number(x.toPrecision(MOST_TYPED_DIGITS)) === x;

function recognised(x: number): Expr | undefined {
  for (const form of FORMS) {
    const found = inForm(x, form);
    if (found) return found;
  }
  return undefined;
}

/** Far wider than rounding: it only spares working out what cannot be meant. */
const ROUGHLY = 1e-8;

function inForm(x: number, { written, fraction, mostTop, mostBottom }: Form): Expr | undefined {
  const wanted = fraction(x);
  for (let q = 1; q <= mostBottom; q++) {
    const p = Math.round(wanted * q);
    if (p === 0 || Math.abs(p) > mostTop || Math.abs(wanted * q - p) > ROUGHLY) continue;
    const candidate = written(new Fraction(p, q));
    if (isAsNear(evaluate(candidate, {}), x)) return inNumbers(candidate);
  }
  return undefined;
}

/** Number.EPSILON·x is one ulp of x or up to two. */
const isAsNear = (value: number, x: number): boolean => Math.abs(value - x) <= Number.EPSILON * x;
