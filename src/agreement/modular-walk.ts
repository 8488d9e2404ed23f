import type { Expr } from '../expression/expression.ts';
import type { WalkedField } from './modular-functions.ts';
import type { Exactly } from './ordered.ts';
import type { Residue } from './residue.ts';

/** An expression on its way through a field: what its functions are computed with. */
export interface Walk {
  readonly field: WalkedField;
  /** The parts, and what was found for the first of them. */
  readonly order: readonly Expr[];
  readonly values: Residue[];
  /** Call by call, where the arguments stand among the parts. */
  readonly places: readonly number[];
  readonly exactly: Exactly;
  isRational: boolean;
  /** What may not be negative where the expression is real, or what is raised to a power that varies, as numbers; undefined where it needs anything else. */
  needs: number[] | undefined;
  /** Whether a part of an angle or an exponent was met that no letter stands for: x/2 where letters are for x. */
  hasFractions: boolean;
}

/** What was found for a part of the order. */
export const known = (part: Expr, { order, values }: Walk): Residue | undefined => values[order.indexOf(part)];

/** A function of arguments that were found on the walk; undefined where it has no residue. */
export type WalkedFunction = (args: readonly Expr[], walk: Walk) => Residue | undefined;

/** Remembers that a part must be positive, but for single points. */
export function needPositive(u: Residue, { field, needs }: Walk): void {
  const number = field.modulo.dividedOut(u);
  if (number !== undefined) needs?.push(number);
}
