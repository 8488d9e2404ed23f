import { describe, expect, test } from 'vitest';
import type { Operation, Trait } from '../src/operations/operation.ts';
import { OPERATIONS } from '../src/operations/operations.ts';

/** The values of a function of one argument at some places. */
const at = ({ evaluate }: Operation, ...places: readonly number[]): readonly number[] =>
  places.map(place => evaluate(place, 0));

/** Its values just above and just below 0. */
const about = (row: Operation): readonly [number, number] => [row.evaluate(1e-9, 0), row.evaluate(-1e-9, 0)];

/** How far apart its slopes are there, where it has both. */
function bendAtZero({ slopes: [slope], evaluate }: Operation): number {
  const [above = 0, below = 0] = [1e-9, -1e-9].map(a => slope?.(evaluate(a, 0), a, 0));
  return Math.abs(above - below);
}

const jumps = (row: Operation): boolean => Math.abs(about(row)[0] - about(row)[1]) >= 1;
const isFlat = ({ partials: [partial] }: Operation): boolean => partial === '0';

/** What values of a function of one argument show of a trait. */
const SHOWN: Readonly<Record<Exclude<Trait, 'gentle'>, (row: Operation) => boolean>> = {
  'jump at 0': row => jumps(row) && isFlat(row),
  'edge at 0': row => about(row).some(Number.isNaN) !== about(row).every(Number.isNaN) || (jumps(row) && !isFlat(row)),
  kink: row => Math.abs(about(row)[0] - about(row)[1]) < 1e-6 && bendAtZero(row) >= 1,
  stretching: row => [0, 1].some(i => isOutside(at(row, 800, -800)[i]) && !isOutside(at(row, 30, -30)[i])),
  positive: row => at(row, -30, -3, -0.5, 0, 0.5, 3, 30).every(value => value > 0),
};

const isOutside = (value = Number.NaN): boolean => value === 0 || Math.abs(value) === Number.POSITIVE_INFINITY;

const ofOne = OPERATIONS.filter(({ arity }) => arity === 1);

describe.each(ofOne)('$name says of itself what its values show', row => {
  test.each(Object.entries(SHOWN))('%s', (trait, isShown) =>
    expect(row.traits.some(each => each === trait)).toBe(isShown(row)),
  );
});

test.each(ofOne.filter(({ traits }) => traits.includes('gentle')))('$name has no steep place at 0', row =>
  expect(Math.abs(about(row)[0] - about(row)[1])).toBeLessThan(3e-9),
);
