import { HALF, UNIT } from '../algebra/exponents.ts';
import { minor } from '../algebra/minor.ts';
import { polynomialIn } from '../algebra/polynomial.ts';
import { productOf, readProduct } from '../algebra/product.ts';
import { rationalOf } from '../algebra/rational.ts';
import { type Style, writeProduct } from '../algebra/writing.ts';
import { silently } from '../derivation/silent.ts';
import { tidy } from '../derivation/tidy.ts';
import { bracketed, letter, limit } from '../expression/display.ts';
import { add, divide, type Expr, isCall, negate, parts, symbol, ZERO } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import { substitute } from '../expression/substitution.ts';
import { type Difference, movedBy, type Numerator, numeratorOf } from './difference.ts';
import type { Part, Statement } from './kind.ts';

/** The lines from the difference quotient on, and what they come to. */
export interface Limit {
  readonly lines: readonly Statement[];
  readonly steps: Extract<Part, { kind: 'tidying' }>['steps'];
  readonly result: Expr;
}

/** The limit of the difference quotient of a polynomial, a quotient or a root of polynomials; undefined of any other function. */
export const algebraicLimitOf = (difference: Difference): Limit | undefined =>
  ofPolynomial(difference) ?? ofQuotient(difference) ?? ofRoot(difference);

const minus = (a: Expr, b: Expr): Expr => add(...parts(a, 'add'), negate(b));

/** The lines so far, each a limit. */
export class Lines {
  readonly said: Statement[] = [];
  readonly #difference: Difference;

  constructor(difference: Difference) {
    this.#difference = difference;
    const { f, moved, h } = difference;
    this.say(divide(minus(moved, f), symbol(h)), 'difference quotient');
  }

  say(right: Expr, reason: string, remark?: Statement['remark']): void {
    const { h } = this.#difference;
    const shown = substitute(right, new Map([[h, letter(h)]]));
    this.said.push({ right: limit(shown, h), reason, ...(remark && { remark }) });
  }

  /** A numerator on its way to a multiple of h, over what stands below it. */
  gather({ expanded, together, factored }: Numerator, below: Expr): void {
    if (expanded) this.say(divide(expanded, below), 'multiply out');
    this.say(divide(together, below), 'like terms');
    if (factored) this.say(divide(factored, below), 'common factor');
  }

