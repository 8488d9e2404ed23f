import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response as Reply, RequestHandler } from 'express';
import type { Markup } from '../../views/html.ts';
import { type MarkedTable, markedView, markPage, type Pasted } from '../../views/mark.ts';
import { complained } from '../../views/reading.ts';
import { type GradedRow, grade } from '../grading/grade.ts';
import { gradedSheet } from '../grading/graded-sheet.ts';
import { pastedSheet } from '../grading/pasted.ts';
import { openSheet } from '../grading/sheet.ts';
import { UnusableSheet } from '../grading/unusable-sheet.ts';
import type { Log } from './page-route.ts';
import { problem, Refusal } from './problem-details.ts';
import { problems } from './problem-pages.ts';

/** What is told while a table is marked: how many rows of how many. */
type Tell = (marked: number, rows: number) => void;

/** Tables that are marked at the same time; each has a thread of its own. */
const MOST_AT_ONCE = 2;
/** Longer tables are for the terminal: the page with the result would be longer than anybody reads. */
const MOST_ROWS = 2_000;
/** Few enough that the page's progress moves. */
const BATCH = 10;

let underWay = 0;

/**
 * Marks the table of a form that was posted. Whoever asks for lines of JSON gets one for each few rows and at the end one
 * with the page; everybody else the page.
 */
export const markTable =
  (log: Log): RequestHandler =>
  async (request, response) => {
    const pasted = await pastedIn(request.body, request.get('Content-Type') ?? '');
    const isStreamed = request.accepts(['html', JSON_LINES]) === JSON_LINES;
    const tell: Tell = (marked, rows) => isStreamed && response.write(`${JSON.stringify({ marked, rows })}\n`);
    response.set('Cache-Control', 'no-store').type(isStreamed ? JSON_LINES : 'html');
    const shown = await shownFor(pasted, tell, () => response.destroyed, log);
    send(response, shown, isStreamed);
  };

const JSON_LINES = 'application/x-ndjson';

interface ShownTable {
  readonly status: number;
  readonly page: Markup;
}

function send(response: Reply, { status, page }: ShownTable, isStreamed: boolean): void {
  if (isStreamed) response.end(`${JSON.stringify({ page: page.text })}\n`);
  else response.status(status).send(page.text);
}

/** The fields of the form. A file that was chosen goes before what was pasted. Throws a Refusal where there is no form. */
async function pastedIn(body: unknown, type: string): Promise<Pasted> {
  const sent = await new Response(body instanceof Buffer ? new Uint8Array(body) : null, {
    headers: { 'Content-Type': type },
  })
    .formData()
    .catch(() => {
      throw new Refusal(problem(400, 'The form cannot be read: send the fields of the page.'));
    });
  const field = (name: string): string => {
    const value = sent.get(name);
    return typeof value === 'string' ? value : '';
  };
  const file = sent.get('file');
  const table = file !== null && typeof file !== 'string' && file.size > 0 ? await file.bytes() : field('table');
  return {
    table: decoded(table),
    of: field('of').trim(),
    wrt: field('wrt').trim(),
    isSpreadsheet: field('safe') === 'on',
  };
}

function decoded(table: string | Uint8Array): string {
  if (typeof table === 'string') return table;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(table);
  } catch {
    throw new Refusal(problem(422, 'The file is not in UTF-8: save it as “CSV UTF-8”.'));
  }
}

async function shownFor(pasted: Pasted, tell: Tell, isGone: () => boolean, log: Log): Promise<ShownTable> {
  if (underWay >= MOST_AT_ONCE)
    throw new Refusal(problem(503, 'Other tables are being marked; try again in a moment.'));
  underWay++;
  try {
    return { status: 200, page: markPage(pasted, markedView(await marked(pasted, tell, isGone, log))) };
  } catch (error) {
    if (!(error instanceof UnusableSheet)) throw error;
    const complaint = { message: sentence(error.message), start: 0, end: pasted.table.length };
    return { status: 422, page: markPage(pasted, complained(pasted.table, complaint)) };
  } finally {
    underWay--;
  }
}

/** Sentences for a terminal begin with a small letter, behind the program's name. */
const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);

/** The table with its marks, and the sheet to take away. It lies in a file while it is marked: grading reads it twice. */
async function marked(pasted: Pasted, tell: Tell, isGone: () => boolean, log: Log): Promise<MarkedTable> {
  const known = await problems(log);
  const { csv, problems: asked, complaints } = await pastedSheet(pasted.table, pasted, known, MOST_ROWS);
  const folder = await mkdtemp(join(tmpdir(), 'gradwork-'));
  try {
    const file = join(folder, 'answers.csv');
    await writeFile(file, csv);
    const sheet = await openSheet(file);
    const { rows, graded } = await grade(sheet, asked, { workers: 1, batch: BATCH });
    const done: GradedRow[] = [];
    for await (const batch of graded) {
      if (isGone()) break;
      done.push(...batch.map(row => explained(row, complaints.get(row.fields[sheet.places.problem] ?? ''))));
      tell(done.length, rows);
    }
    const writing = gradedSheet(sheet, pasted.isSpreadsheet);
    return {
      rows: done.map(row => ({
        ...row,
        answer: row.fields[sheet.places.answer] ?? '',
        asked: row.fields[sheet.places.problem] ?? '',
      })),
      csv: writing.head + writing.rows(done),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A row whose function makes no problem says why. */
const explained = (row: GradedRow, complaint: string | undefined): GradedRow =>
  complaint === undefined ? row : { ...row, mark: { ...row.mark, feedback: complaint } };
