import type { TokenKind } from './token.ts';

/** Signs that stand for a plain one; each is one UTF-16 unit, so that places in the text stay what they are. */
const PLAIN: Readonly<Record<string, string>> = {
  '-': '−–—‒‐‑﹣',
  '*': '·×∗⋅∙•✕⨯✖',
  '/': '÷∕⁄',
  '|': '∣│',
  "'": '′’‘´ʹʼ',
  e: 'ℯ',
  h: 'ℎ',
  l: 'ℓ',
  ' ': '\t\r\n\f\v\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u2061\u2062\u2063\u3000\ufeff',
};

const PLAIN_SIGN: ReadonlyMap<string, string> = new Map(
  Object.entries(PLAIN).flatMap(([plain, signs]) => [...signs].map(sign => [sign, plain] as const)),
);

const FULL_WIDTH = 0xfee0;

/** The same text, unit by unit, in plain signs (full-width letters and digits too). */
export const plainSigns = (text: string): string => text.replace(/[^!-~ ]/g, plainSign);

function plainSign(sign: string): string {
  const code = sign.charCodeAt(0) - FULL_WIDTH;
  return code >= 0x21 && code <= 0x7e ? String.fromCharCode(code) : (PLAIN_SIGN.get(sign) ?? sign);
}

/** Signs that are tokens as they stand, longer ones first. */
export const SIGNS: readonly (readonly [sign: string, kind: TokenKind, text: string])[] = [
  ['**', 'operator', '^'],
  ['<=', 'relation', '<'],
  ['>=', 'relation', '>'],
  ['!=', 'relation', '<'],
  ['==', 'relation', '='],
  [':=', 'relation', '='],
  ['+', 'operator', '+'],
  ['-', 'operator', '-'],
  ['*', 'operator', '*'],
  ['/', 'operator', '/'],
  ['^', 'operator', '^'],
  ['(', 'open', '('],
  ['[', 'open', '['],
  ['{', 'open', '{'],
  [')', 'close', ')'],
  [']', 'close', ']'],
  ['}', 'close', '}'],
  ['|', 'bar', '|'],
  [',', 'comma', ','],
  [';', 'semicolon', ';'],
  ['=', 'relation', '='],
  ['<', 'relation', '<'],
  ['>', 'relation', '<'],
  ['≤', 'relation', '<'],
  ['≥', 'relation', '<'],
  ['≠', 'relation', '<'],
  ['≈', 'relation', '<'],
  ['√', 'root', '2'],
  ['∛', 'root', '3'],
  ['∜', 'root', '4'],
  ["'", 'prime', "'"],
  ['″', 'prime', "''"],
  ['‴', 'prime', "'''"],
];

/** Signs with no meaning here, each with what to write instead. */
export const REFUSED: Readonly<Record<string, string>> = {
  '!': 'A factorial has no derivative here: write it out as a product.',
  '%': 'The sign % is not understood: write /100.',
  '∞': 'Infinity is not a number here: write a number or a letter.',
  '±': 'The sign ± gives two answers: write one of them, with + or with -.',
  '∓': 'The sign ∓ gives two answers: write one of them, with + or with -.',
  '"': 'Quotes have no meaning here: leave them out.',
  '“': 'Quotes have no meaning here: leave them out.',
  '”': 'Quotes have no meaning here: leave them out.',
  '„': 'Quotes have no meaning here: leave them out.',
  '`': 'Quotes have no meaning here: leave them out.',
  '°': 'Degrees are not understood: write the angle in radians, x*pi/180 for x degrees.',
  '∫': 'An integral is not understood: write the function itself.',
  '∑': 'A sum sign is not understood: write the terms out with +.',
  '∏': 'A product sign is not understood: write the factors out with *.',
  '∂': 'The sign ∂ alone has no meaning here: write ∂/∂x before what is differentiated.',
  '∇': 'A gradient sign is not understood: write ∂/∂x before what is differentiated.',
  '&': 'The sign & is not understood here: write one expression without it.',
  ':': 'A colon has no meaning here: write / for a quotient.',
};

/** Fractions that are one sign. */
export const FRACTION_SIGNS: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅕': '1/5',
  '⅖': '2/5',
  '⅗': '3/5',
  '⅘': '4/5',
  '⅙': '1/6',
  '⅚': '5/6',
  '⅐': '1/7',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
  '⅑': '1/9',
  '⅒': '1/10',
};

const row = (signs: string, plain: string): (readonly [string, string])[] =>
  [...signs].map((sign, i) => [sign, plain[i] ?? '']);

/** Raised signs and what they are on the line. */
export const SUPERSCRIPTS: ReadonlyMap<string, string> = new Map([
  ...row('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾', '0123456789+-()'),
  ...row('ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ', 'abcdefghijklmnoprstuvwxyz'),
]);

/** Lowered signs and what they are on the line. */
export const SUBSCRIPTS: ReadonlyMap<string, string> = new Map([
  ...row('₀₁₂₃₄₅₆₇₈₉', '0123456789'),
  ...row('ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ', 'aehijklmnoprstuvx'),
]);
