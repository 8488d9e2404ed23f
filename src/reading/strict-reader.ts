import type { Expr } from '../expression/expression.ts';
import { share } from '../expression/sharing.ts';
import { NO_NAMES, parsed, parseOf, tokensOf } from './part.ts';

/**
 * Reads a text of our own tables (rules, partials): f, g and h are plain letters, D(f) is the derivative with respect
 * to x and D(f, t) with respect to t. Throws an Error where the text cannot be read.
 */
export function readStrict(text: string): Expr {
  const tokens = tokensOf(text, { start: 0, end: text.length }, NO_NAMES.whole, 'text');
  return share(parsed(parseOf(text, tokens, NO_NAMES, {}, true)).expr);
}
