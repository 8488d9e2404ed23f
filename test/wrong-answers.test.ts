import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnosis, type Findings } from '../src/diagnosis/diagnose.ts';
import { read } from './marked-sets.ts';

/** A line of the files: ids in the same inner list are named together. */
interface Row {
  readonly f: string;
  readonly answer: string;
  readonly accepted: readonly (readonly string[])[];
}

const rowsOf = (file: string): readonly Row[] =>
  readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [f = '', answer = '', ids = ''] = line.split(' ; ').map(part => part.trim());
      return { f, answer, accepted: ids === '-' ? [] : ids.split(' ').map(each => each.split('+')) };
    });

/** The ids that are told first: both of two mistakes together, else the first. */
function toldFirst({ mistakes, together }: Findings): readonly string[] {
  const ids = mistakes.map(({ mistake }) => mistake.id);
  return together ? ids : ids.slice(0, 1);
}

const named = ({ f, answer }: Row): readonly string[] =>
  toldFirst(diagnosis({ kind: 'derivative', f: read(f), wrt: 'x', order: 1 })(read(answer)));

describe.each(['wrong-answers.txt', 'wrong-answers-further.txt'])('%s', file => {
  const rows = rowsOf(file);

  test.each(rows.map(row => [row.f, row.answer, row] as const))('%s answered %s', (_, __, row) => {
    expect(row.accepted.length > 0 ? row.accepted : [[]]).toContainEqual(named(row));
  });

  test('at least nine in ten have a name', () => {
    expect(rows.filter(({ accepted }) => accepted.length > 0).length / rows.length).toBeGreaterThanOrEqual(0.9);
  });
});
