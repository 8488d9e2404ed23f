import { agree } from '../agreement/agree.ts';
import { derive } from '../derivation/derive.ts';
import { add, type Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import type { Task } from '../rules/mistake.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import type { Derived } from './derived.ts';
import type { Suspect } from './suspect.ts';

/** What comes out of another task than the one that was set; undefined where it is the same or does not apply. */
type Done = (problem: Derived, order: number) => Expr | undefined;

const DONE: Readonly<Partial<Record<Task, Done>>> = {
  'all variables differentiated': ({ f }, order) => {
    const names = variables(f);
    return order === 1 && names.length > 1 ? add(...names.map(name => derive(f, name).result)) : undefined;
  },
};

/** The answers that other tasks lead to. */
export const taskSuspects = (problem: Derived, order: number): readonly Suspect[] =>
  MISTAKES.filter(row => row.kind === 'task').flatMap(mistake => {
    const answer = DONE[mistake.task]?.(problem, order);
    return answer ? [{ mistake, at: problem.f, bindings: {}, answer, steps: [] }] : [];
  });

/** Whether the answer is an antiderivative: its derivative is the function. */
export const isAntiderivative = ({ f, wrt }: Derived, answer: Expr): boolean =>
  variables(answer).includes(wrt) && agree(f, derive(answer, wrt).result).kind === 'same';
