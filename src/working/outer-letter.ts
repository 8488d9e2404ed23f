import { letterOf } from './definitions.ts';
import { inPlainSigns } from './derivative-signs.ts';
import type { Statement } from './statements.ts';

/** y' and dy/dx. */
const SLOPE_OF_Y = /^(?:y'|d\s?y\s*\/\s*d\s?\p{L}|\\[dt]?frac\s*\{\s*d\s?y\s*\}\s*\{\s*d\s?\p{L}\s*\})/u;

/**
 * The u of y = u^4, where other lines say what u and u' are and the derivative of y is spoken of more than once: who writes
 * y' = 4u^3 first then means dy/du by it.
 */
export function outerLetter(statements: readonly Statement[], wrt: string): string | undefined {
  const letters = statements.flatMap(({ sides: [first = ''] }) => letterOf(first) ?? []);
  const written = statements.find(({ sides: [first] }) => first === 'y')?.sides[1];
  const spoken = statements.filter(({ sides: [first = ''] }) => SLOPE_OF_Y.test(inPlainSigns(first)));
  if (written === undefined || spoken.length < 2 || hasLetter(written, wrt)) return undefined;
  const firsts = statements.map(({ sides: [first = ''] }) => inPlainSigns(first));
  return letters.find(letter => letter !== 'y' && hasLetter(written, letter) && firsts.some(isSlopeOf(letter)));
}

/** u' and du/dx. */
const isSlopeOf =
  (letter: string) =>
  (side: string): boolean =>
    new RegExp(`^(?:${letter}'|d\\s?${letter}\\s*/|\\\\[dt]?frac\\s*\\{\\s*d\\s?${letter}\\s*\\})`, 'u').test(side);

/** Whether a letter stands alone in a text, or behind a number. */
const hasLetter = (text: string, letter: string): boolean =>
  new RegExp(`(?<![\\p{L}\\\\])${letter}(?!\\p{L})`, 'u').test(text);
