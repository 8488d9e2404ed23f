import { bracketed, DOTTED, LETTER, LIMIT } from '../src/expression/display.ts';
import { type Expr, multiply, symbol } from '../src/expression/expression.ts';
import { rebuild } from '../src/expression/walk.ts';
import { markOf } from '../src/notation/marks.ts';

const WRAPPERS: ReadonlySet<string> = new Set([bracketed(symbol('x')).op, LETTER, LIMIT]);

/** A line without what is there for display alone: what its value is computed from; of a limit what it is taken of. */
export const undisplayed = (e: Expr): Expr =>
  rebuild(e, node => {
    if (node.kind !== 'call') return node;
    if (node.op === DOTTED) return multiply(...node.args);
    return WRAPPERS.has(node.op) || markOf(node) ? (node.args[0] ?? node) : node;
  });
