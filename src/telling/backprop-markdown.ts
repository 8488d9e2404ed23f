import type { Pass } from '../graph/pass.ts';
import { COLUMNS, HEADINGS, HOW_TO_READ, type TableHand, type TableRow, tableRows } from './backprop-table.ts';
import { type TableOptions, unicodeHand } from './backprop-text.ts';

/** A backprop table in Markdown; the rows of nodes used several times are bold. */
export function backpropMarkdown(pass: Pass, { decimals, spelling }: TableOptions = {}): string {
  const rows = tableRows(pass, markdownHand(unicodeHand(spelling)), decimals);
  return [cells(HEADINGS), `|${'---|'.repeat(COLUMNS.length)}`, ...rows.map(cells), '', HOW_TO_READ, ''].join('\n');
}

const cells = (row: TableRow): string => `| ${COLUMNS.map(column => row[column]).join(' | ')} |`;

const markdownHand = (plain: TableHand): TableHand => ({
  ...plain,
  math: e => literal(plain.math(e)),
  partial: (of, by) => literal(plain.partial(of, by)),
  total: (of, by) => literal(plain.total(of, by)),
  marked: text => `**${text}**`,
  list: texts => texts.join(', '),
  sequence: texts => texts.join(', then '),
});

/** What Markdown would take for markup stands for itself: the bars of |x|, the star of y*. */
const literal = (text: string): string => text.replaceAll(/[\\|*_`<>[\]]/g, '\\$&');
