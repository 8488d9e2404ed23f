import type { Query } from '../../views/asked.ts';
import type { Markup } from '../../views/html.ts';

/** What a page answers: its status and its markup. */
export interface Shown {
  readonly status: number;
  readonly markup: Markup;
}

/** Where a line of the log goes. */
export type Log = (line: string) => void;

/** One row of the site: an address and what is shown there. Throws a Refusal for what is not there. */
export interface PageRoute {
  readonly path: string;
  /** Forms may be posted to it as well; their fields are read as those of an address are. */
  readonly takesForms?: true;
  readonly show: (query: Query, log: Log, parameters: Readonly<Record<string, unknown>>) => Shown | Promise<Shown>;
}

/** A page that was found. */
export const shown = (markup: Markup): Shown => ({ status: 200, markup });
/** A page that says what could not be read in what was sent. */
export const complaining = (markup: Markup): Shown => ({ status: 422, markup });
