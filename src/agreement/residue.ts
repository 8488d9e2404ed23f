/**
 * A fraction of polynomials at one random point, modulo a prime: top over bottom, never divided out. `degree` bounds the
 * degrees of both in all letters together.
 */
export interface Residue {
  readonly top: number;
  readonly bottom: number;
  readonly degree: number;
}

/** The arithmetic modulo one prime below 2²⁶, so that products are exact in doubles. */
export class Modulo {
  readonly prime: number;

  constructor(prime: number) {
    this.prime = prime;
  }

  /** The fraction of two integers. */
  integers(top: bigint, bottom = 1n): Residue {
    return { top: this.reduced(top), bottom: this.reduced(bottom), degree: 0 };
  }

  /** A whole number that is exact as a double and not negative. */
  integer(a: number): Residue {
    return { top: a % this.prime, bottom: 1, degree: 0 };
  }

  plus(a: Residue, b: Residue): Residue {
    const top = this.times1(a.top, b.bottom) + this.times1(b.top, a.bottom);
    return { top: top % this.prime, bottom: this.times1(a.bottom, b.bottom), degree: a.degree + b.degree };
  }

  times(a: Residue, b: Residue): Residue {
    return { top: this.times1(a.top, b.top), bottom: this.times1(a.bottom, b.bottom), degree: a.degree + b.degree };
  }

  over(a: Residue, b: Residue): Residue {
    return this.times(a, inverted(b));
  }

  negated(a: Residue): Residue {
    return { ...a, top: a.top === 0 ? 0 : this.prime - a.top };
  }

  /** Any whole power. */
  power(a: Residue, n: number): Residue {
    if (n < 0) return inverted(this.power(a, -n));
    return { top: this.raised(a.top, n), bottom: this.raised(a.bottom, n), degree: a.degree * n };
  }

  /** The one number modulo the prime that the fraction is; undefined for a fraction over 0. */
  dividedOut({ top, bottom }: Residue): number | undefined {
    return bottom === 0 ? undefined : this.times1(top, this.raised(bottom, this.prime - 2));
  }

  same(a: Residue, b: Residue): boolean {
    return this.times1(a.top, b.bottom) === this.times1(b.top, a.bottom);
  }

  private times1(a: number, b: number): number {
    return (a * b) % this.prime;
  }

  private raised(base: number, n: number): number {
    let [product, square] = [1, base];
    for (let left = n; left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) product = this.times1(product, square);
      if (left > 1) square = this.times1(square, square);
    }
    return product;
  }

  private reduced(a: bigint): number {
    const rest = Number(a % BigInt(this.prime));
    return rest < 0 ? rest + this.prime : rest;
  }
}

/** The reciprocal of a quotient of residues. */
export const inverted = ({ top, bottom, degree }: Residue): Residue => ({ top: bottom, bottom: top, degree });
