import fc from 'fast-check';
import {
  add,
  call,
  divide,
  type Expr,
  multiply,
  negate,
  number,
  ONE,
  power,
  symbol,
} from '../src/expression/expression.ts';

const count = fc.integer({ min: 1, max: 3 }).map(n => number(n));
const letter = fc.constantFrom('x', 'x', 'a').map(symbol);
const rational = (numerators: number, denominators: number): fc.Arbitrary<Expr> =>
  fc
    .tuple(fc.integer({ min: 1, max: numerators }), fc.integer({ min: 2, max: denominators }), fc.boolean())
    .map(([p, q, below]) => (below ? negate(divide(number(p), number(q))) : divide(number(p), number(q))));

/** What roots are taken of: brackets and powers that are negative at some places. */
const part: fc.Arbitrary<Expr> = fc.oneof(
  letter,
  fc.tuple(letter, count).map(([x, n]) => add(x, n)),
  fc.tuple(count, letter).map(([n, x]) => add(n, negate(x))),
  fc.tuple(letter, count).map(([x, n]) => add(power(x, number(2)), negate(n))),
  letter.map(x => add(power(x, number(2)), ONE)),
  letter.map(negate),
  fc.tuple(letter, rational(2, 3)).map(([x, q]) => power(x, q)),
  fc.tuple(fc.constantFrom('exp', 'abs', 'sin', 'sec', 'tan', 'sinh'), letter).map(([op, x]) => call(op, x)),
);

const radicand = (p: Expr, q: Expr): fc.Arbitrary<Expr> =>
  fc.constantFrom(
    p,
    divide(p, q),
    multiply(p, q),
    divide(ONE, multiply(p, q)),
    multiply(power(p, number(2)), q),
    add(p, q),
  );

const root = (p: Expr, q: Expr): fc.Arbitrary<Expr> =>
  fc.oneof(
    { weight: 4, arbitrary: radicand(p, q).map(u => call('sqrt', u)) },
    { weight: 1, arbitrary: radicand(p, q).map(u => call('cbrt', u)) },
    { weight: 2, arbitrary: fc.tuple(radicand(p, q), rational(5, 6)).map(([u, e]) => power(u, e)) },
    { weight: 2, arbitrary: radicand(p, q).map(u => call('abs', u)) },
    {
      weight: 1,
      arbitrary: fc.tuple(radicand(p, q), rational(3, 3)).map(([u, e]) => call('abs', add(p, power(u, e)))),
    },
    { weight: 2, arbitrary: fc.constantFrom(p, q) },
  );

const product = (p: Expr, q: Expr): fc.Arbitrary<Expr> =>
  fc
    .tuple(
      root(p, q),
      root(q, p),
      fc.constantFrom<(a: Expr, b: Expr) => Expr>(a => a, multiply, divide),
    )
    .map(([a, b, join]) => join(a, b));

/** Sums, products and quotients of roots, bars and fractional powers of the same two parts, so that they meet. */
export const rooted: fc.Arbitrary<Expr> = fc.tuple(part, part).chain(([p, q]) =>
  fc
    .tuple(fc.array(product(p, q), { minLength: 1, maxLength: 3 }), product(p, q), fc.integer({ min: 0, max: 4 }))
    .map(([terms, beside, shape]) => {
      const sum = add(...terms);
      if (shape === 0) return divide(sum, beside);
      if (shape === 1) return multiply(call('abs', sum), beside);
      return shape === 2 ? multiply(call('sqrt', sum), beside) : add(sum, divide(number(2), number(3)));
    }),
);
