import Fraction from 'fraction.js';
import { same } from '../expression/equality.ts';
import { call, type Expr, isCall } from '../expression/expression.ts';
import { OPERATIONS } from '../operations/operations.ts';
import {
  equal,
  type Factor,
  isEven,
  isPositivePower,
  isUnit,
  isWhole,
  MINUS_UNIT,
  numberRaised,
  UNIT,
} from './exponents.ts';
import { sameKernel } from './like-terms.ts';
import { merged } from './merging.ts';
import { multipleOf } from './multiple.ts';
import { type Product, productOf, readProduct } from './product.ts';
import type { Rational } from './rational.ts';
import { readSum } from './sum.ts';
import type { Style } from './writing.ts';

/** |u|² is u², |3u| is 3|u|, |u|/u³ is 1/(u|u|), and |u| is u where u is nowhere negative; undefined where no factor is such. */
export function withAbsoluteValues(p: Product, style: Style): Product | undefined {
  const simpler = opened(p, style, absoluteOf, 'abs');
  return acrossTheBar(simpler ?? p) ?? simpler;
}

function absoluteOf(u: Expr, exponent: Rational): Product | undefined {
  if (isEven(exponent.n) || isNowhereNegative(u)) return raised(readProduct(u), exponent);
  const { multiple, rest } = multipleOf(u);
  return isUnit(multiple) ? undefined : kernelOf('abs', rest, exponent, multiple.abs());
}

/** |u| on one side of the fraction bar and u² on the other become |u| on the other side. */
function acrossTheBar(p: Product): Product | undefined {
  for (const absolute of p.factors) {
    const [u] =
      isCall(absolute.base, 'abs') && absolute.exponent.n === 1n && isWhole(absolute.exponent)
        ? absolute.base.args
        : [];
    const square = absolute.exponent.s < 0n ? TWO : TWO.neg();
    const partner = u && p.factors.find(({ base, exponent }) => sameKernel(base, u) && holds(exponent, square));
    if (!partner) continue;
    const met = [
      { base: partner.base, exponent: partner.exponent.sub(square) },
      { base: absolute.base, exponent: absolute.exponent.add(square) },
    ];
    const rest = p.factors.filter(factor => factor !== absolute);
    const factors = rest.flatMap(factor => (factor === partner ? met : [factor]));
    return productOf(
      p.coefficient,
      factors.filter(({ exponent }) => exponent.n !== 0n),
      p.decimal,
    );
  }
  return undefined;
}

const TWO: Rational = new Fraction(2);

/** Whether a whole exponent has the sign of another and is as large. */
const holds = (exponent: Rational, other: Rational): boolean =>
  isWhole(exponent) && exponent.s === other.s && exponent.n >= other.n;

/** sgn(3u) and sgn(u³) are sgn u, and sgn u is 1 where u is positive; undefined where no factor is such. */
export const withSimplerSigns = (p: Product, style: Style): Product | undefined => opened(p, style, signOf, 'sign');

function signOf(u: Expr, exponent: Rational): Product | undefined {
  if (exponent.s < 0n || isEven(exponent.n)) return undefined;
  if (isPositive(u)) return productOf(UNIT, []);
  const { multiple, rest } = multipleOf(u);
  const base = oddRoot(rest) ?? rest;
  return base === u ? undefined : kernelOf('sign', base, UNIT, multiple.s < 0n ? MINUS_UNIT : UNIT);
}

/** x of x³, which has its sign. */
function oddRoot(u: Expr): Expr | undefined {
  const { coefficient, factors } = readProduct(u);
  const [factor, ...others] = factors;
  const isOdd = factor && others.length === 0 && isUnit(coefficient) && !isEven(factor.exponent.n * factor.exponent.d);
  return isOdd ? factor.base : undefined;
}

/** What a function of u to a whole power comes to; undefined where it stays. */
type Opening = (u: Expr, exponent: Rational) => Product | undefined;

