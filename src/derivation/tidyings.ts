import { withAbsoluteValues, withSignsTaken, withSimplerSigns } from '../algebra/absolute-values.ts';
import { CIRCULAR, HYPERBOLIC } from '../algebra/angles.ts';
import { withTanh } from '../algebra/exponential-quotients.ts';
import {
  PRODUCT_IDENTITIES,
  type ProductIdentity,
  SQUARE_IDENTITIES,
  type SquareIdentity,
  withProductIdentity,
  withSquareIdentity,
} from '../algebra/identities.ts';
import type { Product } from '../algebra/product.ts';
import { readSum } from '../algebra/sum.ts';
import { type Style, writeProduct, writeSum } from '../algebra/writing.ts';
import type { Expr } from '../expression/expression.ts';
import { anglesTogether, inSineAndCosine } from './tidying-angles.ts';
import { bracketOverOne } from './tidying-brackets.ts';
import { oneFraction } from './tidying-fractions.ts';
import {
  commonDenominator,
  commonFactor,
  letterFactor,
  likeTerms,
  MOST_MULTIPLIED,
  multiplyOut,
  numbersFirstInSum,
  signs,
  unlessExponentialComesOut,
} from './tidying-sums.ts';
import { asFraction, asRoot, type ChangeTerm, cancelled, eachTerm, powersOfOneBase } from './tidying-terms.ts';

/** One way of tidying a line, with the name and the reason that stand beside it. */
export interface Tidying {
  readonly id: string;
  readonly name: string;
  /** One clause, without a full stop. */
  readonly because: string;
  /** The sum or product tidied this way; the same object where there is nothing to do. */
  readonly apply: (e: Expr, style: Style) => Expr;
  /** The functions without which there is nothing to do. */
  readonly needs?: readonly string[];
  /** Whether it writes several forms to see which is shorter: too slow for very long lines. */
  readonly compares?: boolean;
  /** Whether it is tried only in a round in which nothing before it in the list has changed the line. */
  readonly afterOthers?: boolean;
  /** Where it is tried, if not everywhere: on the line and brackets in products (arguments of functions stay as typed), or on those brackets alone. */
  readonly where?: 'outside' | 'brackets';
}

/** What an identity makes of a term, written out. */
const rewritten =
  (identity: (term: Product, style: Style) => Product | undefined): ChangeTerm =>
  (term, _, style) => {
    const together = identity(term, style);
    return together && writeProduct(together, style);
  };

/** Each identity is a tidying that is named by itself: "sinh/cosh is tanh". */
const productIdentity = (row: ProductIdentity): Tidying => {
  const name = `${row.f}${row.over ? '/' : ' · '}${row.g} is ${row.is}`;
  const apply = eachTerm(rewritten((term, style) => withProductIdentity(term, row, style)));
  return {
    id: `tidy:${row.f}${row.over ? '/' : '*'}${row.g}`,
    name,
    because: 'an identity of these functions',
    apply,
    needs: [row.f, row.g],
    compares: true,
  };
};

const squareIdentity = (row: SquareIdentity): Tidying => {
  const squared = (op: string): string => (op === '1' ? '1' : `${op}²`);
  const name = `${squared(row.f)} ${row.sign < 0 ? '−' : '+'} ${squared(row.g)} is ${row.resultSign < 0 ? '−' : ''}${squared(row.is)}`;
  const apply = (e: Expr, style: Style): Expr => {
    const terms = readSum(e);
    const together =
      terms.length > 1 && terms.length <= MOST_MULTIPLIED ? withSquareIdentity(terms, row, style) : undefined;
    return together ? writeSum(together, style) : e;
  };
  const needs = row.g === '1' ? [row.f] : [row.f, row.g];
  return {
    id: `tidy:${row.f}^2${row.sign < 0 ? '-' : '+'}${row.g}^2`,
    name,
    because: 'an identity of these functions',
    apply,
    needs,
    compares: true,
  };
};

