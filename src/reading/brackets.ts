import { closing, complain, SAYING } from './complaints.ts';
import { closingEnd } from './notes.ts';
import { enter, isNext, leave, type Parse, peek, quoted, take } from './parse.ts';
import type { Span } from './reading.ts';
import { across, moved, node, type Spanned } from './spans.ts';
import type { Token } from './token.ts';

/** Whether a bracket begins here that may hold the arguments of a call; a bar may not. */
export const opensCall = (token: Token): boolean => token.kind === 'open' && token.text !== '|';

/** Brackets of any kind around a sum; bars are the absolute value. */
export function bracketed(parse: Parse): Spanned {
  const open = take(parse);
  refuseEmpty(parse, open);
  enter(parse, 'brackets', open);
  const inside = parse.grammar.sum(parse);
  leave(parse, 'brackets');
  const span = across(open, closeBracket(parse, open));
  return open.text === '|' ? node('abs', [inside], span) : moved(inside, span);
}

function refuseEmpty(parse: Parse, open: Token): void {
  const next = peek(parse);
  const asExponent = parse.tokens[parse.index - 2]?.text === '^';
  if (next.kind === 'end') complain(SAYING.neverClosed(open.text), open);
  if (next.kind === 'placeholder') complain(asExponent ? SAYING.missingExponent : SAYING.missingHere, next);
  if (next.kind === 'close') complain(asExponent ? SAYING.missingExponent : SAYING.emptyBrackets, across(open, next));
}

/** Reads the sign that closes these brackets, or says what stands in its place. */
function closeBracket(parse: Parse, open: Token): Token {
  const next = peek(parse);
  if (next.kind === 'close' && next.text === closing(open.text)) return take(parse);
  if (next.kind === 'close') complain(SAYING.closesOther(next.text, open.text), next);
  if ((next.kind === 'comma' || next.kind === 'semicolon') && open.text === '[') refuseList(parse, open);
  if (next.kind === 'end') complain(SAYING.neverClosed(open.text), open);
  return refuseLeftover(parse);
}

function refuseList(parse: Parse, open: Token): never {
  const end = closingEnd(parse, parse.tokens.indexOf(open)) ?? parse.tokens.at(-1)?.end ?? open.end;
  const inside = parse.tokens.filter(token => token.start >= open.start && token.end <= end);
  const isMatrix =
    inside.some(token => token.kind === 'semicolon') || inside.filter(({ text }) => text === '[').length > 1;
  complain(isMatrix ? SAYING.matrix : SAYING.list, { start: open.start, end });
}

/** Complains about a token that nothing could take. */
export function refuseLeftover(parse: Parse): never {
  const next = peek(parse);
  if (next.kind === 'close') complain(SAYING.closesNothing(next.text), next);
  if (next.kind === 'comma') refuseComma(parse, next, SAYING.comma);
  if (next.kind === 'semicolon') complain(SAYING.semicolon, next);
  if (next.kind === 'prime') complain(SAYING.prime, next);
  if (next.kind === 'operator' && next.text === '^') complain(SAYING.twoPowers, next);
  if (next.kind === 'underscore') complain(SAYING.subscript, next);
  complain(SAYING.leftover(quoted(parse, next)), next);
}

/** A comma between two digits is a decimal comma or groups the digits of a number; else it is what is said of it. */
export function refuseComma(parse: Parse, comma: Token, otherwise: string): never {
  const before = /\d+$/.exec(parse.typed.slice(Math.max(0, comma.start - 40), comma.start))?.[0];
  const after = /^\d+(?:,\d+)*/.exec(parse.typed.slice(comma.end, comma.end + 40))?.[0];
  if (before === undefined || after === undefined) complain(otherwise, comma);
  const groups = after.split(',');
  if (groups.every(group => group.length === 3)) complain(SAYING.groupingComma(before + groups.join('')), comma);
  complain(SAYING.decimalComma(`${before}.${groups[0]}`), comma);
}

/** The arguments of a call in brackets, at most so many, and where the brackets stand. */
export function argumentList(
  parse: Parse,
  most = Number.POSITIVE_INFINITY,
  refuse: (comma: Token) => void = () => {},
): { readonly parts: Spanned[]; readonly span: Span } {
  const open = take(parse);
  const parts: Spanned[] = [];
  if (isNext(parse, 'end')) complain(SAYING.neverClosed(open.text), open);
  if (isNext(parse, 'close', closing(open.text))) complain(SAYING.emptyBrackets, across(open, peek(parse)));
  enter(parse, 'brackets', open);
  for (;;) {
    parts.push(parse.grammar.sum(parse));
    if (!isNext(parse, 'comma')) break;
    if (parts.length === most) refuse(peek(parse));
    take(parse);
  }
  leave(parse, 'brackets');
  return { parts, span: across(open, closeBracket(parse, open)) };
}
