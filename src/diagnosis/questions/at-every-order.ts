import { silently } from '../../derivation/silent.ts';
import type { Expr } from '../../expression/expression.ts';
import { postorder } from '../../expression/walk.ts';
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
    const wrong = wrongEachTime(resultOf(first, steps), by.slice(1), form);
    const made = madeAt(steps, first.wrt);
    if (wrong) yield { made: [{ ...made, depth: made.depth - FURTHER_OUT }], ...wrong };
  }
}

/** One mistake that was made each time explains more than one that was made once. */
const FURTHER_OUT = 1000;

const stepsOf = (problem: Derived, form: WrongForm): readonly WrongStep[] =>
  problem.places.flatMap(place => wrongStepsAt(problem, place, form));

const resultOf = (problem: Derived, steps: readonly WrongStep[]): Expr =>
  resultWith(problem, writtenBy(steps, problem.wrt));

/** Nobody differentiates by hand what has more parts than this: it is not followed on. */
const LONGEST = 400;

/** The last of the wrong derivatives, and those before it; undefined where the mistake cannot be made again. */
function wrongEachTime(start: Expr, by: readonly string[], form: WrongForm): Omit<Suspect, 'made'> | undefined {
  const onTheWay: Expr[] = [];
  let answer = start;
  for (const [i, wrt] of by.entries()) {
    onTheWay.push(answer);
    const given = silently(answer);
    if (postorder(given).length > LONGEST) return undefined;
    const problem = derived(given, wrt, i + 1);
    const steps = stepsOf(problem, form);
    if (steps.length === 0) return undefined;
    answer = resultOf(problem, steps);
  }
  return { answer, onTheWay };
}
