import { sameKernel } from '../algebra/like-terms.ts';
import { polynomialIn } from '../algebra/polynomial.ts';
import type { Certificate } from '../checking/certificate.ts';
import { certifyOnCurve } from '../checking/curve.ts';
import { differentiate } from '../derivation/differentiate.ts';
import type { Derivation } from '../derivation/step.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { dependent, madeDependent, madePlain, withDerivative } from '../expression/dependent.ts';
import { same } from '../expression/equality.ts';
import { equation, sidesOf } from '../expression/equation.ts';
import { add, type Expr, isCall, negate, symbol } from '../expression/expression.ts';
import { treeSize, variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import { rebuild } from '../expression/walk.ts';
import { notDifferentiable, optionsOf, orderComplaint, wrtComplaint } from '../question.ts';
import { whole } from '../reading/complaints.ts';
import type { EquationReading } from '../reading/equation-reader.ts';
import { readEquation } from '../reading/equation-reader.ts';
import type { Complaint, Read } from '../reading/reading.ts';
import { evaluate } from '../tape/gradient.ts';
import type { KindQuestion, KindWorked, Part } from './kind.ts';
import { tidied, withValue } from './several.ts';
import { solved } from './solving.ts';

/** An equation in which y depends on x. */
interface Curve {
  /** As typed: y is a variable. */
  readonly typed: readonly [Expr, Expr];
  /** With y as a quantity that depends on x. */
  readonly left: Expr;
  readonly right: Expr;
  readonly y: string;
  readonly x: string;
}

/** dy/dx and its derivatives: each order's formula in x and y, and what leads to it. */
interface Slopes {
  readonly parts: readonly Part[];
  readonly formulas: readonly Expr[];
  /** Both sides differentiated as often as the last order says. */
  readonly sides: readonly [Expr, Expr];
}

/**
 * Differentiates an equation such as x^2 + y^2 = 25 with y depending on x (`dependent` on `wrt`): both sides, solved for
 * dy/dx; of a higher order the slope again, with dy/dx put in. Where the equation is no polynomial, both sides are
 * differentiated again and solved for the next slope; those before it stand where they are too long to be put in. The result is in x and y. A complaint where there is no
 * equation, where it does not contain y, or where dy/dx drops out.
 */
export function workOutImplicit(question: KindQuestion): Read<KindWorked> {
  const [x, y] = [question.wrt ?? 'x', question.dependent ?? 'y'];
  const options = optionsOf(question);
  const read = readEquation(question.f, { ...options, names: [...(options.names ?? []), x, y] });
  if (!read.ok) return read;
  const complaint = unfit(question, read.value, x, y);
  if (complaint) return { ok: false, complaint };
  const curve = curveOf(read.value, x, y);
  const slopes = slopesOf(curve, question.order ?? 1);
  if (!slopes) return { ok: false, complaint: whole(question.f, dropsOut(x, y)) };
  const astray = offCurve(curve, question);
  return astray
    ? { ok: false, complaint: astray }
    : { ok: true, value: worked(read.value, curve, slopes, question.at) };
}

const dropsOut = (x: string, y: string): string =>
  `d${y}/d${x} drops out of this equation: it does not make ${y} depend on ${x}. Write one whose derivative contains ${y}.`;

/** How far both sides may differ at a point that is given in rounded numbers, of their size. */
const NEAR = 1e-3;

/** What is wrong with a point at which the two sides are not equal. */
function offCurve({ typed, x, y }: Curve, { f, at }: KindQuestion): Complaint | undefined {
  if (!at || ![...new Set(typed.flatMap(variables))].every(name => Object.hasOwn(at, name))) return undefined;
  const [left = 0, right = 0] = typed.map(side => evaluate(side, at));
  if (!(Math.abs(left - right) > NEAR * (Math.abs(left) + Math.abs(right)))) return undefined;
  const place = `${x} = ${at[x]}, ${y} = ${at[y]}`;
  return whole(
    f,
    `The point ${place} is not on this curve: the two sides are ${left} and ${right} there. Give a point at which they are equal.`,
  );
}

function unfit(question: KindQuestion, { left, right }: EquationReading, x: string, y: string): Complaint | undefined {
  const { f, order = 1 } = question;
  const wrong = wrtComplaint(f, x) ?? wrtComplaint(f, y) ?? orderComplaint(f, order);
  if (wrong) return wrong;
  if (x === y) return whole(f, `${y} cannot depend on itself: give two variables, as in dependent y and wrt x.`);
  const unfound = notDifferentiable(left, f) ?? notDifferentiable(right, f);
  if (unfound) return unfound;
  const names = [...new Set([...variables(left), ...variables(right)])];
  if (names.includes(y)) return undefined;
  const found =
    names.length > 0 ? `There ${names.length > 1 ? 'are' : 'is'} ${names.join(', ')}` : 'It has no variables';
  const others = names.filter(name => name !== x);
  const instead = others.length > 0 ? `say which one depends on ${x}` : `write an equation in ${x} and ${y}`;
  return whole(f, `The equation does not contain ${y}. ${found}; ${instead}.`);
}

const curveOf = ({ left, right }: EquationReading, x: string, y: string): Curve => ({
  typed: [left, right],
  left: share(madeDependent(left, y, x)),
  right: share(madeDependent(right, y, x)),
  y,
  x,
});

function slopesOf(curve: Curve, orders: number): Slopes | undefined {
  const { left, right, x, y } = curve;
  const both = equation(left, right);
  const differentiation = differentiate(both, x);
  const [dLeft = left, dRight = right] = sidesOf(differentiation.result) ?? [];
  const slope = dependent(y, x, 1);
  const first = solved(dLeft, dRight, slope, ['Solved for ', slope]);
  if (!first) return undefined;
  const derivation: Derivation = { of: both, wrt: x, differentiation, tidying: [], result: differentiation.result };
  const [f, g] = curve.typed;
  const next = polynomialIn(add(f, negate(g)), [x, y]) ? withNext : withSidesAgain;
  let slopes: Slopes = {
    parts: [{ kind: 'derivation', derivation }, ...first.parts],
    formulas: [first.solution],
    sides: [dLeft, dRight],
  };
  for (let order = 2; order <= orders; order++) slopes = next(curve, slopes, order);
  return slopes;
}

/** The next order: the slope before it differentiated, dy/dx put in, and the curve's equation used where it fits. */
function withNext(curve: Curve, slopes: Slopes, order: number): Slopes {
  const { parts, formulas, sides } = slopes;
  const before = formulas.at(-1) ?? curve.left;
  const differentiation = differentiate(share(before), curve.x);
  const { result } = differentiation;
  const derivation: Derivation = { of: before, wrt: curve.x, differentiation, tidying: [], result };
  const put = putIn(curve, slopes, result, before);
  const last = onCurve(curve, put.result);
  const left = dependent(curve.y, curve.x, order);
  return {
    parts: [...parts, { kind: 'derivation', derivation, left }, ...put.parts, ...last.parts],
    formulas: [...formulas, last.formula],
    sides,
  };
}

/** Every derivative of y replaced by its formula in x and y, and that tidied. */
function putIn({ x, y }: Curve, { formulas }: Slopes, e: Expr, before: Expr) {
  const of = share(formulas.reduce((so, formula, i) => withDerivative(so, y, i + 1, formula), e));
  const steps = tidy(of, tidyingOf(before));
  const slope = dependent(y, x, 1);
  const line = { right: of, remark: [slope, ' = ', formulas[0] ?? before], reason: [slope, ' put in'] };
  const parts: readonly Part[] = [
    ...(same(of, e) ? [] : [{ kind: 'statements', lines: [line] } as const]),
    ...(steps.length > 0 ? [{ kind: 'tidying', steps } as const] : []),
  ];
  return { of, parts, result: steps.at(-1)?.result ?? of };
}

/** Slopes that make a formula of more nodes than this are not put in. */
const MOST_NODES = 100;

/** The next order: both sides differentiated once more and solved for it; the slope before it put in where that can be read. */
function withSidesAgain(curve: Curve, slopes: Slopes, order: number): Slopes {
  const { x, y } = curve;
  const { parts, formulas, sides } = slopes;
  const both = share(equation(tidied(sides[0]), tidied(sides[1])));
  const differentiation = differentiate(both, x);
  const { result } = differentiation;
  const [left = both, right = both] = sidesOf(result) ?? [];
  const slope = dependent(y, x, order);
  const found = solved(left, right, slope, ['Solved for ', slope]);
  if (!found) return withNext(curve, slopes, order);
  const derivation: Derivation = { of: both, wrt: x, differentiation, tidying: [], result };
  const put = putIn(curve, slopes, found.solution, curve.left);
  const isShort = order === 2 && treeSize(put.of) <= MOST_NODES;
  return {
    parts: [
      ...parts,
      { kind: 'derivation', derivation, heading: 'Both sides again' },
      ...found.parts,
      ...(isShort ? put.parts : []),
    ],
    formulas: [...formulas, put.result],
    sides: [left, right],
  };
}

/** A bracket that is one side of the curve's equation is replaced by the other side, where that is shorter: −(x² + y²)/y³ = −25/y³. */
function onCurve({ left, right }: Curve, formula: Expr): { readonly parts: readonly Part[]; readonly formula: Expr } {
  if (right.kind !== 'number' || !isCall(left, 'add')) return { parts: [], formula };
  const put = rebuild(formula, node => (sameKernel(node, left) ? right : node));
  if (same(put, formula)) return { parts: [], formula };
  const line = { right: put, remark: [equation(left, right)], reason: "the curve's equation" };
  const steps = tidy(put, tidyingOf(put));
  const parts: Part[] = [{ kind: 'statements', lines: [line] }];
  if (steps.length > 0) parts.push({ kind: 'tidying', steps });
  return { parts, formula: steps.at(-1)?.result ?? put };
}

function worked(
  reading: EquationReading,
  curve: Curve,
  { parts, formulas }: Slopes,
  at: KindQuestion['at'],
): KindWorked {
  const { typed, x, y } = curve;
  const plain = formulas.map(madePlain);
  const result = plain.at(-1) ?? typed[0];
  return {
    kind: 'implicit',
    read: typed,
    notes: reading.notes,
    spelling: reading.spelling,
    ...withValue([givenPart(curve), ...parts], dependent(y, x, formulas.length), result, at),
    result,
    certificate: certified(curve, plain.at(-2) ?? symbol(y), result),
  };
}

function givenPart({ typed: [left, right], x, y }: Curve): Part {
  return {
    kind: 'statements',
    lines: [{ left, right, remark: [symbol(y), ' depends on ', symbol(x)], reason: '' }],
  };
}

/** What changes along the curve, y or the slope of one order lower, against the formula for its derivative. */
const certified = ({ typed: [left, right], x, y }: Curve, quantity: Expr, formula: Expr): Certificate =>
  certifyOnCurve({ curve: add(left, negate(right)), wrt: x, dependent: y, quantity, formula });
