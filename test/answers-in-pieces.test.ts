import { describe, expect, test } from 'vitest';
import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { piecesIn } from '../src/marking/reading/pieces.ts';
import { words } from '../src/telling/json.ts';
import { verdictSaid } from '../src/telling/verdict-said.ts';

function verdictOn(question: CheckQuestion, answer: string) {
  const read = check(question, answer);
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

const ODD: CheckQuestion = { of: 'x|x|' };
const RELU: CheckQuestion = { of: 'relu(x - 2)' };
const ABSOLUTE: CheckQuestion = { of: '|x|' };
const BENT: CheckQuestion = { of: '|x^2 - 1|' };
const MAXIMUM: CheckQuestion = { of: 'max(x, y)', wrt: 'x' };
const CIRCLE: CheckQuestion = { of: 'x^2 + y^2 = 25', kind: 'implicit' };

/** Right answers in pieces, and their wrong twins. */
const ANSWERS: readonly (readonly [CheckQuestion, right: readonly string[], wrong: readonly string[]])[] = [
  [
    ODD,
    [
      '2x if x>0, -2x if x<0',
      '2x for x > 0; -2x for x < 0',
      '{2x, x>0; -2x, x<0',
      "y' = { 2x if x ≥ 0, −2x if x < 0 }",
      '\\begin{cases} 2x & x>0 \\\\ -2x & x<0 \\end{cases}',
      "$f'(x) = \\begin{cases} 2x, & \\text{if } x \\geq 0, \\\\ -2x, & \\text{otherwise}. \\end{cases}$",
      '\\left\\{\\begin{array}{ll} 2x & x \\ge 0 \\\\ -2x & x \\lt 0 \\end{array}\\right.',
      '2x (x>0), -2x (x<0)',
      '2x (for x > 0) and -2x (for x < 0)',
      '2x if x>=0 else -2x',
      'x > 0 ? 2x : -2x',
      'if x>0 then 2x else -2x',
      'if x > 0: 2x; if x < 0: -2x',
      "for x>0, y' = 2x; for x<0, y' = -2x",
      'x>0 → 2x, x<0 → -2x',
      '2x if x>0 -2x if x<0',
      '2x if x > 0\n-2x if x < 0',
      '2x for positive x, -2x for negative x',
      '2x if x>0, -2x if x<0, 0 at x=0',
      '2x if x>0, -2x if x<0 (product rule)',
      '2|x| = 2x if x>0, -2x if x<0',
    ],
    [
      '-2x if x>0, 2x if x<0',
      '2x for x>0, 3x for x<0',
      '2x if x>0, 2x otherwise',
      '2x if x>1, -2x if x<0',
      '2x if x>0, -2x if -10<x<0',
      'x > 0 ? -2x : 2x',
      '3|x| = 2x if x>0, -2x if x<0',
      '\\begin{cases} 2x & x<0 \\\\ -2x & x>0 \\end{cases}',
    ],
  ],
  [
    { of: 'R = max(z, 0); S = e^z/(e^z + 1); D = R - S', wrt: 'z' },
    ['1 - S(1 - S) for z>0, -S(1 - S) for z<0', '1 - e^z/(1 + e^z)^2 if z > 0; -S(1 - S) if z < 0'],
    ['1 - S(1 - S) for z<0, -S(1 - S) for z>0', '1 - S for z>0, -S(1 - S) for z<0'],
  ],
  [RELU, ['1 if x>2 else 0', '0 for x<2, 1 for x>2', '1 x>2, 0 x<2'], ['1 if x>0 else 0', '0 if x>2 else 1']],
  [
    { of: '|x - 2|' },
    [
      'piecewise(x>2, 1, -1)',
      'piecewise(1, x>2, -1)',
      "f'(x) = piecewise(x > 2, 1, x < 2, -1)",
      'Piecewise((1, x > 2), (-1, True))',
      'Piecewise[{{1, x > 2}, {-1, x < 2}}]',
      'Piecewise[{{1, x > 2}}, -1]',
      'if(x>2, 1, -1)',
      'IF(x>2;1;-1)',
      'If[x > 2, 1, If[x < 2, -1, 0]]',
      'np.where(x > 2, 1, -1)',
      'cases(1 if x>2, -1 if x<2)',
      '{1, x>2; -1, x<2',
      '{x>2: 1, x<2: -1}',
      '{x>2: 1, -1}',
      'if (x>2) 1 else -1',
      '1 if x>2, -1',
      '\\begin{dcases} 1, & \\text{if } x>2, \\\\ -1, & \\text{if } x<2. \\end{dcases}',
      '\\begin{cases} 1 & x \\in (2,\\infty) \\\\ -1 & x \\in (-\\infty,2) \\end{cases}',
      '1 on (2, ∞), -1 on (-∞, 2)',
      '1 for x ∈ (2, inf); -1 for x ∈ (-inf, 2]',
      '1 if x is greater than 2, -1 if x is less than 2',
    ],
    [
      'piecewise(x>2, -1, 1)',
      'piecewise(-1, x>2, 1)',
      'Piecewise((-1, x > 2), (1, True))',
      'if(x>2, 1, if(x<2, 1, 0))',
      'If[x>2, 1]',
      '-1 on (2, ∞), 1 on (-∞, 2)',
      '1 on (3, ∞), -1 on (-∞, 2)',
      '1 if x is less than 2, -1 if x is greater than 2',
    ],
  ],
  [
    { of: 'relu(x)' },
    [
      '1[x>0]',
      '1(x > 0)',
      "f'(x) = 1_{x>0}",
      '𝟙(x ≥ 0)',
      'I(x>0)',
      '\\mathbb{1}[x > 0]',
      '1 when x positive, 0 when negative',
      '1 on (0, ∞), 0 on (-∞, 0)',
    ],
    ['1[x<0]', '1(x > 1)', 'I(x<0)', '1 (x>0)', '1 when negative, 0 when positive'],
  ],
  [{ of: '1/x' }, ['-1/x^2 on (-∞,0) ∪ (0,∞)', '-1/x^2 for x<0 or x>0'], ['1/x^2 on (-∞,0) ∪ (0,∞)']],
  [
    ABSOLUTE,
    ['1 if x>0; -1 if x<0; undefined at x=0', '1 for x > 0 and -1 for x < 0'],
    ['1 if x>0, 1 if x<0', '1 if x>0; undefined at x=0'],
  ],
  [
    BENT,
    [
      '2x if x>1 or x<-1, -2x if -1<x<1',
      '2x if |x|>1, -2x if |x|<1',
      '2x if x>1 else -2x if x>-1 else 2x',
      '2x if x > 1, -2x if x > -1 and x < 1, 2x otherwise',
    ],
    ['2x if x>1, -2x if -1<x<1', '-2x if x>1 else 2x if x>-1 else -2x'],
  ],
  [MAXIMUM, ['1 if x>y, 0 if x<y', '1 if x>y else 0'], ['0 if x>y, 1 if x<y']],
  [
    { of: 'ln x' },
    ['1/x if x>1, 1/x if 0<x<1', '1/x where x>0 and x<5', '1/x for x>0, undefined for x<=0'],
    ['1/x if x>1, 2/x if 0<x<1'],
  ],
  [{ of: 'sqrt x' }, ['1/(2√x) if x>0, 0 if x<0'], ['1/√x if x>0, 0 if x<0']],
  [{ ...ABSOLUTE, assume: ['x > 0'] }, ['1 if x>0, 5 if x<0'], ['-1 if x>0, -1 if x<0']],
  [{ ...ABSOLUTE, at: { x: -2 } }, ['1 if x>0, -1 if x<0'], ['-1 if x>0, 1 if x<0']],
  [
    CIRCLE,
    ['-x/√(25-x²) if y>0, x/√(25-x²) if y<0'],
    ['x/√(25-x²) if y>0, -x/√(25-x²) if y<0', '-x/√(25-x²) if x>0, x/√(25-x²) if x<0'],
  ],
];

const CASES = ANSWERS.flatMap(([question, right, wrong]) => [
  ...right.map(answer => [question.of, answer, 'correct', question] as const),
  ...wrong.map(answer => [question.of, answer, 'wrong', question] as const),
]);

test.each(CASES)('%s answered by %s is %s', (_, answer, verdict, question) => {
  expect(verdictOn(question, answer).verdict).toBe(verdict);
});

test.each([
  ['-2x if x>0, -2x if x<0', 'Not right. The piece where x>0 is wrong. At x = 1 it comes to −2 and ought to be 2.'],
  [
    '2x if x>0, 5x otherwise',
    'Not right. The piece for all that is left is wrong. At x = −1 it comes to −5 and ought to be 2.',
  ],
])('the wrong piece is named: %s', (answer, said) => {
  expect(
    verdictSaid(verdictOn(ODD, answer))
      .map(said => words(said))
      .join(' '),
  ).toBe(said);
});

test('a place without a piece is named, and lies where none is', () => {
  const [, said = ''] = verdictSaid(verdictOn(ODD, '2x if x>1, -2x if x<0')).map(said => words(said));
  const [, x = ''] = /^No piece says what it is at x = (.+)\.$/.exec(said) ?? [];
  expect(Number(x)).toBeGreaterThan(0);
  expect(Number(x)).toBeLessThan(1);
});

test.each(['2x', '2x, x ≠ 0', '2x for x ≠ 0', '<2x, 3y>', '2x (x ≠ 0)', 'x^2 -> 2x', '2x < 3x', 'if x > 0'])(
  'a value without a condition, or for all but a point, is in no pieces: %s',
  answer => {
    expect(piecesIn(answer)).toBeUndefined();
  },
);

test.each([
  ['|x - 2|', '1 if x > 2.01, -1 if x < 2.01'],
  ['|x - 2|', '1 if x > 1.999, -1 if x < 1.999'],
  ['|x^2 - 4|', '2x if |x| > 2.0001, -2x if |x| < 2.0001'],
])('%s answered by %s is wrong between the bend and the number', (of, answer) => {
  const marked = check({ of }, answer);
  expect(marked.ok && marked.value).toMatchObject({ verdict: 'wrong', hint: expect.stringContaining('The piece') });
});

const saidOn = (question: CheckQuestion, answer: string): string =>
  verdictSaid(verdictOn(question, answer))
    .map(said => words(said))
    .join(' ');

describe('one value with a condition', () => {
  test.each([
    ['x^2', '2x if x>0'],
    ['x^2', '2x, x > 0'],
    ['tan x', 'sec^2 x for -1.5 < x < 1.5'],
    ['ln x', '1/x for x > 1'],
  ])('of %s: %s is right, and it is said that it holds elsewhere too', (of, answer) => {
    expect(verdictOn({ of }, answer)).toMatchObject({ verdict: 'correct', missing: expect.anything() });
    expect(saidOn({ of }, answer)).toMatch(
      /^Right, but stated where .+ alone: it holds elsewhere too, such as at x = /,
    );
  });

  test.each([
    [{ of: 'ln x' }, '1/x for x > 0'],
    [{ of: 'sqrt x' }, '1/(2√x), x > 0'],
    [{ of: 'asin x' }, '1/√(1 - x²) if -1 < x < 1'],
    [{ of: 'e^(a x)', wrt: 'x' }, 'a e^(a x), a > 0'],
    [{ of: 'x^2', assume: ['x > 0'] }, '2x for x > 0'],
    [{ of: 'x^2', at: { x: 3 } }, '6 for x > 0'],
    [{ of: 'x^2' }, '2x for x ≠ 1'],
  ])('of %j: %s leaves nothing out', (question, answer) => {
    expect(saidOn(question, answer)).toBe('Right.');
  });

  test.each([
    ['|x|', '1 for x > 0', 'Not right. It is right where x > 0, and that is not all. No piece says what it is at x = '],
    ['x^2', '2x if x > 0, undefined if x <= 0', 'Not right. There is a derivative at x = '],
    ['x^2', '3x if x > 0', 'Not right. This is the right answer times 3/2'],
  ])('of %s: %s is wrong', (of, answer, said) => {
    expect(saidOn({ of }, answer)).toContain(said);
  });
});

describe('what pieces say at single points', () => {
  test.each([
    ['|x - 2|', '1 if x>=2, -1 if x<=2, 5 if x=2', '1, −1 and 5'],
    ['|x - 2|', '1 if x>=2, -1 if x<=2', '1 and −1'],
    ['|x|', '1 if x>=0, -1 if x<0, 7 if x=0', '1 and 7'],
  ])('of %s: %s contradicts itself', (of, answer, values) => {
    expect(saidOn({ of }, answer)).toMatch(
      new RegExp(`^Right, but contradictory at x = [02]: the pieces that hold there say ${values}\\.$`),
    );
  });

  test.each([
    ['x|x|', '2x if x>=0, -2x if x<=0'],
    ['|x|', '1 if x>0, -1 if x<0, 0 if x=0'],
    ['x^2', '2x if x != 2, 4 if x = 2'],
  ])('of %s: %s does not', (of, answer) => {
    expect(saidOn({ of }, answer)).toBe('Right.');
  });

  test.each([
    ['x^2', '2x if x != 2, 5 if x = 2', 'At x = 2 it comes to 5 and ought to be 4.'],
    ['x|x|', '2x if x>0, -2x if x<0, 7 at x=0', 'At x = 0 it comes to 7 and ought to be 0.'],
  ])('of %s: %s is wrong at one', (of, answer, said) => {
    expect(saidOn({ of }, answer)).toContain(said);
  });
});

test.each(['piecewise(1, -1)', 'piecewise(1, 2, x > 2, -1)', 'if(x > 2, x < 3)'])(
  'of %s it is said what to write instead',
  answer => {
    expect(verdictOn({ of: '|x - 2|' }, answer)).toMatchObject({
      verdict: 'unreadable',
      complaint: { message: expect.stringContaining('such as 1 if x > 2, −1 if x < 2') },
    });
  },
);
