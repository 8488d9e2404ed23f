import { type Call, call, type Expr } from './expression.ts';

/**
 * Every distinct node (by identity) of an expression, arguments before the calls that use them. A loop, not a
 * recursion: what is derived may be deeper than anything a student may type.
 */
export function postorder(root: Expr): Expr[] {
  const order: Expr[] = [];
  if (root.kind !== 'call') return [root];
  const met = new Set<Expr>([root]);
  const path: Call[] = [root];
  // Of each call on the path the place of the argument that comes next.
  const next: number[] = [0];
  for (let node = path.at(-1); node; node = path.at(-1)) {
    const place = next[path.length - 1] ?? 0;
    const arg = node.args[place];
    if (arg) next[path.length - 1] = place + 1;
    else {
      order.push(node);
      path.pop();
    }
    if (!arg || met.has(arg)) continue;
    met.add(arg);
    if (arg.kind === 'call') next[path.push(arg) - 1] = 0;
    else order.push(arg);
  }
  return order;
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
