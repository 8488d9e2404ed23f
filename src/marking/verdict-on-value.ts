import type { DomainDifference } from '../agreement/agreement.ts';
import { inDoubles } from '../agreement/meeting.ts';
import { type Expr, isCall, negate, ZERO } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import type { Nested } from '../kinds/kind.ts';
import { mapped, namesOf } from '../kinds/several.ts';
import { mathText } from '../notation/math-text.ts';
import type { Spelling } from '../reading/reading.ts';
import type { CheckQuestion } from './check-question.ts';
import { realAt } from './domain.ts';
import { factorsBelow } from './factors-below.ts';
import type { Entry } from './findings.ts';
import { missingTo, type Said } from './forms.ts';
import { withFunction } from './function-letter.ts';
import { namesFunctions } from './has-values.ts';
import { isShortened, type Judgement } from './judgement.ts';
import type { Marking } from './marking.ts';
import type { AnswerReading } from './reading/answer-reading.ts';
import { carriedOut, foundByQuantities, standingIn } from './standing.ts';
import type { Found, Verdict } from './verdict.ts';

/** What was read beside the value. */
interface Told extends Pick<AnswerReading, 'notes' | 'spelling' | 'hasDifferential'> {
  /** Whether one of the values is a number: in 3x^2 = 12 the point has been put in. */
  readonly isPutIn: boolean;
}

/** One value in the three ways it is looked at. */
interface Looked {
  readonly answer: Nested;
  /** In the inputs of the program alone, with every derivative found. */
  readonly inInputs: Nested;
  /** With the point put in. */
  readonly compared: Nested;
}

/** What is said of one value: whether it is right, which mistake is in it, and what it lacks. */
export function verdictOn(answer: Nested, told: Told, marking: Marking): Verdict {
  const asTyped = lookedAt(answer, marking);
  const typed = marking.judge(asTyped.compared);
  const meant = typed.kind === 'different' ? withFunction(answer, marking) : undefined;
  const asMeant = meant && marking.judge(lookedAt(meant, marking).compared);
  if (asMeant?.kind === 'same') return rightly(asMeant, answer, told, marking);
  if (typed.kind === 'different' && isBeforeLimit(answer, marking))
    return { answer, notes: told.notes, verdict: 'wrong', mistakes: [], hint: LIMIT_DUE };
  if (typed.kind === 'different' && namesFunctions(answer) && !namesFunctions(marking.expected.value))
    return { answer, notes: told.notes, verdict: 'wrong', mistakes: [], hint: NOT_WRITTEN_OUT };
  return verdictAsTyped(typed, asTyped, told, marking);
}

function verdictAsTyped(judgement: Judgement, looked: Looked, told: Told, marking: Marking): Verdict {
  const { answer } = looked;
  const asRead = { answer, notes: told.notes };
  if (judgement.kind === 'same') return rightly(judgement, answer, told, marking);
  if (judgement.kind === 'undecided') return { ...asRead, verdict: 'undecided', why: judgement.why };
  const asWhole = marking.findWhole(looked.compared, told.spelling);
  if (asWhole) return { ...asRead, verdict: 'wrong', ...asWhole };
  if (judgement.kind === 'misshapen') return { ...asRead, verdict: 'wrong', mistakes: [], hint: judgement.why };
  return wrongly(judgement, looked, told, marking);
}

function lookedAt(answer: Nested, { expected: { at, value }, named }: Marking): Looked {
  const inOneRow = asMatrix(answer, value);
  const inInputs = mapped(inOneRow, e => carriedOut(substitute(foundByQuantities(e, named), named)));
  return { answer, inInputs, compared: at ? mapped(inInputs, e => substitute(e, at)) : inInputs };
}

/** A vector where a matrix of one row or one column is expected. */
function asMatrix(answer: Nested, expected: Nested): Nested {
  if ('kind' in answer || 'kind' in expected || answer.some(entry => !('kind' in entry))) return answer;
  const columns = expected.map(row => ('kind' in row ? 0 : row.length));
  if (columns.length === 1 && columns[0] === answer.length) return [answer];
  return columns.every(count => count === 1) ? answer.map(entry => [entry]) : answer;
}

