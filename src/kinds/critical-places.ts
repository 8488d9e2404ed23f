import { denominator } from '../algebra/denominators.ts';
import { type Factor, isWhole } from '../algebra/exponents.ts';
import { coefficientsIn, polynomialIn } from '../algebra/polynomial.ts';
import { type Product, productOf } from '../algebra/product.ts';
import { type Coefficients, type RealRoot, realRoots } from '../algebra/real-roots.ts';
import { readSum, type Sum } from '../algebra/sum.ts';
import { type Style, writeSum } from '../algebra/writing.ts';
import { tidyingOf } from '../derivation/tidy.ts';
import { type Call, type Expr, isCall, isNumber } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { postorder } from '../expression/walk.ts';
import { evaluate } from '../tape/gradient.ts';
import { inNumbers } from './numerals.ts';
import { changesOf, type Interval } from './sign-changes.ts';

/** A place at which a function may change from rising to falling. */
export interface CriticalPlace {
  readonly root: RealRoot;
  /** f′ is 0; f has a value and f′ has none; f has no value; f begins or ends, or the search does. */
  readonly kind: 'zero' | 'corner' | 'gap' | 'end';
}

/** The places of a function from left to right, and where they were searched for if not everywhere. */
export interface CriticalPlaces {
  readonly places: readonly CriticalPlace[];
  /** What f′ is 0 with, where that is a polynomial. */
  readonly numerator?: Coefficients;
  readonly searched?: Interval;
}

/** Where places are searched for that are not known exactly. */
const SEARCHED: Interval = { from: -10, to: 10 };

/**
 * Where f′ is 0, where it is not defined, and where f is not: all of them for a fraction of polynomials, also times
 * exponentials of such; else those on an interval, found by their signs. undefined where f′ changes faster than can be told.
 */
export const criticalPlaces = (f: Expr, slope: Expr, x: string): CriticalPlaces | undefined =>
  everywhere(f, slope, x) ?? searched(f, slope, x);

const coefficientsOf = (e: Expr, x: string): Coefficients | undefined => {
  const terms = polynomialIn(e, [x]);
  return terms && coefficientsIn(terms, x);
};

function everywhere(f: Expr, slope: Expr, x: string): CriticalPlaces | undefined {
  const [gaps, numerator] = [gapsOf(f, x), numeratorOf(slope, x)];
  if (!gaps || !numerator) return undefined;
  const zeros = realRoots(numerator).filter(({ value }) => !gaps.some(gap => isOnePlace(gap.value, value)));
  const places = [
    ...zeros.map(root => ({ root, kind: 'zero' }) as const),
    ...gaps.map(root => ({ root, kind: 'gap' }) as const),
  ];
  return { places: places.toSorted((a, b) => a.root.value - b.root.value), numerator };
}

/** The roots of everything that a function of polynomials, fractions and their exponentials divides by; undefined for any other function. */
function gapsOf(f: Expr, x: string): readonly RealRoot[] | undefined {
  const gaps: RealRoot[] = [];
  for (const node of postorder(f)) {
    if (node.kind !== 'call' || !contains(node, x) || coefficientsOf(node, x)) continue;
    const below = divisorOf(node);
    const roots = below && coefficientsOf(below, x);
    if (below ? !roots : !WITHOUT_GAPS.has(node.op)) return undefined;
    for (const root of realRoots(roots ?? []))
      if (!gaps.some(gap => isOnePlace(gap.value, root.value))) gaps.push(root);
  }
  return gaps;
}

/** Operations that have a value wherever their arguments have. */
const WITHOUT_GAPS: ReadonlySet<string> = new Set(['add', 'multiply', 'negate', 'exp']);

/** What a quotient or a negative whole power divides by. */
function divisorOf({ op, args: [first, second] }: Call): Expr | undefined {
  if (op === 'divide') return second;
  return op === 'power' && second && isNegativeWhole(second) ? first : undefined;
}

const isNegativeWhole = (e: Expr): boolean =>
  isCall(e, 'negate') && e.args.every(arg => arg.kind === 'number' && /^\d+$/.test(arg.digits));

