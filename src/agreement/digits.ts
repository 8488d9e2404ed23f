import { exactValue } from '../algebra/exact.ts';
import { rationalOf } from '../algebra/rational.ts';
import { type Expr, isConstantName } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { evaluate } from '../tape/gradient.ts';
import type { Witness } from './agreement.ts';
import { type Ball, Decimal, type Enclosed } from './ball.ts';
import { enclosure } from './enclosure.ts';

/** What 64 digits say at one point; undefined where they cannot tell. */
type Said = { readonly same: true } | { readonly same: false; readonly witness: Witness } | undefined;

/** Equal up to this, where balls meet: digits lost to cancellation leave at least so many. */
const MEETING = new Decimal('1e-40');

/** The ball of 64 digits around the value of an expression at a point of doubles. */
export const inDigits = (e: Expr, at: Witness['at']): Enclosed =>
  enclosure(e, Object.fromEntries(Object.entries(at).map(([name, value]) => [name, String(value)])));

/** Compares the balls of what is expected and of an answer at a point: balls that do not meet are a proof of difference. */
export function comparedInDigits(a: Ball, b: Ball, at: Witness['at']): Said {
  const radius = a.radius.plus(b.radius);
  if (a.mid.minus(b.mid).abs().gt(radius)) return { same: false, witness: { at, ...valuesOf(a, b) } };
  const scale = Decimal.max(1, a.mid.abs(), b.mid.abs());
  return radius.lte(MEETING.times(scale)) ? { same: true } : undefined;
}

const valuesOf = (a: Ball, b: Ball) => ({ expected: shown(a.mid), answer: shown(b.mid) });

/** A double, or twenty digits where doubles end. */
function shown(value: Decimal): number | string {
  const double = value.toNumber();
  return Number.isFinite(double) && (double !== 0 || value.isZero())
    ? double
    : value.toSignificantDigits(20).toString();
}

/**
 * What 64 digits of an expression with these parts cost: the functions to be computed; a term or factor is a hundredth of
 * one.
 */
export const digitCost = (parts: readonly Expr[]): number =>
  parts.reduce((sum, node) => sum + (node.kind !== 'call' ? 0 : CHEAP.has(node.op) ? 0.01 * node.args.length : 1), 0);

const CHEAP: ReadonlySet<string> = new Set([
  'add',
  'multiply',
  'negate',
  'divide',
  'abs',
  'max',
  'min',
  'sign',
  'step',
]);

/** Whether an expression with these parts has numbers so long, small or large that a difference may hide below the digits of doubles. */
export const needsDigits = (parts: readonly Expr[]): boolean => parts.some(isExtreme);

function isExtreme(node: Expr): boolean {
  if (node.kind === 'number') return isLong(node.digits) || isBeyond(Number(node.digits));
  if (node.kind !== 'call' || !APPROACHING.has(node.op) || node.args.some(isVariable) || !isConstant(node))
    return false;
  const value = evaluate(node, {});
  return isBeyond(value) || (node.op !== 'power' && isNearlyWhole(value));
}

/** Whether it is a variable, or a call of one: then no walk need tell that it is not constant. */
const isVariable = (e: Expr): boolean => (e.kind === 'call' ? e.args.some(isVariableName) : isVariableName(e));

const isVariableName = (e: Expr): boolean => e.kind === 'symbol' && !isConstantName(e.name);

/** The parts that 64 digits may take for a whole number though they are none: e^(−1000), tanh 200. */
export const hiddenDigitsIn = (parts: readonly Expr[]): readonly Expr[] => parts.filter(isHidden);

/** Functions that come as near to a whole number as one likes without reaching it. */
const APPROACHING: ReadonlySet<string> = new Set([
  'exp',
  'power',
  'tanh',
  'sigmoid',
  'sech',
  'csch',
  'coth',
  'softplus',
]);

function isHidden(node: Expr): boolean {
  if (node.kind === 'number') return isTiny(Number(node.digits));
  if (node.kind !== 'call' || !APPROACHING.has(node.op) || !isConstant(node)) return false;
  if (!isNearlyWhole(evaluate(node, {}))) return false;
  const exact = rationalOf(exactValue(node))?.valueOf();
  if (exact !== undefined) return isTiny(exact);
  const { mid } = inDigits(node, {}) ?? {};
  return mid?.minus(mid.round()).abs().lt(MEETING) ?? false;
}

const isTiny = (size: number): boolean => size !== 0 && Math.abs(size) < 1e-38;

/** Doubles take tanh 20 for 1, and e^(−40) for nothing beside 1. */
const isNearlyWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

/** Digits from the first that is not 0 on. */
const isLong = (digits: string): boolean => digits.length > 9 && digits.replace('.', '').replace(/^0+/, '').length > 9;
const isBeyond = (size: number): boolean => size !== 0 && !(Math.abs(size) > 1e-7 && Math.abs(size) < 1e7);
