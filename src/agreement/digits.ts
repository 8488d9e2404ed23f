import type { Call, Expr } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import type { Witness } from './agreement.ts';
import { type Ball, Decimal, type Enclosed } from './ball.ts';
import { type ExactPoint, enclosure } from './enclosure.ts';

/** What 64 digits say at one point; undefined where they cannot tell. */
type Said = { readonly same: true } | { readonly same: false; readonly witness: Witness } | undefined;

/** Equal up to this, where balls meet: digits lost to cancellation leave at least so many. */
export const MEETING = new Decimal('1e-40');

/** The ball of 64 digits around the value of an expression at a point of doubles. */
export const inDigits = (e: Expr, at: Witness['at']): Enclosed => enclosure(e, exactPoint(at));

/** A point of doubles, each as exact as it is. */
export const exactPoint = (at: Witness['at']): ExactPoint =>
  Object.fromEntries(Object.entries(at).map(([name, value]) => [name, String(value)]));

/** Compares the balls of what is expected and of an answer at a point: balls that do not meet are a proof of difference. */
export function comparedInDigits(a: Ball, b: Ball, at: Witness['at']): Said {
  const radius = a.radius.plus(b.radius);
  if (a.mid.minus(b.mid).abs().gt(radius)) return { same: false, witness: { at, ...valuesOf(a, b), ...unshown(a, b) } };
  const scale = Decimal.max(1, a.mid.abs(), b.mid.abs());
  return radius.lte(MEETING.times(scale)) ? { same: true } : undefined;
}

/** Both values, for a witness. */
export const valuesOf = (a: Ball, b: Ball) => ({ expected: shown(a.mid), answer: shown(b.mid) });

/** The difference, where what doubles show of the two is the same but for its last digits. */
function unshown({ mid: a }: Ball, { mid: b }: Ball): Pick<Witness, 'difference'> {
  const difference = a.minus(b);
  return difference.abs().lt(a.abs().times(LAST_SHOWN)) ? { difference: shown(difference) } : {};
}

const LAST_SHOWN = 1e-12;

/** A double, or twenty digits where doubles end. */
export function shown(value: Decimal): number | string {
  const double = value.toNumber();
  return Number.isFinite(double) && (double !== 0 || value.isZero())
    ? double
    : value.toSignificantDigits(20).toString();
}

/**
 * What 64 digits of an expression with these parts cost: the functions to be computed; a term or factor is a tenth of
 * one.
 */
export const digitCost = (parts: readonly Expr[]): number =>
  parts.reduce((sum, node) => sum + (node.kind !== 'call' ? 0 : isCheap(node) ? 0.1 * node.args.length : 1), 0);

/** A power such as x² is a few products. */
const isCheap = ({ op, args: [, second] }: Call): boolean =>
  CHEAP.has(op) || (op === 'power' && second?.kind === 'number' && /^\d\d?$/.test(second.digits));

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

const isExtreme = (node: Expr): boolean =>
  node.kind === 'number' && (isLong(node.digits) || isBeyond(Number(node.digits)));

/** Whether it has a number of more digits than are computed, of which what agrees with it may differ. */
export const hasMoreDigits = (e: Expr): boolean =>
  postorder(e).some(node => node.kind === 'number' && node.digits.length > MOST_DIGITS);

/** Digits of a number that balls hold. */
const MOST_DIGITS = 60;

/** Digits from the first that is not 0 on. */
const isLong = (digits: string): boolean => digits.length > 9 && digits.replace('.', '').replace(/^0+/, '').length > 9;
const isBeyond = (size: number): boolean => size !== 0 && !(Math.abs(size) > 1e-7 && Math.abs(size) < 1e7);
