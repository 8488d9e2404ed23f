import { GREEK_NAMES } from '../reading/greek.ts';

/*
 * Spellings of a derivative inside a formula that the reader does not take, in those that it takes: u′ and du/dx as
 * d/dx(u), u(x) as u, ∂f/∂x as df/dx.
 */

/** A formula with its derivatives as the reader takes them; `names` are the letters that stand for something. */
export function withReadableDerivatives(typed: string, wrt: string, names: readonly string[]): string {
  const plain = withOperator(withPrimes(inPlainSigns(typed), wrt), wrt);
  const text = quotients(primed(plain, wrt, names), names);
  return text.includes('\\') ? inLatex(text) : text;
}

/** f_xx, f_{xx} and f^{(2)} with primes; one f_x is a name of its own. */
const withPrimes = (text: string, wrt: string): string =>
  text
    .replaceAll(INDEXED, (all, name: string, by: string) =>
      by.replaceAll(wrt, '') === '' ? name + "'".repeat(by.length / wrt.length) : all,
    )
    .replaceAll(
      NUMBERED,
      (_, name: string, braced: string | undefined, bare: string | undefined) =>
        name + "'".repeat(Number(braced ?? bare)),
    );
const INDEXED = /(?<![\p{L}\\])([fyF])_(?:\{\s*)?(\p{L}{2,4})(?:\s*\})?/gu;
const NUMBERED = /(?<![\p{L}\\])([fyF])\s*\^\s*(?:\{\s*\((\d)\)\s*\}|\((\d)\)(?=\s*\())/gu;

/** f_y as df/dy, for the letters of the function besides the variable. */
export const withPartials = (text: string, letters: readonly string[]): string =>
  text.replaceAll(PARTIAL, (all, name: string, by: string) => (letters.includes(by) ? `d${name}/d${by}` : all));
const PARTIAL = /(?<![\p{L}\\])([fF])_(?:\{\s*)?(\p{L})(?:\s*\})?(?![\p{L}\d])/gu;

/** A letter that stands for something with its primes and what stands in brackets behind it: u'(x), f(2). */
interface Applied {
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
  [/(?<=(?<!\p{L})d\s?\p{L}?)²/gu, '^2'],
  [/(?<!\p{L})d([2-4])\s?([yf]?)\s*\/\s*d\s?(\p{L})\1(?!\d)/gu, 'd^$1$2/d$3^$1'],
  [/(?<=(?<!\p{L})d\s?\p{L}?)³/gu, '^3'],
  [/\\left\s*(?=[([])|\\right\s*(?=[)\]])/g, ''],
  [/\^\s*\{\s*((?:\\prime\s*)+)\}|\^\s*\\prime(?![A-Za-z])/g, "'"],
  [/["″]/g, "''"],
  [/\\dot\s*(?:\{\s*(\p{L})\s*\}|\s(\p{L}))/gu, "$1$2'"],
  [/\\ddot\s*(?:\{\s*(\p{L})\s*\}|\s(\p{L}))/gu, "$1$2''"],
  [/\(\s*d\s*\/\s*d\s?(\p{L})\s*\)(?=\s*[([])/gu, 'd/d$1'],
  [/[′’‘´`]/g, "'"],
  [/\\prime(?![A-Za-z])/g, "'"],
];

/** u′ and u′(x) for a letter that stands for something, also as the last of several: fg′; u(x) is u. */
function primed(text: string, wrt: string, names: readonly string[]): string {
  const known = [wrt, ...names, ...USUAL];
  const isMade = (letters: string): boolean => [...letters].every(letter => known.includes(letter));
  const alone = text.replace(BEFORE_FACTOR, (all, name: string, primes: string) =>
    known.includes(name) ? slope(name, wrt, primes.length) : all,
  );
  return alone.replace(PRIMED, (all, letters: string, primes: string, inside: string | undefined) => {
    const name = (primes === '' ? names : known).find(each => letters.endsWith(each));
    const others = name === undefined ? letters : letters.slice(0, -name.length);
    if (name === undefined || !isMade(others) || (primes === '' && inside === undefined)) return all;
    const by = inside ?? wrt;
    return primes === '' && by !== wrt && !names.includes(by) ? all : `${others} ${slope(name, by, primes.length)}`;
  });
}

/** Letters that students give to parts of a function, explained or not. */
const USUAL = [...'ghkpqrsuvwz'];

/** Primes, or a letter in brackets, or both; anything else in brackets is the argument of a function or a factor. */
const PRIMED = /(?<![\p{L}\\])(\p{L}+(?:_?\d)?)\s*('*)(?:\s*\(\s*(\p{L})\s*\)|(?!\s*'|\())/gu;

/** u'(x − 3) is a product, for these are no names of functions. */
const BEFORE_FACTOR = /(?<![\p{L}\\])([abknp-w])('+)(?=\((?!\s*\p{L}\s*\)))/gu;

/** In brackets, so that a square behind it is the square of the derivative. */
function slope(name: string, by: string, order: number): string {
  const found = Array.from({ length: order }).reduce<string>(of => `d/d${by}(${of})`, name);
  return order === 0 ? `${name} ` : `(${found}) `;
}

/** du/dx, d²y/dx² and \frac{du}{dx} of letters, d(x^2)/dx. */
const quotients = (text: string, names: readonly string[]): string =>
  text
    .replaceAll(FRACTION, ' d$1$2/d$3 ')
    .replaceAll(OF_BRACKETS, ' d/d$2$1 ')
    .replaceAll(QUOTIENT, (all, order: string | undefined, of: string, by: string) =>
      order !== undefined && !names.includes(of) ? all : slope(of, by, Number(order ?? 1)),
    );

const LETTER = `\\\\?(?:${[...GREEK_NAMES].join('|')}|\\p{L}(?:_?\\d)?)`;
const INSIDE = '(?:[^()[\\]]|[([](?:[^()[\\]]|[([][^()[\\]]*[)\\]])*[)\\]])*';
const FRACTION = new RegExp(
  `\\\\[dt]?frac\\s*\\{\\s*d\\s*(\\^\\s*\\{?\\s*\\d\\s*\\}?)?\\s*(${LETTER}|[([]${INSIDE}[)\\]])\\s*\\}\\s*\\{\\s*d\\s*(${LETTER})\\s*(?:\\^\\s*\\{?\\s*\\d\\s*\\}?)?\\s*\\}`,
  'gu',
);
const OF_BRACKETS = new RegExp(`(?<![\\p{L}\\\\])d\\s?([([]${INSIDE}[)\\]])\\s*/\\s*d\\s?(${LETTER})(?!\\p{L})`, 'gu');
const QUOTIENT = new RegExp(
  `(?<![\\p{L}\\\\])d\\s?(?:\\^\\s*\\{?\\s*(\\d)\\s*\\}?\\s*)?(${LETTER})\\s*/\\s*d\\s?(${LETTER})(?:\\^\\s*\\{?\\s*\\d\\s*\\}?)?(?!\\p{L})`,
  'gu',
);

/** dcar/dbicycle and \frac{dJ}{d\hat y}: slopes of known names that have more letters than one, by such names, or by a letter. */
export function withNamedSlopes(text: string, names: readonly string[]): string {
  const isNamed = (name: string): boolean => name.length === 1 || names.includes(name);
  const plain = names.includes('yhat') ? inPlainSigns(text).replaceAll(Y_HAT, ' yhat ') : inPlainSigns(text);
  return NAMED.reduce(
    (done, form) =>
      done.replaceAll(form, (all, of: string, by: string) =>
        of.length + by.length > 2 && isNamed(of) && isNamed(by) ? slope(of, by, 1) : all,
      ),
    plain,
  );
}
const Y_HAT = /ŷ|\\hat\s*(?:\{\s*y\s*\}|y(?!\p{L}))/gu;
const D_OF = String.raw`d(?:\s|\\[,;:!\s])*`;
const NAME = String.raw`(\p{L}\w*)`;
const NAMED = [
  new RegExp(String.raw`(?<![\p{L}\\])${D_OF}${NAME}\s*/\s*${D_OF}${NAME}`, 'gu'),
  new RegExp(String.raw`\\[dt]?frac\s*\{\s*${D_OF}${NAME}\s*\}\s*\{\s*${D_OF}${NAME}\s*\}`, 'gu'),
];

/** D[x^2] and D_x(x^2); D(x^2, x) is read as it stands. */
const withOperator = (text: string, wrt: string): string =>
  text.replaceAll(OPERATOR, (all, by: string | undefined, of: string) =>
    of.includes(',') ? all : ` d/d${by ?? wrt}${of} `,
  );
const OPERATOR = new RegExp(`(?<![\\p{L}\\\\])D(?:_\\{?(\\p{L})\\}?)?\\s*([([]${INSIDE}[)\\]])`, 'gu');

/** dy = 2x dx in the sides of an equation is dy/dx = 2x. */
export function withoutDifferentials(sides: readonly string[], wrt: string): readonly string[] {
  const [first = '', ...others] = sides;
  const of = /^d\s?(\p{L})$/u.exec(first)?.[1];
  const factor = new RegExp(`^(.+?)[\\s·*]*(?<!\\p{L})d\\s?${wrt}$`, 'u');
  const slopes = others.flatMap(side => factor.exec(side)?.[1] ?? []);
  return of !== undefined && others.length > 0 && slopes.length === others.length
    ? [`d${of}/d${wrt}`, ...slopes]
    : sides;
}

/** v du + u dv, for letters that stand for something, is v u' + u v'; `names` has d where that is a letter of its own. */
export const withoutSmallChanges = (text: string, names: readonly string[]): string =>
  names.includes('d')
    ? text
    : text.replaceAll(SMALL_CHANGE, (all, name: string) => (names.includes(name) ? ` ${name}' ` : all));
const SMALL_CHANGE = /(?<![\p{L}\\/{^]|[/{]\s)d\s?(\p{L})(?!\p{L}|\s*[/('_^])/gu;

/** In LaTeX d/dx is a quotient of letters; the derivative is a fraction. */
const inLatex = (text: string): string => text.replaceAll(/(?<![\p{L}\\])d\s?\/\s?d\s?(\\?\p{L}+)/gu, '\\frac{d}{d$1}');
