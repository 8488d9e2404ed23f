import type { Response as Reply, RequestHandler } from 'express';
import type { Markup } from '../../views/html.ts';
import { markedView, markPage, type Pasted } from '../../views/mark.ts';
import { complained } from '../../views/reading.ts';
import { UnusableSheet } from '../grading/unusable-sheet.ts';
import type { Log } from './page-route.ts';
import { problem, Refusal } from './problem-details.ts';
import { decoded, markedTable, type Tell, type Waiting } from './table-marking.ts';

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
    const shown = await shownFor(pasted, { tell, isGone: () => response.destroyed }, log);
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
  const isChosen = file !== null && typeof file !== 'string' && file.size > 0;
  return {
    table: isChosen ? decoded(await file.bytes()) : field('table'),
    of: field('of').trim(),
    wrt: field('wrt').trim(),
    isSpreadsheet: field('safe') === 'on',
  };
}

async function shownFor(pasted: Pasted, waiting: Waiting, log: Log): Promise<ShownTable> {
  try {
    return { status: 200, page: markPage(pasted, markedView(await markedTable(pasted, waiting, log))) };
  } catch (error) {
    if (!(error instanceof UnusableSheet)) throw error;
    const complaint = { message: error.message, start: 0, end: pasted.table.length };
    return { status: 422, page: markPage(pasted, complained(pasted.table, complaint)) };
  }
}
