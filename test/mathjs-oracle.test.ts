import { all, create } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { strictText } from '../src/expression/strict.ts';
import { evaluate } from '../src/tape/gradient.ts';
import { workOut } from '../src/worked.ts';
import { CORPUS } from './corpus.ts';

const math = create(all ?? {}, { predictable: true });

/** What mathjs derives otherwise, and why it is not followed. The list may only shrink. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'acoth x': 'mathjs 15 gives −1/(1 − x²), the negative of the derivative',
};

const POINTS = [0.37, 1.7, 3.3];

/** The derivative by mathjs as numbers at the points; undefined where it cannot derive or has no real value. */
function byMathjs(text: string, wrt: string, names: readonly string[]): (number | undefined)[] | undefined {
  try {
    const derivative = math.derivative(text, wrt, { simplify: false }).compile();
    return POINTS.map(x => {
      const value: unknown = derivative.evaluate(at(x, names));
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    });
  } catch {
    return undefined;
  }
}

const at = (x: number, names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name, i) => [name, x + 0.3 * i]));

const LETTERS = ['x', 'y', 'z', 'a', 'b', 'c', 'n', 't', 'w', 'p', 'A'];

describe('mathjs as a third opinion', () => {
  test.each(CORPUS)('$f', ({ f, wrt }) => {
    const read = workOut({ f, wrt });
    if (!read.ok) throw new Error(read.complaint.message);
    const { reading, wrt: by, result } = read.value;
    const theirs = byMathjs(strictText(reading.expr), by, LETTERS);
    const same = (theirs ?? []).every((value, i) => {
      const ours = evaluate(result, at(POINTS[i] ?? 1, LETTERS));
      return value === undefined || Number.isNaN(ours) || Math.abs(value - ours) <= 1e-8 * (1 + Math.abs(value));
    });
    expect(same).toBe(!Object.hasOwn(KNOWN_DIFFERENCES, f));
  });
});
