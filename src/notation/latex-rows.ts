import { breakable, widthOf } from './breaking-latex.ts';

/** A line of a LaTeX document in its columns, each as LaTeX; an empty one has nothing. */
export interface Row {
  /** How far it stands in, in em. */
  readonly margin: number;
  readonly formula: string;
  readonly remark: string;
  readonly reason: string;
  /** It opens a part: a gap stands above it. */
  readonly begins: boolean;
}

/** What 180 mm hold at ten points, in em, and what stands between two columns at the least. */
const PAGE = 51;
const GAP = 2;

/** The rows as one align*: formula, remark and reason in columns. */
const aligned = (rows: readonly Row[]): string =>
  `\\begin{align*}\n${rows.map((row, i) => `${alignedRow(row)}${ending(rows[i + 1])}`).join('')}\n\\end{align*}`;

const ending = (next: Row | undefined): string => (next === undefined ? '' : next.begins ? ' \\\\[1ex]\n' : ' \\\\\n');

function alignedRow({ margin, formula, remark, reason }: Row): string {
  const beside = remark === '' && reason === '' ? '' : ` &&${remark} &&${reason}`;
  return `&\\hspace{${margin}em}${formula}${beside}`;
}

/** Rows as wide as the page allows as align*; between them, as paragraphs, those whose formulas have to be broken. */
export function pagesOf(rows: readonly Row[]): string {
  const wide = widerThanPage(rows);
  const pieces: (Row | Row[])[] = [];
  for (const row of rows) {
    const last = pieces.at(-1);
    if (wide.has(row)) pieces.push(row);
    else if (Array.isArray(last)) last.push(row);
    else pieces.push([row]);
  }
  return pieces.map(piece => (Array.isArray(piece) ? aligned(piece) : paragraph(piece))).join('\n');
}

/** The rows to take out of the columns, the widest first, until the columns fit the page. */
function widerThanPage(rows: readonly Row[]): ReadonlySet<Row> {
  const measured = rows.map(row => ({
    row,
    widths: [row.margin + widthOf(row.formula), widthOf(row.remark), widthOf(row.reason)],
  }));
  measured.sort((a, b) => total(b.widths) - total(a.widths));
  const wide = new Set<Row>();
  while (measured.length > wide.size && columns(measured.slice(wide.size).map(({ widths }) => widths)) > PAGE) {
    const next = measured[wide.size];
    if (next) wide.add(next.row);
  }
  return wide;
}

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** How wide the columns are that hold all these. */
function columns(widths: readonly (readonly number[])[]): number {
  const widest = [0, 1, 2].map(column => Math.max(0, ...widths.map(row => row[column] ?? 0)));
  return total(widest) + GAP * widest.slice(1).filter(width => width > 0).length;
}

function paragraph({ margin, formula, remark, reason }: Row): string {
  const parts = [formula, remark, reason]
    .filter(part => part !== '')
    .map(part => `$\\displaystyle ${breakable(part)}$`);
  return `\\wide{${margin}em}{${parts.join('\\quad ')}}`;
}
