import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agree } from '../src/agreement/agree.ts';
import type { Agreement } from '../src/agreement/agreement.ts';
import { BALL_FUNCTIONS } from '../src/agreement/ball-functions.ts';
import { enclosure } from '../src/agreement/enclosure.ts';
import { type Expr, number, symbol } from '../src/expression/expression.ts';
import { OPERATIONS } from '../src/operations/operations.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { evaluate } from '../src/tape/gradient.ts';

const CASES = readFileSync(new URL('./cases/agreement.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line.trim() !== '' && !line.startsWith('#'))
  .map(line => line.split(/\s{2,}/))
  .map(([left = '', sign = '', right = '']) => ({ left, sign, right }));

function read(text: string): Expr {
  const reading = readExpression(text, {});
  if (!reading.ok) throw new Error(`${text}: ${reading.complaint.message}`);
  return reading.value.expr;
}

function signOf(agreement: Agreement): string {
  if (agreement.kind === 'different') return '!';
  if (agreement.kind === 'undecided') return '?';
  return `${agreement.proved ? '=' : '~'}${agreement.domain ? ' <' : ''}`;
}

describe('two expressions', () => {
  test.each(CASES)('$left $sign $right', ({ left, sign, right }) => {
    expect(signOf(agree(read(left), read(right)))).toBe(sign);
    expect(signOf(agree(read(right), read(left)))).toBe(sign);
  });

  test.each(CASES.filter(({ sign }) => sign === '!'))('$left and $right differ at the witness', ({ left, right }) => {
    const agreement = agree(read(left), read(right));
    if (agreement.kind !== 'different') throw new Error('they do differ');
    const { at, expected, answer } = agreement.witness;
    if (left.includes("'")) return;
    const [a, b] = [enclosure(read(left), strings(at)), enclosure(read(right), strings(at))];
    expect(
      a?.mid
        .minus(b?.mid ?? 0)
        .abs()
        .gt(a.radius.plus(b?.radius ?? 0)),
    ).toBe(true);
    expect(Number(expected)).toBeCloseTo(Number(a?.mid), 9);
    expect(Number(answer)).toBeCloseTo(Number(b?.mid), 9);
  });
});

const strings = (at: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(at).map(([name, value]) => [name, String(value)]));

describe('balls of 64 digits', () => {
  test('know every operation', () => {
    expect(OPERATIONS.map(({ name }) => name).filter(name => !Object.hasOwn(BALL_FUNCTIONS, name))).toEqual([]);
  });

  test.each(OPERATIONS.flatMap(row => row.samples.map(sample => ({ op: row.name, sample }))))(
    'hold $op at $sample',
    ({ op, sample }) => {
      const e: Expr = { kind: 'call', op, args: sample.map((_, i) => symbol('uv'.charAt(i))) };
      const at = Object.fromEntries(sample.map((value, i) => ['uv'.charAt(i), value]));
      const ball = enclosure(e, strings(at));
      const double = evaluate(e, at);
      expect(Math.abs(Number(ball?.mid) - double)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(double)));
    },
  );

  test.each([
    ['ln x', 0],
    ['1/x', 0],
    ['sqrt x', -1],
    ['arcsin x', 2],
    ['x^0.5', -4],
    ['sign(sin(x) - sin(x))', 1],
  ])('there is none for %s at %d', (text, x) => {
    expect(enclosure(read(text), { x: String(x) })).toBeUndefined();
  });

  test('the cube root of a negative number is real', () => {
    expect(enclosure(read('x^(1/3)'), { x: '-8' })?.mid.toNumber()).toBe(-2);
    expect(enclosure(read('x^(2/3)'), { x: '-8' })?.mid.toNumber()).toBe(4);
  });

  test('a rounded sum encloses its value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (a, b) => {
        const third = enclosure({ kind: 'call', op: 'divide', args: [number(a), number(b)] }, {});
        const back = third?.mid.times(b).minus(a).abs();
        expect(back?.lte(third?.radius.times(b) ?? 0)).toBe(true);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
