import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  call,
  derivative,
  divide,
  type Expr,
  isNumber,
  multiply,
  negate,
  number,
  power,
  symbol,
} from '../src/expression/expression.ts';
import { depth } from '../src/expression/measure.ts';
import { strictText } from '../src/expression/strict.ts';
import { FUNCTIONS } from '../src/operations/functions.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { readProgram } from '../src/reading/program-reader.ts';

const SEED = 20240611;
const UNARY = FUNCTIONS.filter(row => row.arity === 1).map(row => row.name);

const { expression } = fc.letrec<{ expression: Expr }>(tie => {
  const inner = tie('expression');
  const several = fc.array(inner, { minLength: 2, maxLength: 4 });
  const notEuler = inner.filter(e => e.kind !== 'symbol' || e.name !== 'e');
  return {
    expression: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.constantFrom('x', 'y', 'w12', 'theta', 'yhat', 'x_max', 'e', 'pi', 'f').map(symbol),
      fc.constantFrom('0', '3', '12', '0.50', '98765432109876543210').map(number),
      several.map(terms => add(...terms)),
      several.map(factors => multiply(...factors)),
      fc.tuple(inner, inner).map(([a, b]) => divide(a, b)),
      fc.tuple(notEuler, inner).map(([a, b]) => power(a, b)),
      inner.map(negate),
      fc.tuple(fc.constantFrom(...UNARY), inner).map(([op, a]) => call(op, a)),
      fc.tuple(fc.constantFrom('max', 'min', 'atan2'), inner, inner).map(([op, a, b]) => call(op, a, b)),
      fc
        .tuple(inner, inner)
        .filter(([, b]) => isGeneralBase(b))
        .map(([a, b]) => call('logbase', a, b)),
      fc
        .tuple(inner, inner)
        .filter(([, n]) => !isNumber(n, '3'))
        .map(([a, n]) => call('nthRoot', a, n)),
      fc.tuple(inner, fc.constantFrom('x', 'theta')).map(([a, wrt]) => derivative(a, wrt)),
      fc.tuple(fc.constantFrom('f', "g'", "h''"), inner).map(([op, a]) => call(op, a)),
    ),
  };
});

/** Logarithms to base 2, 10 and e have operations of their own. */
const isGeneralBase = (e: Expr): boolean => e.kind === 'call' || (e.kind === 'symbol' && e.name !== 'e');

describe('print, then read', () => {
  it('gives the same expression again', () => {
    fc.assert(
      fc.property(expression, e => {
        const read = readExpression(strictText(e));
        expect(read.ok ? read.value.expr : read.complaint).toEqual(e);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

describe('anything typed is a reading or a complaint', () => {
  const scraps = fc.constantFrom(
    ...[
      'sin',
      'x',
      'e^',
      '2',
      '1.',
      ',',
      '(',
      ')',
      '[',
      '}',
      '{',
      '|',
      '^',
      '-',
      '/',
      '*',
      "'",
      '_',
      ' ',
      ';',
      '=',
      'd/dx',
      '√',
      '²',
    ],
    ...[
      '₁',
      '½',
      'log',
      'foo',
      'f(',
      'π',
      '\\',
      '\\frac',
      '\\left(',
      '\\right|',
      '\\sqrt[',
      '\\hat',
      '\\text{',
      '\\placeholder',
      '\n',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(scraps, { maxLength: 30 }).map(parts => parts.join('')),
  );

  it.each(['text', 'latex'] as const)('in %s', syntax => {
    fc.assert(
      fc.property(texts, typed => {
        readProgram(typed, { syntax });
        const read = readExpression(typed, { syntax });
        if (read.ok) return;
        const { start, end, message } = read.complaint;
        expect(message).toMatch(/^\p{Lu}.*[.?]$/su);
        expect(start >= 0 && start <= end && end <= typed.length).toBe(true);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});

describe('limits', () => {
  const complaint = (typed: string, syntax: 'text' | 'latex' = 'text'): string => {
    const read = readExpression(typed, { syntax });
    return read.ok ? 'read' : read.complaint.message;
  };
  const DEEP = 'This is nested deeper than 600 levels: name the inner parts, or write it flatter.';

  it.each<[string, string]>([
    ['sin(', ')'],
    ['(', ')'],
    ['x^(', ')'],
    ['e^(', ')'],
    ['√(', ')'],
    ['d/dx(', ')'],
    ['f(', ')'],
    ['-(', ')'],
    ['max(1,', ')'],
    ['-', ''],
    ['x^', ''],
    ['sin ', ''],
  ])('%s nests 599 deep and not deeper', (open, close) => {
    const nested = (n: number) => `${open.repeat(n)}x${close.repeat(n)}`;
    expect(complaint(nested(599))).toBe('read');
    expect(complaint(nested(605))).toBe(DEEP);
  });

  it('count the levels of the tree, not the signs that make them', () => {
    const read = readExpression(`${'sin('.repeat(599)}x${')'.repeat(599)}`);
    expect(read.ok && depth(read.value.expr)).toBe(600);
    expect(complaint(`${'a/'.repeat(700)}a`)).toBe(DEEP);
  });

  it.each(['(', '[', '√', 'x^', 'f(', '\\frac{', '\\left('])('10,000 signs of %s are refused', sign => {
    const typed = sign.repeat(Math.floor(10_000 / sign.length));
    expect(complaint(typed, sign.startsWith('\\') ? 'latex' : 'text')).toBe(DEEP);
  });

  it.each(['a', 'x+', 'sinx', 'Xx', '|x|', 'x²', 'e^2x', '2x*', 'x_1'])(
    'a long text of %s takes no long time',
    part => {
      const typed = `${part.repeat(Math.floor(9_990 / part.length))}x`;
      const begun = performance.now();
      expect(complaint(typed)).toBe('read');
      expect(performance.now() - begun).toBeLessThan(5_000);
    },
  );

  it('a text has at most 10,000 characters', () => {
    expect(complaint('a'.repeat(10_000))).toBe('read');
    expect(readExpression('a'.repeat(10_003))).toEqual({
      ok: false,
      complaint: {
        message: 'The text is longer than 10000 characters: write a shorter one.',
        start: 10_000,
        end: 10_003,
      },
    });
  });

  it('a number may have any length, but not as a power of ten', () => {
    const digits = '9'.repeat(9_000);
    expect(readExpression(digits)).toMatchObject({ ok: true, value: { expr: { digits } } });
    expect(complaint('1e999999')).toBe(
      'This number has too many digits when written out: write a smaller power of ten.',
    );
  });
});
