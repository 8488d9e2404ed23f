import { readFileSync } from 'node:fs';

/** A derivation written by hand: what is typed, the options (one a line: its name, then its value), the lines. */
export interface Golden {
  readonly name: string;
  readonly f: string;
  readonly options: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
}

/** How wide the gaps are means nothing, nor does the number behind "agree to"; the indentation does. */
export const comparable = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map(line => line.replaceAll(/(?<=\S) {2,}/g, '   ').replace(/agree to 1e\S+$/, 'agree to …'));

/**
 * Derivations written by hand that are not reached yet: the result is the same, the lines towards it are others. The list
 * may only shrink: a test tells when one of them is reached.
 */
export const AWAITED: ReadonlySet<string> = new Set([
  'a directional derivative at a point, the length a root',
  "implicit: a circle's second derivative",
  'logarithmic: a product of powers',
  'logarithmic: a quotient',
  'in terms of the output: a component of softmax',
]);

/** The cases of a file in cases/; the header of derivations.txt says how they are written. */
export const goldensIn = (file: string): readonly Golden[] =>
  readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8')
    .replaceAll(/^\/\/.*\n/gm, '')
    .split(/^# /m)
    .slice(1)
    .map(golden);

function golden(text: string): Golden {
  const [head = '', derivation = ''] = text.split('\n==>\n');
  const [name = '', f = '', ...options] = head.split('\n');
  const pairs = options.map((option): [string, string] => {
    const [, key = '', value = ''] = /^(\S+) ?(.*)$/.exec(option) ?? [];
    return [key, value];
  });
  return { name, f, options: new Map(pairs), lines: comparable(derivation) };
}
