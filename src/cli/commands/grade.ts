import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gradeReport } from '../../../views/grade-report.ts';
import { unreadSaid } from '../../grading/dialect.ts';
import { type Grading, grade } from '../../grading/grade.ts';
import { gradedSheet } from '../../grading/graded-sheet.ts';
import { openSheet, type Sheet } from '../../grading/sheet.ts';
import { type Summary, Tally } from '../../grading/tally.ts';
import { UnusableSheet } from '../../grading/unusable-sheet.ts';
import { visible } from '../../notation/visible.ts';
import { loadProblems } from '../../problems/load.ts';
import type { Problem } from '../../problems/problem.ts';
import { type Typed, Unusable } from '../arguments.ts';
import type { Command, Terminal } from '../command.ts';
import { progressOf } from '../progress.ts';
import { fileSink, printSink, type Sink } from '../sink.ts';

const OPTIONS: Command['options'] = {
  problems: { value: 'FOLDER', says: 'the folder of problems, with a folder for each course in it' },
  output: { value: 'FILE', short: 'o', says: 'where the graded CSV is written; without it to standard output' },
  report: { value: 'FILE', says: 'an HTML page with scores, mistakes and what a person has to look at' },
  spreadsheet: { says: 'makes cells that begin with = + - @ safe for spreadsheets' },
  workers: { value: 'NUMBER', says: 'how many threads mark; without it one for each processor' },
};

function workersOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^([1-9]|[1-5]\d|6[0-4])$/.test(text)) return Number(text);
  throw new Unusable(`“${text}” is no number of threads; give one from 1 to 64, such as --workers 2.`);
}

async function problemsIn(folder: string | undefined, terminal: Terminal): Promise<readonly Problem[]> {
  if (folder === undefined)
    throw new Unusable('grade needs the problems: gradwork grade --problems problems/ submissions.csv.');
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new Unusable(`there is no folder of problems at ${folder}.`);
  const { problems, complaints } = await loadProblems(folder);
  for (const { message } of complaints) terminal.complain(`gradwork: ${message}`);
  if (problems.length === 0) throw new Unusable(`there is no problem in ${folder}; it holds a folder for each course.`);
  return problems;
}

type Given = Typed['given'];

function refuseOverwriting(input: string, given: Given): void {
  const files = [input, given.get('output'), given.get('report')]
    .flatMap(file => file ?? [])
    .map(file => resolve(file));
  if (new Set(files).size < files.length)
    throw new Unusable('submissions, graded CSV and report are three files; give each a name of its own.');
}

/** Writes the rows as they come, and counts them. */
async function written(
  sheet: Sheet,
  { rows, graded }: Grading,
  sink: Sink,
  isSpreadsheet: boolean,
  terminal: Terminal,
) {
  const progress = progressOf('answers', terminal.complain);
  const writing = gradedSheet(sheet, isSpreadsheet);
  const tally = new Tally();
  let done = 0;
  await sink.write(writing.head);
  for await (const batch of graded) {
    await sink.write(writing.rows(batch));
    for (const row of batch) tally.add(row);
    done += batch.length;
    progress.tell(done, rows);
  }
  progress.end();
  await sink.close();
  return tally.summary();
}

/** One line: how many rows, and of each verdict how many. */
function summaryLine({ rows, verdicts }: Summary): string {
  const counts = Object.entries(verdicts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count.toLocaleString('en')} ${verdict}`);
  return `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}: ${counts.join(', ') || 'none'}.`;
}

/** The columns that are not read, and the rows that were put right or could not be read, so that nobody has to look for them. */
const MOST_TOLD = 10;

function* remarks({ unread }: Sheet, { unreadable, putRight, verdicts }: Summary): Generator<string> {
  const columns = unreadSaid(unread);
  if (columns !== undefined) yield columns;
  for (const { number, remark } of putRight.slice(0, MOST_TOLD)) yield `row ${number}: ${remark}`;
  if (putRight.length > MOST_TOLD) yield `and ${putRight.length - MOST_TOLD} more that were put right.`;
  for (const { number, feedback } of unreadable.rows.slice(0, MOST_TOLD)) yield `row ${number}: ${feedback}`;
  if (unreadable.count > MOST_TOLD)
    yield `and ${(unreadable.count - MOST_TOLD).toLocaleString('en')} more that could not be read.`;
  const open = verdicts.undecided + verdicts.unmarked;
  if (open > 0) yield `${open.toLocaleString('en')} without a score wait for a person: undecided or unmarked.`;
}

/** `gradwork grade`: marks a CSV file of answers. */
export const command: Command = {
  summary: 'marks a CSV file of answers: who answered what, with score, mistake and feedback',
  usage: '--problems FOLDER SUBMISSIONS.csv',
  options: OPTIONS,
  examples: [
    '--problems problems/ submissions.csv -o graded.csv --report report.html',
    '--problems problems/ --spreadsheet submissions.csv > graded.csv',
  ],
  async run({ words, given }, terminal) {
    const [file] = words;
    if (file === undefined || words.length > 1)
      throw new Unusable('grade takes one CSV file with the columns student, problem and answer.');
    refuseOverwriting(file, given);
    const workers = workersOf(given.get('workers'));
    const problems = await problemsIn(given.get('problems'), terminal);
    try {
      const sheet = await openSheet(file);
      const grading = await grade(sheet, problems, workers === undefined ? {} : { workers });
      const summary = await graded(file, sheet, grading, given, terminal);
      for (const remark of remarks(sheet, summary)) terminal.complain(visible(remark));
      terminal.complain(summaryLine(summary));
      return 0;
    } catch (error) {
      throw error instanceof UnusableSheet || isOfFiles(error) ? new Unusable(visible(error.message)) : error;
    }
  },
};

/** Writes what was asked for: the graded CSV and the report. */
async function graded(file: string, sheet: Sheet, grading: Grading, given: Given, terminal: Terminal) {
  const [output, report] = [given.get('output'), given.get('report')];
  const opened: Sink[] = [];
  try {
    // Both are opened before the work begins: whether they can be written is told at once.
    for (const name of [output, report]) opened.push(name === undefined ? printSink(terminal) : await fileSink(name));
    const [sink = printSink(terminal), page] = opened;
    const summary = await written(sheet, grading, sink, given.has('spreadsheet'), terminal);
    if (report !== undefined) await page?.write(await gradeReport(file, summary));
    await page?.close();
    return summary;
  } catch (error) {
    await Promise.all(opened.map(sink => sink.discard()));
    throw error;
  }
}

/** What the file system refuses: no such folder, no right to write. */
const isOfFiles = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;
