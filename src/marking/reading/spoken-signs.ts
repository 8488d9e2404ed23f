/** Powers in words: x squared, x cubed. */
const POWERS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\p{L}\d)\]])\s+squared(?!\p{L})/giu, '^2'],
  [/(?<=[\p{L}\d)\]])\s+cubed(?!\p{L})/giu, '^3'],
];

/** 1 over x: of what is longer it cannot be heard where it ends. */
const OVER = /^(\s*)([-−]?\s*[\p{L}\d]+(?:\^\d+)?)\s+over\s+([\p{L}\d]+(?:\^\d+)?)(\s*)$/iu;

/** Other words for signs. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(?<=^\s*)(?:negative|minus)\s+(?=[\p{L}\d(\\√])/giu, '-'],
  [/(?<=[\p{L}\d)\]])\s+divided\s+by\s+(?=[\p{L}\d([\\√])/giu, '/'],
  [/(?<=[)\]])\s+over\s+(?=[([])/giu, '/'],
  [/\b(?:the\s+)?square\s+root\s+of\s*(?=\(|[\p{L}\d]+\s*$)/giu, 'sqrt'],
  [/(?<=[\p{L}\d)\]])\s+(?:times|multiplied\s+by)\s+(?=[\p{L}\d([])/giu, '*'],
  [/(?<=[\p{L}\d)\]])\s+plus\s+(?=[\p{L}\d([])/giu, '+'],
  [/(?<=[\p{L}\d)\]])\s+minus\s+(?=[\p{L}\d([])/giu, '-'],
];

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** A number in words, where that is all there is or a factor follows: two x. */
const NUMBER = new RegExp(`(?<=^\\s*)(${NUMBERS.join('|')})(?=\\s*$|\\s+(?:\\p{L}(?!\\p{L})|\\())`, 'iu');

const digitsOf = (word: string): string => String(NUMBERS.indexOf(word.toLowerCase()));

/** Of the letters t, w and o "two" is a product. */
const isProduct = (word: string, known: ReadonlySet<string>): boolean => [...word].every(letter => known.has(letter));

/** 54%, where that is all there is. */
const PERCENT = /^(\s*[-+−]?)(\d+(?:\.\d+)?)\s*\\?%\s*$/;

/**
 * A text with signs for words and per cent, "x squared" and "1 over x"; what follows stays where it stood as far as that
 * can be. A word of the letters of the question is a product of them.
 */
export function withSigns(typed: string, known: ReadonlySet<string>): string {
  const padded = [...POWERS, ...SIGNS].reduce(
    (text, [spoken, sign]) => text.replace(spoken, said => sign.padEnd(said.length)),
    typed,
  );
  return padded
    .replace(OVER, '$1($2)/($3)$4')
    .replace(NUMBER, word => (isProduct(word, known) ? word : digitsOf(word).padEnd(word.length)))
    .replace(PERCENT, (_, sign: string, number: string) => sign + hundredth(number));
}

/** A number of per cent as a decimal: two places more, digit by digit. */
function hundredth(number: string): string {
  const [whole = '', decimals = ''] = number.split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`;
}
