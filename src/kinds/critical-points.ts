import Fraction from 'fraction.js';
import { exactValue } from '../algebra/exact.ts';
import { UNIT } from '../algebra/exponents.ts';
import { minor } from '../algebra/minor.ts';
import { coefficientsIn, polynomialIn } from '../algebra/polynomial.ts';
import { type Rational, rationalExpr, rationalOf } from '../algebra/rational.ts';
import { type Coefficients, type RealRoot, rationallyFactored, realRoots } from '../algebra/real-roots.ts';
import type { Certificate } from '../checking/certificate.ts';
import { certify } from '../checking/certify.ts';
import { derive } from '../derivation/derive.ts';
import type { Derivation } from '../derivation/step.ts';
import { approximately, either, NO_SOLUTION } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import { equation } from '../expression/equation.ts';
import { add, call, type Expr, multiply, negate, number, power, symbol, ZERO } from '../expression/expression.ts';
import { substitute } from '../expression/substitution.ts';
import { chooseVariable, differentiated, readQuestion, whole } from '../question.ts';
import type { Read } from '../reading/reading.ts';
import { evaluate, gradientAt } from '../tape/gradient.ts';
import type { KindQuestion, KindWorked, Part, Statement } from './kind.ts';
import { placeAt, rangeOf, shown } from './piecewise.ts';
import { functionLetter } from './several.ts';

/** A polynomial, its derivative, and where that is 0. */
interface Critical {
  readonly f: Expr;
  readonly x: string;
  readonly name: string;
  readonly derivation: Derivation;
  readonly coefficients: Coefficients;
  readonly roots: readonly RealRoot[];
}

/**
 * The critical points of a polynomial with numbers for coefficients: where f′ is 0, and its sign between them. Exact for
 * rational roots and those of a quadratic, else to six decimals and marked as such. The result lists the places. A
 * complaint for any other function.
 */
export function workOutCritical(question: KindQuestion): Read<KindWorked> {
  const read = readQuestion(question);
  if (!read.ok) return read;
  const asked = differentiated(read.value, question);
  const x = chooseVariable(asked, question);
  if (typeof x !== 'string') return { ok: false, complaint: x };
  const critical = criticalOf(asked.expr, x);
  if (!critical) return { ok: false, complaint: whole(question.f, POLYNOMIALS_ONLY) };
  const { notes, spelling } = read.value;
  return {
    ok: true,
    value: {
      kind: 'critical',
      read: [asked.expr],
      notes,
      spelling,
      parts: partsOf(critical),
      wrt: [x],
      result: critical.roots.map(shown),
      certificate: certified(critical),
    },
  };
}

/** The derivative's certificate, shown at the first place where its sign is told. */
function certified({ f, x, derivation: { result }, roots }: Critical): Certificate {
  const certificate = certify(f, x, result);
  const at = { [x]: sampleBetween(undefined, roots[0]).valueOf() };
  const [formula, tape] = [evaluate(result, at), gradientAt(f, at).gradient[x] ?? 0];
  return certificate.agrees === true ? { ...certificate, shown: { at, formula, tape } } : certificate;
}

const POLYNOMIALS_ONLY =
  'Critical points are found for polynomials with numbers for coefficients, such as x^3 - 3x; this function is none.';

function criticalOf(f: Expr, x: string): Critical | undefined {
  const derivation = derive(f, x);
  const terms = polynomialIn(f, [x]) && polynomialIn(derivation.result, [x]);
  const coefficients = terms && coefficientsIn(terms, x);
  const isNumeric = coefficientsIn(polynomialIn(f, [x]) ?? [], x) !== undefined;
  if (!coefficients || !isNumeric) return undefined;
  return { f, x, name: functionLetter([f], [x]), derivation, coefficients, roots: realRoots(coefficients) };
}

function partsOf(critical: Critical): Part[] {
  const { f, x, name, derivation } = critical;
  const slope = `${name}'`;
  const told: Part[] = [
    { kind: 'statements', lines: [{ left: call(name, symbol(x)), right: f, reason: '' }] },
    { kind: 'derivation', derivation, left: call(slope, symbol(x)) },
    { kind: 'statements', heading: `${name}′(${x}) = 0`, inset: 2, lines: solution(critical) },
  ];
  return [...told, { kind: 'statements', heading: `Signs of ${name}′`, inset: 2, lines: signs(critical) }];
}

