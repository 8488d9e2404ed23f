import type { Witness } from '../agreement/agreement.ts';
import { inDoubles } from '../agreement/meeting.ts';
import { tidied } from '../derivation/tidied.ts';
import { variables } from '../expression/measure.ts';
import { folded, resolved } from '../kinds/kinks.ts';
import type { Spelling } from '../reading/reading.ts';
import { evaluate } from '../tape/gradient.ts';
import { finder } from './findings.ts';
import type { Marking } from './marking.ts';
import type { Piece } from './pieces-at-points.ts';
import { carriedOut } from './standing.ts';
import type { Found } from './verdict.ts';

/**
 * What is found in a wrong piece of an answer: it is looked up among wrong derivatives of the form that the function has
 * at the point, with |u| as u or as −u. Undefined of what is no derivative of one function by one variable.
 */
export function foundInPiece(
  { value }: Piece,
  witness: Witness['at'],
  { expected: { source }, question: { kind = 'derivative', order = 1 } }: Marking,
  spelling: Spelling,
): Found | undefined {
  const [f, another] = source?.read ?? [];
  const [wrt] = source?.wrt ?? [];
  if (!f || another || wrt === undefined || kind !== 'derivative' || !('kind' in value)) return undefined;
  const at = inDoubles(witness);
  // A value at a point was asked for: the witness is a pair of numbers, and names no place.
  if (variables(f).some(name => at[name] === undefined)) return undefined;
  const form = tidied(resolved(folded(f), (_, argument) => evaluate(argument, at) > 0));
  return finder({ kind: 'derivative', f: form, wrt, order })(carriedOut(value), spelling);
}
