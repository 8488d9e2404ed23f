import Fraction from 'fraction.js';
import { same } from '../expression/equality.ts';
import { type Call, call, type Expr, number, ONE, symbol, ZERO } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { rebuild } from '../expression/walk.ts';
import { KNOWN_ANGLES, valueAtAngle } from './exact-angles.ts';
import { logarithmOfPower, powerOfLogarithm } from './exact-logarithms.ts';
import { exactRoot, HALF, isWhole, THIRD } from './exponents.ts';
import { minor } from './minor.ts';
import { readProduct } from './product.ts';
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
  ...KNOWN_ANGLES,
];
const KNOWN_OF = Map.groupBy(KNOWN, ([op]) => op);

/** A number with more nodes than this, as a tower of powers, is not computed level by level. */
const LONGEST_NUMBER = 100;

/** Whether a number is so short that each of its parts may be computed exactly too. */
export const isShortNumber = (e: Expr): boolean => treeSize(e) <= LONGEST_NUMBER;

/**
 * The exact value of an expression in numbers, as far as it has one that can be written: numbers worked out, roots of
 * squares taken, e⁰ = 1 and its like known by heart, sines at multiples of π/12, logarithms of powers and powers of
 * logarithms. What is irrational, and what holds a letter, stays as it stands.
 */
export const exactValue = (e: Expr): Expr => rebuild(e, node => (node.kind === 'call' ? ofCall(node) : node));

function ofCall(node: Call): Expr {
  const known = KNOWN_OF.get(node.op)?.find(([, argument]) => node.args[0] && same(node.args[0], argument));
  if (known) return known[2];
  const numbers = node.args.map(rationalOf);
  const value = numbers.every(r => r !== undefined) ? VALUES.get(node.op)?.(numbers) : undefined;
  if (value && isWritable(value)) return writtenLike(value, node.args);
  return irrationalValue(node) ?? minor(node.op, node.args);
}

/** Of irrational parts, where these come to what can be written all the same: sin(π/6), e^(2 ln 3), log_2 8, (√2)⁴. */
function irrationalValue(node: Call): Expr | undefined {
  const [first, second] = node.args;
  const found = (first && valueAtAngle(node.op, first)) ?? logarithmOfPower(node) ?? ofPower(node.op, first, second);
  return found && (isExpr(found) ? found : writtenExactly(found));
}

const isExpr = (value: Expr | Rational): value is Expr => 'kind' in value;

const writtenExactly = (value: Rational): Expr | undefined => (isWritable(value) ? rationalExpr(value) : undefined);

const E = symbol('e');

function ofPower(op: string, first?: Expr, second?: Expr): Rational | undefined {
  const isExponential = op === 'exp';
  const [base, exponent] = isExponential ? [E, first] : [first, second];
  if (!base || !exponent || (!isExponential && op !== 'power')) return undefined;
  const ofLogarithm = powerOfLogarithm(base, exponent);
  if (ofLogarithm) return powerOf(...ofLogarithm);
  const whole = isExponential ? undefined : rationalOf(exponent);
  return whole && isWhole(whole) && whole.n <= LARGEST_EXPONENT ? ofProduct(call('power', base, exponent)) : undefined;
}

/** The number that a product comes to once its roots are taken together; undefined where something is left of them. */
function ofProduct(e: Expr): Rational | undefined {
  const { coefficient, factors } = readProduct(e);
  return factors.length === 0 ? coefficient : undefined;
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
  ['cbrt', ([a]) => a && (a.n === 0n ? a : exactRoot(a, THIRD))],
  ['abs', ([a]) => a?.abs()],
  ['sign', ([a]) => a && (a.n === 0n ? NOTHING : new Fraction(a.s))],
  ['step', ([a]) => a && new Fraction(a.n > 0n && a.s > 0n ? 1 : 0)],
  ['relu', ([a]) => a && (a.s > 0n ? a : NOTHING)],
  ['max', folded((a, b) => (b.compare(a) > 0 ? b : a))],
  ['min', folded((a, b) => (b.compare(a) < 0 ? b : a))],
]);
