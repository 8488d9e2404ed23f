import { minor } from '../algebra/minor.ts';
import { opposite, unsigned } from '../algebra/signs.ts';
import { add, type Call, call, type Expr, isCall, isNumber, ZERO } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import { SILENT } from './tidyings.ts';

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
  if (!args.some(isLooseTerm)) return add(...args);
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

const isLooseTerm = (term: Expr): boolean => isNumber(term, '0') || termsWithin(term).length > 0;

/** The factors of nested products, their signs together in front. */
function plainProduct(args: readonly Expr[]): Expr {
  if (!args.some(isLooseFactor)) return minor('multiply', args);
  const factors: Expr[] = [];
  let negative = false;
  const open = args.toReversed();
  for (let factor = open.pop(); factor; factor = open.pop()) {
    const size = unsigned(factor);
    if (size !== factor) negative = !negative;
    if (isCall(size, 'multiply') && factors.length + open.length < LONGEST) open.push(...size.args.toReversed());
    else factors.push(size);
  }
  return signed(minor('multiply', factors), negative);
}

const isLooseFactor = (factor: Expr): boolean => isCall(factor, 'multiply') || isCall(factor, 'negate');

function plainQuotient(args: readonly Expr[]): Expr {
  const [top, bottom] = args.map(unsigned);
  if (!top || !bottom) return call('divide', ...args);
  return signed(minor('divide', [top, bottom]), (top === args[0]) !== (bottom === args[1]));
}

const signed = (size: Expr, negative: boolean): Expr => (negative ? minor('negate', [size]) : size);

/** Everything minor done, inside out; of nested sums and products only the outermost is taken apart, so that each part moves once. */
export function silently(e: Expr): Expr {
  const order = postorder(e);
  const nested = nestedCalls(e, order);
  const done = new Map<Expr, Expr>();
  for (const node of order) {
    if (node.kind !== 'call') continue;
    const args = done.size > 0 ? node.args.map(arg => done.get(arg) ?? arg) : node.args;
    const next = nested.has(node) ? call(node.op, ...args) : minorCall(node.op, args);
    if (!isSameCall(next, node)) done.set(node, next);
  }
  return done.get(e) ?? e;
}

/** A call that stays as it is stays the same object, of which all is known already. */
const isSameCall = (a: Expr, b: Call): boolean =>
  a.kind === 'call' && a.op === b.op && a.args.length === b.args.length && a.args.every((arg, i) => arg === b.args[i]);

const NONE: ReadonlySet<Expr> = new Set();

const nests = (op: string): boolean => op === 'add' || op === 'multiply';

/** The sums and products that stand in another sum or product only. */
function nestedCalls(root: Expr, order: readonly Expr[]): ReadonlySet<Expr> {
  const calls = order.filter(node => node.kind === 'call');
  if (!calls.some(({ op, args }) => nests(op) && args.some(arg => isCall(arg, op)))) return NONE;
  const standing = new Set(calls.flatMap(node => node.args.filter(arg => !nests(node.op) || !isCall(arg, node.op))));
  return new Set(calls.filter(node => node !== root && nests(node.op) && !standing.has(node)));
}

/** Why a line changed in which nothing but minor things happened. */
export function silentRule(before: Expr): string {
  const nodes = postorder(before);
  if (nodes.some(hasMovingSign)) return SILENT.signs.id;
  if (nodes.some(hasZero)) return SILENT.zeros.id;
  return nodes.some(hasInnerSign) ? SILENT.signs.id : SILENT.minor.id;
}

/** Whether a minus will be seen to move: one that is not in front already, before a factor, below the bar or after another minus. */
const hasMovingSign = (node: Expr): boolean => {
  if (node.kind !== 'call' || node.op === 'add') return false;
  return INNER_SIGN.has(node.op) && someNegated(node.args.slice(node.op === 'negate' ? 0 : 1));
};

/** Whether a minus stands inside a product, a quotient or another minus, or before a bracket in a sum. */
const hasInnerSign = (node: Expr): boolean => node.kind === 'call' && (INNER_SIGN.get(node.op)?.(node.args) ?? false);

const someNegated = (args: readonly Expr[]): boolean => args.some(arg => isCall(arg, 'negate'));

const INNER_SIGN: ReadonlyMap<string, (args: readonly Expr[]) => boolean> = new Map([
  ['multiply', someNegated],
  ['divide', someNegated],
  ['negate', someNegated],
  ['add', args => args.some(arg => isCall(arg, 'negate') && arg.args.some(inner => isCall(inner, 'add')))],
]);

/** Whether a zero stands among the terms of a sum or the factors of a product. */
const hasZero = (node: Expr): boolean =>
  (isCall(node, 'add') || isCall(node, 'multiply')) &&
  node.args.some(arg => isNumber(isCall(arg, 'negate') ? unsigned(arg) : arg, '0'));
