import type { Expr } from '../expression/expression.ts';
import type { Nested } from '../kinds/kind.ts';
import type { ReadValue } from './nested-reading.ts';

/** An entry of a list with the variables by which it is the derivative: [x] of f_x, [x, y] of f_xy. */
interface NamedEntry {
  readonly by: readonly string[];
  readonly read: ReadValue | undefined;
}

/**
 * The vector or matrix that named entries make, in the order of the variables; of a matrix f_xy stands for f_yx where
 * that is not written. Undefined where an entry is missing, or one has another name.
 */
export function listOf(entries: readonly NamedEntry[], wrt: readonly string[]): ReadValue | undefined {
  const named = new Map(entries.map(({ by, read }) => [by.join(' '), read]));
  const rows: readonly Expected[] = entries.every(({ by }) => by.length === 2)
    ? wrt.map(row => wrt.map(column => [`${row} ${column}`, `${column} ${row}`]))
    : wrt;
  const value = listIn(rows, named);
  const [first] = entries;
  const isWhole = entries.every(({ by }) => by.every(name => wrt.includes(name)));
  if (!value || !first?.read || !isWhole) return undefined;
  return { ...first.read, value, notes: entries.flatMap(({ read }) => read?.notes ?? []) };
}

/** The key of an entry, two that mean the same, or a row of them. */
type Expected = string | readonly (readonly [string, string])[];

function listIn(rows: readonly Expected[], named: ReadonlyMap<string, ReadValue | undefined>): Nested | undefined {
  const entry = (...keys: readonly string[]): Expr | undefined => {
    const value = keys.map(key => named.get(key)?.value).find(found => found !== undefined);
    return value && 'kind' in value ? value : undefined;
  };
  const values = rows.map(row => (typeof row === 'string' ? entry(row) : whole(row.map(keys => entry(...keys)))));
  return whole(values);
}

/** The list, where nothing is missing in it. */
function whole<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const found = values.filter(value => value !== undefined);
  return found.length === values.length ? found : undefined;
}
