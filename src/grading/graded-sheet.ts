import { stringify } from 'csv-stringify/sync';
import { ADDED } from './dialect.ts';
import type { GradedRow } from './grade.ts';
import type { MadeMistake } from './mark.ts';
import { scoreOf } from './score.ts';
import type { Sheet } from './sheet.ts';

/** How a graded sheet is written: as it was handed in, delimiter, line ending and byte-order mark too. */
interface GradedSheet {
  readonly head: string;
  readonly rows: (graded: readonly GradedRow[]) => string;
}

/**
 * What writes the rows of a sheet with their marks. With `isSpreadsheet` cells that a spreadsheet would take for a formula
 * (those that begin with = + - @, tab or carriage return) get an apostrophe in front. A column of the sheet that has the
 * name of an added one is kept and called “score (before)”.
 */
export function gradedSheet({ columns, dialect }: Sheet, isSpreadsheet: boolean): GradedSheet {
  const options = {
    delimiter: dialect.delimiter,
    record_delimiter: dialect.newline,
    escape_formulas: isSpreadsheet,
    quoted_match: /[\r\n]/,
  };
  const kept = columns.map(name => (ADDED.some(added => added === name.trim()) ? `${name.trim()} (before)` : name));
  return {
    head: `${dialect.marked ? '\uFEFF' : ''}${stringify([[...kept, ...ADDED]], options)}`,
    rows: graded =>
      stringify(
        graded.map(row => [...aligned(row.fields, columns.length, dialect.delimiter), ...added(row)]),
        options,
      ),
  };
}

/** As many fields as there are columns: what a row has beyond them stays, in its last field. */
function aligned(fields: readonly string[], count: number, delimiter: string): readonly string[] {
  if (fields.length <= count) return [...fields, ...Array<string>(count - fields.length).fill('')];
  return [...fields.slice(0, count - 1), fields.slice(count - 1).join(delimiter)];
}

function added(row: GradedRow): readonly string[] {
  const cells = addedCells(row);
  return ADDED.map(name => String(cells[name] ?? ''));
}

/** What grading adds to a row, by column; null where there is nothing to add. */
export function addedCells({ problem, mark }: GradedRow) {
  const { share, verdict, mistakes, feedback, readAs } = mark;
  const points = verdict === 'superseded' ? undefined : problem?.points;
  return {
    score: points === undefined || share === undefined ? null : scoreOf(points, share),
    max_score: points ?? null,
    verdict,
    mistake: mistakes.map(mistakeName).join('; ') || null,
    feedback,
    read_as: readAs || null,
  } satisfies Readonly<Record<(typeof ADDED)[number], string | number | null>>;
}

/** “D16 inner derivative forgotten”. */
const mistakeName = ({ id, name }: MadeMistake): string => `${id} ${name}`;
