import { same } from '../expression/equality.ts';
import {
  add,
  call,
  divide,
  type Expr,
  isCall,
  isNumber,
  multiply,
  negate,
  number,
  ONE,
  parts,
  power,
  ZERO,
} from '../expression/expression.ts';
import {
  equal,
  type Factor,
  HALF,
  isPositivePower,
  isUnit,
  isWhole,
  magnitude,
  negated,
  THIRD,
  UNIT,
} from './exponents.ts';
import { inTextbookOrder, isFalling } from './order.ts';
import { type Product, productOf, readProduct, spellingOf } from './product.ts';
import { decimalExpr, type Rational, rationalExpr, rationalOf } from './rational.ts';
import { opposite, unsigned } from './signs.ts';
import type { Sum } from './sum.ts';

/** How roots, negative powers and e^(−u) are written: as the student writes them. */
export interface Style {
  /** √u for u^(1/2). */
  readonly roots: boolean;
  /** ∛u for u^(1/3). */
  readonly cubeRoots: boolean;
  /** 3x^(−2) for 3/x². */
  readonly negativePowers: boolean;
  /** x e^(−u) for x/e^u. */
  readonly negativeExponentials: boolean;
  /** Whether functions of a multiple of an angle were typed, sin(2x) or tan(x/2), so that others may be brought in. */
  readonly multipleAngles?: boolean;
  /** A letter that stands behind the others whatever the alphabet says: the h of a difference quotient. */
  readonly lastLetter?: string;
}

/** The product as a textbook writes it: sign, number, factors in order, one fraction. Zero is 0. */
export function writeProduct(p: Product, style: Style): Expr {
  if (p.coefficient.n === 0n && !p.factors.some(isDivisionByZero)) return ZERO;
  const factors = inTextbookOrder(joined(p.factors, style), style.lastLetter);
  const below = factors.filter(factor => isBelow(factor, style));
  const above = below.length > 0 ? factors.filter(factor => !isBelow(factor, style)) : factors;
  const size = writeFraction(p, above, below, style);
  return p.coefficient.s < 0n ? negate(size) : size;
}

const isDivisionByZero = ({ base }: Factor): boolean => base.kind === 'number' && rationalOf(base)?.n === 0n;

function writeFraction(p: Product, above: readonly Factor[], below: readonly Factor[], style: Style): Expr {
  const [top, bottom] = numbers(p, style.negativePowers && above.some(isNegative));
  const numerator = written(top, above, style);
  if (bottom === ONE && below.length === 0) return numerator;
  return divide(numerator, written(bottom, below.map(inverse), style));
}

function written(front: Expr, factors: readonly Factor[], style: Style): Expr {
  const all = front === ONE ? [] : [front];
  for (const factor of factors) all.push(...parts(writeFactor(factor, style), 'multiply'));
  return multiply(...all);
}

/** The number above and the number below the bar; a decimal, and a fraction in front of negative powers, stand above whole. */
function numbers({ coefficient, decimal }: Product, inFront: boolean): readonly [Expr, Expr] {
  const size = magnitude(coefficient);
  const point = decimal ? decimalExpr(size) : undefined;
  if (point?.kind === 'number') return [isUnit(size) ? ONE : point, ONE];
  if (inFront && size.d !== 1n) return [rationalExpr(size), ONE];
  return [whole(size.n), whole(size.d)];
}

const whole = (n: bigint): Expr => (n === 1n ? ONE : number(n));

const isNegative = (factor: Factor): boolean => factor.exponent.s < 0n;
/** One over a factor. */
export const inverse = ({ base, exponent }: Factor): Factor => ({ base, exponent: negated(exponent) });

/** The exponent u of a kernel e^u or b^u; undefined for any other base. */
function exponentOf(base: Expr): Expr | undefined {
  if (base.kind !== 'call' || (base.op !== 'exp' && base.op !== 'power')) return undefined;
  const exponent = base.args.at(-1);
  return exponent && (base.op === 'exp' || !rationalOf(exponent)) ? exponent : undefined;
}

