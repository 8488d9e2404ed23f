import { complain, SAYING, shortened } from './complaints.ts';
import type { Note, ReaderOptions, Span } from './reading.ts';
import { DEEPEST, type Spanned } from './spans.ts';
import type { Token, TokenKind } from './token.ts';

/** A reading under way: the tokens, how far it has come, and what it has noted. */
export interface Parse {
  readonly typed: string;
  readonly syntax: NonNullable<ReaderOptions['syntax']>;
  readonly log: NonNullable<ReaderOptions['log']>;
  /** The variable by which (x^2)' is a derivative, where that is said. */
  readonly wrt: string | undefined;
  readonly names: ReadonlySet<string>;
  /** The variables of names defined as f(x), as typed: used as f(x) they are the name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Whether this is a text of our own tables, where D(f) is the derivative with respect to x and f a plain letter. */
  readonly table: boolean;
  /** Ends with a token of kind `end`. */
  readonly tokens: Token[];
  readonly notes: Note[];
  readonly grammar: Grammar;
  index: number;
  brackets: number;
  inner: number;
}

/** Names that are one symbol each, and the variables of those that were defined as functions, as f(x). */
export interface Names {
  readonly whole: ReadonlySet<string>;
  readonly parameters: ReadonlyMap<string, string>;
}

/** The levels of the grammar that its operands need; given along so that the files do not import in a circle. */
export interface Grammar {
  readonly sum: (parse: Parse) => Spanned;
  readonly term: (parse: Parse) => Spanned;
  readonly power: (parse: Parse) => Spanned;
  readonly exponent: (parse: Parse) => Spanned;
  readonly operand: (parse: Parse) => Spanned;
  readonly signs: (parse: Parse) => readonly Token[];
  readonly negated: (operand: Spanned, minuses: readonly Token[]) => Spanned;
}

const END: Token = { kind: 'end', text: '', start: 0, end: 0, spaced: false };

/** The token that stands `ahead` of the next one. */
export const peek = (parse: Parse, ahead = 0): Token => parse.tokens[parse.index + ahead] ?? parse.tokens.at(-1) ?? END;

/** The token read last. */
export const previous = (parse: Parse): Token | undefined => parse.tokens[parse.index - 1];

/** Whether the next token is of this kind, with this text or the other where any are given. */
export function isNext(parse: Parse, kind: TokenKind, text?: string, other = text): boolean {
  const token = peek(parse);
  return token.kind === kind && (text === undefined || token.text === text || token.text === other);
}

/** Reads the next token. */
export function take(parse: Parse): Token {
  const token = peek(parse);
  parse.index += 1;
  return token;
}

/**
 * Goes a level deeper, at most 600 deep, so that no text can exhaust the stack. A pair with `leave` rather than a
 * function around the reading: a stack frame less on every level.
 */
export function enter(parse: Parse, level: 'brackets' | 'inner', { start, end }: Span): void {
  parse[level] += 1;
  if (parse[level] > DEEPEST) complain(SAYING.tooDeep(DEEPEST), { start, end });
}

/** Comes back from a level. */
export function leave(parse: Parse, level: 'brackets' | 'inner'): void {
  parse[level] -= 1;
}

/** What was typed between two places, for a message: shortened where it is long. */
export const quoted = (parse: Parse, span: Span): string => shortened(typedAt(parse, span));

/** What was typed between two places. */
export const typedAt = (parse: Parse, { start, end }: Span): string => parse.typed.slice(start, end);
