import { tellParts } from '../telling/kind-lines.ts';
import { type TellOptions, tellOrders } from '../telling/lines.ts';
import type { Told } from '../telling/told.ts';
import type { Worked } from '../worked.ts';
import { pieceByPiece } from './piecewise.ts';

/** A plain derivative as lines: its orders one after another, then what it is piece by piece. */
export const tellWorked = (worked: Worked, look: TellOptions): Told[] => [
  ...tellOrders(worked.derivations, { ...look, spelling: worked.reading.spelling }),
  ...tellPieces(worked, look),
];

/** What the first derivative of a function with kinks is piece by piece, and where there is none. */
export function tellPieces({ derivations, reading, wrt, result }: Worked, look: TellOptions): Told[] {
  const parts = derivations.length === 1 ? pieceByPiece(reading.expr, wrt, result) : [];
  return tellParts(parts, { ...look, spelling: reading.spelling });
}
