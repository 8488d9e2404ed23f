import { minor } from '../algebra/minor.ts';
import { add, call, type Expr, isCall, isNumber, negate } from '../expression/expression.ts';

/** Sums and products of more parts than this are not made longer. */
const LONGEST = 2000;

/**
 * A call whose arguments are minor already, without nested sums and products, zero terms, factors one and the like; signs
 * stand before products and quotients. What is done without being shown.
 */
export function minorCall(op: string, args: readonly Expr[]): Expr {
  if (op === 'add') return plainSum(args);
  if (op === 'multiply') return plainProduct(args);
  if (op === 'divide') return plainQuotient(args);
  return minor(op, args);
}

function plainSum(args: readonly Expr[]): Expr {
  const flat = flattened(args, inSum).filter(term => !isNumber(term, '0'));
  return add(...flat);
}

function inSum(term: Expr): readonly Expr[] {
  const inner = isCall(term, 'negate') ? term.args[0] : undefined;
  if (inner && isCall(inner, 'add')) return inner.args.map(opposite);
  return isCall(term, 'add') ? term.args : [term];
}

const opposite = (term: Expr): Expr => (isCall(term, 'negate') ? (term.args[0] ?? term) : negate(term));

function plainProduct(args: readonly Expr[]): Expr {
  const unsigned = args.map(withoutSign);
  const flat = flattened(unsigned, factor => (isCall(factor, 'multiply') ? factor.args : [factor]));
  return signed(minor('multiply', flat), args);
}

function plainQuotient(args: readonly Expr[]): Expr {
  const [top, bottom] = args.map(withoutSign);
  return top && bottom ? signed(minor('divide', [top, bottom]), args) : call('divide', ...args);
}

const withoutSign = (e: Expr): Expr => (isCall(e, 'negate') ? (e.args[0] ?? e) : e);

const signed = (size: Expr, args: readonly Expr[]): Expr =>
  args.filter(arg => isCall(arg, 'negate')).length % 2 === 1 ? minor('negate', [size]) : size;

function flattened(args: readonly Expr[], partsOf: (arg: Expr) => readonly Expr[]): readonly Expr[] {
  const flat = args.flatMap(partsOf);
  return flat.length > LONGEST ? args : flat;
}

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
