import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MarkedTable, Pasted } from '../../views/mark.ts';
import { type GradedRow, type Grading, grade } from '../grading/grade.ts';
import { gradedSheet } from '../grading/graded-sheet.ts';
import { pastedSheet } from '../grading/pasted.ts';
import { openSheet } from '../grading/sheet.ts';
import { UnusableSheet } from '../grading/unusable-sheet.ts';
import { atOnce } from './at-once.ts';
import type { Log } from './page-route.ts';
import { problem, Refusal } from './problem-details.ts';
import { problems } from './problem-pages.ts';

/** What is told while a table is marked: how many rows of how many. */
export type Tell = (marked: number, rows: number) => void;

/** Whoever waits for the table: what it is told meanwhile, and whether it has gone. */
export interface Waiting {
  readonly tell?: Tell;
  readonly isGone: () => boolean;
}

/** How large a table may be in bytes. */
export const TABLE_LIMIT = '1mb';
/** Tables that are marked at the same time; each has a thread of its own. */
const MOST_AT_ONCE = 2;
/** Longer tables are for the terminal: the page with the result would be longer than anybody reads. */
const MOST_ROWS = 2_000;
/** Few enough that the page's progress moves. */
const BATCH = 10;

/** Runs a marking where a place is free. */
const inTurn = atOnce(MOST_AT_ONCE, 'Other tables are being marked; try again in a moment.');

/**
 * A table with its marks, and the sheet to take away. Throws a Refusal (503) where others are being marked,
 * `UnusableSheet` with a whole sentence for a table that cannot be used.
 */
export function markedTable(pasted: Pasted, waiting: Waiting, log: Log): Promise<MarkedTable> {
  return inTurn(async () => {
    try {
      return await marked(pasted, waiting, log);
    } catch (error) {
      throw error instanceof UnusableSheet ? new UnusableSheet(sentence(error.message)) : error;
    }
  });
}

/** Sentences for a terminal begin with a small letter, behind the program's name. */
const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);

async function marked(pasted: Pasted, waiting: Waiting, log: Log): Promise<MarkedTable> {
  const known = await problems(log);
  const { csv, problems: asked, complaints, unread } = await pastedSheet(pasted.table, pasted, known, MOST_ROWS);
  return inFile(csv, async file => {
    const sheet = await openSheet(file);
    const done = await gradedRows(await grade(sheet, asked, { workers: 1, batch: BATCH }), waiting, row =>
      explained(row, complaints.get(row.fields[sheet.places.problem] ?? '')),
    );
    const { answer, problem: of } = sheet.places;
    const writing = gradedSheet(sheet, pasted.isSpreadsheet);
    return {
      rows: done.map(row => ({
        ...row,
        answer: row.fields[answer] ?? row.fields.join(' | '),
        asked: row.fields[of] ?? '',
      })),
      csv: writing.head + writing.rows(done),
      unread: [...sheet.unread, ...unread],
    };
  });
}

/** Grading reads its sheet twice, so that it lies in a file meanwhile. */
async function inFile<T>(csv: string, job: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gradwork-'));
  try {
    const file = join(folder, 'answers.csv');
    await writeFile(file, csv);
    return await job(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** All rows as they are graded, fewer where nobody waits for them any longer. */
async function gradedRows(
  { rows, graded }: Grading,
  { tell, isGone }: Waiting,
  finished: (row: GradedRow) => GradedRow,
): Promise<readonly GradedRow[]> {
  const done: GradedRow[] = [];
  for await (const batch of graded) {
    if (isGone()) break;
    done.push(...batch.map(finished));
    tell?.(done.length, rows);
  }
  return done;
}

/** A row whose function makes no problem says why. */
const explained = (row: GradedRow, complaint: string | undefined): GradedRow =>
  complaint === undefined ? row : { ...row, mark: { ...row.mark, feedback: complaint } };

/** The text of a table that came as bytes. Throws a Refusal (422) where it is not UTF-8. */
export function decoded(table: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(table);
  } catch {
    throw new Refusal(problem(422, 'The file is not in UTF-8: save it as “CSV UTF-8”.'));
  }
}
