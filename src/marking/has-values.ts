import type { Expr } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import { operationNamed } from '../operations/operations.ts';

/** Whether every function in an expression can be computed: neither f(x) stands in it nor a derivative. */
export const hasValues = (e: Expr): boolean =>
  postorder(e).every(node => node.kind !== 'call' || operationNamed(node.op) !== undefined);
