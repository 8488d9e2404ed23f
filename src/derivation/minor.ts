import { minor } from '../algebra/minor.ts';
import { add, call, type Expr, isCall, isNumber, negate, ZERO } from '../expression/expression.ts';

/** Sums and products of more parts than this are not made longer. */
const LONGEST = 1000;

/**
 * A call whose arguments are minor already, without nested sums and products, zero terms, factors one and the like; signs
 * stand before products and quotients. What is done without being shown.
 */
export function minorCall(op: string, args: readonly Expr[]): Expr {
  if (op === 'add') return plainSum(args);
  if (op === 'multiply') return plainProduct(args);
  if (op === 'divide') return plainQuotient(args);
  if (op === 'power' && isPowerOfZero(args)) return ZERO;
  return minor(op, args);
}

/** 0² is 0, so that 0/0² is seen to be no number. */
const isPowerOfZero = ([base, exponent]: readonly Expr[]): boolean =>
  base !== undefined && isNumber(base, '0') && exponent?.kind === 'number' && !isNumber(exponent, '0');

/** The terms of nested sums, a minus before a bracket given to each of them; zeros go. */
function plainSum(args: readonly Expr[]): Expr {
  const terms: Expr[] = [];
  const open = args.toReversed();
  for (let term = open.pop(); term; term = open.pop()) {
    const inner = terms.length + open.length < LONGEST ? termsWithin(term) : [];
    if (inner.length > 0) open.push(...inner.toReversed());
    else if (!isNumber(term, '0')) terms.push(term);
  }
  return add(...terms);
}

function termsWithin(term: Expr): readonly Expr[] {
  const inner = isCall(term, 'negate') ? term.args[0] : undefined;
  if (inner && isCall(inner, 'add')) return inner.args.map(opposite);
  return isCall(term, 'add') ? term.args : [];
}

const opposite = (term: Expr): Expr => (isCall(term, 'negate') ? (term.args[0] ?? term) : negate(term));

/** The factors of nested products, their signs together in front. */
function plainProduct(args: readonly Expr[]): Expr {
  const factors: Expr[] = [];
  let negative = false;
  const open = args.toReversed();
  for (let factor = open.pop(); factor; factor = open.pop()) {
    const size = withoutSign(factor);
    if (size !== factor) negative = !negative;
    if (isCall(size, 'multiply') && factors.length + open.length < LONGEST) open.push(...size.args.toReversed());
    else factors.push(size);
  }
  return signed(minor('multiply', factors), negative);
}

function plainQuotient(args: readonly Expr[]): Expr {
  const [top, bottom] = args.map(withoutSign);
  if (!top || !bottom) return call('divide', ...args);
  return signed(minor('divide', [top, bottom]), (top === args[0]) !== (bottom === args[1]));
}

const withoutSign = (e: Expr): Expr => (isCall(e, 'negate') ? (e.args[0] ?? e) : e);

const signed = (size: Expr, negative: boolean): Expr => (negative ? minor('negate', [size]) : size);

/** Whether a minus stands inside a product, a quotient or another minus, or before a bracket in a sum. */
export const hasInnerSign = (node: Expr): boolean =>
  node.kind === 'call' && (SIGNED_ARGUMENTS[node.op]?.(node.args) ?? false);

const isNegated = (e: Expr): boolean => isCall(e, 'negate');

const SIGNED_ARGUMENTS: Readonly<Record<string, (args: readonly Expr[]) => boolean>> = {
  multiply: args => args.some(isNegated),
  divide: args => args.some(isNegated),
  negate: args => args.some(isNegated),
  add: args => args.some(arg => isCall(arg, 'negate') && arg.args.some(inner => isCall(inner, 'add'))),
};

/** Whether a zero stands among the terms of a sum or the factors of a product. */
export const hasZero = (node: Expr): boolean =>
  (isCall(node, 'add') || isCall(node, 'multiply')) && node.args.some(arg => isNumber(arg, '0'));
