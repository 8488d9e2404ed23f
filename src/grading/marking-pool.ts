import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../problems/problem.ts';
import { type Mark, withoutScore } from './mark.ts';
import type { AskedAnswer } from './marking-thread.ts';

/** Threads that mark answers. */
export interface MarkingPool {
  /** The marks of a batch, in its order; fewer once the pool is closed. Rejects where no thread can start. */
  readonly mark: (asked: readonly AskedAnswer[]) => Promise<readonly Mark[]>;
  readonly close: () => Promise<void>;
}

/** How many threads there are, and how long one answer may take. */
export interface PoolOptions {
  readonly workers: number;
  /** How long one answer may take, in milliseconds. */
  readonly patience?: number;
}

/** The engines have budgets of their own, far below this; it holds for whatever slips through them, on a busy machine too. */
const PATIENCE = 30_000;
const MEMORY = { maxOldGenerationSizeMb: 1024 };

const GIVEN_UP = withoutScore('undecided', 'This takes too long to mark, or too much memory.');

/**
 * Starts threads for answers to these problems. An answer that a thread does not get done with is left undecided; the
 * thread is ended and a new one goes on with the answers after it.
 */
export function startMarking(problems: readonly Problem[], { workers, patience = PATIENCE }: PoolOptions): MarkingPool {
  const threads = Array.from({ length: workers }, () => startThread(problems, patience));
  const idle = [...threads];
  const waiting: ((thread: MarkingPool) => void)[] = [];
  const free = (thread: MarkingPool): void => {
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  };
  const mark: MarkingPool['mark'] = async asked => {
    if (asked.length === 0) return [];
    const thread = idle.pop() ?? (await new Promise<MarkingPool>(turn => waiting.push(turn)));
    return thread.mark(asked).finally(() => free(thread));
  };
  return { mark, close: async () => void (await Promise.all(threads.map(thread => thread.close()))) };
}

/** One thread, one batch at a time. */
function startThread(problems: readonly Problem[], patience: number): MarkingPool {
  let worker: Worker | undefined;
  let isOpen = true;
  const mark: MarkingPool['mark'] = async asked => {
    const marks: Mark[] = [];
    while (isOpen && marks.length < asked.length) {
      worker ??= await started(problems);
      marks.push(...(await marksOf(worker, asked.slice(marks.length), patience)));
      if (marks.length === asked.length) break;
      marks.push(GIVEN_UP);
      await worker.terminate();
      worker = undefined;
    }
    return marks;
  };
  const close = async (): Promise<void> => {
    isOpen = false;
    await worker?.terminate();
  };
  return { mark, close };
}

/** A worker that is ready to mark; its first words say so. Rejects where it cannot start. */
async function started(problems: readonly Problem[]): Promise<Worker> {
  const options = { workerData: problems, resourceLimits: MEMORY };
  const worker = new Worker(new URL('./marking-thread.ts', import.meta.url), options);
  await once(worker, 'message');
  return worker;
}

/** The marks that a worker gives: fewer than were asked for where it dies or lets its time pass over the next. */
function marksOf(worker: Worker, asked: readonly AskedAnswer[], patience: number): Promise<readonly Mark[]> {
  return new Promise(resolve => {
    const marks: Mark[] = [];
    const finish = (): void => {
      clearTimeout(limit);
      worker.off('message', hear).off('exit', finish).off('error', finish);
      resolve(marks);
    };
    // Under node --watch a thread also tells which files it imports; that is no mark.
    const hear = (said: Mark | object): void => {
      if (!('verdict' in said)) return;
      marks.push(said);
      limit.refresh();
      if (marks.length === asked.length) finish();
    };
    const limit = setTimeout(finish, patience);
    worker.on('message', hear).on('exit', finish).on('error', finish);
    worker.postMessage(asked);
  });
}
