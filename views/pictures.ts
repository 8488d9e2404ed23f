import type { Pass } from '../src/graph/pass.ts';
import { DECIMALS } from '../src/notation/decimals.ts';
import type { GraphPicture } from '../src/pictures/graph-svg.ts';
import type { Spelling } from '../src/reading/reading.ts';
import { latexHand } from '../src/telling/backprop-latex.ts';
import {
  COLUMNS,
  HEADINGS,
  HOW_TO_READ,
  type TableHand,
  type TableRow,
  tableRows,
} from '../src/telling/backprop-table.ts';
import { type Content, html, type Markup, trusted } from './html.ts';
import { maths } from './maths.ts';

/** More rows than this are not set: nobody reads them, and the browser takes seconds. */
const MOST_ROWS = 120;

/** Both passes at a point, a row a node. */
export function tableView(pass: Pass, spelling: Spelling): Markup {
  const rows = tableRows(pass, cellHand(spelling), DECIMALS);
  const left = rows.length - MOST_ROWS;
  return html`<div class="scroll">
<table class="passes">
<thead><tr>${COLUMNS.map(column => html`<th scope="col" class="${ALIGNED[column]}">${HEADINGS[column]}</th>`)}</tr></thead>
<tbody>${rows.slice(0, MOST_ROWS).map(rowView)}</tbody>
</table>
</div>
<p class="remark">${HOW_TO_READ}</p>
${left > 0 && html`<p class="remark">… and ${left} more rows: the API and the terminal give them all.</p>`}`;
}

/** Numbers of a column stand under one another. */
const ALIGNED: Readonly<Record<keyof TableRow, string>> = {
  forward: '',
  value: 'number',
  slopes: '',
  backward: '',
  adjoint: '',
};

/** Cells of formulas, those of one cell on lines of their own. */
const cellHand = (spelling: Spelling): TableHand => ({
  ...latexHand(spelling),
  list: texts => texts.join('\n'),
  sequence: texts => texts.map((text, i) => (i > 0 ? `\\text{then }{${text}}` : text)).join('\n'),
});

const rowView = (row: TableRow): Markup =>
  html`<tr>${COLUMNS.map(column => html`<td class="${ALIGNED[column]}">${cellView(row[column])}</td>`)}</tr>`;

const cellView = (cell: string): Content =>
  cell !== '' && cell.split('\n').map(formula => html`<div>${maths(formula, 'display')}</div>`);

/** The computation graph, or why there is no picture of it. */
export const graphView = (picture: GraphPicture): Markup =>
  picture.ok
    ? html`<div class="picture graph">${trusted(picture.svg)}</div>`
    : html`<p class="remark">${picture.message}</p>`;

/** The graphs of a function and its derivative. */
export const plotView = (svg: string): Markup => html`<div class="picture plot">${trusted(svg)}</div>`;
