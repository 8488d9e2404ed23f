import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Head, keepingUnclosed, LONGEST_ROW, readHead, readingOptions, unclosedComplaint } from './dialect.ts';
import { UnusableSheet } from './unusable-sheet.ts';

/** A file of answers whose first row has been read. */
export interface Sheet extends Head {
  readonly file: string;
}

/** A row after the first one. */
export interface SheetRow {
  /** As a spreadsheet counts: the row of the column names is 1, and a row with line breaks in a cell is one row. */
  readonly number: number;
  readonly fields: readonly string[];
  /** Why it cannot be told what its fields are; the one field is all of its text then. */
  readonly complaint?: string;
}

/** Opens a file of answers. Throws `UnusableSheet` where it is no file, is not UTF-8 or lacks a column. */
export async function openSheet(file: string): Promise<Sheet> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new UnusableSheet(`there is no file ${file}.`);
  // Answers are read twice: first for who answered what last, then to be marked.
  if (!found.isFile()) throw new UnusableSheet(`${file} is not a file; save the answers as a CSV file and name that.`);
  for await (const { text, marked } of heads(file)) return { file, ...readHead(text, marked) };
  return { file, ...readHead('', false) };
}

/** The first piece of a file is enough for its head. */
async function* heads(file: string): AsyncGenerator<{ readonly text: string; readonly marked: boolean }> {
  for await (const text of decoded(file, true)) yield { text: text.replace(MARK, ''), marked: MARK.test(text) };
}

const MARK = /^\uFEFF/;

/** The text of a file, piece by piece. */
async function* decoded(file: string, withMark = false): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: withMark });
  const bytes: AsyncIterable<Uint8Array> = createReadStream(file);
  try {
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new UnusableSheet(`${file} is not in UTF-8; save it as “CSV UTF-8”.`);
    throw error;
  }
}

/**
 * The rows of a sheet in order, without the row of column names and without those in which nothing stands. Where a quotation mark opens
 * and never closes, the rest of the file is the last row, with a complaint. Throws `UnusableSheet` where a row has no end.
 */
export async function* rowsOf(sheet: Sheet): AsyncGenerator<SheetRow> {
  let unclosed: string | undefined;
  const keep = (text: string): void => {
    unclosed = text;
  };
  let number = 0;
  let isHead = true;
  for await (const fields of parsed(sheet, keep)) {
    number++;
    if (isEmptyRow(fields)) continue;
    if (!isHead) yield { number, fields };
    isHead = false;
  }
  if (unclosed !== undefined) yield { number: number + 1, fields: [unclosed], complaint: unclosedComplaint(unclosed) };
}

/** All rows of a file, empty ones too; the text from a row on that has no end is kept. */
async function* parsed({ file, dialect }: Sheet, keep: (text: string) => void): AsyncGenerator<readonly string[]> {
  const parser = parse({ ...readingOptions(dialect), ...keepingUnclosed(keep) });
  // What goes wrong with the file ends the parser, which then throws it below.
  const rows: AsyncIterable<readonly string[]> = pipeline(Readable.from(decoded(file)), parser, () => undefined);
  try {
    yield* rows;
  } catch (error) {
    throw error instanceof CsvError ? new UnusableSheet(refusal(error)) : error;
  }
}

/** Whether nothing stands in a row: below the last answer spreadsheets write rows of delimiters alone. */
export const isEmptyRow = (fields: readonly string[]): boolean => fields.every(field => field.trim() === '');

/** csv-parse says how many rows it had read when it gave up: the one after them is at fault. */
function refusal({ code, message, records }: CsvError): string {
  const row = Number(records) + 1;
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `row ${row} is longer than ${LONGEST_ROW.toLocaleString('en')} bytes; is a closing quotation mark missing?`;
  return `row ${row} cannot be read: ${message}.`;
}
