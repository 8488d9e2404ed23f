import { divide } from '../../expression/expression.ts';
import { isConstant } from '../../expression/measure.ts';
import { type Derived, resultWith } from './derived.ts';
import { numbersAmong } from './extra-letters.ts';
import type { Suspect } from './suspect.ts';
import { rowNamed } from './tasks.ts';

/** The number among constant factors that are letters too, lost: 5x² y by x as 2x y. */
export function* numbersLost(problem: Derived): Generator<Suspect> {
  for (const { step, depth } of problem.places) {
    const { c } = step.bindings;
    if (!c || !('kind' in c) || isConstant(c)) continue;
    const number = numbersAmong(c);
    if (!number) continue;
    const about = { at: step.of, bindings: { c: number }, wrt: problem.wrt, steps: [step], depth };
    const answer = resultWith(problem, new Map([[step, divide(step.applied, number)]]));
    yield { made: [{ mistake: rowNamed('D08'), ...about }], answer };
  }
}