type Same = Extract<Judgement, { readonly kind: 'same' }>;
type Different = Extract<Judgement, { readonly kind: 'different' }>;

/** The right value, which may lack its form, its point, or its domain. */
function rightly({ domain: found, ...judgement }: Same, answer: Nested, told: Told, marking: Marking): Verdict {
  const { question, expected } = marking;
  const asRead = { answer, notes: told.notes };
  if ('kind' in answer && isCall(answer, 'derivative')) return { ...asRead, verdict: 'undecided', why: NOT_BEGUN };
  const domain = found && !isAlone(found, marking) && { domain: found };
  if (domain && question.domain === 'strict')
    return { ...asRead, verdict: 'wrong', mistakes: [], hint: ELSEWHERE, ...domain };
  if (expected.at && !told.isPutIn) return { ...asRead, verdict: 'wrong', mistakes: [], hint: notPutIn(question) };
  const missing = missingIn(answer, told, question);
  return { ...asRead, verdict: 'correct', proved: judgement.proved, ...(missing && { missing }), ...domain };
}

const H = 'h';

/** Whether an answer is what stands before the limit: 2x + h of x². */
const isBeforeLimit = (answer: Nested, { judge, question, expected: { source } }: Marking): boolean =>
  question.kind === 'first-principles' &&
  namesOf(answer).includes(H) &&
  !namesOf(source?.read ?? []).includes(H) &&
  judge(mapped(answer, e => substitute(e, new Map([[H, ZERO]])))).kind === 'same';

const LIMIT_DUE = 'The limit is still to be taken: let h go to 0 in this.';
const NOT_WRITTEN_OUT = 'A function stands in it by its name: put in what it is.';
/** How far beside a place the function is looked at, in units of the place. */
const BESIDE = [1 - 1e-7, 1 + 1e-7];

/** Whether a place at which the answer has no value is a single point of the function, as −1 is of x^x: there it has no derivative. */
function isAlone({ at, undefinedSide }: DomainDifference, { expected: { source } }: Marking): boolean {
  const isReal = undefinedSide === 'answer' ? realAt(source?.read ?? []) : undefined;
  const [only, another] = Object.entries(inDoubles(at));
  if (!isReal || !only || another) return false;
  const [name, place] = only;
  return BESIDE.every(factor => !isReal({ [name]: place * factor }));
}

const NOT_BEGUN = 'It says what is to be differentiated, and not what comes of that.';

/** Whether an answer repeats what is asked and goes no further: (x^2)'. */
export const isNotBegun = (verdict: Verdict): boolean => verdict.verdict === 'undecided' && verdict.why === NOT_BEGUN;

/** Why an answer that agrees, but is real elsewhere, is wrong where that counts. */
export const ELSEWHERE = 'The values are right, but it is not real in the same places.';

const notPutIn = ({ at = {} }: CheckQuestion): string =>
  `The derivative is right; its value at ${Object.entries(at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')} is asked for.`;

/** What a right answer lacks: its derivatives are to be found, a dx is to go, then what its form asks for. */
export function missingIn(
  answer: Nested,
  { hasDifferential }: Pick<Told, 'hasDifferential'>,
  { form = 'any', wrt = 'x' }: CheckQuestion,
): Said | undefined {
  if (!('kind' in answer)) return undefined;
  const [standing] = standingIn(answer);
  if (standing) return ['not carried out: ', standing, ' still stands'];
  if (hasDifferential) return [`for the d${wrt} behind it: that belongs to a differential, as in dy = 2x dx`];
  return missingTo(form, answer);
}

