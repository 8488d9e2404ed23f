import type { Problem } from '../problems/problem.ts';
import { DEFAULT_SEED } from '../problems/variant.ts';
import { editDistance } from '../reading/suggestions.ts';
import type { Head } from './dialect.ts';
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
} & ({ readonly submission: Submission } | { readonly complaint: string });

/** What reads the rows of a sheet, for the problems there are. */
export function submissionReader(
  { columns, places, dialect }: Head,
  problems: ReadonlyMap<string, Problem>,
): (row: SheetRow) => HandedIn {
  const ids = [...problems.keys()];
  return row => {
    const { fields } = row;
    const field = (place: number | undefined): string => (place === undefined ? '' : (fields[place] ?? '').trim());
    if (row.complaint !== undefined) return { ...row, student: '', complaint: row.complaint };
    const [student, id] = [field(places.student), field(places.problem)];
    if (!isWhole(fields, { columns, places }))
      return { ...row, student, complaint: widthComplaint(fields.length, columns.length, dialect.delimiter) };
    const problem = problems.get(id);
    if (!problem) return { ...row, student, complaint: unknownProblem(id, ids) };
    return { ...row, student, problem, ...handedIn(student, problem, field(places.answer), field(places.seed)) };
  };
}

/**
 * Whether a row has what it needs in its places, though it may be short of columns behind them or have empty ones more
 * than the first row. A field too many with something in it, or a bracket of the answer that closes in the next field,
 * tells that a field was cut in two.
 */
function isWhole(fields: readonly string[], { columns, places }: Pick<Head, 'columns' | 'places'>): boolean {
  if (fields.length === columns.length) return true;
  if (fields.length < columns.length) return fields.length > Math.max(places.student, places.problem, places.answer);
  return fields.slice(columns.length).every(field => field.trim() === '') && !isCut(fields[places.answer] ?? '');
}

const isCut = (answer: string): boolean => answer.split(/[([{⟨]/).length > answer.split(/[)\]}⟩]/).length;

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

const SIGNS: Readonly<Record<string, string>> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab' };

const widthComplaint = (found: number, wanted: number, delimiter: string): string =>
  `This row has ${found} ${found === 1 ? 'field' : 'fields'}, the first row ${wanted}; a field with ${SIGNS[delimiter]} in it stands in quotation marks.`;

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
