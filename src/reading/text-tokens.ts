import { complain, SAYING } from './complaints.ts';
import { GREEK, GREEK_NAMES } from './greek.ts';
import { numeral } from './numerals.ts';
import { indexedRoot, subscript, superscript } from './scripts.ts';
import { FRACTION_SIGNS, REFUSED, SIGNS, SUPERSCRIPTS } from './signs.ts';
import { matchAt, push, type Scan } from './token.ts';
import { word } from './words.ts';

/** Takes what stands next, or leaves it to the next scanner. */
type Scanner = (scan: Scan) => boolean;

/** A scanner with the ASCII signs that what it takes may begin with; any other sign may begin anything. */
type Beginning = readonly [scanner: Scanner, signs: string];

const ASCII = 128;

/** Which scanners to try, in order, by the code of the next sign: trying all of them at every sign takes most of the reading. */
export function byFirstSign(beginnings: readonly Beginning[]): (code: number) => readonly Scanner[] {
  const all = beginnings.map(([scanner]) => scanner);
  const table = Array.from({ length: ASCII }, (_, code) =>
    beginnings.filter(([, signs]) => signs.includes(String.fromCharCode(code))).map(([scanner]) => scanner),
  );
  return code => table[code] ?? all;
}

/** Reads on to the end. Throws Unreadable at the first sign that has no meaning. */
export function scanAll(scan: Scan, scanners: (code: number) => readonly Scanner[]): void {
  while (scan.position < scan.end) {
    if (!isTaken(scan, scanners(scan.text.charCodeAt(scan.position)))) refuse(scan);
  }
}

function isTaken(scan: Scan, scanners: readonly Scanner[]): boolean {
  for (const scanner of scanners) if (scanner(scan)) return true;
  return false;
}

/** Passes over white space. */
function space(scan: Scan): boolean {
  const start = scan.position;
  while (scan.position < scan.end && isBlank(scan.text.charAt(scan.position))) scan.position += 1;
  if (scan.position === start) return false;
  scan.spaced = true;
  return true;
}

/** Nearly every sign is told by itself, without a pattern. */
const isBlank = (sign: string): boolean => sign === ' ' || ((sign < ' ' || sign > '~') && /\s/.test(sign));

const GREEK_WORD = `${[...GREEK_NAMES].join('|')}|[${Object.keys(GREEK).join('')}]`;
const VARIABLE = `(?:(?:${GREEK_WORD}|[A-Za-z])(?:_?\\d+|[₀-₉]+|_[A-Za-z]+)?)`;
const ORDER = '(?:\\s*\\^\\s*\\d|[²³⁴⁵⁶])?';
const LEIBNIZ = new RegExp(
  `[d∂](${ORDER})\\s*((?:${GREEK_WORD}|[A-Za-zŷ][A-Za-z]{0,20})(?:_?\\d{1,20}|[₀-₉]{1,20})?'{0,20})?\\s*/\\s*[d∂]\\s*(${VARIABLE})(${ORDER})`,
  'y',
);

/** d/dyhat, where yhat is known for one name. */
const BY_NAME = /[d∂]\s*\/\s*[d∂]\s*([A-Za-z]\w+)/y;

/** Reads d/dx, d²/dx² and ∂/∂x as one sign, and dy/dx as another. */
function leibniz(scan: Scan): boolean {
  if (/[A-Za-z]/.test(scan.text[scan.position - 1] ?? '') || scan.names.has('d')) return false;
  const named = matchAt(scan, BY_NAME);
  if (named?.[1] !== undefined && scan.names.has(named[1])) {
    push(scan, 'derivative', named[1], scan.position + named[0].length, 1);
    return true;
  }
  const match = matchAt(scan, LEIBNIZ);
  if (!match) return false;
  const [typed, raised = '', of, wrt = ''] = match;
  const variable = variableNamed(wrt);
  if (of === undefined) push(scan, 'derivative', variable, scan.position + typed.length, orderOf(raised));
  else push(scan, 'leibniz', typed, scan.position + typed.length);
  return true;
}

const variableNamed = (typed: string): string =>
  [...typed.replace(/_(?=\d)/, '')].map(sign => GREEK[sign] ?? SUBSCRIPT_DIGITS.get(sign) ?? sign).join('');

const SUBSCRIPT_DIGITS: ReadonlyMap<string, string> = new Map([...'₀₁₂₃₄₅₆₇₈₉'].map((sign, i) => [sign, String(i)]));

function orderOf(raised: string): number {
  const sign = raised.replace(/[\s^]/g, '');
  return Number((SUPERSCRIPTS.get(sign) ?? sign) || 1);
}

function fractionSign(scan: Scan): boolean {
  const text = FRACTION_SIGNS[scan.text[scan.position] ?? ''];
  if (text === undefined) return false;
  push(scan, 'ready fraction', text, scan.position + 1);
  return true;
}

const signsFrom = (code: number): typeof SIGNS => SIGNS.filter(([text]) => text.charCodeAt(0) === code);

/** The signs by the code of the one they begin with, those of ASCII found beforehand. */
const SIGNS_FROM: readonly (typeof SIGNS)[] = Array.from({ length: ASCII }, (_, code) => signsFrom(code));

function sign(scan: Scan): boolean {
  const code = scan.text.charCodeAt(scan.position);
  for (const row of SIGNS_FROM[code] ?? signsFrom(code)) {
    const [typed, kind, text] = row;
    const end = scan.position + typed.length;
    if (typed.length > 1 && !scan.text.startsWith(typed, scan.position)) continue;
    if (end > scan.end) return false;
    push(scan, kind, text, end);
    return true;
  }
  return false;
}

/** Complains about a sign that nothing could read. */
function refuse(scan: Scan): never {
  const start = scan.position;
  const typed = String.fromCodePoint(scan.typed.codePointAt(start) ?? 0);
  complain(REFUSED[typed] ?? SAYING.notUnderstood(shown(typed)), { start, end: start + typed.length });
}

/** Signs that cannot be seen are named by their number. */
const shown = (typed: string): string =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(typed)
    ? typed
    : `U+${(typed.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const SHAPE = /in\s+R\s*\^/y;

/** X in R^(3x2) declares a matrix. */
function shape(scan: Scan): boolean {
  const match = scan.spaced ? matchAt(scan, SHAPE) : null;
  return match !== null && complain(SAYING.matrix, { start: scan.position, end: scan.position + match[0].length });
}

function backslash(scan: Scan): boolean {
  if (scan.text[scan.position] !== '\\') return false;
  complain(SAYING.backslash, { start: scan.position, end: scan.position + 1 });
}

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** What both spellings share; LaTeX reads its commands before. */
export const PLAIN_SCANNERS: readonly Beginning[] = [
  [space, ' \t\n\v\f\r'],
  [numeral, `${DIGITS}.`],
  [word, LETTERS],
  [indexedRoot, ''],
  [superscript, ''],
  [subscript, '_'],
  [fractionSign, ''],
  [sign, SIGNS.map(([text]) => text).join('')],
];

const TEXT_SCANNERS = byFirstSign([[leibniz, 'd'], [shape, 'i'], [backslash, '\\'], ...PLAIN_SCANNERS]);

/** Reads a stretch of plain text into tokens. Throws Unreadable at the first sign that has no meaning. */
export const tokensOfText = (scan: Scan): void => scanAll(scan, TEXT_SCANNERS);
