import { agree } from '../../agreement/agree.ts';
import { derive } from '../../derivation/derive.ts';
import { silently } from '../../derivation/silent.ts';
import {
  add,
  divide,
  type Expr,
  isCall,
  multiply,
  negate,
  number,
  ONE,
  parts,
  symbol,
  ZERO,
} from '../../expression/expression.ts';
import { contains } from '../../expression/measure.ts';
import { substitute } from '../../expression/substitution.ts';

/*
 * Limits as first principles have them: in the whole of a side h goes to 0, or x to a.
 */

/** A side with a limit: the letter that goes to 0, or to another letter or number, and the text without the sign. */
export interface LimitText {
  readonly letter: string;
  readonly to?: string;
  readonly of: string;
}

/** The increment of x where it is written with a delta. */
const INCREMENT = /(?:Δ|∆|\\Delta(?![A-Za-z])|(?<!\p{L})[Dd]elta)\s*x/gu;
const ARROW = '(?:-{1,2}>|→|⟶|\\\\to(?![A-Za-z])|\\\\rightarrow(?![A-Za-z]))';
/** 0, another number, or a letter with an index or without. */
const TARGET = '(?:-?\\d+|(?![eh])\\p{L}(?:_\\{?\\d\\}?)?)';
const GOES = `\\s*\\p{L}\\s*${ARROW}\\s*${TARGET}(?![\\p{L}\\d_(.])\\s*`;
const LIMIT = new RegExp(
  `\\\\?(?<!\\p{L})lim\\s*(?:\\\\limits)?\\s*(?:_?\\s*\\{${GOES}\\}|_?\\s*\\(${GOES}\\)|_?${GOES})`,
  'gu',
);
const PLAIN_LIMIT = /lim_\{(\p{L}),(-?\d+|\p{L}(?:_\d)?)\}/gu;
/** The sign alone before a formula: that h goes to 0 has been said, or is taken for granted. */
const BARE = /\\?(?<!\p{L})lim(?=\s*(?:[([\d]|\\(?:left|frac|dfrac|big)(?![A-Za-z])))/gu;

/** A line with its limits in one spelling, lim_{h,0} or lim_{x,a}; an increment Δx is h in it. */
export const withPlainLimits = (line: string): string =>
  /(?<!\p{L})lim(?!\p{L})/u.test(line)
    ? line
        .replace(INCREMENT, 'h')
        .replace(LIMIT, limit => {
          const { letter = 'h', to = '0' } = APPROACHING.exec(limit)?.groups ?? {};
          return `lim_{${letter},${to.replace(/[{}]/g, '')}} `;
        })
        .replace(BARE, 'lim_{h,0} ')
    : line;

/** The letter before the arrow, and what stands behind it. */
const APPROACHING = new RegExp(`(?<letter>\\p{L})\\s*${ARROW}\\s*(?<to>${TARGET})`, 'u');

/** Whether a limit stands in a line that has its limits in one spelling, and is none that is read. */
export const hasOtherLimit = (line: string): boolean => /(?<!\p{L})lim(?!\p{L})/u.test(line.replace(PLAIN_LIMIT, ' '));

/**
 * Taken apart; undefined where a side is no limit. Limits that exist may be multiplied and added, so that several by one
 * letter are that of the whole side.
 */
export function limitIn(side: string): LimitText | undefined {
  const [sign, another] = new Set([...side.matchAll(PLAIN_LIMIT)].map(([sign]) => sign));
  const [, letter, to] = sign && !another ? [...sign.matchAll(PLAIN_LIMIT)].flat() : [];
  if (letter === undefined) return undefined;
  return {
    letter,
    of: side.replace(PLAIN_LIMIT, ' '),
    ...(to !== undefined && to !== '0' && { to: to.replace('_', '') }),
  };
}

/** What a limit comes to: as x goes to a that of the same with a + h for x, as h goes to 0. Undefined as for `limitAtZero`. */
export const limitOf = (e: Expr, { letter, to }: LimitText): Expr | undefined =>
  to === undefined
    ? limitAtZero(e, letter)
    : limitAtZero(substitute(e, new Map([[letter, add(targetOf(to), STEP)]])), STEP.name);

/** Where x goes: a letter, or a whole number. */
export const targetOf = (to: string): Expr => {
  const size = number(to.replace('-', ''));
  if (/^\d/.test(to)) return size;
  return to.startsWith('-') ? negate(size) : symbol(to);
};

/** What x is beyond a: a name that no student writes. */
const STEP = symbol('step to');

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
