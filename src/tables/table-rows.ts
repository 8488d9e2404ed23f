import { CsvError, parse } from 'csv-parse/sync';

/** The cells of a table, row by row. */
export type Rows = readonly (readonly string[])[];

/**
 * The rows of a table as text: CSV parted by semicolons, tabs or commas, a table in Markdown or LaTeX, or columns parted
 * by blanks. A sentence where its quotes are not closed.
 */
export function rowsIn(text: string): Rows | string {
  const lines = text.replace(/^sep=.*/i, '').split(/\r\n?|\n/);
  return PARTED[signIn(lines.filter(line => !FRAME.test(line)))](lines.join('\n'));
}

/** Nothing, or what stands about a table in LaTeX. */
const FRAME = /^\s*(?:\\(?:begin|end|hline|[a-z]+rule)\b.*)?$/;

type Sign = '|' | '&' | ';' | '\t' | ',' | ' ';

/** The sign that parts the cells of most lines: a title above the table has none. */
function signIn(lines: readonly string[]): Sign {
  const signs = ['|', '&', ';', '\t', ','] as const;
  const found = signs.find(sign => lines.filter(line => line.includes(sign)).length * 2 >= lines.length);
  return found ?? (lines.some(isOfBlanks) ? ' ' : ',');
}

/** A name, blanks and a number. */
const isOfBlanks = (line: string): boolean => /\S\s+[+−–-]?[\d.,]*\d\s*$/u.test(line);

const PARTED: Readonly<Record<Sign, (text: string) => Rows | string>> = {
  '|': text => partedBy('|', text.replaceAll(/^\s*\||\|\s*$/gm, '')).filter(row => !row.every(isRule)),
  '&': text => partedBy('&', text.replaceAll(/\\(?:begin|end)\{.*|\\(?:hline|[a-z]+rule)|\\\\/g, '')),
  ';': text => csv(text, ';'),
  '\t': text => csv(text, '\t'),
  ',': text => csv(text, ','),
  ' ': text => partedBy(/\s+/, text),
};

/** The line under the headings in Markdown: |---|:-:|. */
const isRule = (cell: string): boolean => /^:?-{2,}:?$/.test(cell);

const partedBy = (sign: string | RegExp, text: string): string[][] =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line =>
      line
        .trim()
        .split(sign)
        .map(cell => cell.trim()),
    );

function csv(text: string, delimiter: string): Rows | string {
  try {
    return parse(text, { delimiter, trim: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true });
  } catch (error) {
    if (error instanceof CsvError) return `It cannot be read as CSV: ${error.message}.`;
    throw error;
  }
}
