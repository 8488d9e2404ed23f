import { type Call, type Expr, isCall } from '../expression/expression.ts';
import { knownOf } from '../expression/known.ts';
import { isWhole } from './exponents.ts';
import { type Rational, rationalOf } from './rational.ts';

/** The calls that a product is made of: nested products, quotients, signs, and powers with numeric exponents. */
export function productCalls(e: Expr): readonly Call[] {
  if (e.kind !== 'call') return NO_CALLS;
  const known = knownOf(e);
  known.productCalls ??= foundCalls(e);
  return known.productCalls;
}

declare module '../expression/known.ts' {
  interface Known {
    /** The calls that the product is made of. */
    productCalls?: readonly Call[];
  }
}

const NO_CALLS: readonly Call[] = [];

function foundCalls(e: Call): readonly Call[] {
  const found = new Set<Call>();
  const open: Expr[] = [e];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind !== 'call' || found.has(node) || !INSIDE.has(node.op)) continue;
    found.add(node);
    if (node.op !== 'power') open.push(...node.args);
    else if (node.args[0] && wholeExponent(node)) open.push(node.args[0]);
  }
  return [...found];
}

const INSIDE: ReadonlySet<string> = new Set(['multiply', 'divide', 'negate', 'power', 'sqrt', 'cbrt']);

const wholeExponent = (node: Call): boolean => {
  const value = exponentValue(node);
  return value !== undefined && isWhole(value);
};

/** The exponent of a power where it is a number. */
export const exponentValue = (node: Call): Rational | undefined =>
  node.op === 'power' && node.args[1] ? rationalOf(node.args[1]) : undefined;

/** Whether something other than a number is divided by. */
export const hasDivision = (e: Expr): boolean => productCalls(e).some(isDivision);

const isDivision = (node: Call): boolean =>
  node.op === 'divide' && node.args[1] !== undefined && !rationalOf(node.args[1]);

/** Whether the product is one fraction a/b, the only division in it, its sign aside. */
export function isOneFraction(e: Expr): boolean {
  const fraction = isCall(e, 'negate') ? e.args[0] : e;
  return fraction !== undefined && isCall(fraction, 'divide') && !fraction.args.some(holdsFraction);
}

const holdsFraction = (e: Expr): boolean =>
  productCalls(e).some(node => node.op === 'divide' || (exponentValue(node)?.s ?? 1n) < 0n);
