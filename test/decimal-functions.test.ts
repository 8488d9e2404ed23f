import { Decimal as Unconfigured } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { arcTangentAt } from '../src/agreement/arc-tangent.ts';
import { Decimal } from '../src/agreement/ball.ts';
import * as functions from '../src/agreement/decimal-functions.ts';
import {
  decimalOf,
  leastOf,
  type Magnitude,
  product,
  quotient,
  raised,
  remaining,
  sizeOf,
  sum,
} from '../src/agreement/magnitude.ts';
import { randomNumbers } from '../src/checking/random.ts';

/** Enough digits to judge the 64 of the others, near zeros too. */
const Judge = Unconfigured.clone({ precision: 130, minE: -9e15, maxE: 9e15 });

const random = randomNumbers(20);
const whole = (most: number): number => Math.floor(most * random());
const digits = (): string => Array.from({ length: 8 }, () => String(whole(1e8)).padStart(8, '0')).join('');

/** Decimals of 64 digits with exponents between these, and some of few digits. */
const decimals = (least: number, most: number): Decimal[] =>
  Array.from({ length: 24 }, (_, i) => {
    const text = i % 4 === 0 ? `0.${1 + whole(99)}` : `0.${digits()}`;
    return new Decimal(`${text}e${least + whole(most - least)}`);
  });

const signed = (values: readonly Decimal[]): Decimal[] => values.flatMap(x => [x, x.neg()]);
const beside = (centre: Decimal, values: readonly Decimal[]): Decimal[] => signed(values).map(x => centre.plus(x));

const HALF_PI = Decimal.acos(0);
const TURNED = [1, 2, 3, 200, 10_001].flatMap(n => beside(HALF_PI.times(n), decimals(-30, 0)));
const ABOUT_1 = beside(new Decimal(1), decimals(-40, 0));

/** Within one unit of the last of 64 digits. */
const LAST = '1e-63';

describe('functions of decimals have 64 right digits', () => {
  test.each([
    ['e^x', functions.exponentialAt, (x: Unconfigured) => x.exp(), signed([...decimals(-30, 5), new Decimal(0)])],
    ['ln x', functions.logarithmAt, (x: Unconfigured) => x.ln(), [...decimals(-40, 40), ...ABOUT_1, new Decimal(1)]],
    ['sin x', functions.sineAt, (x: Unconfigured) => x.sin(), [...signed(decimals(-30, 8)), ...TURNED]],
    ['cos x', functions.cosineAt, (x: Unconfigured) => x.cos(), [...signed(decimals(-30, 8)), ...TURNED]],
    ['sinh x', functions.hyperbolicSineAt, (x: Unconfigured) => x.sinh(), signed(decimals(-30, 2))],
    ['cosh x', functions.hyperbolicCosineAt, (x: Unconfigured) => x.cosh(), signed(decimals(-30, 2))],
    ['arsinh x', functions.areaSineAt, (x: Unconfigured) => x.asinh(), signed(decimals(-30, 12))],
    ['arcosh x', functions.areaCosineAt, (x: Unconfigured) => x.acosh(), decimals(-30, 12).map(x => x.plus(1))],
    ['artanh x', functions.areaTangentAt, (x: Unconfigured) => x.atanh(), signed(decimals(-30, 0))],
    ['arctan x', arcTangentAt, (x: Unconfigured) => x.atan(), signed(decimals(-30, 12))],
  ])('%s', (_, found, judged, at) => {
    for (const x of at) {
      const value = judged(new Judge(x));
      expect(found(x).minus(value).abs().lte(value.abs().times(LAST)), x.toString()).toBe(true);
    }
  });
});

describe('magnitudes bound what they stand for', () => {
  const exact = ({ m, e }: Magnitude): Unconfigured => new Judge(m).times(new Judge(10).pow(e));
  const sizes = [...decimals(-60, 60), ...decimals(-3, 3)];
  const pairs = sizes.map((x, i) => [sizeOf(x), sizeOf(sizes[(7 * i + 3) % sizes.length] ?? x)] as const);

  test('of a decimal from both sides', () => {
    for (const x of sizes) {
      expect(exact(leastOf(x)).lte(x) && exact(sizeOf(x)).gte(x), x.toString()).toBe(true);
      expect(exact(sizeOf(x)).div(x).lt(1.00001), x.toString()).toBe(true);
      expect(decimalOf(sizeOf(x)).gte(exact(sizeOf(x))), x.toString()).toBe(true);
    }
  });

  test.each([
    ['a + b', sum, (a: Unconfigured, b: Unconfigured) => a.plus(b)],
    ['a·b', product, (a: Unconfigured, b: Unconfigured) => a.times(b)],
    ['a/b', quotient, (a: Unconfigured, b: Unconfigured) => a.div(b)],
    ['a^13', (a: Magnitude) => raised(a, 13), (a: Unconfigured) => a.pow(13)],
  ])('%s from above, and closely', (_, bound, value) => {
    for (const [a, b] of pairs) {
      const ratio = exact(bound(a, b)).div(value(exact(a), exact(b)));
      expect(ratio.gte(1) && ratio.lt(1 + 1e-12), `${a.m}e${a.e}, ${b.m}e${b.e}`).toBe(true);
    }
  });

  test('a − b from below, and not at all where nothing may be left', () => {
    for (const [a, b] of pairs) {
      const [left, least] = [exact(a).minus(exact(b)), remaining(a, b)];
      expect(least === undefined ? left.lte(0) : left.gte(exact(least)), `${a.m}e${a.e}, ${b.m}e${b.e}`).toBe(true);
    }
  });
});
