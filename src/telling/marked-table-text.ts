import { fixedDecimals, unicodeNumber } from '../notation/decimals.ts';
import { quantityText } from '../notation/quantities.ts';
import type { CellVerdict, MarkedCell, MarkedTable } from '../tables/marked-table.ts';
import { padded, width } from './columns.ts';
import type { Openness } from './verdict-said.ts';

/** A sign for each verdict, so that it can be read down the margin; the words stand beside it. */
export const VERDICT_SIGNS: Readonly<Record<CellVerdict, string>> = {
  right: '✓',
  wrong: '✗',
  'carried forward': '→',
  missing: '·',
  unreadable: '?',
};

/** A marked table for a terminal: sign, quantity, what was typed, the verdict; what is wrong on lines of its own. */
export function markedTableText(table: MarkedTable): string {
  const names = table.cells.map(({ quantity }) => quantityText(quantity));
  const widths = [Math.max(0, ...names.map(width)), Math.max(0, ...table.cells.map(({ typed }) => width(typed)))];
  const rows = table.cells.flatMap((cell, i) => [
    `  ${VERDICT_SIGNS[cell.verdict]} ${padded(names[i] ?? '', widths[0])}   ${padded(cell.typed, widths[1])}   ${verdictWords(cell, table)}`.trimEnd(),
    ...remarksOn(cell).map(remark => `      ${remark}`),
  ]);
  return [...rows, ...table.unknown.map(({ message }) => `  ? ${message}`), '', scoreSentence(table)].join('\n');
}

/** The verdict in words, with the right number where the cell has another and more than hints are to be told. */
export function verdictWords(
  { verdict, expected, expectedFromOwn }: MarkedCell,
  { decimals }: MarkedTable,
  openness: Openness = 'everything',
): string {
  if (openness === 'hints') return verdict;
  const [right, own] = [expected, expectedFromOwn].map(number => shown(number, decimals));
  if (verdict === 'right') return verdict;
  if (verdict === 'carried forward') return `carried forward: it follows from your own numbers (${right} is right)`;
  const follows = verdict === 'wrong' && own !== right ? `, ${own} would follow from your own numbers` : '';
  return `${verdict}: ${right} is right${follows}`;
}

/** The sentences about a cell: its mistakes, or what can be seen in it. */
export function remarksOn({ mistakes, hint }: MarkedCell, openness: Openness = 'everything'): readonly string[] {
  const said = mistakes.map(({ feedback, clue }) => (openness === 'hints' ? clue : feedback));
  return [...said, ...(hint === undefined ? [] : [hint])];
}

/** How many of the cells that count are right, in a sentence. */
export function scoreSentence({ cells, score }: MarkedTable): string {
  const carried = cells.filter(({ verdict, counts }) => counts && verdict === 'carried forward').length;
  const among = carried > 0 ? ` (${carried} carried forward)` : '';
  const cellsAre = `${score.of === 1 ? 'cell' : 'cells'} ${score.of === 1 || score.right === 1 ? 'is' : 'are'}`;
  return `${score.right} of ${score.of} ${cellsAre} right${among}.`;
}

const shown = (value: number, decimals: number): string =>
  unicodeNumber(fixedDecimals(value, decimals).replace(/^-(0\.?0*)$/, '$1'));
