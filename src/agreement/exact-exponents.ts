import { exactValue } from '../algebra/exact.ts';
import { rationalOf } from '../algebra/rational.ts';
import { type Expr, isCall, power } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import { isNowhereReal } from './nowhere-real.ts';
import { foundOnce } from './ordered.ts';

/** The parts of an expression in postorder, with exponents that are numbers worked out: x^(e^(ln 2)) is x². */
export function partsOf(e: Expr): readonly Expr[] {
  const parts = postorder(e);
  const exactly = foundOnce(exactExponent);
  const withExact = (node: Expr): Expr => {
    const [base, exponent] = isCall(node, 'power') ? node.args : [];
    const exact = exponent?.kind === 'call' ? exactly(exponent) : undefined;
    return base && exact ? power(base, exact) : node;
  };
  return parts.some(part => withExact(part) !== part) ? postorder(rebuild(e, withExact)) : parts;
}

/** The number that an exponent comes to; undefined where it is written as one, is none, or is irrational. */
function exactExponent(exponent: Expr): Expr | undefined {
  if (rationalOf(exponent) || !isConstant(exponent)) return undefined;
  const exact = exactValue(exponent);
  return rationalOf(exact) && !isNowhereReal(exponent) ? exact : undefined;
}
