import type { Certificate } from '../checking/certificate.ts';
import { certify } from '../checking/certify.ts';
import { combined } from '../checking/combined.ts';
import { withStandIns } from '../checking/stand-ins.ts';
import { derive } from '../derivation/derive.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { deriveWithin } from '../derivation/within.ts';
import { bracketed, slopeSign } from '../expression/display.ts';
import { derivative, divide, type Expr, multiply, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { type Definition, inlined } from '../expression/program.ts';
import { share } from '../expression/sharing.ts';
import { notDifferentiable, optionsOf, orderComplaint, wrtComplaint } from '../question.ts';
import { whole } from '../reading/complaints.ts';
import { readProgram } from '../reading/program-reader.ts';
import type { Complaint, ProgramReading, Read } from '../reading/reading.ts';
import { evaluate, gradientAt } from '../tape/gradient.ts';
import type { KindQuestion, KindWorked, Part, Statement } from './kind.ts';
import { definitionsPart } from './program-chain.ts';
import { withValue } from './several.ts';

/** A curve by its two coordinates as functions of a parameter. */
interface ParametricCurve {
  readonly x: Definition;
  readonly y: Definition;
  readonly t: string;
}

/** The slopes dy/dx, d²y/dx², … as functions of the parameter, and what leads to them. */
interface Slopes {
  readonly parts: readonly Part[];
  readonly formulas: readonly Expr[];
  readonly certificates: readonly Certificate[];
}

/**
 * dy/dx of a curve given as a program, x = t^2; y = t^3, by its parameter (`wrt`): (dy/dt)/(dx/dt); a further order is
 * the derivative of the one before it by the parameter, again over dx/dt. A complaint where the program does not define
 * two coordinates, where the parameter is not known, or where dx/dt is 0.
 */
export function workOutParametric(question: KindQuestion): Read<KindWorked> {
  const read = readProgram(question.f, optionsOf(question));
  if (!read.ok) return read;
  const curve = curveOf(read.value, question);
  if ('message' in curve) return { ok: false, complaint: curve };
  const dx = derive(curve.x.value, curve.t);
  if (dx.result.kind === 'number' && Number(dx.result.digits) === 0)
    return { ok: false, complaint: whole(question.f, vertical(curve)) };
  return { ok: true, value: worked(read.value, curve, slopesOf(curve, question.order ?? 1), question.at) };
}

function worked(
  { notes, spelling }: ProgramReading,
  curve: ParametricCurve,
  slopes: Slopes,
  at: KindQuestion['at'],
): KindWorked {
  const { x, y, t } = curve;
  const { parts, formulas, certificates } = slopes;
  const certificate = combined(certificates);
  const result = formulas.at(-1) ?? y.value;
  return {
    kind: 'parametric',
    read: [x.value, y.value],
    wrt: [t],
    notes,
    spelling,
    ...withValue(parts, slopeSign(y.name, x.name, formulas.length), result, at),
    result,
    certificate: { ...certificate, ...shownAt(curve, formulas, certificate) },
  };
}

const vertical = ({ x, y, t }: ParametricCurve): string =>
  `d${x.name}/d${t} is 0 everywhere: the curve is vertical and has no d${y.name}/d${x.name}. Write an ${x.name} that depends on ${t}.`;

function curveOf({ program }: ProgramReading, { f, wrt, order = 1 }: KindQuestion): ParametricCurve | Complaint {
  const wrong = orderComplaint(f, order);
  if (wrong) return wrong;
  const { definitions } = program;
  const named = (name: string): Definition | undefined => definitions.find(definition => definition.name === name);
  const [x, y] = [named('x') ?? definitions.at(-2), named('y') ?? definitions.at(-1)];
  const unfound = definitions.map(({ value }) => notDifferentiable(value, f)).find(found => found !== undefined);
  if (unfound) return unfound;
  if (!x || !y || x === y)
    return whole(f, 'A curve needs two coordinates: define both, separated by a semicolon, such as x = t^2; y = t^3.');
  const [a, b] = [x, y].map(({ name }) => ({ name, value: inlinedUpTo(definitions, name) }));
  const t = parameterOf([a ?? x, b ?? y], f, wrt);
  return typeof t === 'string' ? { x: a ?? x, y: b ?? y, t } : t;
}

/** A definition with those before it put in. */
function inlinedUpTo(definitions: readonly Definition[], name: string): Expr {
  const [first, ...rest] = definitions.slice(0, definitions.findIndex(definition => definition.name === name) + 1);
  return share(first ? inlined({ definitions: [first, ...rest] }) : symbol(name));
}

/** The parameter asked for, or the only variable, or t. */
function parameterOf(coordinates: readonly Definition[], f: string, wrt: string | undefined): string | Complaint {
  const found = [...new Set(coordinates.flatMap(({ value }) => variables(value)))];
  if (wrt !== undefined) return wrtComplaint(f, wrt) ?? wrt;
  if (found.length < 2) return found[0] ?? 't';
  if (found.includes('t')) return 't';
  return whole(f, `There are several variables: ${found.join(', ')}. Say which one is the parameter.`);
}

function slopesOf(curve: ParametricCurve, orders: number): Slopes {
  const { x, y, t } = curve;
  const [dx, dy] = [derive(x.value, t), derive(y.value, t)];
  const first = overSlope(curve, dy.result, dx.result);
  const beginning: Slopes = {
    parts: [
      definitionsPart({ definitions: [x, y] }),
      { kind: 'derivation', derivation: dx, left: slopeSign(x.name, t) },
      { kind: 'derivation', derivation: dy, left: slopeSign(y.name, t) },
      ...first.parts,
    ],
    formulas: [first.formula],
    certificates: [certify(x.value, t, dx.result), certify(y.value, t, share(multiply(first.formula, dx.result)))],
  };
  return Array.from({ length: orders - 1 }).reduce<Slopes>(
    (slopes, _, i) => withNext(curve, slopes, dx.result, i + 2),
    beginning,
  );
}

const RULE = 'parametric derivative';

const unlessZero = (e: Expr): Pick<Statement, 'remark'> => (e.kind === 'number' ? {} : { remark: [e, ' ≠ 0'] });

function overSlope(
  { x, y, t }: ParametricCurve,
  dy: Expr,
  dx: Expr,
): { readonly parts: readonly Part[]; readonly formula: Expr } {
  const quotient = divide(dy, dx);
  const steps = tidy(share(quotient), tidyingOf(quotient));
  const sides = divide(bracketed(slopeSign(y.name, t)), bracketed(slopeSign(x.name, t)));
  const lines: Statement[] = [
    { left: slopeSign(y.name, x.name), right: sides, reason: RULE },
    { right: quotient, ...unlessZero(dx), reason: 'put together' },
  ];
  const tidying: Part[] = steps.length > 0 ? [{ kind: 'tidying', steps }] : [];
  return { parts: [{ kind: 'statements', lines }, ...tidying], formula: steps.at(-1)?.result ?? quotient };
}

/** The next order: the derivative by the parameter of the slope before it, over dx/dt. */
function withNext(curve: ParametricCurve, before: Slopes, dx: Expr, order: number): Slopes {
  const { x, y, t } = curve;
  const slope = before.formulas.at(-1) ?? y.value;
  const derivation = deriveWithin(slope, t, dx, inner => divide(inner, dx));
  const top = bracketed(derivative(slopeSign(y.name, x.name, order - 1), t));
  const lines: Statement[] = [
    { left: slopeSign(y.name, x.name, order), right: divide(top, bracketed(slopeSign(x.name, t))), reason: RULE },
    { right: derivation.differentiation.applied, ...unlessZero(dx), reason: 'put together' },
  ];
  return {
    parts: [...before.parts, { kind: 'statements', lines }, { kind: 'derivation', derivation }],
    formulas: [...before.formulas, derivation.result],
    certificates: [...before.certificates, certify(slope, t, share(multiply(derivation.result, dx)))],
  };
}

/** dy/dx where the certificate compared dy/dt: what is shown is the slope of the curve. */
function shownAt(
  { x, y, t }: ParametricCurve,
  formulas: readonly Expr[],
  { shown }: Certificate,
): Pick<Certificate, 'shown'> {
  const formula = formulas.at(-1);
  if (!shown || !formula) return {};
  const { at } = shown;
  const tape = (e: Expr): number => gradientAt(withStandIns(e), at).gradient[t] ?? 0;
  const slope = tape(formulas.at(-2) ?? y.value) / tape(x.value);
  return { shown: { at, formula: evaluate(withStandIns(formula), at), tape: slope } };
}
