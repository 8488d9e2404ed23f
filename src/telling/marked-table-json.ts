import { quantityName } from '../notation/quantities.ts';
import type { MarkedCell, MarkedTable } from '../tables/marked-table.ts';
import { finite } from './json.ts';

/** A marked table as plain data that survives JSON. */
export const markedTableJson = ({ cells, unknown, score }: MarkedTable) => ({
  cells: cells.map(cellJson),
  unknown,
  score,
});

const cellJson = ({
  quantity,
  typed,
  verdict,
  expected,
  expectedFromOwn,
  mistakes,
  hint,
  asked,
  counts,
}: MarkedCell) => ({
  quantity: quantityName(quantity),
  node: quantity.kind === 'derivative' ? quantity.wrt : quantity.of,
  column: COLUMNS[quantity.kind],
  typed,
  verdict,
  expected: finite(expected),
  expectedFromOwn: finite(expectedFromOwn),
  mistakes,
  ...(hint !== undefined && { hint }),
  asked,
  counts,
});

const COLUMNS = { value: 'value', derivative: 'adjoint', updated: 'updated' } as const;
