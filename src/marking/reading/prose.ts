import { FUNCTION_SPELLINGS, functionSpelled } from '../../operations/operations.ts';
import { GREEK_NAMES } from '../../reading/greek.ts';

/** Words of four letters and more in which no function and no Greek letter is spelled: xcosx and 2lambdax are mathematics, "rule" is not. */
function spokenWords(text: string): number {
  const words = [...text.matchAll(/(?<![\\\p{L}])\p{L}{4,}/gu)].map(([word]) => word.toLowerCase());
  return words.filter(word => !namesFunction(word) && !namesGreek(word)).length;
}

/** Whether a word is a function, or has one in it: cosx. */
export const namesFunction = (word: string): boolean =>
  functionSpelled(word) !== undefined || SPELLED.some(name => word.includes(name));

/** The names that run on with letters; e and π are no names of functions, and "exp" and longer ones stand in few words. */
const SPELLED = FUNCTION_SPELLINGS.filter(name => name.length >= 2);

/** Whether a word is a Greek letter, or has one in it. Shorter names, mu and eta, stand in other words. */
const namesGreek = (word: string): boolean => GREEK_NAMES.has(word) || LONG_GREEK.some(name => word.includes(name));

const LONG_GREEK = [...GREEK_NAMES].filter(name => name.length >= 5);

/** Whether a text is nothing but words: "no solution", "Simplify:". */
export const isWords = (text: string): boolean => spokenWords(text) > 0 && /^[\p{L}\s:;!?.,'’-]+$/u.test(text);

/** Whether a line is a remark: nothing but words, or two of them among whatever else. */
export const isRemark = (line: string): boolean => isWords(line) || spokenWords(line) >= 2;
