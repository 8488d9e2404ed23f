import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { slopeThere } from '../kinds/slope-there.ts';
import { evaluateTyped } from '../tape/gradient.ts';
import type { Said } from './forms.ts';
import { hasValues } from './has-values.ts';
import type { Marking } from './marking.ts';
import { numberSaid, numbersIn, type Place, placeSaid } from './piece-places.ts';
import type { ClaimedValue } from './reading/claimed-value.ts';
import type { Where } from './reading/pieces.ts';

/** A value that holds under a condition. */
export type Piece = ClaimedValue & { readonly where: Where };

/** Further apart, relatively, than rounding. */
const APART = 1e-6;

/** Whether two values are further apart, relatively, than rounding. */
export const areApart = (a: number, b: number): boolean =>
  Math.abs(a - b) > APART * Math.max(1, Math.abs(a), Math.abs(b));

/** A piece that is wrong at its single point, where the function has one slope there: 5 if x = 2, of x². */
export function wrongPoint(
  pieces: readonly Piece[],
  { expected: { value, source } }: Marking,
): { readonly piece: Piece; readonly at: Place; readonly expected: number; readonly answer: number } | undefined {
  const [[f] = [], [wrt] = []] = [source?.read, source?.wrt];
  if (!f || wrt === undefined || !('kind' in value)) return undefined;
  for (const piece of pieces) {
    const at = piece.where.point;
    const [expected, answer] = at ? [valueAt(value, at), valueAt(piece.value, at)] : [];
    if (!at || expected === undefined || answer === undefined || !areApart(expected, answer)) continue;
    if (slopeThere(f, wrt, at).kind === 'smooth') return { piece, at, expected, answer };
  }
  return undefined;
}

/** The first point at which pieces that hold there say different things: 1 if x ≥ 2, −1 if x ≤ 2. */
export function contradictionIn(pieces: readonly Piece[], [name]: readonly string[]): Said | undefined {
  if (name === undefined) return undefined;
  const points: readonly Place[] = [
    ...pieces.flatMap(({ where }) => (where.point ? [where.point] : [])),
    ...numbersIn(pieces.map(({ where }) => where)).map(x => ({ [name]: x })),
  ];
  for (const at of points) {
    const claimed = pieces.filter(({ where }) => where.holds(at)).flatMap(({ value }) => valueAt(value, at) ?? []);
    const different = claimed.filter((x, i) => claimed.slice(0, i).every(before => areApart(x, before)));
    if (different.length > 1)
      return [`contradictory at ${placeSaid(at)}: the pieces that hold there say ${listed(different)}`];
  }
  return undefined;
}

const listed = (numbers: readonly number[]): string =>
  [numbers.slice(0, -1).map(numberSaid).join(', '), ...numbers.slice(-1).map(numberSaid)].join(' and ');

/** The value at a point that gives one to every letter; undefined where there is none. */
function valueAt(value: ClaimedValue['value'] | Expr, at: Place): number | undefined {
  if (!('kind' in value) || !hasValues(value) || variables(value).some(name => !Object.hasOwn(at, name)))
    return undefined;
  const found = evaluateTyped(value, at);
  return Number.isFinite(found) ? found : undefined;
}
