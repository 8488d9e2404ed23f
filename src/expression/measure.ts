import { type Call, type Expr, isConstantName } from './expression.ts';
import { bottomUp, postorder } from './walk.ts';

/** The variables of an expression, in the order they are first met (`pi` and `e` are constants, not variables). */
export function variables(e: Expr): string[] {
  const names = new Set<string>();
  for (const node of postorder(e)) if (node.kind === 'symbol' && !isConstantName(node.name)) names.add(node.name);
  return [...names];
}

const contained = new WeakMap<Expr, ReadonlySet<string>>();
const NONE: ReadonlySet<string> = new Set();

/** The variables of a node, kept beside it; a call with one set of variables among its arguments shares that set. */
function variableSet(e: Expr): ReadonlySet<string> {
  const known = contained.get(e);
  if (known) return known;
  for (const node of postorder(e)) if (!contained.has(node)) contained.set(node, ownVariables(node));
  return contained.get(e) ?? NONE;
}

function ownVariables(node: Expr): ReadonlySet<string> {
  if (node.kind === 'number') return NONE;
  if (node.kind === 'symbol') return isConstantName(node.name) ? NONE : new Set([node.name]);
  return union(node.args.map(arg => contained.get(arg) ?? NONE));
}

/** The largest of the sets where it holds the others; a product of 600 variables gathers its set once, not 600 times. */
function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const largest = sets.reduce((most, set) => (set.size > most.size ? set : most), NONE);
  return sets.every(set => set === largest || set.isSubsetOf(largest))
    ? largest
    : new Set(sets.flatMap(set => [...set]));
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
  const known = sizes.get(e);
  if (known !== undefined) return known;
  for (const node of partsUncounted(e) ? postorder(e) : [e]) {
    if (node.kind === 'call' && !sizes.has(node)) sizes.set(node, sizeFromParts(node));
  }
  return sizes.get(e) ?? 0;
}

/** Sizes already counted, kept beside the node: tidying compares the sizes of many forms that share their parts. */
const sizes = new WeakMap<Expr, number>();

/** A call made of counted parts, the usual case, needs no walk. */
const partsUncounted = (e: Call): boolean => e.args.some(arg => arg.kind === 'call' && !sizes.has(arg));

const sizeFromParts = (node: Call): number =>
  node.args.reduce((sum, arg) => sum + (arg.kind === 'call' ? (sizes.get(arg) ?? 0) : 1), ownSize(node));

const OPERATORS: ReadonlySet<string> = new Set(['divide', 'power', 'negate']);

function ownSize(node: Call): number {
  if (OPERATORS.has(node.op)) return 1;
  if (node.op === 'multiply') return node.args.length - 1;
  if (node.op === 'add') return node.args.length - 1 - node.args.slice(1).filter(isNegated).length;
  return 2;
}

/** a − b is one binary operation for mathjs, not a sum with a negated term. */
const isNegated = (term: Expr): boolean => term.kind === 'call' && term.op === 'negate';
