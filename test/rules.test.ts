import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certify } from '../src/checking/certify.ts';
import { differentiate } from '../src/derivation/differentiate.ts';
import { instantiate } from '../src/derivation/instantiate.ts';
import { match } from '../src/derivation/match.ts';
import { add, type Expr, multiply, number, symbol } from '../src/expression/expression.ts';
import { contains } from '../src/expression/measure.ts';
import { strictText } from '../src/expression/strict.ts';
import { substitute } from '../src/expression/substitution.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { FUNCTION_RULES } from '../src/rules/functions.ts';
import type { Rule } from '../src/rules/rule.ts';
import { type CompiledRule, compile, RULES, ruleNamed } from '../src/rules/rules.ts';
import { TAUGHT } from '../src/rules/taught.ts';
import { functions } from './random-functions.ts';

const TABLE: readonly Rule[] = [...TAUGHT, ...FUNCTION_RULES];

const varying = functions.filter(e => contains(e, 'x'));
const constants = fc.constantFrom('a', 'b', '2', '1 / 3', '-3', 'pi').map(readStrict);
const FREE = new Set(['a', 'c', 'n']);

/** Something a letter of a rule may stand for; moderate, so that the instance has a domain. */
const standIn = (letter: string): fc.Arbitrary<Expr> => (FREE.has(letter) ? constants : varying);

/** Random functions that a rule speaks of: its left side with its letters replaced. */
function instances({ left, many }: CompiledRule): fc.Arbitrary<Expr> {
  if (many)
    return fc
      .array(varying, { minLength: 4, maxLength: 5 })
      .map(parts => (many === 'add' ? add(...parts) : multiply(...parts)));
  return fc
    .record(Object.fromEntries(['a', 'c', 'n', 'f', 'g', 'h', 'p', 'q'].map(letter => [letter, standIn(letter)])))
    .map(letters => substitute(left, new Map(Object.entries(letters))));
}

/** What a rule makes of an instance, its own derivatives found by all the rules; undefined where it does not match. */
function applied(rule: CompiledRule, e: Expr): Expr | undefined {
  const bindings = match(rule, e, 'x');
  return bindings && instantiate(rule, bindings, 'x', part => differentiate(part, 'x').result);
}

/** Throws where the tape contradicts a rule on one of its random instances. */
function assertSound(rule: Rule): void {
  const compiled = compile(rule);
  fc.assert(
    fc.property(instances(compiled), e => {
      const result = applied(compiled, e);
      if (result) expect(certify(e, 'x', result), strictText(e)).not.toMatchObject({ agrees: false });
    }),
    { seed: 7, numRuns: 20 },
  );
}

describe('each rule agrees with the tape on random instances', () => {
  test.each(TABLE.map(rule => [rule.id, rule] as const))('%s', (_, rule) => assertSound(rule));
});

describe('a wrong row in the table is found', () => {
  test.each([
    { ...ruleNamed('product'), right: 'D(f) * D(g)' },
    { ...ruleNamed('quotient'), right: '(D(f) * g + f * D(g)) / g^2' },
    { ...ruleNamed('function:cos'), right: 'sin(x)' },
    { ...ruleNamed('chain:exp'), right: 'exp(f)' },
    { ...ruleNamed('power'), right: 'n * x^n' },
  ])('$id: $right', wrong => {
    expect(() => assertSound(wrong)).toThrow();
  });

  test('a letter that the left does not bind', () => {
    expect(() => compile({ ...ruleNamed('power'), right: 'm * x^(n - 1)' })).toThrow(
      'rule power: the letter m on the right is not bound by x^n',
    );
  });
});

describe('every rule matches its own example', () => {
  test.each(TABLE.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
    expect(differentiate(readStrict(rule.example), 'x').rule).toBe(rule.id);
  });
});

test('side conditions: c * f and f * g never both match', () => {
  const [multiple, product] = [compile(ruleNamed('constant-multiple')), compile(ruleNamed('product'))];
  const matches = (e: Expr) => [multiple, product].filter(rule => match(rule, e, 'x')).length;
  expect(matches(multiply(number(5), symbol('x')))).toBe(1);
  expect(matches(multiply(symbol('x'), readStrict('sin(x)')))).toBe(1);
});

test('every rule has a name and a sentence that names the parts it binds', () => {
  for (const rule of RULES) {
    const letters = [...rule.because.matchAll(/\{(\w+)\}/g)].flatMap(([, letter]) => letter ?? []);
    expect(rule.name, rule.id).not.toBe('');
    expect(letters, rule.id).not.toEqual([]);
    expect(
      letters.filter(letter => !['x', 'of', 'applied', ...rule.left].includes(letter)),
      rule.id,
    ).toEqual(rule.id === 'product-many' ? ['g'] : []);
  }
});
