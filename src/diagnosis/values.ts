import type { Expr } from '../expression/expression.ts';
import { call, divide, multiply, number, symbol } from '../expression/expression.ts';
import { rebuild } from '../expression/walk.ts';
import { COMMON_ALONE } from '../rules/mistakes.ts';
import { evaluate } from '../tape/gradient.ts';
import { UnknownOperation } from '../tape/record.ts';
import type { Asked } from './asked.ts';
import { believed } from './believed.ts';
import { afforded } from './budget.ts';
import { type Diagnosis, inOrder, suspectsAlone } from './diagnose.ts';
import { clueOn, feedbackOn } from './feedback.ts';
import type { Hint } from './hint.ts';
import { applicationsIn, rulesRight } from './rules-right.ts';
import type { Other, Subject } from './subject.ts';
import { subjectOf } from './subjects.ts';
import type { Made, Suspect } from './suspect.ts';
import { taskSuspect } from './tasks.ts';
import { chanceOf, standsFor, type WrittenNumber, writtenNumber } from './written-number.ts';
import { wrongStepsOf } from './wrong-rules.ts';

/** The point at which a value is asked for. */
type Point = Readonly<Record<string, number>>;

/**
 * Finds the mistakes in a wrong value at a point: every mistake is made, its answer worked out there, and the number
 * looked up. One number may come of many mistakes, or of none by chance: a mistake is named where at most two give it,
 * and where few numbers that are written with as many digits would name any. An exact form, cos(2) or 2e, says more than
 * its value: it names a common mistake that gives it.
 */
export function valueDiagnosis(asked: Asked, at: Point): Diagnosis {
  const subject = subjectOf(asked);
  const applications = applicationsIn(subject);
  const { suspects, complete } = afforded(suspectsAt(subject));
  const right = valueThere(subject.right, at);
  const valued = suspects.flatMap(suspect => withValue(suspect, at, right));
  const ofTasks = valued.filter(({ made }) => made.every(isTask)).map(({ value }) => value);
  const others = othersAt(subject, at);
  return answer => {
    const typed = writtenNumber(answer);
    if (!typed) return { mistakes: [], complete };
    const made = commonFirst(valued.filter(({ value }) => standsFor(typed, value)).flatMap(suspect => suspect.made));
    const chance = chanceOf(
      typed,
      valued.map(({ value }) => value),
    );
    const other = otherAt(typed, others);
    if (isTold({ typed, made, chance, isOther: other !== undefined })) {
      const mistakes = believed(made);
      return { mistakes, rules: rulesRight(mistakes.slice(0, 1), applications), complete };
    }
    const isOpposite = standsFor(typed, -right);
    const hint: Hint | undefined = isOpposite
      ? undefined
      : (perhaps(made.filter(isTask), chanceOf(typed, ofTasks)) ??
        other ??
        perhaps(made, chance) ??
        zeroOfFunction(typed, subject, at));
    return { mistakes: [], ...hint, complete };
  };
}

/** A number that more mistakes give tells which was made as little as one that chance explains. */
const MOST = 2;
/** Shares of numbers as short that may name a mistake at all: firmly, as a guess, and as a guess at a common one. */
const [BELIEVED, GUESSED, GUESSED_COMMON] = [1 / 100, 1 / 5, 2 / 5];

const isCommon = ({ mistake }: Made): boolean => COMMON_ALONE.has(mistake.id);

/** In their order, but common ones before others. */
const commonFirst = (made: readonly Made[]): readonly Made[] =>
  inOrder(made).toSorted((a, b) => Number(isCommon(b)) - Number(isCommon(a)));

/** What a number is looked at by. */
interface Looked {
  readonly typed: WrittenNumber;
  readonly made: readonly Made[];
  readonly chance: number;
  /** It is the value of something else as well, of the function itself. */
  readonly isOther: boolean;
}

/** Beside the value of the function itself an exact form tells of the outermost rule alone, a decimal of common mistakes. */
function isTold({ typed, made, chance, isOther }: Looked): boolean {
  const [first, ...others] = made;
  if (!first) return false;
  const isLikely = isCommon(first) || made.some(isTask);
  if (others.length < MOST && chance <= BELIEVED) return isLikely || !isOther;
  return typed.isIrrational && isCommon(first) && (first.depth === 0 || !isOther);
}

function* suspectsAt(subject: Subject): Generator<Suspect> {
  yield* inDegrees(subject);
  yield* suspectsAlone(
    subject,
    subject.lines.map(({ problem }) => wrongStepsOf(problem)),
  );
}

