import Fraction from 'fraction.js';
import { same } from '../expression/equality.ts';
import { type Call, call, divide, type Expr, multiply, negate } from '../expression/expression.ts';
import { bottomUp } from '../expression/walk.ts';
import {
  type AngleFamily,
  angleOf,
  type Base,
  HIGHEST_MULTIPLE,
  isOfFamily,
  isOpen,
  PLAIN,
  writtenAngle,
} from './angles.ts';
import { merged } from './merging.ts';
import { productOf, readProduct } from './product.ts';
import { readSum } from './sum.ts';
import { writeProduct, writeSum } from './writing.ts';

/** The expression with the functions of these angles written with the even and the odd function of the base: sin 2u = 2 sin u cos u. */
export const inBases = (e: Expr, family: AngleFamily, bases: readonly Base[]): Expr =>
  withFunctions(e, node => {
    const angle = isOfFamily(node, family) ? angleOf(node) : undefined;
    const base = angle && bases.find(({ core }) => same(core, angle.core));
    if (!angle || !base) return node;
    const times = angle.multiple.div(base.unit);
    // Inside an argument, where no base was looked for, it may be a thousandfold; what is made there is not used.
    if (times.abs().compare(HIGHEST_MULTIPLE) > 0) return node;
    const [even, odd] = multipleAngle(Number(times.n), family, writtenAngle(base));
    return quotientOf(node, family, even, times.s < 0n ? negate(odd) : odd);
  });

/** The expression with the functions of a family written with its even and its odd one: tan u = sin u/cos u. */
export const inEvenAndOdd = (e: Expr, family: AngleFamily): Expr =>
  withFunctions(e, node =>
    isOfFamily(node, family)
      ? quotientOf(node, family, call(family.even, ...node.args), call(family.odd, ...node.args))
      : node,
  );

/** The expression with its functions changed, those inside arguments left as they are. */
const withFunctions = (e: Expr, change: (node: Call) => Expr): Expr =>
  bottomUp<Expr>(e, (node, args) => {
    if (node.kind !== 'call') return node;
    if (!isOpen(node)) return change(node);
    const parts = node.op === 'power' ? [...args.slice(0, 1), ...node.args.slice(1)] : args;
    return parts.every((part, i) => part === node.args[i]) ? node : flat(call(node.op, ...parts));
  });

/** Without sums in a sum or products in a product, and powers of one base together. */
function flat(e: Call): Expr {
  if (e.op === 'add' || e.op === 'negate') return writeSum(readSum(e), PLAIN);
  const product = readProduct(e);
  return writeProduct(merged(product, 'any side', PLAIN) ?? product, PLAIN);
}

function quotientOf({ op }: Call, { powers }: AngleFamily, even: Expr, odd: Expr): Expr {
  const [a, b] = powers[op] ?? [0, 0];
  const above = [...(a > 0 ? [even] : []), ...(b > 0 ? [odd] : [])];
  const below = [...(a < 0 ? [even] : []), ...(b < 0 ? [odd] : [])];
  return below.length > 0 ? divide(multiply(...above), multiply(...below)) : multiply(...above);
}

/** cos ku and sin ku, or cosh ku and sinh ku: T_k(cos u) and sin u · U_{k−1}(cos u), with the polynomials of Chebyshev. */
function multipleAngle(k: number, { even, odd }: AngleFamily, u: Expr): readonly [even: Expr, odd: Expr] {
  const c = call(even, u);
  const sine = call(odd, u);
  return [inPowers(chebyshev([1], [0, 1], k), c), k === 1 ? sine : multiply(inPowers(chebyshev([], [1], k), c), sine)];
}

/** The coefficients of a polynomial, its zeroth power first. */
type Coefficients = readonly number[];

/** The member k ≥ 1 of the sequence that begins with these two as members 0 and 1, by P_{k+1} = 2c·P_k − P_{k−1}. */
function chebyshev(first: Coefficients, second: Coefficients, k: number): Coefficients {
  let [before, now] = [first, second];
  for (let i = 1; i < k; i++) {
    const last = before;
    [before, now] = [now, [0, ...now.map(n => 2 * n)].map((n, power) => n - (last[power] ?? 0))];
  }
  return now;
}

const inPowers = (coefficients: Coefficients, c: Expr): Expr =>
  writeSum(
    coefficients
      .map((n, power) => productOf(new Fraction(n), power > 0 ? [{ base: c, exponent: new Fraction(power) }] : []))
      .filter(({ coefficient }) => coefficient.n !== 0n)
      .toReversed(),
    PLAIN,
  );
