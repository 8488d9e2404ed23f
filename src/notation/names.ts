import { GREEK } from '../reading/greek.ts';

/** The letter of each Greek name, the usual form of those that have variants. */
const GREEK_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries(GREEK)
    .reverse()
    .map(([letter, name]) => [name, letter]),
);

/** What may stand over or after a letter: its LaTeX around the stem, its sign on a terminal. */
const ACCENTS: Readonly<Record<string, { readonly latex: (stem: string) => string; readonly sign: string }>> = {
  hat: { latex: stem => `\\hat{${stem}}`, sign: '\u0302' },
  bar: { latex: stem => `\\bar{${stem}}`, sign: '\u0304' },
  tilde: { latex: stem => `\\tilde{${stem}}`, sign: '\u0303' },
  star: { latex: stem => `${stem}^{*}`, sign: '*' },
};

/** The parts of a name: w1b is w with index 1b, yhat is y with a hat, ystar y with a star. */
interface NameParts {
  readonly stem: string;
  readonly accent: string;
  readonly index: string;
}

function nameParts(name: string): NameParts {
  const [, letters = '', index = ''] = /^([A-Za-z]+)([0-9][A-Za-z0-9]*)?$/.exec(name) ?? [];
  const [, stem = '', accent = ''] = /^(.+?)(hat|bar|tilde|star)$/.exec(letters) ?? [];
  return isLetter(stem) ? { stem, accent, index } : { stem: letters || safe(name), accent: '', index };
}

const isLetter = (stem: string): boolean => stem.length === 1 || GREEK_LETTERS.has(stem);
/** What the reader lets through is letters and digits; anything else is dropped, so that no name can be a command. */
const safe = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What a name shows to the factor after it: f, g and h before a bracket would be read as functions. */
export function edgeOfName(name: string): 'letter' | 'calling' | 'word' {
  if (['f', 'g', 'h'].includes(name)) return 'calling';
  return isLetter(nameParts(name).stem) ? 'letter' : 'word';
}

/** Whether a name ends in a superscript of its own. */
export const isStarred = (name: string): boolean => nameParts(name).accent === 'star';

/** A name in LaTeX: \theta, x_{1}, \hat{y}, y^{*}, \mathrm{rate}. */
export function latexName(name: string): string {
  const { stem, accent, index } = nameParts(name);
  const letter = ACCENTS[accent]?.latex(latexStem(stem)) ?? latexStem(stem);
  return index ? `${letter}_{${index}}` : letter;
}

function latexStem(stem: string): string {
  if (GREEK_LETTERS.has(stem)) return `\\${stem}`;
  return stem.length === 1 ? stem : `\\mathrm{${stem}}`;
}

/** A name on a terminal: θ, x₁, ŷ, y*, rate. An index with letters stays on the line: w1b. */
export function textName(name: string): string {
  const { stem, accent, index } = nameParts(name);
  const letter = `${GREEK_LETTERS.get(stem) ?? stem}${ACCENTS[accent]?.sign ?? ''}`.normalize('NFC');
  return `${letter}${subscript(index)}`;
}

/** The digits, lowered. */
export const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** Digits lowered; a text with anything else stays as it is. */
export const subscript = (index: string): string =>
  /^[0-9]*$/.test(index) ? [...index].map(digit => SUBSCRIPTS[Number(digit)]).join('') : index;

/** Minus, digits and letters with their raised forms. */
export const SUPERSCRIPTS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '−': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' }).concat(
    [...'abcdefghijklmnoprstuvwxyz'].map((letter, i) => [letter, [...'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'][i] ?? letter]),
  ),
);

/** An integer or one letter raised; undefined for what cannot be. */
export function superscript(text: string): string | undefined {
  if (!/^(−?[0-9]+|[a-pr-z])$/.test(text)) return undefined;
  return [...text].map(sign => SUPERSCRIPTS.get(sign)).join('');
}
