import { operationNamed } from '../operations/operations.ts';
import { shortened } from './complaints.ts';
import { note } from './notes.ts';
import type { Parse } from './parse.ts';
import { nearest } from './suggestions.ts';
import { isDigit, isLatin, type Token } from './token.ts';

/** Notes on the names as a whole: x2 alone, X beside x, words read as products of letters. */
export function nameNotes(parse: Parse): void {
  const names = parse.tokens.filter(token => token.kind === 'name' && !parse.names.has(token.text));
  if (names.some(({ text }) => text.length > 1)) indexNote(parse, names);
  caseNote(parse, names);
  if (names.some(({ text }) => text === 'E')) eulerNote(parse);
  for (const letters of firstOfEach(words(parse.tokens))) wordNote(parse, letters);
  parse.tokens.forEach((token, i) => {
    if (token.kind !== 'function') return;
    if (parse.tokens[i + 1]?.text === '-' && isPastedInverse(parse.tokens.slice(i, i + 4))) inverseNote(parse, token);
    if (parse.typed.charAt(token.start) === 'A') amplitudeNote(parse, token);
  });
}

/** cos−1 x, as arccos x comes out of a PDF file, where the exponent is lost. */
const isPastedInverse = ([name, minus, one, next]: readonly Token[]): boolean =>
  minus?.spaced === false &&
  name !== undefined &&
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

/** Asin(wt) is the arcsine, as ASIN and asin are; A sin(wt) may be meant. */
function amplitudeNote(parse: Parse, { start, end }: Token): void {
  const name = parse.typed.slice(start, end);
  if (!/^A(?!rc)[a-z]/.test(name) || !operationNamed(name.slice(1))) return;
  const said = `The name ${name} is read as the inverse function arc${name.slice(1)}; write A ${name.slice(1)} for a product.`;
  note(parse, said, { start, end }, { start: start + 1, end: start + 1, text: ' ' });
}

/** x2 where it is the sole indexed name: beside x1 it is plainly a symbol. */
function indexNote(parse: Parse, names: readonly Token[]): void {
  const indexed = names.filter(({ text }) => text.length > 1 && isDigit(text.charAt(text.length - 1)));
  const [first] = indexed;
  if (!first || indexed.some(token => token.text !== first.text)) return;
  const typed = parse.typed.slice(first.start, first.end);
  const parts = /^(\D+)(\d+)$/.exec(typed);
  if (!parts || typed.includes('_')) return;
  const [, letter = '', digits = ''] = parts;
  const said = `The name ${typed} is read as one symbol; write ${letter}^${digits} for a power and ${letter}*${digits} for a product.`;
  note(parse, said, first, ...indexed.map(({ start, end }) => ({ start, end, text: `${letter}^${digits}` })));
}

/** E^x is a power of a variable; e^x may be meant. */
function eulerNote(parse: Parse): void {
  const bases = parse.tokens.filter((token, i) => isVariableE(parse, token) && parse.tokens[i + 1]?.text === '^');
  const [first] = bases;
  if (!first) return;
  const said = "The letter E is read as a variable; write e for Euler's number.";
  note(parse, said, first, ...bases.map(({ start, end }) => ({ start, end, text: 'e' })));
}

const isVariableE = (parse: Parse, { kind, text }: Token): boolean =>
  kind === 'name' && text === 'E' && !parse.names.has(text);

/** X and x are two variables; said of the first such pair. */
function caseNote(parse: Parse, names: readonly Token[]): void {
  if (names.every(({ text }) => text === text.toLowerCase())) return;
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

/** Runs of three letters and more typed together, one name each: shorter ones are no words. */
function words(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: (readonly Token[])[] = [];
  for (let first = 0; first < tokens.length; ) {
    const end = wordEnd(tokens, first);
    if (end - first > 2) found.push(tokens.slice(first, end));
    first = Math.max(end, first + 1);
  }
  return found;
}

/** Where the run of letters ends that begins at a token; there, where none does. */
function wordEnd(tokens: readonly Token[], first: number): number {
  let end = first;
  while (isLetter(tokens[end]) && (end === first || tokens[end]?.start === tokens[end - 1]?.end)) end += 1;
  return end;
}

const isLetter = (token: Token | undefined): boolean =>
  token?.kind === 'name' && token.text.length === 1 && isLatin(token.text) && token.end === token.start + 1;

/** A word that is met again is not doubted again. */
function firstOfEach(words: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  if (words.length < 2) return words;
  const found = new Map<string, readonly Token[]>();
  for (const letters of words) if (!found.has(spelled(letters))) found.set(spelled(letters), letters);
  return [...found.values()];
}

const spelled = (letters: readonly Token[]): string => letters.map(token => token.text).join('');

/** Words that ask for something else than a function's value, and what there is instead of it. */
const ASKING: ReadonlyMap<string, string> = new Map([
  ['lim', 'limits are not read here, only the function itself'],
  ['sum', 'write the terms of a sum out, with +'],
  ['prod', 'write the factors of a product out, with *'],
  ['int', 'integrals are not read here, only the function itself'],
  ['det', 'determinants are not read here'],
  ['deg', 'write angles in radians, x*pi/180 for x degrees'],
  ['mod', 'remainders are not read here'],
]);

/** A word of four letters or more, or a function's letters in another order, may not have been meant as a product. */
function wordNote(parse: Parse, letters: readonly Token[]): void {
  const [first] = letters;
  const last = letters.at(-1);
  const said = doubtOf(letters);
  if (first && last && said !== undefined) note(parse, said, { start: first.start, end: last.end });
}

function doubtOf(letters: readonly Token[]): string | undefined {
  const word = spelled(letters);
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
