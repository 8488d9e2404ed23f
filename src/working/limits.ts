import { agree } from '../agreement/agree.ts';
import { derive } from '../derivation/derive.ts';
import { silently } from '../derivation/silent.ts';
import { tidied } from '../derivation/tidied.ts';
import { add, divide, type Expr, isCall, ONE, ZERO } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';

/*
 * Limits as first principles have them: a letter goes to 0 in the whole of a side.
 */

/** A side that is a limit: the letter that goes to 0, and the text behind. */
export interface LimitText {
  readonly letter: string;
  readonly of: string;
}

/** The increment of x where it is written with a delta. */
const INCREMENT = /(?:Δ|∆|\\Delta(?![A-Za-z])|(?<!\p{L})[Dd]elta)\s*x/gu;
const ARROW = '(?:-{1,2}>|→|⟶|\\\\to(?![A-Za-z])|\\\\rightarrow(?![A-Za-z]))';
const GOES = `\\s*\\p{L}\\s*${ARROW}\\s*0(?![.\\d])\\s*`;
const LIMIT = new RegExp(`\\\\?(?<!\\p{L})lim(?:its)?\\s*(?:_?\\s*\\{${GOES}\\}|_?\\s*\\(${GOES}\\)|_?${GOES})`, 'gu');
const PLAIN_LIMIT = /^lim_\{(?<letter>\p{L}),0\}\s*(?<of>\S.*)$/u;

/** A line with its limits in one spelling, lim_{h,0}; an increment Δx is h in it. */
export const withPlainLimits = (line: string): string =>
  /(?<!\p{L})lim(?!\p{L})/u.test(line)
    ? line.replace(INCREMENT, 'h').replace(LIMIT, limit => `lim_{${APPROACHING.exec(limit)?.[0] ?? 'h'},0} `)
    : line;

/** The letter before the arrow. */
const APPROACHING = new RegExp(`\\p{L}(?=\\s*${ARROW})`, 'u');

/** Whether a limit stands in a line that has its limits in one spelling, and is none that is read. */
export const hasOtherLimit = (line: string): boolean => /(?<!\p{L})lim(?!\p{L}|_\{\p{L},0\})/u.test(line);

/** Taken apart; undefined where a side is no limit, or has one behind something else. */
export function limitIn(side: string): LimitText | undefined {
  const { letter, of } = PLAIN_LIMIT.exec(side.trim())?.groups ?? {};
  return letter !== undefined && of !== undefined ? { letter, of } : undefined;
}

/** So often numerator and denominator are differentiated (l'Hôpital). */
const MOST_TIMES = 3;

/**
 * The limit as a letter goes to 0: the value there, or by l'Hôpital's rule where numerator and denominator both vanish.
 * Where only the denominator does, a quotient that has no value. Undefined where none of these is found.
 */
export function limitAtZero(e: Expr, letter: string): Expr | undefined {
  const value = valueAtZero(e, letter);
  if (value) return value;
  let quotient = tidied(e);
  for (let times = 0; times <= MOST_TIMES; times++) {
    const found = valueAtZero(quotient, letter);
    const [above, below] = isCall(quotient, 'divide') ? quotient.args : [];
    if (found || !above || !below) return found;
    const [numerator, denominator] = [at(above, letter), at(below, letter)];
    if (!isZero(denominator)) return undefined;
    if (!isZero(numerator)) return divide(numerator, ZERO);
    quotient = tidied(divide(derive(above, letter).result, derive(below, letter).result));
  }
  return undefined;
}

/** What a function is at 0; undefined where it has no value there. */
function valueAtZero(e: Expr, letter: string): Expr | undefined {
  if (!contains(e, letter)) return e;
  const value = at(e, letter);
  // Two functions that differ by 1 are known to differ where they have values anywhere.
  return agree(value, add(value, ONE)).kind === 'different' ? value : undefined;
}

const at = (e: Expr, letter: string): Expr => silently(substitute(e, new Map([[letter, ZERO]])));

const isZero = (e: Expr): boolean => agree(e, ZERO).kind === 'same';
