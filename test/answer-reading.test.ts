import { expect, test } from 'vitest';
import { readAnswer } from '../src/marking/answer-reading.ts';
import { nestedText } from '../src/telling/json.ts';

/** The values that are claimed, in strict text. */
function claimed(text: string, isNested = false): readonly (string | object)[] {
  const read = readAnswer(text, isNested);
  if (!read.ok) throw new Error(`${text}: ${read.complaint.message}`);
  return read.value.values.map(nestedText);
}

test.each([
  "y' = 2x",
  'f″(x) = 2x',
  'y^(4) = 2x',
  'f^{(2)}(x) = 2x',
  'f^(2)(x) := 2x',
  'D_x f = 2x',
  'Df(x) = 2x',
  '\\displaystyle y = 2x',
  "$f'(x) = 2x$",
  '$$\\frac{dy}{dx} = 2x$$',
  '\\[y = 2x\\]',
])('the name before the equals sign is passed over: %s', text => {
  expect(claimed(text)).toEqual(['2 * x']);
});

test('what is no name is a claim', () => {
  expect(claimed('x^(2) = 2x')).toHaveLength(2);
  expect(claimed('2x = x + x or x')).toHaveLength(3);
});
