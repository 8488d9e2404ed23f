import Fraction from 'fraction.js';
import { call, type Expr } from '../expression/expression.ts';
import { type Factor, isWhole } from './exponents.ts';
import { alike } from './like-terms.ts';
import { merged, mergedTerms } from './merging.ts';
import { type Product, productOf } from './product.ts';
import type { Sum } from './sum.ts';
import type { Style } from './writing.ts';

/** f(u) · g(u) or f(u) / g(u) is h(u), '1' for no function at all. */
export interface ProductIdentity {
  readonly f: string;
  readonly over: boolean;
  readonly g: string;
  readonly is: string;
}

const product = (f: string, g: string, is: string): ProductIdentity => ({ f, over: false, g, is });
const quotient = (f: string, g: string, is: string): ProductIdentity => ({ f, over: true, g, is });

/** The identities of products, in the order in which they are tried. */
export const PRODUCT_IDENTITIES: readonly ProductIdentity[] = [
  quotient('sin', 'cos', 'tan'),
  quotient('cos', 'sin', 'cot'),
  quotient('sinh', 'cosh', 'tanh'),
  quotient('cosh', 'sinh', 'coth'),
  quotient('tan', 'sec', 'sin'),
  quotient('cot', 'csc', 'cos'),
  quotient('sec', 'tan', 'csc'),
  quotient('csc', 'cot', 'sec'),
  quotient('tanh', 'sech', 'sinh'),
  quotient('coth', 'csch', 'cosh'),
  quotient('sech', 'tanh', 'csch'),
  quotient('csch', 'coth', 'sech'),
  product('tan', 'cos', 'sin'),
  product('cot', 'sin', 'cos'),
  product('sec', 'cos', '1'),
  product('csc', 'sin', '1'),
  product('tan', 'cot', '1'),
  product('tanh', 'cosh', 'sinh'),
  product('coth', 'sinh', 'cosh'),
  product('sech', 'cosh', '1'),
  product('csch', 'sinh', '1'),
  product('tanh', 'coth', '1'),
];

/** f² + sign · g² is resultSign · h², '1' for no function at all. */
export interface SquareIdentity {
  readonly f: string;
  readonly sign: 1 | -1;
  readonly g: string;
  readonly resultSign: 1 | -1;
  readonly is: string;
}

const squares = (f: string, sign: 1 | -1, g: string, resultSign: 1 | -1, is: string): SquareIdentity => ({
  f,
  sign,
  g,
  resultSign,
  is,
});

/** The identities of squares, in the order in which they are tried. */
export const SQUARE_IDENTITIES: readonly SquareIdentity[] = [
  squares('sin', 1, 'cos', 1, '1'),
  squares('sin', -1, '1', -1, 'cos'),
  squares('cos', -1, '1', -1, 'sin'),
  squares('tan', 1, '1', 1, 'sec'),
  squares('sec', -1, '1', 1, 'tan'),
  squares('sec', -1, 'tan', 1, '1'),
  squares('cot', 1, '1', 1, 'csc'),
  squares('csc', -1, '1', 1, 'cot'),
  squares('csc', -1, 'cot', 1, '1'),
  squares('cosh', -1, 'sinh', 1, '1'),
  squares('cosh', -1, '1', 1, 'sinh'),
  squares('sinh', 1, '1', 1, 'cosh'),
  squares('tanh', -1, '1', -1, 'sech'),
  squares('sech', -1, '1', -1, 'tanh'),
  squares('tanh', 1, 'sech', 1, '1'),
  squares('coth', -1, '1', 1, 'csch'),
  squares('coth', -1, 'csch', 1, '1'),
];

const argument = ({ base }: Factor, op: string): Expr | undefined =>
  base.kind === 'call' && base.op === op ? base.args[0] : undefined;

const raised = (op: string, u: Expr, exponent: Factor['exponent']): readonly Factor[] =>
  op === '1' ? [] : [{ base: call(op, u), exponent }];

/** A product with f(u)^k and g(u)^k put together as h(u)^k; undefined where the two do not meet. */
export function withProductIdentity(p: Product, row: ProductIdentity, style: Style): Product | undefined {
  if (![row.f, row.g].every(op => p.factors.some(factor => argument(factor, op)))) return undefined;
  const whole = merged(p, 'any side', style) ?? p;
  for (const first of whole.factors) {
    const u = argument(first, row.f);
    const second = u && whole.factors.find(factor => partners(first, factor, row));
    if (u && second) return putTogether(whole, first, second, u, row, style);
  }
  return undefined;
}

