import {
  add,
  type Call,
  call,
  divide,
  type Expr,
  multiply,
  negate,
  number,
  ONE,
  power,
  symbol,
  TWO,
} from '../expression/expression.ts';
import { postorder, rebuild } from '../expression/walk.ts';

/** A known function put in the place of an unknown one, so that a formula about it has values that can be compared. */
interface StandIn {
  readonly is: string;
  /** The derivative of any order at u, order 0 the function itself: written down here, never derived. */
  readonly derivative: (u: Expr, order: number) => Expr;
}

/** sin, cos, −sin, −cos in turn. */
function sineDerivative(u: Expr, order: number): Expr {
  const size = call(order % 2 === 0 ? 'sin' : 'cos', u);
  return order % 4 < 2 ? size : negate(size);
}

/** arctan⁽ⁿ⁾(u) = (n − 1)! cosⁿ(θ) sin(n(θ + π/2)) with θ = arctan(u). */
function arctangentDerivative(u: Expr, order: number): Expr {
  const angle = call('atan', u);
  if (order === 0) return angle;
  const factorial = Array.from({ length: order - 1 }, (_, i) => i + 1).reduce((a, b) => a * b, 1);
  const turned = multiply(number(order), add(angle, divide(symbol('pi'), TWO)));
  return multiply(number(factorial), power(call('cos', angle), number(order)), call('sin', turned));
}

const STAND_INS: Readonly<Record<string, StandIn>> = {
  f: { is: 'sin', derivative: sineDerivative },
  g: { is: 'exp', derivative: u => call('exp', u) },
  h: { is: 'arctan', derivative: arctangentDerivative },
};

const nameOf = ({ op }: Call): string => op.replaceAll("'", '');

const standInFor = (node: Expr): StandIn | undefined =>
  node.kind === 'call' && node.args.length === 1 && Object.hasOwn(STAND_INS, nameOf(node))
    ? STAND_INS[nameOf(node)]
    : undefined;

/**
 * The expression with sin for an unknown f, exp for g and arctan for h, and their derivatives for f′, g″ and so on;
 * `mixed` takes sin(u/2) + 2 sin(u/3 + 1/5) and so on, which have none of the properties that sin, exp and arctan have: they
 * are not odd, nor positive, nor periodic in 2π, nor a derivative of themselves, nor do they make products of sums.
 */
export const withStandIns = (e: Expr, mixed = false): Expr =>
  rebuild(e, node => {
    const [u] = node.kind === 'call' ? node.args : [];
    const standIn = standInFor(node);
    if (!standIn || !u || node.kind !== 'call') return node;
    const order = node.op.length - nameOf(node).length;
    return mixed ? mixedDerivative(standIn, u, order) : standIn.derivative(u, order);
  });

const [THREE, SHIFT] = [number(3), divide(ONE, number(5))];

function mixedDerivative({ derivative }: StandIn, u: Expr, order: number): Expr {
  const own = divide(derivative(divide(u, TWO), order), number(2 ** order));
  const wave = divide(sineDerivative(add(divide(u, THREE), SHIFT), order), number(3 ** order));
  return add(own, multiply(TWO, wave));
}

/** What stands for what in the expressions, to be said: f = sin, g = exp; undefined where nothing does. */
export function standInsIn(es: readonly Expr[]): string | undefined {
  const calls = es.flatMap(postorder).filter(node => node.kind === 'call' && standInFor(node) !== undefined);
  const names = new Set(calls.map(node => (node.kind === 'call' ? nameOf(node) : '')));
  const said = Object.entries(STAND_INS).filter(([name]) => names.has(name));
  return said.length > 0 ? said.map(([name, { is }]) => `${name} = ${is}`).join(', ') : undefined;
}
