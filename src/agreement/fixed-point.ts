import { Decimal as Unconfigured } from 'decimal.js';

/** Binary places behind the point: a hundred decimal ones, and room for what the steps below round. */
const PLACES = 352n;

/** 1 as a number with a fixed point: a whole number of units of 2^−352. */
export const UNIT = 1n << PLACES;

/** decimal.js knows π and ln 10 to a thousand digits. */
const Wide = Unconfigured.clone({ precision: 140 });

/** Digits such as -12.5 as a number with a fixed point, cut behind its last place. */
export function fixed(digits: string): bigint {
  const [whole = '0', part = ''] = digits.split('.');
  return (BigInt(whole + part) << PLACES) / 10n ** BigInt(part.length);
}

const DECIMALS = 100;
const ONE_IN_DECIMALS = 10n ** BigInt(DECIMALS);

/** The digits of a number with a fixed point, times 10^exponent, as decimal.js reads them. */
export const digitsOf = (x: bigint, exponent = 0): string =>
  `${(x * ONE_IN_DECIMALS) >> PLACES}e${exponent - DECIMALS}`;

/** ln 10. */
export const LN_10: bigint = fixed(Wide.ln(10).toFixed());
const HALF_PI = fixed(Wide.acos(0).toFixed());
const TURN = 4n * HALF_PI;

const product = (a: bigint, b: bigint): bigint => (a * b) >> PLACES;
/** a/b, for b > 0. */
export const quotient = (a: bigint, b: bigint): bigint => (a << PLACES) / b;

/** Halvings before a series and doublings after it: as many as a series has terms then, which costs least. */
const HALVINGS = 16;

/** e^x for −8 < x < 24: the series of e^(x/2^16), squared sixteen times. */
export function exponentialOf(x: bigint): bigint {
  const small = x >> BigInt(HALVINGS);
  let sum = UNIT;
  for (let [n, term] = [1n, small]; term !== 0n; term = product(term, small) / n) {
    sum += term;
    n++;
  }
  for (let i = 0; i < HALVINGS; i++) sum = product(sum, sum);
  return sum;
}

/** ln x for 1 ≤ x < 10: the double is y, and ln(x e^−y) = 2 artanh(z) is so small that three terms are a hundred digits. */
export function logarithmOf(x: bigint): bigint {
  const y = fixed(Math.log(toDouble(x)).toFixed(PLACES_OF_DOUBLE));
  const scaled = product(x, exponentialOf(-y));
  const z = quotient(scaled - UNIT, scaled + UNIT);
  const square = product(z, z);
  return y + 2n * product(z, UNIT + product(square, UNIT / 3n + square / 5n));
}

/** toFixed writes no exponent. */
const PLACES_OF_DOUBLE = 17;

/** Bits that a double of such a number needs. */
const DOUBLE = 64n;
const toDouble = (x: bigint): number => Number(x >> (PLACES - DOUBLE)) / 2 ** Number(DOUBLE);

/** cos x: the series of 1 − cos(x/2^16), and 1 − cos 2x = 2v(2 − v) with v = 1 − cos x, sixteen times. */
export function cosineOf(x: bigint): bigint {
  const small = (x % TURN) >> BigInt(HALVINGS);
  const square = product(small, small);
  let versine = 0n;
  for (let [n, term] = [2n, square / 2n]; term !== 0n; n += 2n) {
    versine += term;
    term = -product(term, square) / ((n + 1n) * (n + 2n));
  }
  for (let i = 0; i < HALVINGS; i++) versine = 2n * product(versine, 2n * UNIT - versine);
  return UNIT - versine;
}

/** sin x. */
export const sineOf = (x: bigint): bigint => cosineOf(x - HALF_PI);
