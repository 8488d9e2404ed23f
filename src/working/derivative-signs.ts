/*
 * Spellings of a derivative inside a formula that the reader does not take, in those that it takes: u′ and du/dx as
 * d/dx(u), u(x) as u, ∂f/∂x as df/dx.
 */

/** A formula with its derivatives as the reader takes them; `names` are the letters that stand for something. */
export function withReadableDerivatives(typed: string, wrt: string, names: readonly string[]): string {
  const text = quotients(primed(inPlainSigns(typed), wrt, names), names);
  return text.includes('\\') ? inLatex(text) : text;
}

/** A letter that stands for something with its primes and what stands in brackets behind it: u'(x), f(2). */
export interface Applied {
  readonly name: string;
  readonly order: number;
  readonly inside: string;
}

/** Taken apart; undefined where a text is anything else. */
export function appliedIn(typed: string, names: readonly string[]): Applied | undefined {
  const [, name, primes = '', inside] =
    /^(\p{L})\s*('*)\s*\(\s*([^()]+|[^()]*\([^()]*\)[^()]*)\s*\)$/u.exec(inPlainSigns(typed.trim())) ?? [];
  if (name === undefined || inside === undefined || !names.includes(name)) return undefined;
  return { name, order: primes.length, inside };
}

/** A text in which primes and the d of derivatives are written in one way. */
export const inPlainSigns = (typed: string): string =>
  PLAIN.reduce((text, [sign, instead]) => text.replaceAll(sign, instead), typed);

/** Signs that are written in several ways. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/\\(?:mathrm|text|operatorname|rm|textrm|mathit)\s*\{\s*(d|\p{L})\s*\}/gu, '$1'],
  [/\\partial(?![A-Za-z])\s*|∂/g, 'd'],
  [/\\left\s*(?=[([])|\\right\s*(?=[)\]])/g, ''],
  [/\^\s*\{\s*((?:\\prime\s*)+)\}|\^\s*\\prime(?![A-Za-z])/g, "'"],
  [/["″]/g, "''"],
  [/[′’‘´`]/g, "'"],
  [/\\prime(?![A-Za-z])/g, "'"],
];

/** u′ and u′(x) for a letter that stands for something, also as the last of several: fg′; u(x) is u. */
function primed(text: string, wrt: string, names: readonly string[]): string {
  const isMade = (letters: string): boolean => [...letters].every(letter => letter === wrt || names.includes(letter));
  const alone = text.replace(BEFORE_FACTOR, (all, name: string, primes: string) =>
    names.includes(name) ? slope(name, wrt, primes.length) : all,
  );
  return alone.replace(PRIMED, (all, letters: string, primes: string, inside: string | undefined) => {
    const name = names.find(each => letters.endsWith(each));
    const others = name === undefined ? letters : letters.slice(0, -name.length);
    if (name === undefined || !isMade(others) || (primes === '' && inside === undefined)) return all;
    const by = inside ?? wrt;
    return primes === '' && by !== wrt && !names.includes(by) ? all : `${others} ${slope(name, by, primes.length)}`;
  });
}

/** Primes, or a letter in brackets, or both; anything else in brackets is the argument of a function or a factor. */
const PRIMED = /(?<![\p{L}\\])(\p{L}+(?:_?\d)?)\s*('*)(?:\s*\(\s*(\p{L})\s*\)|(?!\s*'|\())/gu;

/** u'(x − 3) is a product, for these are no names of functions. */
const BEFORE_FACTOR = /(?<![\p{L}\\])([abknp-w])('+)(?=\((?!\s*\p{L}\s*\)))/gu;

/** In brackets, so that a square behind it is the square of the derivative. */
function slope(name: string, by: string, order: number): string {
  const found = Array.from({ length: order }).reduce<string>(of => `d/d${by}(${of})`, name);
  return order === 0 ? `${name} ` : `(${found}) `;
}

/** du/dx, d²y/dx² and \frac{du}{dx} of letters. */
const quotients = (text: string, names: readonly string[]): string =>
  text
    .replaceAll(FRACTION, 'd$1$2/d$3')
    .replaceAll(QUOTIENT, (all, order: string | undefined, of: string, by: string) =>
      of === '' || (order !== undefined && !names.includes(of)) ? all : `${slope(of, by, Number(order ?? 1))}`,
    );
const FRACTION =
  /\\[dt]?frac\s*\{\s*d\s*(\^\s*\{?\s*\d\s*\}?)?\s*(\p{L}(?:_?\d)?)\s*\}\s*\{\s*d\s*(\p{L}(?:_?\d)?)\s*(?:\^\s*\{?\s*\d\s*\}?)?\s*\}/gu;
const QUOTIENT =
  /(?<![\p{L}\\])d\s?(?:\^\s*\{?\s*(\d)\s*\}?\s*)?(\p{L}(?:_?\d)?)\s*\/\s*d\s?(\p{L}(?:_?\d)?)(?:\^\s*\{?\s*\d\s*\}?)?(?!\p{L})/gu;

/** In LaTeX d/dx is a quotient of letters; the derivative is a fraction. */
const inLatex = (text: string): string =>
  text.replaceAll(/(?<![\p{L}\\])d\s?\/\s?d\s?(\p{L})(?!\p{L})/gu, '\\frac{d}{d$1}');
