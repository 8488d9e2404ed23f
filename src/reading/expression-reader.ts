import { share } from '../expression/sharing.ts';
import { hasMathematicalLetters, inPlainLetters } from './mathematical-letters.ts';
import { NO_NAMES, orComplaint, readPart, refuseLong, spellingOf } from './part.ts';
import type { Read, ReaderOptions, Reading } from './reading.ts';
import { spansOf } from './spans.ts';

/**
 * Reads one expression as a student types it, in plain text or LaTeX. Gives the expression, shared, with notes, spelling
 * and spans, or a complaint; never throws, whatever was typed.
 */
export const readExpression = (text: string, options: ReaderOptions = {}): Read<Reading> =>
  hasMathematicalLetters(text) ? inPlainLetters(text, plain => readPlain(plain, options)) : readPlain(text, options);

function readPlain(text: string, options: ReaderOptions): Read<Reading> {
  return orComplaint(() => {
    refuseLong(text);
    const names = options.names ? { ...NO_NAMES, whole: new Set(options.names) } : NO_NAMES;
    const { root, tokens, notes } = readPart(text, { start: 0, end: text.length }, names, options);
    return { expr: share(root.expr), notes, spelling: spellingOf(text, tokens), spans: () => spansOf(root) };
  });
}
