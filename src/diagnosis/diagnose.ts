import { agreementWith } from '../agreement/agree.ts';
import { derive } from '../derivation/derive.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { derived } from './derived.ts';
import { signatureOf, signaturePoints } from './signature.ts';
import type { Suspect } from './suspect.ts';
import { rewriteSuspects } from './wrong-rewrites.ts';
import { wrongRuleSuspects } from './wrong-rules.ts';
import { taskSuspects } from './wrong-tasks.ts';

/** Finds the mistakes in wrong answers to one problem. */
export type Diagnosis = (answer: Expr) => readonly Suspect[];

/**
 * Derives the function once for every mistake of the table at every place it fits, and keeps what comes out; a wrong
 * answer is then looked up by its values. What it gives are the suspects that agree with the answer, the simplest
 * first; none where no mistake fits. Only to be asked of answers that are wrong.
 */
export function diagnosis(f: Expr, wrt: string): Diagnosis {
  const problem = derived(f, wrt);
  const result = derive(f, wrt).result;
  const points = signaturePoints(result, [...new Set([wrt, ...variables(problem.f)])]);
  const suspects = [...taskSuspects(problem, 1), ...wrongRuleSuspects(problem), ...rewriteSuspects(problem, result)];
  const bySignature = Map.groupBy(suspects, ({ answer }) => signatureOf(answer, points));
  return answer => fitting(answer, bySignature.get(signatureOf(answer, points)) ?? []);
}

/** Equal values at a few points are a lead, agreement is the proof. */
function fitting(answer: Expr, suspects: readonly Suspect[]): readonly Suspect[] {
  const agrees = agreementWith(answer);
  return suspects.filter(({ answer: wrong }) => agrees(wrong).kind === 'same');
}
