import type { Expr } from '../expression/expression.ts';
import { share } from '../expression/sharing.ts';
import { tidy, tidyingOf } from './tidy.ts';

/** What an expression comes to when it is tidied, in the way in which `typed` is written. */
export const tidied = (e: Expr, typed: Expr = e): Expr => tidy(share(e), tidyingOf(typed)).at(-1)?.result ?? e;
