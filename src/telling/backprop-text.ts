import type { Expr } from '../expression/expression.ts';
import type { Pass } from '../graph/pass.ts';
import { unicodeNumber } from '../notation/decimals.ts';
import { mathText } from '../notation/math-text.ts';
import { textName } from '../notation/names.ts';
import type { Spelling } from '../reading/reading.ts';
import {
  CELL_NODES,
  COLUMNS,
  HEADINGS,
  HOW_TO_READ,
  type TableHand,
  type TableRow,
  tableRows,
} from './backprop-table.ts';
import { padded, width } from './columns.ts';

/** How a table is written. */
export interface TableOptions {
  readonly decimals?: number;
  readonly spelling?: Spelling;
}

/** Cells in Unicode, lines of one cell parted by a line break. */
export const unicodeHand = (spelling?: Spelling): TableHand => ({
  math: (e: Expr) => mathText(e, { limit: CELL_NODES, ...(spelling && { spelling }) }),
  partial: (of, by) => `∂${textName(of)}/∂${textName(by)}`,
  total: (of, by) => `d${textName(of)}/d${textName(by)}`,
  times: '·',
  gathers: '+=',
  words: text => text,
  marked: text => text,
  list: texts => texts.join(',\n'),
  sequence: texts => texts.join(',\nthen '),
  number: unicodeNumber,
});

/** A backprop table for a terminal, its columns aligned; a node used several times has a line for every use. */
export function backpropText(pass: Pass, { decimals, spelling }: TableOptions = {}): string {
  const rows = [HEADINGS, ...tableRows(pass, unicodeHand(spelling), decimals)].map(cellLines);
  const widths = COLUMNS.map((_, column) => Math.max(...rows.flatMap(row => (row[column] ?? []).map(width))));
  const [headings = '', ...lines] = rows.flatMap(row => aligned(row, widths));
  const rule = '─'.repeat(widths.reduce((sum, w) => sum + w + GAP.length, -GAP.length));
  return [headings, rule, ...lines, '', HOW_TO_READ, ''].join('\n');
}

const GAP = '   ';

const cellLines = (row: TableRow): string[][] => COLUMNS.map(column => row[column].split('\n'));

function aligned(row: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const height = Math.max(...row.map(lines => lines.length));
  const cell = (column: number, line: number): string => padded(row[column]?.[line] ?? '', widths[column] ?? 0);
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((__, column) => cell(column, line))
      .join(GAP)
      .trimEnd(),
  );
}
