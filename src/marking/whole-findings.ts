import { once } from '../agreement/remembered.ts';
import { type AskedList, type WrongList, wrongLists } from '../diagnosis/lists.ts';
import { substitute } from '../expression/substitution.ts';
import type { Nested } from '../kinds/kind.ts';
import { mapped } from '../kinds/several.ts';
import type { Spelling } from '../reading/reading.ts';
import type { CheckQuestion } from './check-question.ts';
import type { Expected } from './expected.ts';
import { directionOf, namedMistake } from './findings.ts';
import type { Judgement } from './judgement.ts';
import type { Found } from './verdict.ts';

/** Finds the mistake in an answer as a whole: entries in another order, rows for columns, a list for a number. */
export type WholeFinder = (answer: Nested, spelling: Spelling) => Found | undefined;

/** How an answer compares with this one. */
type JudgeWith = (expected: Nested) => (answer: Nested) => Judgement;

/** What is found in wrong answers to one question as wholes; the wrong lists are made when the first answer is looked at. */
export function wholeFinder(question: CheckQuestion, expected: Expected, judgeWith: JudgeWith): WholeFinder {
  const wrong = once(() => listsFor(question, expected).map(list => ({ ...list, judge: judgeWith(list.answer) })));
  return (answer, spelling) => {
    const found = wrong().find(({ judge }) => judge(answer).kind === 'same');
    return found && { mistakes: [namedMistake(found.made, spelling)] };
  };
}

function listsFor(question: CheckQuestion, { source, at }: Expected): readonly WrongList[] {
  const { kind } = question;
  if (!source || !isOfLists(kind)) return [];
  const lists = wrongLists({ kind, of: source.read, wrt: source.wrt, along: directionOf(question) });
  return at ? lists.map(list => ({ ...list, answer: mapped(list.answer, e => substitute(e, at)) })) : lists;
}

const OF_LISTS: readonly string[] = ['gradient', 'jacobian', 'hessian', 'directional'] satisfies AskedList['kind'][];

const isOfLists = (kind: CheckQuestion['kind']): kind is AskedList['kind'] =>
  kind !== undefined && OF_LISTS.includes(kind);
