import { realFactors } from './complex-roots.ts';
import {
  type Budget,
  degree,
  exponentIn,
  isConstant,
  kernelPower,
  mainKernel,
  NOTHING,
  type Polynomial,
  plus,
  quotient,
  scaled,
  times,
  WHOLE,
} from './integer-polynomial.ts';
import { contentIn, primitive, repeatedFactor } from './polynomial-gcd.ts';

/**
 * A factor with whole coefficients of a polynomial without content, which is neither a number nor the polynomial itself:
 * what divides the coefficients of every power of a letter, what stands in it more than once, or what the roots make up.
 * Undefined where none is found: there is none, or the polynomial is too long to be searched.
 */
export function properFactor(p: Polynomial, budget: Budget): Polynomial | undefined {
  for (let kernel = mainKernel(p); kernel >= 0; kernel--) {
    const parts = [contentIn(p, kernel, budget), repeatedFactor(p, kernel, budget)];
    const part = parts.find(each => !isConstant(each) && each.size > 1);
    if (part && quotient(p, part, budget)?.size !== 1) return primitive(part);
  }
  const letters = evenLetters(p);
  return letters ? factorWithOne(p, letters, budget) : factorOfRoots(p, budget);
}

/** The two letters of a polynomial of which all terms have the same degree, as those of x⁶ − y⁶; undefined for others. */
function evenLetters(p: Polynomial): readonly [number, number] | undefined {
  const letters = Array.from({ length: mainKernel(p) + 1 }, (_, kernel) => kernel).filter(
    kernel => degree(p, kernel) > 0,
  );
  const [first, second, third] = letters;
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  const degrees = [...p.keys()].map(monomial => exponentIn(monomial, first) + exponentIn(monomial, second));
  return new Set(degrees).size === 1 ? [first, second] : undefined;
}

/** A factor of what it is where the first letter is 1, with that put back: x⁶ − 1 has a much shorter image than x⁶ − y⁶. */
function factorWithOne(p: Polynomial, [first, second]: readonly [number, number], budget: Budget) {
  const withPowers = (of: Polynomial, powerOf: (n: number) => Polynomial): Polynomial =>
    [...of].reduce((sum, [monomial, c]) => plus(sum, scaled(powerOf(exponentIn(monomial, second)), c)), NOTHING);
  const factor = factorOfRoots(
    withPowers(p, n => kernelPower(second, n)),
    budget,
  );
  const highest = factor ? degree(factor, second) : 0;
  return factor && withPowers(factor, n => times(kernelPower(first, highest - n), kernelPower(second, n), budget));
}

/** A polynomial in one letter t that stands for one in several. */
interface Image {
  /** The power of t that stands for each letter: further than the powers of the letters before it reach. */
  readonly places: readonly number[];
  /** The power of t that is taken out. */
  readonly lowest: number;
  readonly coefficients: readonly number[];
}

/** Of more real factors not all products are tried: there are 2 to their number. */
const MOST_FACTORS = 13;
const HIGHEST_DEGREE = 26;

/**
 * The products of some of the real factors of the image, those of the lowest degree first, until one has whole
 * coefficients and divides (L. Kronecker, 1882: a factor has an image that is a factor of the image).
 */
function factorOfRoots(p: Polynomial, budget: Budget): Polynomial | undefined {
  const image = imageOf(p);
  const factors = image ? realFactors(image.coefficients) : [];
  if (!image || factors.length > MOST_FACTORS) return undefined;
  const lead = image.coefficients.at(-1) ?? 1;
  const products = productsOf(factors, Math.floor((image.coefficients.length - 1) / 2));
  for (const product of products.toSorted((a, b) => a.length - b.length)) {
    const whole = product.map(c => Math.round(c * lead));
    if (product.some((c, i) => Math.abs(c * lead - (whole[i] ?? 0)) > WHOLE_WITHIN)) continue;
    for (let shift = 0; shift <= image.lowest; shift++) {
      const candidate = primitive(original(whole, shift, image.places, budget));
      if (isProperFactor(candidate, p, budget)) return candidate;
    }
  }
  return undefined;
}

/** A coefficient that is so near to a whole number is tried as one. */
const WHOLE_WITHIN = 1e-3;

const isProperFactor = (candidate: Polynomial, p: Polynomial, budget: Budget): boolean => {
  const rest = candidate.size > 1 ? quotient(p, candidate, budget) : undefined;
  return rest !== undefined && !isConstant(rest);
};

/** Undefined where its degree is too high. */
function imageOf(p: Polynomial): Image | undefined {
  const degrees = Array.from({ length: mainKernel(p) + 1 }, (_, kernel) => degree(p, kernel));
  const places = degrees.map((_, kernel) => degrees.slice(0, kernel).reduce((place, below) => place * (below + 1), 1));
  const exponents = [...p.keys()].map(monomial =>
    places.reduce((sum, place, kernel) => sum + exponentIn(monomial, kernel) * place, 0),
  );
  const lowest = Math.min(...exponents);
  const highest = Math.max(...exponents) - lowest;
  if (highest > HIGHEST_DEGREE) return undefined;
  const coefficients = Array.from({ length: highest + 1 }, () => 0);
  for (const [i, c] of [...p.values()].entries()) coefficients[(exponents[i] ?? 0) - lowest] = Number(c);
  return { places, lowest, coefficients };
}

/** The polynomial in several letters that has this image, times a power of t. */
const original = (image: readonly number[], shift: number, places: Image['places'], budget: Budget): Polynomial =>
  image.reduce<Polynomial>(
    (sum, c, i) => (c === 0 ? sum : plus(sum, scaled(monomialOf(i + shift, places, budget), BigInt(c)))),
    NOTHING,
  );

/** The product of letters that a power of t stands for. */
function monomialOf(exponent: number, places: Image['places'], budget: Budget): Polynomial {
  let [monomial, left] = [WHOLE, exponent];
  for (const [kernel, place] of [...places.entries()].reverse()) {
    const power = Math.floor(left / place);
    if (power > 0) monomial = times(monomial, kernelPower(kernel, power), budget);
    left -= power * place;
  }
  return monomial;
}

/** The products of some of the polynomials, at least one, up to a degree. */
function productsOf(factors: readonly (readonly number[])[], highest: number): readonly (readonly number[])[] {
  let found: (readonly number[])[] = [[1]];
  for (const factor of factors) {
    const further = found.map(product => multiplied(product, factor));
    found = [...found, ...further.filter(({ length }) => length - 1 <= highest)];
  }
  return found.slice(1);
}

function multiplied(a: readonly number[], b: readonly number[]): readonly number[] {
  const product = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, c] of a.entries()) for (const [j, d] of b.entries()) product[i + j] = (product[i + j] ?? 0) + c * d;
  return product;
}
