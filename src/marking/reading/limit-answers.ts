import type { Expr } from '../../expression/expression.ts';
import { strictText } from '../../expression/strict.ts';
import { latex } from '../../notation/math-latex.ts';
import { readExpression } from '../../reading/expression-reader.ts';
import type { ReaderOptions } from '../../reading/reading.ts';
import { limitIn, limitOf, withPlainLimits } from './limits.ts';

/** The definition itself, lim (f(x + h) − f(x))/h, which is true of every function. */
const DEFINITION = /(?<!\p{L})f\s*\(/u;
/** "The limit as h → 0 of". */
const IN_WORDS =
  /\b(?:the\s)?limit\s(?:as|when|for)\s+(\p{L}\s*(?:-{1,2}>|→|\\to(?![A-Za-z]))\s*0)\s*,?\s*(?:of\s)?/giu;
/** "as h → 0" behind a formula. */
const AS_IT_GOES = /[\s,](?:as|when|for)\s+\p{L}\s*(?:-{1,2}>|→|\\to(?![A-Za-z]))\s*0\s*\.?\s*$/u;

/**
 * An answer with what its limits come to in their place, "lim h->0 (2x + h) = 2x" as "2x = 2x"; as it is where one is not
 * found, or nothing stands behind the last.
 */
export function withLimitsTaken(text: string, options: ReaderOptions): string {
  if (!/lim|→|->|\\to/.test(text)) return text;
  const typed = text.replace(IN_WORDS, 'lim $1 ');
  const sides = withPlainLimits(typed.replace(AS_IT_GOES, '')).split(/={1,2}/);
  const [limits, last = ''] = [sides.map(limitIn), sides.at(-1)];
  if (!limits.some(limit => limit) || limits.at(-1) || last.trim() === '') return typed;
  const isLatex = options.syntax === 'latex' || /[\\$]/.test(typed);
  const written = (e: Expr): string => (isLatex ? latex(e, { marks: 'none' }) : strictText(e));
  const taken = sides.flatMap((side, i) => {
    const limit = limits[i];
    if (!limit) return [side];
    if (DEFINITION.test(limit.of)) return [];
    const read = readExpression(limit.of, { ...options, ...(isLatex && { syntax: 'latex' }) });
    const value = read.ok ? limitOf(read.value.expr, limit) : undefined;
    return [value && written(value)];
  });
  return taken.includes(undefined) ? typed : taken.join(' = ');
}
