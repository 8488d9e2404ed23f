/** A thread that marks answers, in the order they come. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../problems/problem.ts';
import { variant } from '../problems/variant.ts';
import { type Mark, withoutScore } from './mark.ts';
import { type AnswerMarker, answerMarker } from './problem-marker.ts';
import { Recent } from './recent.ts';

/** What a thread is asked to mark. */
export interface AskedAnswer {
  readonly problem: string;
  readonly seed: number;
  readonly answer: string;
}

/** Asked of a thread that is idle: to end. */
export type Close = 'close';

/** Variants whose work is kept; of a megabyte or less each. */
const MOST_MARKERS = 200;

const given: readonly Problem[] = workerData;
const problems = new Map(given.map(problem => [problem.id, problem]));
const markers = new Recent<AnswerMarker>(MOST_MARKERS);

function marked({ problem: id, seed, answer }: AskedAnswer): Mark {
  const problem = problems.get(id);
  if (!problem) throw new Error(`the thread was not given the problem ${id}`);
  try {
    return markers.get(`${id} ${seed}`, () => answerMarker(variant(problem, seed)))(answer);
  } catch (error) {
    return withoutScore('undecided', `This could not be marked: ${error instanceof Error ? error.message : error}.`);
  }
}

parentPort?.on('message', (asked: readonly AskedAnswer[] | Close) => {
  if (asked === 'close') parentPort?.close();
  else parentPort?.postMessage(asked.map(marked));
});

// The first words: from here on it can mark.
parentPort?.postMessage('ready');
