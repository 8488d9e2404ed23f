import { differentiate } from '../../derivation/differentiate.ts';
import { silently } from '../../derivation/silent.ts';
import { tidied } from '../../derivation/tidied.ts';
import { divide, type Expr, isNumber, multiply, power, symbol, TWO } from '../../expression/expression.ts';
import { share } from '../../expression/sharing.ts';
import type { Task } from '../../rules/mistake.ts';
import { type Derived, derived } from '../suspects/derived.ts';
import type { Line, Other, Subject } from '../suspects/subject.ts';
import type { Made, Suspect } from '../suspects/suspect.ts';
import { lowerOrders, taskSuspect, tasksWithMistake } from '../suspects/tasks.ts';
import { wrongStepsOf } from '../suspects/wrong-rules.ts';
import type { AskedParametric } from './asked.ts';
import { successive } from './successive.ts';
import { tidiedSlope } from './tidied-slope.ts';

/** A curve by a parameter: dy/dt over dx/dt; of each further order the slope before it differentiated again, over dx/dt. */
export function parametricSubject({ x, y, wrt, order }: AskedParametric): Subject {
  const rates = { x: derived(x, wrt), y: derived(y, wrt) };
  const curve = { x, y, wrt, rateX: rates.x.root.result, rateY: rates.y.root.result };
  const slopes = slopesUpTo(order, curve);
  const right = slopes.at(-1) ?? curve.rateY;
  return {
    of: y,
    wrt,
    right,
    lines: [...rateLines(rates, curve, order), ...furtherLines(curve, slopes)],
    tasks: () => (order === 1 ? firstTasks(curve, rates) : higherTasks(curve, slopes)),
    tasksWithMistake: () => (order === 1 ? firstTasksWithMistake(curve, rates) : []),
    tidied: () => [],
    repeated: () => inBothRates(rates, curve, order),
    others: () => othersOn(curve, right),
  };
}

/** The derivations of the two coordinates. */
type Rates = Readonly<Record<'x' | 'y', Derived>>;

/** The two coordinates and how fast they change with the parameter. */
interface Curve {
  readonly x: Expr;
  readonly y: Expr;
  readonly wrt: string;
  readonly rateX: Expr;
  readonly rateY: Expr;
}

/** The same mistake in both rates: t³/t⁴ as t²/t³ with both old exponents lost. */
function* inBothRates(rates: Rates, curve: Curve, order: number): Generator<Suspect> {
  const ofX = [...wrongStepsOf(rates.x).alone()].filter(({ answer }) => !isNumber(answer, '0'));
  const byMistake = Map.groupBy(ofX, ({ made: [first] }) => first?.mistake.id);
  for (const { made, answer: rateY } of wrongStepsOf(rates.y).alone())
    for (const { made: other, answer: rateX } of byMistake.get(made[0]?.mistake.id) ?? []) {
      const [answer] = slopesFrom(divide(rateY, rateX), order - 1, { ...curve, rateX }).slice(-1);
      if (answer) yield { made: madeTogether(made, other), answer };
    }
}

const madeTogether = (made: readonly Made[], others: readonly Made[]): readonly Made[] =>
  made.map((each, i) => ({ ...each, steps: [...each.steps, ...(others[i]?.steps ?? [])] }));

/** The slopes of the first orders, as they are written in the end. */
const slopesUpTo = (order: number, curve: Curve): readonly Expr[] =>
  successive(tidied(divide(curve.rateY, curve.rateX)), order - 1, slope => tidiedSlope(differentiatedOn(slope, curve)));

/** The slope, and what comes of it differentiated by the parameter, and divided, so many times. */
const slopesFrom = (slope: Expr, times: number, curve: Curve): readonly Expr[] =>
  successive(slope, times, last => differentiatedOn(last, curve));

const differentiatedOn = (slope: Expr, { wrt, rateX }: Curve): Expr => silently(divide(rateOf(slope, wrt), rateX));

const rateOf = (e: Expr, wrt: string): Expr => differentiate(share(e), wrt).result;

