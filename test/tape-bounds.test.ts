import { describe, expect, it } from 'vitest';
import { candidateColumns } from '../src/checking/points.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { BOUNDS_WRITTEN_OUT } from '../src/tape/bound-loops.ts';
import { boundsByRow } from '../src/tape/bound-rows.ts';
import type { BoundedBlock } from '../src/tape/bounded-block.ts';
import { errorBounds } from '../src/tape/bounds.ts';
import { forward } from '../src/tape/forward.ts';
import { INSTRUCTIONS, opcodeOf } from '../src/tape/instructions.ts';
import { kernel } from '../src/tape/kernels.ts';
import { record } from '../src/tape/record.ts';

const samples = [-3.5, -1, -0.25, 0.5, 1, 2, 40];
const n = samples.length ** 2;
const given = [...samples.flatMap(a => samples.map(() => a)), ...samples.flatMap(() => samples)];

/** Two arguments at every pair of samples, each off by so much of itself, and after them the node of an operation. */
function blockOf(name: string, relativeError: number): BoundedBlock {
  const v = Float64Array.from([...given, ...new Array<number>(n).fill(0)]);
  kernel(opcodeOf(name)).forward(v, 2 * n, 0, n, n, 2);
  const e = v.map((value, i) => (i < 2 * n ? relativeError * Math.abs(value) : 0));
  return { n, v, e, s: new Float64Array(3 * n).fill(0.5), g: new Float64Array(3 * n).fill(1e-12) };
}

/** The blocks as the loops written out leave them and as the row does. */
function bounded(name: string, relativeError: number): readonly [BoundedBlock, BoundedBlock] {
  const row = INSTRUCTIONS[opcodeOf(name)];
  const [written, byRow] = [blockOf(name, relativeError), blockOf(name, relativeError)];
  if (!row) throw new Error(`no instruction ${name}`);
  for (const [loops, block] of [
    [BOUNDS_WRITTEN_OUT[name], written],
    [boundsByRow(row), byRow],
  ] as const) {
    loops?.values(block, 2 * n, 0, n, 2);
    loops?.adjoints(block, 2 * n, 0, n, 2);
  }
  return [written, byRow];
}

/** The places where neither is beyond knowing, with both figures. */
const pairs = (written: Float64Array, byRow: Float64Array): [number, number][] =>
  Array.from(written, (figure, i): [number, number] => [figure, byRow[i] ?? Number.NaN]).filter(
    ([a, b]) => Number.isFinite(a) || Number.isFinite(b),
  );

const operations = Object.keys(BOUNDS_WRITTEN_OUT).filter(name => name !== 'constant' && name !== 'input');

describe('bounds written out', () => {
  it.each(operations)('%s: the errors of its values are those of its row', name => {
    const [written, byRow] = bounded(name, 1e-6);
    for (const [a, b] of pairs(written.e, byRow.e)) expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * b);
  });

  it.each(operations)('%s: sizes of adjoints are those of its row', name => {
    const [written, byRow] = bounded(name, 1e-6);
    for (const [a, b] of pairs(written.s, byRow.s)) expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * b);
  });

  it.each(operations)('%s: errors of adjoints are no smaller than its row finds, and of that order', name => {
    const [written, byRow] = bounded(name, 1e-6);
    for (const [a, b] of pairs(written.g, byRow.g)) {
      expect(a).toBeGreaterThanOrEqual(0.999 * b);
      expect(a).toBeLessThanOrEqual(5 * b);
    }
  });

  it.each(['divide', 'log'])('%s of what may be 0 is not known at all', name => {
    const [written] = bounded(name, 1.5);
    expect(written.e.subarray(2 * n).every(error => error === Number.POSITIVE_INFINITY)).toBe(true);
  });
});

describe('a power beyond 2^53', () => {
  const errorOf = (text: string, x: number): number => {
    const tape = record([readStrict(text)]);
    return errorBounds(tape, forward(tape, { x: Float64Array.of(x) }))[tape.outputs[0] ?? 0] ?? Number.NaN;
  };
  it.each(['x^9007199254740993', 'x^(10^17 + 1)', '(-1)^(10^20 + x)'])('has no known sign below 0: %s', text =>
    expect(errorOf(text, -1)).toBe(Number.POSITIVE_INFINITY),
  );
  it('has one above', () => expect(errorOf('x^9007199254740993', 1)).toBeLessThan(1e-12));
  it('is no matter of exponents below', () => expect(errorOf('x^9007199254740991', -1)).toBeLessThan(1e-12));
});

describe('candidate points', () => {
  const column = candidateColumns(48, 1000)(0);
  it('are the same for the same seed', () => expect(candidateColumns(48, 1000)(0)).toEqual(column));
  it('are others for another', () => expect(candidateColumns(48, 2000)(0)).not.toEqual(column));
  it('differ from one another', () => expect(new Set(column).size).toBe(48));
  it('have both signs', () => expect([Math.min(...column) < -1, Math.max(...column) > 1]).toEqual([true, true]));
  it('are near and far', () => {
    const sizes = column.map(Math.abs);
    expect([Math.min(...sizes) < 0.05, Math.max(...sizes) > 10]).toEqual([true, true]);
  });
});
