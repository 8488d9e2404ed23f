import type { Certificate } from '../checking/certificate.ts';
import { certifyRows } from '../checking/sweep.ts';
import { type Expr, symbol } from '../expression/expression.ts';
import { isProgram, optionsOf, readQuestion } from '../question.ts';
import { whole } from '../reading/complaints.ts';
import type { Read, Reading } from '../reading/reading.ts';
import { certified } from './gradient.ts';
import type { KindQuestion, KindWorked } from './kind.ts';
import { readList } from './lists.ts';
import {
  definitionLine,
  functionLetter,
  partialPart,
  severalWorked,
  stated,
  together,
  variablesAsked,
} from './several.ts';

const MATRIX = symbol('J');
/** Entries of a Jacobian that is written out. */
const MOST_ENTRIES = 64;

/** The Jacobian matrix: a row for each function of the list, a column for each variable. */
export function workOutJacobian(question: KindQuestion): Read<KindWorked> {
  const read = readFunctions(question);
  if (!read.ok) return read;
  const entries = read.value.map(({ expr }) => expr);
  const wrt = variablesAsked(entries, question, 'a Jacobian', Math.floor(MOST_ENTRIES / entries.length));
  if (!wrt.ok) return wrt;
  const functions = named(entries, wrt.value);
  const rows = functions.map(function_ => wrt.value.map(variable => partialPart(function_, variable)));
  const result = rows.map(row => row.map(({ derivation }) => derivation.result));
  const found = {
    reading: joined(read.value),
    read: entries,
    wrt: wrt.value,
    parts: [
      stated(...functions.map(function_ => definitionLine(function_, wrt.value))),
      ...rows.flat(),
      together(MATRIX, result),
    ],
    result,
    sign: MATRIX,
    certificate: certified(rows.flat(), sweepOf(entries, result, wrt.value)),
  };
  return { ok: true, value: severalWorked('jacobian', question, found) };
}

const sweepOf = (
  functions: readonly Expr[],
  result: readonly (readonly Expr[])[],
  wrt: readonly string[],
): Certificate =>
  certifyRows(
    functions.map((f, i) => ({ f, formulas: result[i] ?? [] })),
    wrt,
  );

/** The functions of the list; one function alone is a list of one. */
function readFunctions(question: KindQuestion): Read<readonly Reading[]> {
  if (!isProgram(question)) {
    const list = readList(question.f, optionsOf(question));
    return list.ok && list.value.length > MOST_ENTRIES ? tooLong(question.f, list.value.length) : list;
  }
  const read = readQuestion(question);
  return read.ok ? { ok: true, value: [read.value] } : read;
}

const tooLong = (f: string, count: number): Read<never> => ({
  ok: false,
  complaint: whole(f, `The list has ${count} functions; a Jacobian is written out for at most ${MOST_ENTRIES}.`),
});

/** f₁, f₂, …; a function alone is f. */
function named(entries: readonly Expr[], wrt: readonly string[]) {
  const letter = functionLetter(entries, wrt);
  return entries.map((of, i) => ({ of, name: entries.length > 1 ? `${letter}${i + 1}` : letter }));
}

/** The notes of all entries, and the first one's spelling. */
const joined = (readings: readonly Reading[]): Pick<Reading, 'notes' | 'spelling'> => ({
  notes: readings.flatMap(({ notes }) => notes),
  spelling: {
    exponential: readings.find(({ spelling }) => spelling.exponential === 'exp') ? 'exp' : 'e^',
    logarithm: readings.find(({ spelling }) => spelling.logarithm === 'log') ? 'log' : 'ln',
  },
});
