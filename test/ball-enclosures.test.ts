import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { enclosure } from '../src/agreement/enclosure.ts';
import { randomNumbers } from '../src/checking/random.ts';
import type { Expr } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { bottomUp } from '../src/expression/walk.ts';
import { randomFunction } from './rewritten.ts';

/** Twice the digits of the balls, and more. */
const Judge = Decimal.clone({ precision: 150, minE: -9e15, maxE: 9e15 });
type Value = Decimal;

const ONE = new Judge(1);
const over = (x: Value): Value => ONE.div(x);
const exp = (x: Value): Value => x.exp();

/** What operations are, as decimal.js has them; those that are missing are not judged. */
const OPERATIONS: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
  add: (a, b) => a.plus(b),
  multiply: (a, b) => a.times(b),
  divide: (a, b) => a.div(b),
  negate: a => a.neg(),
  power: (a, b) => (a.isNegative() && !b.isInteger() ? new Judge(Number.NaN) : a.pow(b)),
  exp,
  log: x => x.ln(),
  log2: x => x.ln().div(new Judge(2).ln()),
  log10: x => x.ln().div(new Judge(10).ln()),
  sqrt: x => x.sqrt(),
  cbrt: x => x.cbrt(),
  sin: x => x.sin(),
  cos: x => x.cos(),
  tan: x => x.sin().div(x.cos()),
  cot: x => x.cos().div(x.sin()),
  sec: x => over(x.cos()),
  csc: x => over(x.sin()),
  asin: x => x.asin(),
  acos: x => x.acos(),
  atan: x => x.atan(),
  acot: x => over(x).atan(),
  sinh: x => exp(x).minus(exp(x.neg())).div(2),
  cosh: x => exp(x).plus(exp(x.neg())).div(2),
  tanh: x =>
    exp(x.times(2))
      .minus(1)
      .div(exp(x.times(2)).plus(1)),
  sech: x => over(exp(x).plus(exp(x.neg()))).times(2),
  csch: x => over(exp(x).minus(exp(x.neg()))).times(2),
  asinh: x => x.plus(x.times(x).plus(1).sqrt()).ln(),
  acosh: x => x.plus(x.times(x).minus(1).sqrt()).ln(),
  atanh: x => x.plus(1).div(ONE.minus(x)).ln().div(2),
  acsch: x =>
    over(x)
      .plus(over(x.times(x)).plus(1).sqrt())
      .ln(),
  abs: x => x.abs(),
  sigmoid: x => over(exp(x.neg()).plus(1)),
  softplus: x => exp(x).plus(1).ln(),
};

/** The value at a point to some hundred digits; undefined where it has none, is beyond what is fast, or an operation is not judged. */
const judged = (e: Expr, at: Readonly<Record<string, string>>): Value | undefined =>
  bottomUp<Value | undefined>(e, (node, args) => {
    if (node.kind !== 'call')
      return node.kind === 'number' ? new Judge(node.digits) : new Judge(at[node.name] ?? Number.NaN);
    const operation = OPERATIONS[node.op];
    const [first, ...others] = args;
    if (!operation || args.some(arg => arg === undefined)) return undefined;
    const value =
      others.length === 0
        ? first && operation(first, first)
        : others.reduce((a, b) => a && b && operation(a, b), first);
    return value?.isFinite() && value.e > -40 && value.e < 40 ? value : undefined;
  });

test('balls hold the values of random functions, and are small', () => {
  const random = randomNumbers(64);
  const coordinate = (): string => ((random() - 0.3) * 5).toPrecision(1 + Math.floor(17 * random()));
  let [seen, wide] = [0, 0];
  while (seen < 400) {
    const e = randomFunction(random);
    const at = { x: coordinate(), a: coordinate(), b: coordinate() };
    const value = judged(e, at);
    const ball = value && enclosure(e, at);
    if (!ball) continue;
    seen += 1;
    if (ball.radius.gt(value.abs().plus(1).times('1e-45'))) wide += 1;
    expect(ball.mid.minus(value).abs().lte(ball.radius), `${strictText(e)} at ${JSON.stringify(at)}`).toBe(true);
  }
  expect(wide).toBeLessThan(8);
});
