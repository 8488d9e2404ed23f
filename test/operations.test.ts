import type { BigNumber, MathJsInstance } from 'mathjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '../src/operations/operation.ts';
import { functionSpelled, OPERATIONS, operationNamed } from '../src/operations/operations.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { evaluate } from '../src/tape/gradient.ts';

/** The witness: mathjs with 64 digits. Operations it does not have, or not for all real numbers, are spelled out. */
const SPELLED: Readonly<Record<string, string>> = {
  add: 'u + v',
  multiply: 'u * v',
  divide: 'u / v',
  negate: '-u',
  power: 'u^v',
  logbase: 'log(u) / log(v)',
  nthRoot: 'u^(1 / v)',
  cbrt: 'sign(u) * abs(u)^(1 / 3)',
  sigmoid: '1 / (1 + exp(-u))',
  softplus: 'log(1 + exp(u))',
  relu: '(u + abs(u)) / 2',
  step: '(1 + sign(u)) / 2',
  max: 'max(u, v)',
  min: 'min(u, v)',
  atan2: 'atan2(u, v)',
};

let math: MathJsInstance;
beforeAll(async () => {
  const { all, create } = await import('mathjs');
  math = create(all ?? {}, { number: 'BigNumber', precision: 64, predictable: true });
});

/** A value may be wrong by 4 ulp: 8 units of half an ulp. */
const UNIT = 2 ** -53;
const VALUE_UNITS = 8;

/** A double as a BigNumber, every bit of it (its shortest decimal is another number). */
function exactly(a: number): BigNumber {
  let [numerator, denominator] = [a, 1];
  while (!Number.isInteger(numerator)) [numerator, denominator] = [numerator * 2, denominator * 2];
  return math.bignumber(`${BigInt(numerator)}`).div(math.bignumber(`${BigInt(denominator)}`));
}

function witness(row: Operation, args: readonly BigNumber[]): BigNumber {
  const [u, v] = args;
  return math.bignumber(math.evaluate(SPELLED[row.name] ?? `${row.name}(u)`, { u, v }));
}

/** (f(a + h) − f(a − h))/2h in the i-th argument with h = 1e−18: truncation about 1e−36, rounding about 1e−46. */
function quotient(row: Operation, args: readonly number[], i: number): number {
  const h = math.bignumber('1e-18');
  const moved = (by: BigNumber) => args.map((a, k) => (k === i ? exactly(a).add(by) : exactly(a)));
  return witness(row, moved(h))
    .sub(witness(row, moved(h.neg())))
    .div(h.mul(2))
    .toNumber();
}

const valueAt = (row: Operation, [a = 0, b = 0]: readonly number[]): number => row.evaluate(a, b);
const moved = (args: readonly number[], i: number, by: number): number[] => args.map((a, k) => (k === i ? a + by : a));
const difference = (row: Operation, args: readonly number[], i: number, h: number): number =>
  (valueAt(row, moved(args, i, h)) - valueAt(row, moved(args, i, -h))) / (2 * h);

/** Central differences of `evaluate` itself with steps h and 2h, extrapolated (Richardson): error O(h⁴). */
const extrapolated = (row: Operation, args: readonly number[], i: number): number =>
  (4 * difference(row, args, i, 1e-3) - difference(row, args, i, 2e-3)) / 3;

const near = (found: number, expected: number, tolerance: number): boolean =>
  Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected));

/** The slopes on the two sides of a sample differ by the curvature only: no kink, pole or jump within 1e−5. */
function isSmooth(row: Operation, args: readonly number[], i: number): boolean {
  const middle = valueAt(row, args);
  const bend = valueAt(row, moved(args, i, 1e-5)) - 2 * middle + valueAt(row, moved(args, i, -1e-5));
  return Math.abs(bend / 1e-5) < 0.01;
}

