import { derive } from '../derivation/derive.ts';
import { add, divide, type Expr, multiply, symbol, ZERO } from '../expression/expression.ts';
import type { Task } from '../rules/mistake.ts';
import { lengthOf } from './questions/directions.ts';
import type { Made } from './suspects/suspect.ts';
import { taskSuspect } from './suspects/tasks.ts';

/** A list of expressions, or of rows of them. */
type Listed = Expr | readonly Listed[];

/** What answers with several entries answer. */
export interface AskedList {
  readonly kind: 'gradient' | 'jacobian' | 'hessian' | 'directional';
  readonly of: readonly Expr[];
  readonly wrt: readonly string[];
  /** The direction of a directional derivative. */
  readonly along?: readonly Expr[];
}

/** A whole answer that comes of one mistake. */
export interface WrongList {
  readonly made: Made;
  readonly answer: Listed;
}

/** What is answered where the entries are right and the whole is not: in another order, another shape, another kind. */
export const wrongLists = (asked: AskedList): readonly WrongList[] => WHOLES[asked.kind](asked);

const WHOLES: Readonly<Record<AskedList['kind'], (asked: AskedList) => readonly WrongList[]>> = {
  directional: asked => {
    const [gradient = []] = gradients(asked);
    const { along = [] } = asked;
    const products = gradient.map((slope, i) => multiply(slope, along[i] ?? ZERO));
    const length = lengthOf(along);
    return [
      ...wrong('gradient instead of its dot product', gradient, asked),
      ...[products, products.map(product => divide(product, length))].flatMap(entries =>
        wrong('products of a dot product not added', entries, asked),
      ),
    ];
  },
  gradient: asked => {
    const [gradient = []] = gradients(asked);
    return [
      ...orders(gradient).flatMap(entries => wrong('entries in another order', entries, asked)),
      ...wrong('partial derivatives added up', add(...gradient), asked),
    ];
  },
  jacobian: asked => {
    const rows = gradients(asked);
    return [
      ...wrong('rows and columns exchanged', transposed(rows), asked),
      ...orders(rows).flatMap(entries => wrong('entries in another order', entries, asked)),
      ...orders(transposed(rows)).flatMap(columns => wrong('entries in another order', transposed(columns), asked)),
    ];
  },
  hessian: asked => {
    const { of, wrt } = asked;
    const unmixed = of.slice(0, 1).flatMap(f => wrt.map(name => derive(derive(f, name).result, name).result));
    return [
      ...wrong('unmixed second derivatives alone', unmixed, asked),
      ...wrong('unmixed second derivatives alone', diagonal(unmixed), asked),
      ...wrong('gradient instead of its derivatives', gradients(asked)[0], asked),
    ];
  },
};

const diagonal = (entries: readonly Expr[]): Listed =>
  entries.map((_, i) => entries.map((entry, j) => (i === j ? entry : ZERO)));

const gradients = ({ of, wrt }: AskedList): readonly (readonly Expr[])[] =>
  of.map(f => wrt.map(name => derive(f, name).result));

function wrong(task: Task, answer: Listed | undefined, { of: [f], wrt }: AskedList): readonly WrongList[] {
  if (!f || !answer) return [];
  const [first = 'x', second = first] = wrt;
  const about = { at: f, wrt: first, bindings: { p: symbol(first), q: symbol(second) } };
  return taskSuspect(task, f, about).flatMap(({ made }) => made.map(each => ({ made: each, answer })));
}

const transposed = (rows: readonly (readonly Expr[])[]): readonly (readonly Expr[])[] =>
  (rows[0] ?? []).map((_, j) => rows.flatMap(row => row.slice(j, j + 1)));

/** Of more entries the orders are too many. */
const MOST_ENTRIES = 4;

/** Every other order of a few entries. */
const orders = <T>(entries: readonly T[]): readonly (readonly T[])[] =>
  entries.length > MOST_ENTRIES ? [] : permutations(entries).slice(1);

/** The order as it stands comes first. */
function permutations<T>(entries: readonly T[]): readonly (readonly T[])[] {
  let found: readonly (readonly T[])[] = [[]];
  for (const entry of entries)
    found = found.flatMap(some => some.concat(entry).map((_, i) => some.toSpliced(some.length - i, 0, entry)));
  return found;
}
