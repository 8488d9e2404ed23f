import { quantityText } from '../src/notation/quantities.ts';
import type { MarkedCell, MarkedTable } from '../src/tables/marked-table.ts';
import type { Quantity } from '../src/tables/quantity.ts';
import type { Entry } from '../src/tables/read-table.ts';
import { remarksOn, scoreSentence, VERDICT_SIGNS, verdictWords } from '../src/telling/marked-table-text.ts';
import type { Openness } from '../src/telling/verdict-said.ts';
import { type Asked, field, type Query } from './asked.ts';
import { hiddenFields } from './hidden-fields.ts';
import { type Content, html, type Markup } from './html.ts';
import { maths } from './maths.ts';
import { hintsSwitch } from './own-work.ts';

/** A student's table as the page's form sends it. */
export interface OwnTable {
  /** The cells of the form that were filled in; the others are not asked for. */
  readonly entries: readonly Entry[];
  /** What was pasted. */
  readonly csv: string;
  /** Decimals; empty: as the numbers are typed. */
  readonly rounding: string;
  /** The step size; empty: no updated inputs are asked for. */
  readonly rate: string;
  readonly openness: Openness;
  /** Whether anything was handed in. */
  readonly isHandedIn: boolean;
  /** Whether the form is open: it was sent, or a link leads to it. */
  readonly isOpen: boolean;
}

/** The names of the form's cells: `cell value v`, `cell derivative v`. */
const cellName = (column: Quantity['kind'], node: string): string => `cell ${column} ${node}`;
const CELL = /^cell (value|derivative|updated) (\w+)$/;

/** Reads the fields of the form; what is no number of decimals or no step size counts as not given. */
export function ownTable(query: Query): OwnTable {
  const entries = Object.keys(query).flatMap((name): Entry[] => {
    const [, kind, node = ''] = CELL.exec(name) ?? [];
    const column = (['value', 'derivative', 'updated'] as const).find(each => each === kind);
    const typed = field(query, name).trim();
    return column && typed !== '' ? [{ name: node, column, typed }] : [];
  });
  const csv = field(query, 'csv');
  return {
    entries,
    csv,
    rounding: /^(?:\d|1[0-5])$/.test(field(query, 'rounding')) ? field(query, 'rounding') : '',
    rate: Number(field(query, 'rate')) > 0 ? field(query, 'rate') : '',
    openness: query.hints === 'on' ? 'hints' : 'everything',
    isHandedIn: csv.trim() !== '' || entries.length > 0,
    isOpen: Object.hasOwn(query, 'csv') || entries.length > 0,
  };
}

/** A row of the form: a quantity by its name and as a formula, and which of its cells are to be filled in. */
export interface FormRow {
  readonly node: string;
  readonly formula: string;
  readonly columns: readonly Quantity['kind'][];
}

/** What the page knows of a table that was handed in: its marks, or why it cannot be read. */
export interface Handed {
  readonly table?: MarkedTable | undefined;
  readonly complaint?: string | undefined;
}

/** The fold with the form: a cell for every number, a box for a table from elsewhere, and the marks beside what was typed. */
export const ownTableView = (state: Asked, own: OwnTable, rows: readonly FormRow[], handed: Handed): Markup => html`
<details class="own-table" id="own-table" ${own.isOpen && html`open`}>
<summary><h2>Mark my table</h2></summary>
${summaryView(handed)}
<form action="/backprop#own-table" method="post">
<input type="hidden" name="f" value="${state.f}">
<input type="hidden" name="at" value="${state.at}">
${hiddenFields(state)}
${rows.length > 0 && formTable(rows, own, handed.table)}
${furtherView(rows, own, handed.table)}
${csvField(own, handed.complaint)}
<div class="choices">
<div class="field"><label for="decimals">Decimals</label>
<input id="decimals" name="rounding" type="number" min="0" max="15" value="${own.rounding}" placeholder="as typed"></div>
<div class="field"><label for="rate">Step size</label>
<input id="rate" name="rate" value="${own.rate}" size="6" maxlength="12" inputmode="decimal" placeholder="no step"
 autocomplete="off"></div>
${hintsSwitch(own.openness)}
<button class="primary" type="submit">Mark</button>
</div>
</form>
</details>`;

