import { share } from '../expression/sharing.ts';
import { orComplaint, readPart, refuseLong, spellingOf } from './part.ts';
import type { Read, ReaderOptions, Reading } from './reading.ts';
import { spansOf } from './spans.ts';

/**
 * Reads one expression as a student types it, in plain text or LaTeX. Gives the expression, shared, with notes, spelling
 * and spans, or a complaint; never throws, whatever was typed.
 */
export function readExpression(text: string, options: ReaderOptions = {}): Read<Reading> {
  return orComplaint(() => {
    refuseLong(text);
    const names = { whole: new Set(options.names ?? []), parameters: new Map() };
    const { root, tokens, notes } = readPart(text, { start: 0, end: text.length }, names, options);
    return { expr: share(root.expr), notes, spelling: spellingOf(text, tokens), spans: () => spansOf(root) };
  });
}
