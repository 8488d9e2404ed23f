import type { Complaint } from '../reading/reading.ts';
import { Unusable } from './arguments.ts';

/** A complaint as one line: where it is, what was found. The culprit is quoted, a terminal has no underline to trust. */
export function unreadable(text: string, { message, start, end }: Complaint): Unusable {
  const culprit = text.slice(start, end);
  const whole = start === 0 && end >= text.length;
  const place = start >= text.length ? 'at the end' : `at “${culprit}” (character ${start + 1})`;
  return new Unusable(whole ? message : `${place}: ${message}`);
}

/** What is wrong with the fields of a JSON object, each with its name. */
export const shapeComplaint = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string => issues.map(({ path, message }) => `${subject(path)} ${message}.`).join(' ');

/** The field by its name; all of the object where it is none. */
const subject = (path: readonly PropertyKey[]): string =>
  path.length > 0 ? `The field “${path.join('.')}”` : 'The object';
