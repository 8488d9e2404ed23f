import { basename } from 'node:path';
import type { Kept, KeptRow, MistakeTally, ProblemTally, Summary } from '../src/grading/tally.ts';
import { visible } from '../src/notation/visible.ts';
import { histogramSvg } from '../src/pictures/histogram-svg.ts';
import { type Content, html, type Markup, NOTHING, trusted } from './html.ts';
import { inlineStyle, selfContained } from './self-contained.ts';

/** A section of the report: its address in the page, its heading, what stands in it. */
interface Section {
  readonly id: string;
  readonly heading: string;
  readonly body: Content;
}

/**
 * What a teacher wants to know of a graded sheet, as one file that needs nothing beside it: the answers that wait for a
 * person first, then scores, problems, mistakes, and the rows that could not be read.
 */
export async function gradeReport(file: string, summary: Summary): Promise<string> {
  const name = visible(basename(file));
  return selfContained({
    title: `${name} · graded`,
    style: await inlineStyle(['page', 'report', 'print']),
    bodyClass: 'report',
    main: html`<h1>${name}, graded</h1>
<p>${overview(summary)}</p>
${sectionsView(sectionsOf(summary))}`,
  });
}

const sectionsView = (sections: readonly Section[]): Content => [
  html`<nav aria-label="Sections"><ul>${sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}</ul></nav>
`,
  ...sections.map(
    ({ id, heading, body }) => html`<section id="${id}"><h2>${heading}</h2>
${body}
</section>`,
  ),
];

const sectionsOf = (summary: Summary): readonly Section[] => [
  { id: 'look', heading: 'For you to look at', body: lookView(summary) },
  { id: 'scores', heading: 'Scores', body: scoresView(summary) },
  { id: 'problems', heading: 'Problems', body: problemsView(summary.problems) },
  { id: 'mistakes', heading: 'Mistakes', body: mistakesView(summary.mistakes) },
  { id: 'unreadable', heading: 'Not readable', body: unreadableView(summary.unreadable) },
];

const count = (n: number): string => n.toLocaleString('en');
const counted = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`;

function overview({ rows, verdicts, students }: Summary): string {
  const replaced = verdicts.superseded;
  const later =
    replaced > 0 ? `, of which ${count(replaced)} ${replaced === 1 ? 'is' : 'are'} replaced by a later one` : '';
  const [answers, people] = [counted(rows, 'row', 'rows'), counted(students.length, 'student', 'students')];
  return `${answers} by ${people}${later}. ${count(verdicts.correct)} right, ${count(verdicts.wrong)} wrong, ${count(verdicts.undecided + verdicts.unmarked)} for you to decide, ${count(verdicts.unreadable)} not readable.`;
}

const table = (label: string, head: Content, rows: Content, isStacked = false): Markup =>
  html`<div class="scroll" role="region" tabindex="0" aria-label="${label}"><table ${isStacked && html`class="stacked"`}><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;

const ROW_HEAD = html`<th class="number" scope="col">Row</th><th scope="col">Student</th><th scope="col">Answer</th>`;

/** Rows that are seen at once; the others unfold. */
const SHOWN = 20;

const keptTable = (label: string, { rows, count: all }: Kept): Content => [
  table(label, ROW_HEAD, rows.slice(0, SHOWN).map(keptView)),
  rows.length > SHOWN &&
    html`<details><summary>${count(rows.length - SHOWN)} more</summary>${table(`${label}, continued`, ROW_HEAD, rows.slice(SHOWN).map(keptView))}</details>`,
  all > rows.length &&
    html`<p class="remark">And ${count(all - rows.length)} more: the graded sheet has them, by the column verdict.</p>`,
];

const keptView = ({ number, student, problem, answer, feedback }: KeptRow): Markup =>
  html`<tr><td class="number">${number}</td><td class="student">${visible(student)}<br><span class="remark">${visible(problem)}</span></td><td class="answer"><code>${visible(answer)}</code><br>${visible(feedback)}</td></tr>`;

const lookView = (summary: Summary): Content => [waitingView(summary), unreadNote(summary.unreadable)];

/** They stand last, for most are answers that are not there. */
const unreadNote = ({ count: all }: Kept): Content =>
  all > 0 && html`<p>${counted(all, 'row', 'rows')} without a score could <a href="#unreadable">not be read</a>.</p>`;

const waitingView = ({ undecided, unmarked }: Summary): Content =>
  undecided.count + unmarked.count === 0
    ? html`<p>Nothing: every answer that could be read has a score.</p>`
    : [
        undecided.count > 0 && [
          html`<p>Whether these are right could not be decided; they have no score.</p>`,
          keptTable('Undecided answers', undecided),
        ],
        unmarked.count > 0 && [
          html`<p>These are of a kind that a person marks; they have no score.</p>`,
          keptTable('Unmarked answers', unmarked),
        ],
      ];

