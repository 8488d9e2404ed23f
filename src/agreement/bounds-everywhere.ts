import { rationalOf } from '../algebra/rational.ts';
import type { Call, Expr } from '../expression/expression.ts';
import { bottomUp } from '../expression/walk.ts';

/** Two numbers between which all values of an expression lie, whatever its letters are; infinite where none is known. */
interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** The numbers between which all values of an expression lie, as far as doubles and the form it is written in show them. */
export const boundsEverywhere = (e: Expr): Bounds =>
  bottomUp<Bounds>(e, (node, args) => (node.kind === 'call' ? ofCall(node, args) : ofLeaf(node)));

/** Whether the form of an expression shows that it changes its sign nowhere: sin(x) + cos(y) − 2 is never above 0. */
export function keepsSign(e: Expr): boolean {
  const { low, high } = boundsEverywhere(e);
  return low >= 0 || high <= 0;
}

const between = (low: number, high: number): Bounds => ({ low, high });
const ANYTHING = between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
/** The least double stands for a bound that is not reached. */
const POSITIVE = between(Number.MIN_VALUE, Number.POSITIVE_INFINITY);
const NOT_NEGATIVE = between(0, Number.POSITIVE_INFINITY);
const UNIT = between(0, 1);
const AROUND = between(-1, 1);
const QUARTER_TURNS = between(-Math.PI / 2, Math.PI / 2);

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['e', Math.E],
  ['pi', Math.PI],
]);

function ofLeaf(leaf: Exclude<Expr, Call>): Bounds {
  const value = leaf.kind === 'number' ? Number(leaf.digits) : CONSTANTS.get(leaf.name);
  return value === undefined ? ANYTHING : between(value, value);
}

type Rule = (first: Bounds, second: Bounds) => Bounds;

const rising =
  (f: (value: number) => number): Rule =>
  ({ low, high }) =>
    between(f(low), f(high));

/** In the same order as the values of a sum, and of a product without 0 · ∞. */
const sum: Rule = (a, b) => between(a.low + b.low, a.high + b.high);

function product(a: Bounds, b: Bounds): Bounds {
  const corners = [a.low, a.high].flatMap(x => [b.low, b.high].map(y => (x === 0 || y === 0 ? 0 : x * y)));
  return between(Math.min(...corners), Math.max(...corners));
}

const quotient: Rule = (a, b) => (b.low > 0 || b.high < 0 ? product(a, between(1 / b.high, 1 / b.low)) : ANYTHING);

const size: Rule = ({ low, high }) => between(Math.max(0, low, -high), Math.max(Math.abs(low), Math.abs(high)));

const RULES: Readonly<Record<string, Rule>> = {
  add: sum,
  multiply: product,
  divide: quotient,
  negate: ({ low, high }) => between(-high, -low),
  abs: size,
  sqrt: rising(value => Math.sqrt(Math.max(0, value))),
  cbrt: rising(Math.cbrt),
  exp: rising(value => Math.max(Number.MIN_VALUE, Math.exp(value))),
  log: rising(value => (value > 0 ? Math.log(value) : Number.NEGATIVE_INFINITY)),
  max: (a, b) => between(Math.max(a.low, b.low), Math.max(a.high, b.high)),
  min: (a, b) => between(Math.min(a.low, b.low), Math.min(a.high, b.high)),
  relu: rising(value => Math.max(0, value)),
  sin: () => AROUND,
  cos: () => AROUND,
  tanh: () => AROUND,
  sign: () => AROUND,
  step: () => UNIT,
  sigmoid: () => UNIT,
  sech: () => UNIT,
  softplus: () => POSITIVE,
  cosh: () => between(1, Number.POSITIVE_INFINITY),
  asin: () => QUARTER_TURNS,
  atan: () => QUARTER_TURNS,
  acos: () => between(0, Math.PI),
  acosh: () => NOT_NEGATIVE,
};

function ofCall(node: Call, [first, ...others]: readonly Bounds[]): Bounds {
  if (!first) return ANYTHING;
  if (node.op === 'power') return ofPower(node, first);
  const rule = Object.hasOwn(RULES, node.op) ? RULES[node.op] : undefined;
  if (!rule) return ANYTHING;
  return others.length === 0 ? rule(first, first) : others.reduce(rule, first);
}

/** Even powers are not negative, whole odd ones rise; a positive base has positive powers. */
function ofPower({ args: [, raised] }: Call, base: Bounds): Bounds {
  const exponent = raised && rationalOf(raised);
  if (base.low > 0 && (!exponent || exponent.s < 0n)) return POSITIVE;
  if (exponent && exponent.d % 2n === 0n) return NOT_NEGATIVE;
  if (!exponent || exponent.s < 0n) return ANYTHING;
  const power = exponent.valueOf();
  if (exponent.n % 2n === 0n) return rising(value => value ** power)(size(base, base), base);
  return rising(value => Math.sign(value) * Math.abs(value) ** power)(base, base);
}
