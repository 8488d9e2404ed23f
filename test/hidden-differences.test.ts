import { describe, expect, test } from 'vitest';
import { agree } from '../src/agreement/agree.ts';
import { Decimal } from '../src/agreement/ball.ts';
import { inDigits } from '../src/agreement/digits.ts';
import { readExpression } from '../src/reading/expression-reader.ts';

function read(text: string) {
  const reading = readExpression(text);
  if (!reading.ok) throw new Error(reading.complaint.message);
  return reading.value.expr;
}

/** Two expressions that no 64 digits tell apart at any usual point, and by hand what the first is more than the second. */
const HIDDEN: readonly (readonly [left: string, right: string, difference: string])[] = [
  ['10^100 + sin x', '10^100 + cos x', 'sin x - cos x'],
  ['10^100 sin x + 1', '10^100 sin x + 2', '-1'],
  ['10^100 (1 + 10^(-100) sin x)', '10^100', 'sin x'],
  ['2^1000 x', '2^1000 x + 1', '-1'],
  ['(x + 10^100)^2', 'x^2 + 2 * 10^100 x + 10^200 + 1', '-1'],
  ['e^300 x + sin x', 'e^300 x - sin x', '2 sin x'],
  ['e^(x^2 + 200) + 1', 'e^(x^2 + 200)', '1'],
  ['e^1000 + sin x', 'e^1000 + cos x', 'sin x - cos x'],
  ['2x', '2x (1 + e^(-1000))', '-2x e^(-1000)'],
  ['2x', '2x + 10^(-70)', '-10^(-70)'],
  ['e^x', 'e^x + e^(-10^4 - x^2)', '-e^(-10^4 - x^2)'],
  ['x', 'x + (sin(x)/10)^200', '-(sin(x)/10)^200'],
  ['1', '1 + x^400/10^1000', '-x^400/10^1000'],
  ['cos x', 'cos(x) tanh(1000)', '2 cos(x)/(1 + e^2000)'],
  ['tanh(x^2 + 100)', '1', '-2/(1 + e^(2x^2 + 200))'],
  ['tanh(200)', '1', '-2/(1 + e^400)'],
  ['sigmoid(500)', '1', '-1/(1 + e^500)'],
  ['cosh(1000)', 'sinh(1000)', 'e^(-1000)'],
  ['cosh(x^2 + 200)', 'sinh(x^2 + 200)', 'e^(-x^2 - 200)'],
  ['10^100 + relu(x - 5)', '10^100 + relu(x - 6)', 'relu(x - 5) - relu(x - 6)'],
  ['e^x + step(x - 900)', 'e^x + step(x - 901)', 'step(x - 900) - step(x - 901)'],
  ['e^x + relu(0.26^2 - (x + sin(x) - 19569)^2)', 'e^x', 'relu(0.26^2 - (x + sin(x) - 19569)^2)'],
  // Bumps so narrow that no usual point is on one.
  ['x^2', 'x^2 + e^(-1000 (x - 9)^2)', '-e^(-1000 (x - 9)^2)'],
  ['x', 'x + e^(-10^10 (x - 5.123456)^2)', '-e^(-10^10 (x - 5.123456)^2)'],
  ['x', 'x + sech(10^6 (x - 17.77))', '-sech(10^6 (x - 17.77))'],
  ['x', 'x + 1/(1 + 10^80 (x - pi)^2)', '-1/(1 + 10^80 (x - pi)^2)'],
  ['x', 'x + sin(x)^(10^8)', '-sin(x)^(10^8)'],
];

describe('what digits hide', () => {
  test.each(HIDDEN)('%s and %s differ by %s', (left, right, difference) => {
    const there = agree(read(left), read(right));
    if (there.kind !== 'different' || !there.witness) throw new Error(`they are ${there.kind}`);
    const { at, expected, answer, difference: told = Number(expected) - Number(answer) } = there.witness;
    // Where the values themselves show it, as far as doubles do.
    const room =
      there.witness.difference === undefined ? 1e-14 * Math.abs(Number(expected)) : new Decimal(told).abs().times(1e-9);
    expect(inDigits(read(difference), at)?.mid.minus(told).abs().lte(room)).toBe(true);
    expect(agree(read(right), read(left)).kind).toBe('different');
  });
});
