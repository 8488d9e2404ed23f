import { call, type Expr, symbol } from './expression.ts';
import { treeSize, variables } from './measure.ts';
import type { Definition } from './program.ts';
import { bottomUp, postorder } from './walk.ts';

/** An expression written with named parts: `body`, where the names stand for what `where` says, in order. */
export interface Named {
  readonly body: Expr;
  readonly where: readonly Definition[];
}

/** Trees of more nodes than this are written with names. */
export const LONGEST_TREE = 2000;
/** A part of fewer nodes is shorter than its definition would be. */
const SMALLEST_NAMED = 4;

/**
 * An expression that would print as a mile of formula, written with a name for every part that stands in several
 * places; shorter ones stay as they are. So a shared expression prints in the size of its nodes, not of its tree. `taken` are
 * names that mean something else where it is printed.
 */
export function named(e: Expr, longest: number = LONGEST_TREE, taken: readonly string[] = []): Named {
  if (treeSize(e) <= longest) return { body: e, where: [] };
  const shared = usedOften(e);
  const free = freeNames([...variables(e), ...taken]);
  const where: Definition[] = [];
  const body = bottomUp<Expr>(e, (node, args) => {
    const value = node.kind === 'call' ? call(node.op, ...args) : node;
    if (!shared.has(node)) return value;
    const name = free();
    where.push({ name, value });
    return symbol(name);
  });
  return { body, where };
}

/** The calls, not too small, that are an argument in several places. */
function usedOften(e: Expr): Set<Expr> {
  const uses = new Map<Expr, number>();
  for (const node of postorder(e)) {
    if (node.kind === 'call') for (const arg of node.args) uses.set(arg, (uses.get(arg) ?? 0) + 1);
  }
  const often = [...uses].filter(
    ([node, count]) => count > 1 && node.kind === 'call' && treeSize(node) >= SMALLEST_NAMED,
  );
  return new Set(often.map(([node]) => node));
}

/** u1, u2, … without those that are taken. */
function freeNames(taken: readonly string[]): () => string {
  let index = 0;
  return () => {
    do index++;
    while (taken.includes(`u${index}`));
    return `u${index}`;
  };
}
