import { parentPort } from 'node:worker_threads';
import { bigMath } from './big-math.ts';
import type { Comparison } from './certificate.ts';
import { type Testified, testimonies } from './testimony.ts';

/** A question to the thread, answered under the same number. */
export interface Asked {
  readonly number: number;
  readonly about: Testified;
  readonly points: readonly Comparison['at'][];
}

/** The number of no question: what the thread says first, once it can compute. */
const READY = -1;

parentPort?.on('message', async ({ number, about, points }: Asked) => {
  parentPort?.postMessage({ number, said: await testimonies(about, points) });
});

await bigMath();
parentPort?.postMessage({ number: READY, said: [] });