/** A quotient is put together only where nothing of it is left: sin/cos² stays. */
function partners(first: Factor, second: Factor, row: ProductIdentity): boolean {
  const [u, v] = [argument(first, row.f), argument(second, row.g)];
  if (u === undefined || u !== v || !isWhole(first.exponent) || !isWhole(second.exponent)) return false;
  if (row.over) return first.exponent.s > 0n && first.exponent.equals(second.exponent.neg());
  return first.exponent.s === second.exponent.s;
}

function putTogether(p: Product, first: Factor, second: Factor, u: Expr, row: ProductIdentity, style: Style): Product {
  const smaller = first.exponent.n < second.exponent.n ? first.exponent.n : second.exponent.n;
  const shared = new Fraction(first.exponent.s * smaller);
  const left = (factor: Factor, by: Factor['exponent']): Factor => ({
    base: factor.base,
    exponent: factor.exponent.sub(by),
  });
  const factors = p.factors.flatMap(factor => {
    if (factor === first) return [...raised(row.is, u, shared), left(first, shared)];
    return [factor === second ? left(second, row.over ? shared.neg() : shared) : factor];
  });
  const result = productOf(
    p.coefficient,
    factors.filter(factor => factor.exponent.n !== 0n),
    p.decimal,
  );
  return merged(result, 'any side', style) ?? result;
}

const SQUARED = new Fraction(2);

/** A sum with one pair of terms put together as one; undefined where no two terms differ so. */
export function withSquareIdentity(sum: Sum, row: SquareIdentity, style: Style): Sum | undefined {
  if (!sum.some(term => term.factors.some(factor => argument(factor, row.f)))) return undefined;
  const terms = mergedTerms(sum, style);
  for (const [i, term] of terms.entries()) {
    for (const factor of term.factors) {
      const u = argument(factor, row.f);
      const rest = u && withoutSquare(term, factor);
      const partner = u && rest && partnerOf(terms, times(rest, row.g, u, row.sign, style));
      if (u && rest && partner && partner !== term)
        return replaced(sum, i, terms.indexOf(partner), times(rest, row.is, u, row.resultSign, style));
    }
  }
  return undefined;
}

/** The sum with every identity of squares that holds among its terms. */
export function withSquareIdentities(sum: Sum, style: Style): Sum {
  let terms = sum;
  let ops = functionsIn(terms);
  for (const row of SQUARE_IDENTITIES) {
    const together = ops.has(row.f) ? withSquareIdentity(terms, row, style) : undefined;
    if (!together) continue;
    terms = together;
    ops = functionsIn(terms);
  }
  return terms;
}

function functionsIn(terms: Sum): ReadonlySet<string> {
  const ops = new Set<string>();
  for (const { factors } of terms) for (const { base } of factors) if (base.kind === 'call') ops.add(base.op);
  return ops;
}

/** The term over the square of one of its factors, where it has one. */
function withoutSquare(term: Product, factor: Factor): Product | undefined {
  if (!isWhole(factor.exponent) || factor.exponent.compare(SQUARED) < 0) return undefined;
  const lowered = { base: factor.base, exponent: factor.exponent.sub(SQUARED) };
  const factors = term.factors.map(other => (other === factor ? lowered : other));
  return productOf(
    term.coefficient,
    factors.filter(({ exponent }) => exponent.n !== 0n),
    term.decimal,
  );
}

function times(p: Product, op: string, u: Expr, sign: 1 | -1, style: Style): Product {
  const coefficient = sign < 0 ? p.coefficient.neg() : p.coefficient;
  const whole = productOf(coefficient, [...p.factors, ...raised(op, u, SQUARED)], p.decimal);
  return merged(whole, 'any side', style) ?? whole;
}

const partnerOf = (terms: Sum, wanted: Product): Product | undefined =>
  terms.find(term => term.coefficient.equals(wanted.coefficient) && alike(term, wanted));

const replaced = (terms: Sum, at: number, without: number, by: Product): Sum =>
  terms.flatMap((term, i) => {
    if (i === without) return [];
    return [i === at ? by : term];
  });
