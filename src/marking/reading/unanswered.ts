import { NO_LETTERS } from './asked-for.ts';
import { isWords } from './prose.ts';

/** What students write who have no answer. */
const NO_ANSWER = new Set([
  ...[
    'idk',
    'i dk',
    'dk',
    'dunno',
    'i dunno',
    "i don't know",
    'i dont know',
    'i do not know',
    "don't know",
    'dont know',
  ],
  ...[
    'no idea',
    'i have no idea',
    'no clue',
    'not sure',
    'unsure',
    'pass',
    'skip',
    'skipped',
    'blank',
    'help',
    'tbd',
    'todo',
  ],
  ...[
    'n/a',
    'na',
    'n.a',
    'none',
    'nothing',
    'no answer',
    'unknown',
    'i give up',
    'give up',
    "can't do it",
    'cannot do it',
  ],
  ...['lol', 'lmao', 'haha', 'hahaha', 'wtf', 'omg', 'bruh', 'meh', 'nope', 'sorry', 'asdf', 'qwerty'],
  ...['no se', 'keine ahnung', 'weiß nicht', 'ich weiß nicht', 'je ne sais pas', 'non so', 'tidak tahu'],
]);

/** "idk lol", "no idea how to do this": with nothing but words behind it. */
const GIVES_UP =
  /^(?:idk|i ?dk|dunno|i dunno|i (?:don't|dont|do not) know|(?:i have )?no (?:idea|clue))(?:[\s,.!:()-]+(?:\p{L}[\p{L}']+|i|a))*[\s.!?()-]*$/u;

/** Words that say there is no derivative, or no number for it. */
const NO_VALUE =
  /^(?:(?:it|this|f|y|the function|(?:the )?(?:derivative|slope|limit|gradient|tangent(?: line)?)) )?(?:is )?(?:undefined|not defined|indeterminate|dne|d\.n\.e|∄|\\nexists|does not exist|doesn't exist|do not exist|(?:there is |there's |has )?no (?:derivative|slope|gradient|tangent)(?: line)?(?: exists?)?|not differentiable|none exists?|nan|[+-]?(?:inf|infinity|infinite|∞|\\infty)|no solution|impossible)$/;
