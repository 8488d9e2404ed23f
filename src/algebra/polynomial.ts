import Fraction from 'fraction.js';
import type { Expr } from '../expression/expression.ts';
import { isCall } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { type Factor, isWhole } from './exponents.ts';
import { collected } from './like-terms.ts';
import { mergedTerms } from './merging.ts';
import { joined, type Product, productOf } from './product.ts';
import type { Rational } from './rational.ts';
import { readSum, type Sum } from './sum.ts';
import type { Style } from './writing.ts';

/** A polynomial of more terms, or of a higher degree, is not multiplied out. */
const MOST_TERMS = 200;
const HIGHEST_DEGREE = 12;

/** How powers are written while a polynomial is put together: it has neither roots nor negative powers of its variable. */
const PLAIN: Style = { roots: true, cubeRoots: true, negativePowers: false, negativeExponentials: false };

/**
 * The expression as a sum of terms c · xⁿ, multiplied out and like terms together, c free of the variables; undefined
 * where it is no polynomial in them or one too long to be written out.
 */
export function polynomialIn(e: Expr, variables: readonly string[]): Sum | undefined {
  const terms = expandedIn(e, variables);
  return terms && (collected(terms) ?? terms).filter(({ coefficient }) => coefficient.n !== 0n);
}

/** The same with like terms still apart, in the order in which multiplying out brings them. */
export function expandedIn(e: Expr, variables: readonly string[]): Sum | undefined {
  const done: Product[] = [];
  const open = [...readSum(e)].reverse();
  for (let term = open.pop(); term; term = open.pop()) {
    const place = term.factors.findIndex(({ base }) => !isPlain(base) && variables.some(name => contains(base, name)));
    const factor = term.factors[place];
    if (!factor) done.push(productOf(term.coefficient, term.factors, term.decimal));
    else {
      const inner = powerOf(factor, variables);
      if (!inner || inner.length + open.length + done.length > MOST_TERMS) return undefined;
      const rest = productOf(term.coefficient, term.factors.toSpliced(place, 1), term.decimal);
      open.push(...inner.map(part => joined(rest, part)).reverse());
    }
  }
  return mergedTerms(done, PLAIN).every(term => isMonomial(term, variables)) ? mergedTerms(done, PLAIN) : undefined;
}

const isPlain = (base: Expr): boolean => base.kind !== 'call';

/** A bracket to a whole power, multiplied out with its like terms together: (x + h)³ = x³ + 3x²h + 3xh² + h³. */
function powerOf({ base, exponent }: Factor, variables: readonly string[]): Sum | undefined {
  if (!isCall(base, 'add') || !isWhole(exponent) || exponent.s < 0n || exponent.n > HIGHEST_DEGREE) return undefined;
  const terms = readSum(base);
  let power: Sum = terms;
  for (let i = 1n; i < exponent.n; i++) {
    const next: Sum = mergedTerms(
      power.flatMap(a => terms.map(b => joined(a, b))),
      PLAIN,
    );
    power = collected(next) ?? next;
    if (power.length > MOST_TERMS) return undefined;
  }
  return power.every(term => term.factors.every(factor => isCall(factor.base, 'add') || isAllowed(factor, variables)))
    ? power
    : undefined;
}

const isAllowed = ({ base, exponent }: Factor, variables: readonly string[]): boolean =>
  base.kind === 'symbol' && variables.includes(base.name)
    ? isWhole(exponent) && exponent.s > 0n && exponent.n <= HIGHEST_DEGREE
    : variables.every(name => !contains(base, name));

const isMonomial = (term: Product, variables: readonly string[]): boolean =>
  term.factors.every(factor => isAllowed(factor, variables));

/** The exponent of the variable in a term of a polynomial. */
const degreeIn = (term: Product, variable: string): number =>
  Number(term.factors.find(({ base }) => base.kind === 'symbol' && base.name === variable)?.exponent.n ?? 0n);

/** The coefficients of a polynomial in one variable, from the constant upwards; undefined where one of them is no number. */
export function coefficientsIn(terms: Sum, variable: string): readonly Rational[] | undefined {
  const degree = Math.max(0, ...terms.map(term => degreeIn(term, variable)));
  const coefficients: Rational[] = Array.from({ length: degree + 1 }, () => new Fraction(0));
  for (const term of terms) {
    const place = degreeIn(term, variable);
    if (term.factors.length > (place > 0 ? 1 : 0)) return undefined;
    coefficients[place] = (coefficients[place] ?? new Fraction(0)).add(term.coefficient);
  }
  return coefficients;
}
