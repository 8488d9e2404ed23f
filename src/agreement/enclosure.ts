import type Fraction from 'fraction.js';
import { exactValue, isShortNumber } from '../algebra/exact.ts';
import { rationalOf } from '../algebra/rational.ts';
import { type Call, type Expr, isCall } from '../expression/expression.ts';
import { bottomUp } from '../expression/walk.ts';
import { Ball, Decimal, type Digits, type Enclosed, exactly, LAST_DIGIT } from './ball.ts';
import { BALL_FUNCTIONS, PI } from './ball-functions.ts';
import { rationalPower } from './ball-powers.ts';

/** A point with coordinates as exact as they are written. */
export type ExactPoint = Readonly<Record<string, Digits>>;

/**
 * A ball of 64 digits around the value of an expression at a point; undefined where it is not real there, where the
 * digits cannot tell, or where an operation or a name has no value (an unknown function).
 */
export const enclosure = (e: Expr, at: ExactPoint): Enclosed =>
  bottomUp<Enclosed>(e, (node, args) => (node.kind === 'call' ? ofCall(node, args) : ofLeaf(node, at)));

/** The ball of a number, a letter at the point, or a constant. */
export function ofLeaf(leaf: Exclude<Expr, Call>, at: ExactPoint): Enclosed {
  if (leaf.kind === 'number') return exactly(leaf.digits);
  const value = Object.hasOwn(at, leaf.name) ? at[leaf.name] : undefined;
  return value === undefined ? CONSTANTS[leaf.name] : exactly(value);
}

const CONSTANTS: Readonly<Record<string, Ball>> = {
  pi: new Ball(PI, LAST_DIGIT),
  e: new Ball(Decimal.exp(1), LAST_DIGIT),
};

/** The ball of a call whose arguments are in these; undefined where one of them is. */
export function ofCall(node: Call, args: readonly Enclosed[]): Enclosed {
  const known = args.filter(arg => arg !== undefined);
  if (known.length < args.length) return undefined;
  return powerOfKnown(node, known) ?? folded(node, known);
}

/** An exponent such as 1/3 is exactly that, and its odd denominator makes the power of a negative base real. */
function powerOfKnown(node: Call, [base]: readonly Ball[]): Enclosed {
  const [, written] = isCall(node, 'power') ? node.args : [];
  const exponent = written && isShortNumber(written) ? rationalOf(exactValue(written)) : undefined;
  return exponent && base && rationalPower(base, numeratorOf(exponent), new Decimal(exponent.d.toString()));
}

const numeratorOf = ({ s, n }: Fraction): Decimal => new Decimal((s * n).toString());

/** Operations of many arguments are folded from the left; those of one ignore the second. */
function folded({ op }: Call, [first, ...others]: readonly Ball[]): Enclosed {
  const compute = Object.hasOwn(BALL_FUNCTIONS, op) ? BALL_FUNCTIONS[op] : undefined;
  if (!compute || !first) return undefined;
  if (others.length === 0) return compute(first, first);
  return others.reduce<Enclosed>((left, right) => left && compute(left, right), first);
}
