import { type Rational, rationalOf } from '../../algebra/rational.ts';
import { type Expr, isCall } from '../../expression/expression.ts';
import { postorder } from '../../expression/walk.ts';
import { evaluateTyped } from '../../tape/gradient.ts';

/** A number as a student wrote it, and how much it can tell. */
export interface WrittenNumber {
  readonly value: number;
  /** What else it may stand for: a decimal for all that round to it, everything else for itself alone. */
  readonly tolerance: number;
  /** How many numbers of about its size are written with as many digits and signs: so unlikely is it met by chance. */
  readonly room: number;
}

/** A number that is written out, 0.54, −3/4, 2cos(1); undefined for what has no value. */
export function writtenNumber(e: Expr): WrittenNumber | undefined {
  const value = evaluateTyped(e);
  if (!Number.isFinite(value)) return undefined;
  const size = isCall(e, 'negate') ? (e.args[0] ?? e) : e;
  const fraction = rationalOf(size);
  const decimals = size.kind === 'number' ? size.digits.split('.')[1]?.length : undefined;
  const isIrrational = postorder(e).every(node => !isDecimal(node)) && !fraction;
  return {
    value,
    tolerance: decimals === undefined ? EXACT * Math.abs(value) : 0.5 * 10 ** -decimals * (1 + EXACT),
    room: roomOf(size, fraction) * (isIrrational ? FORMS : 1),
  };
}

/** An exact form with a function, a root, e or π in it stands in one of so many ways for a number. */
const FORMS = 10;

const isDecimal = (node: Expr): boolean => node.kind === 'number' && node.digits.includes('.');

/** Doubles of equal numbers differ by less, relatively. */
const EXACT = 1e-9;

/** 60/15 tells no more than 4. */
function roomOf(size: Expr, fraction: Rational | undefined): number {
  const typed = postorder(size).reduce((room, node) => room * waysToWrite(node), 1);
  if (!fraction || size.kind === 'number') return typed;
  const { n, d } = fraction;
  return Math.min(typed, waysWith(String(n)) * (d === 1n ? 1 : waysWith(String(d))));
}

/** Every function and constant stands for one of about ten. */
function waysToWrite(node: Expr): number {
  if (node.kind === 'number') return waysWith(node.digits);
  return node.kind === 'symbol' || node.args.length === 1 ? 10 : 1;
}

/** Noughts at either end of the digits do not count. */
const waysWith = (digits: string): number =>
  Math.max(1, 9 * 10 ** (digits.replace('.', '').replace(/^0+|0+$/g, '').length - 1));

/** Whether a value is what the number stands for. */
export const standsFor = ({ value, tolerance }: WrittenNumber, other: number): boolean =>
  Math.abs(value - other) <= tolerance;
