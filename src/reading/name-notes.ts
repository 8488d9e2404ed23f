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
  const said = `${typed} is read as one symbol; write ${letter}^${digits} for a power and ${letter}*${digits} for a product.`;
  note(parse, said, first, ...indexed.map(({ start, end }) => ({ start, end, text: `${letter}^${digits}` })));
}

/** X and x are two variables. */
function caseNote(parse: Parse, names: readonly Token[]): void {
  const known = new Map<string, Token>();
  for (const token of names) {
    const other = known.get(token.text.toLowerCase());
    if (!other) known.set(token.text.toLowerCase(), token);
    else if (other.text !== token.text) sayCase(parse, names, other, token);
  }
}

function sayCase(parse: Parse, names: readonly Token[], first: Token, second: Token): void {
  const said = `${first.text} and ${second.text} are two different variables here; write one of them only if they are the same.`;
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

/** A word of four letters or more, or one near a function's name, may not have been meant as a product. */
function wordNote(parse: Parse, letters: readonly Token[]): void {
  const [first] = letters;
  const last = letters.at(-1);
  if (!first || !last || letters.length < 3) return;
  const word = letters.map(token => token.text).join('');
  const meant = nearest(word);
  if (letters.length === 3 && !meant) return;
  const spelled =
    letters
      .slice(0, 8)
      .map(token => token.text)
      .join('*') + (letters.length > 8 ? '*…' : '');
  const said = `${word.slice(0, 20)} is read as the product ${spelled}${meant ? `; for the function write ${meant}(x)` : ''}.`;
  note(parse, said, { start: first.start, end: last.end });
}
