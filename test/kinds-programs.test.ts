import { describe, expect, test } from 'vitest';
import { FORMATS } from '../src/cli/derive-formats.ts';
import { strictText } from '../src/expression/strict.ts';
import type { KindQuestion, KindWorked, Nested } from '../src/kinds/kind.ts';
import { workOutKind } from '../src/kinds/kinds.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { gradientAt } from '../src/tape/gradient.ts';
import { kindJson } from '../src/telling/kind-json.ts';

function worked(question: KindQuestion): KindWorked {
  const read = workOutKind(question);
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

const text = (nested: Nested): readonly string[] => ('kind' in nested ? [strictText(nested)] : nested.flatMap(text));

const NEURON = 'v = w x + b; yhat = sigmoid(v); L = (yhat - y)^2/2';
const TWICE = 'u = x y; s = sin(u); L = s u';
const CHAIN = ['a0 = x', ...Array.from({ length: 14 }, (_, i) => `a${i + 1} = a${i} sin(a${i})`)].join('; ');

describe('a program is answered in the names it gives', () => {
  test.each<[KindQuestion, readonly string[], readonly string[]]>([
    [{ f: NEURON, wrt: 'w' }, ['x * yhat * (yhat - y) * (1 - yhat)'], ['v = w * x + b', 'yhat = sigmoid(v)']],
    [{ f: 'u = 3x; k = u + 1; y = u^2', wrt: 'x' }, ['6 * u'], ['u = 3 * x']],
    [
      { f: NEURON, wrt: 'w, b', kind: 'gradient' },
      ['x * yhat * (yhat - y) * (1 - yhat)', 'yhat * (yhat - y) * (1 - yhat)'],
      ['v = w * x + b', 'yhat = sigmoid(v)'],
    ],
    [{ f: 'u = x y; L = u^2', kind: 'gradient' }, ['2 * u * y', '2 * u * x'], ['u = x * y']],
  ])('$f by $wrt', (question, derivative, where) => {
    const json = kindJson(worked(question), 0);
    expect([json.derivative].flat()).toEqual(derivative);
    expect(json.where?.map(({ name, text: value }) => `${name} = ${value}`)).toEqual(where);
  });

  test('the entries of a gradient are those of the tape', () => {
    const { result, certificate, read } = worked({ f: TWICE, kind: 'gradient' });
    const { gradient } = gradientAt(read[0] ?? readStrict('0'), { x: 0.7, y: -1.3 });
    const values = text(result).map(entry => gradientAt(readStrict(entry), { x: 0.7, y: -1.3 }).value);
    expect(values[0]).toBeCloseTo(gradient.x ?? Number.NaN, 12);
    expect(values[1]).toBeCloseTo(gradient.y ?? Number.NaN, 12);
    expect(certificate.agrees).toBe(true);
  });

  test('a factor of several derivatives is derived once', () => {
    const { parts } = worked({ f: NEURON, kind: 'gradient' });
    const signs = parts.flatMap(part => (part.kind === 'derivation' && part.left ? [strictText(part.left)] : []));
    expect(signs).toHaveLength(new Set(signs).size);
    expect(signs).toHaveLength(6);
  });
});

describe('a long chain in its inputs is written with names', () => {
  const LOOK = { level: 'normal', notation: 'leibniz' } as const;
  const printed = async (format: string): Promise<string> =>
    (await FORMATS[format]?.(worked({ f: CHAIN, wrt: 'x' }), LOOK, 0)) ?? '';

  test.each(['text', 'latex', 'markdown', 'html', 'json'])('as %s', async format => {
    const told = await printed(format);
    expect(told).not.toMatch(/"derivative": "\(\d|definitions put in.*nodes|nodes, too long.*definitions put in/);
    expect(told).toMatch(/where/);
  });

  test('its names are none of the program', () => {
    const { parts } = worked({ f: CHAIN.replaceAll('a', 'u'), wrt: 'x' });
    const given = parts.slice(0, 1).flatMap(part => (part.kind === 'statements' ? part.lines : []));
    const where = parts.find(({ heading }) => heading === 'where');
    const named = where?.kind === 'statements' ? where.lines : [];
    const names = [...given, ...named].flatMap(({ left }) => (left ? [strictText(left)] : []));
    expect(named.length).toBeGreaterThan(10);
    expect(names).toHaveLength(new Set(names).size);
  });
});
