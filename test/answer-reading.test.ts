import { expect, test } from 'vitest';
import { readAnswer } from '../src/marking/answer-reading.ts';
import { nestedText } from '../src/telling/json.ts';

/** The values that are claimed, in strict text. */
function claimed(text: string, isNested = false): readonly (string | object)[] {
  const read = readAnswer(text, { isNested });
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
  'Answer: 2x',
  'The derivative is 2x',
  "so, the answer is y' = 2x",
  '∴ 2x',
  'ans. = 2x',
])('the name before the equals sign is passed over: %s', text => {
  expect(claimed(text)).toEqual(['2 * x']);
});

const COLUMN = '\\\\';

test.each([
  '(2x, 3y)',
  '[2x, 3y]',
  '2x, 3y',
  '(2x; 3y)',
  '<2x, 3y>',
  '∇f = ⟨2x, 3y⟩',
  '(2x, 3y)^T',
  '(2x, 3y)ᵀ',
  '\\left(2x, 3y\\right)^{\\top}',
  '\\langle 2x, 3y \\rangle',
  `\\nabla f = \\begin{pmatrix} 2x ${COLUMN} 3y \\end{pmatrix}`,
  `\\begin{bmatrix} 2x & 3y \\end{bmatrix}^T`,
  `\\left[\\begin{array}{c} 2x ${COLUMN}[2pt] 3y ${COLUMN} \\end{array}\\right]`,
  `$\\begin{pmatrix} 2x ${COLUMN} 3y \\end{pmatrix}$`,
])('a vector: %s', text => {
  expect(claimed(text, true)).toEqual([['2 * x', '3 * y']]);
});

test.each([
  '[[2x, 0], [1, 3y]]',
  '((2x, 0), (1, 3y))',
  'H = [2x, 0; 1, 3y]',
  `\\begin{pmatrix} 2x & 0 ${COLUMN} 1 & 3y \\end{pmatrix}`,
])('a matrix: %s', text => {
  expect(claimed(text, true)).toEqual([
    [
      ['2 * x', '0'],
      ['1', '3 * y'],
    ],
  ]);
});

test('a complaint stands where it belongs in the whole text', () => {
  expect(readAnswer('Answer: 2 # 3', { isNested: false })).toMatchObject({
    ok: false,
    complaint: { start: 10, end: 11 },
  });
  expect(readAnswer('<2x, 3 # y>', { isNested: true })).toMatchObject({ ok: false, complaint: { start: 7, end: 8 } });
  expect(readAnswer('f = [2x, 1; 3 # y, 1]', { isNested: true })).toMatchObject({
    ok: false,
    complaint: { start: 3, end: 21 },
  });
});

test.each(['f_x = 2xy, f_y = x^2', 'df/dy = x^2; df/dx = 2xy'])('entries with names are refused: %s', text => {
  const read = readAnswer(text, { isNested: true });
  expect(!read.ok && read.complaint.message).toBe(
    'The entries have names here: write them without, as a list in the order of the variables, such as (2x, 3y).',
  );
});

test('what is no name is a claim', () => {
  expect(claimed('ansb + 1')).toEqual(claimed('a n s b + 1'));
  expect(claimed('x^(2) = 2x')).toHaveLength(2);
  expect(claimed('2x = x + x or x')).toHaveLength(3);
});

test.each([
  ['more values than anyone claims', 'x = '.repeat(60), /^More than 50 values are claimed here/],
  ['more signs than may be typed', '='.repeat(100_000), /longer than 10000 characters/],
])('%s are refused at once', (_, text, message) => {
  const begun = performance.now();
  const read = readAnswer(text, { isNested: false });
  expect(performance.now() - begun).toBeLessThan(250);
  expect(!read.ok && read.complaint.message).toMatch(message);
});

test.each(['no solution', 'I do not know', 'infinity', 'it is undefined.'])('%s is words, not letters', text => {
  const read = readAnswer(text, { isNested: false });
  expect(!read.ok && read.complaint.message).toBe('These are words: write the answer as a formula, such as 2x cos x.');
});

test.each(['xcosx', 'xsinx + cosx', 'abx', 'ln x', 'pi'])('%s is mathematics', text => {
  expect(readAnswer(text, { isNested: false }).ok).toBe(true);
});
