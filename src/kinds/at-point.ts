import type { Certificate } from '../checking/certificate.ts';
import { certify } from '../checking/certify.ts';
import { standInsIn } from '../checking/stand-ins.ts';
import { derive } from '../derivation/derive.ts';
import type { Derivation } from '../derivation/step.ts';
import { dotted } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import { equation } from '../expression/equation.ts';
import { call, type Expr, isCall, isConstantName, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { rebuild } from '../expression/walk.ts';
import { mathText } from '../notation/math-text.ts';
import { whole } from '../reading/complaints.ts';
import type { Note, Read, Spelling } from '../reading/reading.ts';
import { evaluate, gradientAt } from '../tape/gradient.ts';
import { exactPlace } from './exact-place.ts';
import type { KindQuestion, Part, Statement } from './kind.ts';
import { inNumbers, numeral } from './numerals.ts';
import { readOneFunction } from './one-function.ts';
import { functionLetter } from './several.ts';
import { type SlopeThere, slopeThere } from './slope-there.ts';

/** A function of one variable with its derivative, both at a point: exact wherever they can be written so. */
export interface AtPoint {
  readonly f: Expr;
  /** How the function is called. */
  readonly name: string;
  readonly x: string;
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
  readonly derivation: Derivation;
  /** The point, f there and f′ there. */
  readonly a: Expr;
  readonly value: Expr;
  readonly slope: Expr;
  /** f(x) = …; f′(x) = …; f(a) = …; f′(a) = …. */
  readonly parts: readonly Part[];
  /** The derivative's certificate, shown at the point: the numbers there are those of f′. */
  readonly certificate: Certificate;
}

/** Reads a function and works it and its derivative out at the value that `at` gives its variable. A complaint where there is none. */
export function readAtPoint(question: KindQuestion): Read<AtPoint> {
  const read = readOneFunction({ ...question, wrt: question.wrt ?? onlyGiven(question) });
  if (!read.ok) return read;
  const { x, notes, spelling } = read.value;
  const { at = {}, f } = question;
  const place = at[x];
  if (place === undefined || !Number.isFinite(place))
    return { ok: false, complaint: whole(f, `The point is missing: give ${x} a value, such as ${x}=1.`) };
  if (standInsIn([read.value.f]) !== undefined) return { ok: false, complaint: whole(f, UNKNOWN) };
  const found = atPoint(read.value.f, x, at);
  const there = slopeThere(found.f, x, completed(found, at));
  const numbers = [evaluateAt(found.f, found, at), slopeAt(found.f, found, at)];
  const refused = saidOf(there, found) ?? (numbers.every(Number.isFinite) ? undefined : beyond(found));
  if (refused !== undefined) return { ok: false, complaint: whole(f, refused) };
  return { ok: true, value: { ...found, parts: [...found.parts, ...kinkTold(there, found)], notes, spelling } };
}

/** Why there is no slope to go on with; undefined where there is one, or one is taken. */
function saidOf({ kind }: SlopeThere, found: Found): string | undefined {
  const place = `${found.x} = ${mathText(found.a)}`;
  if (kind === 'pole' || kind === 'unreal' || kind === 'hole') return beyond(found);
  if (kind === 'jump') return `The function jumps at ${place}, and has no slope there; give another point.`;
  return kind === 'steep'
    ? `The slope grows without bound at ${place}, where the tangent, if there is one, is the vertical line ${place}; give another point.`
    : undefined;
}

const beyond = ({ x, a }: Found): string =>
  `The function has no value or no slope at ${x} = ${mathText(a)}; give a point inside its domain.`;

/** The slopes beside a kink, at which that of the function is taken by convention. */
function kinkTold(there: SlopeThere, { name, a, slope }: Found): readonly Part[] {
  if (there.kind !== 'kink') return [];
  const [left, right] = [there.left, there.right].map(side => inNumbers(numeral(Number(side.toFixed(6)))));
  const remark = ['left ', left ?? slope, ', right ', right ?? slope];
  const line = {
    left: call(`${name}'`, a),
    right: slope,
    remark,
    reason: ['no slope at a kink, ', slope, ' is taken'],
  };
  return [{ kind: 'statements', lines: [line] }];
}

const UNKNOWN = 'An unknown function has no value at a point; write one that is known.';

/** The variable that is given a value, where only one is. */
function onlyGiven({ at = {} }: KindQuestion): string | undefined {
  const [only, ...more] = Object.keys(at);
  return more.length === 0 ? only : undefined;
}

type Found = Omit<AtPoint, 'notes' | 'spelling'>;

function atPoint(f: Expr, x: string, at: Readonly<Record<string, number>>): Found {
  const derivation = derive(f, x);
  const values = new Map(Object.entries(at).map(([name, value]) => [name, exactPlace(value)]));
  const a = values.get(x) ?? symbol(x);
  const name = functionLetter([f], [x]);
  const [inF, inSlope] = [put(f, values), put(derivation.result, values)];
  const slopeName = `${name}'`;
  return {
    f,
    name,
    x,
    derivation,
    a,
    value: inF.value,
    slope: inSlope.value,
    parts: [
      { kind: 'statements', lines: [{ left: call(name, symbol(x)), right: f, reason: '' }] },
      { kind: 'derivation', derivation, left: call(slopeName, symbol(x)) },
      { kind: 'statements', lines: [valueLine(call(name, a), inF), valueLine(call(slopeName, a), inSlope)] },
    ],
    certificate: shownAt(certify(f, x, derivation.result), derivation, at),
  };
}

interface Put {
  readonly written: Expr;
  readonly value: Expr;
}

/** An expression with numbers for its letters, and what that comes to. */
function put(e: Expr, values: ReadonlyMap<string, Expr>): Put {
  const value = inNumbers(substitute(e, values));
  return { written: withNumbers(e, values), value };
}

/** Numbers for letters: one that comes to stand as a factor has a dot beside it, 1·e¹. */
const withNumbers = (e: Expr, values: ReadonlyMap<string, Expr>): Expr =>
  substitute(
    rebuild(e, node =>
      isCall(node, 'multiply') && node.args.some(arg => isLetterIn(arg, values)) ? dotted(...node.args) : node,
    ),
    values,
  );

const isLetterIn = (e: Expr, values: ReadonlyMap<string, Expr>): boolean => e.kind === 'symbol' && values.has(e.name);

const valueLine = (left: Expr, { written, value }: Put): Statement => ({
  left,
  right: same(written, value) ? value : equation(written, value),
  reason: 'value',
});

/** Values for all variables: those of the point, else 2, 3, … */
function completed({ f, x }: Pick<Found, 'f' | 'x'>, at: Readonly<Record<string, number>>): Record<string, number> {
  const others = variables(f).filter(name => name !== x && !isConstantName(name));
  return { ...Object.fromEntries(others.map((name, i) => [name, i + 2])), ...at };
}

const evaluateAt = (e: Expr, found: Found, at: Readonly<Record<string, number>>): number =>
  evaluate(e, completed(found, at));

const slopeAt = (e: Expr, found: Found, at: Readonly<Record<string, number>>): number =>
  gradientAt(e, completed(found, at)).gradient[found.x] ?? 0;

/** The same certificate with the numbers at the point. */
function shownAt(
  certificate: Certificate,
  { of, wrt, result }: Derivation,
  at: Readonly<Record<string, number>>,
): Certificate {
  const all = completed({ f: of, x: wrt }, at);
  const [formula, tape] = [evaluate(result, all), gradientAt(of, all).gradient[wrt] ?? 0];
  const agrees = Math.abs(formula - tape) <= 1e-9 * Math.max(1, Math.abs(tape));
  if (certificate.agrees === false || !Number.isFinite(tape)) return certificate;
  const { open: _, ...said } = certificate;
  const shown = { at: all, formula, tape };
  return agrees ? { ...certificate, shown } : { ...said, agrees, shown };
}
