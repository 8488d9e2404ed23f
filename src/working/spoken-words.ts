import { FUNCTION_SPELLINGS } from '../operations/operations.ts';
import { GREEK_NAMES } from '../reading/greek.ts';

/** Tells of a word whether it is spoken, and no mathematics. */
export type IsSpoken = (word: string) => boolean;

/** Words that are spoken though they are short, or have a function in them. */
const SPOKEN: ReadonlySet<string> = new Set(
  [
    'so we by is if of to in it as an at my on or be the and now get got has was are its our use via for set put let',
    'qed but not all can how see did one two due obs thm wrt num den lhs rhs ans lim sum using since sine cosine single business when',
    'then that thus than them they these there here this yet left after above take may say give gets have had been top new out next both end each',
    'ist sei und mit der die das den wir nun wie aus auf ein est les une par sur qui',
    'no way three boxed low high tangent expand expanded just too few you used about match true minimum maximum',
  ].flatMap(words => words.split(' ')),
);

/** Shorter words that are not listed are letters side by side, longer ones are looked at letter by letter no further. */
const [SHORTEST, LONGEST] = [4, 20];

const NAMES = [...FUNCTION_SPELLINGS, ...GREEK_NAMES].filter(name => name.length >= 2);

/**
 * By the letters that are known here: cosx and uv are mathematics, "rule" and "simplify" are spoken. A word is
 * mathematics that is made of names of functions, known letters and at most one letter besides.
 */
export function spokenAmong(letters: readonly string[]): IsSpoken {
  const known = [...NAMES, ...letters.filter(letter => /^\p{L}+$/u.test(letter)), 'd', 'e', 'x'].join('|');
  const made = new RegExp(`^(?:${known})*\\p{L}?(?:${known})*$`, 'iu');
  return word => {
    const lower = word.toLowerCase();
    if (
      letters.includes(word) ||
      (word.includes("'") && [...word.replace("'", '')].every(each => letters.includes(each)))
    )
      return false;
    if (word === 'I' || SPOKEN.has(lower)) return true;
    return word.length >= SHORTEST && (word.length > LONGEST || !made.test(word));
  };
}
