import { expect, test } from 'vitest';
import { valuesAt } from '../src/cli/values.ts';
import { KINDS, type KindQuestion } from '../src/kinds/kind.ts';
import { workOutKind } from '../src/kinds/kinds.ts';
import { isProgram } from '../src/question.ts';
import { asText } from '../src/telling/as-text.ts';
import { tellKind } from '../src/telling/kind-lines.ts';
import { AWAITED, comparable, type Golden, goldensIn } from './goldens.ts';

/** The cases of kinds.txt that are worked out by their kind, and programs without one; its header says how they are written. */
const GOLDENS = goldensIn('kinds.txt').filter(
  ({ f, options }) => KINDS.some(kind => kind === options.get('kind')) || (!options.has('kind') && isProgram({ f })),
);

const questionOf = ({ f, options }: Golden): KindQuestion => ({
  f,
  kind: KINDS.find(kind => kind === options.get('kind')),
  wrt: options.get('wrt'),
  along: options.get('along'),
  dependent: options.get('dependent'),
  ...(options.has('order') && { order: Number(options.get('order')) }),
  ...(options.has('at') && { at: valuesAt(options.get('at') ?? '') }),
});

function told(golden: Golden): string {
  const worked = workOutKind(questionOf(golden));
  return worked.ok ? asText(tellKind(worked.value), worked.value.certificate) : worked.complaint.message;
}

test('there are at least twenty-five derivations of the kinds written by hand', () => {
  expect(GOLDENS.length).toBeGreaterThanOrEqual(25);
});

test.each(GOLDENS.filter(({ name }) => !AWAITED.has(name)))('$name', golden => {
  expect(comparable(told(golden))).toEqual(golden.lines);
});

test.each(GOLDENS.filter(({ name }) => AWAITED.has(name)))('$name is awaited', golden => {
  expect(comparable(told(golden)), 'reached: take it off the list').not.toEqual(golden.lines);
});
