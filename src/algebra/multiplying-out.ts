import { isCall } from '../expression/expression.ts';
import { type Factor, isUnit, isWhole, UNIT } from './exponents.ts';
import { collected } from './like-terms.ts';
import { mergedTerms } from './merging.ts';
import { joined, type Product, productOf } from './product.ts';
import { readSum, type Sum } from './sum.ts';
import { inverse, type Style, writeSum } from './writing.ts';

/** Brackets are multiplied out up to this power, into at most so many terms. */
const HIGHEST_POWER = 3n;
const MOST_TERMS = 60;

/** A bracket standing as a factor, perhaps to a small whole power. */
const isBracket = ({ base, exponent }: Factor): boolean =>
  isCall(base, 'add') && isWhole(exponent) && exponent.s > 0n && exponent.n <= HIGHEST_POWER;

/** Every bracket among the factors multiplied out, nothing collected; undefined where there is none, or too many terms. */
export function multipliedOut(terms: Sum, style: Style): Sum | undefined {
  return opened(terms, term => term.factors.some(isBracket), style);
}

/** Only brackets with nothing but a number before them: 2(3x + 2). */
export function numbersMultipliedOut(terms: Sum, style: Style): Sum | undefined {
  return opened(
    terms,
    ({ factors: [first, ...others] }) => !!first && isBracket(first) && isUnit(first.exponent) && others.length === 0,
    style,
  );
}

function opened(terms: Sum, opens: (term: Product) => boolean, style: Style): Sum | undefined {
  if (!terms.some(opens)) return undefined;
  const open = terms.map(term => (opens(term) ? expanded(term, style) : [term]));
  return open.every(part => part !== undefined) && open.flat().length <= MOST_TERMS ? open.flat() : undefined;
}

function expanded(term: Product, style: Style): Sum | undefined {
  const rest = productOf(
    term.coefficient,
    term.factors.filter(factor => !isBracket(factor)),
    term.decimal,
  );
  let sum: Sum = [rest];
  for (const { base, exponent } of term.factors.filter(isBracket)) {
    for (let i = 0n; i < exponent.n; i++) {
      if (sum.length * readSum(base).length > MOST_TERMS) return undefined;
      sum = sum.flatMap(a => readSum(base).map(b => joined(a, b)));
    }
  }
  return mergedTerms(sum, style);
}

/** The brackets above the fraction bar multiplied out as one, and those below; undefined where no side has two. */
export function bracketsMultiplied(p: Product, style: Style): Product | undefined {
  const brackets = p.factors.filter(({ base }) => isCall(base, 'add'));
  if (brackets.length < 2) return undefined;
  const above = brackets.filter(isBracket);
  const below = brackets.filter(factor => isBracket(inverse(factor)));
  const sides = [above, below.map(inverse)].map(side => (side.length > 1 ? bracketOf(side, style) : undefined));
  const [top, bottom] = sides;
  if (!top && !bottom) return undefined;
  const rest = p.factors.filter(factor => !(top && above.includes(factor)) && !(bottom && below.includes(factor)));
  return productOf(p.coefficient, [...rest, ...(top ? [top] : []), ...(bottom ? [inverse(bottom)] : [])], p.decimal);
}

function bracketOf(factors: readonly Factor[], style: Style): Factor | undefined {
  const terms = multipliedOut([productOf(UNIT, factors)], style);
  return terms && { base: writeSum(collected(terms) ?? terms, style), exponent: UNIT };
}
