import { parentPort, workerData } from 'node:worker_threads';
import { workOut } from '../src/worked.ts';
import { CORPUS } from '../test/corpus.ts';
import { timedRound, type Work } from './rounds.ts';
import { SIDES } from './sides.ts';

/** One side and the functions, by their places in the corpus, that it is timed on. */
export interface SideData {
  readonly side: string;
  readonly places: readonly number[];
  readonly runs: number;
}

const { side, places, runs }: SideData = workerData;

function workAt(place: number): Work {
  const question = CORPUS[place];
  const worked = question && workOut(question);
  const work = SIDES.get(side);
  if (!question || !worked?.ok || !work) throw new Error(`${side} has nothing to do at ${place}`);
  return work(worked.value, question);
}

const works = places.map(workAt);

parentPort?.on('message', () => {
  parentPort?.postMessage(works.flatMap(work => timedRound([work], { turns: 1, runs })));
});
