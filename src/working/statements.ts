import { withPlainLimits } from '../marking/reading/limits.ts';
import { between, foundOutside, outside, type Stretch } from '../marking/reading/outside-brackets.ts';
import { withoutRemarks } from '../marking/reading/remarks.ts';
import { FUNCTION_SPELLINGS } from '../operations/operations.ts';
import { plainSigns } from '../reading/signs.ts';
import { withoutLayout, withPartsApart } from './line-layout.ts';
import { withPlaceApart } from './place-text.ts';
import type { IsSpoken } from './spoken-words.ts';

/** One thing that a line says: the sides of its equals signs, not yet read. */
export interface Statement {
  /** Without those that are empty: "= 2x" has one side. */
  readonly sides: readonly string[];
  /** Whether a side is left to the line before or after it. */
  readonly isOpen: boolean;
  /** Whether it begins with an equals sign. */
  readonly isLed: boolean;
  /** Whether "let", "where" or the like stands before it. */
  readonly isLet: boolean;
  /** What the words beside it call it. */
  readonly line?: 'tangent' | 'normal' | 'slope';
  /** Where it is said to hold: "x = 2", "(1, 2)". */
  readonly place?: string;
  /** Whether an arrow leads from the first side to the second: x^3 -> 3x^2. */
  readonly isMapped?: true;
}

/** A line taken apart. */
export interface LineText {
  readonly statements: readonly Statement[];
  /** Whether formulas stand in it that are claimed of nothing: "multiply 2x by cos x". */
  readonly isLoose: boolean;
  /** A place that is spoken of with nothing said about it: "At x = 2:". */
  readonly place?: string;
}

