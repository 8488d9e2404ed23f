import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agree } from '../src/agreement/agree.ts';
import type { Agreement } from '../src/agreement/agreement.ts';
import { arcCosineAt, arcSineAt, arcTangentAt } from '../src/agreement/arc-tangent.ts';
import { Decimal } from '../src/agreement/ball.ts';
import { BALL_FUNCTIONS } from '../src/agreement/ball-functions.ts';
import { enclosure } from '../src/agreement/enclosure.ts';
import { Side } from '../src/agreement/side.ts';
import { candidates } from '../src/checking/points.ts';
import { randomNumbers } from '../src/checking/random.ts';
import { type Expr, number, symbol } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { readAssumptions } from '../src/marking/reading/assumptions.ts';
import { OPERATIONS } from '../src/operations/operations.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { evaluate } from '../src/tape/gradient.ts';
import { pointAt } from '../src/tape/points.ts';
import { randomFunction, rewritten, withMistake } from './rewritten.ts';

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
  if (agreement.kind === 'different') return agreement.witness ? '!' : '! <';
  if (agreement.kind === 'undecided') return '?';
  return `${agreement.proved ? '=' : '~'}${agreement.domain ? ' <' : ''}`;
}

describe('two expressions', () => {
  test.each(CASES)('$left $sign $right', ({ left, sign, right }) => {
    expect(signOf(agree(read(left), read(right)))).toBe(sign);
    expect(signOf(agree(read(right), read(left)))).toBe(sign);
  });

  const different = CASES.filter(({ left, sign }) => sign === '!' && !/\b[fgh]'*\(/.test(left));

  test.each(different)('$left and $right differ at the witness', ({ left, right }) => {
    const agreement = agree(read(left), read(right));
    if (agreement.kind !== 'different' || !agreement.witness) throw new Error('they do differ');
    const { at, expected, answer } = agreement.witness;
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

describe('a part that is not real', () => {
  test.each([
    ['ln|x|', 'ln x', 'log(x)', 'u > 0'],
    ['2 + |x|^(1/2)', '2 + x^(1/2)', 'x^(1 / 2)', 'u >= 0'],
    ['atanh x', 'arcoth x', 'acoth(x)', '|u| > 1'],
  ])('of %s and %s is %s', (left, right, part, needs) => {
    const agreement = agree(read(left), read(right));
    const lost = 'domain' in agreement ? agreement.domain?.lost : undefined;
    expect(lost && [strictText(lost.part), lost.needs]).toEqual([part, needs]);
  });
});

describe('under an assumption', () => {
  test.each([
    ['x > 0', 'sqrt(x^2)', 'x', 'same'],
    ['x < 0', 'sqrt(x^2)', '-x', 'same'],
    ['a > 0', 'ln(a^2) x', '2 x ln a', 'same'],
    ['a > 0', 'sqrt(x^2)', 'x', 'different'],
  ])('%s, %s and %s are %s', (condition, left, right, kind) => {
    const assumed = readAssumptions([condition]);
    if (!assumed.ok) throw new Error(assumed.complaint.message);
    expect(agree(read(left), read(right), assumed.value).kind).toBe(kind);
  });
});

describe('random functions', () => {
  const random = randomNumbers(20261122);
  const given = Array.from({ length: 250 }, () => {
    const f = randomFunction(random);
    return { f, same: rewritten(f, random, 3), other: rewritten(withMistake(f, random), random, 2) };
  });

  test('never differ from what they are rewritten to by identities', () => {
    const refused = given.filter(({ f, same }) => agree(f, same).kind === 'different');
    expect(refused.map(({ f, same }) => `${strictText(f)}   ${strictText(same)}`)).toEqual([]);
  });

  test('are within their bounds of what they are rewritten to, where these are more than estimates', () => {
    const beyond = given.filter(({ f, same }) => isBeyondBounds(f, same));
    expect(beyond.map(({ f, same }) => `${strictText(f)}   ${strictText(same)}`)).toEqual([]);
  });

  test('are not taken for what 64 digits tell apart', () => {
    const accepted = given.filter(({ f, other }) => agree(f, other).kind === 'same' && differ(f, other));
    expect(accepted.map(({ f, other }) => `${strictText(f)}   ${strictText(other)}`)).toEqual([]);
  });

  test('agree either way round', () => {
    const turned = given.filter(({ f, other }) => agree(f, other).kind !== agree(other, f).kind);
    expect(turned.map(({ f, other }) => `${strictText(f)}   ${strictText(other)}`)).toEqual([]);
  });
});

/** Whether they are further apart than their bounds together at one of a few points at which both are steady. */
function isBeyondBounds(f: Expr, other: Expr): boolean {
  const points = candidates(['a', 'b', 'x'], 48, 992);
  const [left, right] = [new Side(f), new Side(other)];
  return [...left.locatedAt(points).values.keys()].some(place => {
    const [a = Number.NaN, b = Number.NaN] = [left, right].map(side => side.locatedAt(points).values[place]);
    const [ofLeft, ofRight] = [left, right].map(side => side.steadyAt(points, place)?.error ?? Infinity);
    return Math.abs(a - b) > (ofLeft ?? Infinity) + (ofRight ?? Infinity);
  });
}

/** Whether the balls at some of a few points that agreement does not use are apart. */
function differ(f: Expr, other: Expr): boolean {
  const points = candidates(['a', 'b', 'x'], 12, 991);
  return Array.from({ length: 12 }, (_, p) => pointAt(points, p)).some(at => {
    const [a, b] = [enclosure(f, strings(at)), enclosure(other, strings(at))];
    return a !== undefined && b !== undefined && a.mid.minus(b.mid).abs().gt(a.radius.plus(b.radius));
  });
}

const strings = (at: Readonly<Record<string, number | string>>) =>
  Object.fromEntries(Object.entries(at).map(([name, value]) => [name, String(value)]));

describe('inverse functions of 64 digits', () => {
  const Longer = Decimal.clone({ precision: 80 });
  const isNear = (found: Decimal, exact: Decimal): boolean => exact.minus(found).abs().lte(exact.abs().times('2e-63'));

  test.each(['1e-400', '1e-20', '0.1', '-0.7312345', '-0.999999999999999999999', '1', '3', '-1e8', '1e17', '1e320'])(
    'are right to 62 digits at %s',
    text => {
      const x = new Decimal(text);
      expect(isNear(arcTangentAt(x), new Longer(text).atan())).toBe(true);
      if (x.abs().gt(1)) return;
      expect(isNear(arcSineAt(x), new Longer(text).asin())).toBe(true);
      expect(isNear(arcCosineAt(x), new Longer(text).acos())).toBe(true);
    },
  );
});

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
    ['sin(10^(10^(10 x)))', 1],
    ['sin(pi x)^(10^1000)', 1],
  ])('there is none for %s at %d', (text, x) => {
    expect(enclosure(read(text), { x: String(x) })).toBeUndefined();
  });

  test('the cube root of a negative number is real', () => {
    expect(enclosure(read('x^(1/3)'), { x: '-8' })?.mid.toNumber()).toBe(-2);
    expect(enclosure(read('x^(2/3)'), { x: '-8' })?.mid.toNumber()).toBe(4);
  });

  test.each([
    ['10^100 + 9', `1${'0'.repeat(99)}9`],
    ['9 - 10^100', `-${'9'.repeat(99)}1`],
    ['(10^40 + 1) (10^40 + 1)', `1${'0'.repeat(39)}2${'0'.repeat(39)}1`],
    ['10^30 + 9', `1${'0'.repeat(29)}9`],
  ])('of %s encloses all digits of it', (text, digits) => {
    const ball = enclosure(read(text), {});
    const [low, high] = [ball?.mid.minus(ball.radius), ball?.mid.plus(ball.radius)];
    expect(low?.lte(digits) && high?.gte(digits)).toBe(true);
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
