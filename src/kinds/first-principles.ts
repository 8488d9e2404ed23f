import { HALF, UNIT } from '../algebra/exponents.ts';
import { collected } from '../algebra/like-terms.ts';
import { minor } from '../algebra/minor.ts';
import { expandedIn, polynomialIn } from '../algebra/polynomial.ts';
import { type Product, productOf, readProduct } from '../algebra/product.ts';
import { rationalOf } from '../algebra/rational.ts';
import { readSum, type Sum } from '../algebra/sum.ts';
import { type Style, writeProduct, writeSum } from '../algebra/writing.ts';
import { certify } from '../checking/certify.ts';
import { silently } from '../derivation/silent.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { bracketed, letter, limit } from '../expression/display.ts';
import {
  add,
  derivative,
  divide,
  type Expr,
  isCall,
  multiply,
  negate,
  parts,
  symbol,
  ZERO,
} from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import { freshName, substitute } from '../expression/substitution.ts';
import { rebuild } from '../expression/walk.ts';
import { chooseVariable, differentiated, readQuestion, whole } from '../question.ts';
import type { Read } from '../reading/reading.ts';
import type { KindQuestion, KindWorked, Part, Statement } from './kind.ts';

/** A function whose difference quotient is worked out, and the letter of the difference. */
interface Difference {
  readonly f: Expr;
  /** f with x + h for x. */
  readonly moved: Expr;
  readonly x: string;
  readonly h: string;
  readonly style: Style;
}

/** The lines from the difference quotient on, and what they come to. */
interface Limit {
  readonly lines: readonly Statement[];
  readonly steps: Extract<Part, { kind: 'tidying' }>['steps'];
  readonly result: Expr;
}

/**
 * The derivative as the limit of the difference quotient, the algebra line by line: of polynomials (multiplied out), of
 * their quotients (over one denominator) and of their square roots (times the conjugate). A complaint for any other
 * function, which says what is possible.
 */
export function workOutFirstPrinciples(question: KindQuestion): Read<KindWorked> {
  const read = readQuestion(question);
  if (!read.ok) return read;
  const asked = differentiated(read.value, question);
  const x = chooseVariable(asked, question);
  if (typeof x !== 'string') return { ok: false, complaint: x };
  if (asked.order > 1) return { ok: false, complaint: whole(question.f, ONCE) };
  const difference = differenceOf(asked.expr, x);
  const found = limitOf(difference);
  if (!found) return { ok: false, complaint: whole(question.f, POSSIBLE) };
  const { notes, spelling } = read.value;
  return {
    ok: true,
    value: {
      kind: 'first-principles',
      read: [asked.expr],
      notes,
      spelling,
      parts: partsOf(difference, found),
      wrt: [x],
      result: found.result,
      certificate: certify(asked.expr, x, found.result),
    },
  };
}

const POSSIBLE =
  'From first principles polynomials, quotients of polynomials and square roots of polynomials are worked out, such as x^3 - 2x, 1/x or sqrt(2x + 1). For this function use the rules: leave out the kind.';
const ONCE = 'From first principles a function is differentiated once: leave out the order.';

function partsOf({ f, x }: Difference, { lines, steps }: Limit): Part[] {
  const told: Part = { kind: 'statements', lines: [{ left: derivative(f, x), reason: '' }, ...lines] };
  return steps.length > 0 ? [told, { kind: 'tidying', steps }] : [told];
}

const LETTERS = ['h', 'k'];

function differenceOf(f: Expr, x: string): Difference {
  const h = freshName(new Set([...variables(f), x]), LETTERS);
  const moved = flat(substitute(f, new Map([[x, add(symbol(x), symbol(h))]])));
  return { f, moved, x, h, style: { ...tidyingOf(f), roots: true, negativePowers: false, lastLetter: h } };
}

/** Sums within sums without their brackets: x + h + 1. */
const flat = (e: Expr): Expr =>
  rebuild(e, node => (isCall(node, 'add') ? add(...node.args.flatMap(term => parts(term, 'add'))) : node));

/** The way that fits the function; undefined where none does. */
const limitOf = (difference: Difference): Limit | undefined =>
  ofPolynomial(difference) ?? ofQuotient(difference) ?? ofRoot(difference);

const minus = (a: Expr, b: Expr): Expr => add(...parts(a, 'add'), negate(b));

/** The lines so far, each a limit. */
class Lines {
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