/** Everything wrong with a row at its samples: each fault says which column of the row, where, and both numbers. */
function faults(row: Operation): string[] {
  return row.samples.flatMap(args => [...valueFaults(row, args), ...args.flatMap((_, i) => slopeFaults(row, args, i))]);
}

function valueFaults(row: Operation, args: readonly number[]): string[] {
  const found = valueAt(row, args);
  const expected = witness(row, args.map(exactly));
  if (!Number.isFinite(found)) return [`${row.name}: sample (${args}) lies outside the domain`];
  const allowed = expected.abs().mul(VALUE_UNITS * UNIT);
  if (exactly(found).sub(expected).abs().lte(allowed)) return [];
  return [`${row.name}: evaluate(${args}) is ${found}, more than ${VALUE_UNITS} units from ${expected}`];
}

function slopeFaults(row: Operation, args: readonly number[], i: number): string[] {
  const [a = 0, b = 0] = args;
  const slope = row.slopes[i]?.(valueAt(row, args), a, b) ?? Number.NaN;
  const partial = evaluate(readStrict(row.partials[i] ?? ''), { u: a, v: b });
  const checks: [string, number, number, number][] = [
    ['slopes against 64 digits', slope, quotient(row, args, i), 1e-14],
    ['slopes against evaluate', slope, extrapolated(row, args, i), 1e-6],
    ['partials against slopes', partial, slope, 1e-13],
  ];
  const wrong = checks.filter(([, found, expected, tolerance]) => !near(found, expected, tolerance));
  const kink = isSmooth(row, args, i) ? [] : [`${row.name}: sample (${args}) lies at a kink`];
  return [
    ...wrong.map(([what, found, expected]) => `${row.name}: ${what} at (${args}): ${found}, ${expected}`),
    ...kink,
  ];
}

const named = (name: string): Operation => {
  const row = operationNamed(name);
  if (!row) throw new Error(`no row is called ${name}`);
  return row;
};

describe('every row of the table', () => {
  it.each(OPERATIONS.map(row => [row.name, row] as const))('%s: value, slopes and partials agree', (_, row) => {
    expect(faults(row)).toEqual([]);
  });

  it.each(OPERATIONS.map(row => [row.name, row] as const))('%s: one slope and one partial an argument', (_, row) => {
    const args = row.arity === 1 ? 1 : 2;
    expect([row.slopes.length, row.partials.length]).toEqual([args, args]);
    expect(row.samples.length).toBeGreaterThan(1);
    expect(row.samples.every(sample => sample.length === args)).toBe(true);
  });

  it('has no spelling twice', () => {
    const spellings = OPERATIONS.flatMap(row => [row.name, ...row.aliases]).map(word => word.toLowerCase());
    expect(spellings.filter((word, i) => spellings.indexOf(word) < i)).toEqual([]);
  });
});

