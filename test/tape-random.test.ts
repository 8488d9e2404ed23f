import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { call, type Expr, number, symbol } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { errorBounds } from '../src/tape/bounds.ts';
import { forward } from '../src/tape/forward.ts';
import { evaluate, gradientAt } from '../src/tape/gradient.ts';
import { record } from '../src/tape/record.ts';

const SMOOTH = ['sin', 'cos', 'tanh', 'exp', 'atan', 'sigmoid', 'softplus', 'asinh', 'sech'];

/** Random expressions in x and y without kinks or poles, so that difference quotients are good witnesses. */
const { expression } = fc.letrec<{ expression: Expr }>(tie => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(symbol('x'), symbol('y'), number('2'), number('0.3')),
    fc.tuple(fc.constantFrom(...SMOOTH), tie('expression')).map(([op, a]) => call(op, call('sin', a))),
    fc
      .tuple(fc.constantFrom('add', 'multiply'), tie('expression'), tie('expression'))
      .map(([op, a, b]) => call(op, a, b)),
    tie('expression').map(a => call('power', call('cos', a), number(3))),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([a, b]) => call('divide', a, call('add', number(2), call('sin', b)))),
  ),
}));

const SEEDED = { seed: 20250117, numRuns: 300 };

/** Central differences with h, h/2 and h/4 extrapolated twice; the spread of the once extrapolated is the error. */
function quotient(f: (h: number) => number): { slope: number; error: number } {
  const central = (h: number) => (f(h) - f(-h)) / (2 * h);
  const [a, b, c] = [central(2e-3), central(1e-3), central(5e-4)];
  const [ab, bc] = [(4 * b - a) / 3, (4 * c - b) / 3];
  return { slope: (16 * bc - ab) / 15, error: Math.abs(bc - ab) };
}

describe('random expressions', () => {
  it('have the slopes that difference quotients show', () => {
    fc.assert(
      fc.property(expression, e => {
        const at = { x: 0.6, y: -1.1 };
        const found = gradientAt(e, at).gradient;
        for (const name of Object.keys(found)) {
          const { slope, error } = quotient(h => evaluate(e, { ...at, [name]: (name === 'x' ? 0.6 : -1.1) + h }));
          expect(Math.abs((found[name] ?? NaN) - slope)).toBeLessThanOrEqual(1e-8 * (1 + Math.abs(slope)) + error);
        }
      }),
      SEEDED,
    );
  });

  it('stay within their error bounds of the values with 64 digits', async () => {
    const { all, create } = await import('mathjs');
    const math = create(all ?? {}, { number: 'BigNumber', precision: 64, predictable: true });
    const witness = math.parser();
    witness.evaluate('sigmoid(a) = 1/(1 + exp(-a))');
    witness.evaluate('softplus(a) = log(1 + exp(a))');
    witness.evaluate('x = 0.625');
    witness.evaluate('y = -1.125');
    fc.assert(
      fc.property(expression, e => {
        const [value, bound] = bounded(e, { x: 0.625, y: -1.125 });
        const exact = Number(witness.evaluate(`(${strictText(e)}) - (${value.toExponential(25)})`));
        expect(Math.abs(exact)).toBeLessThanOrEqual(bound);
      }),
      { ...SEEDED, numRuns: 100 },
    );
  });
});

function bounded(e: Expr, at: Readonly<Record<string, number>>): [number, number] {
  const tape = record([e]);
  const values = forward(tape, Object.fromEntries(Object.entries(at).map(([name, a]) => [name, Float64Array.of(a)])));
  const output = tape.outputs[0] ?? 0;
  return [values[output] ?? Number.NaN, errorBounds(tape, values)[output] ?? Number.NaN];
}

const UNIT = 2 ** -53;

describe('error bounds', () => {
  const bound = (text: string, x: number): number => bounded(readStrict(text), { x })[1];

  it.each<[string, number, number]>([
    ['x', 0.1, 0],
    ['3', 0, 0],
    ['0.1', 0, 0.1 * UNIT],
    ['-x', 3, 0],
    ['x + 1', 2, 3 * UNIT],
    ['2*x', 3, 6 * UNIT],
    ['(x + 1)*x', 2, (6 + 6) * UNIT],
    ['sin(x)', 0, 0],
    ['sqrt(x)', 0, 0],
    ['step(x)', 0, 0],
  ])('%s at %d: %d', (text, x, expected) => expect(bound(text, x)).toBeCloseTo(expected, 25));

  it.each<[string, number]>([
    ['1/(0.1*x - 0.2)', 2],
    ['step(0.1*x - 0.2)', 2],
    ['(0.1*x - 0.2)^(1/3)', 2],
    ['(0.1*x - 0.2)^(-2)', 2],
    ['log(x)', -1],
    ['exp(x)', 1000],
    ['1/x', 0],
  ])('%s at %d: nothing is known', (text, x) => expect(bound(text, x)).toBe(Infinity));

  it('of a difference that cancels is far larger than the difference', () => {
    const [value, error] = bounded(readStrict('(x + 1)^2 - x^2 - 2*x - 1'), { x: 1e8 / 3 });
    expect(Math.abs(value)).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(10);
  });

  it('of a rectifier counts the other side of its kink', () => {
    expect(bound('relu(0.1*x - 0.2)', 2)).toBeGreaterThan(0);
  });
});
