import { agree, agreementOfMany } from '../agreement/agree.ts';
import { add, type Expr, multiply, negate, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { mathText } from '../notation/math-text.ts';
import { CLOSE, common, fractionNear } from './evidence/proportion.ts';
import { isZero, meets, type Sight, type Signature } from './evidence/signature.ts';
import type { Other, Subject } from './suspects/subject.ts';

/** What an answer turns out to be, and the sentence about it. */
interface Guess extends Other {
  /** Where to look, where the sentence would give the answer away. */
  readonly clue?: string;
  /** Its values, where they are known. */
  readonly seen?: Signature | undefined;
}

/** What a hint is made from. */
interface Known {
  readonly subject: Subject;
  /** Other questions that the answer may be right for. */
  readonly questions: readonly Guess[];
  readonly sight: Sight;
}

/** What can be said of an answer, and instead of it where the answer is not to be given away. */
export interface Hint {
  readonly hint?: string;
  /** Absent where the hint gives nothing away. */
  readonly clue?: string;
}

/** What can be said of a wrong answer that no mistake explains; nothing where nothing can. */
export function hintAbout(answer: Expr, { subject, questions, sight }: Known): Hint {
  const [seen, right] = [sight(answer), sight(subject.right)];
  if (!seen) return strangeLetters(answer, subject);
  const guesses = [...questions, ...(right ? byNumbers(seen, right, subject.right) : [])];
  const agrees = agreementOfMany(answer);
  const isSame = (guess: Guess): boolean => subject.points !== undefined || agrees(guess.is).kind === 'same';
  const guess = guesses.find(each => isSeen(each, seen, sight) && isSame(each));
  return guess ? { hint: guess.sentence, ...(guess.clue !== undefined && { clue: guess.clue }) } : {};
}

function isSeen(guess: Guess, seen: Signature, sight: Sight): boolean {
  const values = guess.seen ?? sight(guess.is);
  return values !== undefined && meets(values, seen) !== false;
}

function strangeLetters(answer: Expr, { of, wrt, right }: Subject): Hint {
  const known = new Set([wrt, ...variables(of)]);
  const strange = variables(answer).filter(name => !known.has(name));
  if (strange.length === 0) return {};
  const letters = known.size === 1 ? `only letter is ${wrt}` : `letters are ${listed([...known], 'and')}`;
  const there = `There is no ${listed(strange, 'or')} in what was given: its ${letters}.`;
  if (!isIntegrationConstant(strange, answer, right)) return { hint: there };
  return {
    hint: `All is right but the ${strange[0]}: a constant is added to an integral, and this is a derivative.`,
    clue: there,
  };
}

/** Whether the answer is the right one with + C behind it. */
const isIntegrationConstant = ([name = '', ...others]: readonly string[], answer: Expr, right: Expr): boolean =>
  others.length === 0 && /^[ck]$/i.test(name) && agree(add(right, symbol(name)), answer).kind === 'same';

/** "x", "x and y", "x, y and z". */
const listed = (names: readonly string[], word: 'and' | 'or'): string =>
  [names.slice(0, -1).join(', '), names.at(-1) ?? ''].filter(part => part !== '').join(` ${word} `);

/** Right answers to other questions, with their values. */
export const otherQuestions = ({ others }: Subject, sight: Sight): readonly Guess[] =>
  others()
    .map(other => ({ ...other, seen: sight(other.is) }))
    // An answer of 0 may have come about in any way.
    .filter(({ seen }) => !seen || !isZero(seen));

/** Off by a sign, by a factor or by a number, as the values at the points say. */
function byNumbers({ values }: Signature, right: Signature, rightAnswer: Expr): readonly Guess[] {
  const pairs = Array.from(values, (value, p) => [value, right.values[p] ?? Number.NaN] as const);
  const usable = pairs.filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b) && b !== 0);
  const factor = common(usable.map(([a, b]) => a / b));
  const shift = common(usable.map(([a, b]) => a - b));
  return [
    ...(factor === undefined ? [] : [byFactor(factor, rightAnswer)]),
    ...(shift === undefined ? [] : [byConstant(shift, rightAnswer)]),
  ].flatMap(guess => guess ?? []);
}

function byFactor(factor: number, right: Expr): Guess | undefined {
  if (Math.abs(factor + 1) < CLOSE)
    return {
      is: negate(right),
      sentence: 'This is right but for its sign: every term has the opposite one.',
      clue: 'Go through the signs again.',
    };
  // At these points it is the right answer; what makes it wrong lies elsewhere.
  const k = Math.abs(factor - 1) < CLOSE ? undefined : fractionNear(factor);
  return (
    k && {
      is: multiply(k, right),
      sentence: `This is the right answer times ${mathText(k)}: a constant factor is wrong.`,
      clue: 'A constant factor is wrong.',
    }
  );
}

function byConstant(shift: number, right: Expr): Guess | undefined {
  const k = fractionNear(Math.abs(shift));
  const much = shift > 0 ? 'large' : 'small';
  return (
    k && {
      is: add(right, shift > 0 ? k : negate(k)),
      sentence: `This is too ${much} by the constant ${mathText(k)}, everywhere.`,
      clue: 'A constant term is wrong.',
    }
  );
}
