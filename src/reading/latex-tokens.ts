import { functionSpelled } from '../operations/operations.ts';
import { complain, SAYING, shortened } from './complaints.ts';
import { GREEK_NAMES, GREEK_VARIANTS } from './greek.ts';
import { ACCENTS, COMMANDS, FACES, REFUSED_COMMANDS, SPACING } from './latex-commands.ts';
import { nearest } from './suggestions.ts';
import { byFirstSign, PLAIN_SCANNERS, scanAll } from './text-tokens.ts';
import { endsOperand, matchAt, push, type Scan } from './token.ts';

const COMMAND = /\\([A-Za-z]+|[^A-Za-z])/y;
const DELIMITER = /\\(left|right)\s*(\\?[{}|]|\\[lr]?vert\b|\\[lr](?:brace|brack|paren)\b|[()[\].])/y;

const D = '(?:d|∂|\\\\partial\\b|\\\\differentialD\\b|\\\\(?:mathrm|text|operatorname)\\s*\\{d\\})\\s*';
const NAME = '(?:\\\\[A-Za-z]+(?:\\s*\\{[A-Za-z]\\})?|[A-Za-z])(?:_(?:\\{\\w+\\}|\\w))?';
const ORDER = '(?:\\^\\s*(?:\\{\\s*(\\d)\\s*\\}|(\\d))\\s*)?';
const LEIBNIZ = new RegExp(
  `\\\\[dtc]?frac\\s*\\{\\s*${D}${ORDER}(${NAME}'*\\s*(?:\\(${NAME}\\)|\\\\left\\(${NAME}\\\\right\\))?)?\\s*\\}\\s*\\{\\s*${D}(${NAME})\\s*(?:\\^\\s*\\{?\\s*\\d\\s*\\}?)?\\s*\\}`,
  'y',
);

/** Reads \frac{d}{dx} as one sign, and \frac{dy}{dx} as another. */
function leibniz(scan: Scan): boolean {
  const match = matchAt(scan, LEIBNIZ);
  if (!match) return false;
  const [typed, braced, bare, of, wrt = ''] = match;
  const end = scan.position + typed.length;
  if (of === undefined) push(scan, 'derivative', variableNamed(wrt), end, Number(braced ?? bare ?? 1));
  else push(scan, 'leibniz', typed, end);
  return true;
}

const variableNamed = (typed: string): string => {
  const [base = '', index = ''] = typed.replace(/[\\{}\s]/g, '').split('_');
  return index === '' || /^\d+$/.test(index) ? base + index : `${base}_${index}`;
};

function delimiter(scan: Scan): boolean {
  const match = matchAt(scan, DELIMITER);
  if (!match) return false;
  const [typed, side, sign = ''] = match;
  const kind = side === 'left' ? 'open' : 'close';
  push(scan, kind, COMMANDS[sign.slice(1)]?.[1] ?? sign.replace('\\', ''), scan.position + typed.length);
  return true;
}

/** What to do with a command, tried in order; each is given the command's name and where it ends. */
type CommandReader = (scan: Scan, name: string, end: number) => boolean;

const COMMAND_READERS: readonly CommandReader[] = [spacing, known, letter, named, face, accent, placeholder, refused];

function command(scan: Scan): boolean {
  const match = matchAt(scan, COMMAND);
  if (!match) return scan.text[scan.position] === '\\' && unknown(scan, '', scan.position + 1);
  const end = scan.position + match[0].length;
  const name = match[1] ?? '';
  return COMMAND_READERS.some(reader => reader(scan, name, end)) || unknown(scan, name, end);
}

function spacing(scan: Scan, name: string, end: number): boolean {
  if (!SPACING.has(name)) return false;
  scan.position = end;
  scan.spaced = true;
  return true;
}

function known(scan: Scan, name: string, end: number): boolean {
  const row = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (row) push(scan, row[0], row[1], end);
  return row !== undefined;
}

function letter(scan: Scan, name: string, end: number): boolean {
  const greek = GREEK_NAMES.has(name) ? name : Object.hasOwn(GREEK_VARIANTS, name) && GREEK_VARIANTS[name];
  if (greek) push(scan, 'name', greek, end);
  return Boolean(greek);
}

function named(scan: Scan, name: string, end: number): boolean {
  const row = functionSpelled(name);
  if (row) push(scan, 'function', row.name, end);
  return row !== undefined;
}

const WORD = /\*?\s*(?:\{\s*([^{}]*?)\s*\}|([A-Za-z]))/y;

