import { agree } from '../agreement/agree.ts';
import { derived, resultWith } from '../diagnosis/suspects/derived.ts';
import { dependentOf, madeDependent, madePlain, withDerivative } from '../expression/dependent.ts';
import { same } from '../expression/equality.ts';
import { equation, sidesOf } from '../expression/equation.ts';
import {
  add,
  derivative,
  divide,
  type Expr,
  isCall,
  multiply,
  negate,
  number,
  symbol,
  ZERO,
} from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import { substitute } from '../expression/substitution.ts';
import { standingIn } from '../marking/standing.ts';
import type { Found } from '../marking/verdict.ts';
import { whole } from '../reading/complaints.ts';
import { mistakesInLine, mistakesOfSides, partIn } from './curve-mistakes.ts';
import { ONE_COORDINATE } from './curve-place.ts';
import {
  type CurveAsked,
  type CurveSide,
  comparedOnCurve,
  hasSecond,
  inSlope,
  type OnCurve,
  onBranch,
  slopeBy,
  slopeLetter,
} from './curve-side.ts';
import { letterOf } from './definitions.ts';
import { notAStep, type Step } from './judged-line.ts';
import type { Place } from './places.ts';
import { rulesBetween } from './rules-between.ts';

/** What is known when a line about a curve is reached. */
export interface CurveSoFar {
  readonly asked: CurveAsked;
  readonly name: (wrong: Expr) => Found;
  /** What an "= …" goes on from. */
  readonly first?: CurveSide | undefined;
  /** A point that the line before speaks of, with nothing said about it. */
  readonly announced?: string | undefined;
  /** The point at which a line has given the slope last. */
  readonly touch?: Place | undefined;
  /** y on one branch of the curve, once a line has given it. */
  readonly branch?: Expr;
  /** The last equation that was right or followed, its derivatives standing. */
  readonly before?: Expr;
  /** Whether a line has had both sides differentiated, no derivative but that of y left. */
  readonly hasBegun: boolean;
  /** Whether the last line says what the slope is. */
  readonly isDone: boolean;
  /** The slope by the first wrong line. */
  readonly wrong?: Expr;
  /** The difference of the sides of a wrong equation in which no slope stands. */
  readonly wrongGiven?: Expr;
}

/** Judges an equation: right where it holds on the curve; one that an equals sign leads goes on from what was said last. */
export function judgeSides(sides: readonly CurveSide[], { texts, isLed }: Typed, soFar: CurveSoFar): Step<CurveSoFar> {
  const { asked } = soFar;
  const [first, ...others] = isLed && soFar.first ? [soFar.first, ...sides] : sides;
  if (!first) return notAStep(soFar);
  const after: CurveSoFar = { ...soFar, first };
  if (others.length === 0)
    return first.hasSlope || !soFar.hasBegun ? notAStep(after) : judgeEquation(slopeItself(asked), [first], after);
  if ([first, ...others].some(side => hasSecond(side, asked))) return judgeSecond(first, others, after);
  const isAboutLetter = letterOf(texts[0] ?? '') !== undefined;
  if (![first, ...others].some(({ hasSlope }) => hasSlope)) return judgeGiven(first, others, isAboutLetter, after);
  const step = judgeEquation(first, others, after);
  const isOfPoint = step.said.verdict === 'wrong' && !isLed && isAtPoint(first, others, soFar);
  return isOfPoint ? notAStep(soFar, whole(texts.join(' = '), ONE_COORDINATE)) : step;
}

/** The sides of a statement as they were typed, and whether an equals sign leads it. */
interface Typed {
  readonly texts: readonly string[];
  readonly isLed: boolean;
}

/** A line about y″: right where it holds on the curve, y′ being what was found. */
function judgeSecond(first: CurveSide, others: readonly CurveSide[], soFar: CurveSoFar): Step<CurveSoFar> {
  const { asked, wrong } = soFar;
  const compared = others.map(({ value }) => comparedOnCurve(first.value, value, asked.slope, asked));
  const did = others.some(({ hasSlope }) => hasSlope) ? [BOTH_SIDES] : [ALGEBRA];
  if (compared.some(({ kind }) => kind === 'undecided')) return notAStep(soFar, whole('', NO_POINTS));
  const [difference] = differing(compared, others) ?? [];
  if (!difference) return { said: { verdict: 'right', did, mistakes: [] }, after: soFar };
  const follows =
    wrong && others.every(({ value }) => comparedOnCurve(first.value, value, wrong, asked).kind === 'same');
  return follows
    ? { said: { verdict: 'carried forward', did, mistakes: [] }, after: soFar }
    : { said: { verdict: 'wrong', did, mistakes: [], witness: difference.witness }, after: soFar };
}

