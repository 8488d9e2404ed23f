import { OFTEN_CHAINED, OFTEN_TOGETHER } from '../rules/mistakes.ts';
import { type Derived, type Place, resultWith } from './derived.ts';
import type { Suspect } from './suspect.ts';
import { chainedWith, madeAt, WRONG_FORMS, type WrongStep, writtenBy, wrongStepsAt } from './wrong-steps.ts';

/** The wrong steps of one derivation, and the answers that come of them. */
interface WrongSteps {
  /** One wrong rule at one place, the outermost places first; then at several. */
  readonly alone: () => Generator<Suspect>;
  /** Two wrong rules that are often met together, at different places or on one chain. */
  readonly together: () => Generator<Suspect>;
}

/** What each wrong rule makes of each place is found once, place by place as it is asked for. */
export function wrongStepsOf(problem: Derived): WrongSteps {
  const found = new Map<Place, readonly WrongStep[]>();
  const at = (place: Place): readonly WrongStep[] => {
    const steps = found.get(place) ?? WRONG_FORMS.flatMap(form => wrongStepsAt(problem, place, form));
    found.set(place, steps);
    return steps;
  };
  return { alone: () => alone(problem, at), together: () => together(problem, at) };
}

type At = (place: Place) => readonly WrongStep[];

function* alone(problem: Derived, at: At): Generator<Suspect> {
  for (const place of problem.places) for (const step of at(place).filter(isToldAlone)) yield suspect(problem, [step]);
  const everywhere = Map.groupBy(problem.places.flatMap(at), ({ form }) => `${form.mistake.id} ${form.way}`);
  for (const steps of everywhere.values())
    for (const several of severalOf(steps).filter(some => some.some(isToldAlone))) yield suspect(problem, several);
}

const isToldAlone = ({ besideOthers }: WrongStep): boolean => besideOthers === undefined;

/** Up to so many places every choice of them is tried, of more all of them together. */
const CHOSEN_FROM = 4;

/** The choices of two or more: the bits of a number say which are in it. */
function severalOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length > CHOSEN_FROM) return [all];
  const choices = Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_, i) => (bits >> i) % 2 === 1));
  return choices.filter(({ length }) => length > 1);
}

const suspect = (problem: Derived, steps: readonly WrongStep[]): Suspect => ({
  made: [madeAt(steps, problem.wrt)],
  answer: resultWith(problem, writtenBy(steps, problem.wrt)),
});

function* together(problem: Derived, at: At): Generator<Suspect> {
  const common = problem.places
    .flatMap(at)
    .filter(step => OFTEN_CHAINED.has(step.form.mistake.id) && isToldAlone(step));
  for (const first of common) for (const second of common) yield* pair(problem, first, second);
}

/** Steps at different places are taken once, in their order; one place has two mistakes where they chain. */
function* pair(problem: Derived, first: WrongStep, second: WrongStep): Generator<Suspect> {
  if (first.form.mistake === second.form.mistake) return;
  const chained = chainedWith(problem, first, second);
  if (chained) yield both(problem, [first, second], [chained]);
  const areCommon = [first, second].every(({ form }) => OFTEN_TOGETHER.has(form.mistake.id));
  if (areCommon && isBehind(problem, first, second)) yield both(problem, [first, second], [first, second]);
}

/** Whether the second stands at a later place, or at a later term of the same sum. */
function isBehind({ places }: Derived, first: WrongStep, second: WrongStep): boolean {
  if (first.place !== second.place && first.place.step !== second.place.step)
    return places.indexOf(first.place) < places.indexOf(second.place);
  return first.term !== undefined && second.term !== undefined && first.term < second.term;
}

const both = (problem: Derived, made: readonly WrongStep[], steps: readonly WrongStep[]): Suspect => ({
  made: made.map(step => madeAt([step], problem.wrt)),
  answer: resultWith(problem, writtenBy(steps, problem.wrt)),
});
