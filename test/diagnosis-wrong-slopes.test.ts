import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { marker } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import type { Verdict } from '../src/marking/verdict.ts';
import { words } from '../src/telling/json.ts';
import { verdictSaid } from '../src/telling/verdict-said.ts';

/** A line of the file. */
interface Row {
  readonly asked: string;
  readonly of: string;
  readonly answer: string;
  readonly accepted: readonly string[];
}

const ROWS: readonly Row[] = readFileSync(new URL('cases/wrong-slopes.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => {
    const [asked = '', of = '', answer = '', ids = ''] = line.split(' | ').map(part => part.trim());
    return { asked, of, answer, accepted: ids.split(' ') };
  });

const KINDS = ['tangent', 'implicit', 'parametric', 'gradient', 'jacobian', 'directional'] as const;

const numberBehind = (word: string, asked: string): number | undefined => {
  const [, digits] = new RegExp(`${word}[ =](-?[\\d.]+)`).exec(asked) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

function questionOf({ asked, of }: Row): CheckQuestion {
  const kind = KINDS.find(each => asked.startsWith(each));
  const x = numberBehind('x', asked);
  return {
    of,
    kind,
    wrt: kind === 'parametric' ? 't' : kind === undefined || kind === 'tangent' ? 'x' : undefined,
    at: x === undefined ? undefined : { x },
    rounding: numberBehind('round', asked),
    order: numberBehind('order', asked),
    along: kind === 'directional' ? asked.replace(kind, '') : undefined,
  };
}

function verdictOn(question: CheckQuestion, answer: string): Verdict {
  const mark = marker(question);
  if (!mark.ok) throw new Error(`${question.of}: ${mark.complaint.message}`);
  return mark.value(answer);
}

const idsIn = (verdict: Verdict): readonly string[] =>
  verdict.verdict === 'wrong' ? verdict.mistakes.map(({ id }) => id) : [];

const said = (question: CheckQuestion, answer: string): string =>
  verdictSaid(verdictOn(question, answer))
    .map(sentence => words(sentence))
    .join(' ');

describe('the mistake that was made is named first', () => {
  test.each(ROWS.map(row => [row.asked, row.of, row.answer, row] as const))('%s: %s answered %s', (_, __, ___, row) => {
    const verdict = verdictOn(questionOf(row), row.answer);
    expect(verdict.verdict).toBe('wrong');
    expect(row.accepted).toContain(idsIn(verdict)[0]);
  });
});

describe('a formula that can be read in two ways', () => {
  test('is told of as it was meant, where it was meant wrongly', () => {
    expect(said({ of: 'ln(8x)', wrt: 'x' }, '1/8x')).toMatch(
      /^Not right\. If you meant 1\/\(8x\): The chain rule has one factor more here:/,
    );
  });

  test.each([
    ['x^4', '4x3', 'Typed 4x^3 it is right.'],
    ['e^(2x)', '2e^2x', 'Brackets round 2x would make it right.'],
  ])(
    'is wrong as it stands, and told how to be typed, where it was meant rightly: %s answered %s',
    (of, answer, typed) => {
      const verdict = verdictOn({ of, wrt: 'x' }, answer);
      expect(verdict.verdict).toBe('wrong');
      expect(idsIn(verdict)).toEqual(['W01']);
      expect(said({ of, wrt: 'x' }, answer)).toContain(typed);
    },
  );

  test.each([
    ['e^(2x)', 'e^3x + 1'],
    ['ln(5x)', '1/7x'],
  ])('is told nothing of where neither reading shows a mistake: %s answered %s', (of, answer) => {
    expect(idsIn(verdictOn({ of, wrt: 'x' }, answer))).toEqual([]);
  });
});

describe('several wrong parts', () => {
  test('each entry of a list has its own mistake told, up to three', () => {
    const text = said(
      { of: 'sin(3x) + y^3 + cos(z) + w^2', wrt: 'x, y, z, w', kind: 'gradient' },
      '(cos(3x), y^2, sin(z), w)',
    );
    expect(text).toContain('In entry 1: The chain rule has one factor more here');
    expect(text).toContain('In entry 2: The exponent of y³ is lowered correctly');
    expect(text).toContain('In entry 3: Cosine falls');
    expect(text).not.toContain('In entry 4:');
  });

  test('a piece is told of by the form that the function has there', () => {
    expect(said({ of: 'abs(x^5)', wrt: 'x' }, '5x^4 if x > 0, -x^4 if x < 0')).toContain(
      'The piece where x < 0 is wrong. The exponent of x⁵ is lowered correctly',
    );
  });

  test('the slope of y that was forgotten is told once', () => {
    expect(idsIn(verdictOn({ of: 'x^2 + y^2 = 25*y', kind: 'implicit' }, '(2x + 2y)/25'))).toEqual(['H04']);
  });
});

describe('a wrong tangent in which no mistake is named', () => {
  test.each([
    ['sin(x)', 1, 'y = 0.54x + 0.30', 'The line is rounded, and the exact one is asked for.'],
    ['x^2', 1, 'y = -2x + 3', 'It goes through the right point of the curve, and its slope is right but for its sign.'],
    [
      'x^2',
      1,
      'y = 7x + 11',
      'It has neither the slope of the curve there, nor does it go through the point of the curve.',
    ],
    ['x^2', 1, 'y = x^2 + x', 'A tangent is a line: a number times the variable, and a number added. This is not one.'],
  ])('%s at %d answered %s: %s', (of, x, answer, hint) => {
    expect(said({ of, wrt: 'x', kind: 'tangent', at: { x } }, answer)).toContain(hint);
  });
});
