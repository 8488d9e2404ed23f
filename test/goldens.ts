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

const LEVELS = ['brief', 'normal', 'full'] as const;
const NOTATIONS = ['leibniz', 'lagrange'] as const;

/** The level that a case asks for. */
export const levelOf = (options: Golden['options']) => LEVELS.find(level => level === options.get('level')) ?? 'normal';

/** The notation that a case asks for. */
export const notationOf = (options: Golden['options']) =>
  NOTATIONS.find(notation => notation === options.get('notation')) ?? 'leibniz';
