import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../problems/problem.ts';
import { type Mark, withoutScore } from './mark.ts';
import type { AskedAnswer, Close } from './marking-thread.ts';
import { Recent } from './recent.ts';

/** Threads that mark answers. */
export interface MarkingPool {
  /** The marks of a batch, in its order; some are missing once the pool is closed. Rejects where no thread can start. */
  readonly mark: (asked: readonly AskedAnswer[]) => Promise<readonly (Mark | undefined)[]>;
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
 * Starts threads for answers to these problems. Answers to one problem go to one thread, which has worked on it before,
 * unless too many wait there. An answer that a thread does not get done with is left undecided; the thread is ended and
 * a new one goes on with the others.
 */
export function startMarking(problems: readonly Problem[], { workers, patience = PATIENCE }: PoolOptions): MarkingPool {
  const threads = Array.from({ length: workers }, () => new MarkingThread(problems, patience));
  const threadFor = routeTo(threads);
  const mark: MarkingPool['mark'] = async asked => {
    const places = Map.groupBy(asked.keys(), place => variantOf(asked[place]));
    const marks: (Mark | undefined)[] = [];
    const markThese = async (key: string, these: readonly number[]): Promise<void> => {
      const found = await threadFor(key).mark(these.flatMap(place => asked[place] ?? []));
      for (const [i, place] of these.entries()) marks[place] = found[i];
    };
    await Promise.all([...places].map(([key, these]) => markThese(key, these)));
    return marks;
  };
  return { mark, close: async () => void (await Promise.all(threads.map(thread => thread.close()))) };
}

const variantOf = (asked: AskedAnswer | undefined): string => `${asked?.problem} ${asked?.seed}`;

/** More answers than these beside those of the idlest thread are not kept waiting for the thread that knows the problem. */
const MOST_WAITING = 100;
/** Variants of which it is remembered who works on them. */
const MOST_ROUTES = 1000;

/** Gives the thread that worked on a variant before, or the one with the fewest answers waiting. */
function routeTo(threads: readonly MarkingThread[]): (key: string) => MarkingThread {
  const routes = new Recent<{ thread: MarkingThread }>(MOST_ROUTES);
  return key => {
    const idlest = threads.reduce((least, thread) => (thread.waiting < least.waiting ? thread : least));
    const route = routes.get(key, () => ({ thread: idlest }));
    if (route.thread.waiting > idlest.waiting + MOST_WAITING) route.thread = idlest;
    return route.thread;
  };
}

/** What ends a thread that is idle. */
const CLOSE: Close = 'close';

/** Answers that are asked for and told in one message: a message takes as long as a mark. */
const TOGETHER = 50;

/** One thread of the pool; what it is asked it does in turn. */
class MarkingThread {
  readonly #problems: readonly Problem[];
  readonly #patience: number;
  #worker: Worker | undefined;
  #isOpen = true;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(problems: readonly Problem[], patience: number) {
    this.#problems = problems;
    this.#patience = patience;
  }

  /** How many answers it has been asked for and has not marked. */
  get waiting(): number {
    return this.#waiting;
  }

  /** The marks in their order; fewer once it is closed. */
  mark(asked: readonly AskedAnswer[]): Promise<readonly Mark[]> {
    this.#waiting += asked.length;
    const marked = this.#last
      .then(() => this.#inTurn(asked, TOGETHER))
      .finally(() => {
        this.#waiting -= asked.length;
      });
    this.#last = marked.catch(() => undefined);
    return marked;
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    if (this.#waiting > 0) await this.#worker?.terminate();
    else if (this.#worker) await ended(this.#worker);
  }

  async #inTurn(asked: readonly AskedAnswer[], together: number): Promise<readonly Mark[]> {
    const marks: Mark[] = [];
    for (let at = 0; at < asked.length; at += together)
      marks.push(...(await this.#atOnce(asked.slice(at, at + together))));
    return marks;
  }

  async #atOnce(asked: readonly AskedAnswer[]): Promise<readonly Mark[]> {
    if (!this.#isOpen) return [];
    this.#worker ??= await started(this.#problems);
    const marks = await marksOf(this.#worker, asked, this.#patience);
    if (marks.length > 0 || !this.#isOpen) return marks;
    await this.#worker.terminate();
    this.#worker = undefined;
    // Which of them it was is seen when they are asked one by one.
    return asked.length === 1 ? [GIVEN_UP] : this.#inTurn(asked, 1);
  }
}

/** A worker that is ready to mark; its first words say so. Rejects where it cannot start. */
async function started(problems: readonly Problem[]): Promise<Worker> {
  const options = { workerData: problems, resourceLimits: MEMORY };
  const worker = new Worker(new URL('./marking-thread.ts', import.meta.url), options);
  await once(worker, 'message');
  return worker;
}

/** Lets an idle worker end by itself: ended from outside, Node itself has been seen to crash on its way out. */
async function ended(worker: Worker): Promise<void> {
  const exit = once(worker, 'exit');
  worker.postMessage(CLOSE);
  await exit;
}

/** The marks that a worker gives; none where it dies or lets its time pass over them. */
function marksOf(worker: Worker, asked: readonly AskedAnswer[], patience: number): Promise<readonly Mark[]> {
  return new Promise(resolve => {
    const finish = (marks: readonly Mark[]): void => {
      clearTimeout(limit);
      worker.off('message', hear).off('exit', giveUp).off('error', giveUp);
      resolve(marks);
    };
    const giveUp = (): void => finish([]);
    // Under node --watch a thread also tells which files it imports; those are no marks.
    const hear = (said: readonly Mark[] | object): void => {
      if (Array.isArray(said)) finish(said);
    };
    const limit = setTimeout(giveUp, patience);
    worker.on('message', hear).on('exit', giveUp).on('error', giveUp);
    worker.postMessage(asked);
  });
}
