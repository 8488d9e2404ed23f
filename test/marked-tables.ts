import { type Backpropagation, backprop } from '../src/backprop.ts';
import { quantityName } from '../src/notation/quantities.ts';
import { type Computation, type TableQuestion, tableMarker } from '../src/tables/mark-table.ts';
import type { MarkedCell, MarkedTable } from '../src/tables/marked-table.ts';
import { entriesOf, type TableRow } from '../src/tables/read-table.ts';
import type { Point } from '../src/tape/gradient.ts';

/** Both passes of a program at a point. */
export function passed(f: string, at: Point): Backpropagation {
  const read = backprop({ f, at });
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

/** A table of a computation with its marks. */
export function marked(
  done: Computation,
  table: string | readonly TableRow[],
  question: TableQuestion = {},
): MarkedTable {
  const marker = tableMarker(done, question);
  const read = marker.ok ? marker.value(typeof table === 'string' ? table : entriesOf(table)) : marker;
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

/** The cells with this verdict, by name. */
export const withVerdict = ({ cells }: MarkedTable, verdict: MarkedCell['verdict']): readonly string[] =>
  cells.filter(cell => cell.verdict === verdict).map(({ quantity }) => quantityName(quantity));

/** The cell of this name. */
export function cellOf({ cells }: MarkedTable, name: string): MarkedCell {
  const found = cells.find(({ quantity }) => quantityName(quantity) === name);
  if (!found) throw new Error(`There is no cell ${name}.`);
  return found;
}
