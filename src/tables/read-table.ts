import { CsvError, parse } from 'csv-parse/sync';
import type { Read } from '../reading/reading.ts';
import type { Column } from './quantity.ts';

/** One cell as it was handed in. */
export interface Entry {
  /** The row's name. */
  readonly name: string;
  readonly column: Column;
  readonly typed: string;
}

/** A row of a table as other programs send it; what is left out is not asked. */
export interface TableRow {
  readonly node: string;
  readonly value?: string | number | undefined;
  readonly adjoint?: string | number | undefined;
  readonly updated?: string | number | undefined;
}

/** What the headings of a column may be, in lower case. */
const HEADINGS: Readonly<Record<Column | 'name', readonly string[]>> = {
  name: ['node', 'name', 'quantity', 'variable', 'symbol'],
  value: ['value', 'forward', 'number', 'forward value'],
  derivative: ['adjoint', 'backward', 'gradient', 'grad', 'derivative', 'adjoint so far'],
  updated: ['updated', 'update', 'new', 'new value', 'after the step'],
};

/** The cells of rows: one for each column that the row has. */
export const entriesOf = (rows: readonly TableRow[]): Entry[] =>
  rows.flatMap(({ node, value, adjoint, updated }) => {
    const cells = [['value', value] as const, ['derivative', adjoint] as const, ['updated', updated] as const];
    return cells.flatMap(([column, typed]) =>
      typed === undefined ? [] : [{ name: node, column, typed: String(typed) }],
    );
  });

/**
 * The cells of a table as text. Either lines `dL/dw = 0.12` (also parted by semicolons or commas), or CSV parted by
 * semicolons, tabs or commas, with headings such as `node, value, adjoint`, or without: two columns are a quantity and
 * its number, three a node, its value and its adjoint. A complaint where there is no such table.
 */
export function readTable(text: string): Read<readonly Entry[]> {
  const bare = text.replace(/^\uFEFF/, '');
  if (bare.trim() === '') return refused(text, `There is no table here; ${SUCH_AS}`);
  const assigned = assignments(bare);
  return assigned ? { ok: true, value: assigned } : readCsv(bare);
}

const SUCH_AS = 'write a row a quantity, such as “v,0.09” under “node,value”, or lines such as dL/dw = 0.12.';

const refused = (text: string, message: string) =>
  ({ ok: false, complaint: { message, start: 0, end: text.length } }) as const;

/** Every stretch is `name = number`, or this is no list of assignments. */
function assignments(text: string): Entry[] | undefined {
  const stretches = text.split(/[\n;]|,(?=[^,;\n]*[=:])/).filter(stretch => stretch.trim() !== '');
  const sides = stretches.map(stretch => /^([^=:]*[^=:\s])\s*[=:]([^=:]*)$/.exec(stretch));
  if (!sides.every(side => side !== null)) return undefined;
  return sides.map(([, name = '', typed = '']) => ({
    name: name.trim(),
    column: 'value',
    typed: typed.trim(),
  }));
}

function readCsv(text: string): Read<readonly Entry[]> {
  const delimiter = delimiterOf(text);
  const rows = rowsOf(text, delimiter);
  if (typeof rows === 'string') return refused(text, rows);
  const [first = [], ...others] = rows;
  const headed = columnsIn(first);
  const columns = headed ?? columnsByWidth(Math.max(...rows.map(row => row.length)));
  if (!columns) return refused(text, `Its columns are not known: ${SUCH_AS}`);
  return { ok: true, value: (headed ? others : rows).flatMap(row => entriesIn(row, columns)) };
}

/** By the first line: a semicolon or a tab there parts the cells, else the comma. */
const delimiterOf = (text: string): string => {
  const [first = ''] = text.trimStart().split('\n');
  return [';', '\t'].find(sign => first.includes(sign)) ?? ',';
};

function rowsOf(text: string, delimiter: string): string[][] | string {
  try {
    return parse(text, { delimiter, trim: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true });
  } catch (error) {
    if (error instanceof CsvError) return `It cannot be read as CSV: ${error.message}.`;
    throw error;
  }
}

type Columns = readonly (Column | 'name' | undefined)[];

/** What the cells of a first row head, where one of them heads the names and another the numbers. */
function columnsIn(row: readonly string[]): Columns | undefined {
  const columns = row.map(headed);
  return columns.includes('name') && columns.some(column => column && column !== 'name') ? columns : undefined;
}

const headed = (cell: string): Column | 'name' | undefined => {
  const heading = cell.toLowerCase();
  const kinds = ['name', 'value', 'derivative', 'updated'] as const;
  return kinds.find(kind => HEADINGS[kind].includes(heading));
};

const columnsByWidth = (width: number): Columns | undefined =>
  (
    ({
      2: ['name', 'value'],
      3: ['name', 'value', 'derivative'],
      4: ['name', 'value', 'derivative', 'updated'],
    }) as const
  )[width];

/** The numbers of a row. A name such as dL/dw is a quantity of its own and has one number, in whichever column. */
function entriesIn(row: readonly string[], columns: Columns): Entry[] {
  const name = row[columns.indexOf('name')] ?? '';
  const entries = columns.flatMap((column, i) =>
    column && column !== 'name' ? [{ name, column, typed: row[i] ?? '' }] : [],
  );
  const answered = entries.filter(({ typed }) => typed !== '');
  if (name === '') return answered;
  if (!isQuantity(name)) return entries;
  return answered.length > 0 ? answered : entries.slice(0, 1);
}

/** Whether a name says by itself what the number is: dL/dw, new w, w′. */
const isQuantity = (name: string): boolean => name.includes('/') || /\bnew\b|['′]$/i.test(name);
