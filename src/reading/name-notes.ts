import { operationNamed } from '../operations/operations.ts';
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
  parse.tokens.forEach((token, i) => {
    if (token.kind === 'function' && isPastedInverse(parse.tokens.slice(i, i + 4))) inverseNote(parse, token);
  });
}

/** cos−1 x, as arccos x comes out of a PDF file, where the exponent is lost. */
const isPastedInverse = ([name, minus, one, next]: readonly Token[]): boolean =>
  minus?.text === '-' &&
  !minus.spaced &&
  name?.kind === 'function' &&
  operationNamed(`a${name.text}`) !== undefined &&
  one?.text === '1' &&
  !one.spaced &&
  next !== undefined &&
  ['name', 'number', 'open', 'function'].includes(next.kind);

function inverseNote(parse: Parse, { start, end }: Token): void {
  const name = parse.typed.slice(start, end);
  const said = `This is read as the function ${name} of −1 times what follows; write ${name}^-1 for the inverse function.`;
  note(parse, said, { start, end: end + 2 }, { start: end, end, text: '^' });
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

/** Words that ask for something else than a function's value, and what there is instead of it. */
const ASKING: ReadonlyMap<string, string> = new Map([
  ['lim', 'limits are not read here, only the function itself'],
  ['sum', 'write the terms of a sum out, with +'],
  ['prod', 'write the factors of a product out, with *'],
  ['int', 'integrals are not read here, only the function itself'],
  ['det', 'determinants are not read here'],
]);

/** A word of four letters or more, or a function's letters in another order, may not have been meant as a product. */
function wordNote(parse: Parse, letters: readonly Token[]): void {
  const [first] = letters;
  const last = letters.at(-1);
  const said = letters.length > 2 ? doubtOf(letters) : undefined;
  if (first && last && said !== undefined) note(parse, said, { start: first.start, end: last.end });
}

function doubtOf(letters: readonly Token[]): string | undefined {
  const word = letters.map(token => token.text).join('');
  const read = `The word ${shortened(word)} is read as the product ${product(letters)}`;
  const asked = ASKING.get(word);
  if (asked !== undefined) return `${read}; ${asked}.`;
  const meant = nearest(word);
  if (letters.length === 3 && (!meant || ordered(meant) !== ordered(word))) return undefined;
  return meant ? `${read}; for the function write ${meant}(x).` : `${read}.`;
}

const ordered = (word: string): string => [...word].sort().join('');

const product = (letters: readonly Token[]): string =>
  [...letters.slice(0, 8).map(token => token.text), ...(letters.length > 8 ? ['…'] : [])].join('*');
