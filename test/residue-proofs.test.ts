import { describe, expect, test } from 'vitest';
import { enclosure } from '../src/agreement/enclosure.ts';
import { proof, residuesOf } from '../src/agreement/proof.ts';
import { randomNumbers } from '../src/checking/random.ts';
import { add, call, divide, type Expr, multiply, negate, number, power, symbol } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { postorder } from '../src/expression/walk.ts';
import { readStrict } from '../src/reading/strict-reader.ts';

const PARTS = ['x', 'y', 'pi', 'e'].map(symbol);
const NUMBERS = [1, 2, 3, 4, 8, 17].map(number);
const LEAVES: readonly Expr[] = [...PARTS, symbol('x'), ...NUMBERS, negate(number(1)), negate(number(8))];
const EXPONENTS: readonly Expr[] = [
  number(2),
  number(3),
  negate(number(1)),
  ...[
    [1, 2],
    [1, 3],
    [2, 3],
    [4, 3],
    [1, 5],
    [3, 2],
  ].map(([p = 1, q = 1]) => divide(number(p), number(q))),
  symbol('x'),
  number('100000000000000000001'),
];
const FUNCTIONS = ['sqrt', 'cbrt', 'exp', 'log', 'log2', 'abs', 'sin', 'cos', 'tan', 'sinh', 'tanh'];
const TIMES = [divide(number(1), number(2)), divide(number(2), number(3)), number(3), negate(number(2))];

type Random = () => number;

const chosen = <T>(from: readonly T[], random: Random, otherwise: T): T =>
  from[Math.floor(random() * from.length)] ?? otherwise;

/** A small expression of roots, powers, logarithms and numbers: many of these are the same. */
function small(random: Random, depth: number): Expr {
  if (depth === 0) return chosen(LEAVES, random, symbol('x'));
  const part = (): Expr => small(random, Math.floor(random() * depth));
  const ways: readonly (() => Expr)[] = [
    () => add(part(), part()),
    () => multiply(part(), part()),
    () => divide(part(), part()),
    () => negate(part()),
    () => power(part(), chosen(EXPONENTS, random, number(2))),
    () => power(chosen(NUMBERS, random, number(2)), part()),
    () => call('sin', multiply(symbol('pi'), divide(part(), number(6)))),
    () => multiply(chosen(TIMES, random, number(3)), part()),
    () => add(part(), divide(symbol('pi'), number(2))),
    ...FUNCTIONS.map(name => () => call(name, part())),
  ];
  return chosen(ways, random, part)();
}

/** Expressions that residues take for the same, together. */
function provedAlike(random: Random, count: number): readonly (readonly Expr[])[] {
  const groups: Expr[][] = [];
  for (let i = 0; i < count; i++) {
    const e = small(random, 1 + Math.floor(4 * random()));
    const group = groups.find(([first]) => first && proof(residues(first), residues(e)) === 'equal');
    if (group) group.push(e);
    else groups.push([e]);
  }
  return groups.filter(group => group.length > 1);
}

const known = new Map<Expr, ReturnType<typeof residuesOf>>();
function residues(e: Expr) {
  const found = known.get(e) ?? residuesOf(postorder(e));
  known.set(e, found);
  return found;
}

const POINTS = [
  ['0.7', '1.3'],
  ['2.1', '0.4'],
  ['-0.6', '1.9'],
  ['-1.7', '-0.8'],
  ['1.2', '-2.2'],
].map(([x = '1', y = '1']) => ({ x, y }));

/** The points at which balls of 64 digits around the two do not meet. */
const apart = (a: Expr, b: Expr) =>
  POINTS.filter(at => {
    const [left, right] = [enclosure(a, at), enclosure(b, at)];
    return left && right && left.mid.minus(right.mid).abs().gt(left.radius.plus(right.radius));
  });

describe('what residues prove', () => {
  const groups = provedAlike(randomNumbers(71), 1500);

  test('is much', () => expect(groups.flat().length).toBeGreaterThan(400));

  test.each([
    ['1^x', '0^x'],
    ['log(x^2)', '2 * log(x)'],
    ['log(x)', 'log(-x)'],
    ['sqrt(x^2 / 4)', 'x / 2'],
    ['sin(x + pi / 2)', 'sin(x)'],
    ['sin(pi * x)', '0'],
    ['cos(x / 2)^2', '(1 - cos(x)) / 2'],
    ['sqrt(x^2)', 'x'],
    ['exp(log(x^2) / 2)', 'x'],
    ['(x^2)^(1 / 6)', 'x^(1 / 3)'],
    ['(-8)^x', '-8^x'],
    ['x^100000000000000000001', '(-x)^100000000000000000001'],
    ['sqrt((1 - sqrt(2))^2)', '1 - sqrt(2)'],
  ])('is not that %s is %s', (left, right) => {
    expect(proof(residues(readStrict(left)), residues(readStrict(right)))).not.toBe('equal');
  });

  test('holds wherever both are real', () => {
    const wrong = groups.flatMap(([first, ...others]) =>
      others.filter(other => first && apart(first, other).length > 0).map(other => [first, other]),
    );
    expect(wrong.map(pair => pair.map(e => e && strictText(e)).join('   '))).toEqual([]);
  });
});
