import { type Call, call, type Expr } from './expression.ts';

/**
 * Every distinct node (by identity) of an expression, arguments before the calls that use them. A loop, not a
 * recursion: what is derived may be deeper than anything a student may type.
 */
export function postorder(root: Expr): Expr[] {
  if (root.kind !== 'call') return [root];
  const order: Expr[] = [];
  // No call stands in itself, so what is met again is in the order already: a short one is searched as it stands.
  let met: Set<Expr> | undefined;
  const path: Call[] = [root];
  // Of each call on the path the place of the argument that comes next.
  const next: number[] = [0];
  for (let node: Call | undefined = root; node; node = path[path.length - 1]) {
    const place = next[path.length - 1] ?? 0;
    const arg: Expr | undefined = node.args[place];
    if (!arg) path.pop();
    else next[path.length - 1] = place + 1;
    if (arg && (met ? met.has(arg) : order.includes(arg))) continue;
    if (arg?.kind === 'call') next[path.push(arg) - 1] = 0;
    else {
      order.push(arg ?? node);
      met?.add(arg ?? node);
      if (order.length === SHORT) met = new Set(order);
    }
  }
  return order;
}

/** So many nodes are searched one by one in less time than a set of them takes to make: a new object in a set is given a hash. */
const SHORT = 24;

/** Where each node stands in an order in which it is; −1 for any other node. */
export function placesIn(order: readonly Expr[]): (node: Expr) => number {
  if (order.length <= SHORT) return node => order.indexOf(node);
  const places = new Map<Expr, number>();
  for (const node of order) places.set(node, places.size);
  return node => places.get(node) ?? -1;
}

/** Call by call, the places in a postorder at which the arguments stand: what walks through both needs to look for nothing. */
export function argumentPlaces(order: readonly Expr[]): readonly number[] {
  const places: number[] = [];
  const placeOf = order.length > SHORT ? placesIn(order) : undefined;
  for (let i = 0; i < order.length; i++) {
    const part = order[i];
    if (part?.kind !== 'call') continue;
    for (const arg of part.args) places.push(placeOf ? placeOf(arg) : placeBefore(order, arg, i));
  }
  return places;
}

/** The last place before another at which a part stands: arguments mostly stand right before their call. */
function placeBefore(order: readonly Expr[], part: Expr, before: number): number {
  let place = before - 1;
  while (place >= 0 && order[place] !== part) place--;
  return place;
}

/** Folds an expression from its leaves: `visit` meets each shared node once, with what it gave for the arguments. */
export function bottomUp<T>(root: Expr, visit: (node: Expr, args: readonly T[]) => T): T {
  const found = new Map<Expr, { readonly value: T }>();
  const at = (node: Expr): T => {
    const box = found.get(node);
    if (!box) throw new Error('a node was visited before its arguments');
    return box.value;
  };
  for (const node of postorder(root)) {
    found.set(node, { value: visit(node, node.kind === 'call' ? node.args.map(at) : []) });
  }
  return at(root);
}

/** The same expression with `change` applied to every call once its arguments are changed; unchanged parts stay the same objects. */
export function rebuild(root: Expr, change: (node: Expr) => Expr): Expr {
  return bottomUp<Expr>(root, (node, args) => {
    if (node.kind !== 'call' || args.every((a, i) => a === node.args[i])) return change(node);
    return change(call(node.op, ...args));
  });
}