const unreadableView = (unreadable: Kept): Content =>
  unreadable.count === 0
    ? html`<p>Every row could be read.</p>`
    : [
        html`<p>What these hand in could not be told, for the reason that stands with each: they have no score until they are corrected and graded again.</p>`,
        keptTable('Rows that could not be read', unreadable),
      ];

function scoresView({ students, problems }: Summary): Content {
  if (students.length === 0) return html`<p>There are none.</p>`;
  const points = problems.reduce((sum, problem) => sum + problem.points, 0);
  const parts = students.map(student => (points > 0 ? student.points / points : 0));
  const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  return [
    html`<p>Of ${counted(points, 'point', 'points')} in all, students have ${Math.round(100 * mean)} % on average. An answer without a score counts as 0, here and in the means of the problems.</p>`,
    trusted(histogramSvg(parts, 'Students')),
    html`<details><summary>Every student</summary>${table('Points of every student', STUDENT_HEAD, students.slice(0, MOST_STUDENTS).map(studentView))}${
      students.length > MOST_STUDENTS &&
      html`<p class="remark">And ${count(students.length - MOST_STUDENTS)} more: add up their rows of the graded sheet.</p>`
    }</details>`,
  ];
}

/** More would make the page slow to open. */
const MOST_STUDENTS = 2000;

const STUDENT_HEAD = html`<th scope="col">Student</th><th class="number" scope="col">Points</th>`;

const studentView = ({ student, points }: Summary['students'][number]): Markup =>
  html`<tr><td class="student">${visible(student)}</td><td class="number">${points.toFixed(2)}</td></tr>`;

const problemsView = (problems: readonly ProblemTally[]): Content =>
  problems.length === 0
    ? html`<p>There are none.</p>`
    : [
        table('Problems', PROBLEM_HEAD, problems.map(problemView), true),
        html`<p class="remark">In the bars right is filled, in part (wrong, but it earns a part of the points) is striped, wrong is empty, and what has no score is hatched. The mean is of all answers, one without a score as 0.</p>`,
      ];

const [PROBLEM, ANSWERS, ...PROBLEM_NUMBERS] = [
  'Problem',
  'Answers',
  'Right',
  'In part',
  'Wrong',
  'Open',
  'Not readable',
  'Mean',
] as const;

const PROBLEM_HEAD: Content = [
  html`<th scope="col">${PROBLEM}</th><th scope="col">${ANSWERS}</th>`,
  PROBLEM_NUMBERS.map(name => html`<th class="number" scope="col">${name}</th>`),
];

/** A row of the table; where there is no room for columns each cell stands below its heading. */
function problemView({ id, title, points, verdicts, partly, mean }: ProblemTally): Markup {
  const { correct, wrong, unreadable } = verdicts;
  const open = verdicts.undecided + verdicts.unmarked;
  const all = correct + wrong + open + unreadable;
  const score = mean === undefined ? '' : `${mean.toFixed(1)} of ${points}`;
  const numbers = [...[correct, partly, wrong - partly, open, unreadable].map(count), score];
  return html`<tr><td>${title}<br><span class="remark">${id}</span></td><td data-heading="${ANSWERS}">${count(all)}${sharesView({ right: correct, partly, wrong: wrong - partly, open: open + unreadable })}</td>${numbers.map(
    (number, i) => html`<td class="number" data-heading="${PROBLEM_NUMBERS[i]}">${number}</td>`,
  )}</tr>`;
}

/** A bar of which the numbers stand beside it: each share by its name, in this order. */
function sharesView(shares: Readonly<Record<string, number>>): Content {
  const all = Object.values(shares).reduce((sum, share) => sum + share, 0);
  if (all === 0) return NOTHING;
  return html`<div class="shares" aria-hidden="true">${Object.entries(shares).map(
    ([name, share]) => html`<span class="${name}" style="width: ${percent(share / all)}"></span>`,
  )}</div>`;
}

const percent = (part: number): string => `${(100 * part).toFixed(2)}%`;

const mistakesView = (mistakes: readonly MistakeTally[]): Content =>
  mistakes.length === 0
    ? html`<p>No mistake could be named.</p>`
    : table('Mistakes', MISTAKE_HEAD, mistakes.map(mistakeView));

const MISTAKE_HEAD = html`<th class="number" scope="col">Times</th><th scope="col">Mistake</th><th scope="col">Seen in</th>`;

const mistakeView = ({ id, name, count: times, examples }: MistakeTally): Markup =>
  html`<tr><td class="number">${count(times)}</td><td>${name.replaceAll('-', ' ')}<br><span class="remark">${id}</span></td><td class="answer"><ul>${examples.map(
    ({ problem, answer }) => html`<li><code>${visible(answer)}</code> <span class="remark">${problem}</span></li>`,
  )}</ul></td></tr>`;
