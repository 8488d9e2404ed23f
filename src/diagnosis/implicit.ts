import { ontoCurve } from '../checking/curve.ts';
import { standInsIn } from '../checking/stand-ins.ts';
import { differentiate } from '../derivation/differentiate.ts';
import { silently } from '../derivation/silent.ts';
import { linesTidied, tidied } from '../derivation/tidied.ts';
import { dependentOf, madeDependent, madePlain, withDerivative } from '../expression/dependent.ts';
import { equation, sidesOf } from '../expression/equation.ts';
import { add, divide, type Expr, isNumber, negate, ONE, power, symbol, TWO, ZERO } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import { postorder } from '../expression/walk.ts';
import type { Task } from '../rules/mistake.ts';
import type { Points } from '../tape/tape.ts';
import type { AskedImplicit } from './asked.ts';
import { type Derived, derived, resultWith } from './derived.ts';
import { pointsOf } from './signature.ts';
import { carriedOn, type Line, type Other, type Subject } from './subject.ts';
import type { Suspect } from './suspect.ts';
import { lowerOrders, rowNamed, taskSuspect } from './tasks.ts';
import { tidiedSlope } from './tidied-slope.ts';

/** The slope of y on the curve left = right, of any order; or the derivative of one side, with the slope as a letter. */
export function implicitSubject({ left, right, wrt, dependent: y, order = 1 }: AskedImplicit): Subject {
  const curve = { left, right, wrt, y };
  return right ? curveSubject({ ...curve, right }, order) : sideSubject(curve);
}

/** What is differentiated, and the variable that depends on the other. */
interface Side {
  readonly left: Expr;
  readonly wrt: string;
  readonly y: string;
}

interface Curve extends Side {
  readonly right: Expr;
}

/** In the answer d/dx of one side the slope is written dydx. */
function sideSubject({ left, wrt, y }: Side): Subject {
  const problem = derived(madeDependent(left, y, wrt), wrt);
  const inSlope = (result: Expr): Expr => madePlain(withDerivative(result, y, 1, symbol(`d${y}d${wrt}`)));
  const right = inSlope(problem.root.result);
  const line = { problem, finished: (result: Expr) => [inSlope(result)] };
  const tasks = () => slopeWritten('slope of the dependent variable left out', ONE, line, y);
  return { of: left, wrt, right, lines: [line], tasks, tidied: () => linesTidied(right, left), others: () => [] };
}

function curveSubject(curve: Curve, order: number): Subject {
  const { left, right, wrt, y } = curve;
  const of = equation(left, right);
  const first = derived(madeDependent(of, y, wrt), wrt);
  const slope = solvedFor(first.root.result, y, 1);
  const slopes = slope ? slopesUpTo(tidied(madePlain(slope), left), order, curve) : [];
  const lines = [
    firstLine(first, curve, order),
    ...furtherLines(curve, slopes),
    ...bothSidesAgain(first, curve, slopes),
  ];
  const answer = slopes.at(-1) ?? ZERO;
  return {
    of,
    wrt,
    right: answer,
    lines,
    tasks: function* () {
      if (order === 1) yield* unsolved(first, curve);
      for (const line of lines) yield* slopesForgotten(line, y);
      for (const line of lines) yield* sidesKept(line);
      yield* higherTasks(curve, slopes);
    },
    tidied: () => [],
    others: () => othersOn(curve, slopes),
    ...pointsOnCurve(curve, answer),
  };
}

/** Both sides are differentiated and solved for the slope, which is then differentiated on. */
const firstLine = (problem: Derived, curve: Curve, order: number): Line => ({
  problem,
  finished: result => {
    const slope = solvedFor(result, curve.y, 1);
    const plain = slope && silently(madePlain(slope));
    return plain ? slopesFrom(plain, plain, order - 1, curve) : [];
  },
});

