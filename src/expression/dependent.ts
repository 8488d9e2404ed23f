import { type Call, call, type Expr, symbol } from './expression.ts';
import { rebuild } from './walk.ts';

/*
 * A quantity that depends on the variable though nobody has said how: the y of x² + y² = 25. As a call with the variable
 * as its argument it is differentiated like an unknown function; it is written y, its derivatives dy/dx and d²y/dx².
 */

const PREFIX = 'dependent:';

/** A dependent quantity or its derivative of some order. */
export interface Dependent {
  readonly name: string;
  readonly wrt: string;
  readonly order: number;
}

/** The quantity itself, or its derivative of the order given. */
export const dependent = (name: string, wrt: string, order = 0): Call =>
  call(`${PREFIX}${name}${"'".repeat(order)}`, symbol(wrt));

const known = new WeakMap<Call, Dependent>();

/** What a node stands for where it is a dependent quantity; undefined for every other node. */
export function dependentOf(node: Expr): Dependent | undefined {
  if (node.kind !== 'call' || !node.op.startsWith(PREFIX)) return undefined;
  const found = known.get(node) ?? parted(node);
  known.set(node, found);
  return found;
}

function parted({ op, args: [wrt] }: Call): Dependent {
  const name = op.slice(PREFIX.length).replaceAll("'", '');
  return { name, wrt: wrt?.kind === 'symbol' ? wrt.name : '', order: op.length - PREFIX.length - name.length };
}

/** The expression with a variable made dependent on another. */
export const madeDependent = (e: Expr, name: string, wrt: string): Expr =>
  rebuild(e, node => (node.kind === 'symbol' && node.name === name ? dependent(name, wrt) : node));

/** The same expression with its dependent quantities as plain variables again; their derivatives stay. */
export const madePlain = (e: Expr): Expr =>
  rebuild(e, node => {
    const quantity = dependentOf(node);
    return quantity?.order === 0 ? symbol(quantity.name) : node;
  });

/** The expression with every derivative of that quantity and order replaced. */
export const withDerivative = (e: Expr, name: string, order: number, value: Expr): Expr =>
  rebuild(e, node => {
    const quantity = dependentOf(node);
    return quantity?.name === name && quantity.order === order ? value : node;
  });
