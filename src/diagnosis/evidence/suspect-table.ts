import { agreementOfMany } from '../../agreement/agree.ts';
import { type Expr, isCall } from '../../expression/expression.ts';
import { OFTEN_TOGETHER } from '../../rules/mistakes.ts';
import type { Tried } from '../suspects/budget.ts';
import type { Suspect } from '../suspects/suspect.ts';
import { isFlat, isSame, isZero, meets, type Sight, type Signature } from './signature.ts';

/** A suspect with its values. */
interface Kept extends Suspect {
  readonly seen: Signature;
}

/** Suspects by the keys of their values, and whether they are all there are. */
export interface SuspectTable {
  readonly suspects: ReadonlyMap<string, readonly Kept[]>;
  readonly right: Signature | undefined;
  readonly complete: boolean;
}

/** Suspects by their values; those that have none here explain nothing. */
export function tableOf({ suspects, complete }: Tried, sight: Sight, right: Signature | undefined): SuspectTable {
  const signatures = sight.ofAll(suspects.map(({ answer }) => answer));
  const kept = suspects.flatMap((suspect, i) => {
    const seen = signatures[i];
    return seen ? [{ ...suspect, seen }] : [];
  });
  return { suspects: Map.groupBy(kept, ({ seen }) => seen.key), right, complete };
}

/** Whether it is one mistake, and a common one. */
export const isCommon = ({ made: [first, second] }: Suspect): boolean =>
  first !== undefined && !second && OFTEN_TOGETHER.has(first.mistake.id);

/**
 * Of those with the same key the ones that agree at all points. Agreement decides where these are too few, or do not tell
 * the answer from the right one or from a constant: a narrow bump elsewhere, and not a mistake, makes it wrong then. A 0 may have
 * come about in any way: it is explained by common mistakes alone, but where it is written out as the rules leave it.
 */
export function fitting(
  answer: Expr,
  seen: Signature | undefined,
  { suspects, right }: SuspectTable,
): readonly Suspect[] {
  if (!seen) return [];
  const isTold = !isSame(seen, right) && !isZero(seen) && !isFlat(seen);
  const isKept = (kept: Kept): boolean => !isZero(kept.seen) || isWrittenOut(answer) || isCommon(kept);
  const fits = (kept: Kept): boolean | undefined => (isTold ? meets(kept.seen, seen) : undefined);
  const known = (suspects.get(seen.key) ?? []).filter(isKept);
  // The answer may be long: what its values take is done once for all that it is compared with.
  const agrees = agreementOfMany(answer);
  return known.filter(kept => fits(kept) ?? agrees(kept.answer).kind === 'same');
}

/** A sum, also above a line. */
function isWrittenOut(e: Expr): boolean {
  const [above] = isCall(e, 'divide') ? e.args : [e];
  return above !== undefined && isCall(above, 'add');
}
