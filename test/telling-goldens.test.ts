import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asText } from '../src/telling/as-text.ts';
import { tellOrders } from '../src/telling/lines.ts';
import { workOut } from '../src/worked.ts';

interface Golden {
  readonly name: string;
  readonly f: string;
  readonly options: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
}

/** How wide the gaps are means nothing, nor does the number behind "agree to"; the indentation does. */
const comparable = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map(line => line.replaceAll(/(?<=\S) {2,}/g, '   ').replace(/agree to 1e\S+$/, 'agree to …'));

/** The cases of derivations.txt; its header says how they are written. */
const GOLDENS: readonly Golden[] = readFileSync(new URL('cases/derivations.txt', import.meta.url), 'utf8')
  .replaceAll(/^\/\/.*\n/gm, '')
  .split(/^# /m)
  .slice(1)
  .map(golden);

function golden(text: string): Golden {
  const [head = '', derivation = ''] = text.split('\n==>\n');
  const [name = '', f = '', ...options] = head.split('\n');
  const pairs = options.map((option): [string, string] => {
    const [key = '', value = ''] = option.split(' ');
    return [key, value];
  });
  return { name, f, options: new Map(pairs), lines: comparable(derivation) };
}

const LEVELS = ['brief', 'normal', 'full'] as const;
const NOTATIONS = ['leibniz', 'lagrange'] as const;

function told({ f, options }: Golden): string {
  const wrt = options.get('wrt');
  const worked = workOut({ f, ...(wrt && { wrt }), order: Number(options.get('order') ?? 1) });
  if (!worked.ok) return worked.complaint.message;
  const { derivations, certificate, reading } = worked.value;
  const level = LEVELS.find(name => name === options.get('level')) ?? 'normal';
  const notation = NOTATIONS.find(name => name === options.get('notation')) ?? 'leibniz';
  return asText(tellOrders(derivations, { level, notation, spelling: reading.spelling }), certificate);
}

test('there are at least twenty derivations written by hand', () => {
  expect(GOLDENS.length).toBeGreaterThanOrEqual(20);
});

test.each(GOLDENS)('$name', golden => {
  expect(comparable(told(golden))).toEqual(golden.lines);
});
