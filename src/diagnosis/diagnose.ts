import { agree } from '../agreement/agree.ts';
import { once } from '../agreement/remembered.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { CURVE_SIGN_LOST, MINUS_LOST, OWN_DERIVATIVE } from '../rules/mistakes.ts';
import { believed, inOrder } from './evidence/believed.ts';
import { isOpposite, isSame, type Sight, type Signature, sightFor, sightInDomainOf } from './evidence/signature.ts';
import { fitting, isCommon, type SuspectTable, tableOf } from './evidence/suspect-table.ts';
import { type Hint, hintAbout, otherQuestions } from './hint.ts';
import { leftOutBrackets, reader } from './left-out-brackets.ts';
import { missingBrackets } from './missing-brackets.ts';
import type { Asked } from './questions/asked.ts';
import { subjectOf } from './questions/subjects.ts';
import { applicationsIn, type RulesRight, rulesRight } from './rules-right.ts';
import { afforded, isAffordable, type Tried } from './suspects/budget.ts';
import type { Subject } from './suspects/subject.ts';
import type { Made, Suspect } from './suspects/suspect.ts';
import { stepsOf, suspectsAlone, suspectsOtherwise } from './suspects/suspects.ts';
import { ownTerm, raisedTerms, seenInAnswer, wrongNumber } from './whole-answers.ts';

/** What is found in a wrong answer; where no mistake fits, what can be said all the same. */
export interface Findings extends Hint {
  /** The mistakes that fit, the first to be believed first; none where none of the table fits. */
  readonly mistakes: readonly Made[];
  /** The mistakes were made together; without it each of them explains the answer alone. */
  readonly together?: true;
  /** They are likely, and no more: of a number there may be other ways to it. */
  readonly guessed?: true;
  /** How many rule applications are right in spite of the mistakes, or of the first of several explanations. */
  readonly rules?: RulesRight;
  /** Whether every mistake of the table was tried; a long function is left before. */
  readonly complete: boolean;
}

/** Finds the mistakes in wrong answers to one question. */
export type Diagnosis = (answer: Expr) => Findings;

/**
 * Derives a function once for every mistake of the table at every place it fits, and keeps what comes out; a wrong
 * answer is then looked up by its values. Two mistakes together are tried once an answer comes that none explains alone.
 * Only to be asked of answers that are wrong.
 */
export function diagnosis(asked: Asked): Diagnosis {
  const subject = subjectOf(asked);
  return isAffordable(subject.right) ? diagnosisOf(subject) : () => ({ mistakes: [], complete: false });
}

function diagnosisOf(subject: Subject): Diagnosis {
  const tables = tablesOf(subject);
  return answer => {
    const seen = tables.sight(answer);
    const alone = inOrder(explaining(answer, seen, tables).flatMap(({ made }) => made));
    if (subject.points !== undefined && isOpposite(seen, tables.right)) return signLost(alone, tables);
    const sure = surely(alone, answer, seen, tables);
    if (sure.length > 0) return found(sure, tables);
    const second = secondOf(answer, seen, tables);
    // One mistake of which little is known is likelier than two at different places.
    const isLikelier = alone.length === 0 || areAtOnePlace(second) || answersOther(seen, tables);
    if (second.length > 1 && isLikelier) return found(second, tables, true);
    const likely = perhaps(alone, second, answer, seen, tables);
    return likely.length > 0 ? found(likely, tables) : nothingFound(answer, tables);
  };
}

const areAtOnePlace = ([first, ...others]: readonly Made[]): boolean => others.every(({ at }) => at === first?.at);

/** A slope written in x and y has its sign from many places; a minus that the curve itself has is the likeliest. */
function signLost(alone: readonly Made[], tables: Tables): Findings {
  const made = alone.filter(({ mistake }) => CURVE_SIGN_LOST.has(mistake.id));
  return made.length > 0 ? found(made, tables) : { mistakes: [], complete: true };
}

/** What needs no second thought: mistakes that are not believed last, what the answer shows, brackets that make it right. */
const surely = (alone: readonly Made[], answer: Expr, seen: Signature | undefined, tables: Tables): readonly Made[] =>
  firstOf([
    () => alone.filter(({ mistake }) => !mistake.last),
    () => seenInAnswer(answer, tables),
    () => asRead(fitting(answer, seen, tables.unbracketed()), answer, tables),
  ]);

/** What is right for another question needs no mistake of which little is known; nor is any told where not all were tried. */
const perhaps = (
  alone: readonly Made[],
  second: readonly Made[],
  answer: Expr,
  seen: Signature | undefined,
  tables: Tables,
): readonly Made[] =>
  !tables.alone().complete || answersOther(seen, tables)
    ? second
    : firstOf([() => alone, () => second, () => wrongNumber(answer, tables.raised(), tables)]);

/**
 * What explains an answer alone. That rules went wrong at several places and lead back to what was given is less likely
 * than that it was left as it is, but for common ones.
 */
function explaining(answer: Expr, seen: Signature | undefined, tables: Tables): readonly Suspect[] {
  const fits = [...eachTime(answer, seen, tables), ...fitting(answer, seen, tables.alone())];
  const isAtOne = ({ made }: Suspect): boolean => made.every(({ steps }) => steps.length < 2);
  return isSame(seen, tables.given) ? fits.filter(fit => isAtOne(fit) || isCommon(fit)) : fits;
}

/** The first that there are any of. */
const firstOf = (searches: readonly (() => readonly Made[])[]): readonly Made[] => {
  for (const search of searches) {
    const made = search();
    if (made.length > 0) return made;
  }
  return [];
};