function isBelow(factor: Factor, style: Style): boolean {
  if (!isNegative(factor)) return false;
  return exponentOf(factor.base) ? !style.negativeExponentials : !style.negativePowers || factor.base.kind === 'number';
}

function writeFactor({ base, exponent }: Factor, style: Style): Expr {
  const above = isWhole(exponent) || isPositivePower(base) ? exponentOf(base) : undefined;
  if (above && base.kind === 'call' && !isUnit(exponent)) {
    return call(base.op, ...base.args.slice(0, -1), multipliedBy(exponent, above, style));
  }
  if (isUnit(exponent)) return base;
  if (style.roots && equal(exponent, HALF)) return call('sqrt', base);
  if (style.cubeRoots && equal(exponent, THIRD)) return call('cbrt', base);
  return power(base, rationalExpr(exponent));
}

/** c·u in an exponent. */
export function multipliedBy(c: Rational, u: Expr, style: Style): Expr {
  const { coefficient, factors, decimal } = readProduct(u);
  if (!isCall(u, 'add')) return writeProduct(productOf(c.mul(coefficient), factors, decimal), style);
  return c.equals(-1) ? negate(u) : multiply(rationalExpr(c), u);
}

/** x^n · x^(−1) is written x^(n − 1): a power with a letter in its exponent takes up the powers of the same base. */
function joined(factors: readonly Factor[], style: Style): readonly Factor[] {
  if (!factors.some(isSymbolic)) return factors;
  const symbolic = factors.filter(isSymbolic);
  const taken = new Set<Factor>();
  const whole = symbolic.map(factor => (taken.has(factor) ? factor : joinOne(factor, factors, taken, style)));
  return factors.filter(factor => !taken.has(factor)).map(factor => whole[symbolic.indexOf(factor)] ?? factor);
}

/** x^(1/x)/x² stays: a fraction of letters is no shorter for a number beside it in the exponent. */
function isSymbolic({ base, exponent }: Factor): boolean {
  const above = isCall(base, 'power') && isWhole(exponent) ? exponentOf(base) : undefined;
  return (
    above !== undefined &&
    !isFractionOfLetters(above) &&
    !rationalOf(base.kind === 'call' ? (base.args[0] ?? base) : base)
  );
}

/** Whether something other than a number is divided by. */
export const isFractionOfLetters = (e: Expr): boolean =>
  isCall(e, 'divide') && e.args[1] !== undefined && !rationalOf(e.args[1]);

function joinOne(factor: Factor, factors: readonly Factor[], taken: Set<Factor>, style: Style): Factor {
  const [base, exponent] = isCall(factor.base, 'power') ? factor.base.args : [];
  const shift = factors.find(other => !taken.has(other) && base && same(other.base, base));
  if (!shift || !base || !exponent) return factor;
  taken.add(shift);
  const symbolic = isUnit(factor.exponent) ? exponent : multipliedBy(factor.exponent, exponent, style);
  return { base: power(base, sumOf([symbolic, rationalExpr(shift.exponent)])), exponent: UNIT };
}

/** The sum of its terms in their order, but for a leading minus: a positive term, where there is one, comes first, unless the powers of one letter fall. */
export function writeSum(terms: Sum, style: Style): Expr {
  const written = terms.map(term => spellingOf(term) ?? writeProduct(term, style));
  return isFalling(terms) ? add(...written) : sumOf(written);
}

/** Terms that are sums stand in the sum without brackets; zeros go. */
export function sumOf(terms: readonly Expr[]): Expr {
  const flat = terms.some(isLoose) ? terms.flatMap(flattened).filter(term => !isNumber(term, '0')) : terms;
  const first = flat.findIndex(term => !isCall(term, 'negate'));
  const lead = flat[first];
  return first > 0 && lead ? add(lead, ...flat.toSpliced(first, 1)) : add(...flat);
}

/** Whether a term is a sum or 0, which few are. */
const isLoose = (term: Expr): boolean => isNumber(term, '0') || isCall(unsigned(term), 'add');

function flattened(term: Expr): readonly Expr[] {
  const [inner] = isCall(term, 'negate') ? term.args : [];
  return inner && isCall(inner, 'add') ? inner.args.map(opposite) : parts(term, 'add');
}
