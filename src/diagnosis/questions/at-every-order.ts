import { silently } from '../../derivation/silent.ts';
import type { Expr } from '../../expression/expression.ts';
import { OFTEN_TOGETHER } from '../../rules/mistakes.ts';
import type { WrongForm } from '../suspects/compiled.ts';
import { type Derived, derived, resultWith } from '../suspects/derived.ts';
import type { Suspect } from '../suspects/suspect.ts';
import { madeAt, WRONG_FORMS, type WrongStep, writtenBy, wrongStepsAt } from '../suspects/wrong-steps.ts';

/** Who does not know a rule gets it wrong each time: one of the common mistakes in every derivative, one after another. */
export function* atEveryOrder(first: Derived, by: readonly string[]): Generator<Suspect> {
  if (by.length < 2) return;
  for (const form of WRONG_FORMS.filter(({ mistake }) => OFTEN_TOGETHER.has(mistake.id))) {
    const steps = stepsOf(first, form);
    if (steps.length === 0) continue;
    const answer = wrongEachTime(resultOf(first, steps), by.slice(1), form);
    const made = madeAt(steps, first.wrt);
    if (answer) yield { made: [{ ...made, depth: made.depth - FURTHER_OUT }], answer };
  }
}

/** One mistake that was made each time explains more than one that was made once. */
const FURTHER_OUT = 1000;

const stepsOf = (problem: Derived, form: WrongForm): readonly WrongStep[] =>
  problem.places.flatMap(place => wrongStepsAt(problem, place, form));

const resultOf = (problem: Derived, steps: readonly WrongStep[]): Expr =>
  resultWith(problem, writtenBy(steps, problem.wrt));

/** Undefined where the mistake cannot be made again. */
function wrongEachTime(start: Expr, by: readonly string[], form: WrongForm): Expr | undefined {
  let answer = start;
  for (const [i, wrt] of by.entries()) {
    const problem = derived(silently(answer), wrt, i + 1);
    const steps = stepsOf(problem, form);
    if (steps.length === 0) return undefined;
    answer = resultOf(problem, steps);
  }
  return answer;
}
