import { agree } from '../agreement/agree.ts';
import type { Witness } from '../agreement/agreement.ts';
import { add, type Expr, isNumber, negate, ZERO } from '../expression/expression.ts';
import { contains, isConstant, variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { criticalPlaces, isOnePlace } from '../kinds/critical-places.ts';
import { numeral } from '../kinds/numerals.ts';
import { standingIn } from '../marking/standing.ts';
import { mathText } from '../notation/math-text.ts';
import { whole } from '../reading/complaints.ts';
import { evaluateTyped } from '../tape/gradient.ts';
import { claimedOfOrder } from './at-place.ts';
import { letterOf } from './definitions.ts';
import { notAStep, type Said, type Step } from './judged-line.ts';
import type { Side } from './line-meaning.ts';
import { type Place, placesIn } from './places.ts';
import { isEither, isSame, type SoFar } from './so-far.ts';
import type { Statement } from './statements.ts';

/*
 * The zeros of a derivative that has been found are looked for: f'(x) = 0, then 3x² = 12 and x = ±2.
 */

const [SET_TO_ZERO, SOLVED] = ['set to 0', 'solved'];

/**
 * Judges an equation by which the zeros of a derivative that has been found are looked for, f'(x) = 0, and those that go
 * on from it, x^2 = 1: right where all its solutions are zeros of the derivative, wrong where none is. Undefined where a
 * line says anything else.
 */
export function judgeSolving(text: string, sides: readonly Side[], isNamed: boolean, soFar: SoFar): Step | undefined {
  const { solving = { wrong: [] } } = soFar;
  const after: SoFar = { ...soFar, aside: undefined, solving };
  if (isFound(isNamed, soFar) && isSetToZero(sides, isNamed, soFar))
    return stepTo(SET_TO_ZERO, !isNamed && isOfWrong(sides, soFar), after);
  if (!soFar.solving || sides.some(({ typed }) => standingIn(typed).length > 0)) return undefined;
  const again = judgeWorkedOut(sides, after);
  if (again) return again;
  const solutions = solutionsOf(sides, soFar);
  const zeros = zerosOf(soFar.expected, soFar);
  const [first] = solutions;
  if (first === undefined || !zeros) return notAStep(after, whole(text, SOLVES));
  if (solutions.every(each => isAmong(each, zeros))) return stepTo(SOLVED, false, after);
  const wrong = [...solving.wrong, ...((soFar.wrong && zerosOf(soFar.wrong, soFar)) ?? [])];
  if (solutions.every(each => isAmong(each, wrong))) return stepTo(SOLVED, true, after);
  if (solutions.some(each => isAmong(each, zeros))) return notAStep(after, whole(text, SOLVES));
  return { said: notZero(numeral(first), UNSOLVED, soFar), after: { ...after, solving: { wrong: solutions } } };
}

/** x^2 = 4/18 = 2/9: the equation with the first number, and that worked out; undefined of any other. */
function judgeWorkedOut(sides: readonly Side[], soFar: SoFar): Step | undefined {
  const [left, ...numbers] = sides;
  const [first, ...others] = numbers;
  if (!left || !first || others.length === 0 || !numbers.every(({ value }) => isConstant(value))) return undefined;
  const differs = others.find(({ value }) => !isSame(first.value, value));
  if (!differs) return judgeSolving('', [left, first], false, soFar);
  const wrong = solutionsOf([left, differs], soFar);
  const point = { witness: { at: {}, expected: evaluateTyped(first.value), answer: evaluateTyped(differs.value) } };
  const said: Said = { verdict: 'wrong', did: [SOLVED], mistakes: [], hint: WORKED_OUT, clue: WORKED_OUT, ...point };
  return { said, after: { ...soFar, solving: { wrong } } };
}

const WORKED_OUT = 'The numbers in this line are not equal: the slip is in working them out.';

/**
 * Judges an equation that says what the derivative is 0 for without setting it to 0 first, x^3 = 1 after y' = 4x^3 - 4;
 * undefined where a solution of it is none.
 */
export function judgeSolvedAtOnce(sides: readonly Side[], soFar: SoFar): Step | undefined {
  if (!soFar.hasBegun || !isFound(false, soFar) || sides.some(({ typed }) => standingIn(typed).length > 0))
    return undefined;
  const solutions = solutionsOf(sides, soFar);
  const zeros = solutions.length > 0 ? zerosOf(soFar.expected, soFar) : undefined;
  return zeros && solutions.every(each => isAmong(each, zeros))
    ? stepTo(SOLVED, false, { ...soFar, aside: undefined, solving: { wrong: [] } })
    : undefined;
}

const SOLVES = 'This solves an equation for where the derivative is 0; asked for is the derivative.';

/** Whether the last line about the derivative has it in full; 3x² = 12 may as well be the first line. */
const isFound = (isNamed: boolean, { hasBegun, before, expected, wrt }: SoFar): boolean =>
  (hasBegun ? standingIn(before).length === 0 && contains(before, wrt) : !isNamed) && contains(expected, wrt);

/** Whether the derivative is set to 0: by its name, or as 3x² − 12 = 0 or 3x² = 12. */
function isSetToZero([first, second, third]: readonly Side[], isNamed: boolean, soFar: SoFar): boolean {
  if (!first || !second || third) return false;
  if (isNamed) return isNumber(second.typed, '0');
  if ([first, second].some(({ typed }) => standingIn(typed).length > 0)) return false;
  return isEither(differenceOf(first, second), soFar) || isEither(differenceOf(second, first), soFar);
}

const differenceOf = (left: Side, right: Side): Expr =>
  isNumber(right.typed, '0') ? left.value : add(left.value, negate(right.value));

/** Whether it is the derivative by a wrong line that is set to 0, and not the right one. */
const isOfWrong = ([first, second]: readonly Side[], { expected }: SoFar): boolean =>
  first !== undefined &&
  second !== undefined &&
  !isSame(differenceOf(first, second), expected) &&
  !isSame(differenceOf(second, first), expected);

const stepTo = (did: string, isCarried: boolean, after: SoFar): Step => ({
  said: { verdict: isCarried ? 'carried forward' : 'right', did: [did], mistakes: [] },
  after,
});

/** The solutions of an equation in the variable alone, as far as they are found; none of any other. */
function solutionsOf([left, right, third]: readonly Side[], soFar: SoFar): readonly number[] {
  return (left && right && !third && zerosOf(differenceOf(left, right), soFar)) || [];
}

/** The zeros of a formula in the variable alone; undefined where they cannot be told. */
function zerosOf(e: Expr, { wrt }: SoFar): readonly number[] | undefined {
  if (!contains(e, wrt) || !isConstant(substitute(e, new Map([[wrt, ZERO]])))) return undefined;
  const found = criticalPlaces(e, e, wrt);
  return found?.places.filter(({ kind }) => kind === 'zero').map(({ root }) => root.value);
}

const isAmong = (at: number, all: readonly number[]): boolean => all.some(each => isOnePlace(each, at));

function notZero(at: Expr, hint: string, { expected, wrt }: SoFar): Said {
  const agreement = agree(ZERO, substitute(expected, new Map([[wrt, at]])));
  const point = agreement.kind === 'different' ? agreement.witness : undefined;
  const places: Witness['at'] = isConstant(at) ? { [wrt]: evaluateTyped(at) } : {};
  return {
    verdict: 'wrong',
    did: [SOLVED],
    mistakes: [],
    hint,
    clue: hint,
    ...(point && { witness: { ...point, at: { ...point.at, ...places } } }),
  };
}

const UNSOLVED = 'What solves this equation is no zero of the derivative: the slip is in rewriting it.';
const NOT_A_ZERO = 'The derivative is not 0 there: put it in, and see.';

/**
 * Judges what is said to be zeros of the derivative once that is set to 0, x = ±1; undefined where the lines look for
 * none, or it cannot be told.
 */
export function judgeZeros({ sides: [first = '', ...others] }: Statement, soFar: SoFar): Step | undefined {
  // x_1 = 2 is one of several.
  const letter = letterOf(first)?.replace(/_?\d$/, '');
  if (!soFar.solving || letter !== soFar.wrt || others.length === 0) return undefined;
  const places = others.map(text => placesIn(`${soFar.wrt} = ${text}`, soFar));
  if (places.some(each => each === undefined)) return undefined;
  const found = places.flatMap(each => each ?? []);
  const { expected, wrong } = soFar;
  const after: SoFar = { ...soFar, atPlaces: { claimed: claimedOfOrder(1, soFar), places: found } };
  if (found.every(place => isZeroAt(expected, place))) return stepTo(SOLVED, false, after);
  const isOfLine = (place: Place): boolean =>
    (wrong !== undefined && isZeroAt(wrong, place)) || isAmong(numberAt(place, soFar), soFar.solving?.wrong ?? []);
  if (found.every(isOfLine)) return stepTo(SOLVED, true, after);
  const missed = found.find(place => !isZeroAt(expected, place))?.get(soFar.wrt);
  const isDecided = missed && agree(ZERO, substitute(expected, new Map([[soFar.wrt, missed]]))).kind === 'different';
  return missed && isDecided ? { said: notZero(missed, NOT_A_ZERO, soFar), after } : undefined;
}

/** NaN where it is written in letters. */
const numberAt = (place: Place, { wrt }: SoFar): number => {
  const at = place.get(wrt);
  return at && isConstant(at) ? evaluateTyped(at) : Number.NaN;
};

/** Exactly, or a decimal to which a zero rounds: the sign changes within half of its last digit. */
function isZeroAt(e: Expr, place: Place): boolean {
  if (agree(substitute(e, place), ZERO).kind === 'same') return true;
  const [[name, at] = []] = [...place];
  const decimals = at && /\.(\d+)/.exec(mathText(at))?.[1]?.length;
  if (name === undefined || !at || decimals === undefined || !isConstant(at) || variables(e).join() !== name)
    return false;
  const [below, above] = [-0.5, 0.5].map(ulp =>
    evaluateTyped(e, { [name]: evaluateTyped(at) + ulp * 1.0001 * 10 ** -decimals }),
  );
  return below !== undefined && above !== undefined && below * above <= 0;
}
