import { describe, expect, test } from 'vitest';
import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import type { Verdict } from '../src/marking/verdict.ts';
import { words } from '../src/telling/json.ts';
import { type Openness, verdictSaid, witnessSentence } from '../src/telling/verdict-said.ts';
import { verdictText } from '../src/telling/verdict-text.ts';
import { commandLine } from './command-line.ts';

function marked(question: CheckQuestion, answer: string): Verdict {
  const read = check(question, answer);
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

const said = (verdict: Verdict, openness: Openness): string =>
  verdictSaid(verdict, openness)
    .map(sentence => words(sentence))
    .join(' ');

const SQUARE = { of: '(2x + 2)^2' } as const;
const LOG = { expected: 'ln x' } as const;
const SLOPE = { of: 'sin x', at: { x: 1 }, rounding: 2 } as const;

describe('what a teacher says, whole', () => {
  test.each<[CheckQuestion, string, string]>([
    [{ of: 'x^3' }, '3x^2', 'Right.'],
    [SQUARE, '8x + 8', 'Right.'],
    [{ ...SQUARE, form: 'factored' }, '8x + 8', 'Right, but not fully factored: 8x + 8 has the factor 8.'],
    [{ ...SQUARE, form: 'expanded' }, '4(2x + 2)', 'Right, but not expanded: the bracket 2x + 2 is still multiplied.'],
    [{ of: '5x^2 / 2', form: 'simplified' }, '2x + 3x', 'Right, but not simplified: 2x + 3x can be written 5x.'],
    [
      LOG,
      'ln|x|',
      'Right where both are real. At x = −1 your answer has a real value and what was expected has none: ln(x) needs x > 0.',
    ],
    [
      { ...LOG, domain: 'strict' },
      'ln|x|',
      'Not right. The values are right, but it is not real in the same places. At x = −1 your answer has a real value and what was expected has none: ln(x) needs x > 0.',
    ],
    [SLOPE, '0.54', 'Right.'],
    [SLOPE, '0.5', 'Not right. It comes to 0.5 and ought to be 0.540302.'],
    [
      { of: 'x^3 + x', at: { x: 2 } },
      '-13',
      'Not right. This is right but for its sign. It comes to −13 and ought to be 13.',
    ],
    [
      { of: 'x^2 + y^2 = 25', kind: 'implicit', order: 2 },
      '25/y^3',
      'Not right. This is right but for its sign. At x = −1.366, y = −4.809786 it comes to −0.224679 and ought to be 0.224679.',
    ],
    [SLOPE, 'cos x', 'Not right. The derivative is right; its value at x = 1 is asked for.'],
    [{ expected: 'x + 1' }, 'x + 3', 'Not right. At x = 1 it comes to 4 and ought to be 2.'],
    [
      { of: 'sin x', at: { x: 1 } },
      '0.54',
      'Not right. This is rounded, and the exact value is asked for. It comes to 0.54 and ought to be 0.540302.',
    ],
    [
      { of: 'sin x', at: { x: 1 } },
      '0.5403023058681398',
      'Not right. This is rounded, and the exact value is asked for. It is off by 8.26e−17, which the first digits do not show.',
    ],
    [{ of: 'x^3', at: { x: 2 } }, '3x^2 = 3*2^2 = 12', 'Right.'],
    [{ of: 'x^3', at: { x: 2 } }, '3x^2 = 13', 'Not right. It comes to 13 and ought to be 12.'],
    [
      { of: 'x^2 y', kind: 'gradient' },
      '(2 x y, y^2 x)',
      'Not right: entry 2. At x = 1, y = 2 it comes to 4 and ought to be 1.',
    ],
    [
      { of: 'x^2 + 3x y', kind: 'gradient' },
      '(2x + 3, 3)',
      'Not right: entries 1 and 2. In entry 1: y has no x in it, so in 3xy it is a constant factor: it stays. At x = 1, y = 2 it comes to 5 and ought to be 8. In entry 2: x has no y in it, so in 3xy it is a constant factor: it stays.',
    ],
    [{ of: 'x^2' }, '2 x a', 'Not right. There is no a in what was given: its only letter is x.'],
    [
      { of: 'x^2 y', kind: 'hessian' },
      '[[2y, 2x], [2x, 1]]',
      'Not right: row 2, column 2. It comes to 1 and ought to be 0.',
    ],
    [
      { of: 'x^2 y', kind: 'gradient' },
      '2 x y',
      'Not right. Asked for is a list of 2 entries, and this is one expression.',
    ],
    [{ of: 'x^2' }, '2x + 10^(-70)', 'Not right. At x = 2 it is off by 1e−70, which the first digits do not show.'],
    [
      { of: 'x^2' },
      '2 *',
      'This cannot be read. Something is missing after *: write what belongs there, or leave out the *.',
    ],
  ])('%j answered %s', (question, answer, sentences) => {
    expect(said(marked(question, answer), 'everything')).toBe(sentences);
  });

  test('of a named mistake: the feedback, then both values at a point', () => {
    const verdict = marked({ of: 'x^2 sin x' }, '2x cos x');
    expect(said(verdict, 'everything')).toMatch(
      /^Not right\. You multiplied the derivatives\..* At x = 1 it comes to 1\.080605 and ought to be 2\.223244\.$/,
    );
  });

  test('values that six decimals do not tell apart are told in full', () => {
    expect(said(marked({ expected: '1/3' }, '0.33333333'), 'everything')).toBe(
      'Not right. It comes to 0.33333333 and ought to be 0.3333333333333333.',
    );
  });

  test.each([
    [5.000000000000001, -2, 'At x = 1 it comes to 5 and ought to be −2.'],
    [-0.25, -1.3660254, 'At x = 1 it comes to −0.25 and ought to be −1.366025.'],
    [-0.28400000001, -0.28400000002, 'At x = 1 it comes to −0.28400000001 and ought to be −0.28400000002.'],
  ])('%d for %d: %s', (answer, expected, sentence) => {
    expect(witnessSentence({ at: { x: 1 }, answer, expected })).toBe(sentence);
  });

  test('what could not be decided says why', () => {
    const verdict: Verdict = {
      ...marked({ of: 'x' }, '1'),
      verdict: 'undecided',
      why: 'They have no point in common.',
      answer: { kind: 'number', digits: '1' },
      notes: [],
    };
    expect(said(verdict, 'everything')).toBe('This could not be decided: They have no point in common.');
  });
});

describe('hints do not give the answer away', () => {
  test.each<[CheckQuestion, string, string]>([
    [{ of: 'x^3' }, '3x^2', 'Right.'],
    [{ ...SQUARE, form: 'factored' }, '8x + 8', 'Right, but not fully factored.'],
    [{ of: '5x^2 / 2', form: 'simplified' }, '2x + 3x', 'Right, but not simplified.'],
    [SLOPE, '0.5', 'Not right. Work it out again, one step a line.'],
    [
      { expected: 'x + 1' },
      'x + 3',
      'Not right. No common mistake gives this. At x = 1 it comes to 4, and that is not the value there.',
    ],
    [
      { of: 'x^2 y', kind: 'gradient' },
      '2 x y',
      'Not right. Asked for is a list of 2 entries, and this is one expression.',
    ],
    [
      { of: 'x^3 + x', at: { x: 2 } },
      '-13',
      'Not right. Go through the signs again. Work it out again, one step a line.',
    ],
    [{ of: 'x^3 + x' }, '3x^2 + 1 + C', 'Not right. There is no C in what was given: its only letter is x.'],
  ])('%j answered %s', (question, answer, sentences) => {
    expect(said(marked(question, answer), 'hints')).toBe(sentences);
  });

  /** What is said of x³ sin(x) where no mistake fits, and nothing else but the student's own value. */
  test.each([
    ['-3x^2 sin x - x^3 cos x', 'Go through the signs again.'],
    ['5(3x^2 sin x + x^3 cos x)', 'A constant factor is wrong.'],
    ['3x^2 sin x + x^3 cos x - 2', 'A constant term is wrong.'],
    ['x^3 sin x', 'This is the function itself: it has not been differentiated.'],
    ['6x sin x + 6x^2 cos x - x^3 sin x', 'This has been differentiated once more than was asked.'],
  ])('%s: %s', (answer, hint) => {
    const [first, second, own, ...others] = verdictSaid(marked({ of: 'x^3 sin x' }, answer), 'hints').map(sentence =>
      words(sentence),
    );
    expect([first, second, others]).toEqual(['Not right.', hint, []]);
    expect(own).toMatch(/^At x = 1 it comes to [−0-9.]+, and that is not the value there\.$/);
  });

  test('of a named mistake: its clue alone', () => {
    const verdict = marked({ of: 'x^2 sin x' }, '2x cos x');
    const [mistake] = verdict.verdict === 'wrong' ? verdict.mistakes : [];
    expect(said(verdict, 'hints')).toBe(`Not right. ${mistake?.clue}`);
    expect(mistake?.clue).toMatch(/\?$/);
    expect(mistake?.clue).not.toContain('2x');
  });
});

describe('written for people', () => {
  const everything = (answer: string) => ({ answer, openness: 'everything' }) as const;

  test('the culprit of what cannot be read is underlined', () => {
    const answer = 'sin(x) + * 2';
    expect(
      verdictText(marked({ of: 'x' }, answer), everything(answer))
        .split('\n')
        .slice(1),
    ).toEqual(['sin(x) + * 2', '         ^']);
  });

  test.each([
    ['text', 'Read as 8x + 8\nRight, but not fully factored: 8x + 8 has the factor 8.'],
    ['markdown', 'Read as $8x + 8$\n\nRight, but not fully factored: $8x + 8$ has the factor $8$.'],
    ['latex', 'Read as $8x + 8$\n\nRight, but not fully factored: $8x + 8$ has the factor $8$.'],
  ] as const)('as %s', (format, expected) => {
    const verdict = marked({ ...SQUARE, form: 'factored' }, '8x + 8');
    expect(verdictText(verdict, everything('8x + 8'), format)).toBe(expected);
  });

  test('what was typed is no markup', () => {
    const verdict = marked({ of: 'x^2 yhat', kind: 'gradient' }, '[2x yhat, x^2]');
    expect(verdictText(verdict, everything(''), 'text')).toBe('Read as (2xŷ, x²)\nRight.');
  });
});

describe('gradwork check', () => {
  async function run(...args: readonly string[]) {
    const { status, out } = await commandLine(['check', ...args]);
    return { status, out };
  }

  test.each([
    [['--of', 'x^2', '2x'], 0, 'Read as 2x\nRight.'],
    [
      ['--of', 'sin x', '--at', 'x=0', '--rounding', '1', '0.9'],
      1,
      'Read as 0.9\nNot right. It comes to 0.9 and ought to be 1.',
    ],
    [['--of', 'x^4', '--order', '2', '12x^2'], 0, 'Read as 12x²\nRight.'],
    [['--of', 'x^2', '2x or x + x'], 0, 'Read as 2x or x + x\nRight.'],
    [['--of', 'x^2', "y' = 2x = x + x"], 0, 'Read as 2x = x + x\nRight.'],
    [['--of', 'y^2 = x', '--kind', 'implicit', '±1/(2√x)'], 0, 'Read as 1/(2√x) or −1/(2√x)\nRight.'],
    [['--of', 'x|x|', '2x if x > 0, -2x otherwise'], 0, 'Read as 2x where x > 0, −2x otherwise\nRight.'],
    [
      ['--of', 'x|x|', '2|x| = 2x if x > 0, 3x if x < 0'],
      1,
      'Read as 2 |x| = 2x where x > 0, 3x where x < 0\n' +
        'Not right. The piece where x < 0 is wrong. At x = −1 it comes to −3 and ought to be 2.',
    ],
    [
      ['--of', 'x^2', 'd/dx(x^3) = 2x'],
      0,
      'Read as 2x\nRight. On the left stands the derivative of x³; asked was that of x².',
    ],
  ])('%j', async (args, status, out) => {
    expect(await run(...args)).toEqual({ status, out });
  });

  test('--format json prints what the API answers, with what a teacher says', async () => {
    const { out } = await run('--of', 'x^2', '2x', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ verdict: 'correct', read: '2 * x', said: 'Right.' });
  });

  test('says last how many rules are right, and not among hints', async () => {
    const chainForgotten = ['--of', 'x^2 sin(3x)', '2x sin(3x) + x^2 cos(3x)'];
    expect((await run(...chainForgotten)).out).toMatch(/ 3 of 4 rules are right\.$/);
    expect((await run(...chainForgotten, '--hints')).out).not.toContain('rules');
  });

  test('brackets that were left out cost no rule', async () => {
    expect((await run('--of', 'sin(x)/x', 'x cos x - sin x/x^2')).out).toBe(
      [
        'Read as x cos(x) − sin(x)/x²',
        'Not right. As typed this is x cos(x) − sin(x)/x². Brackets round x cos(x) − sin(x) would make it right. At x = 2 it comes to −1.059618 and ought to be −0.435398. 2 of 2 rules are right.',
      ].join('\n'),
    );
  });

  test('--hints says where to look', async () => {
    expect((await run('--of', 'x^2 sin x', '2x cos x', '--hints')).out).not.toContain('ought to be');
  });
});
