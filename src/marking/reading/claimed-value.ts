import type { Nested } from '../../kinds/kind.ts';
import type { Where } from './pieces.ts';

/** One of the values that an answer claims to be right. */
export interface ClaimedValue {
  readonly value: Nested;
  /** How it follows the value before it: in 2x = x + x by a further equals sign, else as another that is right, too. */
  readonly link?: '=' | 'or';
  /** Of an answer in pieces: where this one holds. */
  readonly where?: Where;
}