describe('a wrong row is caught', () => {
  const cos = named('cos');
  it.each<[string, Operation, RegExp]>([
    ['slope −cos', { ...cos, slopes: [(_, a) => -Math.cos(a)] }, /slopes against 64 digits/],
    ['slope without its sign', { ...cos, slopes: [(_, a) => Math.sin(a)] }, /slopes against evaluate/],
    ['partial without its sign', { ...cos, partials: ['sin(u)'] }, /partials against slopes/],
    ['value of another function', { ...cos, evaluate: Math.cosh }, /evaluate\(/],
    ['value with seven digits', { ...cos, evaluate: a => Math.fround(Math.cos(a)) }, /units from/],
    ['sample outside the domain', { ...named('log'), samples: [[-1]] }, /outside the domain/],
    ['sample at a kink', { ...named('abs'), samples: [[0]] }, /at a kink/],
  ])('%s', (_, row, fault) => {
    expect(faults(row).join('\n')).toMatch(fault);
  });
});

describe('conventions at kinks', () => {
  it.each<[string, number, number]>([
    ['abs', 0, 0],
    ['sign', 0, 0],
    ['step', 0, 0],
    ['relu', 0, 0],
  ])('%s at 0 is %d with slope %d', (name, value, slope) => {
    const row = named(name);
    expect(row.evaluate(0, 0)).toBe(value);
    expect(row.slopes[0]?.(value, 0, 0)).toBe(slope);
  });

  it.each(['max', 'min'])('%s gives its slope to the first argument at a tie', name => {
    expect(named(name).slopes.map(slope => slope(3, 3, 3))).toEqual([1, 0]);
  });
});

/** Where the textbook form would overflow, cancel or divide 0 by 0: expected values from series and limits. */
describe('values and slopes at the ends', () => {
  const slopeOf = (name: string, a: number, b = 0): number => {
    const row = named(name);
    return row.slopes[0]?.(row.evaluate(a, b), a, b) ?? Number.NaN;
  };
  const ratio = (found: number, expected: number) => expect(found / expected).toBeCloseTo(1, 12);

  it('sigmoid′(±40) is e^−40', () => [40, -40].forEach(a => void ratio(slopeOf('sigmoid', a), Math.exp(-40))));
  it('tanh′(30) is 4e^−60', () => ratio(slopeOf('tanh', 30), 4 * Math.exp(-60)));
  it('coth′(30) is −4e^−60', () => ratio(slopeOf('coth', 30), -4 * Math.exp(-60)));
  it('sech(800), csch(800) and their slopes vanish', () =>
    expect(['sech', 'csch'].map(name => Math.abs(slopeOf(name, 800)))).toEqual([0, 0]));
  it('softplus(−50) is e^−50', () => ratio(named('softplus').evaluate(-50, 0), Math.exp(-50)));
  it('softplus(1000) is 1000', () => expect(named('softplus').evaluate(1000, 0)).toBe(1000));
  it('arsech(1 − d) is √(2d)', () => ratio(named('asech').evaluate(1 - 2 ** -50, 0), 2 ** -24.5));
  it('arcsec(1 + d) is √(2d)', () => ratio(named('asec').evaluate(1 + 2 ** -50, 0), 2 ** -24.5));
  it('arcoth(1 + d) is ½ ln(2/d)', () => ratio(named('acoth').evaluate(1 + 2 ** -50, 0), (51 * Math.LN2) / 2));
  it('arcosh(1 + d) is √(2d)', () => ratio(named('acosh').evaluate(1 + 2 ** -50, 0), 2 ** -24.5));
  it('asinh(−1e300) is −ln(2e300)', () => ratio(named('asinh').evaluate(-1e300, 0), -Math.log(2) - 300 * Math.LN10));
  it('atan2 is not fooled by tiny sides', () => ratio(slopeOf('atan2', 1e-200, 1e-200), 0.5e200));
  it('√ has slope ∞ at 0 and at −0', () =>
    expect([slopeOf('sqrt', 0), slopeOf('sqrt', -0)]).toEqual([Infinity, Infinity]));
  it('relu(−∞) is 0 and relu(NaN) NaN', () =>
    expect([-Infinity, NaN].map(a => named('relu').evaluate(a, 0))).toEqual([0, NaN]));
  it.each([
    [-8, 3, -2],
    [1000, 3, 10],
    [-32, 5, -2],
    [0, 3, 0],
    [-4, 2, NaN],
  ])('the root of %d with index %d is %d', (a, n, root) => expect(named('nthRoot').evaluate(a, n)).toBe(root));
  it('a cube root has slope ∞ at 0 and no NaN', () => expect(slopeOf('nthRoot', 0, 3)).toBe(Infinity));
});

describe('spellings', () => {
  it.each([
    ['ln', 'log'],
    ['ArcTg', 'atan'],
    ['tgh', 'tanh'],
    ['heaviside', 'step'],
  ])('%s is %s', (word, name) => expect(functionSpelled(word)?.name).toBe(name));
  it('knows no other word', () => expect(functionSpelled('foo')).toBeUndefined());
});