/** The slope as a side of its own. */
export function slopeItself(asked: CurveAsked): CurveSide {
  const value = symbol(slopeLetter(asked));
  return { typed: value, value, hasSlope: true };
}

/** The equation said again, rewritten, or differentiated without dy/dx; x = 3 is a point and nothing to be marked. */
function judgeGiven(
  first: CurveSide,
  others: readonly CurveSide[],
  isAboutLetter: boolean,
  soFar: CurveSoFar,
): Step<CurveSoFar> {
  const { asked } = soFar;
  const compared = others.map(({ value }) => comparedOnCurve(first.value, value, asked.slope, asked));
  const [differs, side] = differing(compared, others) ?? [];
  const branch = isAboutLetter ? branchIn(others, asked) : undefined;
  if (branch) return { said: { verdict: 'right', did: [ALGEBRA], mistakes: [] }, after: { ...soFar, branch } };
  if (!differs || !side || isAboutLetter) return notAStep(soFar);
  const difference = add(first.value, negate(side.value));
  if (soFar.wrongGiven && isMultiple(difference, soFar.wrongGiven, asked))
    return { said: { verdict: 'carried forward', did: [ALGEBRA], mistakes: [] }, after: soFar };
  const named = soFar.hasBegun ? { mistakes: [] } : mistakesOfSides(first, side, asked);
  const told =
    named.mistakes.length > 0 ? { did: [BOTH_SIDES], ...named } : { did: [ALGEBRA], mistakes: [], hint: NOT_GIVEN };
  const wrong = soFar.hasBegun || named.mistakes.length > 0 ? soFar.wrong : slopeOfGiven(difference, asked);
  const after: CurveSoFar = { ...soFar, wrongGiven: difference, ...(wrong && { wrong }) };
  return { said: { verdict: 'wrong', ...told, witness: differs.witness }, after };
}

/** Whether one formula is the other times a number: both are what they are at one place, times the same. */
function isMultiple(a: Expr, b: Expr, { wrt, dependent }: CurveAsked): boolean {
  const place = new Map([
    [wrt, divide(number('13'), number('10'))],
    [dependent, divide(number('7'), number('10'))],
  ]);
  const [atA, atB] = [substitute(a, place), substitute(b, place)];
  return agree(atB, ZERO).kind === 'different' && agree(multiply(a, atB), multiply(b, atA)).kind === 'same';
}

/** The slope by an equation that was rewritten wrongly before it was differentiated. */
function slopeOfGiven(difference: Expr, asked: CurveAsked): Expr | undefined {
  const { wrt, dependent } = asked;
  return slopeBy(inSlope(derivative(madeDependent(share(difference), dependent, wrt), wrt), asked), ZERO, asked);
}

/** y as a function of x that solves the equation; undefined where it does not. */
function branchIn([side]: readonly CurveSide[], { left, right, wrt, dependent }: CurveAsked): Expr | undefined {
  const inside = side && new Map([[dependent, side.value]]);
  const isOfVariable = side && contains(side.value, wrt) && !contains(side.value, dependent);
  return isOfVariable && inside && agree(substitute(left, inside), substitute(right, inside)).kind === 'same'
    ? side.value
    : undefined;
}

/** The first comparison that comes to a difference, and the side that differs. */
function differing(
  compared: readonly OnCurve[],
  sides: readonly CurveSide[],
): readonly [Extract<OnCurve, { readonly kind: 'different' }>, CurveSide] | undefined {
  for (const [i, each] of compared.entries()) {
    const side = sides[i];
    if (each.kind === 'different' && side) return [each, side];
  }
  return undefined;
}

const BOTH_SIDES = 'both sides differentiated';
const ALGEBRA = 'algebra';
const NOT_GIVEN = 'This is not the equation that was given: the slip is in rewriting it.';

