import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { agree } from '../src/agreement/agree.ts';
import type { Witness } from '../src/agreement/agreement.ts';
import { enclosure } from '../src/agreement/enclosure.ts';
import { inDoubles } from '../src/agreement/meeting.ts';
import { bendsIn, NARROW, narrowness, sensitiveIn } from '../src/agreement/sensitive.ts';
import { placesOf } from '../src/agreement/special-places.ts';
import type { Expr } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { postorder } from '../src/expression/walk.ts';
import { readAssumptions } from '../src/marking/reading/assumptions.ts';
import { readExpression } from '../src/reading/expression-reader.ts';

const CASES = readFileSync(new URL('./cases/special-places.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line.trim() !== '' && !line.startsWith('#'))
  .map(line => line.split(/\s{2,}/))
  .map(([left = '', sign = '', right = '', assumed = '']) => ({ left, sign, right, assumed }));

function read(text: string): Expr {
  const reading = readExpression(text, {});
  if (!reading.ok) throw new Error(`${text}: ${reading.complaint.message}`);
  return reading.value.expr;
}

function compared(left: string, right: string, assumed: string) {
  const conditions = readAssumptions(assumed.split(';').filter(each => each.trim() !== ''));
  if (!conditions.ok) throw new Error(conditions.complaint.message);
  return agree(read(left), read(right), assumed === '' ? undefined : conditions.value);
}

const KINDS: Readonly<Record<string, string>> = { '~': 'same', '!': 'different', '?': 'undecided' };

const isHolding = (assumed: string, at: Witness['at']): boolean => {
  const conditions = readAssumptions(assumed.split(';'));
  return conditions.ok && conditions.value(inDoubles(at));
};

describe('two expressions', () => {
  test.each(CASES)('$left $sign $right $assumed', ({ left, sign, right, assumed }) => {
    expect(compared(left, right, assumed).kind).toBe(KINDS[sign]);
    expect(compared(right, left, assumed).kind).toBe(KINDS[sign]);
  });

  test.each(CASES.filter(({ sign }) => sign === '!'))(
    '$left and $right differ at the witness',
    ({ left, right, assumed }) => {
      const agreement = compared(left, right, assumed);
      if (agreement.kind !== 'different' || !agreement.witness) throw new Error('they do differ');
      const { at, difference } = agreement.witness;
      if (assumed !== '') expect(isHolding(assumed, at)).toBe(true);
      if (difference !== undefined) return;
      const exact = Object.fromEntries(Object.entries(at).map(([name, value]) => [name, String(value)]));
      const [a, b] = [enclosure(read(left), exact), enclosure(read(right), exact)];
      const apart = a?.mid.minus(b?.mid ?? 0).abs();
      expect(apart?.gt(a?.radius.plus(b?.radius ?? 0) ?? 0)).toBe(true);
    },
  );
});

describe('many bends', () => {
  const sum = (count: number, term: (k: number) => string): string =>
    Array.from({ length: count }, (_, k) => term(k + 1)).join(' + ');
  const sizes = (count: number): string => sum(count, k => `|x - ${k}|`);
  const roots = (count: number): string => sum(count, k => `sqrt((x - ${k})^2)`);
  const larger = (count: number): string => sum(count, k => `max(x - ${k}, ${k} - x)`);

  test.each([
    ['all that both have', `${sizes(50)} + relu(0.001 - |x - 0.123|)`, sizes(50), 'different'],
    [
      'the last of them',
      sum(45, k => `|x - ${k}*10^13|`),
      `${sum(44, k => `|x - ${k}*10^13|`)} + 45*10^13 - x`,
      'different',
    ],
    ['none, as is proved', sizes(300), larger(300), 'same'],
    ['none', roots(120), larger(120), 'same'],
    ['none, of more than are looked for', roots(121), larger(121), 'undecided'],
    ['none, in another order', sizes(200), sum(200, k => `|x - ${201 - k}|`), 'same'],
  ])('of which two differ in %s', (_, left, right, kind) => {
    expect(compared(left, right, '').kind).toBe(kind);
    expect(compared(right, left, '').kind).toBe(kind);
  });
});

describe('places', () => {
  test.each([
    ['|x - 10^15|', [1e15]],
    ['|ln(x) - 50|', [0, Math.exp(50)]],
    ['relu(x^2 - 10^30)', [-1e15, 1e15]],
    ['max(x, x^3)', [-1, -Math.sqrt(1 / 3), 0, Math.sqrt(1 / 3), 1]],
    ['|(x - 7)(x - 7.001)|', [7, 7.001]],
    ['|(x - 7.0005)^2 - 0.0005^2|', [7, 7.0005, 7.001]],
    ['|x^2 - 6x + 10|', [3]],
    ['|x^3 + x + 2|', [-1]],
    ['|2 + tanh(x)|', []],
  ])('of %s', (text, places) => {
    const found = placesOf(bendsIn(postorder(read(text))))('x', {}).map(({ at }) => at);
    expect(found).toHaveLength(places.length);
    for (const [i, place] of places.entries()) {
      expect(Math.abs((found[i] ?? Number.NaN) - place)).toBeLessThanOrEqual(1e-7 * Math.max(1e-12, Math.abs(place)));
    }
  });

  test('are looked for along one variable at a time', () => {
    const find = placesOf(sensitiveIn(postorder(read('sqrt(x - a)'))));
    expect(find('x', { a: 3 }).map(({ at }) => at)).toEqual([3]);
    expect(find('a', { x: 8 }).map(({ at }) => at)).toEqual([8]);
  });

  test.each([
    ['|x - 2| + relu(x)', 'x - 2'],
    ['max(a, b, 1)', 'a - b, a - 1, b - 1'],
    ['x^2 + sqrt(x)', ''],
    ['max(e^x, 2^1100)', 'x - 1100 * log(2)'],
    ['|e^x - x|', 'exp(x) - x'],
    ['|x (y - 2)^3/sin(x)|', 'sin(x), y - 2'],
  ])('a bend of %s is where %s is 0', (text, bends) => {
    expect(
      bendsIn(postorder(read(text)))
        .map(strictText)
        .join(', '),
    ).toBe(bends);
  });
});

describe('bumps and domains of', () => {
  test.each(['e^(-x^2)', '3x^2 sin(2x) + 2x^3 cos(2x)', 'x/sqrt(x^2 + 1)', '(1 - ln x)/x^2', '-3 a e^(-3x) + b'])(
    '%s are as wide as the usual points are apart',
    text => {
      expect(narrowness(postorder(read(text)))).toBeLessThan(NARROW);
    },
  );

  test.each(['e^(-100(x - 9)^2)', 'arcsin(1000(x - 3.3))', 'x^(10^8)', '1/(1 + 10^80 (x - pi)^2)'])(
    '%s may be narrow',
    text => {
      expect(narrowness(postorder(read(text)))).toBeGreaterThanOrEqual(NARROW);
    },
  );
});
