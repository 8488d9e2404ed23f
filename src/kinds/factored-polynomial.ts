import { UNIT } from '../algebra/exponents.ts';
import { minor } from '../algebra/minor.ts';
import { type Rational, rationalExpr } from '../algebra/rational.ts';
import { type Coefficients, rationallyFactored } from '../algebra/real-roots.ts';
import { add, type Expr, multiply, negate, number, power, symbol } from '../expression/expression.ts';

/** 4x(x + 1)(x − 1): number, x where 0 is a root, the other rational roots in ascending order, what is left. */
export function factoredForm(coefficients: Coefficients, x: string): Expr {
  const { roots, rest } = rationallyFactored(coefficients);
  const content = rest
    .reduce((common, c) => common.gcd(c))
    .abs()
    .mul(rest.at(-1)?.s ?? 1n);
  const left = rest.map(c => c.div(content.n === 0n ? UNIT : content));
  const scale = roots.reduce((product, { root, multiplicity }) => product.div(root.d ** BigInt(multiplicity)), content);
  const zeroFirst = [...roots].sort((a, b) => Number(b.root.n === 0n) - Number(a.root.n === 0n));
  const factors = zeroFirst.map(({ root, multiplicity }) => raised(linear(root, x), multiplicity));
  const remaining = left.length > 1 ? [written(left, x)] : [];
  const size = minor('multiply', [rationalExpr(scale.abs()), ...factors, ...remaining]);
  return scale.s < 0n ? negate(size) : size;
}

/** q·x − p for the root p/q. */
function linear(root: Rational, x: string): Expr {
  const first = root.d === 1n ? symbol(x) : multiply(number(root.d), symbol(x));
  if (root.n === 0n) return first;
  return add(first, root.s < 0n ? number(root.n) : negate(number(root.n)));
}

const raised = (base: Expr, exponent: number): Expr => (exponent > 1 ? power(base, number(exponent)) : base);

/** A polynomial from its highest power down. */
const written = (coefficients: Coefficients, x: string): Expr =>
  add(
    ...coefficients
      .map((c, degree) => ({ c, degree }))
      .toReversed()
      .filter(({ c }) => c.n !== 0n)
      .map(({ c, degree }) => {
        const size = minor('multiply', [rationalExpr(c.abs()), minor('power', [symbol(x), number(degree)])]);
        return c.s < 0n ? negate(size) : size;
      }),
  );
