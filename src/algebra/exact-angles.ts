import Fraction from 'fraction.js';
import { call, divide, type Expr, multiply, negate, number, ONE, symbol, ZERO } from '../expression/expression.ts';
import { type Rational, rationalOf } from './rational.ts';
import { readSum } from './sum.ts';

const root = (n: number): Expr => call('sqrt', number(n));
const part = (top: Expr, bottom: number): Expr => divide(top, number(bottom));

/** Values at 0, 1, … 6 twelfths of π; undefined at a pole. */
type FirstQuarter = readonly (Expr | undefined)[];

const [ROOT_2, ROOT_3, ROOT_6] = [root(2), root(3), root(6)];
const LESS = call('add', ROOT_6, negate(ROOT_2));
const MORE = call('add', ROOT_6, ROOT_2);

const SINES: FirstQuarter = [ZERO, part(LESS, 4), part(ONE, 2), part(ROOT_2, 2), part(ROOT_3, 2), part(MORE, 4), ONE];
const COSECANTS: FirstQuarter = [undefined, MORE, number(2), ROOT_2, part(multiply(number(2), ROOT_3), 3), LESS, ONE];
const TANGENTS: FirstQuarter = [
  ZERO,
  call('add', number(2), negate(ROOT_3)),
  part(ROOT_3, 3),
  ONE,
  ROOT_3,
  call('add', number(2), ROOT_3),
  undefined,
];

/** Twelfths of π: a quarter turn, half a turn. */
const [QUARTER, HALF] = [6, 12];

/** A function by its values in the first quarter: how many twelfths it is ahead of them, its sign mirrored there and half a turn on. */
interface Turning {
  readonly values: FirstQuarter;
  readonly ahead: number;
  readonly mirrored: 1 | -1;
  readonly halfTurn: 1 | -1;
}

const ofSine = (values: FirstQuarter, ahead: number): Turning => ({ values, ahead, mirrored: 1, halfTurn: -1 });
const ofTangent = (values: FirstQuarter): Turning => ({ values, ahead: 0, mirrored: -1, halfTurn: 1 });

/** cos u = sin(u + π/2), sec u = csc(u + π/2), cot u = tan(π/2 − u). */
const TURNING: Readonly<Record<string, Turning>> = {
  sin: ofSine(SINES, 0),
  cos: ofSine(SINES, QUARTER),
  csc: ofSine(COSECANTS, 0),
  sec: ofSine(COSECANTS, QUARTER),
  tan: ofTangent(TANGENTS),
  cot: ofTangent(TANGENTS.toReversed()),
};

/**
 * The exact value of a sine, cosine, tangent or their reciprocals at a whole multiple of π/12, in square roots; undefined
 * for any other function or argument, and at a pole.
 */
export function valueAtAngle(op: string, argument: Expr): Expr | undefined {
  const turning = Object.hasOwn(TURNING, op) ? TURNING[op] : undefined;
  const twelfths = turning && twelfthsOfPi(argument);
  return turning && twelfths !== undefined ? valueAt(turning, twelfths) : undefined;
}

function valueAt({ values, ahead, mirrored, halfTurn }: Turning, twelfths: number): Expr | undefined {
  const turned = (twelfths + ahead) % (2 * HALF);
  const inHalf = turned % HALF;
  const value = values[inHalf > QUARTER ? HALF - inHalf : inHalf];
  const sign = (inHalf > QUARTER ? mirrored : 1) * (turned >= HALF ? halfTurn : 1);
  return value && sign < 0 && value !== ZERO ? negate(value) : value;
}

/** How many twelfths of π an angle is within a turn, from 0 to 23; undefined where they are not whole. */
function twelfthsOfPi(e: Expr): number | undefined {
  const multiple = multipleOfPi(e)?.mul(HALF);
  if (multiple?.d !== 1n) return undefined;
  const turn = 2n * BigInt(HALF);
  return Number((((multiple.s * multiple.n) % turn) + turn) % turn);
}

const NONE = new Fraction(0);

/** The rational number that π is multiplied by in an expression: 2 in π/2 + 3π/2; undefined where there is more to it. */
function multipleOfPi(e: Expr): Rational | undefined {
  if (rationalOf(e)?.n === 0n) return NONE;
  let sum = NONE;
  for (const { coefficient, factors } of readSum(e)) {
    const [pi] = factors;
    const isPi = factors.length === 1 && pi?.exponent.equals(1) && pi.base.kind === 'symbol' && pi.base.name === 'pi';
    if (!isPi) return undefined;
    sum = sum.add(coefficient);
  }
  return sum;
}

const PI = symbol('pi');
const HALF_OF_ONE = part(ONE, 2);

/** Angles with sines, cosines and tangents that are rational: the function, its argument, its value. */
export const KNOWN_ANGLES: readonly (readonly [op: string, argument: Expr, value: Expr])[] = [
  ['asin', HALF_OF_ONE, part(PI, 6)],
  ['asin', negate(HALF_OF_ONE), negate(part(PI, 6))],
  ['asin', ONE, part(PI, 2)],
  ['asin', negate(ONE), negate(part(PI, 2))],
  ['acos', ZERO, part(PI, 2)],
  ['acos', HALF_OF_ONE, part(PI, 3)],
  ['acos', negate(HALF_OF_ONE), part(multiply(number(2), PI), 3)],
  ['acos', negate(ONE), PI],
  ['atan', ONE, part(PI, 4)],
  ['atan', negate(ONE), negate(part(PI, 4))],
];
