import type { Expr } from '../expression/expression.ts';
import type { Nested } from '../kinds/kind.ts';
import type { CheckQuestion } from './check-question.ts';
import { type Expected, namesOf } from './expected.ts';
import type { Said } from './forms.ts';
import type { Marking } from './marking.ts';

/** What the function is called in logarithmic differentiation: ln y = x ln x. */
const Y = 'y';

/** The function by its letter, where it is differentiated by its logarithm and the question has no such letter; y(1 + ln x) is an answer to x^x. */
export function ofFunction({ kind, order = 1 }: CheckQuestion, { source }: Expected): ReadonlyMap<string, Expr> {
  const [f] = source?.read ?? [];
  const isFree = kind === 'logarithmic' && order === 1 && f !== undefined && !namesOf([f]).includes(Y);
  return new Map(f && isFree && !source?.wrt.includes(Y) ? [[Y, f]] : []);
}

/** What is said of a right answer in which the letter of the function stands; undefined where it does not. */
export function functionLetterSaid(value: Nested, isRight: boolean, { question, expected }: Marking): Said | undefined {
  const f = ofFunction(question, expected).get(Y);
  return f && isRight && namesOf(value).includes(Y) ? ['Here y stands for ', f, ': write it out.'] : undefined;
}