const csvField = ({ csv }: OwnTable, complaint: string | undefined): Markup => html`
<div class="field"><label for="csv">Or paste a table: CSV with columns such as <code>node,value,adjoint</code>, or lines
<code>dL/dw = 0.12</code></label>
<textarea id="csv" name="csv" rows="4" spellcheck="false" autocapitalize="none"
 ${complaint !== undefined && html`aria-invalid="true" aria-describedby="csv-complaint"`}>
${csv}</textarea>
${complaint !== undefined && html`<p class="complaint" id="csv-complaint">${complaint}</p>`}</div>`;

const summaryView = ({ table }: Handed): Content =>
  table && html`<div class="score"><p role="status"><strong>${scoreSentence(table)}</strong></p></div>`;

const HEADINGS: Readonly<Record<Quantity['kind'], string>> = {
  value: 'value',
  derivative: 'adjoint',
  updated: 'after the step',
};

function formTable(rows: readonly FormRow[], own: OwnTable, table: MarkedTable | undefined): Markup {
  const columns = (['value', 'derivative', 'updated'] as const).filter(column =>
    rows.some(row => row.columns.includes(column)),
  );
  return html`<table class="cells">
<thead><tr><th scope="col">quantity</th>${columns.map(column => html`<th scope="col">${HEADINGS[column]}</th>`)}</tr></thead>
<tbody>${rows.map(
    row =>
      html`<tr><th scope="row">${maths(row.formula)}</th>${columns.map(
        column =>
          html`<td ${row.columns.includes(column) && html`data-heading="${HEADINGS[column]}"`}>${row.columns.includes(column) && cellView({ row, column, own, table })}</td>`,
      )}</tr>`,
  )}</tbody>
</table>`;
}

interface FormCell {
  readonly row: FormRow;
  readonly column: Quantity['kind'];
  readonly own: OwnTable;
  readonly table: MarkedTable | undefined;
}

/** A box, and below it what is said of what stands in it. */
function cellView({ row: { node }, column, own, table }: FormCell): Markup {
  const name = cellName(column, node);
  const id = name.replaceAll(' ', '-');
  const cell = table?.cells.find(({ quantity }) => inForm(quantity, node, column, table));
  const entry = own.entries.find(each => each.name === node && each.column === column);
  const isWrong = cell?.verdict === 'wrong' || cell?.verdict === 'unreadable';
  return html`<input id="${id}" name="${name}" value="${cell?.typed ?? entry?.typed}" size="9" maxlength="60"
 autocomplete="off" autocapitalize="none" spellcheck="false" aria-label="${column === 'updated' ? `${node} after the step` : `${HEADINGS[column]} of ${node}`}"
 ${cell && html`aria-describedby="${id}-mark"`} ${isWrong && html`aria-invalid="true"`}>
${cell && table && html`<div class="mark" id="${id}-mark">${markView(cell, table, own.openness)}</div>`}`;
}

/** Whether a marked cell is the one of this box. */
const inForm = (quantity: Quantity, node: string, column: Quantity['kind'], { output }: MarkedTable): boolean =>
  quantity.kind === column &&
  (quantity.kind === 'derivative' ? quantity.wrt === node && quantity.of === output : quantity.of === node);

const markView = (cell: MarkedCell, table: MarkedTable, openness: Openness): Markup => html`
<p class="${cell.verdict.replace(' ', '-')}"><span class="sign" aria-hidden="true">${VERDICT_SIGNS[cell.verdict]}</span>
${verdictWords(cell, table, openness)}</p>
${remarksOn(cell, openness).map(remark => html`<p>${remark}</p>`)}`;

/** What was pasted and has no box of its own, and rows that are about nothing here. */
function furtherView(rows: readonly FormRow[], own: OwnTable, table: MarkedTable | undefined): Content {
  const further = table?.cells.filter(({ quantity }) => !rows.some(row => isOf(row, quantity, table))) ?? [];
  const unknown = table?.unknown ?? [];
  if (!table || further.length + unknown.length === 0) return false;
  return html`<ul class="further">${further.map(
    cell => html`<li>${quantityText(cell.quantity)} = ${cell.typed}
<div class="mark">${markView(cell, table, own.openness)}</div></li>`,
  )}${unknown.map(({ message }) => html`<li>${message}</li>`)}</ul>`;
}

const isOf = ({ node, columns }: FormRow, quantity: Quantity, table: MarkedTable): boolean =>
  columns.some(column => inForm(quantity, node, column, table));
