import type { Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import type { Product } from './product.ts';
import { type Style, writeProduct } from './writing.ts';

/** The expression, or the shortest of the products if that is shorter; what could not be formed is undefined. */
export const shortest = (e: Expr, candidates: readonly (Product | undefined)[], style: Style): Expr =>
  shortestOf(e, written(candidates, style));

function written(candidates: readonly (Product | undefined)[], style: Style): readonly Expr[] {
  const forms: Expr[] = [];
  for (const candidate of candidates) if (candidate) forms.push(writeProduct(candidate, style));
  return forms;
}

/** The expression, or the shortest of the forms if that is shorter. */
export const shortestOf = (e: Expr, forms: readonly Expr[]): Expr =>
  forms.reduce((best, form) => (treeSize(form) < treeSize(best) ? form : best), e);

/** The same, and of forms of one size the one with fewer digits, then with smaller numbers: 45(8x⁴ + 1) rather than 3(120x⁴ + 15), 6(2x + 1) rather than 2(6x + 3). */
export const neatest = (e: Expr, candidates: readonly (Product | undefined)[], style: Style): Expr =>
  written(candidates, style).reduce((best, candidate) => (isNeater(candidate, best) ? candidate : best), e);

const inNumbers =
  (measure: (digits: string) => number) =>
  (e: Expr): number =>
    postorder(e).reduce((sum, node) => sum + (node.kind === 'number' ? measure(node.digits) : 0), 0);

const MEASURES: readonly ((e: Expr) => number)[] = [treeSize, inNumbers(digits => digits.length), inNumbers(Number)];

function isNeater(a: Expr, b: Expr): boolean {
  const measure = MEASURES.find(of => of(a) !== of(b));
  return measure !== undefined && measure(a) < measure(b);
}
