import { rationalOf } from '../../algebra/rational.ts';
import type { Bindings, Step } from '../../derivation/step.ts';
import { type Expr, isCall, isNumber, parts } from '../../expression/expression.ts';
import { contains, isConstant, variableSet } from '../../expression/measure.ts';
import { postorder } from '../../expression/walk.ts';
import type { Circumstance } from '../../rules/mistake.ts';
import type { Derived, Place } from './derived.ts';

/** Where a mistake may have been made. */
interface Setting {
  readonly problem: Derived;
  readonly place: Place;
  readonly bindings: Bindings;
}

/** Whether it is the chain rule: of a function of the table, or of an unknown one. */
export const isChain = ({ rule }: Step): boolean => rule.startsWith('chain:') || rule === 'unknown';

/** Rules that only carry a constant or a sign along. */
const CARRYING: readonly string[] = ['negation', 'constant-multiple', 'constant-multiple-behind', 'constant-divisor'];

/** The chains that wait for the place, at once or with nothing but these rules between. */
function chainsAround(place: Place, between: readonly string[]): readonly Place[] {
  const around = [...place.parents];
  // The list grows while it is walked, and an array's walk takes in what is added.
  for (const parent of around) if (between.includes(parent.step.rule)) around.push(...parent.parents);
  return around.filter(({ step }) => isChain(step));
}

/** Whether a chain waits for the place, at once or with a constant factor between. */
const standsInChain = (place: Place): boolean => chainsAround(place, CARRYING).length > 0;

/** π/180 or its like as the factor of a product. */
const inDegrees = (f: Expr): boolean =>
  postorder(f).some(node => isNumber(node, '180')) &&
  postorder(f).some(node => node.kind === 'symbol' && node.name === 'pi');

/** A square of something that holds further variables: the loss of a model. */
const isSquaredResidual = ({ step: { rule, of } }: Place): boolean => {
  const [base, exponent] = isCall(of, 'power') ? of.args : [];
  return rule === 'chain:power' && exponent !== undefined && isNumber(exponent, '2') && base !== undefined;
};

const severalVariables = ({ problem }: Setting): boolean => variableSet(problem.f).size > 1;

const CIRCUMSTANCES: Readonly<Record<Circumstance, (setting: Setting) => boolean>> = {
  'a chain around it': ({ place }) => standsInChain(place),
  'no chain around it': ({ place }) => !standsInChain(place),
  'c is a number': ({ bindings }) => isPart(bindings.c, isConstant),
  'c holds another variable': ({ bindings }) => isPart(bindings.c, c => !isConstant(c)),
  'several variables': severalVariables,
  'a squared residual': setting => severalVariables(setting) && setting.problem.places.some(isSquaredResidual),
  'a is one half': ({ bindings }) => bindings.a === undefined || isPart(bindings.a, isHalf),
  // One more than it is 0, by which nobody divides.
  'n is not −1': ({ bindings }) => !isPart(bindings.n, n => rationalOf(n)?.equals(-1) ?? false),
  'f is the variable': ({ bindings, problem }) =>
    isPart(bindings.f, f => f.kind === 'symbol' && f.name === problem.wrt),
  'f is in degrees': ({ bindings }) => isPart(bindings.f, inDegrees),
  'a derivative of the derivative': ({ problem }) => problem.before > 0,
  'f has a minus and its slope is negative as written': setting =>
    isPart(setting.bindings.f, hasMinus) && slopeIsNegative(setting),
  'the slope of f is not negative as written': setting => !slopeIsNegative(setting),
  'the slope of f is not 1': setting => !slopeIsOne(setting),
  'the slope of f is 1': setting => slopeIsOne(setting),
  'the slope of f is constant': ({ bindings, problem: { slope, wrt } }) =>
    isPart(bindings.f, f => !contains(slope(f), wrt)),
  'f is no exponential': ({ bindings, problem }) => !isPart(bindings.f, f => isExponential(f, problem.wrt)),
  'what is kept does not cancel the rest': ({ bindings, place, problem }) =>
    !isPart(bindings.c, c => cancels(c, place.step.of, problem)),
  'c is a factor, or one rule around it at most': ({ bindings, place }) => bindings.f !== undefined || place.depth <= 1,
  'no inside of the first degree around it': ({ place, problem }) =>
    !chainsAround(place, [...CARRYING, 'sum']).some(({ step: { bindings } }) =>
      isPart(bindings.f, inside => isConstant(problem.slope(inside))),
    ),
};

/** A minus in front, or between its terms. */
const hasMinus = (f: Expr): boolean => parts(f, 'add').some(term => isCall(term, 'negate'));

const slopeIsNegative = ({ bindings, problem }: Setting): boolean =>
  isPart(bindings.f, f => isCall(problem.slope(f), 'negate'));

const slopeIsOne = ({ bindings, problem }: Setting): boolean =>
  isPart(bindings.f, f => isNumber(problem.slope(f), '1'));

/** With constants in front, as 5e^(2x): it stands in its own derivative, so that this and the inside look alike. */
function isExponential(f: Expr, wrt: string): boolean {
  const [size = f] = isCall(f, 'negate') ? f.args : [];
  const variable = parts(size, 'multiply').filter(factor => contains(factor, wrt));
  return variable.every(factor => isCall(factor, 'exp') || isPowerOfConstant(factor, wrt));
}

function isPowerOfConstant(e: Expr, wrt: string): boolean {
  const [base] = isCall(e, 'power') ? e.args : [];
  return base !== undefined && !contains(base, wrt);
}

/** The −1 of x − 1 beside the 1 that x brings: who keeps it has nothing left. */
function cancels(c: Expr, sum: Expr, { slope }: Derived): boolean {
  const [rate, kept] = [rationalOf(slope(sum)), rationalOf(c)];
  if (!rate || !kept) return false;
  const isNegative = parts(sum, 'add').some(term => isCall(term, 'negate') && term.args[0] === c);
  return rate.equals(isNegative ? kept : kept.neg());
}

const isPart = (part: Bindings[string] | undefined, test: (e: Expr) => boolean): boolean =>
  part !== undefined && 'kind' in part && test(part);

const isHalf = (e: Expr): boolean => rationalOf(e)?.equals(0.5) ?? false;

/** Whether all the circumstances hold at the place; a row without any applies everywhere. */
export const hold = (circumstances: readonly Circumstance[] | undefined, setting: Setting): boolean =>
  (circumstances ?? []).every(circumstance => CIRCUMSTANCES[circumstance](setting));
