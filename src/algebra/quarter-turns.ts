import Fraction from 'fraction.js';
import { call, type Expr } from '../expression/expression.ts';
import { type Factor, isEven, isUnit, isWhole, MINUS_UNIT } from './exponents.ts';
import { type Product, productOf } from './product.ts';
import { readSum, type Sum } from './sum.ts';
import { type Style, writeSum } from './writing.ts';

/** The product with sines and cosines of v + k·π/2 as those of v: 1/sin(x + π/2) = 1/cos x. */
export function withoutQuarterTurns(p: Product, style: Style): Product {
  let coefficient = p.coefficient;
  const factors = p.factors.map(({ base, exponent }): Factor => {
    const turned = isWhole(exponent) ? withoutTurns(base, style) : undefined;
    if (turned?.negative && !isEven(exponent.n)) coefficient = coefficient.mul(MINUS_UNIT);
    return { base: turned?.base ?? base, exponent };
  });
  return productOf(coefficient, factors, p.decimal);
}

interface Turned {
  readonly base: Expr;
  readonly negative: boolean;
}

/** Each is the one before it a quarter turn on: sin(v + π/2) = cos v, cos(v + π/2) = −sin v. */
const TURNS: readonly string[] = ['sin', 'cos', '−sin', '−cos'];

function withoutTurns(e: Expr, style: Style): Turned | undefined {
  const [u] = e.kind === 'call' ? e.args : [];
  const place = e.kind === 'call' ? TURNS.indexOf(e.op) : -1;
  const terms = u && place >= 0 ? readSum(u) : [];
  const turns = terms.length > 1 ? quarterTurns(terms) : undefined;
  if (!turns) return undefined;
  const next = TURNS[(place + turns.count) % TURNS.length] ?? '';
  const v = writeSum(terms.toSpliced(turns.at, 1), style);
  return { base: call(next.replace('−', ''), v), negative: next.startsWith('−') };
}

/** Which term is a whole multiple of π/2, and how many quarter turns it is, from 0 to 3. */
function quarterTurns(terms: Sum): { readonly at: number; readonly count: number } | undefined {
  const at = terms.findIndex(({ factors: [pi, ...others] }) => {
    const isPi = pi?.base.kind === 'symbol' && pi.base.name === 'pi';
    return isPi && others.length === 0 && isUnit(pi.exponent);
  });
  const quarters = terms[at]?.coefficient.mul(new Fraction(2));
  return quarters && isWhole(quarters) ? { at, count: Number(((quarters.s * quarters.n) % 4n) + 4n) % 4 } : undefined;
}
