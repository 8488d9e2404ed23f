import { expect, test } from 'vitest';
import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { words } from '../src/telling/json.ts';
import { verdictJson } from '../src/telling/verdict-json.ts';
import { verdictSaid } from '../src/telling/verdict-said.ts';

function verdictOn(of: string, answer: string, more: CheckQuestion = {}) {
  const read = check({ of, kind: 'implicit', ...more }, answer);
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

const saidOn = (of: string, answer: string, more: CheckQuestion = {}): string =>
  verdictSaid(verdictOn(of, answer, more))
    .map(said => words(said))
    .join(' ');

test.each([
  ['sin y = x', '1/√(1-x^2)', 'cos(y) > 0'],
  ['sin y = x', '1/cos(asin x)', 'cos(y) > 0'],
  ['sin y = x', '1/√(1-x^2), |x| < 1', 'cos(y) > 0'],
  ['sin y = x', '1/cos y = 1/√(1-x²)', 'cos(y) > 0'],
  ['cos y = x', '-1/√(1-x²)', 'sin(y) > 0'],
  ['y^2 = x', '1/(2√x)', 'y > 0'],
  ['y^2 = x', 'y1 = 1/(2√x)', 'y > 0'],
  ['(y - 3)^2 = x', '1/(2√x)', 'y − 3 > 0'],
  ['y^2 + x y = 1', '-1/2 + x/(2√(x^2 + 4))', 'y > 0'],
  ['x^2 + y^2 = 25', '-x/√(25-x²)', 'y > 0'],
  ['x^2 + y^2 = r^2', '-x/√(r²-x²)', 'y > 0'],
])('of %s: %s is right, and its branch is told', (of, answer, where) => {
  expect(verdictOn(of, answer).verdict).toBe('correct');
  expect(saidOn(of, answer)).toBe(
    `Right on the branch of the curve where ${where}. The other branches have another slope.`,
  );
});

test('the second derivative has branches, too', () => {
  expect(saidOn('x^2 + y^2 = 25', '-25/(25-x²)^(3/2)', { order: 2 })).toContain('where y > 0.');
});

test.each([
  ['sin y = x', '-1/√(1-x²)', 'cos(y) < 0'],
  ['cos y = x', '1/√(1-x²)', 'sin(y) < 0'],
  ['y^2 = x', '-1/(2√x)', 'y < 0'],
  ['(y - 3)^2 = x', '-1/(2√x)', 'y − 3 < 0'],
  ['y^2 + x y = 1', '-1/2 - x/(2√(x^2 + 4))', 'y < 0'],
  ['x^2 + y^2 = 25', 'x/√(25-x²)', 'y < 0'],
])('of %s: %s is right on the branch that is not meant where nothing is said', (of, answer, where) => {
  expect(verdictOn(of, answer).verdict).toBe('undecided');
  expect(saidOn(of, answer)).toContain(`the branch where ${where} alone`);
});

test.each([
  ['sin y = x', '1/√(1-x²) if cos y > 0'],
  ['sin y = x', '-1/√(1-x²) if cos y < 0'],
  ['y^2 = x', '-1/(2√x), y < 0'],
  ['x^2 + y^2 = 25', 'x/√(25-x²) for y < 0'],
  ['sin y = x', '±1/√(1-x²)'],
])('of %s: %s is right', (of, answer) => {
  expect(saidOn(of, answer)).toBe('Right.');
});

test.each([
  ['sin y = x', '1/√(1-x²) + 1e-9'],
  ['sin y = x', '1/√(1-x)'],
  ['sin y = x', 'x/√(1-x²)'],
  ['sin y = x', '1/√(1-x²) if cos y < 0'],
  ['y^2 = x', '-1/(2√x), y > 0'],
  ['y^2 = x', '1/√x'],
  ['y^2 = x', '1/(2√x), 1/(2√x)'],
  ['y^2 = x', '1/(2√x) = -1/(2√x)'],
  ['x^2 + y^2 = 25', '-|x|/√(25-x²)'],
  ['x^2 + y^2 = 25', '-x/√(24-x²)'],
  ['x^2 + y^2 = 25', 'f(x) or x/y'],
  ['x^3 + y^3 = 6 x y', '-1'],
])('of %s: %s is wrong', (of, answer) => {
  expect(verdictOn(of, answer).verdict).toBe('wrong');
});

test('where the domain counts, one branch is not enough', () => {
  expect(verdictOn('sin y = x', '1/√(1-x²)', { domain: 'strict' }).verdict).toBe('wrong');
});

test('other programs read the branch as the domain', () => {
  expect(verdictJson(verdictOn('y^2 = x', '1/(2√x)'))).toMatchObject({
    verdict: 'correct',
    domain: 'It is right where y > 0.',
  });
});

const ARC: CheckQuestion = { of: 'x = 2 cos t; y = 2 sin t', kind: 'parametric', wrt: 't' };
const CUSP: CheckQuestion = { of: 'x = t^2; y = t^5', kind: 'parametric', wrt: 't' };

test.each([
  [ARC, '-x/√(4 - x²)', 'Right on the branch of the curve where y > 0. The other branches have another slope.'],
  [ARC, '-√(4 - y²)/y', 'Right on the branch of the curve where x > 0. The other branches have another slope.'],
  [ARC, '±x/√(4 - x²)', 'Right.'],
  [ARC, '-x/y', 'Right.'],
  [CUSP, '5/2 x^(3/2)', 'Right on the branch of the curve where y > 0. The other branches have another slope.'],
  [CUSP, '±(5/2) x^(3/2)', 'Right.'],
  [ARC, 'x/√(4 - x²)', 'the branch where y < 0 alone'],
  [ARC, '-x/√(4 + x²)', 'Not right.'],
  [ARC, '±x/√(4 - x²) + 1', 'Not right.'],
  [ARC, '±cot t', 'Not right.'],
  [{ ...ARC, domain: 'strict' } as const, '-x/√(4 - x²)', 'Not right.'],
])('of a curve by a parameter %o: %s', (question, answer, said) => {
  expect(saidOn(question.of ?? '', answer, question)).toContain(said);
});
