import type { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { UnusableSheet } from './unusable-sheet.ts';

/** How a file of comma-separated values is written. */
interface Dialect {
  readonly delimiter: string;
  /** How rows end when they are written; a file with lone carriage returns gets line feeds. */
  readonly newline: '\n' | '\r\n';
  /** Whether it begins with a byte-order mark, as spreadsheets write UTF-8. */
  readonly marked: boolean;
}

/** The first row of a file: what its columns are called, and how the file is written. */
export interface Head {
  readonly dialect: Dialect;
  /** As they stand in the file. */
  readonly columns: readonly string[];
  /** Where the columns that grading reads stand; `seed` need not be there. */
  readonly places: Readonly<Record<Needed, number>> & { readonly seed?: number };
  /** Columns that grading does not read, as they are called in the file; those that it adds itself are none. */
  readonly unread: readonly string[];
}

/** The columns that grading adds, in this order behind those of the sheet. */
export const ADDED = ['score', 'max_score', 'verdict', 'mistake', 'feedback', 'read_as'] as const;

const NEEDED = ['student', 'problem', 'answer'] as const;
type Needed = (typeof NEEDED)[number];

const DELIMITERS = [',', ';', '\t'] as const;

/** Nothing between the quotation marks of a field is cut; a mark inside a field that does not begin with one is a sign like any other. */
export const READING = { relax_column_count: true, relax_quotes: true } as const;

/** Where a line ends: with a carriage return, a line feed, or both. */
export const LINE_END = /\r\n|\n|\r/;

/** Longest row in bytes: an answer may have 10,000 characters; what is longer lacks a closing quotation mark. */
export const LONGEST_ROW = 1_000_000;

/** How csv-parse is to read the rows of a file: rows end with either line ending, each on its own. */
export const readingOptions = ({ delimiter }: Dialect) => ({
  ...READING,
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: LONGEST_ROW,
});

/**
 * What has csv-parse go on to the end where a quotation mark opens and none closes, and hand over the text from the
 * beginning of that row on. Whatever else is wrong is thrown.
 */
export const keepingUnclosed = (keep: (text: string) => void) =>
  ({
    // The text is there for whole rows alone: each comes with its own, and is left without.
    raw: true,
    on_record: fieldsOf,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined, text = ''): undefined => {
      if (error?.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
      keep(text);
    },
  }) as const;

const fieldsOf = (row: unknown): string[] =>
  typeof row === 'object' && row !== null && 'record' in row && Array.isArray(row.record) ? row.record.map(String) : [];

/** What is said of a row whose quotation mark does not close: all that stands below it belongs to it. */
export function unclosedComplaint(text: string): string {
  const below = text.trimEnd().split(LINE_END).length - 1;
  const lost = below > 0 ? ` This row and the ${below === 1 ? 'line' : `${below} lines`} below it are not read.` : '';
  return `A quotation mark opens a field here and none closes it.${lost} Close it, or write a quotation mark inside a field twice.`;
}

/**
 * Reads the head of a file from its first characters: the delimiter is the one that gives the columns student, problem
 * and answer (in any case). Throws `UnusableSheet` where none does, saying which column is missing.
 */
export function readHead(text: string, marked: boolean): Head {
  const candidates = DELIMITERS.map(delimiter => ({ delimiter, columns: firstRow(text, delimiter) }));
  const best = candidates.toSorted((a, b) => missing(a.columns).length - missing(b.columns).length)[0];
  if (!best || best.columns.every(name => name.trim() === '')) throw new UnusableSheet(NO_HEADER);
  const objection = objectionTo(best.columns);
  if (objection !== undefined) throw new UnusableSheet(objection);
  return {
    dialect: { delimiter: best.delimiter, newline: /^[^\r\n]*\r\n/.test(text) ? '\r\n' : '\n', marked },
    columns: best.columns,
    places: placesIn(best.columns),
    unread: unreadAmong(best.columns, [...NEEDED, 'seed', ...ADDED]),
  };
}

const NO_HEADER = 'the file is empty; it needs a first row with the columns student, problem and answer.';

function firstRow(text: string, delimiter: string): readonly string[] {
  const dialect = { delimiter, newline: '\n', marked: false } as const;
  try {
    const [row = []] = parse(text, { ...readingOptions(dialect), to: 1, skip_empty_lines: true });
    return row;
  } catch {
    return [];
  }
}

/** Of names of columns those that are not known, without empty ones. */
export const unreadAmong = (columns: readonly string[], known: readonly string[]): readonly string[] =>
  columns.map(column => column.trim()).filter(name => name !== '' && !known.includes(nameOf(name)));

/** One sentence about columns that are not read; undefined where there are none. */
export function unreadSaid(unread: readonly string[]): string | undefined {
  const names = unread.map(name => `“${name.slice(0, 40)}”`);
  if (names.length === 0) return undefined;
  return names.length === 1
    ? `the column ${names[0]} is not read.`
    : `the columns ${names.slice(0, 10).join(', ')} are not read.`;
}

const nameOf = (column: string): string => column.trim().toLowerCase();

const missing = (columns: readonly string[]): readonly string[] =>
  NEEDED.filter(name => !columns.some(column => nameOf(column) === name));

function objectionTo(columns: readonly string[]): string | undefined {
  const lacking = missing(columns);
  const found = columns.map(column => column.trim().slice(0, 40)).join(', ');
  if (lacking.length > 0)
    return `the first row has no column ${lacking.join(' and no column ')}; it has ${found.slice(0, 300)}.`;
  const twice = [...NEEDED, 'seed'].find(name => columns.filter(column => nameOf(column) === name).length > 1);
  return twice && `the column ${twice} stands twice in the first row; leave one of the two.`;
}

function placesIn(columns: readonly string[]): Head['places'] {
  const place = (name: string): number => columns.findIndex(column => nameOf(column) === name);
  const seed = place('seed');
  const needed = { student: place('student'), problem: place('problem'), answer: place('answer') };
  return seed < 0 ? needed : { ...needed, seed };
}
