import { expect, test } from 'vitest';
import { readAnswer } from '../src/marking/reading/answer-reading.ts';
import { nestedText } from '../src/telling/json.ts';

/** The values that are claimed, in strict text. */
function claimed(text: string, isNested = false): readonly (string | object)[] {
  const read = readAnswer(text, { isNested });
  if (!read.ok) throw new Error(`${text}: ${read.complaint.message}`);
  return read.value.values.map(({ value }) => nestedText(value));
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

test.each([
  'y’ = 2x',
  'y´=2x',
  'f^\\prime(x)=2x',
  '\\dot{y} = 2x',
  'ẏ = 2x',
  'd/dx = 2x',
  'd/dx(x^2) = 2x',
  "(x^2)' = 2x",
  'D[x^2] = 2x',
  '\\mathrm{d}y/\\mathrm{d}x = 2x',
  '\\frac{\\mathrm{d}y}{\\mathrm{d}x} = 2x',
  '\\frac{d}{dx}\\left[x^2\\right] = 2x',
  'dy/dx: 2x',
  "f'(x) -> 2x",
  "f'(x) is 2x",
  "y = x^2, so y' = 2x",
  'x^2 → 2x',
  'derivative: 2x',
  'The derivative of x^2 is 2x',
  'I got 2x',
  'so 2x',
  'a) 2x',
  '2x.',
  '2x,',
  '2x (power rule)',
  '2x [chain rule].',
  '2x by the chain rule',
  'Using the power rule, 2x',
  '2x \\quad \\text{(power rule)}',
  '2x for all x',
  '2x for x ∈ (-∞, ∞)',
  '2x, x ≠ 0',
  '2x for x in R',
  '2x \\forall x \\in \\mathbb{R}',
  '2x ✓',
  "\\boxed{f'(x) = 2x}",
  '\\begin{align*} \\frac{dy}{dx} &= 2x \\end{align*}',
  '**2x**',
  'dy = 2x dx',
])('what stands around an answer is passed over: %s', text => {
  const read = readAnswer(text, { isNested: false, wrt: ['x'], known: new Set(['x']) });
  expect(read.ok && read.value.values.map(({ value }) => nestedText(value))).toEqual(['2 * x']);
});

test.each([
  ["y' = 3x^2, y'' = 6x", ['6 * x'], [[1, '3 * x^2']]],
  ["f''(x) = 6x and f'(x) = 3x^2", ['6 * x'], [[1, '3 * x^2']]],
  ["y' = 3x^2 ⇒ y'' = 6x", ['6 * x'], [[1, '3 * x^2']]],
  ['first derivative: 3x^2, second derivative: 6x', ['6 * x'], [[1, '3 * x^2']]],
  ["y'' = 6x", ['6 * x'], []],
  ['6x', ['6 * x'], []],
])('of several orders the second is asked for: %s', (text, values, beside) => {
  const read = readAnswer(text, { isNested: false, order: 2, wrt: ['x'] });
  expect(read.ok && read.value.values.map(({ value }) => nestedText(value))).toEqual(values);
  expect(read.ok && read.value.beside.map(({ order, value }) => [order, nestedText(value)])).toEqual(beside);
});

test.each([
  ['±x/2', ['x / 2', '-x / 2']],
  ['\\mp \\frac{x}{2}', ['-x / 2', 'x / 2']],
  ['+-x', ['x', '-x']],
  ['+/- x', ['x', '-x']],
  ['2+-x', ['2 - x']],
])('both signs are claimed: %s', (text, values) => {
  expect(claimed(text)).toEqual(values);
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

test('mathematical letters are two units each, and complaints point into what was typed', () => {
  expect(claimed('2𝑥 + 𝟑𝜃')).toEqual(['2 * x + 3 * theta']);
  expect(readAnswer('𝑥𝑥 # 3', { isNested: false })).toMatchObject({ ok: false, complaint: { start: 5, end: 6 } });
  expect(readAnswer('2\ud835', { isNested: false }).ok).toBe(false);
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

test.each([
  'f_x = 2x, f_y = 3y',
  'f_y = 3y and f_x = 2x',
  'df/dy = 3y; df/dx = 2x',
  '∂f/∂x = 2x, ∂f/∂y = 3y',
  '\\frac{\\partial f}{\\partial x} = 2x, \\quad \\frac{\\partial f}{\\partial y} = 3y',
  'f_x = 2x\nf_y = 3y',
  'x: 2x, y: 3y',
  '(f_x, f_y) = (2x, 3y)',
  '2x i + 3y j',
  '2xi + 3yj',
  '2x î + 3y ĵ',
  '2x \\hat{i} + 3y \\hat{\\jmath}',
  '2x \\mathbf{i} + 3y \\vec{j}',
  '2x e_1 + 3y e_2',
  '{2x, 3y}',
  '\\{2x, 3y\\}',
  '[2x 3y]',
])('a vector by the names of its entries, or as a sum of unit vectors: %s', text => {
  const read = readAnswer(text, { isNested: true, size: 2, wrt: ['x', 'y'], known: new Set(['x', 'y']) });
  expect(read.ok && read.value.values.map(({ value }) => nestedText(value))).toEqual([['2 * x', '3 * y']]);
});

test.each(['f_x = 2xy, f_z = x^2', 'f_x = 2xy, f_x = x^2'])(
  'names that are not the variables are refused: %s',
  text => {
    const read = readAnswer(text, { isNested: true, wrt: ['x', 'y'] });
    expect(!read.ok && read.complaint.message).toBe(
      'The entries have names here: write them without, as a list in the order of the variables, such as (2x, 3y).',
    );
  },
);

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

test.each(['xcosx', 'xsinx + cosx', 'abx', 'ln x', 'pi', 'alpha', 'beta', 'lambdax'])('%s is mathematics', text => {
  expect(readAnswer(text, { isNested: false }).ok).toBe(true);
});
