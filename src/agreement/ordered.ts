import { exactValue } from '../algebra/exact.ts';
import { logarithmInPrimes, primePowers } from '../algebra/exact-logarithms.ts';
import type { Factor } from '../algebra/exponents.ts';
import { type Rational, rationalOf } from '../algebra/rational.ts';
import { type Expr, isCall, isConstantName } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { argumentPlaces, postorder } from '../expression/walk.ts';

/** What is found exactly of parts without letters. */
export interface Exactly {
  /** The rational number that a part is; undefined where it has letters or is irrational. */
  readonly number: (part: Expr) => Rational | undefined;
  /** A function of numbers, written without it; undefined where it has letters or no such value. */
  readonly value: (part: Expr) => Ordered | undefined;
  /** The powers of primes that a number is the product of; undefined where it has letters or is prime. */
  readonly primes: (part: Expr) => readonly Factor[] | undefined;
}

/** An expression by its parts, arguments before the calls that use them, and what they are exactly, found once. */
export interface Ordered {
  readonly order: readonly Expr[];
  /** Call by call, where the arguments stand. */
  readonly places: readonly number[];
  readonly exactly: Exactly;
}

/** An expression of these parts, ready for one prime after another. */
export function ordered(order: readonly Expr[], places: readonly number[]): Ordered {
  const constants = constantsIn(order);
  const value = foundOnce(valueWritten);
  return {
    order,
    places,
    exactly: {
      number: foundOnce(exactNumber),
      value: part => (constants.includes(part) ? value(part) : undefined),
      primes: foundOnce(part => (isConstant(part) ? primePowers(part) : undefined)),
    },
  };
}

/** The calls without letters, of which most expressions have few. */
function constantsIn(order: readonly Expr[]): readonly Expr[] {
  const constants: Expr[] = [];
  const isNumber = (part: Expr): boolean =>
    part.kind === 'number' || (part.kind === 'call' ? constants.includes(part) : isConstantName(part.name));
  for (const part of order) if (part.kind === 'call' && part.args.every(isNumber)) constants.push(part);
  return constants;
}

/** What is found of a part, found once for each. */
export function foundOnce<Found>(find: (part: Expr) => Found): (part: Expr) => Found {
  let known: Map<Expr, { readonly found: Found }> | undefined;
  return part => {
    known ??= new Map();
    const kept = known.get(part) ?? { found: find(part) };
    known.set(part, kept);
    return kept.found;
  };
}

const exactNumber = (part: Expr): Rational | undefined =>
  rationalOf(part) ?? (isConstant(part) ? rationalOf(exactValue(part)) : undefined);

function valueWritten(part: Expr): Ordered | undefined {
  const value = exactValue(part);
  const written = isCall(part, value.kind === 'call' ? value.op : '') ? logarithmInPrimes(part) : value;
  if (!written) return undefined;
  const order = postorder(written);
  return ordered(order, argumentPlaces(order));
}
