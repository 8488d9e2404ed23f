import { FUNCTIONS } from '../operations/functions.ts';
import type { Complaint, Span } from './reading.ts';

/** Leaves the reader from wherever a text turns out unreadable; caught where the reading began, never seen outside. */
export class Unreadable extends Error {
  readonly complaint: Complaint;

  constructor(message: string, span: Span) {
    super(message);
    this.complaint = { message, start: span.start, end: span.end };
  }
}

/** Stops the reading with a complaint about a stretch of the text. */
export function complain(message: string, span: Span): never {
  throw new Unreadable(message, span);
}

/** A complaint about the whole of a text. */
export const whole = (text: string, message: string): Complaint => ({ message, start: 0, end: text.length });

/** What to call each bracket, by its opening sign. */
const BRACKET_NAMES: Readonly<Record<string, string>> = {
  '(': 'parenthesis',
  '[': 'bracket',
  '{': 'brace',
  '|': 'bar',
};
const bracketName = (sign: string): string => BRACKET_NAMES[sign] ?? 'delimiter';

/** A stretch of the text for a message: no longer than forty signs. */
export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const suggestion = (meant: string | undefined): string => (meant ? `did you mean ${meant}?` : 'check its spelling.');

/** The functions that stand in families, and are known by their first: arcsin, sinh. */
const IN_FAMILIES = /^a?(?:sin|cos|tan|sec|csc|cot)h?$|^logbase$/;
const SINGLE = FUNCTIONS.map(({ name }) => (name === 'log' ? 'ln, log' : name)).filter(name => !IN_FAMILIES.test(name));
const KNOWN = `Known are sin, cos, tan, sec, csc, cot, with arcsin, sinh and so on, and ${SINGLE.join(', ')}.`;

/** A longer word that is no misspelling is hardly a product of letters. */
const LONGEST_PRODUCT = 3;

