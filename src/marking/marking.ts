import type { Expr } from '../expression/expression.ts';
import { substitute } from '../expression/substitution.ts';
import { mapped } from '../kinds/several.ts';
import type { Read, ReaderOptions } from '../reading/reading.ts';
import type { CheckQuestion } from './check-question.ts';
import { answerOptions, askedFor, type Expected, expectedOf, quantities } from './expected.ts';
import { type EntryFinder, entryFinder } from './findings.ts';
import { ofFunction } from './function-letter.ts';
import { type Allowed, type Judge, judging } from './judgement.ts';
import { type BranchFinder, branchFinder } from './one-branch.ts';
import { type AskedFor, NO_LETTERS } from './reading/asked-for.ts';
import { readAssumptions } from './reading/assumptions.ts';
import { underscored } from './underscored-names.ts';
import { type WholeFinder, wholeFinder } from './whole-findings.ts';

/** What the answers to one question are marked with; the question's own work is done once. */
export interface Marking {
  readonly question: CheckQuestion;
  readonly expected: Expected;
  readonly allowed: Allowed;
  readonly judge: Judge;
  readonly find: EntryFinder;
  readonly findWhole: WholeFinder;
  /** Of the slope of a curve: on which branch alone an answer is right. */
  readonly onBranch?: BranchFinder;
  /** How answers are read. */
  readonly options: ReaderOptions;
  readonly asked: AskedFor;
  /** Compares with another derivative of the function; undefined where that cannot be worked out. */
  readonly another: (which: Another) => Judge | undefined;
  /** What the names of the program's quantities stand for, and the y of logarithmic differentiation. */
  readonly named: ReadonlyMap<string, Expr>;
}

/** A derivative of another order, or at another point, than what is asked for. */
interface Another {
  readonly order: number;
  /** The value of the variable; that of the question without it. */
  readonly at?: number | undefined;
}

/** What the answers to a question are marked with, or the complaint about the question. */
export function markingOf(question: CheckQuestion): Read<Marking> {
  const expected = expectedOf(question);
  if (!expected.ok) return expected;
  const assumed = readAssumptions(question.assume ?? []);
  if (!assumed.ok) return assumed;
  const allowed: Allowed = {
    assumption: question.assume?.length ? assumed.value : undefined,
    rounding: question.rounding,
    search: question.domain === 'strict' ? 'edges' : 'usual',
  };
  return { ok: true, value: markingAgainst(expected.value, question, allowed) };
}

function markingAgainst(expected: Expected, question: CheckQuestion, allowed: Allowed): Marking {
  const { value, onCurve } = expected;
  const [asked, named] = [askedFor(question, expected), quantities(question)];
  return {
    question,
    expected,
    allowed,
    options: answerOptions(question),
    named: new Map([...underscored(asked.known ?? NO_LETTERS, named), ...named, ...ofFunction(question, expected)]),
    asked,
    judge: judging(expected, allowed),
    find: entryFinder(question, expected),
    findWhole: wholeFinder(question, expected, whole => judging({ value: whole }, allowed)),
    another: judgesOfOthers(question, expected, allowed),
    ...(onCurve && 'kind' in value && { onBranch: branchFinder(value, onCurve) }),
  };
}

/** Each of the other derivatives is worked out once. */
function judgesOfOthers(question: CheckQuestion, { source }: Expected, allowed: Allowed): Marking['another'] {
  const found = new Map<string, { readonly judge: Judge | undefined }>();
  const [wrt = 'x'] = source?.wrt ?? [];
  return ({ order, at }) => {
    const key = `${order} ${at}`;
    const point = at === undefined ? question.at : { ...question.at, [wrt]: at };
    const known = found.get(key) ?? { judge: judgeOf({ ...question, order, at: point }, allowed) };
    found.set(key, known);
    return known.judge;
  };
}

/** What compares answers with the result of a question, at the point where there is one. */
function judgeOf(question: CheckQuestion, allowed: Allowed): Judge | undefined {
  const expected = question.of === undefined ? undefined : expectedOf(question);
  if (!expected?.ok || (question.at && !expected.value.at)) return undefined;
  const { at } = expected.value;
  const judge = judging(expected.value, allowed);
  return answer => judge(at ? mapped(answer, e => substitute(e, at)) : answer);
}
