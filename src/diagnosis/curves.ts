import { differentiate } from '../derivation/differentiate.ts';
import { dependentOf, madeDependent, madePlain, withDerivative } from '../expression/dependent.ts';
import { equation, sidesOf } from '../expression/equation.ts';
import { add, divide, type Expr, isNumber, negate, ONE, symbol, ZERO } from '../expression/expression.ts';
import { share } from '../expression/sharing.ts';
import { postorder } from '../expression/walk.ts';
import type { AskedImplicit, AskedParametric } from './asked.ts';
import { type Derived, derived, resultWith } from './derived.ts';
import type { Subject } from './subject.ts';
import type { Suspect } from './suspect.ts';
import { taskSuspect } from './tasks.ts';

/** A curve by an equation: y depends on x, and dy/dx is what both sides' derivatives are solved for. */
export function implicitSubject({ left, right, wrt, dependent: y }: AskedImplicit): Subject {
  const of = right ? equation(left, right) : left;
  const problem = derived(madeDependent(of, y, wrt), wrt);
  const finished = right
    ? (result: Expr) => solvedForSlope(result, y)
    : (result: Expr) => madePlain(withDerivative(result, y, 1, symbol(`d${y}d${wrt}`)));
  const answer = finished(problem.root.result) ?? ZERO;
  return {
    of,
    wrt,
    right: answer,
    lines: [{ problem, finished }],
    tasks: slopesLeftOut(problem, y, finished),
    tidied: () => answer,
  };
}

/** dy/dx where both sides are equal, which is linear in it: −G(0)/(G(1) − G(0)) with G the difference of the sides. */
function solvedForSlope(result: Expr, y: string): Expr | undefined {
  const [left, right] = sidesOf(result) ?? [];
  if (!left || !right || !postorder(result).some(node => isSlopeOf(node, y))) return undefined;
  const difference = add(left, negate(right));
  const at = (slope: Expr): Expr => madePlain(withDerivative(difference, y, 1, slope));
  const atZero = at(ZERO);
  return divide(negate(atZero), add(at(ONE), negate(atZero)));
}

const isSlopeOf = (node: Expr, y: string): boolean => {
  const quantity = dependentOf(node);
  return quantity?.name === y && quantity.order === 1;
};

/** dy/dx forgotten where a rule brings it, at one place or at all. */
function slopesLeftOut(problem: Derived, y: string, finished: (result: Expr) => Expr | undefined): readonly Suspect[] {
  const found = problem.places.filter(({ step }) => postorder(step.applied).some(node => isSlopeOf(node, y)));
  const left = found.map(({ step }) => [step, withDerivative(step.applied, y, 1, ONE)] as const);
  const ways = [...left.map(each => [each]), ...(left.length > 1 ? [left] : [])];
  return ways.flatMap(way =>
    taskSuspect('slope of the dependent variable left out', finished(resultWith(problem, new Map(way))), {
      at: madePlain(way[0]?.[0].of ?? problem.f),
      wrt: problem.wrt,
      bindings: { y: symbol(y) },
    }),
  );
}

/** A curve by a parameter: dy/dt over dx/dt, and for the second derivative the slope differentiated again, over dx/dt. */
export function parametricSubject(asked: AskedParametric): Subject {
  const { x, y, wrt } = asked;
  const rates = { x: derived(x, wrt), y: derived(y, wrt) };
  return asked.order === 1 ? slopeSubject(asked, rates) : secondSubject(asked, rates);
}

/** How fast both coordinates change with the parameter. */
interface Rates {
  readonly x: Derived;
  readonly y: Derived;
}

function slopeSubject({ x, y, wrt }: AskedParametric, rates: Rates): Subject {
  const [rateX, rateY] = [rates.x.root.result, rates.y.root.result];
  const slope = divide(rateY, rateX);
  const told = { at: y, wrt, bindings: { p: x, q: y } };
  return {
    of: y,
    wrt,
    right: slope,
    lines: [
      { problem: rates.y, finished: rate => divide(rate, rateX) },
      { problem: rates.x, finished: rate => (isNumber(rate, '0') ? undefined : divide(rateY, rate)) },
    ],
    tasks: [
      ...taskSuspect('rates divided the other way round', divide(rateX, rateY), told),
      ...taskSuspect('rate of the parameter left in', rateY, told),
    ],
    tidied: () => slope,
  };
}

function secondSubject({ x, y, wrt }: AskedParametric, rates: Rates): Subject {
  const [rateX, rateY] = [rates.x.root.result, rates.y.root.result];
  const slope = divide(rateY, rateX);
  const again = derived(slope, wrt, 1);
  const right = divide(again.root.result, rateX);
  const told = { at: y, wrt, bindings: { p: x, q: y } };
  return {
    of: y,
    wrt,
    right,
    lines: [{ problem: again, finished: rate => divide(rate, rateX) }],
    tasks: [
      ...taskSuspect('first derivative only', slope, told),
      ...taskSuspect('rate of the parameter left in', again.root.result, told),
      ...taskSuspect('second rates divided', divide(secondRate(y, wrt), secondRate(x, wrt)), told),
    ],
    tidied: () => right,
  };
}

function secondRate(e: Expr, wrt: string): Expr {
  const rate = differentiate(share(e), wrt).result;
  return differentiate(share(rate), wrt).result;
}
