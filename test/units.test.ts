import { describe, expect, test } from 'vitest';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { saidOf } from './said-of.ts';

/** x² has the slope 3 there. */
const AT_POINT: CheckQuestion = { of: 'x^2', at: { x: 1.5 } };

describe('a unit behind a number is not judged, and that is said', () => {
  test.each([
    ['3 m/s', 'm/s'],
    ['3m/s', 'm/s'],
    ['3 m', 'm'],
    ['3 cm', 'cm'],
    ['3cm.', 'cm'],
    ['3 m s^-1', 'm s^-1'],
    ['3 m/s²', 'm/s²'],
    ['3\\,\\text{m/s}', 'm/s'],
    ["f'(1.5) = 3 m/s", 'm/s'],
    ['3 metres per second', 'metres per second'],
    ['3 units', 'units'],
    ['6/2 dollars per unit', 'dollars per unit'],
  ])('%s', (answer, unit) => {
    expect(saidOf(AT_POINT, answer)).toBe(`Right. No unit is asked for: what stands before “${unit}” is judged.`);
  });

  test('the number is', () => {
    expect(saidOf(AT_POINT, '5 cm')).toBe(
      'Not right. It comes to 5 and ought to be 3. No unit is asked for: what stands before “cm” is judged.',
    );
  });

  test('a formula may have a unit of more than a letter', () => {
    expect(saidOf({ of: '3t^2' }, '6t m/s')).toMatch(/^Right\. No unit/);
    expect(saidOf({ of: '3t^2' }, '6t m')).toMatch(/^Not right\. There is no m/);
  });
});

describe('letters are letters', () => {
  test.each([
    [{ of: '3m', wrt: 'm' }, '3m'],
    [{ of: '3m', wrt: 'm' }, '3 m'],
    [{ of: '3m', wrt: 'm' }, '3 m/s'],
    [{ of: '3 s + m', wrt: 's' }, '3 s'],
    [{ of: 'c m x', wrt: 'x', at: { x: 3, c: 1, m: 1 } }, '1 cm^2 + 1'],
    [AT_POINT, '3m'],
    [AT_POINT, 'm/s'],
    [AT_POINT, '3 degrees'],
  ])('%j is not answered by %s', (question, answer) => {
    expect(saidOf(question, answer)).toMatch(/^Not right\./);
  });

  test.each([
    [{ of: 'm x^2', wrt: 'x' }, '2x m'],
    [{ of: 'c m x', wrt: 'x' }, '1 cm'],
    [{ of: 'm x', wrt: 'x' }, '1 m'],
  ])('%j is answered by %s', (question, answer) => {
    expect(saidOf(question, answer)).toBe('Right.');
  });
});
