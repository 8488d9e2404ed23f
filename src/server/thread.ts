/** A thread of the server: does one job after the other. */
import { parentPort } from 'node:worker_threads';
import { type Done, type Job, perform } from './job.ts';

/** What a thread tells: a line for the log, or that its job is done. */
export type Report = { readonly log: string } | { readonly done: Done };

const report = (what: Report): void => parentPort?.postMessage(what);

parentPort?.on('message', async (job: Job) => {
  report({ done: await perform(job, log => report({ log })) });
});
