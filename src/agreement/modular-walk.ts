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
  readonly exactly: Exactly;
  isRational: boolean;
  /** Whether a part of an angle or an exponent was met that no letter stands for: x/2 where letters are for x. */
  hasFractions: boolean;
}

/** What was found for a part of the order. */
export const known = (part: Expr, { order, values }: Walk): Residue | undefined => values[order.indexOf(part)];

/** A function of arguments that were found on the walk; undefined where it has no residue. */
export type WalkedFunction = (args: readonly Expr[], walk: Walk) => Residue | undefined;
