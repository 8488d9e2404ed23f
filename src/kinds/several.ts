import type { Certificate, Numbers } from '../checking/certificate.ts';
import { standInsIn } from '../checking/stand-ins.ts';
import { derive } from '../derivation/derive.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { atSign, functionSign, partialSign } from '../expression/display.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import { freshName, substitute } from '../expression/substitution.ts';
import { postorder } from '../expression/walk.ts';
import { namesIn, notDifferentiable, readQuestion, wrtComplaint } from '../question.ts';
import { whole } from '../reading/complaints.ts';
import type { Complaint, Read, Reading } from '../reading/reading.ts';
import { evaluate } from '../tape/gradient.ts';
import { exactPlace } from './exact-place.ts';
import type {
  DerivationPart,
  InNames,
  Kind,
  KindQuestion,
  KindWorked,
  Nested,
  Part,
  Statement,
  Words,
} from './kind.ts';
import { isList } from './lists.ts';
import { inNumbers } from './numerals.ts';

/*
 * What gradients, matrices and directional derivatives have in common: the reading of a function of several variables,
 * its partial derivatives, and the value of a result at a point.
 */

/** A function and the letter it goes by. */
interface Named {
  readonly name: string;
  readonly of: Expr;
}

/** A function as read, its letter, and the variables to differentiate by. */
export interface Several extends Named {
  readonly reading: Reading;
  readonly wrt: readonly string[];
}

/**
 * Reads a question about one function; `what` is asked for, in the words of a complaint: "a gradient". Of more variables
 * than `most` no one would read the result.
 */
export function readSeveral(question: KindQuestion, what: string, most: number): Read<Several> {
  const listed = `This is a list, and ${what} is of one function: write one, or ask for the jacobian of the list.`;
  if (isList(question.f)) return refused(question, listed);
  const read = readQuestion(question);
  if (!read.ok) return read;
  const { expr } = read.value;
  const wrt = variablesAsked([expr], question, what, most);
  if (!wrt.ok) return wrt;
  return {
    ok: true,
    value: { reading: read.value, of: expr, name: functionLetter([expr], wrt.value), wrt: wrt.value },
  };
}

const refused = ({ f }: KindQuestion, message: string): { readonly ok: false; readonly complaint: Complaint } => ({
  ok: false,
  complaint: whole(f, message),
});

const ALPHABETICAL = new Intl.Collator('en', { numeric: true });

/** The variables that `wrt` lists, else all there are, in the order of the alphabet and then by index. */
export function variablesAsked(
  entries: readonly Expr[],
  question: KindQuestion,
  what: string,
  most: number,
): Read<readonly string[]> {
  const complaint = functionComplaint(entries, question, what);
  if (complaint) return { ok: false, complaint };
  const listed = namesIn(question.wrt);
  const wrong = listed.map(name => wrtComplaint(question.f, name)).find(found => found !== undefined);
  if (wrong) return { ok: false, complaint: wrong };
  const wrt = listed.length > 0 ? listed : [...new Set(entries.flatMap(variables))].toSorted(ALPHABETICAL.compare);
  if (wrt.length > most) return refused(question, tooMany(wrt.length, what, most));
  return wrt.length > 0
    ? { ok: true, value: [...new Set(wrt)] }
    : refused(question, `There is no variable here, and ${what} needs one: write a function of some, such as x^2*y.`);
}

const tooMany = (count: number, what: string, most: number): string =>
  `There are ${count} variables, and ${what} is written out for at most ${most} here: list those that matter in wrt, such as x, y.`;

function functionComplaint(
  entries: readonly Expr[],
  { f, order = 1 }: KindQuestion,
  what: string,
): Complaint | undefined {
  if (order !== 1) return whole(f, `The order is ${order}, and ${what} is of one order alone: leave the order out.`);
  return entries.map(entry => notDifferentiable(entry, f)).find(found => found !== undefined);
}

/** f, else the first of g, h and F that nothing in sight uses. */
export function functionLetter(entries: readonly Expr[], wrt: readonly string[]): string {
  const used = entries.flatMap(postorder).flatMap(node => {
    if (node.kind === 'symbol') return [node.name];
    return node.kind === 'call' ? [node.op.replaceAll("'", '')] : [];
  });
  return freshName(new Set([...used, ...wrt]), ['f', 'g', 'h', 'F']);
}

