/**
 * A fraction of polynomials at one random point, modulo a prime: top over bottom, never divided out. `degree` bounds the
 * degrees of both in all letters together.
 */
export interface Residue {
  readonly top: number;
  readonly bottom: number;
  readonly degree: number;
}

/** Nothing, modulo any prime. */
export const NOTHING: Residue = { top: 0, bottom: 1, degree: 0 };
/** One, modulo any prime. */
export const ONE: Residue = { top: 1, bottom: 1, degree: 0 };

const SMALL = 128;

/**
 * The arithmetic modulo one prime below 2²⁶, so that products are exact in doubles. The prime is twice another one and 1:
 * then every number has one root of every odd order below that, and every square one root of every order that is a square
 * itself, as every real number has one odd root and every positive one a positive root.
 */
export class Modulo {
  readonly prime: number;
  /** What makes 1 with the small numbers, 0 where it has not been asked for. */
  private readonly inverses: number[] = new Array<number>(SMALL).fill(0);

  constructor(prime: number) {
    this.prime = prime;
  }

  /** The fraction of two integers. */
  integers(top: bigint, bottom: bigint): Residue {
    return { top: this.reduced(top), bottom: this.reduced(bottom), degree: 0 };
  }

  /** A whole number that is exact as a double. */
  integer(a: number): Residue {
    const rest = (a % this.prime) | 0;
    return { top: rest < 0 ? rest + this.prime : rest, bottom: 1, degree: 0 };
  }

  plus(a: Residue, b: Residue): Residue {
    const isLike = a.bottom === b.bottom;
    const top = isLike
      ? this.sum(a.top, b.top)
      : this.sum(this.product(a.top, b.bottom), this.product(b.top, a.bottom));
    return { top, bottom: isLike ? a.bottom : this.product(a.bottom, b.bottom), degree: a.degree + b.degree };
  }

  times(a: Residue, b: Residue): Residue {
    return { top: this.product(a.top, b.top), bottom: this.product(a.bottom, b.bottom), degree: a.degree + b.degree };
  }

  over(a: Residue, b: Residue): Residue {
    return this.times(a, inverted(b));
  }

  negated(a: Residue): Residue {
    return { top: a.top === 0 ? 0 : this.prime - a.top, bottom: a.bottom, degree: a.degree };
  }

  /** Any whole power. */
  power(a: Residue, n: number): Residue {
    if (n < 0) return inverted(this.power(a, -n));
    return { top: this.raised(a.top, n), bottom: this.raised(a.bottom, n), degree: a.degree * n };
  }

  /** A number without letters to a power of any size: exponents go round with the prime. */
  powerOfNumber(a: Residue, n: bigint): Residue {
    if (n < 0n) return inverted(this.powerOfNumber(a, -n));
    const period = BigInt(this.prime - 1);
    return this.power({ ...a, degree: 0 }, Number(((n - 1n) % period) + 1n));
  }

  /** The root of an odd order. */
  oddRoot({ top, bottom, degree }: Residue, order: number): Residue {
    const exponent = inverseOf(order, this.prime - 1);
    return { top: this.raised(top, exponent), bottom: this.raised(bottom, exponent), degree };
  }

  /** The root that is a square; undefined for what is none, and where the order is as high as the prime. */
  squareRoot({ top, bottom, degree }: Residue, order: number): Residue | undefined {
    const half = (this.prime - 1) / 2;
    if (order >= half || ![top, bottom].every(number => this.raised(number, half) === 1)) return undefined;
    const exponent = inverseOf(order, half);
    return { top: this.raised(top, exponent), bottom: this.raised(bottom, exponent), degree };
  }

  /** The one number modulo the prime that the fraction is; undefined for a fraction over 0. */
  dividedOut({ top, bottom }: Residue): number | undefined {
    if (bottom < 2) return bottom === 1 ? top : undefined;
    if (bottom >= this.inverses.length) return this.product(top, inverseOf(bottom, this.prime));
    this.inverses[bottom] ||= inverseOf(bottom, this.prime);
    return this.product(top, this.inverses[bottom]);
  }

  same(a: Residue, b: Residue): boolean {
    return this.product(a.top, b.bottom) === this.product(b.top, a.bottom);
  }

  /** The sum of two whole numbers below the prime. */
  sum(a: number, b: number): number {
    const whole = a + b;
    return whole < this.prime ? whole : whole - this.prime;
  }

  /** What is left of a whole number below the prime when another is taken from it. */
  difference(a: number, b: number): number {
    return a < b ? a - b + this.prime : a - b;
  }

  /**
   * The product of two whole numbers below the prime. The quotient is below 2²⁶ and, where it is not whole, at least
   * 1/prime > 2⁻²⁶ from the next whole number, which rounding by 2⁻²⁸ does not reach: so `floor` is exact. The remainder
   * `%` of such doubles takes ten times as long. `| 0` tells the engine of a whole number, which it keeps in no box.
   */
  product(a: number, b: number): number {
    const product = a * b;
    return (product - Math.floor(product / this.prime) * this.prime) | 0;
  }

  private raised(base: number, n: number): number {
    if (base === 1) return 1;
    let [product, square] = [1, base];
    for (let left = n; left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) product = this.product(product, square);
      if (left > 1) square = this.product(square, square);
    }
    return product;
  }

  private reduced(a: bigint): number {
    const rest = Number(a % BigInt(this.prime));
    return rest < 0 ? rest + this.prime : rest;
  }
}

/** The number that makes 1 with this one modulo another that it has no divisor in common with, by Euclid's algorithm. */
function inverseOf(a: number, modulus: number): number {
  let [rest, next, factor, nextFactor] = [modulus, a, 0, 1];
  while (next !== 0) {
    const whole = (rest / next) | 0;
    const [left, leftFactor] = [rest - whole * next, factor - whole * nextFactor];
    rest = next;
    next = left;
    factor = nextFactor;
    nextFactor = leftFactor;
  }
  return factor < 0 ? factor + modulus : factor;
}

/** The reciprocal of a quotient of residues. */
export const inverted = ({ top, bottom, degree }: Residue): Residue => ({ top: bottom, bottom: top, degree });
