import { agree } from '../../agreement/agree.ts';
import { derive } from '../../derivation/derive.ts';
import { silently } from '../../derivation/silent.ts';
import { add, divide, type Expr, isCall, multiply, negate, ONE, parts, ZERO } from '../../expression/expression.ts';
import { contains } from '../../expression/measure.ts';
import { substitute } from '../../expression/substitution.ts';

/*
 * Limits as first principles have them: a letter goes to 0 in the whole of a side.
 */

/** A side with a limit: the letter that goes to 0, and the text without the sign. */
export interface LimitText {
  readonly letter: string;
  readonly of: string;
}

/** The increment of x where it is written with a delta. */
const INCREMENT = /(?:Δ|∆|\\Delta(?![A-Za-z])|(?<!\p{L})[Dd]elta)\s*x/gu;
const ARROW = '(?:-{1,2}>|→|⟶|\\\\to(?![A-Za-z])|\\\\rightarrow(?![A-Za-z]))';
const GOES = `\\s*\\p{L}\\s*${ARROW}\\s*0(?![.\\d])\\s*`;
const LIMIT = new RegExp(
  `\\\\?(?<!\\p{L})lim\\s*(?:\\\\limits)?\\s*(?:_?\\s*\\{${GOES}\\}|_?\\s*\\(${GOES}\\)|_?${GOES})`,
  'gu',
);
const PLAIN_LIMIT = /lim_\{(\p{L}),0\}/gu;

/** A line with its limits in one spelling, lim_{h,0}; an increment Δx is h in it. */
export const withPlainLimits = (line: string): string =>
  /(?<!\p{L})lim(?!\p{L})/u.test(line)
    ? line.replace(INCREMENT, 'h').replace(LIMIT, limit => `lim_{${APPROACHING.exec(limit)?.[0] ?? 'h'},0} `)
    : line;

/** The letter before the arrow. */
const APPROACHING = new RegExp(`\\p{L}(?=\\s*${ARROW})`, 'u');

/** Whether a limit stands in a line that has its limits in one spelling, and is none that is read. */
export const hasOtherLimit = (line: string): boolean => /(?<!\p{L})lim(?!\p{L}|_\{\p{L},0\})/u.test(line);

/**
 * Taken apart; undefined where a side is no limit. Limits that exist may be multiplied and added, so that several by one
 * letter are that of the whole side.
 */
export function limitIn(side: string): LimitText | undefined {
  const [letter, another] = new Set(side.matchAll(PLAIN_LIMIT).map(([, name]) => name));
  return letter !== undefined && another === undefined ? { letter, of: side.replace(PLAIN_LIMIT, ' ') } : undefined;
}

/** So often numerator and denominator are differentiated (l'Hôpital). */
const MOST_TIMES = 3;

/**
 * The limit as a letter goes to 0: the value there, or that of each term, or by l'Hôpital's rule where numerator and
 * denominator both vanish. Where only the denominator does, a quotient that has no value. Undefined where none of these
 * is found.
 */
export function limitAtZero(e: Expr, letter: string): Expr | undefined {
  return valueAtZero(e, letter) ?? ofQuotient(asQuotient(e), letter) ?? ofTerms(e, letter);
}

/** Limits that exist may be added. */
function ofTerms(e: Expr, letter: string): Expr | undefined {
  const limits = isCall(e, 'add') ? e.args.map(term => ofQuotient(asQuotient(term), letter)) : [];
  const found = limits.filter(limit => limit !== undefined);
  return found.length > 0 && found.length === limits.length ? silently(add(...found)) : undefined;
}

function ofQuotient(e: Expr, letter: string): Expr | undefined {
  let quotient = e;
  for (let times = 0; times <= MOST_TIMES; times++) {
    const found = valueAtZero(quotient, letter);
    const [above, below] = isCall(quotient, 'divide') ? quotient.args : [];
    if (found || !above || !below) return found;
    const [numerator, denominator] = [at(above, letter), at(below, letter)];
    if (!isZero(denominator)) return undefined;
    if (!isZero(numerator)) return divide(numerator, ZERO);
    quotient = divide(derive(above, letter).result, derive(below, letter).result);
  }
  return undefined;
}

/** A product of quotients as one, its sign above. */
function asQuotient(e: Expr): Expr {
  const size = isCall(e, 'negate') ? e.args[0] : undefined;
  const factors = parts(size ?? e, 'multiply');
  const [above, below] = [factors.map(numeratorOf), factors.flatMap(denominatorOf)];
  return below.length > 0 ? divide(multiply(...(size ? [negate(ONE)] : []), ...above), multiply(...below)) : e;
}

const numeratorOf = (e: Expr): Expr => (isCall(e, 'divide') ? (e.args[0] ?? e) : e);
const denominatorOf = (e: Expr): readonly Expr[] => (isCall(e, 'divide') ? e.args.slice(1) : []);

/** What a function is at 0; undefined where it has no value there. */
function valueAtZero(e: Expr, letter: string): Expr | undefined {
  if (!contains(e, letter)) return e;
  const value = at(e, letter);
  // Two functions that differ by 1 are known to differ where they have values anywhere.
  return agree(value, add(value, ONE)).kind === 'different' ? silently(value) : undefined;
}

/** As it stands: 0/0 must not become 0. */
const at = (e: Expr, letter: string): Expr => substitute(e, new Map([[letter, ZERO]]));

const isZero = (e: Expr): boolean => agree(e, ZERO).kind === 'same';
