import { differentiate } from '../../derivation/differentiate.ts';
import { tidied } from '../../derivation/tidied.ts';
import { madeDependent, madePlain, withDerivative } from '../../expression/dependent.ts';
import { equation, sidesOf } from '../../expression/equation.ts';
import {
  add,
  divide,
  type Expr,
  isNumber,
  negate,
  ONE,
  power,
  symbol,
  TWO,
  ZERO,
} from '../../expression/expression.ts';
import { share } from '../../expression/sharing.ts';
import { postorder } from '../../expression/walk.ts';
import type { Task } from '../../rules/mistake.ts';
import { type Derived, resultWith } from '../suspects/derived.ts';
import { carriedOn, type Line } from '../suspects/subject.ts';
import type { Attempt, Suspect } from '../suspects/suspect.ts';
import { lowerOrders, rowNamed, taskSuspect } from '../suspects/tasks.ts';
import { type Curve, isSlope, slopesFrom, withSlope } from './curve-slopes.ts';

/** What else is done than differentiating both sides and solving for the slope. */
export function* firstTasks(problem: Derived, curve: Curve, lines: readonly Line[]): Generator<Attempt> {
  yield* unsolved(problem, curve);
  yield* inEachLine(lines, curve);
}

/** What else is done than differentiating on. */
export function* higherTasks(curve: Curve, slopes: readonly Expr[], lines: readonly Line[]): Generator<Attempt> {
  yield* inEachLine(lines, curve);
  const [slope] = slopes;
  if (slope && slopes.length > 1) yield* insteadOfFurther(slope, curve, slopes);
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

/** The slope of y forgotten where a rule brings it, as if y were x; or y taken for a constant there; or a side kept. */
function* inEachLine(lines: readonly Line[], { y }: Curve): Generator<Attempt> {
  for (const line of lines) {
    yield* slopeWritten('slope of the dependent variable left out', ONE, line, y);
    yield* slopeWritten('dependent variable held constant', ZERO, line, y);
  }
  for (const line of lines) yield* sidesKept(line);
}

/** Another value for dy/dx where a rule brings it, at one place or at all. */
export function* slopeWritten(task: Task, value: Expr, line: Line, y: string): Generator<Attempt> {
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
function* sidesKept(line: Line): Generator<Attempt> {
  const { problem } = line;
  const sides = problem.root.substeps.filter(({ rule, of }) => rule === 'constant' && !isNumber(of, '0'));
  for (const side of sides) {
    const about = { at: madePlain(problem.f), bindings: { c: side.of }, wrt: problem.wrt, steps: [side], depth: 1 };
    const answer = resultWith(problem, new Map([[side, side.of]]));
    yield* carriedOn(line, { made: [{ mistake: rowNamed('D09'), ...about }], answer });
  }
}

/** What is done instead of differentiating the slope again, and what is wrongly put in for it. */
function insteadOfFurther(slope: Expr, curve: Curve, slopes: readonly Expr[]): readonly Suspect[] {
  const about = { at: symbol(curve.y), wrt: curve.wrt };
  return [
    ...lowerOrders(slopes.slice(0, -1), about),
    ...(slopes.length === 2 ? taskSuspect('square of the first derivative', power(slope, TWO), about) : []),
    ...wrongSlopePutIn(slope, curve, slopes.length),
  ];
}

function wrongSlopePutIn(slope: Expr, curve: Curve, order: number): readonly Suspect[] {
  const { y, wrt } = curve;
  const about = { at: slope, wrt, bindings: { y: symbol(y), m: slope } };
  const standing = differentiate(share(madeDependent(slope, y, wrt)), wrt).result;
  return [negate(slope), divide(ONE, slope), negate(divide(ONE, slope))].flatMap(wrong => {
    const answers = slopesFrom(withSlope(standing, wrong, curve), wrong, order - 2, curve);
    return taskSuspect('wrong slope put in', answers.at(-1), about);
  });
}
