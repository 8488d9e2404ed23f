import type { Expr } from './expression.ts';
import { rebuild } from './walk.ts';

/** The expression with every symbol that has a value replaced by it, all at once. */
export function substitute(e: Expr, values: ReadonlyMap<string, Expr>): Expr {
  return rebuild(e, node => (node.kind === 'symbol' ? (values.get(node.name) ?? node) : node));
}

/** A letter from `wishes` (then u1, u2, …) that none of the expressions uses. */
export function freshName(taken: ReadonlySet<string>, wishes: readonly string[]): string {
  const wish = wishes.find(name => !taken.has(name));
  if (wish) return wish;
  for (let i = 1; ; i++) if (!taken.has(`u${i}`)) return `u${i}`;
}
