import { describe, expect, test } from 'vitest';
import { type Expr, isCall, symbol } from '../src/expression/expression.ts';
import { variables } from '../src/expression/measure.ts';
import { strictText } from '../src/expression/strict.ts';
import { rebuild } from '../src/expression/walk.ts';
import { evaluate, gradientAt } from '../src/tape/gradient.ts';
import { tellOrders } from '../src/telling/lines.ts';
import { stripMarks } from '../src/telling/marks.ts';
import type { Level, Line } from '../src/telling/told.ts';
import { type Worked, workOut } from '../src/worked.ts';
import { CORPUS, type CorpusFunction } from './corpus.ts';

function worked({ f, wrt }: CorpusFunction): Worked {
  const read = workOut({ f, wrt });
  if (!read.ok) throw new Error(`${f}: ${read.complaint.message}`);
  return read.value;
}

const WORKED = CORPUS.map(row => ({ name: row.wrt ? `${row.f} by ${row.wrt}` : row.f, worked: worked(row) }));

/** Where lines are compared: the same points for every function, each tried where it is defined. */
const VALUES = [0.37, 1.61, -0.83, 2.9, 7.3];
const point = (names: readonly string[], i: number): Record<string, number> =>
  Object.fromEntries(names.map((name, k) => [name, (VALUES[i] ?? 1) + 0.41 * k]));

/** The value of a line: a derivative still standing in it has the value that the tape finds for it. */
function valueOf(line: Expr, at: Readonly<Record<string, number>>): number {
  const standing: Record<string, number> = {};
  const closed = rebuild(stripMarks(line), node => {
    const [of, wrt] = isCall(node, 'derivative') ? node.args : [];
    if (!of || wrt?.kind !== 'symbol') return node;
    const name = `standing${Object.keys(standing).length}`;
    standing[name] = gradientAt(of, { ...at, ...standing }).gradient[wrt.name] ?? 0;
    return symbol(name);
  });
  return evaluate(closed, { ...at, ...standing });
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-7 * (1 + Math.abs(a) + Math.abs(b));

/** The first line that is not equal to the one before it in its block, as a sentence; undefined where all hold. */
function firstFalseLine(lines: readonly Line[], names: readonly string[]): string | undefined {
  const before = new Map<number, Expr>();
  for (const { left, right, block } of lines) {
    for (const next of [left, right].filter(side => side !== undefined)) {
      const previous = before.get(block);
      const at = previous && VALUES.map((_, i) => point(names, i)).find(place => areDifferent(previous, next, place));
      if (at)
        return `${strictText(stripMarks(previous))}  is not  ${strictText(stripMarks(next))}  at ${JSON.stringify(at)}`;
      before.set(block, next);
    }
  }
  return undefined;
}

const namesIn = ({ reading, wrt }: Worked): string[] => [...new Set([...variables(reading.expr), wrt])];

const linesOf = ({ derivations, reading }: Worked, level: Level): readonly Line[] =>
  tellOrders(derivations, { level, spelling: reading.spelling })[0]?.lines ?? [];

function areDifferent(a: Expr, b: Expr, at: Readonly<Record<string, number>>): boolean {
  const [left, right] = [valueOf(a, at), valueOf(b, at)];
  return Number.isFinite(left) && Number.isFinite(right) && !close(left, right);
}

describe('every function of the corpus has a derivative that two engines agree on', () => {
  test.each(WORKED)('$name', ({ worked: { certificate } }) => {
    expect(certificate).toMatchObject({ agrees: true, points: 16 });
  });
});

describe.each(['brief', 'normal', 'full'] as const)('each line equals the line before it: %s', level => {
  test.each(WORKED)('$name', ({ worked: each }) => {
    expect(firstFalseLine(linesOf(each, level), namesIn(each))).toBeUndefined();
  });
});

test('a wrong line is found', () => {
  const each = worked({ f: 'x^2 sin x' });
  const lines = linesOf(each, 'full').map((line, i) => (i === 2 ? { ...line, right: symbol('x') } : line));
  expect(firstFalseLine(lines, namesIn(each))).toContain('is not  x  at');
});

describe('orders', () => {
  test.each([
    ['x^5', 3, '60 * x^2'],
    ['sin(x)', 4, 'sin(x)'],
    ['e^(2x)', 6, '64 * exp(2 * x)'],
    ['x^3', 6, '0'],
  ])('%s, order %d', (f, order, result) => {
    const read = workOut({ f, order });
    expect(read.ok && strictText(read.value.result)).toBe(result);
    expect(read.ok && read.value.derivations).toHaveLength(order);
  });
});

describe('what is asked', () => {
  test.each([
    ['x y', undefined, 'There are several variables: x, y. Say by which one to differentiate.'],
    ['x^2', 'pi', 'pi is a constant here, not a variable; differentiate by a variable.'],
    ['x^2', '2x', '“2x” is not a variable; give one name, such as x or w1.'],
    [
      'x + d/dx(x^2)',
      undefined,
      'A derivative still stands inside this function; write the function alone, without d/dx.',
    ],
  ])('%s by %s is complained of', (f, wrt, message) => {
    expect(workOut({ f, wrt })).toEqual({ ok: false, complaint: { message, start: 0, end: f.length } });
  });

  test('d/dx in front asks for the derivative of what follows', () => {
    const read = workOut({ f: 'd/dx (x^2 sin x)' });
    expect(read.ok && strictText(read.value.reading.expr)).toBe('x^2 * sin(x)');
  });

  test('a program is differentiated with its names put in', () => {
    const read = workOut({ f: 't = x^2; J = cos(sin t + 3t)' });
    expect(read.ok && strictText(read.value.reading.expr)).toBe('cos(sin(x^2) + 3 * x^2)');
  });

  test('a value at a point; names given values are whole names', () => {
    const read = workOut({ f: 'yhat^2', at: { yhat: 3 } });
    expect(read.ok && read.value.value).toBe(6);
  });
});
