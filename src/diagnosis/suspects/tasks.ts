import type { Bindings, Step } from '../../derivation/step.ts';
import { type Expr, symbol } from '../../expression/expression.ts';
import type { Mistake, Task } from '../../rules/mistake.ts';
import { MISTAKES, OFTEN_TOGETHER } from '../../rules/mistakes.ts';
import type { Derived } from './derived.ts';
import type { Line } from './subject.ts';
import type { Suspect } from './suspect.ts';
import { wrongStepsOf } from './wrong-rules.ts';

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
  /** The rule applications that it does without. */
  readonly undone?: readonly Step[];
}

/** What comes of another task; nothing where there is no such answer. */
export const taskSuspect = (task: Task, answer: Expr | undefined, { bindings = {}, ...about }: About): Suspect[] =>
  answer ? [{ made: [{ mistake: rowOf(task), ...about, bindings, steps: [], depth: 0 }], answer }] : [];

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "second", as a letter of a sentence stands for it. */
const ordinal = (n: number): Expr => symbol(ORDINALS[n - 1] ?? `${n}th`);

/** The derivatives below the one that is asked for, answered in its place; `lines` are the derivations, where they are known. */
export const lowerOrders = (lower: readonly Expr[], about: About, lines: readonly Line[] = []): Suspect[] =>
  lower.flatMap((answer, i) =>
    taskSuspect('first derivative only', answer, {
      ...about,
      bindings: { n: ordinal(lower.length + 1), k: ordinal(i + 1) },
      ...(lines.length > 0 && { undone: stepsIn(lines.slice(i + 1)) }),
    }),
  );

/** The rule applications of some derivations. */
export const stepsIn = (lines: readonly Line[]): readonly Step[] =>
  lines.flatMap(({ problem }) => problem.places.map(({ step }) => step));

/** Another task that was done with a common mistake on the way: what comes of the task is made of what comes of the mistake. */
export function* tasksWithMistake(problem: Derived, done: (result: Expr) => readonly Suspect[]): Generator<Suspect> {
  for (const { made, answer } of wrongStepsOf(problem).alone()) {
    if (made.some(({ mistake }) => !OFTEN_TOGETHER.has(mistake.id))) continue;
    for (const task of done(answer)) yield { made: [...task.made, ...made], answer: task.answer };
  }
}
