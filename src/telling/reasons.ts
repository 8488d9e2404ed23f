import { SILENT, TIDYINGS } from '../derivation/tidyings.ts';
import type { Sentence } from './told.ts';

const ROWS = new Map([...TIDYINGS, ...Object.values(SILENT)].map(row => [row.id, row]));

/** What is said beside a line of tidying, by the id of its step: 'tidy:like-terms' is "like terms". */
export const tidyingReason = (id: string): string =>
  ROWS.get(id)?.name ?? id.replace(/^tidy:/, '').replaceAll('-', ' ');

/** The same as a sentence; none for an id without a row. */
export function tidyingSentences(id: string): Sentence[] {
  const clause = ROWS.get(id)?.because;
  return clause ? [[`${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`]] : [];
}
