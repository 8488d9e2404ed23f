import fc from 'fast-check';
import { add, call, divide, type Expr, multiply, negate, number, power, symbol } from '../src/expression/expression.ts';
import { FUNCTIONS } from '../src/operations/functions.ts';

/** Steps and signs are flat and the branches of kinks are told at other places; the rest may be nested at will. */
const SMOOTH = FUNCTIONS.filter(row => row.arity === 1 && row.family !== 'kinks').map(row => row.name);

const digit = fc.integer({ min: 1, max: 9 }).map(n => number(n));
const variable = fc.constantFrom('x', 'x', 'x', 'a', 'b').map(symbol);
const exponent = fc.oneof(
  digit,
  digit.map(negate),
  fc.tuple(digit, digit).map(([p, q]) => divide(p, q)),
);

/** Random functions of x with constants a and b, of the sizes students meet. */
export const functions: fc.Arbitrary<Expr> = fc.letrec<{ e: Expr }>(tie => ({
  e: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: fc.oneof(variable, digit) },
    { weight: 2, arbitrary: fc.array(tie('e'), { minLength: 2, maxLength: 4 }).map(terms => add(...terms)) },
    { weight: 2, arbitrary: fc.array(tie('e'), { minLength: 2, maxLength: 4 }).map(factors => multiply(...factors)) },
    { weight: 1, arbitrary: fc.tuple(tie('e'), tie('e')).map(([top, bottom]) => divide(top, bottom)) },
    { weight: 1, arbitrary: tie('e').map(negate) },
    { weight: 2, arbitrary: fc.tuple(tie('e'), exponent).map(([base, n]) => power(base, n)) },
    { weight: 1, arbitrary: fc.tuple(tie('e'), tie('e')).map(([base, n]) => power(base, n)) },
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...SMOOTH), tie('e')).map(([name, inner]) => call(name, inner)) },
  ),
})).e;
