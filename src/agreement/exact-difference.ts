import Fraction from 'fraction.js';
import { type Rational, rationalOf } from '../algebra/rational.ts';
import type { Expr } from '../expression/expression.ts';
import { bottomUp, postorder } from '../expression/walk.ts';
import type { Agreement, Witness } from './agreement.ts';
import { Decimal } from './ball.ts';
import { shown } from './digits.ts';
import type { Pair } from './pair.ts';

/** Numbers longer than so many bits are not worked out. */
const MOST_BITS = 50_000;

type Exact = Rational | undefined;

const bits = ({ n, d }: Rational): number => 4 * (n.toString(16).length + d.toString(16).length);

const ifShort = (value: Rational): Exact => (bits(value) <= MOST_BITS ? value : undefined);

const folded =
  (combine: (a: Rational, b: Rational) => Rational) =>
  (args: readonly Rational[]): Exact =>
    args.reduce<Exact>((sum, next, i) => (i === 0 ? next : sum && ifShort(combine(sum, next))), undefined);

/** The operations that are worked out exactly. */
const EXACT: Readonly<Record<string, (args: readonly Rational[]) => Exact>> = {
  add: folded((a, b) => a.add(b)),
  multiply: folded((a, b) => a.mul(b)),
  negate: ([a]) => a?.neg(),
  divide: ([a, b]) => (a && b && b.n !== 0n ? ifShort(a.div(b)) : undefined),
  power: ([base, exponent]) => base && exponent && wholePower(base, exponent),
};

function wholePower(base: Rational, exponent: Rational): Exact {
  if (exponent.d !== 1n || (base.n === 0n && exponent.s <= 0n)) return undefined;
  if (base.d === 1n && base.n <= 1n) return base.s < 0n && exponent.n % 2n === 0n ? base.neg() : base;
  return BigInt(bits(base)) * exponent.n <= MOST_BITS ? (base.pow(exponent) ?? undefined) : undefined;
}

const isWorkedOut = (e: Expr): boolean =>
  postorder(e).every(node => node.kind !== 'call' || Object.hasOwn(EXACT, node.op));

/** Squares of the lengths of all numbers on the way, in bits: to reduce a fraction takes as long. */
const MOST_WORK = 2 * MOST_BITS ** 2;

/** What an expression comes to at a point of whole numbers; undefined where it has no value, or too long a one. */
function exactAt(e: Expr, at: Witness['at']): Exact {
  let work = 0;
  return bottomUp<Exact>(e, (node, args) => {
    if (node.kind === 'number') return rationalOf(node);
    if (node.kind === 'symbol') return Object.hasOwn(at, node.name) ? new Fraction(at[node.name] ?? 0) : undefined;
    const known = args.filter(arg => arg !== undefined);
    const value = known.length === args.length && work < MOST_WORK ? EXACT[node.op]?.(known) : undefined;
    work += value ? bits(value) ** 2 : 0;
    return value;
  });
}

/** The whole numbers that the letters stand for, one letter after another; the further points for what has no value at one. */
const POINTS: readonly (readonly number[])[] = [
  [2, 3, 5, 7],
  [3, -2, 7, 5],
  [-5, 7, 2, 11],
];

/**
 * A point of whole numbers at which two expressions in + − · ÷ and whole powers are worked out exactly and differ, as
 * 2^1000 x and 2^1000 x + 1 do at every one; undefined where none is found.
 */
export function exactDifference({ expected, answer, meeting }: Pair): Agreement | undefined {
  if (!isWorkedOut(expected.expr) || !isWorkedOut(answer.expr)) return undefined;
  for (const numbers of POINTS) {
    const at = Object.fromEntries(meeting.names.map((name, i) => [name, numbers[i % numbers.length] ?? 0]));
    const left = exactAt(expected.expr, at);
    const right = left && exactAt(answer.expr, at);
    if (left && right && !left.equals(right)) return { kind: 'different', witness: witnessOf(at, left, right) };
  }
  return undefined;
}

/** A difference below this part of the values does not show in their first digits. */
const SHOWN = 1e-12;

function witnessOf(at: Witness['at'], left: Rational, right: Rational): Witness {
  const [a, difference] = [decimal(left), decimal(left.sub(right))];
  const values = { at, expected: shown(a), answer: shown(decimal(right)) };
  return difference.abs().lt(a.abs().times(SHOWN)) ? { ...values, difference: shown(difference) } : values;
}

const decimal = ({ s, n, d }: Rational): Decimal => new Decimal(String(s * n)).div(String(d));
