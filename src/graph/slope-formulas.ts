import { derive } from '../derivation/derive.ts';
import { same } from '../expression/equality.ts';
import { add, type Expr, isCall, symbol } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { rebuild } from '../expression/walk.ts';
import type { GraphNode } from './nodes.ts';

/**
 * The formula of a local slope ∂node/∂parent, from the derivation: cos(t) for u1 = sin(t). Where the node's own operation
 * is part of it the node's name stands instead, as the lectures write ŷ(1 − ŷ) for a sigmoid ŷ = σ(v).
 */
export function slopeFormula({ name, right }: GraphNode, parent: string): Expr {
  const found = derive(relevant(right, parent), parent).result;
  return rebuild(found, part => (part !== found && same(part, right) ? symbol(name) : part));
}

/** Of a sum of hundreds of terms only those with the parent count. */
const relevant = (right: Expr, parent: string): Expr =>
  isCall(right, 'add') ? add(...right.args.filter(term => contains(term, parent))) : right;
