import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { keepingUnclosed, LINE_END, READING } from './dialect.ts';
import { isEmptyRow } from './sheet.ts';
import { UnusableSheet } from './unusable-sheet.ts';

/** Rows under names of columns in lower case. */
export interface PastedTable {
  readonly head: readonly string[];
  /** How many empty rows stand above the names; lines alone have none, and no names. */
  readonly above: number;
  /** Empty ones among them, so that rows can be told by their number. */
  readonly rows: readonly (readonly string[])[];
  /** The text from a row on whose quotation mark never closes; absent where there is none. */
  readonly unclosed?: string | undefined;
  /** What parts its columns; a comma where lines stand alone. */
  readonly delimiter: string;
}

/** The table that a text is; undefined where its first row names no column `answer`. Throws `UnusableSheet` where it cannot be read. */
export function tableIn(text: string): PastedTable | undefined {
  const delimiter = delimiterOf(text);
  return delimiter === undefined ? undefined : tableOf(text, delimiter);
}

const DELIMITERS = ['\t', ';', ','] as const;

/** What parts the columns of a table; undefined where the first row is none of column names. */
function delimiterOf(text: string): string | undefined {
  const [first = ''] = text.trimStart().split(LINE_END, 1);
  return DELIMITERS.find(delimiter => namesIn(first.split(delimiter)).includes('answer'));
}

const namesIn = (cells: readonly string[]): readonly string[] =>
  cells.map(cell =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim()
      .toLowerCase(),
  );

function tableOf(text: string, delimiter: string): PastedTable {
  let unclosed: string | undefined;
  const keep = (rest: string): void => {
    unclosed = rest;
  };
  try {
    const all: readonly (readonly string[])[] = parse(text, { ...READING, ...keepingUnclosed(keep), delimiter });
    const above = all.findIndex(row => !isEmptyRow(row));
    const [head = [], ...rows] = all.slice(above);
    return { head: namesIn(head), above, rows, unclosed, delimiter };
  } catch (error) {
    throw error instanceof CsvError ? new UnusableSheet(`The table cannot be read: ${error.message}.`) : error;
  }
}

/** Answers alone, one a line. */
export const linesAlone = (text: string): PastedTable => ({
  head: ['answer'],
  above: 0,
  rows: text
    .trimEnd()
    .split(LINE_END)
    .map(answer => [answer.trim()]),
  delimiter: ',',
});
