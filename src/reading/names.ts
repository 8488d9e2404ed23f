import { symbol } from '../expression/expression.ts';
import { application } from './application.ts';
import { argumentList, opensCall } from './brackets.ts';
import { complain, SAYING } from './complaints.ts';
import { derivativeCall, isDerivativeCall } from './derivatives.ts';
import { note } from './notes.ts';
import { isNext, type Parse, peek, take, typedAt } from './parse.ts';
import { across, leaf, node, type Spanned } from './spans.ts';
import type { Token } from './token.ts';

/** A variable or constant; before a bracket f, g and h are unknown functions and D(f, x) is a derivative. */
export function named(parse: Parse): Spanned {
  const token = take(parse);
  if (parse.names.has(token.text)) return definedName(parse, token);
  if (LETTER_FUNCTIONS.has(token.text) && isCalled(parse)) return letterFunction(parse, token);
  if (token.text === 'D' && isDerivativeCall(parse)) return derivativeCall(parse, token);
  if (!parse.table && isUnknownFunction(parse, token)) return unknownFunction(parse, token);
  if (isNext(parse, 'prime')) complain(SAYING.prime, peek(parse));
  return leaf(symbol(token.text), token);
}

/** A name of the program; one defined as f(x) may be written f(x), and means the same. */
function definedName(parse: Parse, token: Token): Spanned {
  const variables = parse.parameters.get(token.text);
  if (variables === undefined || !opensCall(peek(parse))) return leaf(symbol(token.text), token);
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
  return isCalled(parse) && (isNext(parse, 'prime') || UNKNOWN_FUNCTIONS.has(token.text));
}

/** Whether a bracket opens here, or behind primes. */
const isCalled = (parse: Parse): boolean => opensCall(peek(parse, primeCount(parse)));

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