/** \operatorname{arccot}, \mathrm{e}, \text{sin}: a function, a letter or a defined name, and nothing else. */
function face(scan: Scan, name: string, end: number): boolean {
  const match = FACES.has(name) ? matchAt(scan, WORD, end) : null;
  if (!match) return false;
  const held = (match[1] ?? match[2] ?? '').replace(/^\\/, '');
  const stop = end + match[0].length;
  if (held === '') return spacing(scan, ' ', stop);
  if (isName(scan, held)) push(scan, 'name', held, stop);
  else if (!named(scan, held, stop)) complainAboutWord(scan, held, stop);
  return true;
}

const isName = (scan: Scan, held: string): boolean =>
  /^[A-Za-z]\d*$/.test(held) || GREEK_NAMES.has(held) || scan.names.has(held);

function complainAboutWord(scan: Scan, held: string, end: number): never {
  const meant = nearest(held);
  const message = meant ? SAYING.longWord(shortened(held), meant) : SAYING.wordsInFormula(shortened(held));
  complain(message, { start: scan.position, end });
}

const MARKED = /\s*(?:\{\s*(?:\\([A-Za-z]+)|([A-Za-z]))\s*\}|\\([A-Za-z]+)|([A-Za-z]))/y;

function accent(scan: Scan, name: string, end: number): boolean {
  const mark = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
  if (mark === undefined) return false;
  const match = matchAt(scan, MARKED, end);
  if (!match) complainAboutMarked(scan, end);
  const base = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
  if (base.length > 1 && !GREEK_NAMES.has(base)) unknown(scan, base, end + match[0].length);
  push(scan, 'name', base + mark, end + match[0].length);
  return true;
}

const OPEN_BRACE = /\s*\{(?![^}]*\})/y;

function complainAboutMarked(scan: Scan, end: number): never {
  const brace = matchAt(scan, OPEN_BRACE, end);
  if (!brace) complain(SAYING.missingPart('letter'), { start: scan.position, end });
  const start = end + brace[0].length - 1;
  complain(SAYING.neverClosed('{'), { start, end: start + 1 });
}

const BRACED = /\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}/y;

function placeholder(scan: Scan, name: string, end: number): boolean {
  if (name !== 'placeholder') return false;
  push(scan, 'placeholder', '', end + (matchAt(scan, BRACED, end)?.[0].length ?? 0));
  return true;
}

function refused(scan: Scan, name: string, end: number): boolean {
  const message = Object.hasOwn(REFUSED_COMMANDS, name) ? REFUSED_COMMANDS[name] : undefined;
  return message !== undefined && complain(message, { start: scan.position, end });
}

const SPELLINGS: readonly string[] = [...Object.keys(COMMANDS), ...GREEK_NAMES];

function unknown(scan: Scan, name: string, end: number): never {
  const meant = nearest(name) ?? nearest(name, SPELLINGS);
  complain(SAYING.unknownCommand(`\\${name.slice(0, 30)}`, meant), { start: scan.position, end });
}

const STAR = /\^\s*(?:\*|\\ast\b|\\star\b|\{\s*(?:\*|\\ast\b|\\star\b)\s*\})/y;
const PRIMES = /\^\s*(?:\\prime\b|\{\s*((?:\\prime\s*|')+)\})/y;

/** y^* is the symbol ystar, f^{\prime} is f'. */
function raisedMark(scan: Scan): boolean {
  const before = scan.tokens.at(-1);
  if (scan.text[scan.position] !== '^' || !endsOperand(before)) return false;
  const primes = matchAt(scan, PRIMES);
  if (primes) {
    const count = primes[1]?.match(/\\prime|'/g)?.length ?? 1;
    push(scan, 'prime', "'".repeat(count), scan.position + primes[0].length);
    return true;
  }
  const star = before?.kind === 'name' ? matchAt(scan, STAR) : null;
  if (!star || !before) return false;
  scan.position += star[0].length;
  scan.tokens.splice(-1, 1, { ...before, text: `${before.text}star`, end: scan.position });
  return true;
}

const DECIMAL_COMMA = /\{\s*,\s*\}/y;

/** 1{,}5 is how LaTeX spaces a decimal comma. */
function decimalComma(scan: Scan): boolean {
  const match = matchAt(scan, DECIMAL_COMMA);
  if (match) push(scan, 'comma', ',', scan.position + match[0].length);
  return match !== null;
}

const IGNORED = /[~$]/y;

function ignored(scan: Scan): boolean {
  const match = matchAt(scan, IGNORED);
  return match !== null && spacing(scan, ' ', scan.position + 1);
}

const LATEX_SCANNERS = byFirstSign([
  [leibniz, '\\'],
  [delimiter, '\\'],
  [command, '\\'],
  [raisedMark, '^'],
  [decimalComma, '{'],
  [ignored, '~$'],
  ...PLAIN_SCANNERS,
]);

/** Reads a stretch of LaTeX into tokens. Throws Unreadable at the first sign or command that has no meaning. */
export const tokensOfLatex = (scan: Scan): void => scanAll(scan, LATEX_SCANNERS);