/** The tidyings in the order in which they are tried; the list is gone through again until nothing changes. */
export const TIDYINGS: readonly Tidying[] = [
  {
    id: 'tidy:numbers-first',
    name: 'numbers first',
    because: 'numbers are multiplied and written first, then letters, then functions',
    apply: numbersFirstInSum,
  },
  {
    id: 'tidy:like-terms',
    name: 'like terms',
    because: 'terms that differ in their number alone become one',
    apply: likeTerms,
  },
  {
    id: 'tidy:powers',
    name: 'powers of one base',
    because: 'powers of one base are multiplied by adding their exponents',
    apply: unlessExponentialComesOut(powersOfOneBase),
  },
  {
    id: 'tidy:cancel',
    name: 'cancel',
    because: 'what stands above and below the fraction bar cancels',
    apply: unlessExponentialComesOut(cancelled),
  },
  {
    id: 'tidy:root',
    name: 'as a root',
    because: 'a power with the exponent 1/2, −1/2 or 1/3 is written with a root sign',
    apply: eachTerm(asRoot),
  },
  {
    id: 'tidy:fraction',
    name: 'as a fraction',
    because: 'negative powers and fractions among factors become one fraction',
    apply: eachTerm(asFraction),
  },
  {
    id: 'tidy:absolute-value',
    name: 'absolute value',
    because: 'a number comes out of the bars, and a square needs none',
    apply: eachTerm(rewritten(withAbsoluteValues)),
    needs: ['abs'],
  },
  {
    id: 'tidy:sign',
    name: 'sign of a multiple',
    because: 'a positive number does not change a sign, and a negative one turns it',
    apply: eachTerm(rewritten(withSimplerSigns)),
    needs: ['sign'],
  },
  {
    id: 'tidy:sign-taken',
    name: 'u · sgn u is |u|',
    because: 'the sign of u is u/|u|',
    apply: eachTerm(rewritten(withSignsTaken)),
    needs: ['sign'],
  },
  ...SQUARE_IDENTITIES.map(squareIdentity),
  ...PRODUCT_IDENTITIES.map(productIdentity),
  {
    id: 'tidy:tanh-of-exponentials',
    name: '(eᵘ − e⁻ᵘ)/(eᵘ + e⁻ᵘ) is tanh u',
    because: 'this is how tanh is defined',
    apply: eachTerm(rewritten(withTanh)),
    needs: ['exp', 'divide'],
  },
  {
    id: 'tidy:common-factor',
    name: 'common factor',
    because: 'what every term contains is written once, before a bracket',
    apply: commonFactor,
    compares: true,
  },
  {
    id: 'tidy:common-factor-in-bracket',
    name: 'common factor',
    because: 'what every term of the bracket contains is written once, before it',
    apply: letterFactor,
    compares: true,
    where: 'brackets',
  },
  {
    id: 'tidy:common-denominator',
    name: 'common denominator',
    because: 'fractions are added over one denominator',
    apply: commonDenominator,
    compares: true,
  },
  {
    id: 'tidy:multiply-out',
    name: 'multiply out',
    because: 'a product with a bracket becomes a sum whose terms can be put together',
    apply: multiplyOut,
    compares: true,
  },
  {
    id: 'tidy:sine-and-cosine',
    name: 'in sine and cosine',
    because: 'tan u is sin u/cos u, cot u is cos u/sin u, sec u is 1/cos u and csc u is 1/sin u',
    apply: inSineAndCosine(CIRCULAR),
    needs: ['divide'],
    afterOthers: true,
    compares: true,
    where: 'outside',
  },
  {
    id: 'tidy:sinh-and-cosh',
    name: 'in sinh and cosh',
    because: 'tanh u is sinh u/cosh u, coth u is cosh u/sinh u, sech u is 1/cosh u and csch u is 1/sinh u',
    apply: inSineAndCosine(HYPERBOLIC),
    needs: ['divide'],
    afterOthers: true,
    compares: true,
    where: 'outside',
  },
  {
    id: 'tidy:double-angle',
    name: 'double angle',
    because: 'sin 2u is 2 sin u cos u, and cos 2u is cos² u − sin² u, which is 2 cos² u − 1',
    apply: anglesTogether(CIRCULAR),
    afterOthers: true,
    compares: true,
    where: 'outside',
  },
  {
    id: 'tidy:hyperbolic-double-angle',
    name: 'double argument',
    because: 'sinh 2u is 2 sinh u cosh u, and cosh 2u is cosh² u + sinh² u, which is 2 cosh² u − 1',
    apply: anglesTogether(HYPERBOLIC),
    afterOthers: true,
    compares: true,
    where: 'outside',
  },
  {
    id: 'tidy:common-denominator-in-bracket',
    name: 'common denominator',
    because: 'the fractions of the bracket are added over one denominator',
    apply: bracketOverOne,
    needs: ['divide'],
    afterOthers: true,
    compares: true,
    where: 'outside',
  },
  {
    id: 'tidy:one-fraction',
    name: 'one fraction',
    because: 'over one denominator, with squares of roots worked out, common factors cancel',
    apply: oneFraction,
    needs: ['divide'],
    afterOthers: true,
    compares: true,
    where: 'outside',
  },
  {
    id: 'tidy:squares-worked-out',
    name: 'squares worked out',
    because: 'squares of roots and of functions that know each other are written in one of them',
    apply: oneFraction,
    afterOthers: true,
    compares: true,
    where: 'outside',
  },
  {
    id: 'tidy:signs-in-brackets',
    name: 'signs',
    because: 'a minus sign goes where it is shortest, and a positive term comes first',
    apply: signs,
    where: 'outside',
  },
];

/** What is done without being shown; a line of its own only where nothing else happens. */
export const SILENT = {
  zeros: { id: 'tidy:zeros', name: 'zeros dropped', because: 'adding 0 changes nothing' },
  signs: { id: 'tidy:signs', name: 'signs', because: 'a minus sign moves to the front of its term' },
  minor: { id: 'tidy:minor', name: 'brackets', because: 'brackets that change nothing are left out' },
} as const;

/** What happens along with a tidying and is named beside it (named-changes.ts). */
export const NAMED_BESIDE = [
  {
    id: 'tidy:power-of-product',
    name: 'power of a product',
    because: 'each factor of a product is raised to its power',
  },
  {
    id: 'tidy:power-of-power',
    name: 'power of a power',
    because: 'the exponents of a power of a power are multiplied',
  },
  { id: 'tidy:power-of-root', name: 'power of a root', because: 'a root to its own power is what stands under it' },
  {
    id: 'tidy:under-root',
    name: 'under the root',
    because: 'a positive factor beside a root is squared and goes under it',
  },
  {
    id: 'tidy:multiple-angles',
    name: 'multiple angles',
    because: 'functions of multiples of one angle are written with one another by the sums of angles',
  },
] as const;
