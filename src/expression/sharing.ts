import { structuralHash } from './equality.ts';
import { type Call, type Expr, singleLeaf } from './expression.ts';

/** Gives an expression with equal subtrees made one object. */
export type Shared = (e: Expr) => Expr;

/** The same expression with equal subtrees made one object, so that memoising by identity works. */
export const share = (e: Expr): Expr => sharedIfShort(e, { leaves: [], calls: [], parts: 0 }) ?? sharing()(e);

/** So many parts are compared with one another in less time than it takes to hash them. */
const SHORT = 64;

/** The parts of a short tree that were met first, of those that are equal, and how many were met. */
interface Met {
  readonly leaves: Leaf[];
  readonly calls: Call[];
  parts: number;
}

/**
 * The same by comparing every part with those before it; undefined where the tree has more parts than that. A recursion,
 * as no tree of so few parts is deep.
 */
function sharedIfShort(e: Expr, met: Met): Expr | undefined {
  met.parts += 1;
  if (met.parts > SHORT) return undefined;
  if (e.kind !== 'call') return firstLeaf(met.leaves, e);
  let changed: Expr[] | undefined;
  for (let i = 0; i < e.args.length; i++) {
    const arg = e.args[i];
    const own = arg && sharedIfShort(arg, met);
    if (!own) return undefined;
    if (own === arg) continue;
    changed ??= e.args.slice();
    changed[i] = own;
  }
  return firstCall(met.calls, e, changed ?? e.args);
}

type Leaf = Exclude<Expr, Call>;

function firstLeaf(met: Leaf[], leaf: Leaf): Leaf {
  const single = singleLeaf(leaf);
  if (single) return single;
  for (const other of met) if (equalLeaves(other, leaf)) return other;
  met.push(leaf);
  return leaf;
}

const equalLeaves = (a: Leaf, b: Leaf): boolean =>
  a.kind === 'number' ? b.kind === 'number' && a.digits === b.digits : b.kind === 'symbol' && a.name === b.name;

/** The first call that is equal to this one with these arguments. */
function firstCall(met: Call[], node: Call, args: readonly Expr[]): Call {
  for (const other of met) if (other.op === node.op && areSame(other.args, args)) return other;
  const own: Call = args === node.args ? node : { kind: 'call', op: node.op, args };
  met.push(own);
  return own;
}

function withParts(node: Expr, parts: readonly Expr[]): Expr {
  if (node.kind !== 'call' || areSame(node.args, parts)) return node;
  return { kind: 'call', op: node.op, args: parts };
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
  if (a.kind === 'call') return b.kind === 'call' && a.op === b.op && areSame(a.args, b.args);
  return b.kind !== 'call' && equalLeaves(a, b);
}

function areSame(as: readonly Expr[], bs: readonly Expr[]): boolean {
  for (let i = 0; i < as.length; i++) if (as[i] !== bs[i]) return false;
  return as.length === bs.length;
}
