import type { Column } from './quantity.ts';
import type { Rows } from './table-rows.ts';

/** What each column of a table holds; undefined where nothing that is marked. */
type Columns = readonly (Column | 'name' | undefined)[];

/** What the headings of a column may be, in lower case; what stands in brackets behind them does not matter. */
const HEADINGS: Readonly<Record<Column | 'name', readonly string[]>> = {
  name: ['node', 'nodes', 'name', 'quantity', 'variable', 'symbol', 'parameter', 'pass'],
  value: ['value', 'values', 'val', 'forward', 'forward pass', 'fwd', 'number', 'forward value'],
  derivative: ['adjoint', 'backward', 'backward pass', 'bwd', 'gradient', 'grad', 'derivative', 'adjoint so far'],
  updated: ['updated', 'update', 'new', 'new value', 'after the step'],
};

/** A table with what its columns hold, a row a quantity. */
export interface Arranged {
  readonly columns: Columns;
  readonly rows: Rows;
}

/** Above the headings there may be so many lines that say whose table it is. */
const TITLE_LINES = 10;

/**
 * Where the numbers of a table are: under the headings of a line, beside them where a line is a pass, or without any by
 * the number of columns, names with their numbers beside them or below them. Undefined where that is not known.
 */
export const arranged = (rows: Rows): Arranged | undefined =>
  underHeadings(rows) ?? underHeadings(turned(rows)) ?? byWidth(belowNames(rows) ? turned(rows) : inPairs(rows));

function underHeadings(rows: Rows): Arranged | undefined {
  const at = rows.slice(0, TITLE_LINES).findIndex(row => isHeaded(columnsIn(row)));
  return at < 0 ? undefined : { columns: columnsIn(rows[at] ?? []), rows: rows.slice(at + 1) };
}

/** The names are headed by a word of their own, or stand first under none. */
const columnsIn = (row: readonly string[]): Columns =>
  row.map((cell, i) => (i === 0 && cell === '' ? 'name' : headed(cell)));

const isHeaded = (columns: Columns): boolean =>
  columns.includes('name') && columns.some(column => column && column !== 'name');

function headed(cell: string): Column | 'name' | undefined {
  const heading = cell.toLowerCase().replace(/(?<=\w)\s*\(.*\)$/, '');
  if (/^[d∂].+\/\s*[d∂]/u.test(heading)) return 'derivative';
  const kinds = ['name', 'value', 'derivative', 'updated'] as const;
  return kinds.find(kind => HEADINGS[kind].includes(heading));
}

/** Columns as rows. */
const turned = (rows: Rows): Rows => {
  const width = Math.max(0, ...rows.map(row => row.length));
  return Array.from({ length: width }, (_, i) => rows.map(row => row[i] ?? ''));
};

/** A line of names, and under it lines of numbers. */
function belowNames([names = [], ...others]: Rows): boolean {
  const numbers = others.flat().filter(cell => cell !== '');
  return names.length > 1 && numbers.length > 0 && !names.some(isNumber) && numbers.every(isNumber);
}

/** "v, 0.09, yhat, 0.522": every second cell is a name. */
function inPairs(rows: Rows): Rows {
  const isPaired = rows.every(row => row.length >= 4 && row.every((cell, i) => isNumber(cell) === (i % 2 === 1)));
  if (!isPaired) return rows;
  return rows.flatMap(row => row.flatMap((cell, i) => (i % 2 === 0 ? [[cell, row[i + 1] ?? '']] : [])));
}

const isNumber = (cell: string): boolean => /^[(+−–-]?\s*[.,]?\d/u.test(cell);

function byWidth(rows: Rows): Arranged | undefined {
  const columns = BY_WIDTH[Math.max(0, ...rows.map(row => row.length))];
  return columns && { columns, rows };
}

const BY_WIDTH: Readonly<Record<number, Columns>> = {
  2: ['name', 'value'],
  3: ['name', 'value', 'derivative'],
  4: ['name', 'value', 'derivative', 'updated'],
};
