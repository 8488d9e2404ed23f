import { same, structuralHash } from './equality.ts';
import type { Expr } from './expression.ts';
import { rebuild } from './walk.ts';

/** The same expression with equal subtrees made one object, so that memoising by identity works. */
export function share(e: Expr): Expr {
  const table = new Map<number, Expr[]>();
  return rebuild(e, node => {
    const bucket = table.get(structuralHash(node)) ?? [];
    const known = bucket.find(other => same(other, node));
    if (known) return known;
    table.set(structuralHash(node), [...bucket, node]);
    return node;
  });
}