/** Every complaint as a whole sentence or two: what was found, and what to write instead. */
export const SAYING = {
  nothing: 'Nothing was typed: write an expression such as x^2*sin(x).',
  missingAfter: (operator: string) =>
    `Something is missing after ${operator}: write what belongs there, or leave out the ${operator}.`,
  missingBefore: (operator: string) =>
    `Something is missing before ${operator}: write what belongs there, or leave out the ${operator}.`,
  missingExponent: 'The exponent is missing: write what belongs after ^, for example x^2.',
  missingHere: 'Something is missing here: fill in the empty place.',
  missingPart: (part: string) => `The ${part} is missing: write it in braces, for example \\frac{1}{x} or \\sqrt{x}.`,
  twoPowers: 'There are two powers in a row: leave out one ^.',
  twoOperators: 'There are two operators in a row: leave out one of them, or write what belongs between them.',
  neverClosed: (sign: string) => `This ${bracketName(sign)} is never closed: write ${closing(sign)} where it ends.`,
  closesNothing: (sign: string) =>
    `This ${bracketName(opening(sign))} closes nothing: leave it out, or write ${opening(sign)} where it begins.`,
  closesOther: (sign: string, open: string) =>
    `This ${bracketName(opening(sign))} closes ${open}, which needs ${closing(open)}: write ${closing(open)} here.`,
  emptyBrackets: 'Nothing stands between these brackets: write an expression in them, or leave them out.',
  ofWhat: (name: string) =>
    `The argument is missing: ${name} of what? Write it in parentheses, for example ${name}(x).`,
  needsArgument: (name: string) => `The function ${name} needs its argument: write ${name}(x).`,
  needsBrackets: (name: string) =>
    `The function ${name} needs its arguments in parentheses, separated by commas: write ${name}(x, y).`,
  atLeastTwo: (name: string) => `The function ${name} needs at least two arguments: write ${name}(x, y).`,
  exactlyTwo: (name: string) => `The function ${name} needs two arguments: write ${name}(x, y).`,
  oneArgument: (name: string) => `The function ${name} takes one argument: leave out the comma and what follows it.`,
  twoArguments: (name: string) => `The function ${name} takes two arguments: leave out this comma and what follows it.`,
  unknownFunction: (word: string, meant: string | undefined, product: string) =>
    [
      `The word ${word} is not a known function${meant ? `: did you mean ${meant}?` : `. ${KNOWN}`}`,
      ...(meant || word.length <= LONGEST_PRODUCT ? [`For a product write ${product}.`] : []),
    ].join(' '),
  longWord: (word: string, meant: string) => `The word ${word} is not understood: did you mean ${meant}?`,
  primedFunction: (name: string) =>
    `A prime after ${name} is not understood: write d/dx ${name}(x) for its derivative.`,
  prime: "A prime belongs to an unknown function before its argument: write f'(x), or d/dx for a derivative.",
  leibniz: (typed: string) =>
    `The derivative ${typed} has no value here: write it only before an equals sign, as in ${typed} = 2x.`,
  derivativeCall: 'A derivative is of one expression with respect to one variable: write D(x^2, x).',
  differentials:
    'A quotient of differentials is not understood: write d/dx before what is differentiated, as in d/dx(x^2).',
  derivativeOfWhat: (typed: string) =>
    `The function is missing: ${typed} of what? Write it in parentheses, for example ${typed}(x^2).`,
  twoNumbers: 'There are two numbers side by side: write an operator between them, for example 2*3.',
  decimalComma: (written: string) => `This is a decimal comma: write ${written}.`,
  groupingComma: (written: string) => `This is a comma in a number: write ${written}.`,
  comma: 'A comma separates the arguments of a function and has no meaning here: leave it out.',
  semicolon: 'A semicolon separates the definitions of a program: write a single expression here.',
  list: 'A list is not an expression here: write one expression without the brackets and commas.',
  matrix: 'Matrices are not understood here: write an expression in numbers and single variables.',
  equation: 'An equation is not an expression: write one side of it, or an expression alone.',
  inequality: 'An inequality is not an expression: write one side of it, or an expression alone.',
  twoEquals: 'There is more than one equals sign: write one equation at a time, such as y = x^2.',
  dot: 'A dot must stand in a number, as in 0.5: write * for a product.',
  twoDots: 'There are two decimal points in this number: leave out one of them.',
  tooLongNumber: 'This number has too many digits when written out: write a smaller power of ten.',
  subscript: 'A subscript belongs to a variable and is a number or a word: write x_1 or x_{max}.',
  logarithmBase: 'The base of the logarithm is missing: write log_2(x) or log(x, 2).',
  notUnderstood: (typed: string) => `The sign ${typed} is not understood here: leave it out.`,
  unknownCommand: (command: string, meant: string | undefined) =>
    `The command ${command} is not understood: ${suggestion(meant && `\\${meant}`)}`,
  wordsInFormula: (word: string) => `The word “${word}” has no meaning in a formula: leave it out.`,
  backslash: 'A backslash begins a LaTeX command: choose LaTeX as the way of typing, or write sin x without it.',
  leftover: (typed: string) => `There is no place for ${typed} here: leave it out.`,
  tooLong: (limit: number) => `The text is longer than ${limit} characters: write a shorter one.`,
  tooDeep: (limit: number) => `This is nested deeper than ${limit} levels: name the inner parts, or write it flatter.`,
  tooMany: (limit: number) => `There are more than ${limit} definitions: leave some out or join them.`,
  definedTwice: (name: string) => `The name ${name} is defined twice: give the second one another name.`,
  definedLater: (name: string) => `The name ${name} is defined only later: move its definition before this one.`,
  definedByItself: (name: string) =>
    `The name ${name} is used in its own definition: give one of the two another name.`,
  unnamed: 'This definition has no name: write name = before it; only the last one may go without.',
  otherArgument: (name: string, variables: string) =>
    `The name ${name} was defined as ${name}(${variables}): write ${name}(${variables}), or the whole expression.`,
  reserved: (name: string) => `The name ${name} already has a meaning of its own: give this definition another name.`,
} as const;

const PAIRS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['|', '|'],
  ['.', '.'],
];
const CLOSING: ReadonlyMap<string, string> = new Map(PAIRS);
const OPENING: ReadonlyMap<string, string> = new Map(PAIRS.map(([open, close]) => [close, open]));

/** The sign that closes what this sign opens, and the other way about. */
export const closing = (open: string): string => CLOSING.get(open) ?? open;
const opening = (close: string): string => OPENING.get(close) ?? close;
