import type { Expr } from '../expression/expression.ts';
import { share } from '../expression/sharing.ts';
import { tidy, tidyingOf } from './tidy.ts';

/** An expression after every tidying of it, in the way in which `typed` is written; none where there is nothing to do. */
export const linesTidied = (e: Expr, typed: Expr = e): readonly Expr[] =>
  tidy(share(e), tidyingOf(typed)).map(({ result }) => result);

/** What an expression comes to when it is tidied, in the way in which `typed` is written. */
export const tidied = (e: Expr, typed: Expr = e): Expr => linesTidied(e, typed).at(-1) ?? e;
