import { describe, expect, test } from 'vitest';
import { agreementWith } from '../src/agreement/agree.ts';
import { needsIn } from '../src/agreement/needs.ts';
import { strictText } from '../src/expression/strict.ts';
import { postorder } from '../src/expression/walk.ts';
import { check } from '../src/marking/check.ts';
import { readExpression } from '../src/reading/expression-reader.ts';

function read(text: string) {
  const reading = readExpression(text, {});
  if (!reading.ok) throw new Error(reading.complaint.message);
  return reading.value.expr;
}

function verdicts(left: string, right: string, domain: 'strict' | undefined, assume: readonly string[] = []) {
  return [check({ expected: left, domain, assume }, right), check({ expected: right, domain, assume }, left)].map(
    marked => (marked.ok ? marked.value.verdict : marked.complaint.message),
  );
}

describe('equal, and real in different places', () => {
  test.each([
    ['sqrt(x - 10^6)^2', 'x - 10^6', 'the edge lies further out than the usual points but one'],
    ['ln(x + 10^7)', 'ln|x + 10^7|', 'the edge lies beyond the usual points'],
    [
      'sqrt((x - 5)^2 (x - 4))',
      'abs(x - 5) sqrt(x - 4) + 0 sqrt(x - 4.5)',
      'beside a single point a stretch is left out',
    ],
    ['sqrt((x - 3)(x - 3.1))', 'sqrt(x - 3) sqrt(x - 3.1)', 'both are real beyond 3.1, one before 3'],
    ['ln((x - 5)^2 - 10^(-8))', 'ln((x - 5)^2 - 10^(-8), e) + 0 sqrt(x - 4)', 'a domain that is cut off at 4'],
    ['sqrt((x - 3)^2 - 10^(-8))^2', '(x - 3)^2 - 10^(-8)', 'a stretch of 0.0002 is left out'],
    ['sqrt((x - 10^9)^2 - 10^(-6))^2', '(x - 10^9)^2 - 10^(-6)', 'a stretch of 0.002 is left out at 10^9'],
    ['sqrt(sin(x) + 0.9999)^2', 'sin(x) + 0.9999', 'stretches of 0.03 about -pi/2 are left out'],
    ['sqrt(x + 10^8) sqrt(x - 10^8)', 'sqrt(x^2 - 10^16)', 'the left part lies beyond -10^8'],
    ['sqrt(x/(x + 10^8))', 'sqrt(x)/sqrt(x + 10^8)', 'the left part lies beyond -10^8'],
    ['((x - 10^7)^(1/4))^4', 'x - 10^7', 'an even root far out'],
    ['cos(arccos(x/10^8))', 'x/10^8', 'an arccosine is real from -10^8 to 10^8'],
    ['tanh(artanh(x/10^9))', 'x/10^9', 'an artanh is real from -10^9 to 10^9'],
    ['ln(ln(x)^2)', '2 ln(ln(x))', 'between 0 and 1 the square alone is real'],
    ['sqrt(y - x - 10^6)^2', 'y - x - 10^6', 'an edge of two variables'],
    ['sqrt(ln(x) + 50)^2', 'ln(x) + 50', 'the edge is at 10^(-22)'],
    ['sqrt(ln(x) + 800)^2', 'ln(x) + 800', 'the edge is nearer to 0 than doubles reach'],
    ['sqrt(ln(x) - 800)^2', 'ln(x) - 800', 'the edge lies beyond doubles, and the root has no value before it'],
    ['0 sqrt(10^400 - x) + x', 'x', 'the edge lies beyond doubles'],
    ['0 ln(1000 - ln|x|) + x', 'x', 'the edges lie beyond doubles'],
    ['0 sqrt(sin(x) + sin(sqrt(2) x) + 1.9999) + x', 'x', 'two waves are that low together far out alone'],
    ['sqrt(0.01 - (x - 4.44)^2)^2', '0.01 - (x - 4.44)^2', 'the root is real in a stretch of 0.2'],
  ])('%s and %s: %s', (left, right) => {
    expect(verdicts(left, right, 'strict')).toEqual(['wrong', 'wrong']);
    expect(verdicts(left, right, undefined)).toEqual(['correct', 'correct']);
  });
});

