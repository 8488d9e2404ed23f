import { same } from '../expression/equality.ts';
import type { Call, Expr } from '../expression/expression.ts';
import { numberOf } from './common-factor.ts';
import { isEven, isUnit, magnitude, UNIT } from './exponents.ts';
import { productOf } from './product.ts';
import type { Rational } from './rational.ts';
import { readSum, type Sum } from './sum.ts';
import { type Style, writeSum } from './writing.ts';

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
const isOfAngle = (e: Call): boolean => isOfFamily(e, CIRCULAR) || isOfFamily(e, HYPERBOLIC);

/** Whether it is a function of a multiple of an angle: sin(2x), tan(x/2). */
export const isOfMultipleAngle = (e: Call): boolean =>
  e.args[0]?.kind === 'call' && isOfAngle(e) && !isUnit(magnitude(angleOf(e)?.multiple ?? UNIT));

/** How angles are written inside functions. */
export const PLAIN: Style = { roots: true, cubeRoots: true, negativePowers: false, negativeExponentials: false };

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

/** Whether what a call is made of is looked at. */
export const isOpen = ({ op }: Call): boolean => OPEN.has(op);

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
    if (isOpen(node)) open.push(...(node.op === 'power' ? node.args.slice(0, 1) : node.args));
  }
  return [...met];
}

/** The angle that the functions of an angle are to be written with, the core times a number. */
export interface Base {
  readonly core: Expr;
  readonly unit: Rational;
}

/** Functions of higher multiples are left as they are. */
export const HIGHEST_MULTIPLE = 5;

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

/** Whether the angles of the functions among these nodes are doubles and halves of one another: three times an angle is no double. */
export function areDoubles(nodes: readonly Expr[]): boolean {
  const multiples = nodes.flatMap(node => multipleIn(node) ?? []);
  return multiples.every(each => multiples.every(other => isPowerOfTwo(each.div(other))));
}

const multipleIn = (node: Expr): Rational | undefined =>
  node.kind === 'call' && isOfAngle(node) ? angleOf(node)?.multiple.abs() : undefined;

const isPowerOfTwo = ({ n, d }: Rational): boolean => [n, d].every(part => (part & (part - 1n)) === 0n);
