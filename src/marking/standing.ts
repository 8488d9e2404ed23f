import { derive } from '../derivation/derive.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { postorder, rebuild } from '../expression/walk.ts';

/** The derivatives that stand in an expression, each once. */
export const standingIn = (e: Expr): readonly Expr[] => postorder(e).filter(node => isCall(node, 'derivative'));

/**
 * The expression with the derivatives by quantities of a program found, σ'(v), as long as these still stand in it by
 * name; dL/dv, of a quantity by another, stays.
 */
export const foundByQuantities = (e: Expr, quantities: ReadonlyMap<string, Expr>): Expr =>
  rebuild(e, node => {
    const [of, by] = isCall(node, 'derivative') ? node.args : [];
    if (!of || by?.kind !== 'symbol' || !quantities.has(by.name)) return node;
    const isDirect = variables(of).every(name => name === by.name || !quantities.has(name));
    return isDirect ? found(of, by.name, node) : node;
  });

/** The expression with every derivative in it found; one that cannot be found stays. */
export function carriedOut(e: Expr): Expr {
  return rebuild(e, node => {
    const [of, by] = isCall(node, 'derivative') ? node.args : [];
    return of && by?.kind === 'symbol' ? found(of, by.name, node) : node;
  });
}

function found(of: Expr, by: string, otherwise: Expr): Expr {
  try {
    return derive(of, by).result;
  } catch {
    return otherwise;
  }
}
