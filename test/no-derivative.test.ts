import { describe, expect, test } from 'vitest';
import { slopeThere } from '../src/kinds/slope-there.ts';
import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { words } from '../src/telling/json.ts';
import { verdictSaid } from '../src/telling/verdict-said.ts';

const marked = (of: string, x: number, answer: string, order = 1) =>
  markedAs({ of, wrt: 'x', at: { x }, order }, answer);

function markedAs(question: CheckQuestion, answer: string) {
  const verdict = check(question, answer);
  if (!verdict.ok) throw new Error(verdict.complaint.message);
  return {
    verdict: verdict.value.verdict,
    said: verdictSaid(verdict.value)
      .map(sentence => words(sentence))
      .join(' '),
  };
}

test.each<[string, number, string]>([
  ['|x|', 0, 'kink'],
  ['|x - 1000|', 1000, 'kink'],
  ['|x|/1000', 0, 'kink'],
  ['10^6 x^2 + |x|', 0, 'kink'],
  ['sqrt(x^2)', 0, 'kink'],
  ['sgn x', 0, 'jump'],
  ['cbrt(x)', 0, 'steep'],
  ['x^(1/9)', 0, 'steep'],
  ['sqrt x', 0, 'steep'],
  ['arcsin x', 1, 'steep'],
  ['1/x^2', 0, 'pole'],
  ['tan x', Math.PI / 2, 'pole'],
  ['1/sin^2 x', Math.PI, 'pole'],
  ['1/(x + 10^(-6))', 0, 'smooth'],
  ['x/x', 0, 'hole'],
  ['(x^2 - 9)/(x - 3)', 3, 'hole'],
  ['ln x', -1, 'unreal'],
  ['x^(3/2)', 0, 'end'],
  ['x|x|', 0, 'smooth'],
  ['10^6 x^2', 0, 'smooth'],
  ['x^(4/3)', 0, 'smooth'],
  ['sin(1000x)', 0.3, 'smooth'],
  ['sin^2 x + cos^2 x', 0.4, 'smooth'],
  ['e^x', 1000, 'unknown'],
  ['e^x/(1 + e^x)', 1000, 'unknown'],
])('%s has at %d: %s', (f, x, kind) => {
  const read = readExpression(f);
  expect(read.ok && slopeThere(read.value.expr, 'x', { x }).kind).toBe(kind);
});

describe('where there is no derivative, to say so is right', () => {
  const words = [
    ...['DNE', 'undefined', 'does not exist', 'not differentiable', 'no derivative', 'n/a', 'DNE (corner)'],
    ...[
      "f'(0) does not exist",
      "f'(0) = undefined",
      'there is no derivative at x = 0',
      'f is not differentiable there',
    ],
  ];
  test.each<[string, number]>([
    ['|x|', 0],
    ['|x - 3|', 3],
    ['relu(x)', 0],
    ['max(x, 2x)', 0],
    ['sqrt(x^2)', 0],
    ['1/x', 0],
    ['x^(1/3)', 0],
    ['ln x', -1],
  ])('%s at %d', (of, x) => {
    expect(words.map(answer => marked(of, x, answer).verdict)).toEqual(words.map(() => 'correct'));
  });

  test.each<[string, number, string, string]>([
    ['x^2', 1, 'DNE', 'wrong'],
    ['x|x|', 0, 'not differentiable', 'wrong'],
    ['x^(4/3)', 0, 'undefined', 'wrong'],
    ['x^2', 1, 'n/a', 'unreadable'],
    ['x^(3/2)', 0, 'DNE', 'undecided'],
    ['e^x', 1000, 'DNE', 'undecided'],
    ['x^(1/3)', 0, 'infinity', 'correct'],
    ['x^(1/3)', 0, '-infinity', 'wrong'],
    ['|x|', 0, 'infinity', 'wrong'],
    ['ln x', -1, 'infinity', 'wrong'],
    ['x^2', 1, 'there is no derivative at x = 1', 'wrong'],
    ['tan x', Math.PI / 2, 'DNE', 'correct'],
    ['|x|', 0, '1 if x > 0, -1 if x < 0', 'wrong'],
  ])('%s at %d: %s is %s', (of, x, answer, verdict) => {
    expect(marked(of, x, answer).verdict).toBe(verdict);
  });
});

test('a second derivative may be missing where the first is there', () => {
  expect(marked('x|x|', 0, 'DNE', 2).verdict).toBe('correct');
  expect(marked('x|x|', 0, '2', 2).verdict).toBe('wrong');
  expect(marked('x^2|x|', 0, 'DNE', 2).verdict).toBe('wrong');
});

