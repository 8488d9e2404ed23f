import type { Expr } from '../expression/expression.ts';
import { call, divide, multiply, number, symbol } from '../expression/expression.ts';
import { rebuild } from '../expression/walk.ts';
import { operationNamed } from '../operations/operations.ts';
import { evaluateTyped, type Point } from '../tape/gradient.ts';
import type { Diagnosis } from './diagnose.ts';
import { weighed } from './evidence/weighing.ts';
import { standsFor, type WrittenNumber, writtenNumber } from './evidence/written-number.ts';
import { clueOn, feedbackOn } from './feedback.ts';
import type { Hint } from './hint.ts';
import type { Asked } from './questions/asked.ts';
import { subjectOf } from './questions/subjects.ts';
import { applicationsIn, rulesRight } from './rules-right.ts';
import { afforded } from './suspects/budget.ts';
import type { Other, Subject } from './suspects/subject.ts';
import type { Attempt, Made, Suspect } from './suspects/suspect.ts';
import { stepsOf, suspectsAlone } from './suspects/suspects.ts';
import { taskSuspect } from './suspects/tasks.ts';

/**
 * Finds the mistakes in a wrong value at a point: every mistake is made, its answer worked out there, and the number
 * looked up. One number may come of many mistakes, or of none by chance: what gives it is weighed, and a mistake is named
 * where it is likely enough. That it is no more than likely is said of all but long numbers, and no rules are counted as
 * right on the strength of it.
 */
export function valueDiagnosis(asked: Asked, at: Point): Diagnosis {
  const subject = subjectOf(asked);
  const { suspects, complete } = afforded(suspectsAt(subject));
  const right = evaluateTyped(subject.right, at);
  const known = {
    subject,
    at,
    valued: suspects.flatMap(suspect => withValue(suspect, at, right)),
    others: othersAt(subject, at, right),
    applications: applicationsIn(subject),
  };
  return answer => {
    const typed = writtenNumber(answer);
    return { ...(typed ? lookedUp(typed, known) : { mistakes: [] }), complete };
  };
}

/** What numbers are looked up in. */
interface Known {
  readonly subject: Subject;
  readonly at: Point;
  readonly valued: readonly Valued[];
  readonly others: readonly ValuedOther[];
  readonly applications: number;
}

function lookedUp(typed: WrittenNumber, { subject, at, valued, others, applications }: Known) {
  const made = valued.filter(({ value }) => standsFor(typed, value)).flatMap(suspect => suspect.made);
  const other = otherAt(typed, others);
  const { made: mistakes, likelihood, weight } = weighed(made, other?.weight ?? 0, typed.room);
  if (likelihood >= TOLD && weight >= (other?.weight ?? 0))
    return likelihood < FIRM
      ? { mistakes, guessed: true as const }
      : { mistakes, rules: rulesRight(mistakes.slice(0, 1), applications) };
  const hint = other ? other.hint : likelihood >= GUESSED ? perhaps(mistakes) : zeroOfFunction(typed, subject, at);
  return { mistakes: [], ...hint };
}

/**
 * How likely a mistake is that is named without reserve, that is named, and that is hinted at. Lower, more is named that
 * nobody made: with these about one in twenty random whole numbers below 10, one in a hundred fractions, and no decimals
 * of three places; and more that students do make is left without a name where they are higher.
 */
const [FIRM, TOLD, GUESSED] = [0.9, 0.2, 0.1];

function* suspectsAt(subject: Subject): Generator<Attempt> {
  yield* inDegrees(subject);
  yield* suspectsAlone(subject, stepsOf(subject));
  yield* subject.repeated?.() ?? [];
}

interface Valued extends Suspect {
  readonly value: number;
}

/** A mistake that does not show at this point, or leaves nothing there, explains nothing. */
function withValue(suspect: Suspect, at: Point, right: number): readonly Valued[] {
  const value = evaluateTyped(suspect.answer, at);
  const isSeen =
    Number.isFinite(value) && Math.abs(value) > NOTHING && Math.abs(value - right) > NOTHING * Math.abs(right);
  return isSeen ? [{ ...suspect, value }] : [];
}

const NOTHING = 1e-9;

