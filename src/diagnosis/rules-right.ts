import type { Step } from '../derivation/step.ts';
import type { Mistake } from '../rules/mistake.ts';
import type { Subject } from './suspects/subject.ts';
import type { Made } from './suspects/suspect.ts';
import { stepsIn } from './suspects/tasks.ts';

/** How many of the rule applications that a question takes an answer got right. */
export interface RulesRight {
  readonly right: number;
  readonly of: number;
}

/** Nobody earns points for these alone. */
const TRIVIAL: ReadonlySet<string> = new Set(['constant', 'variable']);

const counted = (steps: readonly Step[]): number => steps.filter(({ rule }) => !TRIVIAL.has(rule)).length;

/** The rule applications of a question: of every derivation it takes, but for constants and the variable itself. */
export const applicationsIn = ({ lines }: Subject): number => counted(stepsIn(lines));

/**
 * What each kind of mistake costs: a wrong rule every application it was made at, a wrong rewriting one application,
 * another task all of them where its row says no other; a slip of the pen in the last line and
 * brackets that were left out none.
 */
const COSTS: Readonly<Record<Mistake['kind'], (made: Made, of: number) => number>> = {
  rule: ({ steps }) => counted(steps),
  rewrite: () => 1,
  task: wrongInTask,
  slip: () => 0,
  writing: () => 0,
};

function wrongInTask({ mistake, undone }: Made, of: number): number {
  const wrong = mistake.kind === 'task' ? mistake.wrongRules : undefined;
  if (wrong === 'those not done') return undone ? counted(undone) : of;
  return wrong ?? of;
}

/** The applications that are right in spite of mistakes made together. */
export function rulesRight(made: readonly Made[], of: number): RulesRight {
  const wrong = made.reduce((sum, each) => sum + COSTS[each.mistake.kind](each, of), 0);
  return { right: Math.max(0, of - wrong), of };
}
