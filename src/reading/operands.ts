import { number, symbol } from '../expression/expression.ts';
import { application, rootOf } from './application.ts';
import { argumentList, bracketed } from './brackets.ts';
import { complain, SAYING } from './complaints.ts';
import { note, parenthesised, rootNote } from './notes.ts';
import { enter, isNext, leave, type Parse, peek, previous, quoted, take, typedAt } from './parse.ts';
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
  open: bracketed,
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
  return read ? read(parse) : complain(missing(parse), missingSpan(parse));
}

function missing(parse: Parse): string {
  const before = previous(parse);
  const next = peek(parse);
  if (before?.kind === 'operator') return missingAfter(parse, before, next);
  if (next.kind === 'operator') return SAYING.missingBefore(typedAt(parse, next));
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

const missingSpan = (parse: Parse): Token => peek(parse);

/** A variable or constant; before a bracket f, g and h are unknown functions and D(f, x) is a derivative. */
function named(parse: Parse): Spanned {
  const token = take(parse);
  if (parse.names.has(token.text)) return definedName(parse, token);
  if (LETTER_FUNCTIONS.has(token.text) && isCallBracket(peek(parse))) return letterFunction(parse, token);
  if (token.text === 'D' && isDerivativeCall(parse)) return derivativeCall(parse, token);
  if (!parse.table && isUnknownFunction(parse, token)) return unknownFunction(parse, token);
  if (isNext(parse, 'prime')) complain(SAYING.prime, peek(parse));
  return leaf(symbol(token.text), token);
}

/** A name of the program; one defined as f(x) may be written f(x), and means the same. */
function definedName(parse: Parse, token: Token): Spanned {
  const variables = parse.parameters.get(token.text);
  if (variables === undefined || !isCallBracket(peek(parse))) return leaf(symbol(token.text), token);
  const { span } = argumentList(parse);
  const typed = typedAt(parse, span).slice(1, -1).replaceAll(/\s/g, '');
  if (typed !== variables) complain(SAYING.otherArgument(token.text, variables), across(token, span));
  return leaf(symbol(token.text), across(token, span));
}

/** Letters that are functions before a bracket, and variables elsewhere. */
const LETTER_FUNCTIONS: ReadonlyMap<string, string> = new Map([['sigma', 'sigmoid']]);

function letterFunction(parse: Parse, token: Token): Spanned {
  parse.index -= 1;
  parse.tokens[parse.index] = { ...token, kind: 'function', text: LETTER_FUNCTIONS.get(token.text) ?? token.text };
  return application(parse);
}

const UNKNOWN_FUNCTIONS: ReadonlySet<string> = new Set(['f', 'g', 'h']);

function isUnknownFunction(parse: Parse, token: Token): boolean {
  const primed = isNext(parse, 'prime');
  const isCalled = isCallBracket(peek(parse, primed ? primeCount(parse) : 0));
  return isCalled && (primed || UNKNOWN_FUNCTIONS.has(token.text));
}

const isCallBracket = (token: Token): boolean => token.kind === 'open' && (token.text === '(' || token.text === '[');

function primeCount(parse: Parse): number {
  let count = 0;
  while (peek(parse, count).kind === 'prime') count += 1;
  return count;
}

function unknownFunction(parse: Parse, token: Token): Spanned {
  let op = token.text;
  while (isNext(parse, 'prime')) op += take(parse).text;
  const { parts, span } = argumentList(parse);
  const said =
    op === token.text
      ? `The name ${op} is read as an unknown function.`
      : `The name ${op} is read as the derivative of an unknown function ${token.text}.`;
  note(parse, said, token);
  return node(op, parts, across(token, span));
}

/** D(f, x) anywhere, and D(f), with respect to x, in our own tables. */
function isDerivativeCall(parse: Parse): boolean {
  if (!isCallBracket(peek(parse))) return false;
  return parse.table || hasComma(parse);
}

/** Whether a comma stands directly between the brackets that open here. */
function hasComma(parse: Parse): boolean {
  for (let at = 0, open = 0; peek(parse, at).kind !== 'end'; at++) {
    const { kind } = peek(parse, at);
    if (kind === 'open') open += 1;
    if (kind === 'close') open -= 1;
    if (kind === 'comma' && open === 1) return true;
    if (open === 0) return false;
  }
  return false;
}

function derivativeCall(parse: Parse, token: Token): Spanned {
  const { parts, span } = argumentList(parse);
  const [of, wrt] = parts;
  if (!of || parts.length > 2 || (wrt && wrt.expr.kind !== 'symbol')) {
    complain('A derivative is of one expression with respect to one variable: write D(x^2, x).', across(token, span));
  }
  return node('derivative', [of, wrt ?? leaf(symbol('x'), span)], across(token, span));
}

/** √ takes what stands directly after it, with its power: √2x is √2 times x. */
function root(parse: Parse): Spanned {
  const sign = take(parse);
  if (!startsOperand(peek(parse))) complain(SAYING.missingAfter(typedAt(parse, sign)), peek(parse));
  const bracket = isNext(parse, 'open');
  enter(parse, 'inner', sign);
  const radicand = bracket ? bracketed(parse) : parse.grammar.power(parse);
  leave(parse, 'inner');
  if (!bracket) rootNote(parse, sign);
  const span = across(sign, radicand);
  return sign.text === '4'
    ? node('nthRoot', [radicand, leaf(number(4), sign)], span)
    : node(sign.text, [radicand], span);
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
  if (next.kind === 'number') return digit(parse);
  if (next.kind === 'placeholder' || !startsOperand(next) || isEmptyGroup(parse)) {
    complain(
      SAYING.missingPart(part),
      isEmptyGroup(parse) ? across(next, peek(parse, 1)) : next.kind === 'end' ? command : next,
    );
  }
  enter(parse, 'inner', command);
  const argument = operand(parse);
  leave(parse, 'inner');
  return argument;
}

const isEmptyGroup = (parse: Parse): boolean =>
  peek(parse).kind === 'open' && (peek(parse, 1).kind === 'close' || peek(parse, 1).kind === 'placeholder');

/** Takes one digit and leaves the others: \frac12 is a half. */
function digit(parse: Parse): Spanned {
  const token = peek(parse);
  const rest = { ...token, text: token.text.slice(1), start: token.start + 1, spaced: false };
  if (rest.text === '') parse.index += 1;
  else parse.tokens[parse.index] = rest;
  return leaf(number(token.text.slice(0, 1)), { start: token.start, end: token.start + 1 });
}

function readyFraction(parse: Parse): Spanned {
  const token = take(parse);
  const [top = '', bottom = ''] = token.text.split('/');
  return node('divide', [leaf(number(top), token), leaf(number(bottom), token)], token);
}

/** d/dx takes the brackets that follow it, or else the whole first term. */
function derivativeOf(parse: Parse): Spanned {
  const sign = take(parse);
  if (!startsOperand(peek(parse)) && !isNext(parse, 'operator', '-'))
    complain(SAYING.derivativeOfWhat(quoted(parse, sign)), sign);
  const inBrackets = isNext(parse, 'open');
  enter(parse, 'inner', sign);
  const of = inBrackets ? parse.grammar.power(parse) : parse.grammar.term(parse);
  leave(parse, 'inner');
  note(parse, `A derivative is still to be found here: ${quoted(parse, sign)} of what follows it.`, across(sign, of));
  if (!inBrackets) firstTermNote(parse, sign, of);
  let found = of;
  for (let i = 0; i < (sign.order ?? 1); i++)
    found = node('derivative', [found, leaf(symbol(sign.text), sign)], across(sign, of));
  return found;
}

function firstTermNote(parse: Parse, sign: Token, of: Spanned): void {
  if (!isNext(parse, 'operator', '+', '-')) return;
  const end = parse.tokens.at(-1)?.end ?? of.end;
  const said =
    'The derivative takes only the first term; write brackets around the sum if all of it is differentiated.';
  note(parse, said, across(sign, of), ...parenthesised({ start: of.start, end }));
}
