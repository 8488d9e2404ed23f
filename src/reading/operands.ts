import { number, symbol } from '../expression/expression.ts';
import { application } from './application.ts';
import { bracketed } from './brackets.ts';
import { complain, SAYING } from './complaints.ts';
import { derivativeOf, primed } from './derivatives.ts';
import { named } from './names.ts';
import { enter, isNext, leave, type Parse, peek, previous, quoted, take, typedAt } from './parse.ts';
import type { Span } from './reading.ts';
import { root, rootOf } from './roots.ts';
import { across, isDifferential, leaf, node, type Spanned } from './spans.ts';
import { startsOperand, type Token, type TokenKind } from './token.ts';

type Operand = (parse: Parse) => Spanned;

/** How to read an operand by the token it begins with. */
const OPERANDS: Readonly<Partial<Record<TokenKind, Operand>>> = {
  number: parse => {
    const token = take(parse);
    return leaf(number(token.text), token);
  },
  name: named,
  function: application,
  open: parse => primed(parse, bracketed(parse)),
  root,
  radical,
  fraction,
  'ready fraction': readyFraction,
  derivative: derivativeOf,
  leibniz: parse => complain(SAYING.leibniz(quoted(parse, peek(parse))), peek(parse)),
  placeholder: parse => complain(missing(parse), peek(parse)),
};

/** Reads what an operator stands between: a number, a name, brackets, a function with its argument, a root, a fraction. */
export function operand(parse: Parse): Spanned {
  const read = OPERANDS[peek(parse).kind];
  return read ? read(parse) : complain(missing(parse), placeOf(peek(parse)));
}

/** Where a token stands; the ^ that a raised sign brings along has no width of its own. */
const placeOf = ({ kind, start, end }: Token): Span => ({
  start,
  end: kind === 'operator' ? Math.max(end, start + 1) : end,
});

function missing(parse: Parse): string {
  const before = previous(parse);
  const next = peek(parse);
  if (before?.kind === 'operator') return missingAfter(parse, before, next);
  if (next.kind === 'operator') return SAYING.missingBefore(typedAt(parse, placeOf(next)));
  if (next.kind === 'placeholder') return SAYING.missingHere;
  if (next.kind === 'close') return SAYING.closesNothing(next.text);
  if (next.kind === 'prime') return SAYING.prime;
  return next.kind === 'end' ? SAYING.nothing : SAYING.leftover(quoted(parse, next));
}

function missingAfter(parse: Parse, before: Token, next: Token): string {
  const inRow = next.kind === 'operator';
  if (before.text === '^') return inRow && next.text === '^' ? SAYING.twoPowers : SAYING.missingExponent;
  if (inRow) return SAYING.twoOperators;
  return next.kind === 'placeholder' ? SAYING.missingHere : SAYING.missingAfter(typedAt(parse, before));
}

/** \sqrt{x}, \sqrt[3]{x}, \sqrt2. */
function radical(parse: Parse): Spanned {
  const command = take(parse);
  const index = isNext(parse, 'open', '[') ? bracketed(parse) : undefined;
  const radicand = commandArgument(parse, command, 'radicand');
  return rootOf(radicand, index, across(command, radicand));
}

/** \frac{1}{x}, \frac12. */
function fraction(parse: Parse): Spanned {
  const command = take(parse);
  const top = commandArgument(parse, command, 'numerator');
  const bottom = commandArgument(parse, command, 'denominator');
  const span = across(command, bottom);
  const differentials = !parse.names.has('d') && isDifferential(top) && isDifferential(bottom);
  return differentials ? complain(SAYING.differentials, span) : node('divide', [top, bottom], span);
}

/** What a LaTeX command takes: a group in braces, or the next digit or sign. */
function commandArgument(parse: Parse, command: Token, part: string): Spanned {
  const next = peek(parse);
  if (next.kind === 'number' || isLetterWithDigits(parse, next)) return sign(parse);
  if (isEmptyGroup(parse)) complain(SAYING.missingPart(part), across(next, peek(parse, 1)));
  if (next.kind === 'end') complain(SAYING.missingPart(part), command);
  if (next.kind === 'placeholder' || !startsOperand(next)) complain(SAYING.missingPart(part), next);
  enter(parse, 'inner', command);
  const argument = operand(parse);
  leave(parse, 'inner');
  return argument;
}

/** In LaTeX x2 is the letter x before the digit 2, if it is no name that the reader was given. */
const isLetterWithDigits = (parse: Parse, token: Token): boolean =>
  token.kind === 'name' && /^[A-Za-z]\d+$/.test(typedAt(parse, token)) && !parse.names.has(token.text);

const isEmptyGroup = (parse: Parse): boolean =>
  peek(parse).kind === 'open' && (peek(parse, 1).kind === 'close' || peek(parse, 1).kind === 'placeholder');

/** Takes one sign and leaves the others: \frac12 is a half, and so is \frac x2 of x. */
function sign(parse: Parse): Spanned {
  const token = peek(parse);
  const text = token.text.slice(0, 1);
  const rest = { ...token, kind: 'number' as const, text: token.text.slice(1), start: token.start + 1, spaced: false };
  if (rest.text === '') parse.index += 1;
  else parse.tokens[parse.index] = rest;
  return leaf(token.kind === 'number' ? number(text) : symbol(text), { start: token.start, end: token.start + 1 });
}

function readyFraction(parse: Parse): Spanned {
  const token = take(parse);
  const [top = '', bottom = ''] = token.text.split('/');
  return node('divide', [leaf(number(top), token), leaf(number(bottom), token)], token);
}
