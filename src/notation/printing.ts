import { type Call, isCall } from '../expression/expression.ts';
import { operationNamed } from '../operations/operations.ts';
import type { Spelling } from '../reading/reading.ts';

/** The spelling of a reader who typed neither an exponential nor a logarithm. */
export const USUAL: Spelling = { exponential: 'e^', logarithm: 'ln' };

/** The largest tree (nodes as `treeSize` counts them) that is printed as mathematics. */
export const PRINTABLE_NODES = 2000;

/** What is said instead of an expression of this many nodes. */
export const tooLong = (size: number): string =>
  `${Number.isSafeInteger(size) ? size : 'over 10^15'} nodes, too long to print`;

/** Functions whose exponent stands at their name: sin²(x), not (sin(x))². */
export const isRaisable = (op: string): boolean =>
  ['trigonometric', 'hyperbolic'].includes(operationNamed(op)?.family ?? '');

/** ln|u|, whose bars are brackets enough. */
export const isOfSize = ({ op, args: [of] }: Call): boolean => op === 'log' && of !== undefined && isCall(of, 'abs');
