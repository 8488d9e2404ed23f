import { once } from 'node:events';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Unusable } from './arguments.ts';
import type { Terminal } from './command.ts';

/** Where a result goes that is written piece by piece. */
export interface Sink {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Takes away what was written, where it cannot be made whole. */
  readonly discard: () => Promise<void>;
}

/** A file that stands under its name once it is whole. Throws `Unusable` where it cannot be written. */
export async function fileSink(file: string): Promise<Sink> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) throw new Unusable(`${file} is a folder; name a file in it.`);
  const part = `${file}.part`;
  const handle = await open(part, 'w').catch(() => {
    throw new Unusable(`${file} cannot be written; name a file in a folder that is there and may be written to.`);
  });
  return {
    write: text => handle.appendFile(text),
    close: async () => {
      await handle.close();
      await rename(part, file);
    },
    discard: async () => {
      await handle.close();
      await rm(part, { force: true });
    },
  };
}

/** Whole lines, printed; waits where whoever reads them is slower. */
export const printSink = ({ print }: Terminal): Sink => ({
  write: async text => {
    print(text.replace(/\n$/, ''));
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  },
  close: async () => undefined,
  // What is printed is printed.
  discard: async () => undefined,
});
