import { equation } from '../expression/equation.ts';
import type { Expr } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import type { Program } from '../expression/program.ts';
import { exactPlace } from '../kinds/exact-place.ts';
import { workOutImplicit } from '../kinds/implicit.ts';
import { finder } from '../marking/findings.ts';
import type { Found } from '../marking/verdict.ts';
import {
  chooseVariable,
  differentiated,
  isProgram,
  optionsOf,
  type Question,
  readComputation,
  readQuestion,
} from '../question.ts';
import { whole } from '../reading/complaints.ts';
import { readEquation } from '../reading/equation-reader.ts';
import type { Read } from '../reading/reading.ts';
import type { Values } from '../values.ts';
import { judgeCurveWorking } from './curve-working.ts';
import type { Place } from './places.ts';
import type { Namer } from './so-far.ts';
import { type JudgedWorking, judgeWorking } from './working.ts';

/**
 * Judges the lines of a student's derivation of the function asked about, or of the implicit differentiation of an
 * equation; a complaint where that cannot be read.
 */
export function working(question: Omit<Question, 'order'>, lines: readonly string[]): Read<JudgedWorking> {
  return isEquation(question) ? workingOnCurve(question, lines) : workingOn(question, lines);
}

/** `called` is the name that the question has for the function. */
function workingOn(
  question: Omit<Question, 'order'>,
  lines: readonly string[],
  called: readonly string[] = [],
): Read<JudgedWorking> {
  const read = readQuestion(question);
  if (!read.ok) return read;
  const asked = differentiated(read.value, question);
  const wrt = chooseVariable(asked, question);
  if (typeof wrt !== 'string') return { ok: false, complaint: wrt };
  const program = programOf(question);
  const given = placeOf(question.at ?? {});
  const about = { f: asked.expr, wrt, log: question.log, given, called, ...(program && { program }) };
  return { ok: true, value: judgeWorking(about, lines, namer()) };
}

/** No values are no point. */
const placeOf = (at: Values): Place | undefined =>
  Object.keys(at).length === 0
    ? undefined
    : new Map(Object.entries(at).map(([name, value]) => [name, exactPlace(value)] as const));

function programOf(question: Question): Program | undefined {
  const read = isProgram(question) ? readComputation(question) : undefined;
  return read?.ok ? read.value.program : undefined;
}

const ONE_EQUATION = 'One equation is needed here, such as x^2 + y^2 = 25.';

/** Whether what is asked of is an equation, and no function or program. */
export const isEquation = (question: Pick<Question, 'f'>): boolean => question.f.includes('=') && !isProgram(question);

/** y = x^2 and f(x) = x^2. */
const NAMED = /^\s*(?<name>\p{L})\s*(?:\(\s*\p{L}\s*\)\s*)?=/u;

/** y(x)^2 is y^2 in an equation: y is no factor before brackets with x alone in them. */
const withoutArguments = ({ f, wrt = 'x' }: Omit<Question, 'order'>): string =>
  f.replaceAll(new RegExp(`(?<![\\p{L}\\\\])y\\s*\\(\\s*${wrt}\\s*\\)`, 'gu'), 'y ');

/** y = x^2 says what the function is, x = cos y does not unless it is asked for by y. Elsewhere the letter that depends on the other is y where there is one, else the only other one. */
function workingOnCurve(asked: Omit<Question, 'order'>, lines: readonly string[]): Read<JudgedWorking> {
  const question = { ...asked, f: withoutArguments(asked) };
  const read = readEquation(question.f, optionsOf({ ...question, wrt: [question.wrt ?? 'x', 'y'].join(',') }));
  if (!read.ok) return read;
  const { left, right } = read.value;
  const name = NAMED.exec(question.f)?.groups?.name;
  const by = question.wrt ?? (contains(right, 'y') ? 'x' : undefined);
  if (name !== undefined && name !== by && !contains(right, name))
    return workingOn({ ...question, f: question.f.slice(question.f.indexOf('=') + 1) }, lines, [name]);
  const wrt = question.wrt ?? 'x';
  const names = variables(equation(left, right)).filter(name => name !== wrt);
  const dependent = names.find(name => name === 'y') ?? names[0] ?? 'y';
  const worked = workOutImplicit({ ...question, kind: 'implicit', wrt, dependent });
  if (!worked.ok) return worked;
  const { result: slope } = worked.value;
  return 'kind' in slope
    ? { ok: true, value: judgeCurveWorking({ left, right, wrt, dependent, slope }, lines) }
    : { ok: false, complaint: whole(question.f, ONE_EQUATION) };
}

/** Of each function and order the mistakes are derived once, however many lines are wrong. */
function namer(): Namer {
  const namers = new Map<Expr, ((wrong: Expr) => Found)[]>();
  return (f, wrt, wrong, order = 1) => {
    const ofOrders = namers.get(f) ?? [];
    namers.set(f, ofOrders);
    ofOrders[order] ??= finder({ kind: 'derivative', f, wrt, order });
    const { mistakes, together, hint, clue } = ofOrders[order](wrong);
    return {
      mistakes,
      ...(together && { together }),
      ...(hint !== undefined && { hint }),
      ...(clue !== undefined && { clue }),
    };
  };
}
