import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { backward } from '../tape/backward.ts';
import { forward } from '../tape/forward.ts';
import type { Point } from '../tape/gradient.ts';
import { pointAt } from '../tape/points.ts';
import { record, UnknownOperation } from '../tape/record.ts';
import type { Points } from '../tape/tape.ts';
import type { Certificate, Comparison } from './certificate.ts';
import { candidates } from './points.ts';
import { standInsIn, withStandIns } from './stand-ins.ts';

/** A curve F = 0 in two variables, and a formula for the slope of something along it. */
export interface OnCurve {
  /** Left side minus right side of the curve's equation. */
  readonly curve: Expr;
  readonly wrt: string;
  readonly dependent: string;
  /** What changes along the curve: the dependent variable, or the slope of one order lower. */
  readonly quantity: Expr;
  /** The formula for its derivative by `wrt` along the curve. */
  readonly formula: Expr;
}

/** Relative differences up to which the formula agrees with the tape, and with the difference quotient. */
const [TO_TAPE, TO_QUOTIENT] = [1e-8, 1e-5];
/** Where the difference quotients of two step widths are further apart, relatively, they tell nothing. */
const WIDEST = 1e-3;
/** Points tried, points compared, and how many of them prove something. */
const [TRIED, ENOUGH, NEEDED] = [400, 16, 3];
/** Steeper than this the curve is nearly vertical and its points are badly conditioned. */
const STEEPEST = 1e4;

/**
 * Compares a formula with the tape at points of the curve: dy/dx against −F_x/F_y, the derivative of any other quantity q
 * against q_x + q_y · (−F_x/F_y); and both against a difference quotient along the curve, which knows of no rule. The
 * points are found by Newton's method from seeded starts; the one shown is at 1, on the branch nearest to 1. Unknown
 * functions are compared as in `certify`.
 */
export function certifyOnCurve(on: OnCurve, seed = 1): Certificate {
  const { curve, quantity, formula } = on;
  const standIns = standInsIn([curve, quantity, formula]);
  if (standIns === undefined) return unlessUnknown(() => certifyKnown(on, seed));
  const known = { curve: withStandIns(curve), quantity: withStandIns(quantity), formula: withStandIns(formula) };
  return { ...certifyKnown({ ...on, ...known }, seed), standIns };
}

/** A function without values, y' of a bracket, leaves it open. */
function unlessUnknown(certify: () => Certificate): Certificate {
  try {
    return certify();
  } catch (error) {
    if (error instanceof UnknownOperation) return { agrees: null, points: 0, worst: 0, why: error.message };
    throw error;
  }
}

function certifyKnown(on: OnCurve, seed: number): Certificate {
  const walk = walkAlong(on);
  const names = [...new Set([on.wrt, on.dependent, ...variables(on.curve), ...variables(on.formula)])];
  const block = candidates(names, TRIED, seed);
  const compared: Compared[] = [];
  for (let p = 0; p < TRIED && compared.length < ENOUGH; p++) {
    compared.push(...compareAt(walk, pointAt(block, p)));
  }
  return certificateOf(
    compared,
    plainStarts(on, names)
      .flatMap(start => compareAt(walk, start))
      .slice(0, 1),
  );
}

/** x at 1, 2, 1/2 and y nearest to 1; the other variables 2, 3, … in the order they are met. */
const plainStarts = ({ wrt, dependent }: OnCurve, names: readonly string[]): Point[] =>
  [1, 2, 0.5].map(x => {
    const others = names.filter(name => name !== wrt && name !== dependent);
    return { [wrt]: x, [dependent]: 1, ...Object.fromEntries(others.map((name, i) => [name, i + 2])) };
  });

interface Compared extends Comparison {
  readonly difference: number;
  readonly agrees: boolean;
}

/** The points of the curve that Newton's method finds above or below these; starts from which it finds none are left out. */
export function ontoCurve({ curve, dependent }: Pick<OnCurve, 'curve' | 'dependent'>, starts: Points): Points {
  const F = evaluator(curve);
  const count = Object.values(starts)[0]?.length ?? 0;
  const found = Array.from({ length: count }, (_, p) => newton(F, dependent, pointAt(starts, p))).filter(
    at => at !== undefined,
  );
  return Object.fromEntries(
    Object.keys(starts).map(name => [name, Float64Array.from(found, at => at[name] ?? Number.NaN)]),
  );
}

/** Values and slopes along the curve. */
interface Walk {
  readonly wrt: string;
  /** The point of the curve above the same x, found from a start; undefined where Newton's method finds none. */
  readonly onto: (start: Point) => Point | undefined;
  readonly slope: (at: Point) => number;
  readonly quantity: (at: Point) => number;
  readonly quantitySlope: (at: Point) => number;
  readonly formula: (at: Point) => number;
}

