import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { randomNumbers } from '../src/checking/random.ts';
import { loadProblems } from '../src/problems/load.ts';
import { outcome, pasted, surfaces, trials } from './hostile.ts';

const { problems } = await loadProblems(fileURLToPath(new URL('../problems', import.meta.url)));

/** Deriving the mistakes of a problem belongs to its first wrong answer, and is not timed. */
const WARM = ['x', 'x^2 cos(x)'];

test('whatever is handed in is marked, in time, and noise is never right', () => {
  const ways = surfaces(problems.slice(0, 6));
  for (const way of ways.values()) for (const text of WARM) way(text);
  const given = trials(randomNumbers(20261122), ways).take(150).toArray();
  const faults = given
    .map(trial => ({ trial, fault: outcome(trial).fault }))
    .filter(({ fault }) => fault !== undefined);
  expect(faults.map(({ trial, fault }) => `${pasted(trial)}\n${fault}`)).toEqual([]);
});

/** What is asked about numbers is answered with a function by its name. */
const BY_NAME = ["f'(2)", 'f(7)', "y'(3)", 'h(2) or 3', 'x = f(7)', '[f(7), g(2)]', 'e^f(7)', 'max at x = f(7)'];

test.each([...surfaces(problems)])('a function by its name has no value, and is not right: %s', (name, way) => {
  if (name !== 'read') expect(BY_NAME.filter(text => way(text) === 'correct')).toEqual([]);
});

/** As deep as the reader lets a text be. */
const TOWERS = ['x^', 'e^', '2^'].map(piece => `${piece.repeat(600)}x`);

test('towers of powers are marked in time where numbers are asked for', () => {
  const way = surfaces([]).get("check --of 'x^3 sin(x^2)' --wrt 'x' --at 'x=3' --rounding '3'");
  if (!way) throw new Error('no number is asked for');
  for (const text of [...WARM, ...TOWERS]) way(text);
  const faults = TOWERS.map(text => outcome({ surface: 'check', text, isNoise: true, run: () => way(text) }).fault);
  expect(faults).toEqual([undefined, undefined, undefined]);
});
