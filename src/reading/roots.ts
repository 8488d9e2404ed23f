import { number, symbol } from '../expression/expression.ts';
import { bracketed } from './brackets.ts';
import { complain, SAYING } from './complaints.ts';
import { note, rootNote } from './notes.ts';
import { enter, isNext, leave, type Parse, peek, take, typedAt } from './parse.ts';
import type { Span } from './reading.ts';
import { across, leaf, node, type Spanned } from './spans.ts';
import { startsOperand } from './token.ts';

/** √ takes what stands directly after it, with its power: √2x is √2 times x. */
export function root(parse: Parse): Spanned {
  const sign = take(parse);
  if (!startsOperand(peek(parse))) complain(SAYING.missingAfter(typedAt(parse, sign)), peek(parse));
  const bracket = isNext(parse, 'open');
  enter(parse, 'inner', sign);
  const radicand = bracket ? bracketed(parse) : parse.grammar.power(parse);
  leave(parse, 'inner');
  if (!bracket) rootNote(parse, sign);
  const index = /^\d/.test(sign.text) ? number(sign.text) : symbol(sign.text);
  return rootOf(radicand, leaf(index, sign), across(sign, radicand));
}

/** Whether sqrt[3]{x} or sqrt[3](x) stands here, as in LaTeX without the backslash. */
export function isIndexedRoot(parse: Parse): boolean {
  const [root, open, index, close, next] = [0, 1, 2, 3, 4].map(ahead => peek(parse, ahead));
  const signs = [open?.text, close?.text, next?.kind, next?.spaced];
  return root?.text === 'sqrt' && index?.kind === 'number' && signs.join() === '[,],open,false';
}

/** The root that sqrt[3]{x} spells, with a note. */
export function indexedRoot(parse: Parse): Spanned {
  const token = take(parse);
  const index = bracketed(parse);
  const radicand = bracketed(parse);
  const span = across(token, radicand);
  const said = `The number in brackets is read as the index of the root; write ${typedAt(parse, token)}(…)*(…) for a product.`;
  note(parse, said, span, { start: radicand.start, end: radicand.start, text: '*' });
  return rootOf(radicand, index, span);
}

/** A square or cube root where the index says so, else the general root. */
export function rootOf(radicand: Spanned, index: Spanned | undefined, span: Span): Spanned {
  const degree = index?.expr.kind === 'number' ? index.expr.digits : undefined;
  if (!index || degree === '2') return node('sqrt', [radicand], span);
  return degree === '3' ? node('cbrt', [radicand], span) : node('nthRoot', [radicand, index], span);
}
