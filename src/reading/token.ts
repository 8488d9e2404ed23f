import type { Unreadable } from './complaints.ts';
import { GREEK, GREEK_NAMES } from './greek.ts';
import type { ReaderOptions, Span } from './reading.ts';

/**
 * What both spellings, plain text and LaTeX, are made of. `text` by kind: the digits of a number; the symbol of a name;
 * the operation of a function; the index of a root; one of + - * / ^; the sign of a bracket; "1/2" for a fraction sign such as ½;
 * the variable of d/dx; the relation sign.
 */
export type TokenKind =
  | 'number'
  | 'name'
  | 'function'
  | 'operator'
  | 'open'
  | 'close'
  | 'bar'
  | 'comma'
  | 'semicolon'
  | 'relation'
  | 'root'
  | 'radical'
  | 'fraction'
  | 'ready fraction'
  | 'subscript'
  | 'underscore'
  | 'prime'
  | 'derivative'
  | 'leibniz'
  | 'placeholder'
  | 'end';

/** One sign, number or word, with its place in the text. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
  /** How many times d/dx differentiates. */
  readonly order?: number;
}

/** A stretch of the text on its way to tokens. */
export interface Scan {
  /** What was typed, for messages. */
  readonly typed: string;
  /** The same, unit by unit, with other signs for minus, times, space … replaced by the plain ones. */
  readonly text: string;
  readonly end: number;
  readonly syntax: NonNullable<ReaderOptions['syntax']>;
  readonly names: ReadonlySet<string>;
  /** The lengths of those names, longest first. */
  readonly nameLengths: readonly number[];
  readonly tokens: Token[];
  position: number;
  /** Where the run of letters and digits ends that was last looked at as a whole. */
  runEnd: number;
  /** A complaint about a word, raised when every sign of the text turned out to have a meaning. */
  doubt: Unreadable | undefined;
  spaced: boolean;
}

/** Adds a token that reaches from where the scan stands to `end`, and goes there. */
export function push(scan: Scan, kind: TokenKind, text: string, end: number, order?: number): void {
  const { position: start, spaced } = scan;
  const name = kind === 'name' ? givenAs(text, scan.names) : text;
  scan.tokens.push(
    order === undefined ? { kind, text: name, start, end, spaced } : { kind, text: name, start, end, spaced, order },
  );
  scan.position = end;
  scan.spaced = false;
}

/** A Greek letter in the spelling in which its name was given: theta is θ where that is the variable. */
const givenAs = (text: string, names: ReadonlySet<string>): string =>
  names.size > 0 && GREEK_NAMES.has(text) && !names.has(text)
    ? ([...names].find(name => GREEK[name] === text) ?? text)
    : text;

/** Whether a sign is one of 0 to 9. */
export const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9';

/** Whether a sign is one of A to Z and a to z. */
export const isLatin = (sign: string): boolean => (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');

/** What a sticky pattern matches where the scan stands. */
export function matchAt(scan: Scan, pattern: RegExp, at = scan.position): RegExpExecArray | null {
  pattern.lastIndex = at;
  const match = pattern.exec(scan.text);
  return match && at + match[0].length <= scan.end ? match : null;
}

/** Whether something can be written directly after this token to multiply it. */
export const endsOperand = (token: Token | undefined): boolean => token !== undefined && OPERAND_ENDS.has(token.kind);

/** Whether an operand can begin with this token. */
export const startsOperand = (token: Token): boolean => OPERAND_STARTS.has(token.kind);

const OPERAND_ENDS: ReadonlySet<TokenKind> = new Set([
  'number',
  'name',
  'close',
  'ready fraction',
  'subscript',
  'prime',
  'placeholder',
]);

const OPERAND_STARTS: ReadonlySet<TokenKind> = new Set([
  'number',
  'name',
  'function',
  'open',
  'root',
  'radical',
  'fraction',
  'ready fraction',
  'derivative',
  'leibniz',
  'placeholder',
]);
