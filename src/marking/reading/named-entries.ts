import type { Expr } from '../../expression/expression.ts';
import type { Nested } from '../../kinds/kind.ts';
import type { AskedFor } from './asked-for.ts';
import { complete } from './complete.ts';
import type { DerivativeName } from './derivative-names.ts';
import type { ReadValue } from './nested-reading.ts';

/** An entry of a list with its name: f_x, f_xy, df1/dx, J_12. */
interface NamedEntry {
  readonly name: DerivativeName | undefined;
  readonly read: ReadValue | undefined;
}

/** Whether a name is that of an entry: it tells the variables, or row and column; dw is short for the derivative by w. */
export const isOfEntry = (name: DerivativeName | undefined): boolean =>
  name !== undefined && (name.by.length > 0 || name.place !== undefined || name.isDifferential === true);

/**
 * The vector or matrix that named entries make, in the order of the variables: of f_x and f_y a vector, of f_xy and f_yy
 * a matrix, in which f_xy stands for f_yx where that is not written, of u_x, u_y, v_x, v_y a row for each function, of
 * J_12 what its numbers say. Undefined where an entry is missing, or one has another name.
 */
export function listOf(entries: readonly NamedEntry[], asked: AskedFor): ReadValue | undefined {
  const [first] = entries;
  const keyed = entries.map(entry => ({ ...entry, key: keyOf(entry.name, functionsIn(entries)) }));
  const rows = rowsFor(entries, asked);
  const named = new Map(keyed.map(({ key, read }) => [key, read]));
  const value = listIn(rows, named);
  const isWhole = keyed.every(({ key }) => rows.flat(2).includes(key));
  if (!value || !first?.read || !isWhole) return undefined;
  return { ...first.read, value, notes: entries.flatMap(({ read }) => read?.notes ?? []) };
}

/** What an entry is called that is missing among named ones, f_xy; undefined where none is, or a name is that of no entry or stands twice. */
export function missingAmong(names: readonly (DerivativeName | undefined)[], asked: AskedFor): string | undefined {
  const entries = names.map(name => ({ name, read: undefined }));
  const keys = names.map(name => keyOf(name, functionsIn(entries)));
  const rows = rowsFor(entries, asked);
  if (new Set(keys).size < keys.length || !keys.every(key => rows.flat(2).includes(key))) return undefined;
  const alternatives = rows.flatMap(row => (isRow(row) ? row : [row]));
  const [missing] = alternatives.find(each => !each.some(key => keys.includes(key))) ?? [];
  return missing?.replaceAll(' ', '');
}

/** The functions of which these are derivatives, in order; one where they have no letters, or the same. */
function functionsIn(entries: readonly NamedEntry[]): readonly string[] {
  const found = [...new Set(entries.map(({ name }) => (name?.isDifferential ? '' : (name?.of ?? ''))))];
  return found.every(of => /\d$/.test(of)) ? found.sort() : found;
}

function keyOf(name: DerivativeName | undefined, functions: readonly string[]): string {
  if (!name) return '';
  if (name.place) return name.place.join(' ');
  if (name.isDifferential) return name.of ?? '';
  return [...(functions.length > 1 ? [name.of ?? ''] : []), ...name.by].join(' ');
}

/** The key of an entry, and of what may stand in its place, or a row of them. */
type Expected = readonly string[] | readonly (readonly string[])[];

function rowsFor(entries: readonly NamedEntry[], { wrt = [], size = 0, columns = 0 }: AskedFor): readonly Expected[] {
  const functions = functionsIn(entries);
  if (entries.every(({ name }) => name?.place))
    return counted(size).map(i =>
      counted(columns).map(j => (isHessian(entries) ? [`${i} ${j}`, `${j} ${i}`] : [`${i} ${j}`])),
    );
  if (functions.length > 1) return functions.map(of => wrt.map(by => [`${of} ${by}`]));
  if (!entries.every(({ name }) => name?.by.length === 2)) return wrt.map(by => [by]);
  return wrt.map(row => wrt.map(column => [`${row} ${column}`, `${column} ${row}`]));
}

/** H_12 is H_21, too. */
const isHessian = (entries: readonly NamedEntry[]): boolean => entries.every(({ name }) => name?.typed.startsWith('H'));

const counted = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);

function listIn(rows: readonly Expected[], named: ReadonlyMap<string, ReadValue | undefined>): Nested | undefined {
  const entry = (keys: readonly string[]): Expr | undefined => {
    const value = keys.map(key => named.get(key)?.value).find(found => found !== undefined);
    return value && 'kind' in value ? value : undefined;
  };
  return complete(rows.map(row => (isRow(row) ? complete(row.map(entry)) : entry(row))));
}

const isRow = (row: Expected): row is readonly (readonly string[])[] => row.every(keys => typeof keys !== 'string');
