import type { Expr } from '../expression/expression.ts';
import { sharing } from '../expression/sharing.ts';
import { differentiate } from './differentiate.ts';
import type { Derivation } from './step.ts';
import { tidy, tidyingOf } from './tidy.ts';

/**
 * Derives an expression: the steps, then the tidying of their result. Of orders beyond the first each takes the result
 * before it. The same object is derived once by each variable: what a question was worked out with, a wrong answer to it
 * is looked into with.
 */
export function derive(of: Expr, wrt: string): Derivation {
  const known = derivations.get(of) ?? new Map<string, Derivation>();
  const derivation = known.get(wrt) ?? newly(of, wrt);
  derivations.set(of, known.set(wrt, derivation));
  return derivation;
}

const derivations = new WeakMap<Expr, Map<string, Derivation>>();

function newly(of: Expr, wrt: string): Derivation {
  const shared = sharing();
  const f = shared(of);
  const differentiation = differentiate(f, wrt);
  const tidying = tidy(shared(differentiation.result), tidyingOf(f), shared);
  return { of: f, wrt, differentiation, tidying, result: tidying.at(-1)?.result ?? differentiation.result };
}
