import { type Expr, multiply, negate } from '../../expression/expression.ts';
import type { Nested } from '../../kinds/kind.ts';
import { isList, readList } from '../../kinds/lists.ts';
import { mapped } from '../../kinds/several.ts';
import { readExpression } from '../../reading/expression-reader.ts';
import type { Note, Read, ReaderOptions, Spelling } from '../../reading/reading.ts';
import { inBrackets, isTransposed, looseRows, uncalled } from './list-spellings.ts';
import { foundOutside, outside } from './outside-brackets.ts';
import type { Otherwise } from './typed-otherwise.ts';
import { byUnits } from './unit-vectors.ts';

/** A value as it was read. */
export interface ReadValue {
  readonly value: Nested;
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
  /** Whether a dx has been taken from its end. */
  readonly hasDifferential?: boolean;
  /** As it may have been meant, where it can be read in two ways. */
  readonly otherwise?: readonly Otherwise[];
}

/** The list that is expected. */
interface ExpectedList {
  /** How many entries, or rows, it has; undefined where that is not known. */
  readonly size?: number | undefined;
  /** How many columns; undefined for a vector. */
  readonly columns?: number | undefined;
  /** The letters of the question, which are no unit vectors. */
  readonly known: ReadonlySet<string>;
}

/**
 * Reads a vector or a matrix, however it is spelled; an expression that is none of them as it stands. Commas between
 * digits part entries, (1,2), where as many as are expected come of it, and are decimal commas where they then do:
 * (0,5; 1,5) and (0,5, 1,5).
 */
export function readNested(typed: string, list: ExpectedList, options: ReaderOptions): Read<ReadValue> {
  const part = uncalled(typed);
  const plain = readLoosely(part, list, options);
  const pointed = part.replaceAll(DECIMAL_COMMA, '.');
  const isMatrix = list.columns === undefined && rowsOf(part).length > 0;
  if (pointed === part || isMatrix || isExpected(plain, list)) return plain;
  const read = readLoosely(pointed, list, options);
  return read.ok && isExpected(read, list) ? { ok: true, value: { ...read.value, notes: [] } } : plain;
}

/** A comma between digits, and 0{,}5 as LaTeX spaces it. */
const DECIMAL_COMMA = /(?<=\d)(?:,|\{,\})(?=\d)/g;

function readLoosely(part: string, list: ExpectedList, options: ReaderOptions): Read<ReadValue> {
  const plain = transposed(part, readPlainly(part, list, options));
  if (isExpected(plain, list)) return plain;
  const loose = looseRows(part, list);
  const read = loose === undefined ? undefined : readRows(loose, options);
  return read?.ok ? { ok: true, value: { ...read.value, notes: [] } } : plain;
}

/** The T behind a matrix exchanges rows and columns; a vector stays what it is. */
function transposed(part: string, read: Read<ReadValue>): Read<ReadValue> {
  if (!read.ok || !isTransposed(part) || 'kind' in read.value.value) return read;
  const rows = read.value.value.flatMap(row => ('kind' in row ? [] : [row]));
  if (rows.length < read.value.value.length) return read;
  const columns = (rows[0] ?? []).map((_, j) => rows.flatMap(row => row[j] ?? []));
  return { ok: true, value: { ...read.value, value: columns } };
}

/** Whether a list was read that has the shape of the expected one, as far as that is known. */
const isExpected = (read: Read<ReadValue>, { size, columns }: ExpectedList): boolean =>
  read.ok && (size === undefined || hasShape(read.value.value, size, columns));

const hasShape = (value: Nested, size: number, columns: number | undefined): boolean =>
  !('kind' in value) &&
  value.length === size &&
  value.every(row => ('kind' in row ? columns === undefined : row.length === columns));

function readPlainly(part: string, list: ExpectedList, options: ReaderOptions): Read<ReadValue> {
  const text = inBrackets(part.replaceAll(BOLD_UNIT, inHat).replaceAll(ARROWED, '\\hat'), list);
  const read = within(part, text, readMultiple(part, list, options) ?? readRows(text, options));
  if (!read.ok || !('kind' in read.value.value) || list.size === undefined) return read;
  const entries = byUnits(read.value.value, list.size, list.known);
  return entries ? { ok: true, value: { ...read.value, value: entries } } : read;
}

