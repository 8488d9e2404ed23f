import { complain, SAYING } from './complaints.ts';
import type { Token, TokenKind } from './token.ts';

/** What stands to the right of an equals sign, and the name that stands to its left, if it is one. */
interface RightSide {
  readonly name: Token | undefined;
  readonly tokens: readonly Token[];
}

/**
 * Drops a left side that only names what follows: y =, f(x) =, y' =, dy/dx =, or nothing before the sign. Any other
 * equation, and every inequality, is a complaint.
 */
export function rightSide(tokens: readonly Token[]): RightSide {
  const relations = tokens.filter(token => token.kind === 'relation');
  if (relations.length === 0) return { name: undefined, tokens };
  const inequality = relations.find(token => token.text !== '=');
  if (inequality) complain(SAYING.inequality, inequality);
  const [equals, second] = relations;
  if (second) complain(SAYING.twoEquals, second);
  if (!equals) return { name: undefined, tokens };
  const at = tokens.indexOf(equals);
  const left = tokens.slice(0, at);
  if (!isLeftSide(left)) complain(SAYING.equation, equals);
  return { name: left.find(token => token.kind === 'name'), tokens: tokens.slice(at + 1) };
}

const LETTERS: Readonly<Partial<Record<TokenKind, string>>> = {
  name: 'n',
  number: 'a',
  prime: "'",
  open: '(',
  close: ')',
  comma: ',',
  derivative: 'd',
  leibniz: 'l',
};

/** Nothing; a derivative such as dy/dx; a name, with primes and names or numbers in brackets, d/dx before it or not. */
const LEFT_SIDE = /^(?:l|d?n'*(?:\([na](?:,[na])*\))?)?$/;

function isLeftSide(left: readonly Token[]): boolean {
  const shape = left.map(token => LETTERS[token.kind] ?? '?').join('');
  return LEFT_SIDE.test(shape);
}
