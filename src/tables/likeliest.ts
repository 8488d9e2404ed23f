import type { NamedMistake } from '../marking/verdict.ts';
import type { MarkedCell } from './marked-table.ts';

/**
 * The cells of a table, of each the likeliest mistakes alone: where several give its number, those that give the numbers
 * of most wrong cells, for one slip is likelier than several.
 */
export function withLikeliest(cells: readonly MarkedCell[]): MarkedCell[] {
  const counts = new Map<string, number>();
  for (const made of cells.flatMap(({ mistakes }) => mistakes.map(placeOf)))
    counts.set(made, (counts.get(made) ?? 0) + 1);
  const countOf = (made: NamedMistake): number => counts.get(placeOf(made)) ?? 0;
  return cells.map(cell => {
    const most = Math.max(...cell.mistakes.map(countOf));
    return { ...cell, mistakes: cell.mistakes.filter(made => countOf(made) === most) };
  });
}

/** A mistake with the place where it was made. */
const placeOf = ({ id, at }: NamedMistake): string => `${id} ${at}`;
