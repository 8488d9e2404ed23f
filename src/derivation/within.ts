import { derivative, type Expr } from '../expression/expression.ts';
import { share } from '../expression/sharing.ts';
import { differentiate } from './differentiate.ts';
import type { Derivation } from './step.ts';
import { tidy, tidyingOf } from './tidy.ts';

/**
 * The derivation of an expression that stands in a larger one: each line is `around` what has become of the derivative.
 * `beside` is what else stands there. Its lines begin after the one that shows the derivative in its place.
 */
export function deriveWithin(of: Expr, wrt: string, beside: Expr, around: (inner: Expr) => Expr): Derivation {
  const inner = differentiate(share(of), wrt);
  const result = around(inner.result);
  const differentiation = {
    rule: 'within',
    of: inner.of,
    bindings: { p: inner.of, q: beside },
    applied: around(derivative(inner.of, wrt)),
    substeps: [inner],
    result,
  };
  const tidying = tidy(share(result), tidyingOf(of));
  return { of: inner.of, wrt, differentiation, tidying, result: tidying.at(-1)?.result ?? result };
}
