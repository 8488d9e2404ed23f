import type { Problem } from '../problems/problem.ts';
import { DEFAULT_SEED } from '../problems/variant.ts';
import { editDistance } from '../reading/suggestions.ts';
import type { Head } from './dialect.ts';
import { placed, widthComplaint } from './row-fields.ts';
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
export function submissionReader(
  { columns, places, dialect }: Head,
  problems: ReadonlyMap<string, Problem>,
): (row: SheetRow) => HandedIn {
  const ids = [...problems.keys()];
  const isUsable = (fields: readonly string[]): boolean =>
    fields.length > Math.max(places.student, places.problem) &&
    problems.has((fields[places.problem] ?? '').trim()) &&
    (places.seed === undefined || seedIn((fields[places.seed] ?? '').trim()) !== undefined);
  return row => {
    if (row.complaint !== undefined) return { ...row, student: '', complaint: row.complaint };
    const found = placed(row.fields, dialect.delimiter, { count: columns.length, answer: places.answer, isUsable });
    const { fields, remark } = found ?? { ...row, remark: undefined };
    const field = (place: number | undefined): string => (place === undefined ? '' : (fields[place] ?? '').trim());
    const [student, id] = [field(places.student), field(places.problem)];
    if (!isWhole(fields, columns.length, places))
      return { ...row, student, complaint: widthComplaint(fields.length, columns.length, dialect.delimiter) };
    const problem = problems.get(id);
    if (!problem) return { ...row, student, complaint: unknownProblem(id, ids) };
    const told = remark === undefined ? {} : { remark };
    return {
      ...row,
      fields,
      student,
      problem,
      ...told,
      ...handedIn(student, problem, field(places.answer), field(places.seed)),
    };
  };
}

/** Whether a row has what it needs in its places, though it may be short of columns behind them. */
const isWhole = (fields: readonly string[], count: number, { student, problem, answer }: Head['places']): boolean =>
  fields.length <= count && fields.length > Math.max(student, problem, answer);

/** What one row hands in to a problem. Where a problem has no parameters, every seed is the same. */
function handedIn(
  student: string,
  problem: Problem,
  answer: string,
  typedSeed: string,
): { readonly submission: Submission } | { readonly complaint: string } {
  if (student === '') return { complaint: 'There is no student in this row.' };
  if (answer === '') return { complaint: 'There is no answer in this row.' };
  const seed = seedIn(typedSeed);
  if (seed === undefined) return { complaint: `“${typedSeed}” is not a seed; a seed is an integer.` };
  const isOne = Object.keys(problem.parameters).length === 0;
  return { submission: { student, problem, seed: isOne ? DEFAULT_SEED : seed, answer } };
}

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