function walkAlong({ curve, wrt, dependent, quantity, formula }: OnCurve): Walk {
  const [F, q, g] = [evaluator(curve), evaluator(quantity), evaluator(formula)];
  const slope = (at: Point): number => {
    const { gradient } = F(at);
    return -(gradient(wrt) / gradient(dependent));
  };
  return {
    wrt,
    onto: start => newton(F, dependent, start),
    slope,
    quantity: at => q(at).value,
    quantitySlope: at => q(at).gradient(wrt) + q(at).gradient(dependent) * slope(at),
    formula: at => g(at).value,
  };
}

interface Evaluated {
  readonly value: number;
  readonly gradient: (name: string) => number;
}

/** An expression recorded once, evaluated with its gradient wherever it is asked for. */
function evaluator(e: Expr): (at: Point) => Evaluated {
  const tape = record([e]);
  return at => {
    const inputs = [...tape.inputs.keys()].map(name => [name, Float64Array.of(at[name] ?? Number.NaN)]);
    const values = forward(tape, Object.fromEntries(inputs));
    const adjoints = backward(tape, values);
    return {
      value: values[tape.outputs[0] ?? 0] ?? Number.NaN,
      gradient: name => adjoints[tape.inputs.get(name) ?? -1] ?? 0,
    };
  };
}

const [NEWTON_STEPS, NEWTON_PRECISION] = [60, 1e-14];

/** Newton's method in the dependent variable alone. */
function newton(F: (at: Point) => Evaluated, dependent: string, start: Point): Point | undefined {
  let y = start[dependent] ?? Number.NaN;
  for (let i = 0; i < NEWTON_STEPS; i++) {
    const { value, gradient } = F({ ...start, [dependent]: y });
    const step = value / gradient(dependent);
    if (!Number.isFinite(step)) return value === 0 && Number.isFinite(y) ? { ...start, [dependent]: y } : undefined;
    y -= step;
    if (Math.abs(step) <= NEWTON_PRECISION * (1 + Math.abs(y))) return { ...start, [dependent]: y };
  }
  return undefined;
}

function compareAt(walk: Walk, start: Point): Compared[] {
  const at = walk.onto(start);
  if (!at || !(Math.abs(walk.slope(at)) < STEEPEST)) return [];
  const [formula, tape, quotient] = [walk.formula(at), walk.quantitySlope(at), differenceQuotient(walk, at)];
  const size = Math.max(1, Math.abs(tape));
  if (![formula, tape].every(Number.isFinite) || !(quotient.error < WIDEST * size)) return [];
  const difference = Math.abs(formula - tape) / size;
  const agrees = difference <= TO_TAPE && Math.abs(formula - quotient.value) <= TO_QUOTIENT * size + quotient.error;
  return [{ at, formula, tape, difference, agrees }];
}

/** The central difference quotient along the curve, extrapolated from two step widths (Richardson), with a bound on its error. */
function differenceQuotient(walk: Walk, at: Point): { readonly value: number; readonly error: number } {
  const x = at[walk.wrt] ?? Number.NaN;
  const width = 1e-3 * Math.max(1e-2, Math.min(1, Math.abs(x)));
  const [wide = Number.NaN, narrow = Number.NaN] = [width, width / 2].map(h => {
    const [over, under] = [walk.onto({ ...at, [walk.wrt]: x + h }), walk.onto({ ...at, [walk.wrt]: x - h })];
    return over && under ? (walk.quantity(over) - walk.quantity(under)) / (2 * h) : Number.NaN;
  });
  return { value: (4 * narrow - wide) / 3, error: Math.abs(narrow - wide) };
}

function certificateOf(compared: readonly Compared[], plain: readonly Compared[]): Certificate {
  const failed = [...compared, ...plain].find(({ agrees }) => !agrees);
  const shown = failed ?? plain[0] ?? compared[0];
  const told = shown && { shown: { at: shown.at, formula: shown.formula, tape: shown.tape } };
  const worst = Math.max(0, ...compared.map(({ difference }) => difference));
  if (failed) return { agrees: false, points: compared.length, worst: Math.max(worst, failed.difference), ...told };
  if (compared.length >= NEEDED) return { agrees: true, points: compared.length, worst, ...told };
  return { agrees: null, points: compared.length, worst, why: TOO_FEW, ...told };
}

const TOO_FEW = 'Fewer than three points were found on the curve at which it has a slope.';
