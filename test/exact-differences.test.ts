import { describe, expect, test } from 'vitest';
import { agree } from '../src/agreement/agree.ts';
import type { Expr } from '../src/expression/expression.ts';
import { readExpression } from '../src/reading/expression-reader.ts';

function read(text: string): Expr {
  const reading = readExpression(text, {});
  if (!reading.ok) throw new Error(`${text}: ${reading.complaint.message}`);
  return reading.value.expr;
}

function witnessOf(left: string, right: string) {
  const agreement = agree(read(left), read(right));
  return agreement.kind === 'different' ? agreement.witness : undefined;
}

describe('what 64 digits do not show is worked out exactly, at x = 2 and y = 3', () => {
  test.each([
    ['2^1000 x', '2^1000 x + 1', -1],
    ['2^1000 + x', '2^1000 + x + 1', -1],
    ['2^4000 x', '2^4000 x + x^3', -8],
    ['2^4000 + x', '2^4000 + 1 + x', -1],
    ['10^70 x + 1', '10^70 x', 1],
    ['x + 10^100', '2 x + 10^100', -2],
    ['(x + 10^100)^2', 'x^2 + 2*10^100 x + 10^200 + 1', -1],
    ['2^1000 x + 10^80 y', '2^1000 x + 10^80 y + y', -3],
    ['1 + x^400/10^1000', '1', '2.5822498780869085897e-880'],
    ['10^300/(10^300 x^2 + x)', '1/x^2', -1.25e-301],
  ])('%s and %s', (left, right, difference) => {
    expect(witnessOf(left, right)?.difference).toBe(difference);
    expect(witnessOf(right, left)?.difference).toBe(opposite(difference));
  });

  test('numbers have no point', () => {
    expect(witnessOf('1/3 + 10^(-80)', '1/3')).toMatchObject({ at: {}, difference: 1e-80 });
  });

  test('values that tell by themselves need no difference', () => {
    expect(witnessOf('x/10^400', '2 x/10^400')).toEqual({ at: { x: 2 }, expected: '2e-400', answer: '4e-400' });
  });

  test.each([
    ['2^1000 x + 1', '1 + x 2^1000'],
    ['(x + 10^100)^2', 'x^2 + 2*10^100 x + 10^200'],
    ['(10^50 x + 1)^3', '10^150 x^3 + 3*10^100 x^2 + 3*10^50 x + 1'],
  ])('%s is %s', (left, right) => {
    expect(agree(read(left), read(right))).toEqual({ kind: 'same', proved: true });
  });
});

const opposite = (difference: number | string): number | string => {
  if (typeof difference === 'number') return -difference;
  return difference.startsWith('-') ? difference.slice(1) : `-${difference}`;
};
