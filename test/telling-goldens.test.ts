import { expect, test } from 'vitest';
import { asText } from '../src/telling/as-text.ts';
import { tellOrders } from '../src/telling/lines.ts';
import { workOut } from '../src/worked.ts';
import { comparable, type Golden, goldensIn, levelOf, notationOf } from './goldens.ts';

/** The cases of derivations.txt; its header says how they are written. */
const GOLDENS = goldensIn('derivations.txt');

function told({ f, options }: Golden): string {
  const wrt = options.get('wrt');
  const worked = workOut({ f, ...(wrt && { wrt }), order: Number(options.get('order') ?? 1) });
  if (!worked.ok) return worked.complaint.message;
  const { derivations, certificate, reading } = worked.value;
  const look = { level: levelOf(options), notation: notationOf(options) };
  return asText(tellOrders(derivations, { ...look, spelling: reading.spelling }), certificate);
}

test('there are at least twenty derivations written by hand', () => {
  expect(GOLDENS.length).toBeGreaterThanOrEqual(20);
});

test.each(GOLDENS)('$name', golden => {
  expect(comparable(told(golden))).toEqual(golden.lines);
});
