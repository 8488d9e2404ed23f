import { pointAt } from '../tape/points.ts';
import type { Agreement } from './agreement.ts';
import { differenceAt, ENOUGH_GAPS, gapsIn, SIDES } from './apart.ts';
import { AFTER_PLACES } from './digit-budget.ts';
import { costOf } from './digit-stages.ts';
import { metFarOut, placesFarOut } from './far-out.ts';
import type { Met } from './meeting.ts';
import type { Pair } from './pair.ts';
import { isCertainlyLost } from './strict-domain.ts';

/** Points at which 64 digits are to show that one of the two is not real, and such at which they are asked whether both are. */
const [CERTAIN, ASKED] = [3, 8];

const TOO_DEAR = 'One of the two was seen to be real at none of the points, and to look further costs too much.';

/**
 * One of two that is real at none of all the points, though the other one is at many: ln(x − √(x² + 1)) beside arsinh(x).
 * The points are those where what it needs comes nearest to being met, too; that there is no other is not proved. undefined
 * where both are real at one, or where it is not certain that they are not.
 */
export function neverReal(pair: Pair, all: readonly Met[]): Agreement | undefined {
  const gaps = gapsIn(all);
  for (const undefinedSide of SIDES) {
    const alone = gaps.filter(gap => gap.undefinedSide === undefinedSide);
    if (alone.length < ENOUGH_GAPS || !isNoneMet(pair, all)) continue;
    const lost = alone
      .values()
      .map(({ points, place }) => pointAt(points, place))
      .filter(at => pair.digits.affords(costOf(pair), AFTER_PLACES) && isCertainlyLost(pair, undefinedSide, at))
      .take(CERTAIN)
      .toArray();
    const [at] = lost;
    if (!at || lost.length < CERTAIN) continue;
    const further = metFarOut(pair, placesFarOut(pair[undefinedSide].needs, pair));
    if (further) return further;
    if (pair.digits.isShort) return { kind: 'undecided', why: TOO_DEAR };
    return { kind: 'different', domain: differenceAt(pair, at, undefinedSide) };
  }
  return undefined;
}

/** Whether no point is one at which both are real: doubles may take the edge of a domain for a part of it, 64 digits do not. */
function isNoneMet(pair: Pair, all: readonly Met[]): boolean {
  if (all.some(({ agreeing }) => agreeing.length > 0)) return false;
  const seeming = all.flatMap(({ points, vanishing, unsure, differing }) =>
    [...vanishing, ...unsure, ...differing.map(({ place }) => place)].map(place => ({ points, place })),
  );
  return seeming
    .filter((_, i) => i % Math.ceil(seeming.length / ASKED) === 0)
    .every(({ points, place }) => {
      if (!pair.digits.affords(costOf(pair), AFTER_PLACES)) return false;
      return !(pair.expected.digitsAt(points, place) && pair.answer.digitsAt(points, place));
    });
}
