import fc from 'fast-check';
import { add, call, divide, type Expr, multiply, negate, number, power, symbol } from '../src/expression/expression.ts';

const letter = fc.constantFrom('x', 'x', 'x', 'x', 'a').map(symbol);
const small = fc.integer({ min: 1, max: 4 }).map(n => number(n));

/** A whole multiple of a letter, half or a third of one, the opposite of one, or of a product of two letters. */
const angle: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 3, arbitrary: letter },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(2, 2, 3, 4, 6), letter).map(([n, u]) => multiply(number(n), u)) },
  { weight: 3, arbitrary: fc.tuple(letter, fc.constantFrom(2, 2, 3, 4)).map(([u, n]) => divide(u, number(n))) },
  { weight: 1, arbitrary: fc.tuple(small, letter).map(([n, u]) => divide(multiply(number(3), u), add(n, n))) },
  { weight: 1, arbitrary: letter.map(u => negate(multiply(number(2), u))) },
  { weight: 1, arbitrary: small.map(n => multiply(n, symbol('a'), symbol('x'))) },
);

const CIRCULAR = ['sin', 'cos', 'sin', 'cos', 'tan', 'sec', 'cot', 'csc'] as const;
const HYPERBOLIC = ['sinh', 'cosh', 'sinh', 'cosh', 'tanh', 'sech', 'coth', 'csch'] as const;

/** Powers of functions of multiples of an angle, of one family nearly always, and now and then a letter or a number. */
const part = (functions: readonly string[]): fc.Arbitrary<Expr> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...functions), angle).map(([op, u]) => call(op, u)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...functions), angle, fc.constantFrom(2, 2, 3, 4))
        .map(([op, u, n]) => power(call(op, u), number(n))),
    },
    { weight: 1, arbitrary: letter },
    { weight: 1, arbitrary: small },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('log', 'exp', 'atan'), angle).map(([op, u]) => call(op, u)) },
  );

const product = (functions: readonly string[]): fc.Arbitrary<Expr> =>
  fc
    .tuple(part(functions), part(functions), fc.integer({ min: 0, max: 3 }))
    .map(([a, b, shape]) => (shape === 0 ? a : shape === 1 ? divide(a, b) : multiply(a, b)));

const bracket = (functions: readonly string[]): fc.Arbitrary<Expr> =>
  fc.tuple(product(functions), product(functions), fc.boolean()).map(([a, b, minus]) => add(a, minus ? negate(b) : b));

/** Sums, products, quotients, roots and functions of functions of multiples of one angle, so that they meet. */
export const angled: fc.Arbitrary<Expr> = fc.constantFrom(CIRCULAR, CIRCULAR, HYPERBOLIC).chain(functions =>
  fc
    .tuple(bracket(functions), product(functions), bracket(functions), fc.integer({ min: 0, max: 8 }))
    .map(([sum, beside, other, shape]) => {
      const shapes = [
        sum,
        divide(sum, beside),
        divide(beside, sum),
        multiply(sum, beside),
        divide(sum, other),
        call('sqrt', sum),
        call('log', divide(sum, beside)),
        call('atan', divide(beside, other)),
        power(sum, number(2)),
      ];
      return shapes[shape] ?? sum;
    }),
);
