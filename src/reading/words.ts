import { FUNCTION_SPELLINGS, functionSpelled } from '../operations/operations.ts';
import { SAYING, shortened, Unreadable } from './complaints.ts';
import { COMBINING_MARKS, GREEK, GREEK_NAMES, MARKS } from './greek.ts';
import { EMPTY_WORDS, nearest, WRITTEN_OUT } from './suggestions.ts';
import { isDigit, isLatin, matchAt, push, type Scan } from './token.ts';

/** A part of a run of letters: a name or a function, and where it ends. */
interface Piece {
  readonly kind: 'name' | 'function';
  readonly text: string;
  readonly end: number;
}

type Finder = (scan: Scan, at: number) => Piece | undefined;

const LETTER = /[A-Za-z\u00b5\u00c0-\u024f\u0370-\u03ff\u1e00-\u1eff]/;
const DIGITS = /\d+/y;
const BRACKET = /\s*'*\s*(?:\\left\s*|\\[bB]igg?l?\s*)?[([]/y;
const OPERAND = /\s*[([]|\s+[A-Za-z0-9.√|\\\u0370-\u03ff]/y;

/** Most signs are plain ones, of which the pattern need not be asked. */
function isLetter(sign: string | undefined): boolean {
  if (sign === undefined) return false;
  return sign < '\u0080' ? isLatin(sign) : LETTER.test(sign);
}

/**
 * Reads the next name or function of a run of letters such as xsinx: of everything that fits here the longest, so that
 * a run takes time in proportion to its length.
 */
export function word(scan: Scan): boolean {
  const at = scan.position;
  if (!isLetter(scan.text[at])) return false;
  if (at >= scan.runEnd) enterRun(scan);
  const piece = loneLetter(scan, at) ?? pieceAt(scan, at);
  if (!piece) return false;
  push(scan, piece.kind, piece.text, piece.end);
  return true;
}

/** A letter by itself, as most names are, is that letter where no names are given and no mark is on it: then nothing is sought. */
function loneLetter({ text, nameLengths, runEnd }: Scan, at: number): Piece | undefined {
  const [letter = '', next = ''] = [text[at], text[at + 1]];
  const isLone = runEnd === at + 1 && isLatin(letter) && next < '\u0080' && nameLengths.length === 0;
  return isLone ? { kind: 'name', text: letter, end: at + 1 } : undefined;
}

const FINDERS: readonly Finder[] = [
  definedName,
  functionWord,
  spacedArc,
  greekWord,
  greekLetter,
  markedLetter,
  plainLetter,
];

function pieceAt(scan: Scan, at: number): Piece | undefined {
  let best: Piece | undefined;
  for (const find of FINDERS) {
    const piece = find(scan, at);
    if (piece && (!best || piece.end > best.end)) best = piece;
  }
  return best;
}

/** Where the longest word ends that is known, of those that begin at a place and end before another. */
function longest(
  scan: Scan,
  at: number,
  before: number,
  lengths: readonly number[],
  known: (word: string) => boolean,
): number {
  for (const n of lengths) if (at + n <= before && known(scan.text.slice(at, at + n))) return at + n;
  return at;
}

const lengthsOf = (words: Iterable<string>): readonly number[] =>
  [...new Set([...words].map(known => known.length))].sort((a, b) => b - a);

function definedName(scan: Scan, at: number): Piece | undefined {
  const end = longest(scan, at, scan.end, scan.nameLengths, name => scan.names.has(name));
  return end > at ? { kind: 'name', text: scan.text.slice(at, end), end } : undefined;
}

/** The lengths of the names that are whole, longest first. */
export const nameLengths = (names: ReadonlySet<string>): readonly number[] => (names.size > 0 ? lengthsOf(names) : []);

const FUNCTION_LENGTHS = lengthsOf(FUNCTION_SPELLINGS);
/** Functions of two letters that are seen inside a run (xlnx); others, such as sh and th, only where they stand alone. */
const SHORT_IN_RUNS: ReadonlySet<string> = new Set(['ln', 'lg', 'tg']);

function functionWord(scan: Scan, at: number): Piece | undefined {
  const end = longest(scan, at, scan.runEnd, FUNCTION_LENGTHS, spelling => isFunctionAt(scan, at, spelling));
  const row = end > at ? functionSpelled(scan.text.slice(at, end)) : undefined;
  return row && { kind: 'function', text: row.name, end };
}

const ARC = /arc\s+([a-z]+)/iy;

/** arc sin x, arc tg x, as arcsin and arctan are printed in some books. */
function spacedArc(scan: Scan, at: number): Piece | undefined {
  if (scan.text.charAt(at).toLowerCase() !== 'a' || isLetter(scan.text[at - 1])) return undefined;
  const [typed = '', word = ''] = matchAt(scan, ARC, at) ?? [];
  const row = functionSpelled(`arc${word}`);
  return row && { kind: 'function', text: row.name, end: at + typed.length };
}

/** log2(x) and log2 x are the logarithm to base 2, log2x the logarithm of 2x. */
function isFunctionAt(scan: Scan, at: number, spelling: string): boolean {
  if (!functionSpelled(spelling)) return false;
  const end = at + spelling.length;
  if (/\d$/.test(spelling)) return matchAt(scan, OPERAND, end) !== null;
  return spelling.length > 2 || SHORT_IN_RUNS.has(spelling.toLowerCase()) || standsAlone(scan, at, end);
}

const standsAlone = (scan: Scan, at: number, end: number): boolean =>
  !isLetter(scan.text[at - 1]) && (end >= scan.end || !isLetter(scan.text[end]));

const GREEK_WORDS: ReadonlySet<string> = new Set(['PI', ...GREEK_NAMES]);
const GREEK_LENGTHS = lengthsOf(GREEK_WORDS);

/** mu, nu and xi are Greek only where they stand alone: in a run they are products of letters. */
function greekWord(scan: Scan, at: number): Piece | undefined {
  const isGreek = (name: string): boolean =>
    GREEK_WORDS.has(name) && (name.length > 2 || name === 'pi' || standsAlone(scan, at, at + name.length));
  const end = longest(scan, at, scan.runEnd, GREEK_LENGTHS, isGreek);
  if (end === at) return undefined;
  const name = scan.text.slice(at, end);
  return withIndex(scan, name.toLowerCase() === 'pi' ? 'pi' : name, end);
}

function greekLetter(scan: Scan, at: number): Piece | undefined {
  const name = GREEK[scan.text[at] ?? ''];
  return name === undefined ? undefined : withIndex(scan, name, at + 1);
}

function withIndex(scan: Scan, base: string, at: number): Piece {
  const mark = markAt(scan, at);
  const end = mark ? mark.end : at;
  const digits = isDigit(scan.text.charAt(end)) ? (matchAt(scan, DIGITS, end)?.[0] ?? '') : '';
  return { kind: 'name', text: base + (mark?.text ?? '') + digits, end: end + digits.length };
}

/** A mark on the letter before it: a combining sign, or a word such as hat that ends the run. */
function markAt(scan: Scan, at: number): { readonly text: string; readonly end: number } | undefined {
  const combining = at < scan.end ? COMBINING_MARKS[scan.text[at] ?? ''] : undefined;
  if (combining) return { text: combining, end: at + 1 };
  if (!isLetter(scan.text[at])) return undefined;
  const mark = MARKS.find(text => scan.text.startsWith(text, at) && !isLetter(scan.text[at + text.length]));
  return mark !== undefined && at + mark.length <= scan.end ? { text: mark, end: at + mark.length } : undefined;
}

/** ŷ is y with a mark, whether it is typed as one sign or two. */
function markedLetter(scan: Scan, at: number): Piece | undefined {
  if (scan.text.charCodeAt(at) < 128) return undefined;
  const [base = '', mark = ''] = (scan.text[at] ?? '').normalize('NFD');
  const text = COMBINING_MARKS[mark];
  if (text === undefined) return undefined;
  const digits = matchAt(scan, DIGITS, at + 1)?.[0] ?? '';
  return { kind: 'name', text: base + text + digits, end: at + 1 + digits.length };
}

function plainLetter(scan: Scan, at: number): Piece | undefined {
  const letter = scan.text[at] ?? '';
  return isLatin(letter) ? withIndex(scan, letter, at + 1) : undefined;
}

/** Looks at a run of letters and digits as a whole, once: some words must not be taken apart. */
function enterRun(scan: Scan): void {
  const span = { start: scan.position, end: runEnd(scan) };
  scan.runEnd = span.end;
  doubtEmptyWord(scan, span);
  // Two letters are always fine.
  if (span.end - span.start <= 2) return;
  const run = scan.text.slice(span.start, span.end);
  const meant = WRITTEN_OUT.get(run.toLowerCase());
  if (meant !== undefined && !scan.names.has(run)) scan.doubt ??= new Unreadable(SAYING.longWord(run, meant), span);
  if (matchAt(scan, BRACKET, span.end)) refuseUnknownFunction(scan, run, span);
}

/** "of" and "or" with white space about them are no products of letters. */
function doubtEmptyWord(scan: Scan, { start, end }: { start: number; end: number }): void {
  const word = scan.text.slice(start, end);
  const isApart = scan.spaced && /\s/.test(scan.text.charAt(end));
  if (isApart && EMPTY_WORDS.has(word) && !scan.names.has(word))
    scan.doubt ??= new Unreadable(SAYING.wordsInFormula(word), { start, end });
}

/** Where the run of letters and digits ends that begins where the scan stands; there, where it begins with neither. */
function runEnd({ text, position, end }: Scan): number {
  if (!isOfRun(text.charAt(position))) return position;
  let at = position + 1;
  while (at < end && (isOfRun(text.charAt(at)) || isDigit(text.charAt(at)))) at += 1;
  return at;
}

const isOfRun = (sign: string): boolean => (sign < '\u0080' ? isLatin(sign) : /[\u00b5\u0370-\u03ff]/.test(sign));

/** The usual names of variables: sinx(x+1) is taken apart, sins(x) is not. */
const USUAL_VARIABLES = 'xyztuvθ';

/** A word before a bracket is a function, or at most two variables times the bracket. */
function refuseUnknownFunction(scan: Scan, run: string, span: { start: number; end: number }): void {
  if (functionSpelled(run)) return;
  const pieces = piecesOf(scan, span.start, span.end);
  const last = pieces.findLastIndex(piece => piece.kind === 'function');
  const trailing = pieces.slice(last + 1);
  const fine = last < 0 ? trailing.length <= 2 : trailing.every(piece => USUAL_VARIABLES.includes(piece.text));
  if (fine && (last < 0 || trailing.length < 2)) return;
  scan.doubt ??= new Unreadable(
    SAYING.unknownFunction(shortened(run), nearest(run), product(scan, span.start, pieces)),
    span,
  );
}

function piecesOf(scan: Scan, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = start; at < end; at = Math.max(at + 1, pieces.at(-1)?.end ?? 0)) {
    const piece = pieceAt(scan, at);
    if (piece) pieces.push(piece);
  }
  return pieces;
}

/** The pieces as typed, with signs between. */
function product(scan: Scan, start: number, pieces: readonly Piece[]): string {
  const starts = [start, ...pieces.map(piece => piece.end)];
  const shown = pieces.slice(0, 5).map((piece, i) => scan.typed.slice(starts[i], piece.end));
  return `${[...shown, ...(pieces.length > 5 ? ['…'] : [])].join('*')}*(…)`;
}