/** f(x, y) = x² y. */
export const definitionLine = ({ name, of }: Named, wrt: readonly string[]): Statement => ({
  left: functionSign(name, wrt),
  right: of,
  reason: '',
});

/** Its derivative by one of its variables, the others held fixed. */
export const partialPart = ({ name, of }: Named, wrt: string, left: Expr = partialSign(name, wrt)): DerivationPart => ({
  kind: 'derivation',
  derivation: derive(of, wrt),
  left,
  partial: true,
  taken: [name],
});

/** Lines that are stated, not derived. */
export const stated = (...lines: readonly Statement[]): Part => ({ kind: 'statements', lines });

/** ∇f = (2xy, x²), "put together": what the parts before have found. */
export const together = (left: Expr, right: Nested): Part => stated({ left, right, reason: 'put together' });

/** The same shape with every expression changed. */
export const mapped = (nested: Nested, change: (e: Expr) => Expr): Nested =>
  'kind' in nested ? change(nested) : nested.map(entry => mapped(entry, change));

/** The variables of all entries. */
export const namesOf = (nested: Nested): readonly string[] =>
  'kind' in nested ? variables(nested) : [...new Set(nested.flatMap(namesOf))];

/** What a kind here has found. */
export interface SeveralFound {
  readonly reading: Pick<Reading, 'notes' | 'spelling'>;
  readonly read: readonly Expr[];
  readonly wrt: readonly string[];
  readonly parts: readonly Part[];
  readonly result: Nested;
  readonly inNames?: InNames;
  /** What the result is called: ∇f. */
  readonly sign: Expr;
  readonly certificate: Certificate;
}

/** What all kinds here come to once their parts are found, with the value where a point is asked for. */
export function severalWorked(kind: Kind, { at }: KindQuestion, found: SeveralFound): KindWorked {
  const { reading, parts, result, sign, ...rest } = found;
  const { notes, spelling } = reading;
  return { ...rest, kind, notes, spelling, result, ...withValue(parts, sign, result, at) };
}

/**
 * The parts with a line for the value at a point, and that value in numbers: "At x = 1, y = 2: ∇f = (4, 1)", where `sign`
 * is ∇f. The parts alone where the point leaves a variable of the result without a value, and of unknown functions, which
 * have none.
 */
export function withValue(
  parts: readonly Part[],
  sign: Expr,
  result: Nested,
  at: KindQuestion['at'],
): Pick<KindWorked, 'parts' | 'value'> {
  if (!at || !isPointOf(result, at) || standInsIn(entriesOf(result)) !== undefined) return { parts };
  return { parts: [...parts, valuePart(sign, result, at)], value: numbers(result, at) };
}

/** Whether every variable of the result has a value. */
const isPointOf = (nested: Nested, at: Readonly<Record<string, number>>): boolean =>
  'kind' in nested
    ? variables(nested).every(name => Object.hasOwn(at, name))
    : nested.every(entry => isPointOf(entry, at));

const numbers = (nested: Nested, at: Readonly<Record<string, number>>): Numbers =>
  'kind' in nested ? evaluate(nested, at) : nested.map(entry => numbers(entry, at));

/** "At x = 1, y = 2: ∇f = (4, 1)", exact. */
function valuePart(sign: Expr, result: Nested, at: Readonly<Record<string, number>>): Part {
  const point = Object.entries(at).map(([name, value]) => [name, exactPlace(value)] as const);
  const values = new Map(point);
  return stated({
    left: atSign(sign, point),
    right: mapped(result, e => inNumbers(substitute(e, values))),
    reason: missingIn(result, at) ?? 'value',
  });
}

/** Which entry has no value at a point; undefined where all have one. */
function missingIn(result: Nested, at: Readonly<Record<string, number>>): Words | undefined {
  const missing = entriesOf(result).find(entry => Number.isNaN(evaluate(entry, at)));
  return missing && ['no value: ', missing, ' has none there'];
}

const entriesOf = (nested: Nested): readonly Expr[] => ('kind' in nested ? [nested] : nested.flatMap(entriesOf));

/** What an expression comes to when it is tidied. */
export const tidied = (e: Expr): Expr => tidy(share(e), tidyingOf(e)).at(-1)?.result ?? e;