  /** h cancels, which it may as it goes to 0 but is not 0. */
  cancel(right: Expr): void {
    this.say(right, 'cancel', [symbol(this.#difference.h), ' ≠ 0']);
  }
}

/** What stands above h or above the whole denominator, on its way to a multiple of h. */
interface Numerator {
  /** Multiplied out, where there was something to multiply out. */
  readonly expanded?: Expr;
  /** With like terms together. */
  readonly together: Expr;
  /** The same with h taken out, where it has several terms. */
  readonly factored?: Expr;
  /** Over h. */
  readonly overH: Expr;
}

/** The numerator as a multiple of h; undefined where it is no polynomial. */
function numeratorOf(e: Expr, { x, h, style }: Difference): Numerator | undefined {
  const expanded = expandedIn(e, [x, h]);
  if (!expanded) return undefined;
  const terms = (collected(expanded) ?? expanded).filter(({ coefficient }) => coefficient.n !== 0n);
  const overH = terms.map(term => lowered(term, h));
  const written = writeSum(overH, style);
  return {
    ...(hasBrackets(e) && { expanded: inOrder(expanded, style) }),
    together: writeSum(terms, style),
    ...(terms.length > 1 && { factored: multiply(symbol(h), written) }),
    overH: written,
  };
}

/** The terms as multiplying out brings them, a leading minus among them. */
const inOrder = (terms: Sum, style: Style): Expr => add(...terms.map(term => writeProduct(term, style)));

const hasBrackets = (e: Expr): boolean =>
  readSum(e).some(({ factors }) => factors.some(({ base }) => isCall(base, 'add')));

const lowered = (term: Product, h: string): Product =>
  productOf(
    term.coefficient,
    term.factors
      .map(({ base, exponent }) => ({ base, exponent: isSymbol(base, h) ? exponent.sub(1) : exponent }))
      .filter(({ exponent }) => exponent.n !== 0n),
    term.decimal,
  );

const isSymbol = (e: Expr, name: string): boolean => e.kind === 'symbol' && e.name === name;

/** The limit of what has no h below any more: h is 0. */
const atZero = (e: Expr, { h }: Difference): Expr => share(silently(substitute(e, new Map([[h, ZERO]]))));

const tidied = (e: Expr, style: Style): Expr => tidy(e, style).at(-1)?.result ?? e;

function ofPolynomial(difference: Difference): Limit | undefined {
  const { f, moved, x, h, style } = difference;
  const numerator = polynomialIn(f, [x]) && numeratorOf(minus(moved, f), difference);
  if (!numerator) return undefined;
  const { expanded, together, factored, overH } = numerator;
  const lines = new Lines(difference);
  if (expanded) lines.say(divide(expanded, symbol(h)), 'multiply out');
  lines.say(divide(together, symbol(h)), 'like terms');
  if (factored) lines.say(divide(factored, symbol(h)), 'common factor');
  lines.cancel(overH);
  return finished(lines, tidied(atZero(overH, difference), style));
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
  const moved = (e: Expr): Expr => flat(substitute(e, new Map([[x, add(symbol(x), symbol(h))]])));
  const numerator = numeratorOf(minus(product(moved(p), q), product(p, moved(q))), difference);
  if (!numerator) return undefined;
  const common = product(q, moved(q));
  const { expanded, together, factored, overH } = numerator;
  const lines = new Lines(difference);
  const over = (top: Expr): Expr => divide(inBrackets(divide(top, common)), symbol(h));
  lines.say(over(minus(product(moved(p), q), product(p, moved(q)))), 'common denominator');
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

/** A product without inner products, ones or zeros. */
const product = (...factors: readonly Expr[]): Expr =>
  minor(
    'multiply',
    factors.flatMap(e => parts(e, 'multiply')),
  );

/** c·√u: times the conjugate, so that the roots are squared. */
function ofRoot(difference: Difference): Limit | undefined {
  const { f, moved, x, h, style } = difference;
  const [squared, movedSquared] = [squareOf(f, x, style), squareOf(moved, x, style)];
  const numerator =
    squared && movedSquared && polynomialIn(squared, [x]) && numeratorOf(minus(movedSquared, squared), difference);
  if (!squared || !movedSquared || !numerator) return undefined;
  const conjugate = add(...parts(moved, 'add'), ...parts(f, 'add'));
  const below = product(symbol(h), conjugate);
  const { expanded, together, factored, overH } = numerator;
  const lines = new Lines(difference);
  lines.say(divide(product(minus(moved, f), conjugate), below), 'times the conjugate');
  lines.say(divide(minus(movedSquared, squared), below), 'difference of squares');
  if (expanded) lines.say(divide(expanded, below), 'multiply out');
  lines.say(divide(together, below), 'like terms');
  if (factored) lines.say(divide(factored, below), 'common factor');
  const quotient = divide(overH, conjugate);
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