/** \hat{\mathbf{i}} and \vec{i}: unit vectors, as \hat{i} is. */
const BOLD_UNIT = /\\hat\s*\{\s*\\(?:mathbf|boldsymbol|bm|vec)\s*\{?\s*([ijke])\s*\}?\s*\}/g;
const ARROWED = /\\vec(?![A-Za-z])/g;

const inHat = (all: string, letter: string): string => `\\hat{${letter}}`.padEnd(all.length);

/** A matrix may have been longer, or shorter, before it was put in brackets. */
function within(part: string, text: string, read: Read<ReadValue>): Read<ReadValue> {
  if (read.ok || text.length === part.length) return read;
  return { ok: false, complaint: { ...read.complaint, start: 0, end: part.length } };
}

/** Where a list may begin: 2(x, y), cos(xy)⟨x, y⟩, 2\begin{pmatrix} …. */
const LIST_BEGINS = /(?:\\left\s*)?(?:[([<⟨]|\\langle(?![A-Za-z])|\\begin\s*\{[pbBvV]?matrix)/g;

/** What stands before the last list of a text, and the list; undefined where no list stands behind anything. */
function factorAndList(part: string): { readonly factor: string; readonly typed: string } | undefined {
  const begins = foundOutside(part, LIST_BEGINS, { start: 0, end: part.length }).at(-1)?.start ?? 0;
  const factor = part.slice(0, begins);
  return /^[^,;]*[^\s,;][^,;]*$/.test(factor) ? { factor, typed: part.slice(begins) } : undefined;
}

/** A list that is multiplied by what stands before it; undefined for everything else. */
function readMultiple(part: string, list: ExpectedList, options: ReaderOptions): Read<ReadValue> | undefined {
  const { factor, typed } = factorAndList(part) ?? { factor: '', typed: '' };
  const text = inBrackets(typed, list);
  if (!/^\s*(?:\\left\s*)?[([]/.test(text) || !isList(text)) return undefined;
  // 2(a + b) c, 2(a + b) d is no multiple: what is in the bracket is a factor of the first entry alone.
  if (outside(text, /,/g, { start: 0, end: text.length }).length > 1) return undefined;
  const scale = scaledBy(factor.replace(/(?:[*·⋅]|\\cdot|\\times)\s*$/, ''), options);
  const read = readRows(text, options);
  if (!scale || !read.ok || 'kind' in read.value.value) return undefined;
  return { ok: true, value: { ...read.value, notes: [], value: mapped(read.value.value, scale) } };
}

function scaledBy(factor: string, options: ReaderOptions): ((entry: Expr) => Expr) | undefined {
  if (/^\s*[-−–]\s*$/.test(factor)) return negate;
  const read = readExpression(factor, options);
  return read.ok ? entry => multiply(read.value.expr, entry) : undefined;
}

/** A list of entries, or of rows of entries. */
function readRows(text: string, options: ReaderOptions): Read<ReadValue> {
  const rows = rowsOf(text);
  if (rows.length === 0) return readRow(text, options);
  const read = rows.map(row => readRow(row, options));
  const wrong = read.find(row => !row.ok);
  if (wrong && !wrong.ok) return { ok: false, complaint: { ...wrong.complaint, start: 0, end: text.length } };
  const values = read.flatMap(row => (row.ok ? [row.value] : []));
  return {
    ok: true,
    value: { value: values.map(({ value }) => value), notes: [], spelling: values[0]?.spelling ?? PLAIN },
  };
}

const PLAIN: Spelling = { exponential: 'e^', logarithm: 'ln' };

/** [[a, b], [c, d]] has two rows; a vector is a row of its own. */
function rowsOf(text: string): string[] {
  const [, inner] = /^\s*[[(]\s*((?:[[(]).*(?:[\])]))\s*[\])]\s*$/s.exec(text) ?? [];
  if (inner === undefined) return [];
  const cuts = outside(inner, /,/g, { start: 0, end: inner.length });
  const rows = cuts.map(({ start, end }) => inner.slice(start, end).trim());
  return rows.every(row => /^[[(].*[\])]$/s.test(row)) && rows.some(isList) ? rows : [];
}

function readRow(text: string, options: ReaderOptions): Read<ReadValue> {
  const read = readList(text, options);
  if (!read.ok) return read;
  const [only, second] = read.value;
  const entries: readonly Expr[] = read.value.map(({ expr }) => expr);
  return {
    ok: true,
    value: {
      value: only && !second && !isList(text) ? only.expr : entries,
      notes: read.value.flatMap(({ notes }) => notes),
      spelling: only?.spelling ?? PLAIN,
    },
  };
}
