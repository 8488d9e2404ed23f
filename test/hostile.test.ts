import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { randomNumbers } from '../src/checking/random.ts';
import { marker } from '../src/marking/check.ts';
import { loadProblems } from '../src/problems/load.ts';
import { workOut } from '../src/worked.ts';
import { outcome, pasted, surfaces, type Trial, trials } from './hostile.ts';

const { problems } = await loadProblems(fileURLToPath(new URL('../problems', import.meta.url)));

/** Deriving the mistakes of a problem belongs to its first wrong answer, and is not timed. */
const WARM = ['x', 'x^2 cos(x)'];

/** What is wrong twice: other tests at work on the machine, or code not yet compiled, may make one time long. */
const lastingFault = (trial: Trial): string | undefined => outcome(trial).fault && outcome(trial).fault;

test('whatever is handed in is marked, in time, and noise is never right', () => {
  const ways = surfaces(problems.slice(0, 6));
  for (const way of ways.values()) for (const text of WARM) way(text);
  const given = trials(randomNumbers(20261122), ways).take(150).toArray();
  const faults = given.map(trial => ({ trial, fault: lastingFault(trial) })).filter(({ fault }) => fault !== undefined);
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
  const faults = TOWERS.map(text =>
    lastingFault({ surface: 'check', text, isNoise: true, ready: () => () => way(text) }),
  );
  expect(faults).toEqual([undefined, undefined, undefined]);
});

/** Each crashed, or took from seconds to minutes, where prime factors, powers or multiples were worked out in full. */
const LONG_NUMBERS = [
  'sqrt(1000000000000000000000000000057 x^2 + 1)',
  'sqrt(x/100000000000000000039 + 1)',
  'acsc((2 + 1/1000000007) x) + cbrt(a x)',
  'sqrt(x^(10/x + 0.000000001))',
  '(cbrt(1/x)^(1e-400) / x) (2b + 1)',
  '(2x + 2)^10000000008 (x + 1)^3',
  '|2x + 4|^10000000007',
  '(1 - cos(2x))^10000000007 sin(x)',
  'cos(x)^1100 sin(x)^1100',
  'sinh(6a x)^(10^400)',
  'coth(17 arctan(b) x)^2 softplus(coth(1024 arctan(b) x))',
  '((1e300/x)^2 + (x^2)^(-7/2) - tanh(x))^cosh(x + 5) tan(1/x)',
  '((x^(1/3 + 1e-400) + x^(-7/2))^4)^e^(tan(5)) / asech(x)',
  'log2(a x^123456789012345678901234567890 + x) + (-3/2)^(1e-400)',
  '(2 sin(123456789012345678901234567890 + a x) 2/5)^(1e-400)',
];

test.each(LONG_NUMBERS)('long numbers are derived with and marked in time: %s', of => {
  const began = performance.now();
  const made = marker({ of, wrt: 'x', order: 2 });
  expect(workOut({ f: of, wrt: 'x', order: 2 }).ok && made.ok).toBe(true);
  if (made.ok) expect([made.value('2x').verdict, made.value(of).verdict]).not.toContain('correct');
  expect(performance.now() - began).toBeLessThan(5000);
});