/** What separates statements: words, signs for "it follows", punctuation; a comma between digits is none. */
const SEPARATOR =
  /(?<![\\\p{L}])\p{L}+(?:'\p{L}{1,2}(?!\p{L}))?(?![\p{L}\d_])|;|,(?!\d)|\.(?=\s+[\p{L}\\])|:(?!=)|<?=>|[-–]{1,2}>|[⇒⟹→⟶⇔⟺∴∵]|\\(?:Rightarrow|Longrightarrow|implies|iff|to|rightarrow|therefore|because)(?![A-Za-z])/gu;
const WORD = /^\p{L}/u;
const EQUALS = /:=|==?/g;
/** Conditions, x > 0, are not marked. */
const RELATION = /[<>≤≥≠∈]|\\(?:neq?|leq?|geq?|in|lt|gt)(?![A-Za-z])/g;

/** Words that let letters stand for something, words before a formula that is claimed, and words that may stand behind it. */
const LET = wordsOf(
  'let where with put set call denote define take write for suppose say using sei seien setze soit posons',
);
const CLAIMING = wordsOf(
  'so thus hence then therefore finally is are be equals equal gives give giving get gets obtain obtains have becomes become yields yield to answer ans solution soln result derivative slope namely total sum adding altogether together combining also ist ergibt damit donc',
);
/** Words between an equation and a formula that is claimed, and words that say of what part of the function a formula is. */
const FOLLOWING = wordsOf('so thus hence then therefore finally get gives giving obtain');
const OF_PARTS = wordsOf(
  'of inner outer inside outside constant numerator denominator top bottom num den term factor first second third last',
);
const ANSWER = wordsOf('answer ans solution soln result derivative');
/** Words behind which a number is spoken of: "4x^3 where 4 comes down". */
const EXPLAINING = wordsOf('where because since as');
const BEHIND = wordsOf('by using via from with qed done simplified final as after since because due where when if for');

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** A stretch of mathematics and the words around it. */
interface Part {
  readonly text: string;
  /** The separators before it and behind it, words in lower case. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** Whether it is the first of its line. */
  readonly isFirst: boolean;
}

/** Takes a line apart; what is said in words alone is left out. */
export function statementsIn(line: string, wrt: string, isSpoken: IsSpoken): LineText {
  const plain = plainSigns(withPlainLimits(withPartsApart(withoutLayout(line), wrt)));
  const { text: apart, place } = withPlaceApart(plain, wrt);
  const text = withDerivativesOf(withNameBefore(apart, wrt), wrt, isSpoken);
  const parts = partsIn(withOperators(withoutSpokenBrackets(text, isSpoken), isSpoken), isSpoken);
  const isLet = letsAmong(parts);
  const beside = { ...(place !== undefined && { place }), ...lineNamed(line) };
  const bare = parts.filter(({ text }) => !text.includes('='));
  const statements = parts.flatMap((part, i) => {
    const from = mappedFrom(parts, i);
    if (from)
      return [{ sides: [from.text, part.text], isOpen: false, isLed: false, isLet: false, isMapped: true as const }];
    return isSaid(part, bare) && !mappedFrom(parts, i + 1)
      ? [{ ...statementOf(part, isLet[i] === true), ...beside }]
      : [];
  });
  const isAnnounced = place !== undefined && parts.length === 0;
  return { statements, isLoose: statements.length < parts.length, ...(isAnnounced && { place }) };
}

function lineNamed(text: string): Pick<Statement, 'line'> {
  if (/\bnormal\b/i.test(text)) return { line: 'normal' };
  if (/\btangent\b/i.test(text)) return { line: 'tangent' };
  return /\b(?:slope|gradient)\b/i.test(text) ? { line: 'slope' } : {};
}

/** The formula from which an arrow leads to this one, where it is the only arrow of the two. */
function mappedFrom(parts: readonly Part[], i: number): Part | undefined {
  const [from, to] = [parts[i - 1], parts[i]];
  const isBare = [from, to].every(part => part && !part.text.includes('='));
  return isBare && isLedByArrow(to) && !isLedByArrow(from) && !isLedByArrow(parts[i + 1]) ? from : undefined;
}

const isLedByArrow = (part: Part | undefined): boolean =>
  part?.before.length === 1 && /^(?:[-–]{1,2}>|[→⟶]|\\(?:to|rightarrow))$/.test(part.before[0] ?? '');

/** "dy/dx: 2x" and "dy/dx is 2x" are equations, and so is "second derivative: 2"; before an equation "d/dx:" is a word. */
const withNameBefore = (text: string, wrt: string): string =>
  text
    .replace(SAID_OF_BOTH, ' ')
    .replace(NAMED, '$1 = ')
    .replace(NAMED_FIRST, `d/d${wrt} = `)
    .replace(NAMED_SECOND, "y'' = ");
const NAMED_FIRST =
  /^\s*(?:the\s+)?(?:(?:first|1st)\s+derivative|(?:gradient|slope)\s+function)\s*(?::|=|\b(?:is|equals)\b)(?!.*=)/iu;
const SAID_OF_BOTH = /^\s*d\s?\/\s?d\p{L}\s*:(?=.*=)/u;
const NAMED_SECOND = /^\s*(?:the\s+)?(?:second|2nd)\s+derivative\s*(?::|=|\b(?:is|equals)\b)(?!.*=)/iu;
const NAMED = /^(\s*(?:d[yf]?\s?\/\s?d\p{L}|[yf]'(?:\(\p{L}\))?))\s*(?::(?!=)|(?:is|equals)(?!\p{L}))/u;

/** "The derivative of x^2 is 2x" is an equation. */
const withDerivativesOf = (text: string, wrt: string, isSpoken: IsSpoken): string =>
  text.replace(DERIVATIVE_OF, (all, of: string) => (wordsIn(of).some(isSpoken) ? all : `; d/d${wrt}(${of}) = `));
const DERIVATIVE_OF = /(?:\bthe\s+)?\bderivative\s+of\s+([^=]{1,200}?)\s*(?:\b(?:is|equals)\b|=)/giu;

const wordsIn = (text: string): readonly string[] => text.match(/(?<![\\\p{L}])\p{L}+/gu) ?? [];

/** (double angle), [by the chain rule]: brackets with words alone. */
const withoutSpokenBrackets = (text: string, isSpoken: IsSpoken): string =>
  text.replace(/[([{]([^()[\]{}=]*)[)\]}]/gu, (all, inside: string) =>
    /^[\p{L}\s,.'-]+$/u.test(inside) && wordsIn(inside).some(isSpoken) ? ' ' : all,
  );

/** "4(2x + 1)^3 times 2": operators in words, between two formulas. */
const withOperators = (text: string, isSpoken: IsSpoken): string =>
  withDots(text, isSpoken).replace(OPERATOR, (all, word: string, next: string | undefined, at: number) => {
    const [last = ''] = /(?<!\\)\p{L}+$/u.exec(text.slice(0, at)) ?? [];
    const isBetween = !isSpoken(last) && (next === undefined || !isSpoken(next));
    return isBetween ? all.replace(word, OPERATORS.get(word.toLowerCase()) ?? word) : all;
  });
/** A dot with spaces on both sides is times, but before a word. */
const withDots = (text: string, isSpoken: IsSpoken): string =>
  text.replace(DOT, (all, word: string | undefined) => (word !== undefined && isSpoken(word) ? all : ' * '));
const DOT = /(?<=[\p{L}\p{N})\]}])\s+\.\s+(?=(\p{L}+)|[\p{N}([\\])/gu;
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['times', '*'],
  ['multiplied by', '*'],
  ['plus', '+'],
  ['minus', '-'],
]);
const OPERATOR = /(?<=[\p{L}\p{N})\]}])\s+(times|multiplied by|plus|minus)\s+(?=(\p{L}+)|[\p{N}([\\])/giu;

function partsIn(text: string, isSpoken: IsSpoken): readonly Part[] {
  const whole = { start: 0, end: text.length };
  const cuts = foundOutside(text, SEPARATOR, whole).filter(cut => !WORD.test(cut.text) || isSpoken(cut.text));
  const parts: (Part & { readonly behind: string[] })[] = [];
  let before: string[] = [];
  for (const [i, stretch] of between(cuts, whole).entries()) {
    const part = withoutCondition(withoutRemarks(text.slice(stretch.start, stretch.end)).trim());
    if (isFormula(part) && !(parts.length > 0 && isOfNamesAlone(part))) {
      parts.push({ text: part, before, behind: [], isFirst: parts.length === 0 });
      before = [];
    }
    const separator = cuts[i]?.text.toLowerCase() ?? '';
    before.push(separator);
    parts.at(-1)?.behind.push(separator);
  }
  return parts;
}

/** f''(1) = 6 > 0 and f'(1) = e/2 ≈ 1.36: what an equation is compared with says nothing else about it. */
const withoutCondition = (part: string): string => part.replace(COMPARED, '$<equation>');
const COMPARED =
  /^(?<equation>[^<>≤≥≠∈≈]*=[^<>≤≥≠∈≈]*?)\s*(?:[<>≤≥≠≈]|\\(?:neq?|leq?|geq?|lt|gt|approx)(?![A-Za-z])).*$/u;

const isFormula = (part: string): boolean =>
  /[\p{L}\p{N}=()[\]{}^+*/\\]/u.test(part) && foundOutside(part, RELATION, wholeOf(part)).length === 0;

/** "since tan = sin/cos": functions of nothing are a remark behind a formula. */
const isOfNamesAlone = (part: string): boolean => {
  const names = wordsIn(part);
  return names.length > 0 && names.every(name => FUNCTION_SPELLINGS.includes(name)) && !/[()]/.test(part);
};

const wholeOf = (text: string): Stretch => ({ start: 0, end: text.length });

/** A "let" holds for all that commas and "and" join to it. */
function letsAmong(parts: readonly Part[]): readonly boolean[] {
  let isLet = false;
  return parts.map(({ before }) => {
    isLet = before.some(word => LET.has(word)) || (isLet && before.every(word => /^(?:,|;|and|)$/.test(word)));
    return isLet;
  });
}

/**
 * A formula with no equals sign is claimed where it stands alone, or behind a word that claims it; one with words behind
 * its last equals sign is not gone on with.
 */
function isSaid({ text, before, behind, isFirst }: Part, bare: readonly Part[]): boolean {
  const [next = ''] = behind;
  const words = before.filter(word => WORD.test(word));
  // "top = ln x" says what a part of the function is.
  if (text.startsWith('=') && OF_PARTS.has(words.at(-1) ?? '')) return false;
  if (text.includes('=')) return !(text.endsWith('=') && WORD.test(next)) && !isOperator(next);
  const isLed = words.length === 0 ? isFirst : (isFirst ? CLAIMING : FOLLOWING).has(words.at(-1) ?? '');
  const isEnded = !WORD.test(next) || BEHIND.has(next) || behind.some(word => ANSWER.has(word));
  const isAlone = bare.length === 1 || (EXPLAINING.has(next) && bare.slice(1).every(other => /^\d+$/.test(other.text)));
  return isAlone && isLed && isEnded && !words.some(word => OF_PARTS.has(word));
}

/** "y' = cos(x^2) times the derivative of the inside" has no formula to the end. */
const isOperator = (word: string): boolean => word === 'multiplied' || OPERATORS.has(word);

function statementOf({ text }: Part, isLet: boolean): Statement {
  const sides = outside(text, EQUALS, wholeOf(text)).map(({ start, end }) => text.slice(start, end).trim());
  const written = sides.filter(side => side !== '');
  return {
    sides: written,
    isOpen: written.length < sides.length || written.length === 1,
    isLed: sides[0] === '',
    isLet,
  };
}
