import { stderr } from 'node:process';

/** Tells how far a long piece of work has come. */
interface Progress {
  readonly tell: (done: number, total: number) => void;
  /** Takes the bar away again. */
  readonly end: () => void;
}

/** Nothing is told of work that is done within a second. */
const QUIET = 1000;
/** Milliseconds between two looks of the bar, and between two lines where there is no terminal. */
const BAR_EVERY = 100;
const LINE_EVERY = 5000;
const WIDTH = 30;

/** Progress on standard error: a bar on a terminal, a plain line now and then elsewhere. */
export function progressOf(what: string, complain: (line: string) => void): Progress {
  const begun = performance.now();
  let told = begun;
  let isShown = false;
  const tell: Progress['tell'] = (done, total) => {
    const now = performance.now();
    if (done >= total || now - begun < QUIET || now - told < (stderr.isTTY ? BAR_EVERY : LINE_EVERY)) return;
    told = now;
    isShown = stderr.isTTY;
    const count = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${what}`;
    if (stderr.isTTY) stderr.write(`\r${bar(done / total)} ${count}`);
    else complain(count);
  };
  const end = (): void => {
    if (isShown) stderr.write(`\r${' '.repeat(Math.max(WIDTH, stderr.columns - 1))}\r`);
  };
  return { tell, end };
}

function bar(part: number): string {
  const filled = Math.round(Math.min(1, part) * WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
}
