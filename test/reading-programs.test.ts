import { describe, expect, it } from 'vitest';
import { strictText } from '../src/expression/strict.ts';
import { readProgram } from '../src/reading/program-reader.ts';
import type { ReaderOptions } from '../src/reading/reading.ts';

/** The definitions in strict text, or the complaint. */
function program(typed: string, options: ReaderOptions = {}): string[] | string {
  const read = readProgram(typed, options);
  if (!read.ok) return `${read.complaint.start}–${read.complaint.end} ${read.complaint.message}`;
  return read.value.program.definitions.map(({ name, value }) => `${name} = ${strictText(value)}`);
}

describe('programs', () => {
  it.each<[string, string[]]>([
    ['s = x^3; J = sin s + 2s', ['s = x^3', 'J = sin(s) + 2 * s']],
    ['s = x^3\n\nJ = 2s\n', ['s = x^3', 'J = 2 * s']],
    ['s = x^3;', ['s = x^3']],
    ['x^3', ['y = x^3']],
    ['y = 2x; 3y', ['y = 2 * x', 'z = 3 * y']],
    ['dy/dx = 2x', ['y = 2 * x']],
    ['rate = 2x; J = rate^2', ['rate = 2 * x', 'J = rate^2']],
    ['w1b = 3; z = w1b*x', ['w1b = 3', 'z = w1b * x']],
    ['f(x) = x^2; y = f(x) + 1', ['f = x^2', 'y = f + 1']],
    ['m = max(x,\n 0); m^2', ['m = max(x, 0)', 'y = m^2']],
  ])('%j', (typed, definitions) => expect(program(typed)).toEqual(definitions));

  it('are read in LaTeX', () => {
    expect(program(String.raw`\hat{y}=\sigma(w\;x); L=(\hat{y}-t)^2`, { syntax: 'latex' })).toEqual([
      'yhat = sigmoid(w * x)',
      'L = (yhat - t)^2',
    ]);
  });

  it.each<[string, string]>([
    ['a = 1; a = 2', '7–8 The name a is defined twice: give the second one another name.'],
    ['b = a; a = 2', '4–5 The name a is defined only later: move its definition before this one.'],
    ['y = x y', '6–7 The name y is used in its own definition: give one of the two another name.'],
    ['x^2; y = 3', '0–3 This definition has no name: write name = before it; only the last one may go without.'],
    ['e = 3; x', '0–1 The name e already has a meaning of its own: give this definition another name.'],
    ['sin = 3; x', '0–3 The name sin already has a meaning of its own: give this definition another name.'],
    ['y =; x', '3–3 Something is missing after =: write what belongs there, or leave out the =.'],
    ['a = (1; b = 2', '4–5 This parenthesis is never closed: write ) where it ends.'],
    ['f(x) = x^2; f(3)', '12–16 The name f was defined as f(x): write f(x), or the whole expression.'],
    [' ; ', '0–3 Nothing was typed: write an expression such as x^2*sin(x).'],
    [
      'X in R^(4x3); y = X',
      '2–7 Matrices are not understood here: write an expression in numbers and single variables.',
    ],
  ])('%j is refused', (typed, complaint) => expect(program(typed)).toBe(complaint));

  it('have at most 200 definitions', () => {
    const chain = (n: number) =>
      Array.from({ length: n }, (_, i) => `v${i} = ${i === 0 ? 'x' : `v${i - 1}`}^2`).join(';');
    expect(program(chain(200))).toHaveLength(200);
    expect(program(chain(201))).toMatch(/There are more than 200 definitions: leave some out or join them\.$/);
  });
});
