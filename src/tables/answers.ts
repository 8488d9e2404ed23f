import type { Sheet } from './cells.ts';
import type { UnknownRow } from './marked-table.ts';
import { type Quantity, quantityNamed } from './quantity.ts';
import { type Entry, isBlank } from './read-table.ts';
import { readTypedNumber, type TypedNumber } from './typed-number.ts';

/** A cell that was handed in, or asked for and left blank. */
export interface Answer {
  /** Of the sheet's cell. */
  readonly id: string;
  readonly quantity: Quantity;
  readonly typed: string;
  /** Absent where nothing was typed or no number. */
  readonly number?: TypedNumber | undefined;
}

/** What was handed in by the cells of a sheet, and the rows that are about nothing in it, each once. */
export function answersIn(entries: readonly Entry[], sheet: Sheet) {
  const answers = new Map<string, Answer>();
  const unknown = new Map<string, UnknownRow>();
  for (const entry of entries) {
    const answer = answerOf(entry, sheet);
    if ('message' in answer) {
      // A blank under "updated" concerns inputs alone.
      if (entry.column !== 'updated' || !isBlank(entry)) unknown.set(answer.message, answer);
    } else if (!isBlank(entry) || !answers.has(answer.id)) answers.set(answer.id, answer);
  }
  return { answers: [...answers.values()], unknown: [...unknown.values()] };
}

/** What is asked for, by its names in the program, as if it were left blank. */
export const blanks = (names: readonly string[], sheet: Sheet): readonly Answer[] =>
  answersIn(
    names.map(name => ({ name, column: 'value', typed: '' })),
    sheet,
  ).answers;

function answerOf({ name, column, typed }: Entry, sheet: Sheet): Answer | UnknownRow {
  const quantity = quantityNamed(name, column, sheet.pass);
  if (typeof quantity === 'string') return { name, message: quantity };
  const id = sheet.idOf(quantity);
  if (id === undefined) return { name, message: notUpdated(name, sheet) };
  return { id, quantity, typed, number: readTypedNumber(typed) };
}

const notUpdated = (name: string, { rate, pass }: Sheet): string =>
  rate === undefined
    ? `“${name}” after the step cannot be marked: the step size is not known; give it as the rate.`
    : `“${name}” is not updated by the step; the inputs are ${Object.keys(pass.gradient).join(', ')}.`;
