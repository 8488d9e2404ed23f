import type { Query } from '../../views/asked.ts';
import { ENDPOINTS } from './api.ts';
import type { Log } from './page-route.ts';
import { PAGES } from './pages.ts';
import { type ProblemDetails, problem, Refusal } from './problem-details.ts';

/** Work for a thread: which row of which table, and what was sent to it. */
export type Job =
  | {
      readonly table: 'pages';
      readonly path: string;
      readonly query: Query;
      readonly parameters: Readonly<Record<string, unknown>>;
    }
  | { readonly table: 'endpoints'; readonly path: string; readonly body: unknown };

/** What came of it, ready to be sent: a text (HTML or JSON), or a problem. */
export type Done =
  | { readonly ok: true; readonly status: number; readonly text: string }
  | { readonly ok: false; readonly problem: ProblemDetails };

/** Does a job. What is our own fault is logged with its stack and told without it. */
export async function perform(job: Job, log: Log): Promise<Done> {
  try {
    return await (job.table === 'pages' ? shownBy(job, log) : answeredBy(job, log));
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    log(`${job.path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return { ok: false, problem: problem(500, 'Something went wrong on our side; it has been logged.') };
  }
}

async function shownBy({ path, query, parameters }: Job & { table: 'pages' }, log: Log): Promise<Done> {
  const { status, markup } = await named(PAGES, path).show(query, log, parameters);
  return { ok: true, status, text: markup.text };
}

async function answeredBy({ path, body }: Job & { table: 'endpoints' }, log: Log): Promise<Done> {
  return { ok: true, status: 200, text: JSON.stringify(await named(ENDPOINTS, path).answer(body, log)) };
}

/** The row of a path; the server sends no others. */
function named<Row extends { readonly path: string }>(table: readonly Row[], path: string): Row {
  const row = table.find(each => each.path === path);
  if (!row) throw new Refusal(problem(404, `There is nothing at ${path}.`));
  return row;
}