/** Each slope but the last is differentiated once more, the first slope put in. */
function furtherLines(curve: Curve, slopes: readonly Expr[]): readonly Line[] {
  const [slope = ZERO] = slopes;
  return slopes.slice(0, -1).map((each, i) => ({
    problem: derived(madeDependent(each, curve.y, curve.wrt), curve.wrt, i + 1),
    finished: result => slopesFrom(withSlope(result, slope, curve), slope, slopes.length - i - 2, curve),
  }));
}

/** The other way to a second derivative: both sides differentiated again, and solved for it. */
function bothSidesAgain(first: Derived, curve: Curve, slopes: readonly Expr[]): readonly Line[] {
  const [slope] = slopes;
  const [left, right] = sidesOf(first.root.result) ?? [];
  if (!slope || !left || !right || slopes.length < 2) return [];
  const again = derived(equation(tidied(left, curve.left), tidied(right, curve.left)), curve.wrt, 1);
  const finished = (result: Expr): readonly Expr[] => {
    const second = solvedFor(result, curve.y, 2);
    return second ? slopesFrom(withSlope(second, slope, curve), slope, slopes.length - 2, curve) : [];
  };
  return [{ problem: again, finished }];
}

/** The slopes of the first orders, each the derivative of the one before it. */
function slopesUpTo(slope: Expr, order: number, curve: Curve): readonly Expr[] {
  const slopes = [slope];
  while (slopes.length < order) slopes.push(tidiedSlope(differentiatedOn(slopes.at(-1) ?? slope, slope, curve), slope));
  return slopes;
}

/** A slope, and the so many after it, each the derivative of the one before it. */
function slopesFrom(e: Expr, slope: Expr, times: number, curve: Curve): readonly Expr[] {
  const slopes = [e];
  for (let i = 0; i < times; i++) slopes.push(differentiatedOn(slopes.at(-1) ?? e, slope, curve));
  return slopes;
}

/** d/dx along the curve, the slope put in for dy/dx. */
const differentiatedOn = (e: Expr, slope: Expr, curve: Curve): Expr =>
  silently(withSlope(differentiate(share(madeDependent(e, curve.y, curve.wrt)), curve.wrt).result, slope, curve));

const withSlope = (result: Expr, slope: Expr, { y }: Curve): Expr => madePlain(withDerivative(result, y, 1, slope));

/** The slope where both sides are equal, which is linear in it: −G(0)/(G(1) − G(0)) with G the difference of the sides. */
function solvedFor(result: Expr, y: string, order: number): Expr | undefined {
  const [left, right] = sidesOf(result) ?? [];
  if (!left || !right || !postorder(result).some(node => isSlope(node, y, order))) return undefined;
  const difference = add(left, negate(right));
  const at = (slope: Expr): Expr => withDerivative(difference, y, order, slope);
  const atZero = at(ZERO);
  return divide(negate(atZero), add(at(ONE), negate(atZero)));
}

/** What multiplies dy/dx is left out, or taken away instead of divided by. */
function unsolved({ root }: Derived, { left, right, wrt, y }: Curve): readonly Suspect[] {
  const [dLeft, dRight] = sidesOf(root.result) ?? [];
  if (!dLeft || !dRight) return [];
  const at = (slope: Expr): Expr => madePlain(withDerivative(add(dLeft, negate(dRight)), y, 1, slope));
  const others = tidied(negate(at(ZERO)), left);
  const factor = tidied(add(at(ONE), negate(at(ZERO))), left);
  const about = { at: equation(left, right), wrt, bindings: { y: symbol(y), m: factor } };
  return [others, add(others, negate(factor))].flatMap(answer =>
    taskSuspect('not divided by what multiplies the slope', answer, about),
  );
}

function isSlope(node: Expr, y: string, order: number): boolean {
  const quantity = dependentOf(node);
  return quantity?.name === y && quantity.order === order;
}

/** The slope of y forgotten where a rule brings it, as if y were x; or y taken for a constant there. */
function* slopesForgotten(line: Line, y: string): Generator<Suspect> {
  yield* slopeWritten('slope of the dependent variable left out', ONE, line, y);
  yield* slopeWritten('dependent variable held constant', ZERO, line, y);
}

