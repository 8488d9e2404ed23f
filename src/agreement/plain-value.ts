import { CONSTANTS, type Expr, isConstantName } from '../expression/expression.ts';
import type { Operation } from '../operations/operation.ts';
import { OPERATIONS } from '../operations/operations.ts';
import type { Points } from '../tape/tape.ts';

/** The operations by name. */
const ROWS: ReadonlyMap<string, Operation> = new Map(OPERATIONS.map(row => [row.name, row]));

/** What was found for the parts so far; it lasts until the next expression is looked at. */
const FOUND: number[] = [];

/**
 * The value of an expression, given by its parts in postorder and the places of their arguments, at one of the points: a
 * first look, before anything is recorded. NaN where it is not real, where a function has no values, and for negative
 * bases of exponents that are not whole, of which rows know less than tapes.
 */
export function plainValue(parts: readonly Expr[], places: readonly number[], points: Points, place: number): number {
  let first = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part?.kind !== 'call') FOUND[i] = part ? leafValue(part, points, place) : Number.NaN;
    else {
      const end = first + part.args.length;
      FOUND[i] = folded(ROWS.get(part.op), places, first, end);
      first = end;
    }
  }
  return FOUND[parts.length - 1] ?? Number.NaN;
}

function leafValue(leaf: Exclude<Expr, { kind: 'call' }>, points: Points, place: number): number {
  if (leaf.kind === 'number') return Number(leaf.digits);
  if (isConstantName(leaf.name)) return CONSTANTS[leaf.name] ?? Number.NaN;
  return points[leaf.name]?.[place] ?? Number.NaN;
}

/** A row at what was found for the arguments, whose places stand from one place to another; of many from the left. */
function folded(row: Operation | undefined, places: readonly number[], first: number, end: number): number {
  if (!row) return Number.NaN;
  let value = FOUND[places[first] ?? -1] ?? Number.NaN;
  if (end === first + 1) return row.arity === 1 ? row.evaluate(value, 0) : value;
  for (let at = first + 1; at < end; at++) value = row.evaluate(value, FOUND[places[at] ?? -1] ?? Number.NaN);
  return value;
}
