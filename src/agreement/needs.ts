import { rationalOf } from '../algebra/rational.ts';
import { same } from '../expression/equality.ts';
import { add, type Call, type Expr, isCall, negate, ZERO } from '../expression/expression.ts';
import { substitute } from '../expression/substitution.ts';
import { OPERATIONS } from '../operations/operations.ts';
import { readStrict } from '../reading/strict-reader.ts';
import { oddlyRaised } from './multiples.ts';

/** What a condition of an operation's row, such as -1 < u <= 1, says is not negative: u - -1 and 1 - u. Those of single points (u ≠ 0) say nothing. */
function notNegative(condition: string): readonly Expr[] {
  const [compared = ''] = condition.replace(/\|u\|/g, 'abs(u)').split(' unless ');
  const signs = compared.match(/[<>]/g) ?? [];
  const sides = compared.split(/[<>]=?/).map(side => (signs.length > 0 ? readStrict(side.trim()) : undefined));
  return signs.flatMap((sign, i) => {
    const [low, high] = sign === '<' ? [sides[i], sides[i + 1]] : [sides[i + 1], sides[i]];
    if (!low || !high) return [];
    return [same(low, ZERO) ? high : add(high, negate(low))];
  });
}

const NEEDS: ReadonlyMap<string, readonly Expr[]> = new Map(
  OPERATIONS.map(({ name, domain }) => [name, domain.flatMap(notNegative)]),
);

/**
 * What an expression, given by its parts, is not real for where it is negative: the x − 3 of √(x − 3). The base of a power
 * whose exponent varies is among it, though a whole exponent takes any base.
 */
export const needsIn = (parts: readonly Expr[]): readonly Expr[] =>
  parts.flatMap(part => (part.kind === 'call' && !isRealBelowZero(part) ? needsOf(part) : []));

/** Those of them that no value of the variables goes without: powers whose exponent varies are left out. 2u³ is negative where u is. */
export const certainNeedsIn = (parts: readonly Expr[]): readonly Expr[] =>
  needsIn(parts.filter(part => !isCall(part, 'power') || (part.args[1] && rationalOf(part.args[1])))).map(
    need => oddlyRaised(need) ?? need,
  );

const needsOf = ({ op, args: [u, v] }: Call): readonly Expr[] =>
  (NEEDS.get(op) ?? []).map(need => substitute(need, new Map(Object.entries({ ...(u && { u }), ...(v && { v }) }))));

/** Powers that are whole, and odd roots, are real for negative numbers too. */
function isRealBelowZero(part: Call): boolean {
  const [, exponent] = part.args;
  const order = exponent && rationalOf(exponent);
  if (isCall(part, 'nthRoot')) return order !== undefined && order.n % 2n === 1n;
  return isCall(part, 'power') && order !== undefined && order.d % 2n === 1n;
}
