import { agree } from '../agreement/agree.ts';
import { exactValue } from '../algebra/exact.ts';
import { derive } from '../derivation/derive.ts';
import { tidied } from '../derivation/tidied.ts';
import { add, divide, type Expr, multiply, negate, ONE, symbol, ZERO } from '../expression/expression.ts';
import { isConstant, treeSize, variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { postorder } from '../expression/walk.ts';
import type { Task } from '../rules/mistake.ts';
import { evaluateTyped } from '../tape/gradient.ts';
import type { Diagnosis, Findings } from './diagnose.ts';
import type { Made } from './suspects/suspect.ts';
import { taskSuspect } from './suspects/tasks.ts';
import { valueDiagnosis } from './values.ts';

/** The tangent of f where x has a value. */
interface AskedTangent {
  readonly f: Expr;
  readonly wrt: string;
  /** The place at which the line touches; a number. */
  readonly place: Expr;
}

/** The point at which the line touches, and the slope there. */
interface Touching extends AskedTangent {
  readonly slope: Expr;
  readonly height: Expr;
  /** The derivative, as a formula. */
  readonly formula: Expr;
}

/**
 * Finds the mistakes in a wrong tangent. A line shows two things, each of which has mistakes of its own: its slope is
 * looked up as a value of the derivative, and the point that it goes through among those that are taken in its place.
 */
export function tangentDiagnosis({ f, wrt, place }: AskedTangent): Diagnosis {
  const formula = derive(f, wrt).result;
  const at = new Map([[wrt, place]]);
  const there = (e: Expr): Expr => exactValue(substitute(e, at));
  const touching = { f, wrt, place, formula, slope: there(formula), height: there(f) };
  const ofSlope = valueDiagnosis({ kind: 'derivative', f, wrt, order: 1 }, { [wrt]: evaluateTyped(place) });
  return answer => {
    const isAny = (all: readonly Expr[]): boolean => all.some(e => agree(e, answer).kind === 'same');
    if (isAny([formula, touching.slope])) return found(made('slope instead of the line', touching));
    if (isAny(withoutPoint(touching))) return found(made('slope not put in', touching));
    const line = lineOf(answer, wrt);
    return line ? inLine(line, touching, ofSlope) : { mistakes: [], hint: NO_LINE, complete: true };
  };
}

const NO_LINE = 'A tangent is a line: a number times the variable, and a number added. This is not one.';

/** What comes of the derivative as a formula in the place of the slope. */
function withoutPoint({ formula, slope, height, place, wrt }: Touching): readonly Expr[] {
  const x = symbol(wrt);
  const intercept = add(height, negate(multiply(slope, place)));
  return [add(height, multiply(formula, add(x, negate(place)))), add(multiply(formula, x), intercept)];
}

/** A line by its slope and its height at 0. */
interface Line {
  readonly slope: Expr;
  readonly intercept: Expr;
}

/** An answer of more nodes than this is taken for no line. */
const LONGEST_LINE = 200;

/** Whether three points show that an answer is no line: to differentiate one that is none may take long. */
function isSeenToBend(answer: Expr, wrt: string): boolean {
  if (variables(answer).some(name => name !== wrt)) return false;
  const valueAt = (x: number): number => evaluateTyped(answer, { [wrt]: x });
  const [a, b, c] = [valueAt(1), valueAt(2), valueAt(3)];
  return Math.abs(a - 2 * b + c) > 1e-6 * (Math.abs(a) + Math.abs(b) + Math.abs(c));
}

/** Undefined of what is no line by this variable. */
function lineOf(answer: Expr, wrt: string): Line | undefined {
  if (treeSize(answer) > LONGEST_LINE || isSeenToBend(answer, wrt)) return undefined;
  const slope = derive(answer, wrt).result;
  if (!isConstant(slope)) return undefined;
  const intercept = tidied(substitute(answer, new Map([[wrt, ZERO]])));
  return isConstant(intercept) ? { slope, intercept } : undefined;
}

function inLine(line: Line, touching: Touching, ofSlope: Diagnosis): Findings {
  const points = pointsTaken(line, touching);
  if (isNear(line.slope, touching.slope)) return withRightSlope(line, points, touching);
  // A slope of one number is met by chance, and a line that goes through no point that explains it tells of nothing.
  if (points.length === 0 && !isThrough(line, touching)) return { mistakes: [], hint: NEITHER, complete: true };
  const { hint, clue, ...findings } = slopeFindings(line, touching, ofSlope);
  const [first] = findings.mistakes;
  if (first && points.length > 0) return { ...findings, mistakes: [first, ...points.slice(0, 1)], together: true };
  if (first) return findings;
  if (points.length > 0) return { ...findings, hint: NEITHER };
  if (isNear(line.slope, negate(touching.slope))) return { ...findings, hint: SIGN_WRONG, clue: SLOPE_WRONG };
  return { ...findings, hint: hint === undefined ? SLOPE_WRONG : `${THROUGH}; of its slope: ${hint}` };
}

function withRightSlope(line: Line, points: readonly Made[], touching: Touching): Findings {
  if (isThrough(line, touching)) return { mistakes: [], hint: ROUNDED_LINE, complete: true };
  return found(points.length > 0 ? points : made('line beside the point', touching));
}

const ROUNDED_LINE = 'The line is rounded, and the exact one is asked for.';
const THROUGH = 'It goes through the right point of the curve';
const NEITHER = 'It has neither the slope of the curve there, nor does it go through the point of the curve.';
const SIGN_WRONG = `${THROUGH}, and its slope is right but for its sign.`;
const SLOPE_WRONG = `${THROUGH}, and its slope is not that of the curve there.`;

/** What the slope of a line comes from; where the normal's is also the slope with its sign lost, that is likelier. */
function slopeFindings({ slope }: Line, touching: Touching, ofSlope: Diagnosis): Findings {
  const isNormal = isNear(slope, negate(divide(ONE, touching.slope)));
  const isOpposite = isNear(slope, negate(touching.slope));
  const findings = ofSlope(slope);
  if (isNormal && !(isOpposite && findings.mistakes.length > 0)) return found(made('normal', touching));
  const isValue = findings.mistakes.length === 0 && !isOpposite && isNear(slope, touching.height);
  return isValue ? found(made('value taken for the slope', touching)) : findings;
}

const found = (mistakes: readonly Made[]): Findings => ({ mistakes: mistakes.slice(0, 1), complete: true });

/** The heights at 0 that come of another point, with the slope that the line has. */
function pointsTaken(line: Line, touching: Touching): readonly Made[] {
  if (isThrough(line, touching)) return [];
  const { place, height } = touching;
  const through = (x: Expr, y: Expr): Expr => add(y, negate(multiply(line.slope, x)));
  const instead: readonly (readonly [task: Task, intercept: Expr])[] = [
    ['line through the origin', ZERO],
    ['value taken for the intercept', height],
    ['height left out', through(place, ZERO)],
    ['point with the other sign', through(negate(place), height)],
    ['coordinates exchanged', through(height, place)],
  ];
  return instead.filter(([, is]) => isNear(line.intercept, is)).flatMap(([task]) => made(task, touching));
}

const isThrough = ({ slope, intercept }: Line, { place, height }: Touching): boolean =>
  isNear(add(multiply(slope, place), intercept), height);

const made = (task: Task, { f, wrt, place, height, slope }: Touching): readonly Made[] =>
  taskSuspect(task, f, { at: f, wrt, bindings: { p: place, v: height, m: slope } }).flatMap(suspect => suspect.made);

/** Whether a number is the other as far as its digits go: decimals are rounded, and what is exact is equal. */
function isNear(typed: Expr, exact: Expr): boolean {
  const [a, b] = [evaluateTyped(typed), evaluateTyped(exact)];
  const isRounded = postorder(typed).some(node => node.kind === 'number' && node.digits.includes('.'));
  return Number.isFinite(b) && Math.abs(a - b) <= (isRounded ? ROUNDED : EXACT) * Math.max(1, Math.abs(b));
}

/** What two decimals leave open, and what doubles do. */
const [ROUNDED, EXACT] = [0.005, 1e-9];
