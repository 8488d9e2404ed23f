import { depthsIn, outside } from './outside-brackets.ts';

/** The T of a column written as a row: (2x, 3y)^T, [2x, 3y]'. */
const TRANSPOSED = /(?:\^\s*(?:T|\\top|\\intercal|\{\s*(?:T|\\top|\\intercal)\s*\})|ᵀ|(?<=[)\]]\s*)['′’])\s*$/;

/** Whether a T stands behind a list. */
export const isTransposed = (text: string): boolean => TRANSPOSED.test(text);

/** ⟨2x, 3y⟩, <2x, 3y>, \langle … \rangle. */
const ANGLES = /^(\s*(?:\\left\s*)?(?:\\langle|⟨|<))(.*?)((?:\\right\s*)?(?:\\rangle|⟩|>)\s*)$/s;

/** pmatrix and its like, array with its columns. */
const MATRIX =
  /^\s*(?:\\left\s*[[(]\s*)?\\begin\s*\{((?:[pbBvV]|small)?matrix|array)\*?\}(?:\s*\{[lcr|\s]*\})?(.*)\\end\s*\{\1\*?\}(?:\s*\\right\s*[\])])?\s*$/s;

/** [2xy & x^2], [y & x \\ 1 & 1]: rows as LaTeX has them, in brackets alone. */
const AMPERSANDS = /^\s*([[(])([^&]*&.*)[\])]\s*$/s;

/** [2y, 2x; 2x, 0], (2x; 3y). */
const SEMICOLONS = /^\s*(?:\\left\s*)?[[(]([^;]*(?:;[^;]*)+?)(?:\\right\s*)?[\])]\s*$/s;

/** {2x, 3y}, \{2x, 3y\}, which reads as a set and means a vector; \frac{x}{y} is none. */
const BRACES = /^(\s*(?:\\left\s*)?\\?\{)(.*?)((?:\\right\s*)?\\?\}\s*)$/s;

/** [2xy x^2], [2y 2x; 2x 0]: entries with nothing but space between them. */
const SPACED = /^(\s*\[)([^,;[\]]*\s[^,;[\]]*)(\]\s*)$/s;

/** How many entries or rows, and how many columns are expected. */
interface Sizes {
  readonly size?: number | undefined;
  readonly columns?: number | undefined;
}

/**
 * A vector or matrix with commas in brackets, however it was spelled: (a, b)^T, ⟨a, b⟩, {a, b}, pmatrix, rows behind
 * semicolons; [a b] and [a b; c d] where so many are expected.
 */
export function inBrackets(text: string, { size, columns }: Sizes = {}): string {
  const bare = withCommas(rounded(squared(text.replace(TRANSPOSED, '')), ANGLES), size);
  const [, , matrix] = MATRIX.exec(bare) ?? AMPERSANDS.exec(bare) ?? [];
  if (matrix !== undefined) return ofRows(latexRows(matrix).map(row => row.split('&')));
  const round = (isSet(bare) ? rounded(bare, BRACES) : bare).replaceAll(/\band\b/g, ' , ');
  const [, rows] = SEMICOLONS.exec(round) ?? [];
  return rows === undefined ? round : ofRows(rows.split(';').map(row => cellsOf(row, columns)));
}

/** {{a, b}, {c, d}}, as Mathematica has it. */
const squared = (text: string): string =>
  /^\s*\{\s*\{[^\\]*$/.test(text) ? text.replaceAll('{', '[').replaceAll('}', ']') : text;

/** The cells of a row: between commas, or between spaces where these make as many columns as are expected. */
function cellsOf(row: string, columns: number | undefined): readonly string[] {
  const cells = row.includes(',') ? row.split(',') : row.trim().split(/\s+/);
  return row.includes(',') || cells.length === columns ? cells : [row];
}

/** Braces around entries; in {a}+{b} they are not around anything. */
function isSet(text: string): boolean {
  const [, , inner = ''] = BRACES.exec(text) ?? [];
  return inner.includes(',') && depthsIn(inner).every(depth => depth >= 0);
}

/** Commas in the place of the spaces, where these make as many entries as are expected. */
function withCommas(text: string, size: number | undefined): string {
  const [, open = '', entries = '', close = ''] = SPACED.exec(text) ?? [];
  const cells = entries.trim().split(/\s+/);
  if (cells.length < 2 || cells.length !== size || cells.some(cell => /^[-+*/^=]?$|[-+*/^(]$/.test(cell))) return text;
  return `${open}${entries.replace(/(?<=\S)\s(?=\s*\S)/g, ',').replaceAll(/,\s*,/g, ', ')}${close}`;
}

/** As long as it was, for complaints point into the text. */
const rounded = (text: string, brackets: RegExp): string =>
  text.replace(
    brackets,
    (_, open: string, entries: string, close: string) =>
      `${'('.padStart(open.length)}${entries}${')'.padEnd(close.length)}`,
  );

/** Two backslashes or a semicolon end a row, with the room below it in brackets. */
const latexRows = (matrix: string): readonly string[] =>
  matrix.split(/\\\\(?:\s*\[[^\]]*\])?|(?<!\\);/).filter(row => row.trim() !== '');

/** One row or one column is a vector. */
const ofRows = (rows: readonly (readonly string[])[]): string =>
  rows.length === 1 || rows.every(cells => cells.length === 1)
    ? `[${rows.flat().join(',')}]`
    : `[${rows.map(cells => `[${cells.join(',')}]`).join(',')}]`;

/** Nobody types a longer matrix so loosely. */
const LONGEST = 2000;

/** np.array([…]), Matrix([…]), vector(…). */
const CALLED = /^(\s*(?:array|matrix|vector|vec)\s*)([([].*[)\]]\s*)$/is;

/** A list that a program calls by what it is, without that name. */
export const uncalled = (typed: string): string =>
  typed.replace(CALLED, (_, name: string, list: string) => ' '.repeat(name.length) + list);

/** "row 2:" before a row, and the bars of a matrix at its ends. */
const BESIDE_ROW = /^\s*(?:row\s?\d\s*[:=])?\s*\|?|\|\s*$/gi;

/**
 * A vector or matrix whose rows are told by line breaks, semicolons or brackets of their own, "y x" above "1 1" or
 * (y, x), (1, 1): in brackets, where it has as many rows and columns as are expected; undefined where it has not.
 */
export function looseRows(typed: string, { size, columns = 1 }: Sizes): string | undefined {
  if (size === undefined || typed.length > LONGEST || /[=:]/.test(typed.replace(/row\s?\d\s*[:=]/gi, '')))
    return undefined;
  const rows = rowsIn(unwrapped(typed), size).map(row => cellsIn(unwrapped(row.replace(BESIDE_ROW, '')), columns));
  const isWhole =
    rows.length === size && rows.every(cells => cells.length === columns && cells.every(cell => cell.trim() !== ''));
  return isWhole ? ofRows(rows) : undefined;
}

/** Without the brackets around all of it. */
function unwrapped(text: string): string {
  const [, inner] = /^\s*[([|](.*)[)\]|]\s*$/s.exec(text) ?? [];
  return inner === undefined || depthsIn(inner).some(depth => depth < 0) ? text : unwrapped(inner);
}

/** Rows behind line breaks and semicolons; else those between commas, or bars as in (3 | 4). */
function rowsIn(text: string, size: number): readonly string[] {
  const lines = split(text, /[;\n]|\\\\/g).filter(line => line.trim() !== '');
  if (lines.length > 1) return lines;
  const between = [/,/g, /\|/g].map(mark => split(text, mark)).find(({ length }) => length === size);
  return between ?? split(text, /(?<=[)\]])\s+(?=[([])|(?<=\])(?=\[)/g);
}

function cellsIn(row: string, columns: number): readonly string[] {
  const cells = split(row, /[,&]/g);
  return cells.length > 1 || columns === 1 ? cells : row.trim().split(/\s+/);
}

const split = (text: string, separator: RegExp): readonly string[] =>
  outside(text, separator, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
