import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certify } from '../src/checking/certify.ts';
import { derive } from '../src/derivation/derive.ts';
import { differentiate } from '../src/derivation/differentiate.ts';
import type { Step } from '../src/derivation/step.ts';
import { same } from '../src/expression/equality.ts';
import { isCall } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { postorder } from '../src/expression/walk.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { functions } from './random-functions.ts';

const rulesOf = (step: Step): string[] => [step.rule, ...step.substeps.flatMap(rulesOf)];
const rulesFor = (text: string): string[] => rulesOf(differentiate(readStrict(text), 'x'));

describe('the rule a teacher would name', () => {
  test.each([
    ['5 * x^2', ['constant-multiple', 'power']],
    ['x / 3', ['constant-divisor', 'variable']],
    ['4 / x', ['as-power:reciprocal', 'constant-multiple', 'power']],
    ['sqrt(x)', ['as-power:sqrt', 'power']],
    ['1 / x^3', ['as-power:reciprocal-power', 'power']],
    ['(2 * x + 1)^5', ['chain:power', 'sum', 'constant-multiple', 'variable', 'constant']],
    ['x^2 * sin(x)', ['product', 'power', 'function:sin']],
    ['a * x * b', ['constant-multiple', 'variable']],
    ['sin(3 * x)', ['chain:sin', 'constant-multiple', 'variable']],
    ['x^x', ['logarithmic', 'product', 'variable', 'function:log']],
    ['x / (x + 1)', ['quotient', 'variable', 'sum', 'variable', 'constant']],
    ['1 / (x + 1)', ['reciprocal', 'sum', 'variable', 'constant']],
    ['2^x', ['exponential-base']],
    ['exp(-x)', ['chain:exp', 'negation', 'variable']],
    ['max(x, 1, 2)', ['as-fold', 'chain:max:first', 'function:max']],
    ['logbase(2, x)', ['as-quotient', 'reciprocal', 'function:log']],
    ['pi^2', ['constant']],
    ['a + b + x', ['sum', 'constant', 'constant', 'variable']],
  ])('%s: %j', (text, rules) => {
    expect([...new Set(rulesFor(text))]).toEqual([...new Set(rules)]);
  });
});

describe('the result before tidying is what the rules bring, no algebra', () => {
  test.each([
    ['x^2 * sin(3 * x)', '(2 * x) * sin(3 * x) + x^2 * (cos(3 * x) * 3)'],
    ['x^3 - 3 * x^2 + 5 * x - 2', '3 * x^2 - 3 * (2 * x) + 5 - 0'],
    ['1 / (x^2 + 1)', '-(2 * x + 0) / (x^2 + 1)^2'],
    ['x^(1 / 2)', '1 / 2 * x^(1 / 2 - 1)'],
    ['(x^2 + 1) / (x - 1)', '((2 * x + 0) * (x - 1) - (x^2 + 1) * (1 - 0)) / (x - 1)^2'],
  ])('%s', (text, result) => {
    expect(strictText(differentiate(readStrict(text), 'x').result)).toBe(result);
  });
});

describe('steps and answer cannot disagree', () => {
  test('every derivative standing in a line has its substep', () => {
    const check = (step: Step): void => {
      const standing = postorder(step.applied).filter(node => isCall(node, 'derivative'));
      for (const node of standing) {
        const [of] = isCall(node, 'derivative') ? node.args : [];
        expect(step.substeps.some(substep => of && same(substep.of, of))).toBe(true);
      }
      step.substeps.forEach(check);
    };
    check(differentiate(readStrict('x^2 * sin(3 * x) / (1 + exp(x))'), 'x'));
  });

  test('the last tidied line is the result', () => {
    const { tidying, result } = derive(readStrict('5 * x^2'), 'x');
    expect(tidying.at(-1)?.result).toBe(result);
  });
});

describe('nothing typed overflows it', () => {
  const nest = (levels: number): string => `${'sin('.repeat(levels)}x${')'.repeat(levels)}`;
  const factors = Array.from({ length: 200 }, (_, k) => `(x + ${k + 1})`).join(' * ');

  test('500 nested sines', () => {
    const f = readStrict(nest(500));
    expect(certify(f, 'x', derive(f, 'x').result).agrees).toBe(true);
  });

  test('a product of 200 factors', () => {
    const f = readStrict(factors);
    expect(postorder(differentiate(f, 'x').result).length).toBeLessThan(5000);
  });

  test('a second derivative of 300 nested sines', () => {
    const first = derive(readStrict(nest(300)), 'x').result;
    expect(() => differentiate(first, 'x')).not.toThrow();
  });
});

test('random functions: the derivation is the slope the tape finds', () => {
  fc.assert(
    fc.property(functions, f => {
      const { differentiation, result } = derive(f, 'x');
      expect(certify(f, 'x', differentiation.result), `${strictText(f)} before tidying`).not.toMatchObject({
        agrees: false,
      });
      expect(certify(f, 'x', result), `${strictText(f)} tidied to ${strictText(result)}`).not.toMatchObject({
        agrees: false,
      });
    }),
    { seed: 20261122, numRuns: 400 },
  );
}, 60_000);
