import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Terminal } from './command.ts';

/** Where a result goes that is written piece by piece. */
export interface Sink {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A file that stands under its name once it is whole. */
export function fileSink(file: string): Sink {
  const part = `${file}.part`;
  const stream = createWriteStream(part);
  const failed = finished(stream);
  // What fails is thrown by the next write or by close.
  failed.catch(() => undefined);
  return {
    write: async text => {
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
    },
    close: async () => {
      stream.end();
      await failed;
      await rename(part, file);
    },
  };
}

/** Text that ends with a line is printed as that line; waits where whoever reads it is slower. */
export const printSink = ({ print }: Terminal): Sink => ({
  write: async text => {
    print(text.replace(/\r?\n$|\r$/, ''));
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  },
  close: async () => undefined,
});
