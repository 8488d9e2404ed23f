import type { Expr } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import type { Nested } from '../kinds/kind.ts';
import { operationNamed } from '../operations/operations.ts';

/** Whether every function in an expression can be computed: neither f(x) stands in it nor a derivative. */
export const hasValues = (e: Expr): boolean =>
  postorder(e).every(node => node.kind !== 'call' || operationNamed(node.op) !== undefined);

/** Whether a function stands in it by its name alone: f(2) + f'(2)(x − 2). */
export const namesFunctions = (nested: Nested): boolean =>
  'kind' in nested
    ? postorder(nested).some(
        node => node.kind === 'call' && node.op !== 'derivative' && operationNamed(node.op) === undefined,
      )
    : nested.some(namesFunctions);
