import { isUnit } from '../algebra/exponents.ts';
import { polynomialIn } from '../algebra/polynomial.ts';
import { readProduct } from '../algebra/product.ts';
import { writeSum } from '../algebra/writing.ts';
import { derive } from '../derivation/derive.ts';
import { differentiate } from '../derivation/differentiate.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { same } from '../expression/equality.ts';
import { divide, type Expr, isCall, isNumber, multiply, negate, ONE, parts, power } from '../expression/expression.ts';
import { contains, treeSize, variables } from '../expression/measure.ts';
import { freshName } from '../expression/substitution.ts';
import { postorder } from '../expression/walk.ts';
import { tidyingReason } from '../telling/reasons.ts';
import { inTermsOfOutput } from './in-terms-of-output.ts';
import type { Kind } from './kind.ts';
import { takenApart } from './logarithm-laws.ts';

/** Another way to one derivative: the function written otherwise, another kind, or a letter for its output. */
export interface OtherWay {
  /** As a link says it: "as a product with a negative power". */
  readonly says: string;
  readonly f?: Expr;
  /** Why it may be written so: "multiply out". */
  readonly reason?: string;
  readonly kind?: Kind;
  readonly output?: string;
}

/** A function of a variable. */
interface Asked {
  readonly f: Expr;
  readonly x: string;
}

/** What a teacher would offer beside the rules; each gives nothing where it does not fit. */
const WAYS: readonly ((asked: Asked) => OtherWay | undefined)[] = [
  simplifiedFirst,
  ({ f, x }) => rewritten('the logarithm taken apart first', apart(f, x), 'laws of logarithms'),
  ({ f, x }) => rewritten('as a product with a negative power', withNegativePower(f, x), 'written as a power'),
  ({ f, x }) => rewritten('as a quotient', asQuotient(f, x), 'as a fraction'),
  ({ f, x }) => rewritten('multiplied out first', multipliedOut(f, x), 'multiply out'),
  asked => (isForLogarithms(asked) ? { says: 'by logarithms', kind: 'logarithmic' } : undefined),
  ({ f, x }) => (isShortPolynomial(f, x) ? { says: 'from first principles', kind: 'first-principles' } : undefined),
  inTerms,
];

/** Functions of more nodes are told one way alone: others would not be shorter. */
const MOST_NODES = 120;

/** The other ways to differentiate a function once, in no order. */
export const otherWays = (f: Expr, x: string): readonly OtherWay[] =>
  contains(f, x) && treeSize(f) <= MOST_NODES ? WAYS.map(way => way({ f, x })).filter(way => way !== undefined) : [];

const rewritten = (says: string, f: Expr | undefined, reason: string): OtherWay | undefined => f && { says, f, reason };

/** A fraction that tidying makes one without the variable below the bar: (x² − 1)/(x + 1) is x − 1, sin(x)/cos(x) is tan(x). */
function simplifiedFirst({ f, x }: Asked): OtherWay | undefined {
  if (!isCall(f, 'divide') || !hasBelow(f, x)) return undefined;
  const steps = tidy(f, tidyingOf(f));
  const simple = steps.at(-1)?.result;
  if (!simple || hasBelow(simple, x) || treeSize(simple) >= treeSize(f)) return undefined;
  const reasons = new Set(steps.map(({ rule }) => tidyingReason(rule)));
  return rewritten('simplified first', simple, [...reasons].join(', '));
}

const hasBelow = (f: Expr, x: string): boolean =>
  readProduct(f).factors.some(({ base, exponent }) => exponent.s < 0n && contains(base, x));

/** ln of a product, quotient or power as its logarithms. */
function apart(f: Expr, x: string): Expr | undefined {
  const [u] = isCall(f, 'log') ? f.args : [];
  return u && contains(u, x) ? takenApart(u).at(-1)?.sum : undefined;
}

/** p/q as p·q⁻¹, p/uⁿ as p·u⁻ⁿ; where q has the variable and the rules do not write it so themselves. */
function withNegativePower(f: Expr, x: string): Expr | undefined {
  const [p, q] = isCall(f, 'divide') ? f.args : [];
  if (!p || !q || !contains(q, x) || differentiate(f, x).rule.startsWith('as-power')) return undefined;
  const [base, exponent] = isCall(q, 'power') ? q.args : [q, ONE];
  if (!base || !exponent || contains(exponent, x)) return undefined;
  const inverse = power(base, negate(exponent));
  return isNumber(p, '1') ? inverse : multiply(...parts(p, 'multiply'), inverse);
}

/** p·u⁻ⁿ as p/uⁿ. */
function asQuotient(f: Expr, x: string): Expr | undefined {
  const factors = parts(f, 'multiply');
  const below = factors.flatMap(factor => (contains(factor, x) ? raisedUp(factor) : []));
  if (below.length === 0 || factors.length === 1) return undefined;
  const above = factors.filter(factor => raisedUp(factor).length === 0 || !contains(factor, x));
  return divide(
    above.length > 1 ? multiply(...above) : (above[0] ?? ONE),
    below.length > 1 ? multiply(...below) : (below[0] ?? ONE),
  );
}

/** uⁿ of u⁻ⁿ. */
function raisedUp(factor: Expr): readonly Expr[] {
  const [base, exponent] = isCall(factor, 'power') ? factor.args : [];
  const [size] = exponent && isCall(exponent, 'negate') ? exponent.args : [];
  if (!base || !size) return [];
  return [isNumber(size, '1') ? base : power(base, size)];
}

/** Brackets longer than this are better left as they are. */
const MOST_TERMS = 4;

/** A product or power of brackets as a polynomial with its terms apart. */
function multipliedOut(f: Expr, x: string): Expr | undefined {
  const terms = isCall(f, 'multiply') || isCall(f, 'power') ? polynomialIn(f, [x]) : undefined;
  if (!terms || terms.length < 2 || terms.length > MOST_TERMS) return undefined;
  const written = writeSum(terms, tidyingOf(f));
  return same(written, f) ? undefined : written;
}

/** f^g, and products and quotients of three or more factors, or two powers of brackets; one of them must be more than a plain factor. */
function isForLogarithms({ f, x }: Asked): boolean {
  const [base, exponent] = isCall(f, 'power') ? f.args : [];
  const isTower = base !== undefined && exponent !== undefined && contains(base, x) && contains(exponent, x);
  const factors = readProduct(f).factors.filter(({ base: each }) => contains(each, x));
  const powers = factors.filter(({ base: each, exponent: by }) => isCall(each, 'exp') || !isUnit(by.abs()));
  const brackets = powers.filter(({ base: each }) => isCall(each, 'add'));
  const isLong = (factors.length > 2 && powers.length > 0) || brackets.length > 1;
  return (isTower || isLong) && takenApart(f).length > 0;
}

/** Polynomials without brackets that are short before and after a step of h. */
function isShortPolynomial(f: Expr, x: string): boolean {
  const terms = polynomialIn(f, [x]);
  const hasBracket = postorder(f).some(node => node !== f && isCall(node, 'add'));
  return !hasBracket && terms !== undefined && terms.length <= 3 && treeSize(f) <= 12;
}

/** In terms of its own output, as s(1 − s). */
function inTerms({ f, x }: Asked): OtherWay | undefined {
  const output = freshName(new Set([...variables(f), x]), ['s', 'y', 'w']);
  const found = f.kind === 'call' && inTermsOfOutput(f, x, derive(f, x).result, output);
  return found ? { says: `in terms of its output ${output}`, output } : undefined;
}
