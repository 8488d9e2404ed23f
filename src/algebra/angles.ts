import Fraction from 'fraction.js';
import { same } from '../expression/equality.ts';
import { type Call, call, divide, type Expr, multiply, negate } from '../expression/expression.ts';
import { bottomUp } from '../expression/walk.ts';
import { numberOf } from './common-factor.ts';
import { isEven, isUnit, magnitude, UNIT } from './exponents.ts';
import { merged } from './merging.ts';
import { productOf, readProduct } from './product.ts';
import type { Rational } from './rational.ts';
import { readSum, type Sum } from './sum.ts';
import { type Style, writeProduct, writeSum } from './writing.ts';

/** Functions of one angle that are quotients of two of them, an even one and an odd one: cos and sin, cosh and sinh. */
export interface AngleFamily {
  readonly even: string;
  readonly odd: string;
  /** odd² = sign · (even² − 1). */
  readonly sign: 1 | -1;
  /** Each function as even^a · odd^b. */
  readonly powers: Readonly<Record<string, readonly [a: number, b: number]>>;
}

/** sin, cos and the functions made of them. */
export const CIRCULAR: AngleFamily = {
  even: 'cos',
  odd: 'sin',
  sign: -1,
  powers: { cos: [1, 0], sin: [0, 1], tan: [-1, 1], sec: [-1, 0], cot: [1, -1], csc: [0, -1] },
};

/** sinh, cosh and the functions made of them. */
export const HYPERBOLIC: AngleFamily = {
  even: 'cosh',
  odd: 'sinh',
  sign: 1,
  powers: { cosh: [1, 0], sinh: [0, 1], tanh: [-1, 1], sech: [-1, 0], coth: [1, -1], csch: [0, -1] },
};

/** multiple · core: the argument 2ax is twice ax, x/2 is half of x. */
export interface Angle {
  readonly core: Expr;
  readonly multiple: Rational;
}

/** Whether a call is a function of a family. */
export const isOfFamily = (e: Expr, { powers }: AngleFamily): e is Call =>
  e.kind === 'call' && Object.hasOwn(powers, e.op);

/**
 * The argument of a function as a rational multiple of what has no number in front, of a sum of what has none in all its
 * terms: x/2 + π/4 is a quarter of 2x + π. A number has no core; decimals stay as they are.
 */
export function angleOf({ args: [u] }: Call): Angle | undefined {
  if (!u || u.kind === 'number') return undefined;
  const terms = readSum(u);
  const multiple = terms.length > 1 ? numberOf(terms) : (terms[0]?.coefficient ?? UNIT);
  if (u.kind === 'symbol' || isUnit(multiple) || terms.some(term => term.decimal)) return { core: u, multiple: UNIT };
  if (multiple.n === 0n || terms.every(term => term.factors.length === 0)) return undefined;
  return { core: timesNumber(multiple.inverse(), terms), multiple };
}

const timesNumber = (number: Rational, terms: Sum): Expr =>
  writeSum(
    terms.map(({ coefficient, factors }) => productOf(coefficient.mul(number), factors)),
    PLAIN,
  );

/** Whether it is a function of one of the families. */
export const isOfAngle = (e: Call): boolean => isOfFamily(e, CIRCULAR) || isOfFamily(e, HYPERBOLIC);

/** Whether it is a function of a multiple of an angle: sin(2x), tan(x/2). */
export const isOfMultipleAngle = (e: Call): boolean =>
  e.args[0]?.kind === 'call' && isOfAngle(e) && !isUnit(magnitude(angleOf(e)?.multiple ?? UNIT));

const PLAIN: Style = { roots: true, cubeRoots: true, negativePowers: false, negativeExponentials: false };

/** An angle and the multiples of it that the functions of an expression have. */
export interface AngleSet {
  readonly core: Expr;
  /** Without their sign, each once. */
  readonly multiples: readonly Rational[];
  /** How many functions there are. */
  readonly functions: number;
}

/** The operations that lie open: what is inside any other is an argument, which stays as it was typed. */
const OPEN: ReadonlySet<string> = new Set(['add', 'multiply', 'divide', 'negate', 'power', 'sqrt', 'cbrt']);

