import type { Expr } from '../../expression/expression.ts';
import { postorder } from '../../expression/walk.ts';
import { AROUND_OTHERS, OFTEN_CHAINED, OFTEN_TOGETHER, TOGETHER_WITH } from '../../rules/mistakes.ts';
import { type Derived, type Place, resultWith } from './derived.ts';
import type { Made, Suspect } from './suspect.ts';
import { chainedWith, madeAt, usesOf, WRONG_FORMS, type WrongStep, writtenBy, wrongStepsAt } from './wrong-steps.ts';

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

/** The parts of each function that is derived: what a rule makes of them is none. */
const PARTS_GIVEN = new WeakMap<Derived, ReadonlySet<Expr>>();

function partsGiven(problem: Derived): ReadonlySet<Expr> {
  const parts = PARTS_GIVEN.get(problem) ?? new Set(postorder(problem.f));
  PARTS_GIVEN.set(problem, parts);
  return parts;
}

/** The mistake as it is told of the first of its steps. */
function made(problem: Derived, steps: readonly WrongStep[]): Made {
  const first = madeAt(steps, problem.wrt);
  return partsGiven(problem).has(first.at) ? first : { ...first, unseen: true };
}

type At = (place: Place) => readonly WrongStep[];

function* alone(problem: Derived, at: At): Generator<Suspect> {
  for (const place of problem.places) {
    for (const step of at(place).filter(isToldAlone)) {
      yield suspect(problem, [step]);
      for (const use of usesOf(step)) if (use !== step) yield suspect(problem, [use]);
    }
  }
  const everywhere = Map.groupBy(problem.places.flatMap(at), ({ form }) => `${form.mistake.id} ${form.way}`);
  for (const steps of everywhere.values())
    for (const several of severalOf(steps.flatMap(usesOf)).filter(some => some.some(isToldAlone)))
      yield suspect(problem, several);
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
  made: [made(problem, steps)],
  answer: resultWith(problem, writtenBy(steps, problem.wrt)),
});

function* together(problem: Derived, at: At): Generator<Suspect> {
  const all = problem.places.flatMap(at).filter(isToldAlone);
  const chained = all.filter(step => OFTEN_CHAINED.has(step.form.mistake.id));
  const common = all.filter(step => OFTEN_TOGETHER.has(step.form.mistake.id));
  const paired = all.filter(({ form: { mistake } }) => OFTEN_TOGETHER.has(mistake.id) || TOGETHER_WITH.has(mistake.id));
  for (const place of problem.places) {
    const [here, pairedHere] = [chained, paired].map(steps => steps.filter(step => step.place === place));
    for (const [first, second] of pairsOf(here, here)) yield* atOneStep(problem, first, second);
    for (const [first, second] of pairsOf(pairedHere, paired)) {
      if (areMetTogether(first, second)) yield* atTwoSteps(problem, first, second);
    }
  }
  const around = all.filter(step => AROUND_OTHERS.has(step.form.mistake.id));
  for (const [first, second] of pairsOf(around, common)) yield* oneInside(problem, first, second);
  yield* everywhereBoth(problem, common);
}

function areMetTogether({ form: { mistake: a } }: WrongStep, { form: { mistake: b } }: WrongStep): boolean {
  const areCommon = OFTEN_TOGETHER.has(a.id) && OFTEN_TOGETHER.has(b.id);
  return areCommon || TOGETHER_WITH.get(a.id)?.has(b.id) === true || TOGETHER_WITH.get(b.id)?.has(a.id) === true;
}

/** Those of two different mistakes. */
const pairsOf = (
  firsts: readonly WrongStep[] = [],
  seconds: readonly WrongStep[] = [],
): (readonly [WrongStep, WrongStep])[] =>
  firsts.flatMap(first =>
    seconds.flatMap(second => (first.form.mistake === second.form.mistake ? [] : [[first, second] as const])),
  );

/** One place has two mistakes where they chain: that is likelier than two places. */
function* atOneStep(problem: Derived, first: WrongStep, second: WrongStep): Generator<Suspect> {
  const chained = chainedWith(problem, first, second);
  if (chained) yield both(problem, [[first], [second]], [chained]);
}

/** Steps at different places are taken once, in their order. */
function* atTwoSteps(problem: Derived, first: WrongStep, second: WrongStep): Generator<Suspect> {
  if (isBehind(problem, first, second)) yield both(problem, [[first], [second]], [first, second]);
}

/** A wrong chain rule, and something wrong with the derivative of the inside that it takes. */
function* oneInside(problem: Derived, chain: WrongStep, inside: WrongStep): Generator<Suspect> {
  if (waitsFor(chain.place, inside.place)) yield both(problem, [[chain], [inside]], [chain, inside]);
}

/** Whether the first needs what comes of the second, at once or by others. */
function waitsFor(first: Place, second: Place): boolean {
  const waiting = new Set(second.parents);
  // The set grows while it is walked, and a Set's walk takes in what is added.
  for (const place of waiting) for (const parent of place.parents) waiting.add(parent);
  return waiting.has(first);
}

/** Each of two mistakes wherever it can be made, one of them at several places. */
function* everywhereBoth(problem: Derived, common: readonly WrongStep[]): Generator<Suspect> {
  const groups = [...Map.groupBy(common, ({ form }) => `${form.mistake.id} ${form.way}`).values()].map(onceEach);
  for (const [i, first] of groups.entries())
    for (const second of groups.slice(i + 1)) {
      const isNew = first.length + second.length > 2 && first[0]?.form.mistake !== second[0]?.form.mistake;
      if (isNew && areApart([...first, ...second])) yield both(problem, [first, second], [...first, ...second]);
    }
}

/** A constant under a minus is found as what is taken away, and as a negative constant. */
const onceEach = (steps: readonly WrongStep[]): readonly WrongStep[] =>
  steps.filter((step, i) => steps.findIndex(({ place, term }) => place === step.place && term === step.term) === i);

/** No step is written twice, and no term of a sum. */
const areApart = (steps: readonly WrongStep[]): boolean =>
  [...Map.groupBy(steps, ({ place }) => place.step).values()].every(
    some => some.length === 1 || new Set(some.map(({ term }) => term ?? 'whole')).size === some.length,
  );

/** Whether the second stands at a later place, or at a later term of the same sum. */
function isBehind({ places }: Derived, first: WrongStep, second: WrongStep): boolean {
  if (first.place !== second.place && first.place.step !== second.place.step)
    return places.indexOf(first.place) < places.indexOf(second.place);
  return first.term !== undefined && second.term !== undefined && first.term < second.term;
}

const both = (problem: Derived, each: readonly (readonly WrongStep[])[], steps: readonly WrongStep[]): Suspect => ({
  made: each.map(some => made(problem, some)),
  answer: resultWith(problem, writtenBy(steps, problem.wrt)),
});
