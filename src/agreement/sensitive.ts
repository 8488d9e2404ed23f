import { rationalOf } from '../algebra/rational.ts';
import { add, type Expr, isCall, negate, ONE } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { evaluate } from '../tape/gradient.ts';
import { inLogarithms } from './in-logarithms.ts';

type Args = readonly Expr[];

const differencesOf = (args: Args): readonly Expr[] =>
  args.flatMap((a, i) => args.slice(i + 1).map(b => add(a, negate(b))));

/** What stands below an even power in these: the x − 3 of √((x − 3)²), which is |x − 3|. */
const squared = (args: Args): readonly Expr[] =>
  args.flatMap(arg => (isCall(arg, 'power') ? arg.args.slice(0, 1) : []));

/** Whether an argument is more than a polynomial of letters: that of arcsin(sin(x)), which bends where sin(x) is 1, is. */
const isComposed = (e: Expr): boolean => postorder(e).some(node => node.kind === 'call' && !PLAIN.has(node.op));

const PLAIN: ReadonlySet<string> = new Set(['add', 'multiply', 'divide', 'negate', 'power']);

/** What is 0 at these distances from the arguments that are composed. */
const composedBy =
  (...distances: readonly Expr[]) =>
  (args: Args): readonly Expr[] =>
    args.filter(isComposed).flatMap(u => distances.map(distance => add(u, distance)));

/** What stands below an even power in a root, or is composed. */
const belowRoot = (args: Args): readonly Expr[] => [
  ...squared(args),
  ...args.filter(arg => isCall(arg, 'add') && isComposed(arg)),
];

const MINUS_ONE = negate(ONE);

/** What is 0 where an operation bends or jumps; a whole power of a square does neither. */
const BENDING: Readonly<Record<string, (args: Args) => readonly Expr[]>> = {
  abs: args => args,
  sign: args => args,
  step: args => args,
  relu: args => args,
  max: differencesOf,
  min: differencesOf,
  sqrt: belowRoot,
  power: ([base, exponent]) => (base && exponent && rationalOf(exponent)?.d !== 1n ? squared([base]) : []),
  asin: composedBy(ONE, MINUS_ONE),
  acos: composedBy(ONE, MINUS_ONE),
  acosh: composedBy(MINUS_ONE),
  asech: composedBy(MINUS_ONE),
};

/** An argument, and its distances from the two edges of a domain from −1 to 1. */
const withinOne = (args: Args): readonly Expr[] => args.flatMap(u => [u, add(u, ONE), add(u, negate(ONE))]);

/** Operations that stretch what they are given and nothing else: sums, negatives, and what turns back and forth. */
const nothing = (): readonly Expr[] => [];

const sums = (args: Args): readonly Expr[] => args.filter(arg => isCall(arg, 'add'));

/** What may be 0, least or largest where an operation has an edge, a pole or the top of a bump, where that is not its arguments. */
const SENSITIVE: Readonly<Record<string, (args: Args) => readonly Expr[]>> = {
  max: differencesOf,
  min: differencesOf,
  add: nothing,
  negate: nothing,
  sin: nothing,
  cos: nothing,
  multiply: sums,
  divide: args => args.slice(1),
  asin: withinOne,
  acos: withinOne,
  asec: withinOne,
  acsc: withinOne,
  acosh: withinOne,
  atanh: withinOne,
  asech: withinOne,
  acoth: withinOne,
};

/** What is 0 where an expression, given by its parts, bends or jumps; nothing for a smooth one. */
export const bendsIn = (parts: readonly Expr[]): readonly Expr[] =>
  parts
    .flatMap(node => (node.kind === 'call' ? (BENDING[node.op]?.(node.args) ?? []) : []))
    .flatMap(factorsOf)
    .map(inLogarithms)
    .filter(bend => bend.kind === 'call' && !isConstant(bend));

/** What makes a product or a fraction 0, or changes its sign. */
function factorsOf(e: Expr): readonly Expr[] {
  const factors: Expr[] = [];
  const open = [e];
  for (let next = open.pop(); next; next = open.pop()) {
    const within = next.kind === 'call' ? FACTORS[next.op]?.(next.args) : undefined;
    if (within) open.push(...within);
    else factors.push(next);
  }
  return factors;
}

const FACTORS: Readonly<Record<string, (args: Args) => Args>> = {
  multiply: args => args,
  divide: args => args,
  negate: args => args,
  power: args => args.slice(0, 1),
};

/** More places to look at than these are not looked for. */
const MOST = 40;

/**
 * What is 0, least or largest at the places where an expression, given by its parts, may do something that is seen nowhere
 * else: bends, edges of domains, poles, and the tops of bumps such as e^(−10⁶(x − π)²), whose square is 0 there.
 */
export const sensitiveIn = (parts: readonly Expr[]): readonly Expr[] =>
  parts
    .flatMap(node => (node.kind === 'call' ? (SENSITIVE[node.op]?.(node.args) ?? node.args) : []))
    .filter(part => part.kind === 'call' && !isConstant(part))
    .slice(0, MOST);

/** From this on bumps and domains may fall between the usual points, and between doubles. */
export const [NARROW, SHARP] = [500, 1e7];

/**
 * How many times as narrow as one the bumps and domains of an expression, given by its parts, may be, by the sizes of its
 * numbers multiplied: those of e^(−100(x − 9)²) may be much narrower than that of e^(−x²). Small numbers count once, however often
 * they stand there, an exponent above 2 ten times for each unit, an exponential in an exponential a hundred times.
 */
export function narrowness(parts: readonly Expr[]): number {
  const small = new Set<number>();
  let size = 1;
  for (const part of parts) {
    const number = part.kind === 'number' ? Number(part.digits) : 0;
    if (number !== 0 && number <= SMALL && number >= 1 / SMALL) small.add(number < 1 ? 1 / number : number);
    else size *= number === 0 ? growth(part) : Math.max(number, 1 / number);
  }
  for (const number of small) size *= number;
  return size;
}

const SMALL = 4;

/** How much more a call makes of numbers than they are. */
function growth(part: Expr): number {
  if (part.kind !== 'call' || !GROWING.has(part.op)) return 1;
  const [base, exponent] = part.args;
  if (isConstant(part)) return sizeOf(Math.abs(evaluate(part, {})));
  if (part.op === 'exp') return base && postorder(base).some(node => isCall(node, 'exp')) ? 100 : 1;
  return exponent?.kind === 'number' ? 10 ** Math.max(0, Number(exponent.digits) - 2) : 1;
}

const GROWING: ReadonlySet<string> = new Set(['exp', 'power']);

/** A size above one; infinite ones are as good as any. */
const sizeOf = (value: number): number => (value > 0 ? Math.max(value, 1 / value) : 1);
