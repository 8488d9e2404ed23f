import type { AnswerReading } from './answer-reading.ts';
import type { AskedFor } from './asked-for.ts';
import { areBranches } from './branches.ts';
import { type Expected, namesOf } from './expected.ts';
import { isShortened } from './judgement.ts';
import type { Marking } from './marking.ts';
import type { Verdict } from './verdict.ts';
import { isNotBegun, verdictOn } from './verdict-on-value.ts';

/** Every value that is claimed must be right; the first that is not speaks for the answer. */
export function verdictOnClaims({ values, ...told }: AnswerReading, marking: Marking): Verdict {
  const { expected, asked } = marking;
  const isPutIn = values.some(({ value }) => namesOf(value).length === 0);
  const verdicts = values.map(({ value }) => verdictOn(value, { ...told, isPutIn }, marking));
  const [first] = verdicts;
  if (!first) throw new Error('an answer has a value');
  const wrong = verdicts.filter(({ verdict }) => verdict !== 'correct');
  const isExact = wrong.length < values.length;
  const isLastRight = verdicts.at(-1)?.verdict === 'correct';
  const culprit = wrong.find(
    each => !(isExact && isPassedOver(each, expected)) && !(isLastRight && isInLetters(each, asked)),
  );
  if (!culprit) return verdicts.find(({ verdict }) => verdict === 'correct') ?? first;
  return onBranches(values, told, marking) ?? culprit;
}

/** Beside a right value: one that it rounds to, cos 1 = 0.54, and what is to be differentiated, (x^2)' = 2x. */
const isPassedOver = (verdict: Verdict, { value }: Expected): boolean =>
  'answer' in verdict && (isShortened(value, verdict.answer) || isNotBegun(verdict));

/** cos(u) · 2x before 2x cos(x^2): a letter of the chain rule stands in it, and is put in behind it. */
const isInLetters = (verdict: Verdict, { known }: AskedFor): boolean =>
  'answer' in verdict && namesOf(verdict.answer).some(name => /^[uvw]$/.test(name) && !known?.has(name));

/** On a curve values that are right on a branch each, and together on all. */
function onBranches(
  values: AnswerReading['values'],
  { notes }: Pick<AnswerReading, 'notes'>,
  { expected }: Marking,
): Verdict | undefined {
  const [{ value: answer }] = values;
  if (!expected.onCurve || values.length < 2 || !areBranches(values, expected.value, expected.onCurve))
    return undefined;
  return { verdict: 'correct', answer, notes, proved: false };
}