function opened(p: Product, style: Style, opening: Opening, op: string): Product | undefined {
  let coefficient = p.coefficient;
  let changed = false;
  const factors = p.factors.flatMap(factor => {
    const [u] = isCall(factor.base, op) && isWhole(factor.exponent) ? factor.base.args : [];
    const instead = u && opening(u, factor.exponent);
    if (!instead) return [factor];
    changed = true;
    coefficient = coefficient.mul(instead.coefficient);
    return instead.factors;
  });
  return changed ? together(productOf(coefficient, factors, p.decimal), style) : undefined;
}

const together = (p: Product, style: Style): Product => merged(p, 'any side', style) ?? p;

/** op(multiple · u) to a power; undefined where the number in front would be too long. */
function kernelOf(op: string, u: Expr, exponent: Rational, multiple: Rational): Product | undefined {
  const number = numberRaised(multiple, exponent);
  return number && productOf(number, [{ base: call(op, u), exponent }]);
}

/** A product to a power; undefined where its number would be too long, or none. */
function raised({ coefficient, factors }: Product, by: Rational): Product | undefined {
  const number = numberRaised(coefficient, by);
  const powers = factors.map(({ base, exponent }) => ({ base, exponent: exponent.mul(by) }));
  return number && productOf(number, powers);
}

/** u · sgn u is |u| and |u| · sgn u is u; undefined where no sign has such a factor beside it. */
export function withSignsTaken(p: Product, style: Style): Product | undefined {
  for (const sign of p.factors) {
    const [u] = isCall(sign.base, 'sign') && equal(sign.exponent, UNIT) ? sign.base.args : [];
    const partner = u && p.factors.find(factor => meetsSign(factor, u));
    if (!u || !partner) continue;
    const exponent = partner.exponent.s > 0n ? UNIT : MINUS_UNIT;
    const instead = isCall(partner.base, 'abs') ? raised(readProduct(u), exponent) : kernelOf('abs', u, exponent, UNIT);
    if (!instead) continue;
    const left = { base: partner.base, exponent: partner.exponent.sub(exponent) };
    const others = p.factors.flatMap(factor => (factor === partner ? [left] : factor === sign ? [] : [factor]));
    const factors = [...others, ...instead.factors].filter(factor => factor.exponent.n !== 0n);
    return together(productOf(p.coefficient.mul(instead.coefficient), factors, p.decimal), style);
  }
  return undefined;
}

/** u, 1/u and u², |u|, 1/|u| and |u|² meet sgn u; 1/u² does not. */
const meetsSign = ({ base, exponent }: Factor, u: Expr): boolean =>
  isWhole(exponent) &&
  (exponent.s > 0n || equal(exponent, MINUS_UNIT)) &&
  (sameKernel(base, u) || (isCall(base, 'abs') && base.args.some(arg => same(arg, u))));

/** Whether every term is a positive number times what has no negative value: x² + 1, e^u, √u. */
const isNowhereNegative = (u: Expr): boolean =>
  readSum(u).every(
    ({ coefficient, factors }) =>
      coefficient.s >= 0n && factors.every(({ base, exponent }) => isNotNegative(base, exponent)),
  );

const isNotNegative = (base: Expr, { n, d }: Rational): boolean =>
  isEven(n) || isEven(d) || isCall(base, 'abs') || isAlwaysPositive(base);

/** Whether one of the terms is positive as well. */
const isPositive = (u: Expr): boolean =>
  isNowhereNegative(u) &&
  readSum(u).some(
    ({ coefficient, factors }) => coefficient.n !== 0n && factors.every(({ base }) => isAlwaysPositive(base)),
  );

const isAlwaysPositive = (base: Expr): boolean =>
  isPositivePower(base) || (base.kind === 'call' && POSITIVE.has(base.op));

const POSITIVE: ReadonlySet<string> = new Set(
  OPERATIONS.filter(({ traits }) => traits.includes('positive')).map(({ name }) => name),
);
