import type { Spelling } from '../reading/reading.ts';
import { latexNumber } from './backprop-numbers.ts';
import type { Pass } from './backprop-pass.ts';
import { CELL_NODES, COLUMNS, HEADINGS, type TableHand, type TableRow, tableRows } from './backprop-table.ts';
import type { TableOptions } from './backprop-text.ts';
import { latex } from './math-latex.ts';
import { latexName } from './names.ts';

/** A backprop table as a LaTeX array, for display mathematics in KaTeX and in documents with amsmath alike. */
export function backpropLatex(pass: Pass, { decimals, spelling }: TableOptions = {}): string {
  const hand = latexHand(spelling);
  const headings = COLUMNS.map(column => `\\text{${HEADINGS[column]}}`).join(' & ');
  const rows = tableRows(pass, hand, decimals).map(cells);
  return ['\\begin{array}{lrlll}', `${headings} \\\\ \\hline`, `${rows.join(' \\\\\n')}`, '\\end{array}', ''].join(
    '\n',
  );
}

const cells = (row: TableRow): string => COLUMNS.map(column => row[column]).join(' & ');

/** Cells as LaTeX: each is one formula. */
export const latexHand = (spelling?: Spelling): TableHand => ({
  math: e => latex(e, { limit: CELL_NODES, ...(spelling && { spelling }) }),
  partial: (of, by) => `\\partial ${latexName(of)} / \\partial ${latexName(by)}`,
  total: (of, by) => `d${latexName(of)} / d${latexName(by)}`,
  times: '\\cdot',
  gathers: '\\mathrel{+}=',
  words: text => `\\text{ ${text}}`,
  marked: text => `\\boldsymbol{${text}}`,
  list: texts => texts.join(', \\; '),
  sequence: texts => texts.join('\\text{, then } '),
  number: latexNumber,
});
