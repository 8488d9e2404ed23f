import { type Call, type Expr, isConstantName } from './expression.ts';
import { knownOf } from './known.ts';
import { bottomUp, postorder } from './walk.ts';

/** The variables of an expression, in the order they are first met (`pi` and `e` are constants, not variables). */
export function variables(e: Expr): string[] {
  // One alone, the usual case, has no order.
  const all = variableSet(e);
  if (all.size < 2) return [...all];
  const names = new Set<string>();
  for (const node of postorder(e)) if (node.kind === 'symbol' && !isConstantName(node.name)) names.add(node.name);
  return [...names];
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The variables of an expression in no order: kept with every call, so that asking again costs nothing. A call with one set
 * of variables among its arguments shares that set.
 */
export function variableSet(e: Expr): ReadonlySet<string> {
  const known = knownVariables(e);
  if (known || e.kind !== 'call') return known ?? NONE;
  const walk = e.args.every(knownVariables) ? [e] : postorder(e);
  for (const node of walk) if (node.kind === 'call') knownOf(node).variables ??= union(node.args);
  return knownOf(e).variables ?? NONE;
}

/** The sets of single letters, so that all that holds one letter shares one set. */
const SINGLE = new Map<string, ReadonlySet<string>>();
const MOST_SINGLE = 1000;

function knownVariables(e: Expr): ReadonlySet<string> | undefined {
  if (e.kind === 'call') return knownOf(e).variables;
  return e.kind === 'number' || isConstantName(e.name) ? NONE : single(e.name);
}

function single(name: string): ReadonlySet<string> {
  const known = SINGLE.get(name);
  if (known) return known;
  const made = new Set([name]);
  if (SINGLE.size < MOST_SINGLE) SINGLE.set(name, made);
  return made;
}

/** The largest of the sets of the parts where it holds the others; a product of 600 variables gathers its set once, not 600 times. */
function union(parts: readonly Expr[]): ReadonlySet<string> {
  let largest = NONE;
  for (const part of parts) {
    const set = knownVariables(part) ?? NONE;
    if (set.size > largest.size) largest = set;
  }
  const sets = parts.map(part => knownVariables(part) ?? NONE).filter(set => set !== largest && set.size > 0);
  return sets.every(set => set.isSubsetOf(largest)) ? largest : new Set([largest, ...sets].flatMap(set => [...set]));
}

/** Whether the variable occurs in the expression. */
export const contains = (e: Expr, variable: string): boolean => variableSet(e).has(variable);
/** Whether the expression has no variable at all. */
export const isConstant = (e: Expr): boolean => variableSet(e).size === 0;

/** The number of levels of the tree: a leaf has 1. */
export const depth = (e: Expr): number => bottomUp<number>(e, (_, args) => 1 + Math.max(0, ...args));

/**
 * The number of nodes of the tree as mathjs counts them, parentheses aside: a call of a function counts its name, an
 * n-ary sum or product counts its n − 1 binary operations. sin(x) is 3, a + b + c is 5. Infinity where the tree of a
 * shared expression is beyond counting.
 */
export function treeSize(e: Expr): number {
  if (e.kind !== 'call') return 1;
  const known = knownOf(e);
  if (known.size !== undefined) return known.size;
  // A call made of counted parts, the usual case, needs no walk.
  if (e.args.some(isUncounted)) for (const node of postorder(e)) if (node.kind === 'call') countFromParts(node);
  return countFromParts(e);
}

const isUncounted = (e: Expr): boolean => e.kind === 'call' && knownOf(e).size === undefined;

function countFromParts(node: Call): number {
  const known = knownOf(node);
  known.size ??= node.args.reduce(
    (sum, arg) => sum + (arg.kind === 'call' ? (knownOf(arg).size ?? 0) : 1),
    ownSize(node),
  );
  return known.size;
}

const OPERATORS: ReadonlySet<string> = new Set(['divide', 'power', 'negate']);

function ownSize(node: Call): number {
  if (OPERATORS.has(node.op)) return 1;
  if (node.op === 'multiply') return node.args.length - 1;
  if (node.op === 'add') return node.args.length - 1 - node.args.slice(1).filter(isNegated).length;
  return 2;
}

/** a − b is one binary operation for mathjs, not a sum with a negated term. */
const isNegated = (term: Expr): boolean => term.kind === 'call' && term.op === 'negate';
