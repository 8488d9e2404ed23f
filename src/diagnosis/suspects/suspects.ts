import { numbersLost } from './numbers-lost.ts';
import { withRootsTaken } from './roots-of-squares.ts';
import { slipSuspects } from './slips.ts';
import { carriedOn, type Subject, written } from './subject.ts';
import type { Attempt } from './suspect.ts';
import { rewritesOfFunction, rewritesOfResult } from './wrong-rewrites.ts';
import { wrongStepsOf } from './wrong-rules.ts';

/** The wrong steps of each line of a subject, found as they are asked for. */
export const stepsOf = ({ lines }: Subject): Steps => lines.map(({ problem }) => wrongStepsOf(problem));

type Steps = readonly ReturnType<typeof wrongStepsOf>[];

/** A mistake in the last derivation costs least, for nothing is differentiated on. */
const lastFirst = ({ lines }: Subject) => [...lines.entries()].toReversed();

/** What comes of one mistake, its place or places changed. */
export function* suspectsAlone(subject: Subject, steps: Steps): Generator<Attempt> {
  yield* subject.tasks();
  for (const [i, line] of lastFirst(subject)) {
    for (const suspect of steps[i]?.alone() ?? []) yield* carriedOn(line, suspect);
    for (const suspect of withRootsTaken(rewritesOfFunction(line.problem))) yield* carriedOn(line, suspect);
    for (const suspect of numbersLost(line.problem)) yield* carriedOn(line, suspect);
  }
}

/** What needs the tidied result or two mistakes. */
export function* suspectsOtherwise(subject: Subject, steps: Steps): Generator<Attempt> {
  const result = written(subject);
  for (const line of new Set([...subject.tidied(), result])) yield* rewritesOfResult(line, subject.wrt);
  for (const line of subject.inOtherForms?.() ?? []) {
    for (const suspect of wrongStepsOf(line.problem).alone()) yield* carriedOn(line, suspect);
  }
  for (const [i, line] of lastFirst(subject)) {
    for (const suspect of steps[i]?.together() ?? []) yield* carriedOn(line, suspect);
  }
  yield* subject.tasksWithMistake?.() ?? [];
  yield* slipSuspects(result, subject.wrt);
}
