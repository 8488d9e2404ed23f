import { ontoCurve } from '../../checking/curve.ts';
import { standInsIn } from '../../checking/stand-ins.ts';
import { silently } from '../../derivation/silent.ts';
import { linesTidied, tidied } from '../../derivation/tidied.ts';
import { madeDependent, madePlain, withDerivative } from '../../expression/dependent.ts';
import { equation, sidesOf } from '../../expression/equation.ts';
import { add, divide, type Expr, negate, ONE, symbol, ZERO } from '../../expression/expression.ts';
import { variables } from '../../expression/measure.ts';
import type { Points } from '../../tape/tape.ts';
import { pointsOf } from '../evidence/signature.ts';
import { type Derived, derived } from '../suspects/derived.ts';
import type { Line, Other, Subject } from '../suspects/subject.ts';
import type { AskedImplicit } from './asked.ts';
import {
  type Curve,
  differentiatedOn,
  type Side,
  slopesFrom,
  slopesUpTo,
  solvedFor,
  withSlope,
} from './curve-slopes.ts';
import { firstTasks, higherTasks, slopeWritten } from './implicit-tasks.ts';

/** The slope of y on the curve left = right, of any order; or the derivative of one side, with the slope as a letter. */
export function implicitSubject({ left, right, wrt, dependent: y, order = 1 }: AskedImplicit): Subject {
  const curve = { left, right, wrt, y };
  return right ? curveSubject({ ...curve, right }, order) : sideSubject(curve);
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
  const answer = slopes.at(-1) ?? ZERO;
  const lines = [
    firstLine(first, curve, order),
    ...furtherLines(curve, slopes),
    ...bothSidesAgain(first, curve, slopes),
  ];
  return {
    of,
    wrt,
    right: answer,
    lines,
    tasks: () => (order === 1 ? firstTasks(first, curve, lines) : higherTasks(curve, slopes, lines)),
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
