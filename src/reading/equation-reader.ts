import type { Expr } from '../expression/expression.ts';
import { readExpression } from './expression-reader.ts';
import type { Complaint, Note, Read, ReaderOptions, Reading, Spelling } from './reading.ts';
import { shifted } from './spans.ts';

/** An equation as read. */
export interface EquationReading {
  readonly left: Expr;
  readonly right: Expr;
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
}

/**
 * Reads an equation such as x^2 + y^2 = 25, each side as an expression. Gives both with their notes, or a complaint at its
 * place in the whole text; never throws, whatever was typed.
 */
export function readEquation(text: string, options: ReaderOptions = {}): Read<EquationReading> {
  const places = equalsSigns(text);
  const [at, second] = places;
  if (at === undefined) return complaint(NO_EQUATION, 0, text.length);
  if (second !== undefined) return complaint(TWO_SIGNS, second, second + 1);
  const [left, right] = [side(text, 0, at, options), side(text, at + 1, text.length, options)];
  if (!left.ok) return left;
  if (!right.ok) return right;
  return { ok: true, value: together(left.value, right.value) };
}

const NO_EQUATION = 'An equation is needed here: write both its sides, such as x^2 + y^2 = 25.';
const TWO_SIGNS = 'There is more than one equals sign: write one equation, such as x^2 + y^2 = 25.';

const complaint = (message: string, start: number, end: number): { ok: false; complaint: Complaint } => ({
  ok: false,
  complaint: { message, start, end },
});

/** The equals signs outside brackets; those of an index, a_{n=1}, are inside. */
function equalsSigns(text: string): number[] {
  let open = 0;
  return [...text.matchAll(/[=([{)\]}]/g)].flatMap(({ 0: sign, index }) => {
    if (sign === '=') return open > 0 ? [] : [index];
    open = Math.max(0, open + ('([{'.includes(sign) ? 1 : -1));
    return [];
  });
}

/** One side, its spans moved to where it stands in the whole text. */
function side(text: string, start: number, end: number, options: ReaderOptions): Read<Reading> {
  const read = readExpression(text.slice(start, end), options);
  if (!read.ok) return { ok: false, complaint: shifted(read.complaint, start) };
  const around = (instead: string): string => `${text.slice(0, start)}${instead}${text.slice(end)}`;
  const notes = read.value.notes.map(note => ({
    ...shifted(note, start),
    ...(note.instead !== undefined && { instead: around(note.instead) }),
  }));
  return { ok: true, value: { ...read.value, notes } };
}

/** The spelling is that of the side which chose the rarer one. */
const together = (left: Reading, right: Reading): EquationReading => ({
  left: left.expr,
  right: right.expr,
  notes: [...left.notes, ...right.notes],
  spelling: {
    exponential: [left, right].some(({ spelling }) => spelling.exponential === 'exp') ? 'exp' : 'e^',
    logarithm: [left, right].some(({ spelling }) => spelling.logarithm === 'log') ? 'log' : 'ln',
  },
});
