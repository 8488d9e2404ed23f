import { pairBars } from './bars.ts';
import { refuseLeftover } from './brackets.ts';
import { complain, SAYING, Unreadable } from './complaints.ts';
import { rightSide } from './equations.ts';
import { GRAMMAR } from './grammar.ts';
import { tokensOfLatex } from './latex-tokens.ts';
import { nameNotes } from './name-notes.ts';
import type { Names, Parse } from './parse.ts';
import type { Note, Read, ReaderOptions, Span, Spelling } from './reading.ts';
import { plainSigns } from './signs.ts';
import type { Spanned } from './spans.ts';
import { tokensOfText } from './text-tokens.ts';
import type { Scan, Token } from './token.ts';
import { nameLengths } from './words.ts';

/** The longest text that is read, in UTF-16 units. */
export const LONGEST = 10_000;

/** No names of more letters than one. */
export const NO_NAMES: Names = { whole: new Set(), parameters: new Map() };

/** What a reading gives, or the complaint that left it. */
export function orComplaint<T>(read: () => T): Read<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, complaint: error.complaint };
    throw error;
  }
}

/** Complains about a text beyond the longest. */
export function refuseLong(text: string): void {
  if (text.length > LONGEST) complain(SAYING.tooLong(LONGEST), { start: LONGEST, end: text.length });
}

/** A part of the text as read: the expression with its spans, the tokens it was read from, the name before its `=`. */
export interface Part {
  readonly root: Spanned;
  readonly tokens: readonly Token[];
  readonly name: Token | undefined;
  readonly notes: readonly Note[];
}

/** Reads one stretch of a text, with or without a left side. Throws Unreadable. */
export function readPart(text: string, span: Span, names: Names, options: ReaderOptions): Part {
  const scanned = tokensOf(text, span, names.whole, options.syntax ?? 'text');
  if (scanned.length === 1) complain(SAYING.nothing, span);
  const { name, tokens } = rightSide(scanned);
  const [first] = tokens;
  if (first?.kind === 'end') complain(SAYING.missingAfter('='), first);
  const parse = parseOf(text, tokens, names, options, false);
  const root = parsed(parse);
  nameNotes(parse);
  return { root, tokens, name, notes: parse.notes };
}

const SCANNERS = { text: tokensOfText, latex: tokensOfLatex } as const;

/** The tokens of a stretch of a text, one of kind `end` last. Throws Unreadable. */
export function tokensOf(
  typed: string,
  { start, end }: Span,
  names: ReadonlySet<string>,
  syntax: Scan['syntax'],
): readonly Token[] {
  const text = plainSigns(typed);
  const scan: Scan = {
    typed,
    text,
    end,
    syntax,
    names,
    nameLengths: nameLengths(names),
    tokens: [],
    position: start,
    spaced: false,
    runEnd: start,
    doubt: undefined,
  };
  SCANNERS[syntax](scan);
  if (scan.doubt) throw scan.doubt;
  scan.tokens.push({ kind: 'end', text: '', start: end, end, spaced: false });
  return pairBars(scan.tokens);
}

/** A reading about to begin. */
export const parseOf = (
  typed: string,
  tokens: readonly Token[],
  { whole, parameters }: Names,
  { syntax = 'text', log = 'natural', wrt }: ReaderOptions,
  table: boolean,
): Parse => ({
  typed,
  syntax,
  log,
  wrt,
  names: whole,
  parameters,
  table,
  tokens: [...tokens],
  notes: [],
  grammar: GRAMMAR,
  index: 0,
  brackets: 0,
  inner: 0,
});

/** Reads all the tokens as one expression. Throws Unreadable. */
export function parsed(parse: Parse): Spanned {
  const root = GRAMMAR.sum(parse);
  return parse.tokens[parse.index]?.kind === 'end' ? root : refuseLeftover(parse);
}

/** The spellings as first typed: e^x or exp(x), ln or log. */
export function spellingOf(text: string, tokens: readonly Token[]): Spelling {
  const exponential = tokens.find((token, i) => token.text === 'exp' || isPowerOfE(token, tokens[i + 1]));
  const logarithm = tokens.find(
    (token, i) => token.kind === 'function' && token.text === 'log' && tokens[i + 1]?.text !== '_',
  );
  return {
    exponential: exponential?.kind === 'function' ? 'exp' : 'e^',
    logarithm: logarithm && /log$/i.test(text.slice(logarithm.start, logarithm.end)) ? 'log' : 'ln',
  };
}

const isPowerOfE = (token: Token, next: Token | undefined): boolean =>
  token.kind === 'name' && token.text === 'e' && next?.text === '^';
