import { namesOf } from '../kinds/several.ts';
import { mathText } from '../notation/math-text.ts';
import { areBranches } from './branches.ts';
import type { Expected } from './expected.ts';
import { factorsBelow } from './factors-below.ts';
import type { Said } from './forms.ts';
import { namesFunctions } from './has-values.ts';
import { isShortened } from './judgement.ts';
import type { Marking } from './marking.ts';
import { parametricBranch } from './parametric-branches.ts';
import type { AnswerReading } from './reading/answer-reading.ts';
import type { AskedFor } from './reading/asked-for.ts';
import type { ClaimedValue } from './reading/claimed-value.ts';
import { speaksOf } from './reading/pieces.ts';
import type { Verdict } from './verdict.ts';
import { isNotBegun, verdictOn } from './verdict-on-value.ts';

/** Every value that is claimed must be right; the first that is not speaks for the answer. */
export function verdictOnClaims({ values, ...told }: AnswerReading, marking: Marking): Verdict {
  const { expected, asked } = marking;
  const isPutIn = values.some(({ value }) => !namesOf(value).some(name => expected.at?.has(name)));
  const verdicts = values.map(({ value }) => verdictOn(value, { ...told, isPutIn }, marking));
  const [first] = verdicts;
  if (!first) throw new Error('an answer has a value');
  const wrong = verdicts.filter(({ verdict }) => verdict !== 'correct');
  const isExact = wrong.length < values.length;
  const isLastRight = verdicts.at(-1)?.verdict === 'correct';
  const isSaid = !values.every(({ value }) => namesFunctions(value));
  const culprit = wrong.find(
    each =>
      !(isExact && isPassedOver(each, expected)) &&
      !(isSaid && isInFunctions(each, expected)) &&
      !(isLastRight && (isInLetters(each, asked) || isMeantRightly(each, marking))),
  );
  if (!culprit) return verdicts.find(({ verdict }) => verdict === 'correct') ?? first;
  return (
    onBranches(values, told, marking) ??
    onOneBranch(values, wrong, marking) ??
    byParameter(values, told, marking) ??
    culprit
  );
}

/** Beside a right value: one that it rounds to, cos 1 = 0.54, and what is to be differentiated, (x^2)' = 2x. */
const isPassedOver = (verdict: Verdict, { value }: Expected): boolean =>
  'answer' in verdict && (isShortened(value, verdict.answer) || isNotBegun(verdict));

/** cos(u) · 2x before 2x cos(x^2): a letter of the chain rule stands in it, and is put in behind it. */
const isInLetters = (verdict: Verdict, { known }: AskedFor): boolean =>
  'answer' in verdict && namesOf(verdict.answer).some(name => /^[uvw]$/.test(name) && !known?.has(name));

/** f(2) + f'(2)(x − 2) before 8 + 12(x − 2), and 1/f'(1) before 1/4: what the values of these are is put in behind it. */
const isInFunctions = (verdict: Verdict, { value }: Expected): boolean =>
  'answer' in verdict && namesFunctions(verdict.answer) && !namesFunctions(value);

/** 3t^2/2t before 3t/2: as it is typed t stands above the bar, and below it where it is meant. */
const isMeantRightly = (verdict: Verdict, { judge }: Marking): boolean => {
  const below = 'answer' in verdict && 'kind' in verdict.answer ? factorsBelow(verdict.answer) : undefined;
  return below !== undefined && judge(below).kind === 'same';
};

/** On a curve values that are right on a branch each, and together on all; or one that is right on the branch it names. */
function onBranches(
  values: AnswerReading['values'],
  { notes }: Pick<AnswerReading, 'notes'>,
  { expected, judge }: Marking,
): Verdict | undefined {
  const { onCurve, value: slope } = expected;
  const [{ value: answer }] = values;
  const isRight = (side: readonly ClaimedValue[]): boolean =>
    side.every(({ value }) => judge(value).kind === 'same') ||
    (onCurve !== undefined && areBranches(side, slope, onCurve));
  if (!onCurve || !(values.length > 1 || values[0].where) || !sidesOf(values).every(isRight)) return undefined;
  return { verdict: 'correct', answer, notes, proved: false };
}

/** On a curve by a parameter: formulas in x or y that are right on its branches, or one on that which is meant where nothing is said. */
function byParameter(
  values: AnswerReading['values'],
  { notes }: Pick<AnswerReading, 'notes'>,
  marking: Marking,
): Verdict | undefined {
  const [{ value: answer }] = values;
  const isAlone = values.every(({ where, link }) => where === undefined && link !== '=');
  const formulas = values.flatMap(({ value }) => ('kind' in value ? [value] : []));
  const branch = isAlone && formulas.length === values.length ? parametricBranch(formulas, marking) : undefined;
  if (!branch) return undefined;
  if (branch.kind === 'all') return { verdict: 'correct', answer, notes, proved: false };
  const { where, isPrincipal } = branch;
  if (!isPrincipal) return { answer, notes, verdict: 'undecided', why: anotherBranch(where) };
  if (marking.question.domain === 'strict')
    return { answer, notes, verdict: 'wrong', mistakes: [], hint: onBranchAlone(where) };
  return { verdict: 'correct', answer, notes, proved: false, branch: where };
}

/** The values of each side of the equals signs. */
function sidesOf(values: readonly ClaimedValue[]): readonly (readonly ClaimedValue[])[] {
  const starts = values.flatMap(({ link }, i) => (i === 0 || link === '=' ? [i] : []));
  return starts.map((start, i) => values.slice(start, starts[i + 1]));
}

/** One formula, or several that are said to be equal, right on one branch of the curve: as y is meant where nothing is said, or on another. */
function onOneBranch(
  values: AnswerReading['values'],
  wrong: readonly Verdict[],
  { expected: { onCurve }, onBranch, question }: Marking,
): Verdict | undefined {
  if (!onBranch || !values.every((each, i) => isUnconditional(each, i, onCurve?.dependent ?? ''))) return undefined;
  const found = wrong.map(each =>
    each.verdict === 'wrong' && 'kind' in each.answer ? { ...each, on: onBranch(each.answer) } : undefined,
  );
  const [first] = found;
  const on = first?.on;
  if (!on || found.some(each => each?.on?.isPrincipal !== on.isPrincipal)) return undefined;
  const { answer, notes } = first;
  if (!on.isPrincipal) return { answer, notes, verdict: 'undecided', why: anotherBranch(on.where) };
  if (question.domain === 'strict')
    return { answer, notes, verdict: 'wrong', mistakes: [], hint: onBranchAlone(on.where) };
  return { answer, notes, verdict: 'correct', proved: false, branch: on.where };
}

/** Claimed once, or once more behind an equals sign; with no condition that names a branch. */
const isUnconditional = (value: ClaimedValue, i: number, dependent: string): boolean =>
  (i === 0 || value.link === '=') && !(value.where && speaksOf(value.where, dependent));

const anotherBranch = (where: Said): string =>
  `It is the slope on the branch where ${said(where)} alone, and the answer does not say that this one is meant.`;

const onBranchAlone = (where: Said): string =>
  `It is the slope on the branch where ${said(where)} alone, and that of the whole curve is asked for.`;

const said = (words: Said): string => words.map(word => (typeof word === 'string' ? word : mathText(word))).join('');
