import type { Problem } from '../problems/problem.ts';
import { type PastedFunction, type PastedSheet, sheetOfFunctions } from './pasted-functions.ts';
import { linesAlone, type PastedTable, tableIn } from './pasted-table.ts';
import { isEmptyRow } from './sheet.ts';
import { UnusableSheet } from './unusable-sheet.ts';

/**
 * Reads what a teacher pastes: a table whose first row has a column `answer`, beside it `problem` or `function` (with
 * `wrt`) and `student`; or, where a function is given for all, answers alone, one a line. Throws `UnusableSheet` with
 * a sentence for whatever it cannot use, more than `mostRows` rows among it.
 */
export async function pastedSheet(
  text: string,
  given: PastedFunction,
  known: readonly Problem[],
  mostRows: number,
): Promise<PastedSheet> {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') throw new UnusableSheet(NOTHING);
  const table = tableIn(plain) ?? linesAbout(given, plain);
  refuseRows(table, mostRows);
  if (table.head.includes('problem')) return { csv: text, problems: known, complaints: new Map(), unread: [] };
  return sheetOfFunctions(table, given);
}

const NOTHING = 'There are no answers: paste a table, or choose a file.';

function linesAbout({ of }: PastedFunction, text: string): PastedTable {
  if (of === '') throw new UnusableSheet(NO_COLUMNS);
  return linesAlone(text);
}

const NO_COLUMNS =
  'The first row names no column “answer”. Paste a table with the columns student, problem (or function) and answer, or type a function above and paste one answer a line.';

function refuseRows({ rows: all, unclosed }: PastedTable, most: number): void {
  const rows = all.filter(row => !isEmptyRow(row)).length + (unclosed === undefined ? 0 : 1);
  if (rows === 0) throw new UnusableSheet('There is no row below the names of the columns.');
  if (rows > most)
    throw new UnusableSheet(
      `There are ${rows.toLocaleString('en')} rows; here at most ${most.toLocaleString('en')} are marked at once. The terminal takes any number: gradwork grade.`,
    );
}
