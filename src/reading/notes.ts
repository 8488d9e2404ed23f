import { type Parse, peek, quoted } from './parse.ts';
import type { Span } from './reading.ts';
import type { Token } from './token.ts';

/** A change of the typed text, for the other way of typing it that a note offers. */
interface Edit extends Span {
  readonly text: string;
}

/** More notes than these help nobody. */
const MOST = 20;

/** Notes something about a stretch of the text, once; the edits, where there are any, type it the other way. */
export function note(parse: Parse, message: string, { start, end }: Span, ...edits: readonly Edit[]): void {
  if (parse.notes.length >= MOST || parse.notes.some(known => known.message === message)) return;
  const plain = { message, start, end };
  parse.notes.push(edits.length > 0 ? { ...plain, instead: edited(parse.typed, edits) } : plain);
}

/** The text with every edit made; of two at one place the first given comes first. */
function edited(typed: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    text += typed.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + typed.slice(at);
}

/** Parentheses put around a stretch. */
export const parenthesised = ({ start, end }: Span): readonly [Edit, Edit] => [
  { start, end: start, text: '(' },
  { start: end, end, text: ')' },
];

/** What makes a stretch one exponent: parentheses, or braces in LaTeX. */
const asExponent = (parse: Parse, { start, end }: Span): readonly [Edit, Edit] => [
  { start, end: start, text: parse.syntax === 'latex' ? '{' : '(' },
  { start: end, end, text: parse.syntax === 'latex' ? '}' : ')' },
];

const isAtom = (token: Token): boolean => token.kind === 'number' || token.kind === 'name';
const isOperator = (token: Token | undefined, sign: string): boolean =>
  token?.kind === 'operator' && token.text === sign;

/** An exponent of one token, with a sign or without, that has just been read: where it begins, and its base. */
interface Exponent {
  readonly start: number;
  readonly value: Token;
  readonly signed: boolean;
  readonly base: Token;
}

function exponentBefore(parse: Parse, index: number): Exponent | undefined {
  const value = parse.tokens[index - 1];
  const signed = isOperator(parse.tokens[index - 2], '-');
  const caret = index - (signed ? 3 : 2);
  const base = parse.tokens[caret - 1];
  if (!value || !isAtom(value) || !base || !isOperator(parse.tokens[caret], '^')) return undefined;
  return { start: parse.tokens[caret]?.end ?? value.start, value, signed, base };
}

/** Where a run of letters, numbers and powers without white space ends that begins at a token. */
function runEnd(parse: Parse, index: number): number {
  let at = index;
  for (let token = parse.tokens[at]; token && continuesRun(token); token = parse.tokens[at]) at += 1;
  return parse.tokens[at - 1]?.end ?? 0;
}

const continuesRun = (token: Token): boolean => !token.spaced && (isAtom(token) || isOperator(token, '^'));

/** e^2x is e^2 times x; e^(2x) may be meant. So may it in e^xy and x^2x, but hardly in x^2y and x^2x^3. */
export function productExponentNote(parse: Parse): void {
  const next = peek(parse);
  const exponent = exponentBefore(parse, parse.index);
  if (!exponent || next.spaced || !isAtom(next)) return;
  const { base, value } = exponent;
  const again = next.text === base.text && !isOperator(peek(parse, 1), '^');
  const doubtful = base.text === 'e' || base.kind === 'number' || value.kind === 'name' || again;
  if (!doubtful) return;
  const whole = { start: exponent.start, end: runEnd(parse, parse.index) };
  const read = quoted(parse, { start: base.start, end: value.end });
  const said = `This is read as ${read} times ${next.text}; write ${other(parse, base, whole)} if all of it is the exponent.`;
  note(parse, said, { start: base.start, end: whole.end }, ...asExponent(parse, whole));
}

function other(parse: Parse, base: Token, whole: Span): string {
  const raised = base.kind === 'close' ? '(…)' : quoted(parse, base);
  const exponent = quoted(parse, whole);
  return parse.syntax === 'latex' ? `${raised}^{${exponent}}` : `${raised}^(${exponent})`;
}

/** x^1/2 is (x^1)/2; x^(1/2) may be meant. Not in x^4/2, where the quotient would be a whole number. */
export function fractionPowerNote(parse: Parse): void {
  const exponent = exponentBefore(parse, parse.index - 1);
  const divisor = peek(parse);
  if (exponent?.value.kind !== 'number' || divisor.kind !== 'number' || divisor.spaced) return;
  if (Number(exponent.value.text) % Number(divisor.text) === 0) return;
  const whole = { start: exponent.start, end: divisor.end };
  const said = `The power is read before the quotient; write ${other(parse, exponent.base, whole)} for a fraction in the exponent.`;
  note(parse, said, { start: exponent.base.start, end: whole.end }, ...asExponent(parse, whole));
}

