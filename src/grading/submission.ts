import type { Problem } from '../problems/problem.ts';
import { DEFAULT_SEED } from '../problems/variant.ts';
import { editDistance } from '../reading/suggestions.ts';
import type { Head } from './dialect.ts';
import { type PlacedRow, placed, widthComplaint } from './row-fields.ts';
import type { SheetRow } from './sheet.ts';

/** One answer of one student to one problem. */
interface Submission {
  readonly student: string;
  readonly problem: Problem;
  /** Picks the variant; the same for every answer to a problem that has only one. */
  readonly seed: number;
  readonly answer: string;
}

/** A row with the answer it hands in, or with what keeps it from being marked. */
export type HandedIn = SheetRow & {
  /** As typed, where the row has the place for it. */
  readonly student: string;
  /** Absent where the problem is not known. */
  readonly problem?: Problem;
  /** What was done to read the row: an answer that stood in two fields put together. */
  readonly remark?: string;
} & ({ readonly submission: Submission } | { readonly complaint: string });

/** What reads the rows of a sheet, for the problems there are. */
export const submissionReader =
  (head: Head, problems: ReadonlyMap<string, Problem>) =>
  (row: SheetRow): HandedIn =>
    row.complaint === undefined ? handedIn(row, head, problems) : { ...row, student: '', complaint: row.complaint };

function handedIn(row: SheetRow, head: Head, problems: ReadonlyMap<string, Problem>): HandedIn {
  const { places } = head;
  const { fields, remark } = inColumns(row, head, problems);
  const field = (place: number | undefined): string => (place === undefined ? '' : (fields[place] ?? '').trim());
  const [student, id] = [field(places.student), field(places.problem)];
  const objection = widthObjection(fields, head);
  if (objection !== undefined) return { ...row, student, complaint: objection };
  const problem = problems.get(id);
  if (!problem) return { ...row, student, complaint: unknownProblem(id, [...problems.keys()]) };
  const told = remark === undefined ? {} : { remark };
  const handed = submitted(student, problem, field(places.answer), field(places.seed));
  return { ...row, fields, student, problem, ...told, ...handed };
}

/** The fields of a row in their columns, as typed where that cannot be told. */
function inColumns({ fields: typed }: SheetRow, head: Head, problems: ReadonlyMap<string, Problem>): PlacedRow {
  const { columns, places, dialect } = head;
  const isUsable = (fields: readonly string[]): boolean =>
    fields.length > Math.max(places.student, places.problem) &&
    problems.has((fields[places.problem] ?? '').trim()) &&
    (places.seed === undefined || seedIn((fields[places.seed] ?? '').trim()) !== undefined);
  const width = { count: columns.length, answer: places.answer, isUsable };
  return placed(typed, dialect.delimiter, width) ?? { fields: typed };
}

/** What is said of a row that lacks what it needs, or has more than the columns; it may be short of columns behind the needed ones. */
function widthObjection(fields: readonly string[], { columns, places, dialect }: Head): string | undefined {
  const { student, problem, answer } = places;
  const isWhole = fields.length <= columns.length && fields.length > Math.max(student, problem, answer);
  return isWhole ? undefined : widthComplaint(fields.length, columns.length, dialect.delimiter);
}

/** What one row hands in to a problem. Where a problem has no parameters, every seed is the same. */
function submitted(
  student: string,
  problem: Problem,
  answer: string,
  typedSeed: string,
): { readonly submission: Submission } | { readonly complaint: string } {
  if (student === '') return { complaint: 'There is no student in this row.' };
  if (answer === '') return { complaint: 'There is no answer in this row.' };
  if (SPREADSHEET_ERROR.test(answer)) return { complaint: `“${answer}” ${TAKEN_FOR_FORMULA}` };
  const seed = seedIn(typedSeed);
  if (seed === undefined) return { complaint: `“${typedSeed}” is not a seed; a seed is an integer.` };
  const isOne = Object.keys(problem.parameters).length === 0;
  return { submission: { student, problem, seed: isOne ? DEFAULT_SEED : seed, answer } };
}

/** What a spreadsheet leaves of an answer that begins with an equals sign. */
const SPREADSHEET_ERROR = /^#(?:NAME\?|VALUE!|REF!|DIV\/0!|NUM!|NULL!|N\/A|SPILL!|ERROR!)$/;
const TAKEN_FOR_FORMULA =
  'is what a spreadsheet shows where it took the answer for a formula of its own; the answer is not in the file. Write an apostrophe before its equals sign.';

/** An answer without a seed is to the variant that everybody sees. */
function seedIn(text: string): number | undefined {
  const seed = text === '' ? DEFAULT_SEED : Number(text);
  return Number.isSafeInteger(seed) ? seed : undefined;
}

const FAR = 3;

function unknownProblem(id: string, ids: readonly string[]): string {
  if (id === '') return 'There is no problem in this row.';
  const shown = id.slice(0, 60);
  const [like] = ids
    .map(other => ({ other, distance: editDistance(shown.toLowerCase(), other) }))
    .filter(({ distance }) => distance <= FAR)
    .sort((a, b) => a.distance - b.distance);
  return `There is no problem “${shown}”${like ? `; did you mean ${like.other}?` : '.'}`;
}
