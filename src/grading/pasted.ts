import { setImmediate as turn } from 'node:timers/promises';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Expr } from '../expression/expression.ts';
import type { Body, Problem } from '../problems/problem.ts';
import { chooseVariable, differentiated, type Question, readQuestion } from '../question.ts';
import type { Read } from '../reading/reading.ts';
import { ADDED, keepingUnclosed, unclosedComplaint, unreadAmong } from './dialect.ts';
import { placed, widthComplaint } from './row-fields.ts';
import { isEmptyRow } from './sheet.ts';
import { UnusableSheet } from './unusable-sheet.ts';

/** A table as a sheet with the columns student, problem and answer, and the problems that its rows may name. */
interface PastedSheet {
  readonly csv: string;
  readonly problems: readonly Problem[];
  /** Why a function makes no problem, by what stands in the column problem. */
  readonly complaints: ReadonlyMap<string, string>;
  /** Names of columns that are not read, where they do not stand in the sheet. */
  readonly unread: readonly string[];
}

/** The function that all answers are about, where the table does not say: empty for none. */
interface PastedFunction {
  readonly of: string;
  readonly wrt: string;
}

/**
 * Reads what a teacher pastes: a table whose first row has a column `answer`, beside it `problem` or `function` (with
 * `wrt`) and `student`; or, where a function is given for all, answers alone, one a line. Throws `UnusableSheet` with
 * a sentence for whatever it cannot use, more than `mostRows` rows among it. A function becomes a problem of one point
 * whose id is the function itself; others have their turn between two functions.
 */
export async function pastedSheet(
  text: string,
  given: PastedFunction,
  known: readonly Problem[],
  mostRows: number,
): Promise<PastedSheet> {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') throw new UnusableSheet(NOTHING);
  const delimiter = delimiterOf(plain);
  const table = delimiter === undefined ? linesAlone(plain, given) : tableOf(plain, delimiter);
  refuseRows(table.rows.filter(row => !isEmptyRow(row)).length + (table.unclosed === undefined ? 0 : 1), mostRows);
  if (table.head.includes('problem')) return { csv: text, problems: known, complaints: new Map(), unread: [] };
  return ofFunctions({ ...table, delimiter }, given);
}

function refuseRows(rows: number, most: number): void {
  if (rows === 0) throw new UnusableSheet('There is no row below the names of the columns.');
  if (rows > most)
    throw new UnusableSheet(
      `There are ${rows.toLocaleString('en')} rows; here at most ${most.toLocaleString('en')} are marked at once. The terminal takes any number: gradwork grade.`,
    );
}

const NOTHING = 'There are no answers: paste a table, or choose a file.';
const NO_COLUMNS =
  'The first row names no column “answer”. Paste a table with the columns student, problem (or function) and answer, or type a function above and paste one answer a line.';

/** Rows under names of columns in lower case. */
interface Table {
  readonly head: readonly string[];
  /** How many empty rows stand above the names; lines alone have none, and no names. */
  readonly above: number;
  /** Empty ones among them, so that rows can be told by their number. */
  readonly rows: readonly (readonly string[])[];
  /** The text from a row on whose quotation mark never closes; absent where there is none. */
  readonly unclosed?: string | undefined;
  /** What parts its columns; absent of lines alone. */
  readonly delimiter?: string | undefined;
}

const DELIMITERS = ['\t', ';', ','] as const;

/** What parts the columns of a table; undefined where the first row is none of column names. */
function delimiterOf(text: string): string | undefined {
  const [first = ''] = text.trimStart().split(/\r\n|\n|\r/, 1);
  return DELIMITERS.find(delimiter => namesIn(first.split(delimiter)).includes('answer'));
}

const namesIn = (cells: readonly string[]): readonly string[] =>
  cells.map(cell =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim()
      .toLowerCase(),
  );

function linesAlone(text: string, { of }: PastedFunction): Table {
  if (of === '') throw new UnusableSheet(NO_COLUMNS);
  const answers = text.trimEnd().split(/\r\n|\n|\r/);
  return { head: ['answer'], above: 0, rows: answers.map(answer => [answer.trim()]) };
}

function tableOf(text: string, delimiter: string): Table {
  let unclosed: string | undefined;
  const keep = (rest: string): void => {
    unclosed = rest;
  };
  try {
    const all: readonly (readonly string[])[] = parse(text, {
      ...keepingUnclosed(keep),
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
    });
    const above = all.findIndex(row => !isEmptyRow(row));
    const [head = [], ...rows] = all.slice(above);
    return { head: namesIn(head), above, rows, unclosed };
  } catch (error) {
    throw error instanceof CsvError ? new UnusableSheet(`The table cannot be read: ${error.message}.`) : error;
  }
}

const NO_FUNCTION =
  'The first row names no column “problem” or “function”: add one, or type the function above that all answers are about.';

/**
 * Each row with a function of its own, or the one that is given for all; a row without a student is called after its
 * place. A function in a row that cannot be read makes no problem, and says why.
 */
async function ofFunctions(
  { head, above, rows, unclosed, delimiter = ',' }: Table,
  given: PastedFunction,
): Promise<PastedSheet> {
  if (!head.includes('function') && given.of === '') throw new UnusableSheet(NO_FUNCTION);
  const problems = new Map(given.of === '' ? [] : [readableProblem(given)].map(problem => [problem.id, problem]));
  const complaints = new Map<string, string>();
  const place = head.length === 1 ? (i: number) => `line ${i + 1}` : (i: number) => `row ${above + i + 2}`;
  const cell = (row: readonly string[], name: string): string => row[head.indexOf(name)]?.trim() ?? '';
  const records: string[][] = [];
  const isUsable = (row: readonly string[]): boolean => readQuestion({ f: cell(row, 'function') || given.of }).ok;
  for (const [i, typed] of rows.entries()) {
    if (isEmptyRow(typed)) {
      records.push(['', '', '']);
      continue;
    }
    const whole = placed(typed, delimiter, { count: head.length, answer: head.indexOf('answer'), isUsable });
    if (!whole) {
      records.push([cell(typed, 'student') || place(i), place(i), typed.slice(head.indexOf('answer')).join(delimiter)]);
      complaints.set(place(i), widthComplaint(typed.length, head.length, delimiter));
      continue;
    }
    const { fields: row } = whole;
    const asked = { of: cell(row, 'function') || given.of, wrt: cell(row, 'wrt') || given.wrt };
    const id = idOf(asked);
    records.push([cell(row, 'student') || place(i), id, cell(row, 'answer')]);
    if (problems.has(id) || complaints.has(id)) continue;
    await turn();
    const read = functionProblem(asked);
    if (read.ok) problems.set(id, read.value);
    else complaints.set(id, `The function cannot be used: ${read.complaint.message}`);
  }
  if (unclosed !== undefined) {
    records.push([place(rows.length), UNCLOSED, unclosed.trimEnd()]);
    complaints.set(UNCLOSED, unclosedComplaint(unclosed));
  }
  return {
    csv: `${'\n'.repeat(above)}${stringify([['student', 'problem', 'answer'], ...records])}`,
    problems: [...problems.values()],
    complaints,
    unread: unreadAmong(head, ['student', 'function', 'wrt', 'answer', ...ADDED]),
  };
}

/** Stands for the function of a row that has no end. */
const UNCLOSED = '(not read)';

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