/** f'(0) = before such words, and "at x = 0", "there" or a remark in brackets behind them. */
const NAME_BEFORE = /^(?:[fgyh]'(?:\([^()]*\))?|dy\/dx)(?: is| =|=)? ?(?=\S)/;
const PLACE_BEHIND =
  / ?(?:(?:at )?(?:the point )?\([^()]*\)|(?:at|when|for) (?:the origin|(?:the point )?(?:[a-z] ?= ?)?-?[\d./π]+)|there|here)$/;

/** Why there is none, behind the words that say so. */
const REASON = / (?:because|since|as) .*$/;
/** What stands between a reason and what follows from it: "it has a corner, so it does not exist". */
const CLAUSES = /[,;:]|\b(?:so|thus|hence|therefore|but|and)\b/;

/** Whether plain words are nothing else than that there is no value, and why. */
function saysNoValue(words: string): boolean {
  const said = words.replace(REASON, '');
  if (isNoValue(said)) return true;
  const clauses = said.split(CLAUSES).map(clause => clause.trim());
  return clauses.some(isNoValue) && clauses.every(clause => clause === '' || isNoValue(clause) || isWords(clause));
}

const isNoValue = (words: string): boolean =>
  NO_VALUE.test(words.replace(NAME_BEFORE, '').replace(PLACE_BEHIND, '').trim());

/** The words of a text, without what stands around them. */
const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/\\text\s*\{([^{}]*)\}|[$"“”]/g, '$1')
    .replaceAll(/[–—−]/g, '-')
    .replace(/^[\s=]+|[\s.!?…]+$/g, '')
    .replaceAll(/\s+/g, ' ');

/** Signs without a letter or a digit: "?", "-", "...". */
const SIGNS_ALONE = /^[\s?¿\-–—_.…/=!$~*]*$/u;

/** Longer texts say more than that there is no answer. */
const LONGEST = 90;

/**
 * Whether a text says that there is no answer: "idk", "?", "-". Letters that are all in the question (`known`) are
 * mathematics: na is the derivative of nax.
 */
export function isUnanswered(text: string, known: ReadonlySet<string> = NO_LETTERS): boolean {
  if (text.length > LONGEST) return text.trim() === '';
  if (SIGNS_ALONE.test(text)) return true;
  const words = plainWords(text);
  if (words === '') return true;
  const [first = ''] = words.split(/[,;]/);
  return (NO_ANSWER.has(words) || NO_ANSWER.has(first) || GIVES_UP.test(words)) && !isOf(words, known);
}

const DENIAL = /^(?:it(?:'s| is) )?(?:not|isn't|is not|never) /;

/** Whether a text says what the answer is not: "not 2x". */
export const isDenied = (text: string, known: ReadonlySet<string> = NO_LETTERS): boolean => {
  const [denial] = DENIAL.exec(plainWords(text)) ?? [];
  return denial !== undefined && !saysNoValue(plainWords(text)) && !isOf(denial, known);
};

/** Whether each letter of some words is a name in the question. */
const isOf = (words: string, known: ReadonlySet<string>): boolean =>
  [...words.replaceAll(/\P{L}/gu, '')].every(letter => known.has(letter));

/** "N/A" and "none", which say that there is no derivative where there is none; elsewhere they are no answer. */
const NONE = /^(?:n\.?\/?a|none|nothing)$/;

/** Whether a text may mean that there is nothing to be found. */
export const meansNone = (text: string): boolean => NONE.test(plainWords(text));

/** "No critical points", "∅": words that say there is no place. */
const NO_PLACES =
  /^(?:∅|\{ ?\}|\\(?:emptyset|varnothing|\{ ?\\\})|(?:x ?(?:∈|\\in) ?)(?:∅|\\emptyset|\{ ?\})|no|nope|(?:the )?empty set|(?:there (?:are|is) |it has |has |f has )?(?:none|no(?: real)? (?:(?:critical|crit\.?|stationary|turning) )?(?:points?|pts?\.?|numbers?|values?|solutions?|roots?|zeros?|extrema|places?))(?: (?:exists?|here|at all))?|n\.?\/?a|nothing|nowhere|dne|(?:does|do) not exist|doesn't exist)$/;

/** Words that say that the derivative has no zero. */
const NEVER_ZERO = /(?:^| )(?:is |equals )?(?:never (?:be )?(?:0|zero|vanishes)|has no (?:real )?(?:zeros?|roots?))$/;

/** Whether a text says that there is no place of the kind that is asked for, why or what it follows from beside it. */
export function deniesPlaces(text: string): boolean {
  if (text.length > LONGEST) return false;
  const words = plainWords(text).replace(REASON, '');
  const denies = (said: string): boolean => NO_PLACES.test(said) || NEVER_ZERO.test(said);
  const clauses = words.split(CLAUSES).map(clause => clause.trim());
  const isReason = (said: string): boolean => said === '' || /[<>≠≤≥]|!=/.test(said) || isWords(said);
  return denies(words) || (clauses.some(denies) && clauses.every(said => denies(said) || isReason(said)));
}

const INFINITY =
  /^(?:it |this |the derivative |derivative |the limit )?(?:is )?([+-]?)(?:inf|infinity|infinite|∞|\\infty)$/;

/** The sign of an infinity that a text is, 0 where none is written; undefined for every other text. */
export function infinityIn(text: string): { readonly sign: -1 | 0 | 1 } | undefined {
  const [, sign] = INFINITY.exec(plainWords(text)) ?? [];
  return sign === undefined ? undefined : { sign: sign === '-' ? -1 : sign === '+' ? 1 : 0 };
}

/** Whether a text says that the derivative has no value: "undefined", "DNE", "∞". */
export const isWithoutValue = (text: string): boolean => text.length <= LONGEST && saysNoValue(plainWords(text));