describe('equal, and real in the same places', () => {
  test.each([
    ['sqrt(3) sqrt(x - 1/3)', 'sqrt(3x - 1)', 'doubles put the edges of the two apart'],
    ['((x - 10^7)^(1/3))^3', 'x - 10^7', 'an odd root takes every number'],
    ['arcosh(x)', 'ln(x + sqrt(x^2 - 1))', 'below -1 the logarithm has no value'],
    ['arcosh(x)', 'ln(x + sqrt(x - 1) sqrt(x + 1))', 'two roots with one edge inside the other'],
    ['arcsin(x - 10^6)', 'pi/2 - arccos(x - 10^6)', 'a narrow domain far out'],
    ['ln((x - 2)^2)', '2 ln|x - 2|', 'a single hole is no difference'],
    ['(x^2 - 9)/(x - 3)', 'x + 3', 'a single hole is no difference'],
    ['ln(ln(x)) + ln(2)', 'ln(2 ln(x))', 'one edge within another'],
    ['sqrt(x^2 + 10^9)', 'sqrt(10^9 + x^2)', 'there is no edge'],
    ['log_x(7)', 'ln(7)/ln(x)', 'the base of a logarithm is positive'],
    ['x^x', 'e^(x ln(x))', 'single points left of 0, where x is whole, are no difference'],
    ['ln(x^y)', 'y ln(x)', 'nor are they with an exponent of its own'],
    ['ln(x) ln(y)', 'ln(x^ln(y))', 'nor where the exponent is a logarithm'],
    ['nthroot(x - 10^9, 4)', '(x - 10^9)^(1/4)', 'a root and a power'],
    ['sqrt((x - 5)^2 (3 - x))', '|x - 5| sqrt(3 - x)', 'the single point 5, at which a square is 0, is no difference'],
    ['sqrt((x - 7)^2/(x^2 - 2500))', '|x - 7|/sqrt(x^2 - 2500)', 'nor is 7 over a root that is not real there'],
    ['((x - 5)^2)^(1/4) (x - 7)^(1/4)', '((x - 5)^2 (x - 7))^(1/4)', 'nor is it under a fourth root'],
    ['sqrt((x - 1)^2 (y - 4))', '|x - 1| sqrt(y - 4)', 'nor is the line x = 1'],
  ])('%s and %s: %s', (left, right) => {
    expect(verdicts(left, right, 'strict')).toEqual(['correct', 'correct']);
  });

  test('as far as is assumed', () => {
    expect(verdicts('sqrt(x - 10^6)^2', 'x - 10^6', 'strict', ['x > 10^6'])).toEqual(['correct', 'correct']);
    expect(verdicts('sqrt(x - 10^6)^2', 'x - 10^6', 'strict', ['x > 999999'])).toEqual(['wrong', 'wrong']);
  });
});

test('the point at which one alone is real is told with the part that is not', () => {
  const found = agreementWith(read('x - 10^7'), undefined, 'edges')(read('sqrt(x - 10^7)^2'));
  const domain = found.kind === 'same' ? found.domain : undefined;
  expect(domain?.undefinedSide).toBe('answer');
  expect(domain?.at.x).toBeLessThan(1e7);
  expect(domain?.lost && strictText(domain.lost.part)).toBe('sqrt(x - 10^7)');
});

test.each([
  ['ln(x - 1) + sqrt(y)', 'x - 1, y'],
  ['arcsin(x/2)', 'x / 2 - (-1), 1 - x / 2'],
  ['arcoth(x)', 'abs(x) - 1'],
  ['arsech(x)', 'x, 1 - x'],
  ['x^(2/3) + x^5 + x^(-1) + cbrt(x) + nthroot(x, 5) + 1/x + tan(x)', ''],
  ['x^(5/2) + (x - 2)^pi + nthroot(x + 1, 4)', 'x, x - 2, x + 1'],
])('where %s is real, these are not negative: %s', (text, needs) => {
  expect(
    needsIn(postorder(read(text)))
      .map(strictText)
      .join(', '),
  ).toBe(needs);
});
