import { once } from '../agreement/remembered.ts';
import { type Diagnosis, diagnosis } from '../diagnosis/diagnose.ts';
import { clueOn, feedbackOn } from '../diagnosis/feedback.ts';
import type { Asked } from '../diagnosis/questions/asked.ts';
import type { Made } from '../diagnosis/suspects/suspect.ts';
import { tangentDiagnosis } from '../diagnosis/tangents.ts';
import { valueDiagnosis } from '../diagnosis/values.ts';
import type { Expr } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { exactPlace } from '../kinds/exact-place.ts';
import type { Kind } from '../kinds/kind.ts';
import { readList } from '../kinds/lists.ts';
import { namesOf } from '../kinds/several.ts';
import { isProgram, optionsOf, readComputation } from '../question.ts';
import type { Spelling } from '../reading/reading.ts';
import type { Point } from '../tape/gradient.ts';
import type { CheckQuestion } from './check-question.ts';
import type { Expected, Source } from './expected.ts';
import type { Found, NamedMistake } from './verdict.ts';

/** Finds the mistakes in a wrong answer, and speaks of them in the student's spelling. */
type Finder = (wrong: Expr, spelling?: Spelling) => Found;

/**
 * What is found in wrong answers to one question; its derivation with every mistake in it is made once, when it is first
 * asked. At a point numbers are looked up as values there, formulas as they are.
 */
export function finder(asked: Asked, at?: Point): Finder {
  const formulas = once(() => diagnosis(asked));
  const values = at && once(() => valueDiagnosis(asked, at));
  return said(wrong => (values && isConstant(wrong) ? values() : formulas())(wrong));
}

/** What is found, in the student's spelling. */
const said =
  (diagnose: Diagnosis): Finder =>
  (wrong, spelling) => {
    const { mistakes, together, guessed, rules, hint, clue } = diagnose(wrong);
    const named = mistakes.map(made => namedMistake(made, spelling));
    return {
      mistakes: guessed ? named.map((each, i) => (i === 0 ? withReserve(each) : each)) : named,
      ...(together && { together }),
      ...(rules && { rules }),
      ...(hint !== undefined && { hint }),
      ...(clue !== undefined && { clue }),
    };
  };

/** A number may have come about in another way. */
const withReserve = (mistake: NamedMistake): NamedMistake => ({
  ...mistake,
  feedback: `It looks as if it came about like this. ${mistake.feedback}`,
});

/** What is told of a mistake, in the student's spelling. */
export const namedMistake = (made: Made, spelling?: Spelling): NamedMistake => ({
  id: made.mistake.id,
  name: made.mistake.name,
  at: strictText(made.at),
  feedback: feedbackOn(made, spelling),
  clue: clueOn(made, spelling),
});

const NOTHING: Found = { mistakes: [] };

/** Finds the mistakes in one entry of a wrong answer. */
export type EntryFinder = (wrong: Expr, entry: Entry, spelling: Spelling) => Found;

/** The same for the entries of a list; each entry's derivation is made when it is first found wrong. */
export function entryFinder(question: CheckQuestion, { source, at }: Pick<Expected, 'source' | 'at'>): EntryFinder {
  const finders = new Map<string, Finder | undefined>();
  return (wrong, entry, spelling) => {
    const key = entry.join(' ');
    if (!finders.has(key)) {
      const asked = source && askedOf(question, source, entry);
      const point = namesOf(source?.read ?? []).every(name => at?.has(name)) ? question.at : undefined;
      finders.set(key, asked ? finder(asked, point) : source && tangentFinder(question, source));
    }
    return finders.get(key)?.(wrong, spelling) ?? NOTHING;
  };
}

/** Of a tangent; undefined where another kind is asked for. */
function tangentFinder({ kind, at }: CheckQuestion, { read: [f], wrt: [wrt = 'x'] }: Source): Finder | undefined {
  const place = kind === 'tangent' ? at?.[wrt] : undefined;
  if (!f || place === undefined) return undefined;
  const tangents = once(() => tangentDiagnosis({ f, wrt, place: exactPlace(place) }));
  return said(wrong => tangents()(wrong));
}

/** The place of an expression in an answer: none of one expression, the index in a vector, row and column in a matrix. */
export type Entry = readonly number[];

/** What one entry answers; undefined where mistakes are not looked for. */
const askedOf = (question: CheckQuestion, source: Source, entry: Entry): Asked | undefined =>
  ENTRIES[question.kind ?? 'derivative']?.(source, entry, question);

type AskedOf = (source: Source, entry: Entry, question: CheckQuestion) => Asked | undefined;

const whole: AskedOf = ({ read: [f], wrt: [by = 'x'] }, _, question) =>
  ofProgram(question, by) ?? derivativeBy(f, by, question.order);

/** Which derivative of what stands in an entry of an answer; a kind that is not listed is not looked into. */
const ENTRIES: Readonly<Partial<Record<Kind, AskedOf>>> = {
  derivative: whole,
  logarithmic: whole,
  'first-principles': whole,
  gradient: ({ read: [f], wrt }, [i = 0], question) => ofProgram(question, wrt[i]) ?? derivativeBy(f, wrt[i]),
  jacobian: ({ read, wrt }, [i = 0, j = 0]) => derivativeBy(read[i], wrt[j]),
  hessian: ({ read: [f], wrt }, [i = 0, j = 0]) =>
    i === j ? derivativeBy(f, wrt[i], 2) : f && { kind: 'mixed', f, by: [i, j].flatMap(k => wrt[k] ?? []) },
  directional: ({ read: [f], wrt }, _, question) => f && { kind: 'directional', f, wrt, along: directionOf(question) },
  implicit: ({ read: [left, right], wrt: [by = 'x'] }, _, { order = 1, dependent = 'y' }) =>
    left && { kind: 'implicit', left, ...(right && { right }), wrt: by, dependent, order },
  parametric: ({ read: [x, y], wrt: [by = 'x'] }, _, { order = 1 }) =>
    x && y && { kind: 'parametric', x, y, wrt: by, order },
};

/** The derivative of a program by one of its inputs; undefined of a plain function. */
function ofProgram({ of, order = 1, ...question }: CheckQuestion, wrt: string | undefined): Asked | undefined {
  const read = of !== undefined && isProgram({ f: of }) ? readComputation({ ...question, f: of }) : undefined;
  return read?.ok && wrt !== undefined ? { kind: 'program', program: read.value.program, wrt, order } : undefined;
}

/** The entries of the direction that is asked for; none where it cannot be read. */
export function directionOf({ along = '', of = '', ...question }: CheckQuestion): readonly Expr[] {
  const read = readList(along, optionsOf({ ...question, f: of }));
  return read.ok ? read.value.map(({ expr }) => expr) : [];
}

const derivativeBy = (f: Expr | undefined, wrt: string | undefined, order = 1): Asked | undefined =>
  f && wrt !== undefined ? { kind: 'derivative', f, wrt, order } : undefined;