/** The angles of the functions of a family in an expression, those inside arguments left out. */
export function anglesIn(e: Expr, family: AngleFamily): readonly AngleSet[] {
  const found: { core: Expr; multiples: Rational[]; functions: number }[] = [];
  for (const node of openCalls(e)) {
    const angle = isOfFamily(node, family) ? angleOf(node) : undefined;
    if (!angle) continue;
    const multiple = magnitude(angle.multiple);
    const known = found.find(({ core }) => same(core, angle.core));
    if (!known) found.push({ core: angle.core, multiples: [multiple], functions: 1 });
    else known.functions++;
    if (known && !known.multiples.some(each => each.equals(multiple))) known.multiples.push(multiple);
  }
  return found;
}

/** The calls that are reached without entering an argument of a function, each once; the functions among them. */
export function openCalls(e: Expr): readonly Call[] {
  const met = new Set<Call>();
  const open = [e];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind !== 'call' || met.has(node)) continue;
    met.add(node);
    if (OPEN.has(node.op)) open.push(...(node.op === 'power' ? node.args.slice(0, 1) : node.args));
  }
  return [...met];
}

/** The angle that the functions of an angle are to be written with, the core times a number. */
export interface Base {
  readonly core: Expr;
  readonly unit: Rational;
}

/** Functions of higher multiples are left as they are. */
const HIGHEST_MULTIPLE = 5;

/** The greatest angle that all are whole multiples of, and half of it where that is still a whole multiple of the core. */
export function basesOf({ core, multiples }: AngleSet): readonly Base[] {
  const unit = multiples.reduce((common, each) => common.gcd(each));
  const units = unit.d === 1n && isEven(unit.n) ? [unit, unit.div(2)] : [unit];
  return units
    .filter(each => multiples.every(multiple => multiple.div(each).compare(HIGHEST_MULTIPLE) <= 0))
    .map(each => ({ core, unit: each }));
}

/** The base as it is written inside a function, `times` over. */
export const writtenAngle = ({ core, unit }: Base, times = 1): Expr => timesNumber(unit.mul(times), readSum(core));

/** The expression with the functions of these angles written with the even and the odd function of the base: sin 2u = 2 sin u cos u. */
export const inBases = (e: Expr, family: AngleFamily, bases: readonly Base[]): Expr =>
  bottomUp<Expr>(e, (node, args) => {
    if (node.kind !== 'call') return node;
    if (!OPEN.has(node.op)) return inBase(node, family, bases);
    const parts = node.op === 'power' ? [...args.slice(0, 1), ...node.args.slice(1)] : args;
    return parts.every((part, i) => part === node.args[i]) ? node : flat(call(node.op, ...parts));
  });

/** Without sums in a sum or products in a product, and powers of one base together. */
function flat(e: Call): Expr {
  if (e.op === 'add' || e.op === 'negate') return writeSum(readSum(e), PLAIN);
  const product = readProduct(e);
  return writeProduct(merged(product, 'any side', PLAIN) ?? product, PLAIN);
}

function inBase(node: Call, family: AngleFamily, bases: readonly Base[]): Expr {
  const angle = isOfFamily(node, family) ? angleOf(node) : undefined;
  const base = angle && bases.find(({ core }) => same(core, angle.core));
  const [a, b] = family.powers[node.op] ?? [0, 0];
  if (!angle || !base) return node;
  const times = angle.multiple.div(base.unit);
  const [even, odd] = multipleAngle(Number(times.n), family, writtenAngle(base));
  const signed = times.s < 0n ? negate(odd) : odd;
  const factors: readonly (readonly [Expr, number])[] = [
    [even, a],
    [signed, b],
  ];
  const above = multiply(...factors.flatMap(([f, exponent]) => (exponent > 0 ? [f] : [])));
  const below = factors.flatMap(([f, exponent]) => (exponent < 0 ? [f] : []));
  return below.length > 0 ? divide(above, multiply(...below)) : above;
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
