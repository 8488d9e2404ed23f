import { describe, expect, test } from 'vitest';
import { enclosure } from '../src/agreement/enclosure.ts';
import { exactValue } from '../src/algebra/exact.ts';
import type { Expr } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { readExpression } from '../src/reading/expression-reader.ts';

function read(text: string): Expr {
  const reading = readExpression(text, {});
  if (!reading.ok) throw new Error(`${text}: ${reading.complaint.message}`);
  return reading.value.expr;
}

const exactly = (text: string): string => strictText(exactValue(read(text)));

describe('the exact value', () => {
  test.each([
    ['e^(ln 5)', '5'],
    ['e^(3 ln 2)', '8'],
    ['e^(-ln 3)', '1 / 3'],
    ['e^(ln(16)/4)', '2'],
    ['2^(log_2 11)', '11'],
    ['10^(2 log10(7))', '49'],
    ['3^(log_3 8)', '8'],
    ['log_2 32', '5'],
    ['log10(0.001)', '-3'],
    ['ln(e^4)', '4'],
    ['(-8)^(1/3)', '-2'],
    ['(-27)^(2/3)', '9'],
    ['(-32)^(-3/5)', '-1 / 8'],
    ['cbrt(-125)', '-5'],
    ['sqrt(7)^2', '7'],
    ['(sqrt 3)^6', '27'],
    ['sqrt(2)^(sqrt(2)^2)', '2'],
    ['arccos(-1/2)', '2 * pi / 3'],
    ['arctan(-1)', '-pi / 4'],
  ])('of %s is %s', (given, value) => {
    expect(exactly(given)).toBe(value);
  });

  test.each(['e^(ln(-2))', 'e^(ln 0)', '(-4)^(1/2)', '(-2)^(1/3)', 'e^(ln(2)/2)', '2^(ln 5)', 'log_2 12', 'ln(-e)'])(
    'of %s cannot be written',
    text => {
      const e = read(text);
      expect(exactValue(e)).toEqual(e);
    },
  );

  const TURNING = ['sin', 'cos', 'tan', 'cot', 'sec', 'csc'];
  const TWELFTHS = [-35, -24, -17, -9, -6, -1, ...Array.from({ length: 25 }, (_, k) => k), 1200014];
  test.each(TURNING)('of %s at multiples of pi/12 is known, but for its poles', name => {
    const apart = TWELFTHS.filter(k => {
      const e = read(`${name}(${k} pi/12)`);
      const [known, digits] = [enclosure(exactValue(e), {}), enclosure(e, {})];
      const isPole = !digits || digits.mid.abs().gt(1e9);
      if (isPole) return !strictText(exactValue(e)).includes(name);
      return strictText(exactValue(e)).includes(name) || !known?.mid.minus(digits.mid).abs().lt(1e-40);
    });
    expect(apart).toEqual([]);
  });

  test.each(['sin(x + pi/6)', 'sin(pi/7)', 'cos(pi^2)', 'sin(1)', 'sinh(pi/6)'])('of %s stays', text => {
    expect(exactly(text)).toBe(strictText(read(text)));
  });
});
