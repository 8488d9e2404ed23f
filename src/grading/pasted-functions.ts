import { setImmediate as turn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Expr } from '../expression/expression.ts';
import type { Body, Problem } from '../problems/problem.ts';
import { chooseVariable, differentiated, type Question, readQuestion } from '../question.ts';
import type { Read } from '../reading/reading.ts';
import { ADDED, unclosedComplaint, unreadAmong } from './dialect.ts';
import type { PastedTable } from './pasted-table.ts';
import { placed, widthComplaint } from './row-fields.ts';
import { isEmptyRow } from './sheet.ts';
import { UnusableSheet } from './unusable-sheet.ts';

/** A table as a sheet with the columns student, problem and answer, and the problems that its rows may name. */
export interface PastedSheet {
  readonly csv: string;
  readonly problems: readonly Problem[];
  /** Why a function makes no problem, by what stands in the column problem. */
  readonly complaints: ReadonlyMap<string, string>;
  /** Names of columns that are not read, where they do not stand in the sheet. */
  readonly unread: readonly string[];
}

/** The function that all answers are about, where the table does not say: empty for none. */
export interface PastedFunction {
  readonly of: string;
  readonly wrt: string;
}

const NO_FUNCTION =
  'The first row names no column “problem” or “function”: add one, or type the function above that all answers are about.';

/**
 * Each row with a function of its own, or the one that is given for all; a row without a student is called after its
 * place. A function becomes a problem of one point whose id is the function itself; one in a row that cannot be read
 * makes no problem, and says why. Throws `UnusableSheet` where there is no function, or the one for all cannot be read.
 */
export async function sheetOfFunctions(table: PastedTable, given: PastedFunction): Promise<PastedSheet> {
  const { head, above, rows, unclosed } = table;
  if (!head.includes('function') && given.of === '') throw new UnusableSheet(NO_FUNCTION);
  const problems = new Map(given.of === '' ? [] : [readableProblem(given)].map(problem => [problem.id, problem]));
  const pasting: Pasting = { table, given, problems, complaints: new Map() };
  const records: SheetRecord[] = [];
  for (const [i, row] of rows.entries()) records.push(await recordOf(row, i, pasting));
  if (unclosed !== undefined) records.push(unclosedRecord(unclosed, pasting));
  return {
    csv: `${'\n'.repeat(above)}${stringify([['student', 'problem', 'answer'], ...records])}`,
    problems: [...problems.values()],
    complaints: pasting.complaints,
    unread: unreadAmong(head, ['student', 'function', 'wrt', 'answer', ...ADDED]),
  };
}

/** A table on its way to a sheet: the problems that its functions have made so far, by their ids, and why others make none. */
interface Pasting {
  readonly table: PastedTable;
  readonly given: PastedFunction;
  readonly problems: Map<string, Problem>;
  readonly complaints: Map<string, string>;
}

type SheetRecord = readonly [student: string, problem: string, answer: string];

async function recordOf(typed: readonly string[], i: number, pasting: Pasting): Promise<SheetRecord> {
  if (isEmptyRow(typed)) return ['', '', ''];
  const fields = inColumns(typed, pasting);
  if (!fields) return misplacedRecord(typed, i, pasting);
  const asked = askedIn(fields, pasting);
  await makeProblem(asked, pasting);
  return [studentOf(fields, i, pasting), idOf(asked), cell(fields, 'answer', pasting)];
}

function inColumns(typed: readonly string[], pasting: Pasting): readonly string[] | undefined {
  const { head, delimiter } = pasting.table;
  const isUsable = (row: readonly string[]): boolean => readQuestion({ f: askedIn(row, pasting).of }).ok;
  return placed(typed, delimiter, { count: head.length, answer: head.indexOf('answer'), isUsable })?.fields;
}

/** A row whose answer cannot be told stands for a problem of its own, which complains. */
function misplacedRecord(typed: readonly string[], i: number, pasting: Pasting): SheetRecord {
  const { head, delimiter } = pasting.table;
  const place = placeOf(i, pasting);
  pasting.complaints.set(place, widthComplaint(typed.length, head.length, delimiter));
  return [studentOf(typed, i, pasting), place, typed.slice(head.indexOf('answer')).join(delimiter)];
}

/** Stands for the function of a row that has no end. */
const UNCLOSED = '(not read)';

function unclosedRecord(text: string, pasting: Pasting): SheetRecord {
  pasting.complaints.set(UNCLOSED, unclosedComplaint(text));
  return [placeOf(pasting.table.rows.length, pasting), UNCLOSED, text.trimEnd()];
}

/** Where a row stands in what was pasted, as a spreadsheet counts; lines alone are counted as lines. */
const placeOf = (i: number, { table: { head, above } }: Pasting): string =>
  head.length === 1 ? `line ${i + 1}` : `row ${above + i + 2}`;

const cell = (row: readonly string[], name: string, { table }: Pasting): string =>
  row[table.head.indexOf(name)]?.trim() ?? '';

const studentOf = (row: readonly string[], i: number, pasting: Pasting): string =>
  cell(row, 'student', pasting) || placeOf(i, pasting);

const askedIn = (row: readonly string[], pasting: Pasting): PastedFunction => ({
  of: cell(row, 'function', pasting) || pasting.given.of,
  wrt: cell(row, 'wrt', pasting) || pasting.given.wrt,
});

/** Makes the problem of a function that was not met before; others have their turn between two functions. */
async function makeProblem(asked: PastedFunction, { problems, complaints }: Pasting): Promise<void> {
  const id = idOf(asked);
  if (problems.has(id) || complaints.has(id)) return;
  await turn();
  const read = functionProblem(asked);
  if (read.ok) problems.set(id, read.value);
  else complaints.set(id, `The function cannot be used: ${read.complaint.message}`);
}

const idOf = ({ of, wrt }: PastedFunction): string => (wrt === '' ? of : `${of} by ${wrt}`);

function readableProblem(given: PastedFunction): Problem {
  const read = functionProblem(given);
  if (read.ok) return read.value;
  throw new UnusableSheet(`The function “${given.of}” cannot be used: ${read.complaint.message}`);
}

/** The derivative of a function as a problem of one point, all or nothing. */
function functionProblem(given: PastedFunction): Read<Problem> {
  const question: Question = { f: given.of, ...(given.wrt !== '' && { wrt: given.wrt }) };
  const read = readQuestion(question);
  if (!read.ok) return read;
  const { expr } = read.value;
  const wrt = chooseVariable(differentiated(read.value, question), question);
  if (typeof wrt !== 'string') return { ok: false, complaint: wrt };
  return { ok: true, value: { ...BARE, id: idOf(given), title: given.of, body: bodyOf(given.of, expr), wrt: [wrt] } };
}

const bodyOf = (text: string, expr: Expr): Body => ({ kind: 'function', text, name: 'y', expr });

const BARE = {
  kind: 'derivative',
  course: '',
  source: '',
  statement: '',
  parameters: {},
  log: 'natural',
  assume: [],
  form: 'any',
  points: 1,
  partial: { form: 1, mistake: 0 },
  hints: [],
  expect: [],
} as const satisfies Omit<Problem, 'id' | 'title' | 'body' | 'wrt' | 'at'>;
