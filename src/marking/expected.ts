import type { OnCurve } from '../checking/curve.ts';
import { add, type Expr, negate, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { quantitiesOf } from '../expression/program.ts';
import { substitute } from '../expression/substitution.ts';
import { exactPlace } from '../kinds/exact-place.ts';
import type { KindQuestion, Nested } from '../kinds/kind.ts';
import { type Answer, answered } from '../kinds/kinds.ts';
import { isList } from '../kinds/lists.ts';
import { mapped, namesOf } from '../kinds/several.ts';
import { isProgram, namesIn, optionsOf, readComputation } from '../question.ts';
import { whole } from '../reading/complaints.ts';
import { readEquation } from '../reading/equation-reader.ts';
import type { Read, ReaderOptions } from '../reading/reading.ts';
import type { CheckQuestion } from './check-question.ts';
import { readAnswer } from './reading/answer-reading.ts';
import type { AskedFor } from './reading/asked-for.ts';

/** What an answer is compared with. */
export interface Expected {
  readonly value: Nested;
  /** Of an implicit function: an answer need be right on the curve alone. */
  readonly onCurve?: Omit<OnCurve, 'formula'>;
  /** Values to be put in, where the derivative at a point is asked for. */
  readonly at?: ReadonlyMap<string, Expr>;
  /** What was differentiated, and by what; absent where the right result was given. */
  readonly source?: Source;
}

/** The function, the functions of a list, the two sides of an equation, x and y of a curve; and the variables, in order. */
export interface Source {
  readonly read: readonly Expr[];
  readonly wrt: readonly string[];
}

/** How the answers to a question are read: its letters, and the inputs and quantities of its program, are known by name. */
export function answerOptions({ expected, of, ...question }: CheckQuestion): ReaderOptions {
  const options = optionsOf({ ...question, f: expected ?? of ?? '' });
  const named = quantities({ of, ...question });
  return { ...options, names: [...(options.names ?? []), ...named.keys(), ...[...named.values()].flatMap(variables)] };
}

/** What the quantities of the program asked about stand for; none of a plain function. An answer may be written in their names. */
export function quantities({ of, ...question }: CheckQuestion): ReadonlyMap<string, Expr> {
  const read = of !== undefined && isProgram({ f: of }) ? readComputation({ ...question, f: of }) : undefined;
  return read?.ok ? quantitiesOf(read.value.program) : new Map();
}

/** How the question tells answers to be read; once it is worked out, with its letters and the size of its list. */
export function askedFor(question: CheckQuestion, expected?: Expected): AskedFor {
  const { kind, order, wrt, at } = question;
  const by = expected?.source?.wrt ?? namesIn(wrt);
  if (!expected) return { isNested: kind !== undefined && LISTS.has(kind), order, wrt: by };
  const { value, source } = expected;
  const known = new Set([...by, ...namesOf(source?.read ?? []), ...namesOf(value), ...quantities(question).keys()]);
  const [only = 'x'] = by;
  if ('kind' in value)
    return {
      isNested: kind === 'directional',
      isOnCurve: kind === 'implicit',
      at: at?.[only],
      by: kind === 'parametric' ? 'x' : only,
      order,
      wrt: by,
      known,
    };
  const [first] = value;
  const columns = first && !('kind' in first) ? first.length : undefined;
  return { isNested: true, order, wrt: by, known, size: value.length, columns };
}

/** The right result: as it is given, or by working the question out. */
export function expectedOf(question: CheckQuestion): Read<Expected> {
  if (question.expected !== undefined) return given(question, question.expected);
  if (question.of === undefined) return { ok: false, complaint: whole('', NEITHER) };
  return workedOut({ ...question, f: question.of });
}

const NEITHER = 'There is nothing to compare with: give the function as “of”, or the right result as “expected”.';

function given(question: CheckQuestion, expected: string): Read<Expected> {
  const isNested = isList(expected) || (question.kind !== undefined && LISTS.has(question.kind));
  const read = readAnswer(expected, { isNested }, answerOptions(question));
  return read.ok ? { ok: true, value: { value: read.value.values[0].value } } : read;
}

/** The kinds whose results are lists. */
const LISTS: ReadonlySet<string> = new Set(['gradient', 'jacobian', 'hessian']);

function workedOut(question: KindQuestion): Read<Expected> {
  // The value at a point is put in here, for the student's answer may be a formula too.
  const keepsPoint = question.kind === 'inverse' || question.kind === 'tangent';
  // Its names are whole names in the function all the same.
  const names = [...(question.names ?? []), ...Object.keys(question.at ?? {})];
  const worked = answered(keepsPoint ? question : { ...question, at: undefined, names });
  if (!worked.ok) return worked;
  const { result } = worked.value;
  const stray = strayIn(question, worked.value);
  if (stray) return { ok: false, complaint: whole(question.f, stray) };
  const source = sourceOf(worked.value);
  const point = keepsPoint ? undefined : pointOf(question, result, source);
  if (point) return { ok: true, value: { value: mapped(result, e => substitute(e, point)), source, at: point } };
  const onCurve = question.kind === 'implicit' ? curveOf(question) : undefined;
  return { ok: true, value: { value: result, source, ...(onCurve && { onCurve }) } };
}

/** What is said of a value for a letter that the question does not have; undefined where there is none. */
function strayIn(question: KindQuestion, worked: Answer): string | undefined {
  const { read, wrt } = sourceOf(worked);
  const named = quantities({ ...question, of: question.f });
  const letters = new Set([...wrt, ...namesOf(read), ...named.keys(), ...[...named.values()].flatMap(variables)]);
  const stray = Object.keys(question.at ?? {}).find(name => !letters.has(name));
  if (stray === undefined) return undefined;
  return `There is no ${stray} in this: give a value to ${[...letters].join(', ')}, or leave out that of ${stray}.`;
}

const sourceOf = (worked: Answer): Source =>
  'parts' in worked ? { read: worked.read, wrt: worked.wrt ?? [] } : { read: [worked.reading.expr], wrt: [worked.wrt] };

/** The values to put in, where each variable of the result has one; letters that are constants may go without: (a x²)′ is 4a at x = 2. */
function pointOf({ at, kind }: KindQuestion, result: Nested, { wrt }: Source) {
  const isVariable = (name: string): boolean => wrt.includes(name) || kind === 'implicit';
  if (!at || !namesOf(result).every(name => Object.hasOwn(at, name) || !isVariable(name))) return undefined;
  return new Map(Object.entries(at).map(([name, value]) => [name, exactPlace(value)]));
}

/** What changes along the curve is y, or its slope of one order lower. */
function curveOf(question: KindQuestion): Expected['onCurve'] {
  const [wrt, dependent] = [question.wrt ?? 'x', question.dependent ?? 'y'];
  const read = readEquation(question.f, { ...optionsOf(question), names: [wrt, dependent] });
  const order = question.order ?? 1;
  const lower = order > 1 ? answered({ ...question, order: order - 1 }) : undefined;
  const slope = lower?.ok && 'kind' in lower.value.result ? lower.value.result : undefined;
  const quantity = order > 1 ? slope : symbol(dependent);
  if (!read.ok || !quantity) return undefined;
  return { curve: add(read.value.left, negate(read.value.right)), wrt, dependent, quantity };
}
