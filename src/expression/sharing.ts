import { structuralHash } from './equality.ts';
import { call, type Expr } from './expression.ts';

/** Gives an expression with equal subtrees made one object. */
export type Shared = (e: Expr) => Expr;

/** The same expression with equal subtrees made one object, so that memoising by identity works. */
export const share = (e: Expr): Expr => sharing()(e);

/** Shares one expression after another, so that equal parts of all of them are one object; what was met before is not walked again. */
export function sharing(): Shared {
  const table: Table = { first: new Map(), others: new Map() };
  const shared = new Map<Expr, Expr>();
  return root => {
    const open = [root];
    for (let node = open.at(-1); node; node = open.at(-1)) {
      if (shared.has(node)) open.pop();
      else if (!opensParts(shared, node, open)) {
        open.pop();
        remember(shared, node, representative(table, withSharedParts(shared, node)));
      }
    }
    return shared.get(root) ?? root;
  };
}

/** Puts the parts that are not shared yet on the stack; false where there are none. */
function opensParts(shared: ReadonlyMap<Expr, Expr>, node: Expr, open: Expr[]): boolean {
  if (node.kind !== 'call') return false;
  const before = open.length;
  for (const arg of node.args) if (!shared.has(arg)) open.push(arg);
  return open.length > before;
}

function remember(shared: Map<Expr, Expr>, node: Expr, as: Expr): void {
  shared.set(node, as);
  if (as !== node) shared.set(as, as);
}

function withSharedParts(shared: ReadonlyMap<Expr, Expr>, node: Expr): Expr {
  if (node.kind !== 'call' || node.args.every(arg => shared.get(arg) === arg)) return node;
  return call(node.op, ...node.args.map(arg => shared.get(arg) ?? arg));
}

/** The nodes met by their hashes: the first with each hash, and the others, which are few. */
interface Table {
  readonly first: Map<number, Expr>;
  readonly others: Map<number, Expr[]>;
}

/** The node of the table that is equal to this one, or this one, then in the table too. */
function representative({ first, others }: Table, node: Expr): Expr {
  const hash = structuralHash(node);
  const known = first.get(hash);
  if (!known) first.set(hash, node);
  return !known || equalAtTop(known, node) ? (known ?? node) : amongOthers(others, hash, node);
}

function amongOthers(others: Map<number, Expr[]>, hash: number, node: Expr): Expr {
  const bucket = others.get(hash) ?? [];
  const known = bucket.find(other => equalAtTop(other, node));
  if (!known) others.set(hash, [...bucket, node]);
  return known ?? node;
}

/** Equality of nodes whose parts are shared already. */
function equalAtTop(a: Expr, b: Expr): boolean {
  if (a.kind === 'number') return b.kind === 'number' && a.digits === b.digits;
  if (a.kind === 'symbol') return b.kind === 'symbol' && a.name === b.name;
  return (
    b.kind === 'call' && a.op === b.op && a.args.length === b.args.length && a.args.every((arg, i) => arg === b.args[i])
  );
}
