import { expect, test } from 'vitest';
import { allWays } from '../src/kinds/ways.ts';

const BEFORE = 'Another way: ';

/** The ways after the first, as their headings name them. */
function furtherWays(f: string): readonly string[] {
  const read = allWays({ f });
  if (!read.ok) throw new Error(read.complaint.message);
  expect(read.value.certificate.agrees).toBe(true);
  return read.value.parts.flatMap(({ heading }) =>
    typeof heading === 'string' && heading.startsWith(BEFORE) ? [heading.slice(BEFORE.length)] : [],
  );
}

/** What a teacher would offer beside the first way. Where "by the rules" stands here, something shorter stands first. */
test.each([
  ['x^2/(x+1)', ['as a product with a negative power']],
  ['e^x/x', ['as a product with a negative power']],
  ['x^2 (x+1)^(-1)', ['as a quotient']],
  ['(x^2-1)/(x+1)', ['by the rules', 'as a product with a negative power']],
  ['(x^3+x)/x', ['by the rules', 'as a product with a negative power']],
  ['sin x/cos x', ['by the rules', 'as a product with a negative power']],
  ['(x+1)^2', ['multiplied out first']],
  ['(x+1)(x+2)', ['multiplied out first']],
  ['x(x+1)', ['by the rules']],
  ['(2x+1)^5', []],
  ['x^x', ['by logarithms']],
  ['(x^2+1)^3 (2x-1)^2', ['by logarithms']],
  ['x^2 e^x/(x+1)', ['as a product with a negative power', 'by logarithms']],
  ['x sin x cos x', []],
  ['ln(x^2 (x+1))', ['by the rules']],
  ['1/x^2', []],
  ['1/sqrt(x+1)', []],
  ['x^3', ['from first principles']],
  ['x e^x', []],
  ['tan x', []],
])('%s: %j', (f, ways) => {
  expect(furtherWays(f)).toEqual(ways);
});

test.each([
  ['a second derivative', { f: 'x^2/(x+1)', order: 2 }],
  ['a program', { f: 'u = x^2; y = u/(u + 1)' }],
  ['a derivative in terms of its output', { f: '1/(1 + e^(-x))', output: 's' }],
])('%s is told in one way', (_, question) => {
  const read = allWays(question);
  expect(read.ok && read.value.parts.map(({ heading }) => String(heading)).join()).not.toContain(BEFORE);
  expect(read.ok).toBe(true);
});
