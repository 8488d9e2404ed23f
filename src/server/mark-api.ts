import { stringify } from 'csv-stringify/sync';
import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { MarkedTable, Pasted } from '../../views/mark.ts';
import { addedCells } from '../grading/graded-sheet.ts';
import { Tally } from '../grading/tally.ts';
import { UnusableSheet } from '../grading/unusable-sheet.ts';
import { type Described, posted } from './endpoint.ts';
import { MarkAnswer, MarkRequest } from './marking-shapes.ts';
import type { Log } from './page-route.ts';
import { problem, Refusal } from './problem-details.ts';
import { decoded, markedTable, type Waiting } from './table-marking.ts';

/** Where tables of answers are sent. */
export const MARK_PATH = '/api/v1/mark';

/** Answers a JSON object with marked rows, and a CSV table with the same table graded. */
export const markApi =
  (log: Log): RequestHandler =>
  async (request, response) => {
    const waiting: Waiting = { isGone: () => response.destroyed };
    const body: unknown = request.body;
    response.set('Cache-Control', 'no-store');
    if (body instanceof Buffer) response.type('text/csv').send(await gradedCsv(decoded(body), waiting, log));
    else response.json(await endpoint(waiting).answer(body, log));
  };

/** A body that calls itself neither JSON nor CSV is refused before it is read. */
export const onlyTable: RequestHandler = (request, _response, next) => {
  if (request.is(['application/json', 'text/csv'])) next();
  else
    throw new Refusal(
      problem(415, 'The body must be JSON or CSV: send it with Content-Type: application/json or text/csv.'),
    );
};

const endpoint = (waiting: Waiting) =>
  posted(MARK_PATH, 'Marks a table of answers.', MarkRequest, MarkAnswer, async ({ id, ...asked }, log) => ({
    ...(id !== undefined && { id }),
    ...markedJson(await usable(pastedFrom(asked), waiting, log), asked.answers === undefined),
  }));

/** The row of the API's document. */
export const markEndpoint: Described = {
  ...endpoint({ isGone: () => false }),
  ofCsv: 'The table with the columns score, max_score, verdict, mistake, feedback and read_as added.',
};

const gradedCsv = async (table: string, waiting: Waiting, log: Log): Promise<string> =>
  (await usable({ table, of: '', wrt: '', isSpreadsheet: false }, waiting, log)).csv;

/** The table with its marks; what cannot be used is a problem (422). */
async function usable(pasted: Pasted, waiting: Waiting, log: Log): Promise<MarkedTable> {
  try {
    return await markedTable(pasted, waiting, log);
  } catch (error) {
    throw error instanceof UnusableSheet ? new Refusal(problem(422, error.message)) : error;
  }
}

/** Answers alone become a table that says of each which line it is, so that an empty one keeps its row. */
const pastedFrom = ({ table, answers = [], of = '', wrt = '' }: z.infer<typeof MarkRequest>): Pasted => ({
  table:
    table ??
    stringify([['student', 'answer'], ...answers.map((answer, i) => [`line ${i + 1}`, answer])], { quoted: true }),
  of: of.trim(),
  wrt: wrt.trim(),
  isSpreadsheet: false,
});

/** The rows as objects; answers alone have neither student nor problem. */
function markedJson({ rows }: MarkedTable, isTable: boolean) {
  const tally = new Tally();
  for (const row of rows) tally.add(row);
  const { rows: count, verdicts } = tally.summary();
  return {
    rows: rows.map(row => ({
      ...(isTable && { student: row.student, problem: row.asked }),
      answer: row.answer,
      ...addedCells(row),
    })),
    summary: { rows: count, verdicts },
  };
}