/** Another value for dy/dx where a rule brings it, at one place or at all. */
function* slopeWritten(task: Task, value: Expr, line: Line, y: string): Generator<Suspect> {
  const { problem } = line;
  const found = problem.places.filter(({ step }) => postorder(step.applied).some(node => isSlope(node, y, 1)));
  const written = found.map(({ step }) => [step, withDerivative(step.applied, y, 1, value)] as const);
  const ways = [...written.map(each => [each]), ...(written.length > 1 ? [written] : [])];
  for (const way of ways) {
    const about = { at: madePlain(way[0]?.[0].of ?? problem.f), wrt: problem.wrt, bindings: { y: symbol(y) } };
    const [suspect] = taskSuspect(task, resultWith(problem, new Map(way)), about);
    if (suspect) yield* carriedOn(line, suspect);
  }
}

/** A side that is a number, kept as it is: x³ + y³ = 9 as 3x² + 3y² dy/dx = 9. */
function* sidesKept(line: Line): Generator<Suspect> {
  const { problem } = line;
  const sides = problem.root.substeps.filter(({ rule, of }) => rule === 'constant' && !isNumber(of, '0'));
  for (const side of sides) {
    const about = { at: madePlain(problem.f), bindings: { c: side.of }, wrt: problem.wrt, steps: [side], depth: 1 };
    const answer = resultWith(problem, new Map([[side, side.of]]));
    yield* carriedOn(line, { made: [{ mistake: rowNamed('D09'), ...about }], answer });
  }
}

/** What is done instead of differentiating the slope again, and what is wrongly put in for it. */
function higherTasks(curve: Curve, slopes: readonly Expr[]): readonly Suspect[] {
  const [slope] = slopes;
  const order = slopes.length;
  if (!slope || order < 2) return [];
  const about = { at: symbol(curve.y), wrt: curve.wrt };
  const bindings = { y: symbol(curve.y), m: slope };
  const put = [negate(slope), divide(ONE, slope), negate(divide(ONE, slope))];
  const before = madeDependent(slope, curve.y, curve.wrt);
  const standing = differentiate(share(before), curve.wrt).result;
  return [
    ...lowerOrders(slopes.slice(0, -1), about),
    ...(order === 2 ? taskSuspect('square of the first derivative', power(slope, TWO), about) : []),
    ...put.flatMap(wrong =>
      taskSuspect('wrong slope put in', slopesFrom(withSlope(standing, wrong, curve), wrong, order - 2, curve).at(-1), {
        ...about,
        at: slope,
        bindings,
      }),
    ),
  ];
}

/** What else about the curve an answer may be right for. */
function othersOn(curve: Curve, slopes: readonly Expr[]): readonly Other[] {
  const { wrt, y } = curve;
  const [slope] = slopes;
  const last = slopes.at(-1);
  if (!slope || !last) return [];
  return [
    { is: divide(ONE, slope), sentence: `This is d${wrt}/d${y}; asked for is the derivative of ${y} by ${wrt}.` },
    {
      is: differentiatedOn(last, slope, curve),
      sentence: 'This has been differentiated once more than was asked.',
    },
  ];
}

/** Too few points of the curve tell nothing. */
const ENOUGH = 8;

/** Answers need only agree on the curve; where it has unknown functions or too few points they are compared anywhere. */
function pointsOnCurve({ left, right, wrt, y }: Curve, answer: Expr): { readonly points?: Points } {
  const curve = add(left, negate(right));
  if (standInsIn([curve]) !== undefined) return {};
  const names = [...new Set([wrt, y, ...[curve, answer].flatMap(variables)])];
  const points = ontoCurve({ curve, dependent: y }, pointsOf(names));
  return (points[wrt]?.length ?? 0) < ENOUGH ? {} : { points };
}
