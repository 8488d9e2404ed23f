import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Done, Job } from './job.ts';
import type { Log } from './page-route.ts';
import { problem } from './problem-details.ts';
import type { Report } from './thread.ts';

/** Where the server's work is done. */
interface Threads {
  readonly perform: (job: Job) => Promise<Done>;
  /** Ends the threads, whatever they are doing. */
  readonly close: () => Promise<void>;
}

/** Where threads log, and how long one job may take. */
export interface ThreadOptions {
  readonly log: Log;
  /** How long one job may take, in milliseconds. */
  readonly patience?: number;
}

/** Engines have budgets of their own; this holds for whatever slips through them. */
const PATIENCE = 10_000;
const MEMORY = { maxOldGenerationSizeMb: 1024 };
/** Jobs beyond this many are refused at once. */
const LONGEST_QUEUE = 200;

const refused = (status: number, detail: string): Done => ({ ok: false, problem: problem(status, detail) });

const TOO_MUCH = refused(
  422,
  'This takes too long to work out. Try a shorter function, fewer variables or a lower order.',
);
const BUSY = refused(503, 'The server has too much to do; try again in a moment.');

/**
 * Threads that do the jobs, so that no job can stop the server from answering others. One that takes too long or too
 * much memory is ended, its job answered with a refusal, and the next job gets a new thread.
 */
export function startThreads({ log, patience = PATIENCE }: ThreadOptions): Threads {
  // Two at least: one long job leaves the other to answer.
  const count = Math.max(2, availableParallelism() - 1);
  const idle = Array.from({ length: count }, () => startThread(log, patience));
  const all = [...idle];
  const waiting: ((thread: Thread) => void)[] = [];

  const free = (thread: Thread): void => {
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  };
  const perform = async (job: Job): Promise<Done> => {
    if (waiting.length >= LONGEST_QUEUE) return BUSY;
    const thread = idle.pop() ?? (await new Promise<Thread>(turn => waiting.push(turn)));
    return thread.perform(job).finally(() => free(thread));
  };
  for (const _ of all) void perform(WARMING);
  return { perform, close: async () => void (await Promise.all(all.map(thread => thread.close()))) };
}

/** The first page takes a second because of what it imports: done before anyone asks. */
const WARMING: Job = { table: 'pages', path: '/derive', query: { f: 'x' }, parameters: {} };

type Thread = Threads;

/** One thread, one job at a time; started again where it had to be ended. */
function startThread(log: Log, patience: number): Thread {
  let worker: Worker | undefined;
  let isOpen = true;
  const perform = async (job: Job): Promise<Done> => {
    worker ??= started(log);
    const done = await outcome(worker, job, { log, patience });
    if (done) return done;
    await worker.terminate();
    worker = undefined;
    // What is under way when the server stops has not taken too long.
    if (isOpen) log(`${job.path}: ended, it took more than ${patience} ms or too much memory: ${shortened(job)}`);
    return TOO_MUCH;
  };
  const close = async (): Promise<void> => {
    isOpen = false;
    await worker?.terminate();
  };
  return { perform, close };
}

const shortened = (job: Job): string => JSON.stringify(job).slice(0, 500);

function started(log: Log): Worker {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: MEMORY });
  worker.on('error', error => log(`a thread ended: ${error.message}`));
  worker.unref();
  return worker;
}

/** What the worker says of a job; undefined where it dies or lets its time pass. */
function outcome(worker: Worker, job: Job, { log, patience }: Required<ThreadOptions>): Promise<Done | undefined> {
  return new Promise(resolve => {
    const finish = (done?: Done): void => {
      clearTimeout(limit);
      worker.off('message', hear).off('exit', gone);
      resolve(done);
    };
    const gone = (): void => finish();
    // Under node --watch a thread also tells which files it imports; that is no answer.
    const hear = (report: Report | object): void => {
      if ('log' in report) log(report.log);
      if ('done' in report) finish(report.done);
    };
    const limit = setTimeout(finish, patience);
    worker.on('message', hear).on('exit', gone);
    worker.postMessage(job);
  });
}