/** Whether it takes an angle. */
const isOfAngle = (op: string): boolean => operationNamed(op)?.family === 'trigonometric';

/** The right formula, worked out with a calculator that takes angles in degrees. */
function inDegrees({ of, wrt, right }: Subject): readonly Suspect[] {
  const radians = (angle: Expr): Expr => divide(multiply(angle, symbol('pi')), number(180));
  const answer = rebuild(right, node =>
    node.kind === 'call' && isOfAngle(node.op) ? call(node.op, ...node.args.map(radians)) : node,
  );
  return answer === right ? [] : taskSuspect('angles in degrees', answer, { at: of, wrt });
}

interface ValuedOther extends Other {
  readonly value: number;
  /** How often it is what was done, beside a common mistake. */
  readonly weight: number;
}

/** What was not differentiated is likelier than what was differentiated wrongly deep inside. */
const [FUNCTION_ITSELF, ANOTHER_QUESTION] = [0.9, 0.5];

/** The values of other things than what was asked for, the right one's elsewhere and its opposite; 0 may have come about in any way. */
function othersAt(subject: Subject, at: Point, right: number): readonly ValuedOther[] {
  const here = subject.others().map(other => ({
    is: other.is,
    sentence: `The point is put in, but t${other.sentence.slice(1)}`,
    value: evaluateTyped(other.is, at),
    weight: other.is === subject.of ? FUNCTION_ITSELF : ANOTHER_QUESTION,
  }));
  return [...here, ...elsewhere(subject, at), opposite(subject.right, right)].filter(
    ({ value }) => Math.abs(value) > NOTHING,
  );
}

/** The right value with its sign lost; what is said of it is said where answers are compared. */
const opposite = (right: Expr, value: number): ValuedOther => ({
  is: right,
  sentence: '',
  value: -value,
  weight: ANOTHER_QUESTION,
});

/** The right formula with the wrong sign of the point. */
function elsewhere({ wrt, right }: Subject, at: Point): readonly ValuedOther[] {
  const place = at[wrt];
  if (place === undefined || place === 0) return [];
  const sentence = `This is the value at ${wrt} = ${String(-place).replace('-', '−')}: the point has the other sign.`;
  const value = evaluateTyped(right, { ...at, [wrt]: -place });
  // Of a slope that is even or odd this is the right value, or that with its sign lost.
  const isNews = Math.abs(Math.abs(value) - Math.abs(evaluateTyped(right, at))) > NOTHING * Math.abs(value);
  return isNews ? [{ is: right, sentence, value, weight: ANOTHER_QUESTION }] : [];
}

interface OtherAt {
  readonly hint: Hint;
  readonly weight: number;
}

/** A decimal of one digit stands for too much, and a number of one digit is the value of too much but the first. */
function otherAt(typed: WrittenNumber, others: readonly ValuedOther[]): OtherAt | undefined {
  const other = others.find(
    ({ value, weight }) =>
      standsFor(typed, value) && isTelling(typed, value) && (weight === FUNCTION_ITSELF || typed.room > 9),
  );
  return other && { hint: other.sentence === '' ? {} : { hint: other.sentence }, weight: other.weight };
}

const isTelling = (typed: WrittenNumber, value: number): boolean =>
  typed.tolerance < 0.01 * Math.abs(value) || Math.abs(typed.value - value) < NOTHING * Math.abs(value);

/** What may have been done, where it is not likely enough to be named. */
function perhaps([made]: readonly Made[]): Hint {
  const [hint, clue] = made
    ? [feedbackOn(made), clueOn(made)].map(said => `Perhaps it came about like this. ${said}`)
    : [];
  return { ...(hint && { hint }), ...(clue && { clue }) };
}

/** Where the function is 0 and its slope is not. */
function zeroOfFunction({ value }: WrittenNumber, { of, right }: Subject, at: Point): Hint | undefined {
  if (value !== 0 || Math.abs(evaluateTyped(of, at)) > NOTHING || Math.abs(evaluateTyped(right, at)) <= NOTHING)
    return undefined;
  return { hint: 'Perhaps this is the value of the function itself, which has not been differentiated.' };
}
