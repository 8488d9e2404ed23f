import { shortened } from './complaints.ts';
import { note } from './notes.ts';
import type { Parse } from './parse.ts';
import { nearest } from './suggestions.ts';
import type { Token } from './token.ts';

/** Notes on the names as a whole: x2 alone, X beside x, words read as products of letters. */
export function nameNotes(parse: Parse): void {
  const names = parse.tokens.filter(token => token.kind === 'name' && !parse.names.has(token.text));
  indexNote(parse, names);
  caseNote(parse, names);
  for (const letters of words(parse.tokens)) wordNote(parse, letters);
}

/** x2 where it is the sole indexed name: beside x1 it is plainly a symbol. */
function indexNote(parse: Parse, names: readonly Token[]): void {
  const indexed = names.filter(token => /\d$/.test(token.text));
  const [first] = indexed;
  if (!first || indexed.some(token => token.text !== first.text)) return;
  const typed = parse.typed.slice(first.start, first.end);
  const parts = /^(\D+)(\d+)$/.exec(typed);
  if (!parts || typed.includes('_')) return;
  const [, letter = '', digits = ''] = parts;
  const said = `The name ${typed} is read as one symbol; write ${letter}^${digits} for a power and ${letter}*${digits} for a product.`;
  note(parse, said, first, ...indexed.map(({ start, end }) => ({ start, end, text: `${letter}^${digits}` })));
}

/** X and x are two variables; said of the first such pair. */
function caseNote(parse: Parse, names: readonly Token[]): void {
  const known = new Map<string, Token>();
  const second = names.find(token => {
    const other = known.get(token.text.toLowerCase());
    if (!other) known.set(token.text.toLowerCase(), token);
    return other !== undefined && other.text !== token.text;
  });
  const first = second && known.get(second.text.toLowerCase());
  if (first && second) sayCase(parse, names, first, second);
}

function sayCase(parse: Parse, names: readonly Token[], first: Token, second: Token): void {
  const said = `The letters ${first.text} and ${second.text} are two different variables here; write one of them only if they are the same.`;
  const lower = first.text.toLowerCase() === first.text ? first : second;
  const capital = lower === first ? second : first;
  const edits = names
    .filter(({ text }) => text === capital.text)
    .map(({ start, end }) => ({ start, end, text: parse.typed.slice(lower.start, lower.end) }));
  note(parse, said, second, ...edits);
}

/** Runs of letters typed together, one name each. */
function words(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [];
  for (const token of tokens) {
    const last = found.at(-1)?.at(-1);
    if (!isLetter(token)) continue;
    if (last && last.end === token.start) found.at(-1)?.push(token);
    else found.push([token]);
  }
  return found;
}

const isLetter = (token: Token): boolean =>
  token.kind === 'name' && /^[A-Za-z]$/.test(token.text) && token.end === token.start + 1;

/** A word of four letters or more, or a function's letters in another order, may not have been meant as a product. */
function wordNote(parse: Parse, letters: readonly Token[]): void {
  const [first] = letters;
  const last = letters.at(-1);
  if (!first || !last || letters.length < 3) return;
  const word = letters.map(token => token.text).join('');
  const meant = nearest(word);
  if (letters.length === 3 && (!meant || ordered(meant) !== ordered(word))) return;
  const instead = meant ? `; for the function write ${meant}(x)` : '';
  const said = `The word ${shortened(word)} is read as the product ${product(letters)}${instead}.`;
  note(parse, said, { start: first.start, end: last.end });
}

const ordered = (word: string): string => [...word].sort().join('');

const product = (letters: readonly Token[]): string =>
  [...letters.slice(0, 8).map(token => token.text), ...(letters.length > 8 ? ['…'] : [])].join('*');
