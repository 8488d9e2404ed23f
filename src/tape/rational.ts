/** An exact fraction in lowest terms, denominator > 0: what an exponent such as 1/3, 0.2 or 1/3 − 1 is. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Longer fractions are not kept exact: an exponent that matters is short, and typed digits may be ten thousand. */
const LONGEST = 10n ** 300n;

const magnitude = (a: bigint): bigint => (a < 0n ? -a : a);

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [magnitude(a), magnitude(b)];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** The fraction in lowest terms; undefined for a zero denominator or one beyond 300 digits. */
function rational(numerator: bigint, denominator: bigint): Rational | undefined {
  if (denominator === 0n || magnitude(numerator) > LONGEST || magnitude(denominator) > LONGEST) return undefined;
  const divisor = commonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The value of typed digits, exactly: 0.2 is 1/5. Undefined for what is no plain number or beyond 300 digits. */
export function exactDigits(digits: string): Rational | undefined {
  const [, whole = '', decimals = ''] = /^(\d*)\.?(\d*)$/.exec(digits) ?? [];
  const figures = whole + decimals;
  if (figures === '' || figures.length > 300) return undefined;
  return rational(BigInt(figures), 10n ** BigInt(decimals.length));
}

type Combine = (a: Rational, b: Rational) => Rational | undefined;

/** The operations that keep a constant exact; every other one makes it a rounded number. */
const EXACT: Readonly<Record<string, Combine>> = {
  add: (a, b) => rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator),
  subtract: (a, b) =>
    rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator),
  multiply: (a, b) => rational(a.numerator * b.numerator, a.denominator * b.denominator),
  divide: (a, b) => rational(a.numerator * b.denominator, a.denominator * b.numerator),
  negate: a => rational(-a.numerator, a.denominator),
};

/** The exact result of an operation on exact numbers (`b` is ignored by `negate`); undefined where none is kept. */
export const exactResult: (name: string, a: Rational, b: Rational) => Rational | undefined = (name, a, b) =>
  EXACT[name]?.(a, b);

/** Whether an integer is odd. */
export const isOdd = (a: bigint): boolean => a % 2n !== 0n;
