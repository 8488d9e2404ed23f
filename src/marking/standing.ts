import { derive } from '../derivation/derive.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { postorder, rebuild } from '../expression/walk.ts';

/** The derivatives that stand in an expression, each once. */
export const standingIn = (e: Expr): readonly Expr[] => postorder(e).filter(node => isCall(node, 'derivative'));

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
