import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { Read } from '../reading/reading.ts';
import type { TableMarker } from '../tables/mark-table.ts';
import { isAllRight } from '../tables/marked-table.ts';
import { markedTableJson } from '../telling/marked-table-json.ts';
import { markedTableText } from '../telling/marked-table-text.ts';
import { Unusable } from './arguments.ts';
import type { ExitStatus, Terminal } from './command.ts';

/** The options of a command that marks a table. */
export const TABLE_OPTION = {
  table: { value: 'FILE', says: 'marks the table in a CSV file (node, value, adjoint), or - for standard input' },
} as const;

/**
 * Marks the table of a file and prints it. 0 where every cell is right, else 1; throws `Unusable` where the file or the
 * table in it cannot be read.
 */
export async function markTableFile(
  file: string,
  marker: Read<TableMarker>,
  format: string,
  terminal: Terminal,
): Promise<ExitStatus> {
  const text = await tableIn(file, terminal);
  const marked = marker.ok ? marker.value(text) : marker;
  if (!marked.ok) throw new Unusable(marked.complaint.message);
  const isJson = format === 'json';
  terminal.print(isJson ? JSON.stringify(markedTableJson(marked.value), null, 2) : markedTableText(marked.value));
  return isAllRight(marked.value) ? 0 : 1;
}

async function tableIn(file: string, { input }: Terminal): Promise<string> {
  try {
    return file === '-' ? await readAll(input) : await readFile(file, 'utf8');
  } catch {
    throw new Unusable(
      `The file ${file} cannot be read; give a CSV file with columns such as node,value,adjoint, or -.`,
    );
  }
}

/** The value of an option that is a whole number from 0 to 15, undefined where it is not given. */
export function roundingOf(text: string | undefined): number | undefined {
  if (text === undefined || /^(\d|1[0-5])$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new Unusable(`“${text}” is no number of decimals; give one from 0 to 15, such as --rounding 3.`);
}

/** The value of an option that is a step size, undefined where it is not given. */
export function rateOf(text: string | undefined): number | undefined {
  if (text === undefined || (Number(text) > 0 && Number.isFinite(Number(text))))
    return text === undefined ? undefined : Number(text);
  throw new Unusable(`“${text}” is no step size; give a number above 0, such as --rate 0.1.`);
}
