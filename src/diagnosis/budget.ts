import type { Expr } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import type { Suspect } from './suspect.ts';

/** Suspects that are kept, and whether they are all there are. */
export interface Tried {
  readonly suspects: readonly Suspect[];
  readonly complete: boolean;
}

/** The work that looking for suspects may cost: parts of the answers that are made, each counted once in its answer. */
const AFFORDED = 16_000;

/** Takes suspects until their answers cost too much; counted, not timed, so that the same problem gives the same suspects. */
export function afforded(suspects: Iterable<Suspect>): Tried {
  const kept: Suspect[] = [];
  let spent = 0;
  for (const suspect of suspects) {
    kept.push(suspect);
    spent += cost(suspect.answer);
    if (spent > AFFORDED) return { suspects: kept, complete: false };
  }
  return { suspects: kept, complete: true };
}

const cost = (e: Expr): number => postorder(e).length;