/** All that answers to one question are looked up in, each table made when it is first needed. */
interface Tables {
  readonly subject: Subject;
  readonly sight: Sight;
  readonly right: Signature | undefined;
  readonly given: Signature | undefined;
  readonly alone: () => SuspectTable;
  readonly repeated: () => SuspectTable;
  readonly others: () => SuspectTable;
  readonly unbracketed: () => SuspectTable;
  readonly raised: () => ReturnType<typeof raisedTerms>;
  readonly questions: () => ReturnType<typeof otherQuestions>;
  readonly applications: number;
}

function tablesOf(subject: Subject): Tables {
  const names = [...new Set([subject.wrt, ...[subject.of, subject.right].flatMap(variables)])];
  const sight = subject.points ? sightFor(subject.right, subject.points) : sightInDomainOf(subject.right, names);
  const steps = stepsOf(subject);
  const right = sight(subject.right);
  const tableFor = (tried: Tried): SuspectTable => tableOf(tried, sight, right);
  return {
    subject,
    sight,
    right,
    given: sight(subject.of),
    alone: once(() => aloneTable(subject, steps, tableFor)),
    repeated: once(() => tableFor(afforded(subject.repeated?.() ?? []))),
    others: once(() => tableFor(afforded(suspectsOtherwise(subject, steps)))),
    unbracketed: once(() => tableFor(afforded(leftOutBrackets(subject)))),
    raised: once(() => raisedTerms({ subject, sight })),
    questions: once(() => otherQuestions(subject, sight)),
    applications: applicationsIn(subject),
  };
}

/** Of mistakes made together all count against the rules, of several explanations the first. */
const found = (mistakes: readonly Made[], { applications }: Tables, together = false): Findings => ({
  mistakes: together ? mistakes : believed(mistakes),
  ...(together && { together: true }),
  rules: rulesRight(together ? mistakes : mistakes.slice(0, 1), applications),
  complete: true,
});

/** Brackets that are missing in the answer as it stands: put there, they make it right. */
function asRead(suspects: readonly Suspect[], answer: Expr, { subject, sight, right }: Tables): readonly Made[] {
  return suspects.slice(0, 1).flatMap(({ made }) => {
    // In a narrow domain values of different functions are alike: √(1 + x⁴/25) and 1/√(1 − x⁴/25) for small x.
    const isRight = (e: Expr): boolean => isSame(sight(e), right) && agree(e, subject.right).kind === 'same';
    const at = missingBrackets(answer, reader(variables(subject.of)), isRight);
    return at ? made.map(each => ({ ...each, at, bindings: { p: answer } })) : [];
  });
}

/**
 * One mistake in each of several derivatives, where these are short. It can lead back to the function, and nobody makes it
 * so, but where it is to leave the function as it is: (2ˣ)′ = 2ˣ.
 */
function eachTime(answer: Expr, seen: Signature | undefined, tables: Tables): readonly Suspect[] {
  const { given, alone, repeated } = tables;
  const fits = alone().complete ? fitting(answer, seen, repeated()) : [];
  const leavesAsItIs = ({ made }: Suspect): boolean => made.every(({ mistake }) => OWN_DERIVATIVE.has(mistake.id));
  return isSame(seen, given) ? fits.filter(leavesAsItIs) : fits;
}

/** Two mistakes that were made together, or one in the last line. */
function secondOf(answer: Expr, seen: Signature | undefined, tables: Tables): readonly Made[] {
  const { subject, right, given, alone, others } = tables;
  // Two mistakes in a further derivative can lead back to the function; nobody makes them so.
  const isGiven = subject.lines.length > 1 && isSame(seen, given);
  if (isGiven || !alone().complete) return [];
  // Any two wrong signs lead to the opposite: only two minus signs that functions bring are told.
  const isLikely = ({ made }: Suspect): boolean =>
    !isOpposite(seen, right) || made.every(({ mistake }) => MINUS_LOST.has(mistake.id));
  return inOwnTerms(fitting(answer, seen, others()).find(isLikely)?.made ?? [], answer, tables);
}

/** The sign of a term is told of as the answer has the term; where it has none such, it is not told. */
const inOwnTerms = (made: readonly Made[], answer: Expr, tables: Tables): readonly Made[] =>
  made.flatMap(each => {
    if (each.mistake.kind !== 'slip' || each.mistake.slip !== 'sign of a term') return [each];
    const at = ownTerm(answer, tables);
    return at ? [{ ...each, at }] : [];
  });

/** What is right for another question, or but for its sign, needs no mistake of which little is known. */
const answersOther = (seen: Signature | undefined, { right, questions }: Tables): boolean =>
  isOpposite(seen, right) || questions().some(other => isSame(other.seen, seen));

function nothingFound(answer: Expr, { subject, sight, alone, others, questions }: Tables): Findings {
  const { complete } = alone();
  const hint = hintAbout(answer, { subject, questions: complete ? questions() : [], sight });
  return { mistakes: [], ...hint, complete: complete && others().complete };
}

/** Of a long function not all places are looked at. */
function aloneTable(
  subject: Subject,
  steps: ReturnType<typeof stepsOf>,
  tableFor: (tried: Tried) => SuspectTable,
): SuspectTable {
  const table = tableFor(afforded(suspectsAlone(subject, steps)));
  return { ...table, complete: table.complete && subject.lines.every(({ problem }) => problem.complete) };
}
