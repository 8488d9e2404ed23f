import type { Expr } from '../expression/expression.ts';
import { chooseVariable, differentiated, readQuestion } from '../question.ts';
import { whole } from '../reading/complaints.ts';
import type { Note, Read, Spelling } from '../reading/reading.ts';
import type { Kind, KindQuestion, KindWorked } from './kind.ts';

/** One function of one variable, as it was read. */
interface OneFunction {
  readonly f: Expr;
  readonly x: string;
  readonly order: number;
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
}

/** Reads a question about one function of one variable; a complaint where it cannot be read or the variable is not clear. */
export function readOneFunction(question: KindQuestion): Read<OneFunction> {
  const read = readQuestion(question);
  if (!read.ok) return read;
  const asked = differentiated(read.value, question);
  const x = chooseVariable(asked, question);
  if (typeof x !== 'string') return { ok: false, complaint: x };
  const { notes, spelling } = read.value;
  return { ok: true, value: { f: asked.expr, x, order: asked.order, notes, spelling } };
}

/** The same for a kind that differentiates once; `once` is said of a higher order. */
export function readOnce(question: KindQuestion, once: string): Read<OneFunction> {
  const read = readOneFunction(question);
  return read.ok && read.value.order > 1 ? { ok: false, complaint: whole(question.f, once) } : read;
}

/** What a kind of one function comes to once its parts are found. */
export const oneWorked = (
  kind: Kind,
  { f, x, notes, spelling }: Omit<OneFunction, 'order'>,
  found: Pick<KindWorked, 'parts' | 'result' | 'certificate' | 'value'>,
): KindWorked => ({ kind, read: [f], notes, spelling, wrt: [x], ...found });
