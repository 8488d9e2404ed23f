import { whole } from '../reading/complaints.ts';
import type { Read } from '../reading/reading.ts';
import { type Arranged, arranged } from './headings.ts';
import type { Column } from './quantity.ts';
import { type Rows, rowsIn } from './table-rows.ts';

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

/** Whether a cell was left blank: nothing is typed into it, or a dash, a question mark, n/a. */
export const isBlank = ({ typed }: Pick<Entry, 'typed'>): boolean => /^\s*(?:[-–—−…?]|n\/?a)?\s*$/iu.test(typed);

/** The cells of rows: one for each column that the row has. */
export const entriesOf = (rows: readonly TableRow[]): Entry[] =>
  rows.flatMap(({ node, value, adjoint, updated }) => {
    const cells = [['value', value] as const, ['derivative', adjoint] as const, ['updated', updated] as const];
    return cells.flatMap(([column, typed]) =>
      typed === undefined ? [] : [{ name: node, column, typed: String(typed) }],
    );
  });

/**
 * The cells of a table as text. Either lines `dL/dw = 0.12` (also parted by semicolons or commas), or a table with headings
 * such as `node, value, adjoint`, or without: two columns are a quantity and its number, three a node, its value and its
 * adjoint. A complaint where there is no such table.
 */
export function readTable(text: string): Read<readonly Entry[]> {
  const bare = text.replace(/^\uFEFF/, '');
  if (bare.trim() === '') return refused(text, `There is no table here; ${SUCH_AS}`);
  const assigned = assignments(bare);
  return assigned ? { ok: true, value: assigned } : inRows(bare);
}

const SUCH_AS = 'write a row a quantity, such as “v,0.09” under “node,value”, or lines such as dL/dw = 0.12.';

const refused = (text: string, message: string) => ({ ok: false, complaint: whole(text, message) }) as const;

/** Every stretch is `name = number`, or this is no list of assignments; of v = m + n = 0.09 the last side is the number. */
function assignments(text: string): Entry[] | undefined {
  const listed = text.trim().replace(/^\{(.*)\}$/s, '$1');
  const stretches = listed.split(/[\n;]|,(?=[^,;\n]*[=:≈~])/).filter(stretch => stretch.trim() !== '');
  const untitled = stretches.slice(stretches.findIndex(stretch => !TITLE.test(stretch)));
  const sides = untitled.map(stretch => ASSIGNMENT.exec(stretch)?.groups);
  if (!sides.every(side => side !== undefined && !isParted(side.typed))) return undefined;
  return sides.map(side => ({ name: named(side?.name), column: 'value', typed: side?.typed?.trim() ?? '' }));
}

/** A line that says what stands below it. */
const TITLE = /^[^=:≈~,\t|&]*$/;

/** Behind a bullet or a number: "- v = 0.09", "2) v = 0.09". */
const ASSIGNMENT =
  /^\s*(?:[-*•–]\s+|\(?\d{1,2}[.)]\s+)?(?<name>[^=:≈~]*[^=:≈~\s])\s*(?:[=:≈~]|:=)(?:[^:]*[=≈~])?(?<typed>[^=:≈~]*)$/u;

/** "m + n, 0.09" behind the sign: a formula, and the number in the next column. */
const isParted = (typed = ''): boolean => /[^\d\s.,+−–-].*[,\t]\s*[+−–-]?[\d.]+\s*$/u.test(typed);

/** A name without the quotes or stars about it, and without the formula behind it: "v = m + n" is v. */
function named(cell = ''): string {
  const bare = cell.replace(/:?=.*$/s, '').trim();
  return /^(["'`]|\*\*)(.+)\1$/.exec(bare)?.[2] ?? bare;
}

function inRows(text: string): Read<readonly Entry[]> {
  const rows = rowsIn(text);
  if (typeof rows === 'string') return refused(text, rows);
  const table = arranged(rows);
  if (!table) return refused(text, `Its columns are not known: ${SUCH_AS}`);
  if (table.rows.length === 0) return refused(text, `There is no row under its headings; ${SUCH_AS}`);
  const torn = tornRow(table);
  if (torn) return refused(text, `The row “${torn.join(',')}” ${TORN}`);
  return { ok: true, value: table.rows.flatMap(row => entriesIn(row, table)) };
}

const TORN = 'is torn apart by its decimal commas: part the cells by semicolons.';

/** A row that decimal commas have torn into more cells: 0,09 leaves a cell 09, or digits stand behind the last column. */
const tornRow = ({ rows, columns }: Arranged): Rows[number] | undefined =>
  rows.find(row =>
    row.slice(1).some((cell, i) => /^0\d+$/.test(cell) || (i + 1 >= columns.length && /^\d+$/.test(cell))),
  );

/** The numbers of a row. A name such as dL/dw is a quantity of its own and has one number, in whichever column. */
function entriesIn(row: readonly string[], { columns }: Arranged): Entry[] {
  const name = named(row[columns.indexOf('name')]);
  const entries = columns.flatMap((column, i) =>
    column && column !== 'name' ? [{ name, column, typed: row[i] ?? '' }] : [],
  );
  const answered = entries.filter(entry => !isBlank(entry));
  if (name === '') return answered;
  if (!isQuantity(name)) return entries;
  return answered.length > 0 ? answered : entries.slice(0, 1);
}

/** Whether a name says by itself what the number is: dL/dw, w.grad, new w, w′. */
const isQuantity = (name: string): boolean => /\/|\bgrad|\bnew\b|['′]$/i.test(name);
