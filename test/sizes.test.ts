import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { treeSize } from '../src/expression/measure.ts';
import { workOut } from '../src/worked.ts';

/** A line of cases/sizes.txt. */
interface Sized {
  readonly f: string;
  readonly reference: number;
}

const SIZED: readonly Sized[] = readFileSync(new URL('cases/sizes.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('//'))
  .map(line => {
    const [f = '', size] = line.split(';').map(part => part.trim());
    return { f, reference: Number(size) };
  });

function sizeOf(f: string): number {
  const worked = workOut({ f, wrt: 'x' });
  if (!worked.ok) throw new Error(`${f}: ${worked.complaint.message}`);
  return treeSize(worked.value.result);
}

/** The size of each derivative over that of its reference, the greatest last. */
const ratios = SIZED.map(({ f, reference }) => ({ f, ratio: sizeOf(f) / reference })).sort((a, b) => a.ratio - b.ratio);
const quantile = (part: number): number => ratios[Math.ceil(part * ratios.length) - 1]?.ratio ?? Number.NaN;

test('half of the derivatives are as short as the shortest form of a computer algebra system', () => {
  expect(quantile(1 / 2)).toBeLessThanOrEqual(1);
});

test('nine in ten are at most a quarter longer', () => {
  expect(quantile(9 / 10)).toBeLessThanOrEqual(1.25);
});

test('none is more than three times as long', () => {
  expect(ratios.filter(({ ratio }) => !(ratio <= 3))).toEqual([]);
});
