import type { Problem } from '../problems/problem.ts';
import type { GradedRow } from './grade.ts';
import type { MadeMistake, Mark } from './mark.ts';
import { scoreOf } from './score.ts';

type MarkVerdict = Mark['verdict'];

/** How often each verdict was given. */
type Verdicts = Readonly<Record<MarkVerdict, number>>;

/** A row that a person looks at. */
export interface KeptRow {
  readonly number: number;
  readonly student: string;
  readonly problem: string;
  readonly answer: string;
  readonly feedback: string;
}

/** The first rows of a sort, and how many there are of it. */
export interface Kept {
  readonly rows: readonly KeptRow[];
  readonly count: number;
}

/** The answers to one problem. */
export interface ProblemTally {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly verdicts: Verdicts;
  /** How many of the wrong answers earn a part of the points. */
  readonly partly: number;
  /** The mean score of the answers that count, one without a score as 0; absent where none has one. */
  readonly mean?: number;
}

/** A mistake, how often it was the first that is to be believed, and some of the answers it was seen in. */
export interface MistakeTally extends MadeMistake {
  readonly count: number;
  readonly examples: readonly { readonly problem: string; readonly answer: string }[];
}

/** What a report tells of a graded sheet. */
export interface Summary {
  readonly rows: number;
  readonly verdicts: Verdicts;
  readonly undecided: Kept;
  readonly unmarked: Kept;
  readonly unreadable: Kept;
  /** Rows that had to be put right to be read. */
  readonly putRight: readonly { readonly number: number; readonly remark: string }[];
  readonly problems: readonly ProblemTally[];
  readonly mistakes: readonly MistakeTally[];
  /** All the points of each student, by name. */
  readonly students: readonly { readonly student: string; readonly points: number }[];
}

/** Rows kept of each sort for a person to look at; the graded sheet has them all. */
const MOST_KEPT = 200;
const MOST_EXAMPLES = 3;
/** Of an answer that is shown, its first characters. */
const LONGEST_SHOWN = 300;

const NO_VERDICTS: Verdicts = { correct: 0, wrong: 0, undecided: 0, unreadable: 0, unmarked: 0, superseded: 0 };

/** What is counted of the answers to one problem: all, those that count, those with a score, and the scores together. */
interface ProblemCount {
  readonly problem: Problem;
  readonly verdicts: Record<MarkVerdict, number>;
  counted: number;
  scored: number;
  partly: number;
  sum: number;
}

/** Counts marks as they come. Kept are numbers by problem, mistake and student, and of rows the first few. */
export class Tally {
  readonly #verdicts = { ...NO_VERDICTS };
  readonly #problems = new Map<string, ProblemCount>();
  readonly #mistakes = new Map<string, MistakeTally>();
  readonly #students = new Map<string, number>();
  readonly #kept = { undecided: nothingKept(), unmarked: nothingKept(), unreadable: nothingKept() };
  readonly #putRight: { number: number; remark: string }[] = [];
  #rows = 0;

  add(row: GradedRow): void {
    const { verdict } = row.mark;
    this.#rows++;
    this.#verdicts[verdict]++;
    if (verdict === 'undecided' || verdict === 'unmarked' || verdict === 'unreadable') keep(this.#kept[verdict], row);
    if (row.remark !== undefined && this.#putRight.length < MOST_KEPT)
      this.#putRight.push({ number: row.number, remark: row.remark });
    this.#addToProblem(row);
    this.#addToStudent(row);
    const [mistake] = row.mark.mistakes;
    if (mistake) this.#addMistake(mistake, row);
  }

  #addToProblem({ problem, mark }: GradedRow): void {
    if (!problem) return;
    const count = this.#problems.get(problem.id) ?? nothingCounted(problem);
    this.#problems.set(problem.id, count);
    count.verdicts[mark.verdict]++;
    if (mark.verdict !== 'superseded') count.counted++;
    if (mark.share === undefined) return;
    count.scored++;
    if (mark.verdict === 'wrong' && mark.share > 0) count.partly++;
    count.sum += scoreOf(problem.points, mark.share);
  }

  #addToStudent({ student, problem, mark }: GradedRow): void {
    if (student === '') return;
    const score = problem && mark.share !== undefined ? scoreOf(problem.points, mark.share) : 0;
    this.#students.set(student, (this.#students.get(student) ?? 0) + score);
  }

  #addMistake({ id, name }: MadeMistake, row: GradedRow): void {
    const { count = 0, examples = [] } = this.#mistakes.get(id) ?? {};
    const example = { problem: row.problem?.id ?? '', answer: answerOf(row) };
    const isNew = examples.length < MOST_EXAMPLES && examples.every(({ answer }) => answer !== example.answer);
    this.#mistakes.set(id, { id, name, count: count + 1, examples: isNew ? [...examples, example] : examples });
  }

  summary(): Summary {
    const problems = [...this.#problems.values()];
    return {
      rows: this.#rows,
      verdicts: this.#verdicts,
      ...this.#kept,
      putRight: this.#putRight,
      problems: problems.map(tallied),
      mistakes: [...this.#mistakes.values()].sort((a, b) => b.count - a.count || a.id.localeCompare(b.id)),
      students: [...this.#students]
        .map(([student, points]) => ({ student, points }))
        .sort((a, b) => a.student.localeCompare(b.student, 'en', { numeric: true })),
    };
  }
}

const nothingCounted = (problem: Problem): ProblemCount => ({
  problem,
  verdicts: { ...NO_VERDICTS },
  counted: 0,
  scored: 0,
  partly: 0,
  sum: 0,
});

const tallied = ({ problem, verdicts, counted, scored, partly, sum }: ProblemCount): ProblemTally => ({
  id: problem.id,
  title: problem.title,
  points: problem.points,
  verdicts,
  partly,
  ...(scored > 0 && { mean: sum / counted }),
});

const nothingKept = (): { rows: KeptRow[]; count: number } => ({ rows: [], count: 0 });

function keep(kept: ReturnType<typeof nothingKept>, row: GradedRow): void {
  kept.count++;
  if (kept.rows.length >= MOST_KEPT) return;
  const { number, student, problem, mark } = row;
  kept.rows.push({ number, student, problem: problem?.id ?? '', answer: answerOf(row), feedback: mark.feedback });
}

/** What was handed in, or of a row that could not be read all of it. */
function answerOf(row: GradedRow): string {
  const text = 'submission' in row ? row.submission.answer : row.fields.join(' | ');
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
