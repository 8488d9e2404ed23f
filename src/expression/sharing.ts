import { structuralHash } from './equality.ts';
import type { Expr } from './expression.ts';

/** The same expression with equal subtrees made one object, so that memoising by identity works. */
export const share = (e: Expr): Expr => sharing()(e);

/** Shares one expression after another, so that equal parts of all of them are one object; what was met before is not walked again. */
export function sharing(): (e: Expr) => Expr {
  const table = new Map<number, Expr[]>();
  const shared = new Map<Expr, Expr>();
  return root => {
    const open = [root];
    for (let node = open.at(-1); node; node = open.at(-1)) {
      const waiting = shared.has(node) || node.kind !== 'call' ? [] : node.args.filter(arg => !shared.has(arg));
      if (waiting.length > 0) open.push(...waiting);
      else {
        open.pop();
        if (!shared.has(node)) remember(shared, node, representative(table, withSharedParts(shared, node)));
      }
    }
    return shared.get(root) ?? root;
  };
}

function remember(shared: Map<Expr, Expr>, node: Expr, as: Expr): void {
  shared.set(node, as);
  shared.set(as, as);
}

function withSharedParts(shared: Map<Expr, Expr>, node: Expr): Expr {
  if (node.kind !== 'call') return node;
  const args = node.args.map(arg => shared.get(arg) ?? arg);
  return args.every((arg, i) => arg === node.args[i]) ? node : { ...node, args };
}

/** The node of the table that is equal to this one, or this one, then in the table too. */
function representative(table: Map<number, Expr[]>, node: Expr): Expr {
  const bucket = table.get(structuralHash(node));
  const known = bucket?.find(other => equalAtTop(other, node));
  if (known) return known;
  if (bucket) bucket.push(node);
  else table.set(structuralHash(node), [node]);
  return node;
}

/** Equality of nodes whose parts are shared already. */
function equalAtTop(a: Expr, b: Expr): boolean {
  if (a.kind === 'number') return b.kind === 'number' && a.digits === b.digits;
  if (a.kind === 'symbol') return b.kind === 'symbol' && a.name === b.name;
  return (
    b.kind === 'call' && a.op === b.op && a.args.length === b.args.length && a.args.every((arg, i) => arg === b.args[i])
  );
}
