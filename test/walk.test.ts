import { describe, expect, test } from 'vitest';
import { strictText } from '../src/expression/strict.ts';
import { type Worked, workOut } from '../src/worked.ts';
import { CORPUS, type CorpusFunction } from './corpus.ts';

function worked({ f, wrt }: CorpusFunction): Worked {
  const read = workOut({ f, wrt });
  if (!read.ok) throw new Error(`${f}: ${read.complaint.message}`);
  return read.value;
}

const WORKED = CORPUS.map(row => ({ name: row.wrt ? `${row.f} by ${row.wrt}` : row.f, worked: worked(row) }));

describe('every function of the corpus has a derivative that two engines agree on', () => {
  test.each(WORKED)('$name', ({ worked: { certificate } }) => {
    expect(certificate).toMatchObject({ agrees: true, points: 16 });
  });
});

test('fractional powers under bars are tidied rightly', () => {
  expect(worked({ f: '|x^(3/2) + 1/x| cbrt(2^x x^4)' }).certificate).toMatchObject({ agrees: true, points: 16 });
});

describe('orders', () => {
  test.each([
    ['x^5', 3, '60 * x^2'],
    ['sin(x)', 4, 'sin(x)'],
    ['e^(2x)', 6, '64 * exp(2 * x)'],
    ['x^3', 6, '0'],
  ])('%s, order %d', (f, order, result) => {
    const read = workOut({ f, order });
    expect(read.ok && strictText(read.value.result)).toBe(result);
    expect(read.ok && read.value.derivations).toHaveLength(order);
  });
});

describe('what is asked', () => {
  test.each([
    ['x y', undefined, 'There are several variables: x, y. Say by which one to differentiate.'],
    ['x^2', 'pi', 'pi is a constant here, not a variable; differentiate by a variable.'],
    ['x^2', '2x', '“2x” is not a variable; give one name, such as x or w1.'],
    [
      'x + d/dx(x^2)',
      undefined,
      'A derivative still stands inside this function; write the function alone, without d/dx.',
    ],
  ])('%s by %s is complained of', (f, wrt, message) => {
    expect(workOut({ f, wrt })).toEqual({ ok: false, complaint: { message, start: 0, end: f.length } });
  });

  test('an order whose derivative would swell beyond reading', () => {
    const f = `${'sin('.repeat(200)}x${')'.repeat(200)}`;
    const read = workOut({ f, order: 6 });
    expect(!read.ok && read.complaint.message).toMatch(
      /^The derivative of order 3 has \d+ parts, too many to be differentiated again; ask for order 3 or lower\.$/,
    );
  });

  test('d/dx in front asks for the derivative of what follows', () => {
    const read = workOut({ f: 'd/dx (x^2 sin x)' });
    expect(read.ok && strictText(read.value.reading.expr)).toBe('x^2 * sin(x)');
  });

  test('a program is differentiated with its names put in', () => {
    const read = workOut({ f: 't = x^2; J = cos(sin t + 3t)' });
    expect(read.ok && strictText(read.value.reading.expr)).toBe('cos(sin(x^2) + 3 * x^2)');
  });

  test('a value at a point; names given values are whole names', () => {
    const read = workOut({ f: 'yhat^2', at: { yhat: 3 } });
    expect(read.ok && read.value.value).toBe(6);
  });
});
