import type { Bindings } from '../../derivation/step.ts';
import { type Expr, symbol } from '../../expression/expression.ts';
import type { Mistake, Task } from '../../rules/mistake.ts';
import { MISTAKES } from '../../rules/mistakes.ts';
import type { Suspect } from './suspect.ts';

/** The row of a task; throws where the table has none. */
export function rowOf(task: Task): Mistake {
  const row = MISTAKES.find(mistake => mistake.kind === 'task' && mistake.task === task);
  if (!row) throw new Error(`no mistake has the task ${task}`);
  return row;
}

/** The row of an id; throws where the table has none. */
export function rowNamed(id: string): Mistake {
  const row = MISTAKES.find(mistake => mistake.id === id);
  if (!row) throw new Error(`no mistake has the id ${id}`);
  return row;
}

/** What is told of another task. */
interface About {
  readonly at: Expr;
  readonly wrt: string;
  readonly bindings?: Bindings;
}

/** What comes of another task; nothing where there is no such answer. */
export const taskSuspect = (task: Task, answer: Expr | undefined, { at, wrt, bindings = {} }: About): Suspect[] =>
  answer ? [{ made: [{ mistake: rowOf(task), at, bindings, wrt, steps: [], depth: 0 }], answer }] : [];

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "second", as a letter of a sentence stands for it. */
const ordinal = (n: number): Expr => symbol(ORDINALS[n - 1] ?? `${n}th`);

/** The derivatives below the one that is asked for, answered in its place. */
export const lowerOrders = (lower: readonly Expr[], about: About): Suspect[] =>
  lower.flatMap((answer, i) =>
    taskSuspect('first derivative only', answer, {
      ...about,
      bindings: { n: ordinal(lower.length + 1), k: ordinal(i + 1) },
    }),
  );
