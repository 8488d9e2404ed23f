import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { marker } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import type { Verdict } from '../src/marking/verdict.ts';
import { mathText } from '../src/notation/math-text.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import type { Mistake } from '../src/rules/mistake.ts';
import { MISTAKES, OFTEN_TOGETHER } from '../src/rules/mistakes.ts';

/** A line of the file. */
interface Row {
  /** One mistake, or two that are named together. */
  readonly ids: readonly string[];
  readonly question: string;
  readonly answer: string;
  readonly note: string;
}

const ROWS: readonly Row[] = readFileSync(new URL('cases/mistakes.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => {
    const [ids = '', question = '', answer = '', note = ''] = line.split(' ; ').map(part => part.trim());
    return { ids: ids.split('+'), question, answer, note };
  });

const KINDS = ['implicit', 'parametric', 'gradient', 'jacobian', 'hessian', 'tangent'] as const;
/** Kinds that are asked by one variable. */
const BY: Readonly<Partial<Record<string, string>>> = { parametric: 't', tangent: 'x' };

/** What one part behind a bar asks for. */
function asked(part: string): Partial<CheckQuestion> {
  const kind = KINDS.find(each => each === part);
  if (kind) return { kind, wrt: BY[kind] };
  const [word, ...rest] = part.split(' ');
  const value = rest.join(' ');
  if (word === 'by') return { wrt: value };
  if (word === 'order') return { order: Number(value) };
  if (word === 'along') return { kind: 'directional', along: value };
  const [, name = 'x', number] = /^at (\w) = (\S+)$/.exec(part) ?? [];
  if (number === undefined) throw new Error(`${part}: no such question`);
  return { at: { [name]: Number(number) } };
}

/** Values at a point are rounded to so many decimals. */
const ROUNDING = 4;

function questionOf(text: string): CheckQuestion {
  const [of, ...parts] = text.split(' | ');
  const all: CheckQuestion = Object.assign({ of }, ...parts.map(asked));
  const isValue = all.at !== undefined && all.kind === undefined;
  return { ...(all.kind === undefined && { wrt: 'x' }), ...all, ...(isValue && { rounding: ROUNDING }) };
}

function verdictOn({ question, answer }: Row): Verdict {
  const mark = marker(questionOf(question));
  if (!mark.ok) throw new Error(`${question}: ${mark.complaint.message}`);
  return mark.value(answer);
}

/** What is told of a wrong answer. */
function told(row: Row) {
  const verdict = verdictOn(row);
  if (verdict.verdict !== 'wrong') throw new Error(`${row.answer} is ${verdict.verdict}`);
  return { mistakes: verdict.mistakes, together: verdict.together };
}

/** The row of an id, which may be a further name of it: the same answer on every function. */
function rowOf(id: string): Mistake {
  const row = MISTAKES.find(mistake => mistake.id === id) ?? MISTAKES.find(({ also }) => also?.includes(id));
  if (!row) throw new Error(`no row is called ${id}`);
  return row;
}

/** A part of a function as it is shown to who wrote it so. */
function shown(part: string): string {
  const reading = readExpression(part, {});
  if (!reading.ok) throw new Error(`${part}: ${reading.complaint.message}`);
  return mathText(reading.value.expr, { spelling: reading.value.spelling });
}

const ALONE = ROWS.filter(({ ids }) => ids.length === 1);
const TOGETHER = ROWS.filter(({ ids }) => ids.length > 1);

const isAtOnePlace = ({ note }: Row): boolean => note.startsWith('in ');

const titled = (rows: readonly Row[]) =>
  rows.map(row => [row.ids.join(' and '), row.question, row.answer, row] as const);

describe('the mistake that was made is named first', () => {
  test.each(titled(ALONE))('%s: %s answered %s', (_, __, ___, row) => {
    const { mistakes, together } = told(row);
    expect(mistakes[0]?.id).toBe(rowOf(row.ids[0] ?? '').id);
    expect(together).toBeUndefined();
  });
});

describe('of several places the sentence speaks of the one', () => {
  test.each(titled(ALONE.filter(isAtOnePlace)))('%s: %s answered %s', (_, __, ___, row) => {
    const [first] = told(row).mistakes;
    expect(`${first?.feedback} ${first?.clue}`).toContain(shown(row.note.slice('in '.length)));
  });
});

describe('two mistakes together are both named', () => {
  test.each(titled(TOGETHER))('%s: %s answered %s', (_, __, ___, row) => {
    const { mistakes, together } = told(row);
    expect(together).toBe(true);
    expect(mistakes.map(({ id }) => id).toSorted()).toEqual(row.ids.toSorted());
  });

  test.each([...OFTEN_TOGETHER])('%s stands in two pairs', id => {
    expect(TOGETHER.filter(({ ids }) => ids.includes(id)).length).toBeGreaterThanOrEqual(2);
  });
});

/** So many functions beside its example show each row, and so many of the answers are in another form. */
const [FUNCTIONS, SIMPLIFIED] = [5, 2];

/** Rows whose answers have one form. */
const OF_ONE_FORM: Readonly<Partial<Record<string, string>>> = {
  V01: 'the answer is a rounded number',
  L07: 'the answer is a number, the slope',
};

/** Every id of the table, with its row. */
const IDS = MISTAKES.flatMap(row => [row.id, ...(row.also ?? [])].map(id => [id, row.name, row] as const));

describe('every row has its cases in the file', () => {
  test.each(IDS)(`%s %s: ${FUNCTIONS} functions beside its example`, (id, _, { example: [of] }) => {
    const own = ALONE.filter(row => row.ids.includes(id) && !isAtOnePlace(row) && row.question !== of);
    expect(new Set(own.map(({ question }) => question)).size).toBeGreaterThanOrEqual(FUNCTIONS);
  });

  test.each(IDS.filter(([id]) => OF_ONE_FORM[id] === undefined))(`%s %s: ${SIMPLIFIED} answers simplified`, id => {
    const own = ALONE.filter(row => row.ids.includes(id) && row.note === 'simplified');
    expect(own.length).toBeGreaterThanOrEqual(SIMPLIFIED);
  });

  // Another task is done with the question as a whole: it has no places.
  test.each(IDS.filter(([id, , row]) => row.kind !== 'task' && row.id === id))('%s %s: one place of several', id => {
    expect(ALONE.filter(row => row.ids.includes(id) && isAtOnePlace(row)).length).toBeGreaterThanOrEqual(1);
  });

  test('and no line has an id that no row has', () => {
    const ids = new Set(IDS.map(([id]) => id));
    expect(ROWS.filter(row => row.ids.some(id => !ids.has(id))).map(({ ids: unknown }) => unknown)).toEqual([]);
  });
});