function judgeEquation(first: CurveSide, others: readonly CurveSide[], soFar: CurveSoFar): Step<CurveSoFar> {
  const { asked, wrong } = soFar;
  const compared = others.map(({ value }) => comparedOnCurve(first.value, value, asked.slope, asked));
  const did = ruleNames(first, others, soFar);
  const after = afterEquation(first, others, soFar);
  if (compared.some(({ kind }) => kind === 'undecided')) return notAStep(after, whole('', NO_POINTS));
  const [difference, side] = differing(compared, others) ?? [];
  if (!difference || !side || holdsOnBranch(first, others, soFar))
    return { said: { verdict: 'right', did, mistakes: [] }, after };
  if (wrong && others.every(({ value }) => comparedOnCurve(first.value, value, wrong, asked).kind === 'same'))
    return { said: { verdict: 'carried forward', did, mistakes: [] }, after: { ...after, isDone: false } };
  const slope = wrongSlope(first, side, asked);
  return {
    said: { verdict: 'wrong', did, ...mistakesInLine({ first, side, slope }, soFar), witness: difference.witness },
    after: { ...after, isDone: false, ...(slope && { wrong: slope }) },
  };
}

/** Whether a line that does not hold on the whole curve does on the branch that a line before has chosen. */
const holdsOnBranch = (first: CurveSide, others: readonly CurveSide[], { branch, asked }: CurveSoFar): boolean =>
  branch !== undefined &&
  others.every(side => agree(onBranch(first, branch, asked), onBranch(side, branch, asked)).kind === 'same');

function afterEquation(first: CurveSide, others: readonly CurveSide[], soFar: CurveSoFar): CurveSoFar {
  const { asked } = soFar;
  if (partIn(first, asked)) return soFar;
  const before = equation(first.typed, (others.at(-1) ?? first).typed);
  const isCarriedOut = standingIn(before).every(
    node => isCall(node, 'derivative') && node.args.slice(0, 1).every(dependentOf),
  );
  return { ...soFar, before, hasBegun: soFar.hasBegun || isCarriedOut, isDone: saysSlope(first, others, asked) };
}

/** Whether a slope that has been found is given as a number: what it is at a point of the curve. */
const isAtPoint = ({ value }: CurveSide, others: readonly CurveSide[], { asked, isDone }: CurveSoFar): boolean =>
  isDone && variables(value).join() === slopeLetter(asked) && others.every(side => variables(side.value).length === 0);

const NO_POINTS = 'This line could not be decided: the curve has no points at which its sides could be compared.';

const saysSlope = ({ value }: CurveSide, others: readonly CurveSide[], asked: CurveAsked): boolean =>
  same(value, symbol(slopeLetter(asked))) && others.every(({ hasSlope }) => !hasSlope);

function ruleNames(first: CurveSide, others: readonly CurveSide[], { asked, before }: CurveSoFar): readonly string[] {
  const last = others.at(-1) ?? first;
  if (partIn(first, asked)) return rulesBetween(first.typed, last.typed, asked.wrt);
  if (!before) return [BOTH_SIDES];
  const names = rulesBetween(before, equation(first.typed, last.typed), asked.wrt);
  const isSolved = saysSlope(first, others, asked) && names.join() === ALGEBRA;
  return isSolved ? [`solved for d${asked.dependent}/d${asked.wrt}`] : names;
}

/** The slope by a wrong line: solved from it, or from the equation with the derivative of one part as it has it. */
function wrongSlope(first: CurveSide, side: CurveSide, asked: CurveAsked): Expr | undefined {
  const of = partIn(first, asked);
  if (!of) return slopeBy(first.value, side.value, asked);
  const { left, right, wrt, dependent } = asked;
  const problem = derived(madeDependent(share(equation(left, right)), dependent, wrt), wrt);
  const place = problem.places.find(({ step }) => same(step.of, of));
  const [dLeft, dRight] = (place && sidesOf(resultWith(problem, new Map([[place.step, side.value]])))) ?? [];
  const inLetter = (e: Expr): Expr => madePlain(withDerivative(e, dependent, 1, symbol(slopeLetter(asked))));
  return dLeft && dRight ? slopeBy(inLetter(dLeft), inLetter(dRight), asked) : undefined;
}
