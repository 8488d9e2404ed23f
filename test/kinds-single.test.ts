import { describe, expect, test } from 'vitest';
import { certifyOnCurve } from '../src/checking/curve.ts';
import { symbol } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import type { KindQuestion, KindWorked, Nested } from '../src/kinds/kind.ts';
import { workOutKind } from '../src/kinds/kinds.ts';
import { readStrict } from '../src/reading/read.ts';

function worked(question: KindQuestion): KindWorked {
  const read = workOutKind(question);
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

const text = (result: Nested): string => ('kind' in result ? strictText(result) : result.map(text).join(', '));

const complaint = (question: KindQuestion): string => {
  const read = workOutKind(question);
  return read.ok ? 'none' : `${read.complaint.start}–${read.complaint.end} ${read.complaint.message}`;
};

describe('a formula along a curve is checked against the curve, not against the derivation', () => {
  const circle = { curve: readStrict('x^2 + y^2 - 25'), wrt: 'x', dependent: 'y' };
  const slope = readStrict('-x / y');

  test.each([
    ['y', '-x / y', true],
    ['y', 'x / y', false],
    ['y', '-y / x', false],
    ['-x / y', '-25 / y^3', true],
    ['-x / y', '-1 / y', false],
  ])('the slope of %s is %s: %s', (quantity, formula, agrees) => {
    const on = { ...circle, quantity: readStrict(quantity), formula: readStrict(formula) };
    expect(certifyOnCurve(on).agrees).toBe(agrees);
  });

  test('a curve without real points proves nothing', () => {
    const none = certifyOnCurve({
      ...circle,
      curve: readStrict('x^2 + y^2 + 25'),
      quantity: symbol('y'),
      formula: slope,
    });
    expect(none).toMatchObject({ agrees: null, points: 0 });
  });
});

describe('implicit: dy/dx of an equation, in x and y', () => {
  test.each([
    ['x^2 + y^2 = 25', '-x / y'],
    ['x y = 1', '-y / x'],
    ['y = x^3', '3 * x^2'],
    ['x = y^2', '1 / (2 * y)'],
    ['e^y = x', '1 / exp(y)'],
    ['x y + sin y = x', '(1 - y) / (x + cos(y))'],
    ['x^3 + y^3 = 6 x y', '(2 * y - x^2) / (y^2 - 2 * x)'],
    ['(x + y)^2 = x', '(1 - 2 * (x + y)) / (2 * (x + y))'],
  ])('%s', (f, slope) => {
    const { result, certificate } = worked({ f, kind: 'implicit' });
    expect(text(result)).toBe(slope);
    expect(certificate.agrees).toBe(true);
  });

  test.each([
    ['x^2 + y^2 = 25', '-25 / y^3'],
    ['x y = 1', '2 * y / x^2'],
    ['x = y^2', '-1 / (4 * y^3)'],
  ])('d²y/dx² of %s', (f, slope) => {
    const { result, certificate } = worked({ f, kind: 'implicit', order: 2 });
    expect(text(result)).toBe(slope);
    expect(certificate.agrees).toBe(true);
  });

  test('other letters: dv/du of u v^2 = 3', () => {
    const { result, certificate } = worked({ f: 'u v^2 = 3', kind: 'implicit', wrt: 'u', dependent: 'v' });
    expect(text(result)).toBe('-v / (2 * u)');
    expect(certificate.agrees).toBe(true);
  });

  test('constants stay letters', () => {
    expect(text(worked({ f: 'x^2/a^2 + y^2/b^2 = 1', kind: 'implicit' }).result)).toBe('-x * b^2 / (a^2 * y)');
  });

  test.each([
    ['x^2 + y^2', '0–9 An equation is needed here: write both its sides, such as x^2 + y^2 = 25.'],
    ['x = y = 1', '6–7 There is more than one equals sign: write one equation, such as x^2 + y^2 = 25.'],
    ['x^2 = 4', '0–7 The equation does not contain y. Its variables are x; say which one depends on x.'],
    [
      'y + x = y',
      '0–9 dy/dx drops out of this equation: it does not make y depend on x. Write one whose derivative contains y.',
    ],
    ['y = x^', '6–6 The exponent is missing: write what belongs after ^, for example x^2.'],
  ])('%s is refused', (f, said) => {
    expect(complaint({ f, kind: 'implicit' })).toBe(said);
  });
});
