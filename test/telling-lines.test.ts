import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { differentiate } from '../src/derivation/differentiate.ts';
import { type Expr, isCall, negate } from '../src/expression/expression.ts';
import { variables } from '../src/expression/measure.ts';
import { rebuild } from '../src/expression/walk.ts';
import { mathText } from '../src/notation/math-text.ts';
import { evaluate } from '../src/tape/gradient.ts';
import { lineLatex, remarkLatex } from '../src/telling/as-latex.ts';
import { tellOrders } from '../src/telling/lines.ts';
import type { Level, Line, Told } from '../src/telling/told.ts';
import { workOut } from '../src/worked.ts';
import { CORPUS, type CorpusFunction } from './corpus.ts';
import { undisplayed } from './undisplayed.ts';

const LEVELS = ['brief', 'normal', 'full'] as const;
const PLACES = [1.3, 0.6, -0.7, 2.4];

function toldOf({ f, wrt }: CorpusFunction, level: Level): Told[] {
  const worked = workOut(wrt === undefined ? { f } : { f, wrt });
  if (!worked.ok) throw new Error(`${f}: ${worked.complaint.message}`);
  return tellOrders(worked.value.derivations, { level, spelling: worked.value.reading.spelling });
}

/** What a line says as a formula of numbers alone: marks gone, each standing derivative found. */
const meaning = (e: Expr): Expr =>
  rebuild(undisplayed(e), node => {
    const [of, wrt] = isCall(node, 'derivative') ? node.args : [];
    return of && wrt?.kind === 'symbol' ? differentiate(of, wrt.name).result : node;
  });

function valuesOf(e: Expr, names: readonly string[]): number[] {
  const formula = meaning(e);
  return PLACES.map((place, i) =>
    evaluate(formula, Object.fromEntries(names.map((name, j) => [name, j === 0 ? place : 1.1 + 0.3 * ((i + j) % 3)]))),
  );
}

/** The sides of the lines of a block, in order: all of them are the same derivative. */
function sidesOf(lines: readonly Line[]): Expr[][] {
  return [...Map.groupBy(lines, line => line.block).values()].map(block =>
    block.flatMap(({ left, right }) => [left, right].filter(side => side !== undefined)),
  );
}

const differ = (a: number, b: number): boolean =>
  Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) > 1e-8 * Math.max(1, Math.abs(a), Math.abs(b));

/** The neighbouring sides that are not equal somewhere. */
function unequal(told: Told): string[] {
  return sidesOf(told.lines).flatMap(sides => {
    const names = [...new Set(sides.flatMap(variables))];
    const values = sides.map(side => valuesOf(side, names));
    return sides
      .filter((_, i) => i > 0 && values[i]?.some((value, j) => differ(value, values[i - 1]?.[j] ?? Number.NaN)))
      .map(side => mathText(side));
  });
}

describe.each(LEVELS)('on every function of the corpus, level %s', level => {
  test.each(CORPUS)('$f: each line equals the one above it', asked => {
    expect(toldOf(asked, level).flatMap(unequal)).toEqual([]);
  });
});

test('a line that is not equal would be noticed', () => {
  const [told] = toldOf({ f: 'x^2 sin(3x)' }, 'normal');
  const wrong = told?.lines.map((line, i, { length }) =>
    i === length - 1 && line.right ? { ...line, right: negate(line.right) } : line,
  );
  expect(told && wrong && unequal({ ...told, lines: wrong })).toEqual(['−(2x sin(3x) + 3x² cos(3x))']);
});

/** What KaTeX says of the formulas of a line that it cannot set. */
const complaints = (line: Line, told: Told): string[] =>
  [lineLatex(line, told), ...line.remarks.map(remark => remarkLatex(remark, told))].flatMap(formula => {
    try {
      katex.renderToString(formula, { displayMode: true, output: 'mathml', strict: 'error' });
      return [];
    } catch (error) {
      return [`${formula}: ${error instanceof Error ? error.message : error}`];
    }
  });

test('every line of the corpus can be typeset', () => {
  const broken = CORPUS.flatMap(asked =>
    toldOf(asked, 'normal').flatMap(told => told.lines.flatMap(line => complaints(line, told))),
  );
  expect(broken).toEqual([]);
});

test('no line repeats the one above it', () => {
  const repeated = CORPUS.flatMap(asked =>
    LEVELS.flatMap(level => toldOf(asked, level)).flatMap(({ lines }) => {
      const printed = lines.map(({ left, right }) => left === undefined && right && mathText(right));
      return printed.filter((text, i) => text !== false && text === printed[i - 1]);
    }),
  );
  expect(repeated).toEqual([]);
});
