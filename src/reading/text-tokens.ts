import { complain, SAYING } from './complaints.ts';
import { GREEK, GREEK_NAMES } from './greek.ts';
import { numeral } from './numerals.ts';
import { subscript, superscript } from './scripts.ts';
import { FRACTION_SIGNS, REFUSED, SIGNS, SUPERSCRIPTS } from './signs.ts';
import { matchAt, push, type Scan } from './token.ts';
import { word } from './words.ts';

/** Takes what stands next, or leaves it to the next scanner. */
export type Scanner = (scan: Scan) => boolean;

const SPACE = /\s+/y;

/** Passes over white space. */
export function space(scan: Scan): boolean {
  const match = matchAt(scan, SPACE);
  if (!match) return false;
  scan.position += match[0].length;
  scan.spaced = true;
  return true;
}

const GREEK_WORD = `${[...GREEK_NAMES].join('|')}|[${Object.keys(GREEK).join('')}]`;
const VARIABLE = `(?:(?:${GREEK_WORD}|[A-Za-z])(?:_?\\d+|[₀-₉]+|_[A-Za-z]+)?)`;
const ORDER = '(?:\\s*\\^\\s*\\d|[²³⁴⁵⁶])?';
const LEIBNIZ = new RegExp(
  `[d∂](${ORDER})\\s*((?:${GREEK_WORD}|[A-Za-zŷ][A-Za-z]*)(?:_?\\d+|[₀-₉]+)?'*)?\\s*/\\s*[d∂]\\s*(${VARIABLE})(${ORDER})`,
  'y',
);

/** Reads d/dx, d²/dx² and ∂/∂x as one sign, and dy/dx as another. */
function leibniz(scan: Scan): boolean {
  const match = matchAt(scan, LEIBNIZ);
  if (!match || /[A-Za-z]/.test(scan.text[scan.position - 1] ?? '') || scan.names.has('d')) return false;
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

function sign(scan: Scan): boolean {
  const found = SIGNS.find(([text]) => scan.text.startsWith(text, scan.position));
  if (!found || scan.position + found[0].length > scan.end) return false;
  push(scan, found[1], found[2], scan.position + found[0].length);
  return true;
}

/** Complains about a sign that nothing could read. */
export function refuse(scan: Scan): never {
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

/** What both spellings share; LaTeX reads its commands before. */
export const PLAIN_SCANNERS: readonly Scanner[] = [space, numeral, word, superscript, subscript, fractionSign, sign];

const TEXT_SCANNERS: readonly Scanner[] = [leibniz, shape, backslash, ...PLAIN_SCANNERS];

/** Reads a stretch of plain text into tokens. Throws Unreadable at the first sign that has no meaning. */
export function tokensOfText(scan: Scan): void {
  while (scan.position < scan.end) if (!TEXT_SCANNERS.some(scanner => scanner(scan))) refuse(scan);
}
