import { exactValue, isShortNumber } from '../algebra/exact.ts';
import { logarithmInPrimes, primePowers } from '../algebra/exact-logarithms.ts';
import type { Factor } from '../algebra/exponents.ts';
import { type Rational, rationalOf } from '../algebra/rational.ts';
import { type Expr, isCall, isConstantName } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { argumentPlaces, postorder } from '../expression/walk.ts';
import { type Factored, factored, type Multiple, multiplesIn } from './multiples.ts';
import { once } from './remembered.ts';

/** What is found exactly of parts without letters. */
export interface Exactly {
  /** The rational number that a part is; undefined where it has letters or is irrational. */
  readonly number: (part: Expr) => Rational | undefined;
  /** A function of numbers, written without it; undefined where it has letters or no such value. */
  readonly value: (part: Expr) => Ordered | undefined;
  /** An angle or exponent as multiples of its parts. */
  readonly multiples: (part: Expr) => readonly Multiple[];
  /** The number that a part can be divided by. */
  readonly factors: (part: Expr) => Factored;
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
  const constants = once(() => constantsIn(order, places));
  const value = foundOnce(valueWritten);
  return {
    order,
    places,
    exactly: {
      number: foundOnce(exactNumber),
      value: part => (constants().includes(part) ? value(part) : undefined),
      multiples: foundOnce(multiplesIn),
      factors: foundOnce(factored),
      primes: foundOnce(part => (isConstant(part) ? primePowers(part) : undefined)),
    },
  };
}

/** The calls without letters, of which most expressions have few. */
function constantsIn(order: readonly Expr[], places: readonly number[]): readonly Expr[] {
  const constants: Expr[] = [];
  const areConstant: boolean[] = [];
  let first = 0;
  for (const part of order) {
    const end = part.kind === 'call' ? first + part.args.length : first;
    let isConstant = part.kind !== 'symbol' || isConstantName(part.name);
    for (; first < end; first++) isConstant &&= areConstant[places[first] ?? -1] === true;
    areConstant.push(isConstant);
    if (isConstant && part.kind === 'call') constants.push(part);
  }
  return constants;
}

/** So many parts are searched one by one in less time than a map of them takes to make. */
const FEW = 16;

/** What is found of a part, found once for each. */
export function foundOnce<Found>(find: (part: Expr) => Found): (part: Expr) => Found {
  let known: { readonly part: Expr; readonly found: Found }[] | undefined;
  let all: Map<Expr, Found> | undefined;
  return part => {
    known ??= [];
    for (const kept of known) if (kept.part === part) return kept.found;
    if (known.length < FEW) {
      const found = find(part);
      known.push({ part, found });
      return found;
    }
    all ??= new Map();
    if (!all.has(part)) all.set(part, find(part));
    return all.get(part) ?? find(part);
  };
}

const exactNumber = (part: Expr): Rational | undefined =>
  rationalOf(part) ?? (isConstant(part) && isShortNumber(part) ? rationalOf(exactValue(part)) : undefined);

/** Long numbers are taken as they are written. */
function valueWritten(part: Expr): Ordered | undefined {
  if (!isShortNumber(part)) return undefined;
  const value = exactValue(part);
  const written = isCall(part, value.kind === 'call' ? value.op : '') ? logarithmInPrimes(part) : value;
  if (!written) return undefined;
  const order = postorder(written);
  return ordered(order, argumentPlaces(order));
}
