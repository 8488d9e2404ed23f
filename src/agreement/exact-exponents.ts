import { exactValue, isShortNumber } from '../algebra/exact.ts';
import { rationalOf } from '../algebra/rational.ts';
import { type Call, type Expr, isCall, negate, number, power, ZERO } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { argumentPlaces, postorder } from '../expression/walk.ts';
import { factored } from './multiples.ts';
import { isNowhereReal } from './nowhere-real.ts';
import { foundOnce } from './ordered.ts';

/** The parts of an expression in postorder, with exponents that are numbers worked out: x^(e^(ln 2)) is x². */
export function partsOf(e: Expr): readonly Expr[] {
  const parts = postorder(e);
  if (!parts.some(hasUnwritten)) return parts;
  const exactly = foundOnce(exactExponent);
  const exactOf = (node: Expr): Expr | undefined => {
    const exponent = isCall(node, 'power') ? node.args[1] : undefined;
    return exponent?.kind === 'call' ? exactly(exponent) : undefined;
  };
  return parts.some(part => exactOf(part) !== undefined) ? withExponents(parts, exactOf) : parts;
}

/** Whether it is a power with an exponent that is neither a letter nor a number, with or without a minus sign. */
function hasUnwritten(part: Expr): boolean {
  const exponent = isCall(part, 'power') ? part.args[1] : undefined;
  return exponent?.kind === 'call' && !isWritten(exponent);
}

/** The parts of the same expression with other exponents. In the order of the parts, whose places are known, which no map need tell. */
function withExponents(parts: readonly Expr[], exponentOf: (node: Expr) => Expr | undefined): readonly Expr[] {
  const places = argumentPlaces(parts);
  const made: Expr[] = [];
  let first = 0;
  for (const part of parts) {
    const end = part.kind === 'call' ? first + part.args.length : first;
    const args = places.slice(first, end).map(place => made[place] ?? part);
    made.push(part.kind === 'call' ? remade(part, args, exponentOf(part)) : part);
    first = end;
  }
  return postorder(made.at(-1) ?? ZERO);
}

function remade(node: Call, args: readonly Expr[], exponent: Expr | undefined): Expr {
  const [base] = args;
  if (base && exponent) return power(base, exponent);
  return args.every((arg, i) => arg === node.args[i]) ? node : { kind: 'call', op: node.op, args };
}

/** The number that an exponent comes to; undefined where it is written as one, is none, or is irrational. */
function exactExponent(exponent: Expr): Expr | undefined {
  if (isWritten(exponent)) return undefined;
  const { isNumber, number: value } = factored(exponent);
  if (isNumber && value.bottom === 1) return value.top < 0 ? negate(number(-value.top)) : number(value.top);
  if (rationalOf(exponent) || !isConstant(exponent) || !isShortNumber(exponent)) return undefined;
  const exact = exactValue(exponent);
  return rationalOf(exact) && !isNowhereReal(postorder(exponent)) ? exact : undefined;
}

/** Whether it is the negative of a number, as most exponents are that are no number. */
const isWritten = (exponent: Expr): boolean => isCall(exponent, 'negate') && exponent.args[0]?.kind === 'number';
