import type { Expr } from '../../expression/expression.ts';
import { postorder } from '../../expression/walk.ts';
import type { Attempt, Suspect } from './suspect.ts';

/** Suspects that are kept, and whether they are all there are. */
export interface Tried {
  readonly suspects: readonly Suspect[];
  readonly complete: boolean;
}

/**
 * The work that looking for suspects may cost: parts of the answers that are made, each counted once in its answer, and of
 * the derivatives on the way to them.
 */
const AFFORDED = 24_000;

/** Takes suspects until the attempts cost too much; counted, not timed, so that the same problem gives the same suspects. */
export function afforded(attempts: Iterable<Attempt>): Tried {
  const kept: Suspect[] = [];
  let spent = 0;
  for (const attempt of attempts) {
    const { onTheWay = [] } = attempt;
    if (attempt.made) kept.push({ made: attempt.made, answer: attempt.answer });
    spent += partsOf(attempt.made ? [attempt.answer, ...onTheWay] : onTheWay);
    if (spent > AFFORDED) return { suspects: kept, complete: false };
  }
  return { suspects: kept, complete: true };
}

/** Fewer answers than this, each as long as the right one, tell nothing of what was done. */
const FEWEST = 4;

/** Whether answers as long as this one can be made for more than a few mistakes. */
export const isAffordable = (right: Expr): boolean => FEWEST * partsOf([right]) < AFFORDED;

const partsOf = (made: readonly Expr[]): number => made.reduce((sum, e) => sum + postorder(e).length, 0);
