import { complain, SAYING } from './complaints.ts';
import { endsOperand, type Token } from './token.ts';

/**
 * Tells opening bars from closing ones: a bar closes where an operand ends and a bar is open between the same brackets,
 * and opens elsewhere; so ||x|-1| is nested and |x||y| a product.
 */
export function pairBars(tokens: readonly Token[]): Token[] {
  const open: Token[] = [];
  const paired: Token[] = [];
  for (const token of tokens) {
    const side = sideOf(token, paired.at(-1), open.at(-1));
    paired.push(token.kind === 'bar' ? { ...token, kind: side ?? 'open' } : token);
    if (side === 'open') open.push(token);
    if (side === 'close') closeLast(open, token);
  }
  const unclosed = open.find(token => token.kind === 'bar');
  if (unclosed) complain(SAYING.neverClosed('|'), unclosed);
  return paired;
}

function sideOf(token: Token, before: Token | undefined, open: Token | undefined): 'open' | 'close' | undefined {
  if (token.kind === 'open' || token.kind === 'close') return token.kind;
  if (token.kind !== 'bar') return undefined;
  return open?.kind === 'bar' && endsOperand(before) ? 'close' : 'open';
}

function closeLast(open: Token[], token: Token): void {
  const last = open.pop();
  if (last?.kind === 'bar' && token.kind !== 'bar') complain(SAYING.neverClosed('|'), last);
}