function solution({ x, derivation, coefficients, roots }: Critical): Statement[] {
  const { result } = derivation;
  const factored = factoredForm(coefficients, x);
  const lines: Statement[] = [{ left: result, right: ZERO, reason: 'put together' }];
  if (!same(factored, result) && coefficients.length > 1)
    lines.push({ left: factored, right: ZERO, reason: 'factored' });
  if (isZero(coefficients)) return [...lines, { left: equation(ZERO, ZERO), reason: 'every place' }];
  const places = roots.map(root => placeAt(x, root));
  return [...lines, { left: roots.length > 0 ? either(places) : NO_SOLUTION, reason: howSolved(coefficients, roots) }];
}

const isZero = (coefficients: Coefficients): boolean => coefficients.every(({ n }) => n === 0n);

function howSolved(coefficients: Coefficients, roots: readonly RealRoot[]): string {
  if (roots.length === 0) return coefficients.length > 1 ? 'it keeps its sign' : 'a constant';
  if (roots.some(({ exact }) => !exact)) return 'to six decimals';
  return roots.every(({ exact }) => exact && rationalOf(exact))
    ? 'a product is 0 where a factor is'
    : 'quadratic formula';
}

/** 4x(x + 1)(x − 1): number, x where 0 is a root, the other rational roots in ascending order, what is left. */
function factoredForm(coefficients: Coefficients, x: string): Expr {
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

/** The places from left to right with what stands between them. */
function signs(critical: Critical): Statement[] {
  const { roots } = critical;
  if (isZero(critical.coefficients)) return [];
  const samples = [undefined, ...roots].map((from, i) => sampleBetween(from, roots[i]));
  return samples.flatMap((sample, i) => {
    const [from, to] = [roots[i - 1], roots[i]];
    const between = rangeLine(critical, from, to, sample);
    return to ? [between, placeLine(critical, to, sample, samples[i + 1] ?? sample)] : [between];
  });
}

/** A rational number between two places: the middle of rational ones, else a short one; beyond the outermost one further. */
function sampleBetween(from: RealRoot | undefined, to: RealRoot | undefined): Rational {
  const [low, high] = [from, to].map(root => root?.exact && rationalOf(root.exact));
  if (!from && !to) return new Fraction(0);
  if (!from) return high ? high.sub(1) : new Fraction(Math.floor(to?.value ?? 0));
  if (!to) return low ? low.add(1) : new Fraction(Math.ceil(from.value));
  if (low && high) return low.add(high).div(2);
  return shortBetween(from.value, to.value);
}

/** The number with the fewest decimals that lies well between two. */
function shortBetween(low: number, high: number): Rational {
  const middle = (low + high) / 2;
  for (let scale = 1; scale < 1e12; scale *= 10) {
    const rounded = Math.round(middle * scale) / scale;
    if (Math.abs(rounded - middle) < (high - low) / 4) return new Fraction(rounded);
  }
  return new Fraction(middle);
}

const slopeAt = ({ coefficients }: Critical, x: Rational): Rational =>
  coefficients.reduceRight<Rational>((sum, c) => sum.mul(x).add(c), new Fraction(0));

function rangeLine(
  critical: Critical,
  from: RealRoot | undefined,
  to: RealRoot | undefined,
  sample: Rational,
): Statement {
  const { x, name } = critical;
  const value = slopeAt(critical, sample);
  const rises = value.s > 0n;
  return {
    left: from || to ? rangeOf(x, from, to) : symbol(x),
    remark: [equation(call(`${name}'`, rationalExpr(sample)), rationalExpr(value)), rises ? ' > 0' : ' < 0'],
    reason: rises ? `${name} rises` : `${name} falls`,
  };
}

function placeLine(critical: Critical, root: RealRoot, before: Rational, after: Rational): Statement {
  const { f, x, name } = critical;
  const [left, right] = [slopeAt(critical, before).s > 0n, slopeAt(critical, after).s > 0n];
  const value = root.exact ? exactValue(substitute(f, new Map([[x, root.exact]]))) : undefined;
  const place = call(name, shown(root));
  const known = value && rationalOf(value);
  const decimals = shown({ value: evaluate(f, { [x]: root.value }) });
  return {
    left: placeAt(x, root),
    remark: [known ? equation(place, value) : approximately(place, decimals)],
    reason: kindOf(left, right),
  };
}

function kindOf(risesBefore: boolean, risesAfter: boolean): string {
  if (risesBefore === risesAfter) return 'neither maximum nor minimum';
  return risesBefore ? 'local maximum' : 'local minimum';
}