/** The polynomial above the common denominator, exponentials aside, which are never 0. */
function numeratorOf(slope: Expr, x: string): Coefficients | undefined {
  const [terms, style] = [readSum(slope), tidyingOf(slope)];
  const isFit = ({ base, exponent }: Factor): boolean => isWhole(exponent) && coefficientsOf(base, x) !== undefined;
  if (!denominator(terms).factors.every(isFit)) return undefined;
  const [only, second] = terms;
  return coefficientsOf(writeSum(only && !second ? [numeratorOfProduct(only, x, style)] : raised(terms), style), x);
}

/** The factors of a product that may be 0, those in brackets without their fractions. */
function numeratorOfProduct({ coefficient, factors }: Product, x: string, style: Style): Product {
  const mayVanish = factors.filter(({ base, exponent }) => exponent.s > 0n && !isCall(base, 'exp'));
  const withoutFractions = (base: Expr): Expr =>
    coefficientsOf(base, x) ? base : writeSum(raised(readSum(base)), style);
  return productOf(
    coefficient,
    mayVanish.map(({ base, exponent }) => ({ base: withoutFractions(base), exponent })),
  );
}

/** A sum times the common denominator of its terms. */
function raised(terms: Sum): Sum {
  const below = denominator(terms).factors.map(({ base, exponent }): Factor => ({ base, exponent: exponent.neg() }));
  return terms.map(term => productOf(term.coefficient, [...term.factors, ...below], term.decimal));
}

function searched(f: Expr, slope: Expr, x: string): CriticalPlaces | undefined {
  const changes = changesOf(slope, f, x, SEARCHED);
  if (!changes) return undefined;
  const known = knownPlaces([f, slope], x);
  const found = changes.map(({ at, kind }): CriticalPlace => {
    const root = known.find(({ value }) => isOnePlace(value, at)) ?? { value: at };
    if (kind === 'edge') return { root, kind: 'end' };
    if (kind === 'break') return { root, kind: isContinuous(f, x, root.value) ? 'corner' : 'gap' };
    return { root: root.exact && isZeroAt(slope, x, root.exact) ? root : { value: at }, kind };
  });
  const silent = known
    .filter(({ value }) => !found.some(({ root }) => isOnePlace(root.value, value)))
    .flatMap(root => silentPlace(f, slope, x, root));
  return { places: [...found, ...silent].toSorted((a, b) => a.root.value - b.root.value), searched: SEARCHED };
}

/** How far beside a place a function must have values for the place to lie inside its domain. */
const BESIDE = 1e-4;

/** A place inside the interval at which f or f′ leaps though no sign tells of it. */
function silentPlace(f: Expr, slope: Expr, x: string, root: RealRoot): CriticalPlace[] {
  const { value } = root;
  const isInside = value > SEARCHED.from && value < SEARCHED.to;
  const isBetween = [-1, 1].every(side => Number.isFinite(evaluate(f, { [x]: value + side * BESIDE })));
  if (!isInside || !isBetween) return [];
  if (!isContinuous(f, x, value)) return [{ root, kind: 'gap' }];
  return isContinuous(slope, x, value) ? [] : [{ root, kind: 'corner' }];
}

/** Expressions of more nodes are not looked through for polynomials. */
const MOST_NODES = 400;

/** The exact roots of every polynomial that stands in some expressions. */
function knownPlaces(es: readonly Expr[], x: string): readonly RealRoot[] {
  const nodes = es.flatMap(e => postorder(e)).filter(node => node.kind !== 'number');
  if (nodes.length > MOST_NODES) return [];
  const roots = nodes.flatMap(node => realRoots(coefficientsOf(node, x) ?? [])).filter(({ exact }) => exact);
  return roots.filter(({ value }, i) => roots.findIndex(other => isOnePlace(other.value, value)) === i);
}

/** Whether two places are one: those that are searched for are known to half of their digits. */
export const isOnePlace = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

const isZeroAt = (slope: Expr, x: string, place: Expr): boolean =>
  isNumber(inNumbers(substitute(slope, new Map([[x, place]]))), '0');

/** Whether a function has one value at a place: what it differs by on either side falls as the sides come closer. */
function isContinuous(f: Expr, x: string, place: number): boolean {
  const [far = 0, close = 0] = [1e-6, 1e-12].map(distance => {
    const [left = 0, right = 0] = [-1, 1].map(side => evaluate(f, { [x]: place + side * distance }));
    return Math.max(Math.abs(left - right), Math.abs(left - evaluate(f, { [x]: place })));
  });
  return close <= far / 2 || close < 1e-9;
}
