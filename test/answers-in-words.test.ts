import { expect, test } from 'vitest';
import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';

function verdictOn(question: CheckQuestion, answer: string) {
  const read = check(question, answer);
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

/** Answers with words in them or around them: right ones, and their wrong twins. */
const ANSWERS: readonly (readonly [CheckQuestion, right: readonly string[], wrong: readonly string[]])[] = [
  [
    { of: '(2x - 5)^3' },
    [
      '6(2x - 5)^2 // chain rule',
      '6(2x - 5)^2 # outer times inner',
      '6(2x - 5)^2 ← chain rule',
      '6(2x - 5)^2 at every x',
      '2. 6(2x - 5)^2',
      'chain rule gives 6(2x - 5)^2',
      '6(2x-5)²; defined for all x',
      '6(2x-5)², which is defined everywhere',
    ],
    ['6(2x + 5)^2 // chain rule', '2. 3(2x - 5)^2', 'chain rule gives 3(2x - 5)^2'],
  ],
  [
    { of: '1/(x - 3)' },
    [
      '-1 divided by (x - 3)^2',
      'minus 1/(x - 3)^2',
      'negative 1/(x - 3)^2',
      '(-1) over (x - 3)^2',
      '{-1 \\over (x-3)^2}',
      '-(x-3)^-2',
    ],
    ['1 divided by (x - 3)^2', 'minus 1/(x - 3)', '(-1) over (x + 3)^2', '{1 \\over (x-3)^2}'],
  ],
  [{ of: 'e^(3x)' }, ['3*%e^(3*x)', '3 E^(3x)'], ['3*%e^(2*x)']],
  [
    { of: 'x sqrt(x)' },
    ['3/2 times the square root of x', '1.5 * square root of (x)'],
    ['1/2 times the square root of x', '1.5 * square root of (x + 1)'],
  ],
  [{ of: '4x + 9' }, ['four', 'Four'], ['nine', 'zero']],
  [{ of: '100 - 5t^2', wrt: 't' }, ['-10t (m/s)', '-10t [m/s]'], ['-5t (m/s)']],
  [
    { of: 'x^2', at: { x: 5 } },
    ['[2x]_{x=5} = 10', '(2x)_{x=5} = 10', '10 when x = 5', '10 (slope)'],
    ['[2x]_{x=5} = 5', '5 when x = 5'],
  ],
  [{ of: 'x^2 + y^2 = 9', kind: 'implicit' }, ['minus x over y', 'negative x over y'], ['x over y', 'minus y over x']],
  [
    { of: '|x + 4|', at: { x: -4 } },
    [
      'it has a corner there, so not differentiable',
      '∄',
      "f'(-4) does not exist because |x+4| has a corner",
      'no derivative since the slopes differ',
      'vertical tangent, so DNE',
      'not differentiable at x = -4',
    ],
    ['1', '-1'],
  ],
  [
    { of: '|x| + |y|', kind: 'gradient', at: { x: 0, y: 0 } },
    ['not differentiable at the origin', 'not differentiable at (0, 0)', 'the gradient does not exist at the origin'],
    ['(1, 1)'],
  ],
  [
    { of: '|x|', kind: 'tangent', at: { x: 0 } },
    ['no tangent line', 'there is no tangent line at x = 0', 'the tangent line does not exist'],
    ['y = x'],
  ],
  [
    { of: 'x^2', kind: 'tangent', at: { x: 1 } },
    ['y = 2x - 1'],
    ['no tangent line', 'there is no tangent line at x=1'],
  ],
];

test.each(
  ANSWERS.flatMap(([question, right, wrong]) => [
    ...right.map(answer => [question, answer, 'correct'] as const),
    ...wrong.map(answer => [question, answer, 'wrong'] as const),
  ]),
)('%o: %s is %s', (question, answer, verdict) => {
  expect(verdictOn(question, answer).verdict).toBe(verdict);
});

test.each([
  ['twelve times (3x + 1)^3', 'twelve'],
  ['constant 3', 'constant'],
  ['quarter + 3x', 'quarter'],
])('%s is no product of letters', (answer, word) => {
  expect(verdictOn({ of: '(3x + 1)^4' }, answer)).toMatchObject({
    verdict: 'unreadable',
    complaint: {
      message: `The word ${word} is not understood here: write the answer as a formula, such as 2x cos x.`,
    },
  });
});

test.each([
  ['a b c d x', 'abcd'],
  ['k l m n x^2', '2klmnx'],
])('letters of the question in a row are a product: of %s it is %s', (of, answer) => {
  expect(verdictOn({ of, wrt: 'x' }, answer).verdict).toBe('correct');
});

test.each([
  ['θ', '2theta'],
  ['θ', '2\\theta'],
  ['theta', '2θ'],
])('the variable %s is a letter in every spelling: %s', (wrt, answer) => {
  expect(verdictOn({ of: `${wrt}^2`, wrt }, answer).verdict).toBe('correct');
});

const LIMIT: CheckQuestion = { of: 'x^2 + x', kind: 'first-principles' };

test.each([
  ['limit as h→0 of 2x + 1 + h = 2x + 1', { verdict: 'correct' }],
  ['the limit as h -> 0 of (2x + 1 + h) = 2x + 1', { verdict: 'correct' }],
  ['limit as h→0 of 2x + 1 + h = 2x', { verdict: 'wrong' }],
  ['2x + h + 1', { verdict: 'wrong', hint: 'The limit is still to be taken: let h go to 0 in this.' }],
  ['2x + h', { verdict: 'wrong', hint: expect.stringContaining('There is no h') }],
  [
    'lim_{h->0} (2x + h + 1)',
    {
      verdict: 'unreadable',
      complaint: { message: 'The limit still stands here: write what it comes to, such as 2x.' },
    },
  ],
])('a limit: %s', (answer, verdict) => {
  expect(verdictOn(LIMIT, answer)).toMatchObject(verdict);
});
