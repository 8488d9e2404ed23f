import { describe, expect, test } from 'vitest';
import { certify } from '../src/checking/certify.ts';
import { combined } from '../src/checking/combined.ts';
import { settle } from '../src/checking/witness.ts';
import type { KindQuestion } from '../src/kinds/kind.ts';
import { answered } from '../src/kinds/kinds.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { kindJson } from '../src/telling/kind-json.ts';

/** Its values are beyond what doubles can tell apart from overflow. */
const LARGE = '10^290 (x^2 + 1)';

function done(question: KindQuestion) {
  const read = answered(question);
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value;
}

/** What only 64 digits can decide of each kind. */
const OPEN: readonly KindQuestion[] = [
  { f: LARGE },
  { f: `u = ${LARGE}; y = 3u`, wrt: 'x' },
  { f: `${LARGE} y`, kind: 'gradient' },
  { f: `[${LARGE} y, x + y]`, kind: 'jacobian' },
  { f: `${LARGE} y`, kind: 'directional', along: '(3, 4)' },
  { f: `x = t; y = ${LARGE.replaceAll('x', 't')}`, kind: 'parametric' },
];

describe('64 digits settle what doubles leave open', () => {
  test.each(OPEN)('$kind of $f', async question => {
    const open = done(question);
    expect(open.certificate.agrees).toBe(null);
    const { agrees, points, why } = (await settle(open)).certificate;
    expect({ agrees, enough: points >= 3, why }).toEqual({
      agrees: true,
      enough: true,
      why: 'Ordinary numbers could not decide; these points were computed with 64 digits.',
    });
  });

  test('a wrong formula stays wrong, and so does what it is a part of', async () => {
    const wrong = certify(readStrict('sin(x)'), 'x', readStrict('sin(x)'));
    const open = certify(readStrict('10^290 * x'), 'x', readStrict('10^289'));
    for (const certificate of [wrong, open, combined([open, wrong])])
      expect((await settle({ certificate })).certificate.agrees).not.toBe(true);
  });

  test('beside a certificate that nothing settles the whole stays as it is', async () => {
    const { certificate } = done({ f: `${LARGE} y`, kind: 'gradient' });
    const lost = { agrees: false, points: 1, worst: 1 };
    expect((await settle({ certificate: combined([certificate, lost]) })).certificate).toMatchObject({ agrees: false });
  });

  test('what is open is no part of the answer as JSON', () => {
    const open = done({ f: `${LARGE} y`, kind: 'gradient' });
    expect('parts' in open && kindJson(open, 0, false).certificate).not.toHaveProperty('open');
  });
});
