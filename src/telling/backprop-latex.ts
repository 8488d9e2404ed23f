import type { Certificate } from '../checking/certificate.ts';
import type { Pass } from '../graph/pass.ts';
import { widthOf } from '../notation/breaking-latex.ts';
import { latexNumber } from '../notation/decimals.ts';
import { latex } from '../notation/math-latex.ts';
import { latexName } from '../notation/names.ts';
import { plainLatex } from '../notation/plain-latex.ts';
import type { Spelling } from '../reading/reading.ts';
import {
  CELL_NODES,
  COLUMNS,
  HEADINGS,
  HOW_TO_READ,
  type TableHand,
  type TableRow,
  tableRows,
} from './backprop-table.ts';
import type { TableOptions } from './backprop-text.ts';
import { latexDocument } from './latex-document.ts';

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

/** The same as a document that compiles, in letters small enough for its page. */
export function backpropDocument(pass: Pass, certificate: Certificate, options: TableOptions = {}): string {
  const table = backpropLatex(pass, options);
  const size = SIZES.find(({ holds }) => tableWidth(table) <= holds)?.size ?? SMALLEST;
  return latexDocument(
    [`{${size}\\renewcommand{\\arraystretch}{1.4}\\[\n${table}\\]}\\par`, plainLatex(HOW_TO_READ), ''],
    certificate,
  );
}

/** How wide a table may be, in em at ten points, to be set in letters of a size. */
const SIZES = [
  { size: '', holds: 43 },
  { size: '\\small', holds: 47 },
  { size: '\\footnotesize', holds: 52 },
  { size: '\\scriptsize', holds: 58 },
];
const SMALLEST = '\\tiny';

/** Every column is as wide as its widest cell; what stands between them is left out, it does not shrink. */
function tableWidth(table: string): number {
  const rows = table.split(' \\\\\n').map(row => row.split(' & ').map(cell => widthOf(cell)));
  const columns = COLUMNS.map((_, i) => Math.max(...rows.map(row => row[i] ?? 0)));
  return columns.reduce((sum, width) => sum + width, 0);
}

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
  sequence: texts => (texts.length > 1 ? stacked(texts) : texts.join('')),
  number: latexNumber,
});

/** One under another, each after the first "then". */
const stacked = (texts: readonly string[]): string =>
  `\\begin{aligned}${texts.map((text, i) => `&${i > 0 ? '\\text{then } ' : ''}${text}`).join('\\\\')}\\end{aligned}`;