/** x^n-1 is (x^n) - 1; x^(n-1) may be meant. Not in e^x-1 and x^2-1. */
export function sumExponentNote(parse: Parse): void {
  const exponent = exponentBefore(parse, parse.index);
  const term = peek(parse, 1);
  if (exponent?.value.kind !== 'name' || exponent.base.kind !== 'name' || exponent.base.text === 'e') return;
  if (peek(parse).spaced || term.spaced || term.kind !== 'number') return;
  const whole = { start: exponent.start, end: term.end };
  const said = `Only ${exponent.value.text} is read as the exponent; write ${other(parse, exponent.base, whole)} if all of it is.`;
  note(parse, said, { start: exponent.base.start, end: whole.end }, ...asExponent(parse, whole));
}

/** 1/2x is (1/2)*x; 1/(2x) may be meant. */
export function quotientNote(parse: Parse, slash: Token, divisor: Span): void {
  const end = parse.tokens[parse.index - 1]?.end ?? slash.end;
  const whole = { start: divisor.start, end };
  const said = `Quotients and products are read from left to right; write /(${quoted(parse, whole)}) if all of it is the denominator.`;
  note(parse, said, { start: slash.start, end }, ...parenthesised(whole));
}

/** x^10 in LaTeX sets only the 1 as an exponent; it is read as x^{10}. */
export function longExponentNote(parse: Parse, caret: Token): void {
  const exponent = peek(parse);
  if (parse.syntax !== 'latex' || exponent.kind !== 'number' || exponent.text.length < 2) return;
  const said = `The exponent is read as ${exponent.text}; write ^{${exponent.text}}, for LaTeX sets only its first digit as an exponent.`;
  note(parse, said, { start: caret.start, end: exponent.end }, ...asExponent(parse, exponent));
}

/** 2\frac12 is 2 times a half; two and a half may be meant. */
export function mixedNote(parse: Parse, whole: Span, part: Span): void {
  const typed = { start: whole.start, end: part.end };
  const sum = `${quoted(parse, whole)}+${quoted(parse, part)}`;
  const said = `The number before the fraction is read as a factor; write ${sum} for a mixed number.`;
  note(parse, said, typed, { ...typed, text: `(${sum})` });
}

/** √2x is √2 times x; √(2x) may be meant. */
export function rootNote(parse: Parse, root: Token): void {
  const next = peek(parse);
  if (next.spaced || !isAtom(next)) return;
  const whole = { start: root.end, end: runEnd(parse, parse.index) };
  const read = quoted(parse, { start: root.start, end: next.start });
  const said = `This is read as ${read} times ${next.text}; write ${quoted(parse, root)}(${quoted(parse, whole)}) if all of it stands under the root.`;
  note(parse, said, { start: root.start, end: whole.end }, ...parenthesised(whole));
}

/** sin x/2 is (sin x)/2; sin(x/2) may be meant. */
export const argumentQuotientNote = (parse: Parse, name: string, before: number, argument: Span): void =>
  argumentGoesOnNote(parse, `The quotient is taken of ${name}`, name, before, argument);

/** sin 2*x is (sin 2)*x; sin(2*x) may be meant. */
export const argumentProductNote = (parse: Parse, name: string, before: number, argument: Span): void =>
  argumentGoesOnNote(parse, `The product is taken of ${name}`, name, before, argument);

function argumentGoesOnNote(parse: Parse, read: string, name: string, before: number, argument: Span): void {
  const end = operandEnd(parse, parse.index + 1);
  const whole = end === undefined ? undefined : { start: argument.start, end };
  const meant = whole ? quoted(parse, whole) : `…${peek(parse).text}…`;
  const said = `${read} as a whole; write ${name}(${meant}) if all of it is the argument.`;
  note(parse, said, { start: before, end: end ?? argument.end }, ...(whole ? parenthesised(whole) : []));
}

/** sin x(x+1) is sin(x)*(x+1); sin(x(x+1)) may be meant. */
export function argumentEndNote(parse: Parse, name: string, argument: Span): void {
  const end = operandEnd(parse, parse.index);
  if (end === undefined) return;
  const whole = { start: argument.start, end };
  const said = `The argument of ${name} is read as ${quoted(parse, argument)}; write ${name}(${quoted(parse, whole)}) if it goes on.`;
  note(parse, said, whole, ...parenthesised(whole));
}

/** Where the operand ends that begins at a token, as far as that can be seen without reading it. */
function operandEnd(parse: Parse, index: number): number | undefined {
  const token = parse.tokens[index];
  if (!token) return undefined;
  if (isAtom(token)) return token.end;
  return token.kind === 'open' ? closingEnd(parse, index) : undefined;
}

/** Where the bracket is closed that opens at a token; undefined where it is not. */
export function closingEnd(parse: Parse, index: number): number | undefined {
  for (let at = index, open = 0; at < parse.tokens.length; at++) {
    const token = parse.tokens[at];
    if (token?.kind === 'open') open += 1;
    if (token?.kind === 'close') open -= 1;
    if (token && open === 0) return token.end;
  }
  return undefined;
}
