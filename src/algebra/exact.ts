import Fraction from 'fraction.js';
import { same } from '../expression/equality.ts';
import { type Call, call, type Expr, number, ONE, symbol, ZERO } from '../expression/expression.ts';
import { rebuild } from '../expression/walk.ts';
import { exactRoot, HALF, isWhole, THIRD } from './exponents.ts';
import { minor } from './minor.ts';
import { isWritable, type Rational, rationalExpr, rationalOf, writtenLike } from './rational.ts';

/** What a student knows by heart: the function, its argument, its value. */
const KNOWN: readonly (readonly [op: string, argument: Expr, value: Expr])[] = [
  ['exp', ZERO, ONE],
  ['exp', ONE, symbol('e')],
  ['log', ONE, ZERO],
  ['log', symbol('e'), ONE],
  ['log2', ONE, ZERO],
  ['log2', number(2), ONE],
  ['log10', ONE, ZERO],
  ['log10', number(10), ONE],
  ['sin', ZERO, ZERO],
  ['sin', symbol('pi'), ZERO],
  ['cos', ZERO, ONE],
  ['cos', symbol('pi'), call('negate', ONE)],
  ['tan', ZERO, ZERO],
  ['sec', ZERO, ONE],
  ['asin', ZERO, ZERO],
  ['acos', ONE, ZERO],
  ['atan', ZERO, ZERO],
  ['sinh', ZERO, ZERO],
  ['cosh', ZERO, ONE],
  ['tanh', ZERO, ZERO],
  ['sech', ZERO, ONE],
  ['asinh', ZERO, ZERO],
  ['acosh', ONE, ZERO],
  ['atanh', ZERO, ZERO],
  ['sigmoid', ZERO, rationalExpr(HALF)],
];

/**
 * The exact value of an expression in numbers, as far as it has one that can be written: numbers worked out, roots of
 * squares taken, e⁰ = 1 and its like known by heart. What is irrational, and what holds a letter, stays as it stands.
 */
export const exactValue = (e: Expr): Expr => rebuild(e, node => (node.kind === 'call' ? ofCall(node) : node));

function ofCall(node: Call): Expr {
  const known = KNOWN.find(([op, argument]) => op === node.op && node.args[0] && same(node.args[0], argument));
  if (known) return known[2];
  const numbers = node.args.map(rationalOf);
  const value = numbers.every(r => r !== undefined) ? VALUES.get(node.op)?.(numbers) : undefined;
  if (value && isWritable(value)) return writtenLike(value, node.args);
  return minor(node.op, node.args);
}

type Compute = (args: readonly Rational[]) => Rational | undefined;

const folded =
  (combine: (a: Rational, b: Rational) => Rational): Compute =>
  ([first, ...rest]) =>
    first && rest.reduce(combine, first);

const LARGEST_EXPONENT = 512n;

function powerOf(base: Rational, exponent: Rational): Rational | undefined {
  if (base.n === 0n && exponent.s <= 0n) return undefined;
  if (!isWhole(exponent)) return exactRoot(base, exponent);
  return exponent.n <= LARGEST_EXPONENT ? (base.pow(exponent) ?? undefined) : undefined;
}

const NOTHING: Rational = new Fraction(0);

/** The operations that give rational numbers of rational numbers; undefined where they do not. */
const VALUES: ReadonlyMap<string, Compute> = new Map<string, Compute>([
  ['add', folded((a, b) => a.add(b))],
  ['multiply', folded((a, b) => a.mul(b))],
  ['divide', ([a, b]) => (a && b && b.n !== 0n ? a.div(b) : undefined)],
  ['negate', ([a]) => a?.neg()],
  ['power', ([a, b]) => a && b && powerOf(a, b)],
  ['sqrt', ([a]) => a && (a.n === 0n ? a : exactRoot(a, HALF))],
  ['cbrt', ([a]) => a && cubeRoot(a)],
  ['abs', ([a]) => a?.abs()],
  ['sign', ([a]) => a && (a.n === 0n ? NOTHING : new Fraction(a.s))],
  ['step', ([a]) => a && new Fraction(a.n > 0n && a.s > 0n ? 1 : 0)],
  ['relu', ([a]) => a && (a.s > 0n ? a : NOTHING)],
  ['max', folded((a, b) => (b.compare(a) > 0 ? b : a))],
  ['min', folded((a, b) => (b.compare(a) < 0 ? b : a))],
]);

function cubeRoot(a: Rational): Rational | undefined {
  if (a.n === 0n) return a;
  const size = exactRoot(a.abs(), THIRD);
  return a.s < 0n ? size?.neg() : size;
}