/** Each rate with what comes of it; by a rate of 0 nothing is divided. */
const rateLines = (rates: Rates, curve: Curve, order: number): readonly Line[] => [
  { problem: rates.y, finished: rate => slopesFrom(divide(rate, curve.rateX), order - 1, curve) },
  {
    problem: rates.x,
    finished: rate =>
      isNumber(rate, '0') ? [] : slopesFrom(divide(curve.rateY, rate), order - 1, { ...curve, rateX: rate }),
  },
];

/** Each slope but the last is differentiated by the parameter, and divided. */
const furtherLines = (curve: Curve, slopes: readonly Expr[]): readonly Line[] =>
  slopes.slice(0, -1).map((slope, i) => ({
    problem: derived(slope, curve.wrt, i + 1),
    finished: rate => slopesFrom(divide(rate, curve.rateX), slopes.length - i - 2, curve),
  }));

/** What is differentiated along the curve, whatever it is called. */
const COORDINATE = symbol('y');

const about = ({ x, y, wrt }: Curve) => ({ at: y, wrt, bindings: { p: x, q: y } });

const firstTasks = (curve: Curve, rates: Rates): readonly Suspect[] => [
  ...upsideDown(curve),
  ...rateAlone('rate of the parameter left in', curve.rateY, curve, rates.x),
  ...rateAlone('rate of the first coordinate alone', curve.rateX, curve, rates.y),
  ...taskSuspect('rates multiplied', multiply(curve.rateX, curve.rateY), about(curve)),
];

const upsideDown = (curve: Curve): readonly Suspect[] =>
  taskSuspect('rates divided the other way round', divide(curve.rateX, curve.rateY), about(curve));

/** One of the two rates, the derivation of the other not done. */
const rateAlone = (task: Task, rate: Expr, curve: Curve, { places }: Derived): readonly Suspect[] =>
  taskSuspect(task, rate, { ...about(curve), undone: places.map(({ step }) => step) });

/** A common mistake in one of the rates, and what was done with it instead of dividing. */
function* firstTasksWithMistake(curve: Curve, rates: Rates): Generator<Suspect> {
  yield* tasksWithMistake(rates.y, rateY => [
    ...upsideDown({ ...curve, rateY }),
    ...rateAlone('rate of the parameter left in', rateY, curve, rates.x),
  ]);
  yield* tasksWithMistake(rates.x, rateX => upsideDown({ ...curve, rateX }));
}
function higherTasks(curve: Curve, slopes: readonly Expr[]): readonly Suspect[] {
  const { wrt, rateX, rateY } = curve;
  const order = slopes.length;
  const told = about(curve);
  const [slope = rateY] = slopes;
  const [secondX, secondY] = [rateOf(rateX, wrt), rateOf(rateY, wrt)];
  const ofSecond = [
    ...taskSuspect('second rates divided', divide(secondY, secondX), told),
    ...taskSuspect('second rate over the square of the first', divide(secondY, power(rateX, TWO)), told),
    ...taskSuspect('square of the first derivative', power(slope, TWO), { ...told, at: COORDINATE }),
  ];
  return [
    ...lowerOrders(slopes.slice(0, -1), { ...told, at: COORDINATE }),
    ...slopes.slice(-2, -1).flatMap(last => taskSuspect('rate of the parameter left in', rateOf(last, wrt), told)),
    ...(order === 2 ? ofSecond : []),
  ];
}

/** What else about the curve an answer may be right for. */
function othersOn(curve: Curve, right: Expr): readonly Other[] {
  const { wrt, rateX, rateY } = curve;
  const alone = (which: string): string =>
    `This is the derivative of the ${which} by ${wrt}, and not the slope of the curve.`;
  return [
    { is: rateX, sentence: alone('first coordinate') },
    {
      is: rateOf(rateY, wrt),
      sentence: `This is the second derivative of the second coordinate by ${wrt}, and not that of the curve.`,
    },
    { is: differentiatedOn(right, curve), sentence: 'This has been differentiated once more than was asked.' },
  ];
}
