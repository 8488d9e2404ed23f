import type { GradedRow } from '../src/grading/grade.ts';
import type { Mark } from '../src/grading/mark.ts';
import { scoreOf } from '../src/grading/score.ts';
import { type Content, html, type Markup } from './html.ts';
import { page } from './layout.ts';

/** What the form says. */
export interface Pasted {
  readonly table: string;
  /** One function for all answers; empty where the table says. */
  readonly of: string;
  readonly wrt: string;
  /** Whether cells that a spreadsheet would take for formulas are made safe. */
  readonly isSpreadsheet: boolean;
}

/** A row with what was asked and answered in it. */
type MarkedRow = GradedRow & { readonly asked: string; readonly answer: string };

/** A table with its marks, and the same as CSV. */
export interface MarkedTable {
  readonly rows: readonly MarkedRow[];
  readonly csv: string;
  /** Names of columns that are not read. */
  readonly unread: readonly string[];
}

/** The page that marks a table of answers; `result` stands below the form. */
export const markPage = (pasted: Pasted, result: Content): Markup =>
  page({
    title: 'Mark a table of answers',
    section: '/mark',
    scripts: ['mark'],
    body: html`<h1>Mark a table of answers</h1>
<p>Paste a table, or choose a CSV file. Its first row names the columns: <code>student</code>, <code>answer</code>, and
<code>problem</code> (the id of one of the <a href="/problems">problems</a>) or <code>function</code>; commas, semicolons
or tabs part them. Or type one function and paste the answers to it, one a line. At most 2,000 rows are marked at once; the terminal takes
any number.</p>
${markForm(pasted)}
<p id="state" role="status"></p>
<progress id="progress" max="1" value="0" aria-label="Rows marked" hidden></progress>
<div id="answer">${result}</div>`,
  });

const markForm = ({ table, of, wrt, isSpreadsheet }: Pasted): Markup => html`
<form class="ask" id="ask" action="/mark#marked" method="post" enctype="multipart/form-data">
<div class="choices">
<div class="field grows"><label for="of">One function for all answers (may stay empty)</label>
<input id="of" name="of" value="${of}" autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="x^2 sin x"></div>
<div class="field"><label for="wrt">Variable</label>
<input id="wrt" name="wrt" value="${wrt}" size="5" maxlength="40" placeholder="auto" autocomplete="off"
 autocapitalize="none" spellcheck="false"></div>
</div>
<div class="field">
<label for="table">Answers</label>
<div class="typing">
<textarea id="table" name="table" rows="8" autocapitalize="none" spellcheck="false"
 placeholder="${EXAMPLE}">
${table}</textarea>
</div>
</div>
<div class="choices">
<div class="field"><label for="file">or a CSV file<span class="scripted"> (it may be dropped anywhere on this page)</span></label>
<input id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain"></div>
<label class="switch"><input type="checkbox" name="safe" value="on" ${isSpreadsheet && html`checked`}>
Result safe for spreadsheets</label>
<button class="primary" type="submit">Mark</button>
</div>
</form>`;

const EXAMPLE = `student,function,answer
Ada,x^2 sin x,2x sin x + x^2 cos x
Ben,x^2 sin x,2x cos x`;

/** What the verdicts are called, those first that a person has to look at. */
const VERDICTS: Readonly<Record<Mark['verdict'], { readonly sign: string; readonly name: string }>> = {
  undecided: { sign: '?', name: 'undecided' },
  unmarked: { sign: '?', name: 'for a person' },
  unreadable: { sign: '!', name: 'not readable' },
  wrong: { sign: '✗', name: 'wrong' },
  correct: { sign: '✓', name: 'right' },
  superseded: { sign: '·', name: 'replaced by a later one' },
};

const isVerdict = (name: string): name is Mark['verdict'] => Object.hasOwn(VERDICTS, name);
const ORDER: readonly Mark['verdict'][] = Object.keys(VERDICTS).filter(isVerdict);

/** The marked rows, those first that wait for a person, with a choice of what is shown, and the CSV to take away. */
export function markedView({ rows, csv, unread }: MarkedTable): Markup {
  const groups = ORDER.map(verdict => ({ verdict, rows: rows.filter(({ mark }) => mark.verdict === verdict) }));
  return html`<section id="marked" class="marked" tabindex="-1" data-focus aria-label="Result">
<p><strong>${summary(groups)}</strong></p>
${unread.length > 0 && html`<p class="remark">Columns that are not read: ${unread.map(name => `“${name}”`).join(', ')}.</p>`}
<p><a class="download" download="graded.csv" href="${`data:text/csv;charset=utf-8;base64,${Buffer.from(csv).toString('base64')}`}">Download as CSV</a></p>
${filterView(groups)}
<div class="scroll" role="region" tabindex="0" aria-label="Marked answers"><table>
<thead><tr>${COLUMNS.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${groups.map(group => group.rows.map(rowView))}</tbody>
</table></div>
</section>`;
}

const COLUMNS = ['Student', 'Answer', 'Verdict', 'What is said'] as const;

interface Group {
  readonly verdict: Mark['verdict'];
  readonly rows: readonly MarkedRow[];
}

function summary(groups: readonly Group[]): string {
  const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const counts = groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ verdict, rows }) => `${rows.length} ${VERDICTS[verdict].name}`);
  return `${all} ${all === 1 ? 'row' : 'rows'}: ${counts.join(', ')}.`;
}

/** The style sheet hides the rows of other verdicts; no script is needed. */
const filterView = (groups: readonly Group[]): Markup => html`
<fieldset class="filter"><legend>Show</legend>
<label><input type="radio" name="show" value="all" checked> all</label>
${groups
  .filter(({ rows }) => rows.length > 0)
  .map(
    ({ verdict }) => html`<label><input type="radio" name="show" value="${verdict}"> ${VERDICTS[verdict].name}</label>`,
  )}
</fieldset>`;

const rowView = ({ number, student, asked, answer, problem, mark }: MarkedRow): Markup => html`
<tr class="${mark.verdict}"><td>${student}${!PLACE.test(student) && html`<br><span class="remark">row ${number}</span>`}</td>
<td><code>${answer}</code>${asked !== '' && html`<br><span class="remark">to <code>${asked}</code></span>`}</td>
<td class="said"><span class="sign" aria-hidden="true">${VERDICTS[mark.verdict].sign}</span> ${VERDICTS[mark.verdict].name}<br>
<span class="remark">${points(mark, problem?.points)}</span></td>
<td>${mark.mistakes.length > 0 && html`<span class="remark">${mark.mistakes.map(({ name }) => name.replaceAll('-', ' ')).join('; ')}:</span> `}${mark.feedback}</td></tr>`;

/** A row without a student is called after its place. */
const PLACE = /^(?:line|row) \d+$/;

const points = ({ share }: Mark, of: number | undefined): string =>
  share === undefined || of === undefined ? '' : `${scoreOf(of, share)} of ${of} ${of === 1 ? 'point' : 'points'}`;