function wrongly(judgement: Different, looked: Looked, { notes, spelling }: Told, marking: Marking): Verdict {
  const { judge, find } = marking;
  const { answer, inInputs, compared } = looked;
  const entry = judgement.entry ?? [];
  const wrong = entryOf(inInputs, entry);
  const found =
    shortened(answer, marking) ??
    unbracketed(compared, marking) ??
    (wrong ? find(wrong, entry, spelling) : { mistakes: [] });
  const isOpposite = isUnexplained(found) && judge(mapped(compared, negate)).kind === 'same';
  const hint = isOpposite ? { hint: OPPOSITE, clue: 'Go through the signs again.' } : {};
  return {
    answer,
    notes,
    verdict: 'wrong',
    ...found,
    ...hint,
    ...placeOf(judgement),
    ...furtherEntries(judgement, inInputs, spelling, marking),
    ...witnessOf(judgement, found, marking),
  };
}

/** Where neither diagnosis nor digits say anything: of a number, or of a slope that is right on its curve alone. */
const isUnexplained = ({ mistakes, hint }: Found): boolean => mistakes.length === 0 && hint === undefined;

const OPPOSITE = 'This is right but for its sign.';

/** The entry that differs, or the place where one is not real. */
const placeOf = ({ entry, entries, domain }: Different) => ({
  ...(entry && { entry }),
  ...(entries && { entries }),
  ...(domain && { domain }),
});

/** The point at which they differ; none where the hint is about letters that are not the question's: they have no values. */
function witnessOf({ witness }: Different, { hint }: Found, { expected: { source, value } }: Marking) {
  if (!witness || !source || hint === undefined) return witness && { witness };
  const known = new Set([...source.wrt, ...namesOf(source.read), ...namesOf(value)]);
  return Object.keys(witness.at).every(name => known.has(name)) ? { witness } : undefined;
}

/** The value at a point may be the right one with too few digits. */
function shortened(answer: Nested, { question, expected }: Marking): Found | undefined {
  const isShort = expected.at && question.rounding === undefined && isShortened(expected.value, answer);
  return isShort ? { mistakes: [], hint: SHORTENED } : undefined;
}

const SHORTENED = 'This is rounded, and the exact value is asked for.';

/** Of slopes of curves: 3t^2/2t for 3t^2/(2t). Of a derivative that is a mistake with a row of its own. */
function unbracketed(answer: Nested, { judge, question: { kind } }: Marking): Found | undefined {
  const below = (kind === 'implicit' || kind === 'parametric') && 'kind' in answer ? factorsBelow(answer) : undefined;
  if (!below || !('kind' in answer) || judge(below).kind !== 'same') return undefined;
  return {
    mistakes: [],
    hint: `As typed this is ${mathText(answer)}; it is right with brackets round what is below the bar: ${mathText(below)}.`,
    clue: UNBRACKETED,
  };
}

const UNBRACKETED = 'Look at what stands behind the fraction bar: which of it is below the bar as it is typed?';

/** Of so many further entries a mistake is told, where the right entry is no longer than so many nodes: each costs a diagnosis. */
const [MOST_FURTHER, LONGEST_FURTHER] = [2, 40];

/** What is found in the wrong entries behind the first, each mistake at one place of the function once. */
function furtherEntries({ entries = [] }: Different, answer: Nested, spelling: Spelling, marking: Marking) {
  const { find, expected } = marking;
  const all = entries.slice(0, 1 + MOST_FURTHER).flatMap((entry, i) => {
    const [wrong, right] = [entryOf(answer, entry), entryOf(expected.value, entry)];
    const isLookedAt = i === 0 || (right !== undefined && treeSize(right) <= LONGEST_FURTHER);
    return wrong && isLookedAt ? [{ entry, ...find(wrong, entry, spelling) }] : [];
  });
  const said = all.map(({ mistakes }) => mistakes[0]?.feedback);
  const further = all.filter((_, i) => i > 0 && said[i] !== undefined && said.indexOf(said[i]) === i);
  return further.length > 0 ? { furtherEntries: further } : {};
}

/** The entry of an answer that is wrong, all of it where it is one expression. */
function entryOf(answer: Nested, [i, ...deeper]: Entry): Expr | undefined {
  if ('kind' in answer) return answer;
  const entry = i === undefined ? undefined : answer[i];
  return entry && entryOf(entry, deeper);
}
