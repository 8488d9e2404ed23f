import { readFileSync } from 'node:fs';

/** A line of cases/functions.txt. */
export interface CorpusFunction {
  readonly f: string;
  readonly wrt?: string;
}

/** The functions the whole walk is tried on. */
export const CORPUS: readonly CorpusFunction[] = readFileSync(new URL('cases/functions.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('//'))
  .map(line => {
    const [f = '', wrt] = line.split(';').map(part => part.trim());
    return wrt === undefined ? { f } : { f, wrt };
  });