  /** h cancels, which it may as it goes to 0 but is not 0. */
  cancel(right: Expr): void {
    this.say(right, 'cancel', [symbol(this.#difference.h), ' ≠ 0']);
  }
}

/** The limit of what has no h below any more: h is 0. */
const atZero = (e: Expr, { h }: Difference): Expr => share(silently(substitute(e, new Map([[h, ZERO]]))));

const tidied = (e: Expr, style: Style): Expr => tidy(e, style).at(-1)?.result ?? e;

/** A product without inner products, ones or zeros. */
const product = (...factors: readonly Expr[]): Expr =>
  minor(
    'multiply',
    factors.flatMap(e => parts(e, 'multiply')),
  );

function ofPolynomial(difference: Difference): Limit | undefined {
  const { f, moved, x, h, style } = difference;
  const numerator = polynomialIn(f, [x]) && numeratorOf(minus(moved, f), difference);
  if (!numerator) return undefined;
  const lines = new Lines(difference);
  lines.gather(numerator, symbol(h));
  lines.cancel(numerator.overH);
  return finished(lines, tidied(atZero(numerator.overH, difference), style));
}

/** The limit's line is tidied already. */
const finished = ({ said }: Lines, result: Expr): Limit => ({
  lines: [...said, { right: result, reason: 'limit' }],
  steps: [],
  result,
});

/** Numerator and denominator, numbers too: 1/(2x) is 1 over 2x. */
function fractionOf(f: Expr, style: Style): { readonly p: Expr; readonly q: Expr } {
  const { coefficient, factors, decimal } = readProduct(f);
  const below = factors.filter(({ exponent }) => exponent.s < 0n);
  const above = factors.filter(factor => !below.includes(factor));
  const inverted = below.map(({ base, exponent }) => ({ base, exponent: exponent.neg() }));
  return {
    p: writeProduct(productOf(coefficient.mul(coefficient.d), above, decimal), style),
    q: writeProduct(productOf(UNIT.mul(coefficient.d), inverted), style),
  };
}

/** p/q: over the denominator q(x)·q(x + h). */
function ofQuotient(difference: Difference): Limit | undefined {
  const { f, x, h, style } = difference;
  const { p, q } = fractionOf(f, style);
  if (!contains(q, x) || !polynomialIn(p, [x]) || !polynomialIn(q, [x])) return undefined;
  const [movedP, movedQ] = [movedBy(h, p, x), movedBy(h, q, x)];
  const top = minus(product(movedP, q), product(p, movedQ));
  const numerator = numeratorOf(top, difference);
  if (!numerator) return undefined;
  const common = product(q, movedQ);
  const { expanded, together, factored, overH } = numerator;
  const lines = new Lines(difference);
  const over = (e: Expr): Expr => divide(inBrackets(divide(e, common)), symbol(h));
  lines.say(over(top), 'common denominator');
  if (expanded) lines.say(over(expanded), 'multiply out');
  lines.say(over(together), 'like terms');
  lines.say(divide(together, product(symbol(h), common)), 'as a fraction');
  if (factored) lines.say(divide(factored, product(symbol(h), common)), 'common factor');
  const quotient = divide(overH, common);
  lines.cancel(quotient);
  return finished(lines, tidied(atZero(quotient, difference), style));
}

/** A minus stays with the fraction inside: (−h/(x(x + h)))/h. */
const inBrackets = (e: Expr): Expr =>
  isCall(e, 'divide') && e.args.some(arg => isCall(arg, 'negate')) ? bracketed(e) : e;

/** c·√u: times the conjugate, so that the roots are squared. */
function ofRoot(difference: Difference): Limit | undefined {
  const { f, moved, x, h, style } = difference;
  const [squared, movedSquared] = [squareOf(f, x, style), squareOf(moved, x, style)];
  const numerator =
    squared && movedSquared && polynomialIn(squared, [x]) && numeratorOf(minus(movedSquared, squared), difference);
  if (!squared || !movedSquared || !numerator) return undefined;
  const conjugate = add(...parts(moved, 'add'), ...parts(f, 'add'));
  const below = product(symbol(h), conjugate);
  const lines = new Lines(difference);
  lines.say(divide(product(minus(moved, f), conjugate), below), 'times the conjugate');
  lines.say(divide(minus(movedSquared, squared), below), 'difference of squares');
  lines.gather(numerator, below);
  const quotient = divide(numerator.overH, conjugate);
  lines.cancel(quotient);
  const last = atZero(quotient, difference);
  const steps = tidy(last, style);
  return {
    lines: [...lines.said, { right: last, reason: 'limit' }],
    steps,
    result: steps.at(-1)?.result ?? last,
  };
}

/** c²·u of c·√u; undefined for anything else. */
function squareOf(f: Expr, x: string, style: Style): Expr | undefined {
  const factors = parts(f, 'multiply');
  const roots = factors.filter(factor => contains(factor, x));
  const [root, ...others] = roots;
  const u = root && radicand(root);
  if (!u || others.length > 0) return undefined;
  const constant = product(...factors.filter(factor => factor !== root));
  const square = tidied(product(constant, constant), style);
  return product(square, u);
}

function radicand(root: Expr): Expr | undefined {
  const [base, exponent] = root.kind === 'call' ? root.args : [];
  if (isCall(root, 'sqrt')) return base;
  return isCall(root, 'power') && exponent && rationalOf(exponent)?.equals(HALF) ? base : undefined;
}
