/** `node bench/grading.ts [ROWS]`: how long a file of answers takes, in how much memory, and whether threads change the result. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { grade } from '../src/grading/grade.ts';
import { gradedSheet } from '../src/grading/graded-sheet.ts';
import { openSheet } from '../src/grading/sheet.ts';
import { table } from './report.ts';
import { benchProblems, submissions } from './submissions.ts';

const SEED = 20261122;
const [first = '100000', workers] = process.argv.slice(2);

/** What one run in a process of its own says. */
const Run = z.object({ seconds: z.number(), megabytes: z.number(), digest: z.string() });

/** Grades a file here; the peak is that of the whole process, its threads included. */
async function run(file: string, threads: number): Promise<z.infer<typeof Run>> {
  const begun = performance.now();
  const digest = createHash('sha256');
  const sheet = await openSheet(file);
  const { rows } = gradedSheet(sheet, false);
  const { graded } = await grade(sheet, benchProblems(), { workers: threads });
  for await (const batch of graded) digest.update(rows(batch));
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, megabytes: process.resourceUsage().maxRSS / 1024, digest: digest.digest('hex') };
}

/** The same in a process of its own. */
function ran(file: string, threads: number): z.infer<typeof Run> {
  const script = fileURLToPath(import.meta.url);
  const { stdout, stderr } = spawnSync(process.execPath, [script, file, String(threads)], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return Run.parse(JSON.parse(stdout));
}

async function compared(rows: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gradwork-bench-'));
  const file = join(folder, 'submissions.csv');
  const written = await open(file, 'w');
  for (const line of submissions(rows, SEED)) await written.write(line);
  await written.close();
  const runs = [1, 2].map(threads => ({ threads, ...ran(file, threads) }));
  await rm(folder, { recursive: true });
  const cells = runs.map(({ threads, seconds, megabytes, digest }) => [
    String(threads),
    `${seconds.toFixed(1)} s`,
    `${Math.round(rows / seconds)} a second`,
    `${Math.round(megabytes)} MB`,
    digest.slice(0, 12),
  ]);
  console.log(table(['threads', `${rows} answers`, 'answers', 'peak', 'result'], cells));
  console.log(new Set(runs.map(({ digest }) => digest)).size === 1 ? '\nThe same bytes.' : '\nThe results differ.');
}

if (workers === undefined) await compared(Number(first));
else console.log(JSON.stringify(await run(first, Number(workers))));
