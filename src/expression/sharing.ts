import { structuralHash } from './equality.ts';
import type { Expr } from './expression.ts';

/** Gives an expression with equal subtrees made one object. */
export type Shared = (e: Expr) => Expr;

/** The same expression with equal subtrees made one object, so that memoising by identity works. */
export const share = (e: Expr): Expr => sharedIfShort(e) ?? sharing()(e);

/** So many parts are compared with one another in less time than it takes to hash them. */
const SHORT = 64;

/** The same by comparing every part with those before it; undefined where the tree has more parts than that. */
function sharedIfShort(root: Expr): Expr | undefined {
  const met: Expr[] = [];
  const shared: Expr[] = [];
  for (const node of shortTree(root)) {
    const count = node.kind === 'call' ? node.args.length : 0;
    const own = count > 0 ? withParts(node, shared.splice(shared.length - count)) : node;
    shared.push(firstEqual(met, own));
  }
  return shared[0];
}

/** Every part of the tree, arguments before the calls that use them, as often as it stands there; none of a larger tree. */
function shortTree(root: Expr): readonly Expr[] {
  const order: Expr[] = [];
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (order.push(node) > SHORT) return [];
    if (node.kind === 'call') for (const arg of node.args) open.push(arg);
  }
  return order.reverse();
}

function withParts(node: Expr, parts: readonly Expr[]): Expr {
  if (node.kind !== 'call' || areSame(node.args, parts)) return node;
  return { kind: 'call', op: node.op, args: parts };
}

function firstEqual(met: Expr[], node: Expr): Expr {
  for (const other of met) if (equalAtTop(other, node)) return other;
  met.push(node);
  return node;
}

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

const withSharedParts = (shared: ReadonlyMap<Expr, Expr>, node: Expr): Expr =>
  node.kind === 'call'
    ? withParts(
        node,
        node.args.map(arg => shared.get(arg) ?? arg),
      )
    : node;

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
  return b.kind === 'call' && a.op === b.op && areSame(a.args, b.args);
}

function areSame(as: readonly Expr[], bs: readonly Expr[]): boolean {
  for (let i = 0; i < as.length; i++) if (as[i] !== bs[i]) return false;
  return as.length === bs.length;
}
