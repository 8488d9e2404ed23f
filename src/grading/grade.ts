import { availableParallelism } from 'node:os';
import type { Problem } from '../problems/problem.ts';
import { type Mark, withoutScore } from './mark.ts';
import { type MarkingPool, type PoolOptions, startMarking } from './marking-pool.ts';
import type { AskedAnswer } from './marking-thread.ts';
import { Recent } from './recent.ts';
import { rowsOf, type Sheet } from './sheet.ts';
import { type HandedIn, submissionReader } from './submission.ts';
import { type Standing, standingOf } from './superseded.ts';

/** A row with its mark. */
export type GradedRow = HandedIn & { readonly mark: Mark };

/** A sheet that is being graded. */
export interface Grading {
  /** How many rows there are. */
  readonly rows: number;
  /** The rows in the order of the sheet, some hundred at a time; to be read once. */
  readonly graded: AsyncIterable<readonly GradedRow[]>;
}

/** Rows that are marked together, where it is not said otherwise: so many that some of them are of one problem. */
const BATCH = 600;
/** Fewer rows are not worth another thread. */
const WORTH_A_THREAD = 200;

/** Batches begun for each thread, so that it has one while the first is waited for. */
const AHEAD = 2;
/** Marks that are kept for answers that come again. */
const MOST_MARKS = 50_000;

interface GradeOptions extends Partial<PoolOptions> {
  /** Rows that are marked, and told, together. */
  readonly batch?: number;
}

/**
 * Grades a sheet: goes through it once for who answered what last, then again to mark it, in threads, as it is read. No
 * more than a few batches are held at a time; an answer that comes again to the letter is marked once. The rows come
 * out the same whatever the number of workers. Throws `UnusableSheet` as `rowsOf` does.
 */
export async function grade(
  sheet: Sheet,
  problems: readonly Problem[],
  { batch = BATCH, ...options }: GradeOptions = {},
): Promise<Grading> {
  const read = submissionReader(sheet, new Map(problems.map(problem => [problem.id, problem])));
  const standing = await standingOf(handedIn(sheet, read));
  const usable = Math.max(1, Math.min(availableParallelism(), Math.ceil(standing.rows / WORTH_A_THREAD)));
  const workers = options.workers ?? usable;
  const pool = startMarking(problems, { ...options, workers });
  const batches = batched(handedIn(sheet, read), batch);
  const graded = inOrder(batches, batchMarker(pool, standing), AHEAD * workers);
  return { rows: standing.rows, graded: closing(graded, pool) };
}

async function* handedIn(sheet: Sheet, read: ReturnType<typeof submissionReader>): AsyncGenerator<HandedIn> {
  for await (const row of rowsOf(sheet)) yield read(row);
}

type MarkBatch = (rows: readonly HandedIn[]) => Promise<readonly GradedRow[]>;

/** Batches are begun ahead, so many at a time; they come out in order. */
async function* inOrder(batches: AsyncIterable<readonly HandedIn[]>, mark: MarkBatch, ahead: number) {
  const begun: Promise<readonly GradedRow[]>[] = [];
  for await (const batch of batches) {
    const marked = mark(batch);
    // What goes wrong with it is thrown when its turn comes.
    marked.catch(() => undefined);
    begun.push(marked);
    const first = begun.length > ahead ? begun.shift() : undefined;
    if (first) yield await first;
  }
  for (const batch of begun) yield await batch;
}

/** The same rows; the threads are ended after the last one, or where nobody reads on. */
async function* closing(graded: AsyncIterable<readonly GradedRow[]>, pool: MarkingPool) {
  try {
    yield* graded;
  } finally {
    await pool.close();
  }
}

async function* batched(rows: AsyncIterable<HandedIn>, size: number): AsyncGenerator<readonly HandedIn[]> {
  let batch: HandedIn[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What marks a batch: answers that were met before, in another batch too, are not sent again. */
function batchMarker(pool: MarkingPool, { superseded }: Standing): MarkBatch {
  const known = new Recent<Promise<Mark>>(MOST_MARKS);
  return async rows => {
    const asked: AskedAnswer[] = [];
    const sent = Promise.withResolvers<readonly (Mark | undefined)[]>();
    const markOfSent = async (index: number): Promise<Mark> => (await sent.promise)[index] ?? NOT_MARKED;
    const marks = rows.map(row => {
      if (!('submission' in row)) return withoutScore('unreadable', row.complaint);
      const later = superseded.get(row.number);
      if (later !== undefined) return withoutScore('superseded', `The answer in row ${later} counts.`);
      const { problem, seed, answer } = row.submission;
      return known.get(`${problem.id} ${seed} ${answer}`, () => {
        asked.push({ problem: problem.id, seed, answer });
        return markOfSent(asked.length - 1);
      });
    });
    sent.resolve(pool.mark(asked));
    return Promise.all(rows.map(async (row, i) => ({ ...row, mark: remarked((await marks[i]) ?? NOT_MARKED, row) })));
  };
}

/** What was done to read a row is told with its mark. */
const remarked = (mark: Mark, { remark }: HandedIn): Mark =>
  remark === undefined ? mark : { ...mark, feedback: `${mark.feedback} ${remark}` };

const NOT_MARKED = withoutScore('undecided', 'This was not marked.');
