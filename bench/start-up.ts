import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './report.ts';
import { column, spread, timed } from './rounds.ts';

const LAUNCHER = fileURLToPath(new URL('../src/cli/launch.mjs', import.meta.url));

/** How long a terminal waits for one derivation; the compile cache is warm, as it is from the second command on. */
export function startUpFigure(): Figure {
  const rounds = timed([deriveOnce], { rounds: 9, warmUp: 2, turns: 1, runs: 1 });
  return {
    what: "`gradwork derive 'x^2 sin x'`, from the start of Node to its end",
    measured: spread(column(rounds, 0)),
    unit: 'ms',
    goal: { atMost: 500 },
  };
}

function deriveOnce(): void {
  const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, 'derive', 'x^2 sin x'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`gradwork derive ended with status ${status}: ${stderr}`);
}