test.each<[string, number, string, string, string]>([
  ['|x|', 0, '0', 'correct', 'has no derivative at x = 0: its slope is −1 to the left and 1 to the right of it'],
  ['relu(x)', 0, '0', 'correct', 'Where a number is taken all the same, it is 0.'],
  ['|x|', 0, '1', 'wrong', '|x| has no derivative at x = 0'],
  ['|x|', 0, '1 or -1', 'wrong', '|x| has no derivative at x = 0'],
  ['|x|', 0, '1, -1', 'unreadable', ''],
  ['|x - 3|', 3, '1', 'wrong', '|x − 3| has no derivative at x = 3'],
  ['max(x, 2x)', 0, '1.5', 'wrong', 'its slope is 1 to the left and 2 to the right of it'],
  ['sqrt(x^2)', 0, '0', 'wrong', '√(x²) has no derivative at x = 0'],
  ['1/x', 0, '0', 'wrong', '1/x has no derivative at x = 0: it has no value there.'],
  ['x^(1/3)', 0, '0', 'wrong', 'its slope grows without bound there'],
  ['ln x', -1, '-1', 'wrong', 'ln(x) has no derivative at x = −1: it is not real there.'],
  ['x/x', 0, '0', 'correct', 'x/x has no derivative at x = 0: it has no value there.'],
  ['x^(3/2)', 0, '0', 'correct', 'real on one side of this point only'],
  ['x^(3/2)', 0, '1', 'wrong', ''],
])('%s at %d: %s is %s: %s', (of, x, answer, verdict, part) => {
  const found = marked(of, x, answer);
  expect(found.verdict).toBe(verdict);
  expect(found.said).toContain(part);
});

describe('where there is no tangent, to say so is right, and no line is', () => {
  test.each<[string, number, string, string, string]>([
    ['|x - 2|', 2, 'there is no tangent', 'correct', ''],
    ['|x - 2|', 2, 'does not exist', 'correct', ''],
    ['|x - 2|', 2, 'y = 0', 'wrong', '|x − 2| has no tangent at x = 2: its slope is −1 to the left'],
    ['|x - 2|', 2, 'y = x - 2', 'wrong', '|x − 2| has no tangent at x = 2'],
    ['|x| + x', 0, 'y = x', 'wrong', '|x| + x has no tangent at x = 0'],
    ['|x - 2|', 3, 'y = x - 2', 'correct', ''],
    ['|x - 2|', 3, 'there is no tangent', 'wrong', ''],
    ['x|x|', 0, 'y = 0', 'correct', ''],
    ['x^(3/2)', 0, 'y = 0', 'correct', ''],
  ])('%s at %d: %s is %s: %s', (of, x, answer, verdict, part) => {
    const found = markedAs({ of, kind: 'tangent', at: { x } }, answer);
    expect(found.verdict).toBe(verdict);
    expect(found.said).toContain(part);
  });
});

describe('where an entry of a gradient is missing', () => {
  const MISSING = '|x| + 3y has no derivative with respect to x at x = 0, y = 1: its slope is −1 to the left';
  test.each<[string, Record<string, number>, string, string, string]>([
    ['|x| + 3y', { x: 0, y: 1 }, 'does not exist', 'correct', ''],
    ['|x| + 3y', { x: 0, y: 1 }, '(0, 3)', 'correct', `Right. ${MISSING}`],
    ['|x| + 3y', { x: 0, y: 1 }, '(0, 2)', 'wrong', MISSING],
    ['|x| + 3y', { x: 2, y: 1 }, '(1, 3)', 'correct', ''],
    ['|x| + 3y', { x: 2, y: 1 }, 'does not exist', 'wrong', ''],
    ['3x + |y|', { x: 1, y: 0 }, '(3, 0)', 'correct', 'no derivative with respect to y at x = 1, y = 0'],
    ['sqrt(x^2 + y^2)', { x: 0, y: 0 }, 'undefined', 'correct', ''],
    ['sqrt(x^2 + y^2)', { x: 0, y: 0 }, '(0, 0)', 'wrong', 'has no derivative with respect to x'],
    ['sqrt(x^2 + y^2)', { x: 3, y: 4 }, '(3/5, 4/5)', 'correct', ''],
  ])('%s at %j: %s is %s: %s', (of, at, answer, verdict, part) => {
    const found = markedAs({ of, kind: 'gradient', at }, answer);
    expect(found.verdict).toBe(verdict);
    expect(found.said).toContain(part);
  });
});