interface Valued extends Suspect {
  readonly value: number;
}

/** A mistake that does not show at this point, or leaves nothing there, explains nothing. */
function withValue(suspect: Suspect, at: Point, right: number): readonly Valued[] {
  const value = valueThere(suspect.answer, at);
  const isSeen =
    Number.isFinite(value) && Math.abs(value) > NOTHING && Math.abs(value - right) > NOTHING * Math.abs(right);
  return isSeen ? [{ ...suspect, value }] : [];
}

const NOTHING = 1e-9;

/** NaN where there is none. */
function valueThere(e: Expr, at: Point): number {
  try {
    return evaluate(e, at);
  } catch (error) {
    if (error instanceof UnknownOperation) return Number.NaN;
    throw error;
  }
}

/** The operations that take an angle. */
const OF_ANGLES: ReadonlySet<string> = new Set(['sin', 'cos', 'tan', 'sec', 'csc', 'cot']);

/** The right formula, worked out with a calculator that takes angles in degrees. */
function inDegrees({ of, wrt, right }: Subject): readonly Suspect[] {
  const radians = (angle: Expr): Expr => divide(multiply(angle, symbol('pi')), number(180));
  const answer = rebuild(right, node =>
    node.kind === 'call' && OF_ANGLES.has(node.op) ? call(node.op, ...node.args.map(radians)) : node,
  );
  return answer === right ? [] : taskSuspect('angles in degrees', answer, { at: of, wrt });
}

interface ValuedOther extends Other {
  readonly value: number;
}

/** The values of other things than what was asked for, and the right one's elsewhere; 0 may have come about in any way. */
function othersAt(subject: Subject, at: Point): readonly ValuedOther[] {
  const here = subject.others().map(other => ({
    is: other.is,
    sentence: `The point is put in, but t${other.sentence.slice(1)}`,
    value: valueThere(other.is, at),
  }));
  return [...here, ...elsewhere(subject, at)].filter(({ value }) => Math.abs(value) > NOTHING);
}

/** The right formula with the wrong sign of the point. */
function elsewhere({ wrt, right }: Subject, at: Point): readonly ValuedOther[] {
  const place = at[wrt];
  if (place === undefined || place === 0) return [];
  const sentence = `This is the value at ${wrt} = ${String(-place).replace('-', '−')}: the point has the other sign.`;
  const value = valueThere(right, { ...at, [wrt]: -place });
  // Of a slope that is even or odd this is the right value, or that with its sign lost.
  const isNews = Math.abs(Math.abs(value) - Math.abs(valueThere(right, at))) > NOTHING * Math.abs(value);
  return isNews ? [{ is: right, sentence, value }] : [];
}

/** A decimal of one digit stands for too much, and a number of one digit is the value of too much but the first. */
function otherAt(typed: WrittenNumber, others: readonly ValuedOther[]): Hint | undefined {
  const other = others.find(
    ({ value }, i) => standsFor(typed, value) && isTelling(typed, value) && (i === 0 || typed.room > 9),
  );
  return other && { hint: other.sentence };
}

const isTelling = (typed: WrittenNumber, value: number): boolean =>
  typed.tolerance < 0.01 * Math.abs(value) || Math.abs(typed.value - value) < NOTHING * Math.abs(value);

/** Whether another task was done than the one that was set: of these there are few. */
const isTask = ({ mistake }: Made): boolean => mistake.kind === 'task';

/** A short number may be one mistake's, and is many others': a common one is guessed first. */
function perhaps([made, ...others]: readonly Made[], chance: number): Hint | undefined {
  if (!made) return undefined;
  if (isCommon(made) ? chance > GUESSED_COMMON : others.length >= MOST || chance > GUESSED) return undefined;
  const [hint, clue] = [feedbackOn(made), clueOn(made)].map(said => `Perhaps it came about like this. ${said}`);
  return { ...(hint && { hint }), ...(clue && { clue }) };
}

/** Where the function is 0 and its slope is not. */
function zeroOfFunction({ value }: WrittenNumber, { of, right }: Subject, at: Point): Hint | undefined {
  if (value !== 0 || Math.abs(valueThere(of, at)) > NOTHING || Math.abs(valueThere(right, at)) <= NOTHING)
    return undefined;
  return { hint: 'Perhaps this is the value of the function itself, which has not been differentiated.' };
}
