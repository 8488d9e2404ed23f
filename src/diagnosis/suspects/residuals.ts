import { add, type Call, call, type Expr, isCall, negate } from '../../expression/expression.ts';

/**
 * Powers of residuals with their terms put together as prediction and target: (w·x + b − y)² as ((w·x + b) − y)² and
 * (y − w·x − b)² as (y − (w·x + b))², by themselves, as factors or above a fraction line; the same object where there are
 * none. The mistakes in losses are written in these two forms.
 */
export const inResiduals = (e: Expr): Expr =>
  isCall(e, 'divide') ? withArgs(e, [...e.args.slice(0, 1).map(inFactors), ...e.args.slice(1)]) : inFactors(e);

const inFactors = (e: Expr): Expr => (isCall(e, 'multiply') ? withArgs(e, e.args.map(inPower)) : inPower(e));

const inPower = (e: Expr): Expr =>
  isCall(e, 'power') ? withArgs(e, [...e.args.slice(0, 1).map(asResidual), ...e.args.slice(1)]) : e;

const withArgs = (e: Call, args: readonly Expr[]): Expr =>
  args.every((arg, i) => arg === e.args[i]) ? e : call(e.op, ...args);

function asResidual(sum: Expr): Expr {
  const [first, ...others] = isCall(sum, 'add') ? sum.args : [];
  const last = others.at(-1);
  if (!first || others.length < 2 || !last || !isCall(last, 'negate')) return sum;
  const subtracted = others.flatMap(term => (isCall(term, 'negate') ? term.args : []));
  if (subtracted.length === others.length) return add(first, negate(add(...subtracted)));
  return add(add(first, ...others.slice(0, -1)), last);
}
