import type { Expr } from './expression.ts';

/**
 * Every distinct node (by identity) of an expression, arguments before the calls that use them. A loop, not a
 * recursion: what is derived may be deeper than anything a student may type.
 */
export function postorder(root: Expr): Expr[] {
  const seen = new Set<Expr>();
  const order: Expr[] = [];
  const stack: { node: Expr; open: boolean }[] = [{ node: root, open: false }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (top.open) order.push(top.node);
    else if (!seen.has(top.node)) {
      seen.add(top.node);
      stack.push({ node: top.node, open: true });
      if (top.node.kind === 'call') {
        for (let i = top.node.args.length - 1; i >= 0; i--) {
          const arg = top.node.args[i];
          if (arg && !seen.has(arg)) stack.push({ node: arg, open: false });
        }
      }
    }
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
    return change({ ...node, args });
  });
}
