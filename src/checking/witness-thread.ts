import { parentPort } from 'node:worker_threads';
import type { Comparison } from './certificate.ts';
import { type Testified, testimonies } from './testimony.ts';

/** A question to the thread, answered under the same number. */
export interface Asked {
  readonly number: number;
  readonly about: Testified;
  readonly points: readonly Comparison['at'][];
}

parentPort?.on('message', async ({ number, about, points }: Asked) => {
  parentPort?.postMessage({ number, said: await testimonies(about, points) });
});
