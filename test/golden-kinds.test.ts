import { expect, test } from 'vitest';
import { valuesAt } from '../src/cli/values.ts';
import { KINDS, type KindQuestion } from '../src/kinds/kind.ts';
import { workOutKind } from '../src/kinds/kinds.ts';
import { allWays } from '../src/kinds/ways.ts';
import { asText } from '../src/telling/as-text.ts';
import { tellKind } from '../src/telling/kind-lines.ts';
import { comparable, type Golden, goldensIn, levelOf, notationOf } from './goldens.ts';

/** The cases of kinds.txt; its header says how they are written. */
const GOLDENS = goldensIn('kinds.txt');

const questionOf = ({ f, options }: Golden): KindQuestion => ({
  f,
  kind: KINDS.find(kind => kind === options.get('kind')),
  wrt: options.get('wrt'),
  along: options.get('along'),
  dependent: options.get('dependent'),
  output: options.get('output'),
  ...(options.has('order') && { order: Number(options.get('order')) }),
  ...(options.has('at') && { at: valuesAt(options.get('at') ?? '') }),
});

function told(golden: Golden): string {
  const { options } = golden;
  const worked = (options.has('ways') ? allWays : workOutKind)(questionOf(golden));
  if (!worked.ok) return worked.complaint.message;
  const look = { level: levelOf(options), notation: notationOf(options) };
  return asText(tellKind(worked.value, look), worked.value.certificate);
}

test('there are at least sixty derivations of the kinds written by hand', () => {
  expect(GOLDENS.length).toBeGreaterThanOrEqual(60);
});

test.each(GOLDENS)('$name', golden => {
  expect(comparable(told(golden))).toEqual(golden.lines);
});
