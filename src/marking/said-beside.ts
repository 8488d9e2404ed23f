import { agree } from '../agreement/agree.ts';
import { derivative, type Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import type { Kind } from '../kinds/kind.ts';
import { namesOf } from '../kinds/several.ts';
import type { Said } from './forms.ts';
import { functionLetterSaid } from './function-letter.ts';
import { hasValues } from './has-values.ts';
import type { Marking } from './marking.ts';
import type { AnswerReading } from './reading/answer-reading.ts';
import type { LeftSide } from './reading/left-side.ts';
import { carriedOut } from './standing.ts';

/**
 * What is said of what stands beside the values: another derivative that is wrong, or a left side that names another
 * thing than was asked for, or a unit. Undefined where there is nothing to say. The verdict is on the value: f'(3) = 12 is right
 * where 12 is the f'(2) that was asked for, and it is said that f'(3) stands on the left.
 */
export function saidBeside(
  { beside, left, values, unit }: AnswerReading,
  isRight: boolean,
  marking: Marking,
): Said | undefined {
  const value = values.at(-1)?.value ?? values[0].value;
  const said = [
    ...beside.map(each => otherSaid(each, marking)),
    ...left.map(side => leftSaid(side, { value, isRight }, marking)),
  ];
  return (
    said.find(each => each !== undefined) ??
    functionLetterSaid(value, isRight, marking) ??
    (unit === undefined ? undefined : [`No unit is asked for: what stands before “${unit}” is judged.`])
  );
}

/** What is said of a derivative of another order, or at another point, where it is wrong. */
function otherSaid({ order, at, value }: AnswerReading['beside'][number], { another }: Marking): Said | undefined {
  if (another({ order, at })?.(value).kind !== 'different') return undefined;
  if (at !== undefined) return [`The value at ${at} that is written beside it is not right.`];
  return [`The derivative of order ${order} that is written beside it is not right.`];
}

/** The kinds in which one function is differentiated by one variable. */
const OF_ONE: ReadonlySet<Kind> = new Set<Kind>(['derivative', 'logarithmic', 'first-principles', 'implicit']);

/** The value that is claimed, and whether it is right. */
interface Claimed {
  readonly value: AnswerReading['values'][0]['value'];
  readonly isRight: boolean;
}

/** A left side that names another thing is told, but for one of which the value is as right: the second derivative of e^x. */
function leftSaid(side: LeftSide, claimed: Claimed, marking: Marking): Said | undefined {
  const { kind = 'derivative', of } = marking.question;
  if (!OF_ONE.has(kind) || of === undefined) return undefined;
  return [functionSaid, letterSaid, variableSaid, orderSaid, pointSaid]
    .map(said => said(side, claimed, marking))
    .find(said => said !== undefined);
}

type SaidOf = (side: LeftSide, claimed: Claimed, marking: Marking) => Said | undefined;

const functionSaid: SaidOf = ({ of, order = 1 }, { isRight }, { expected, judge, asked }) => {
  const { read: [f, another] = [], wrt: [wrt] = [] } = expected.source ?? {};
  if (!of || !f || another || wrt === undefined || !isKnown(of, asked.known)) return undefined;
  if (agree(f, of).kind !== 'different') return undefined;
  if (isRight && !expected.at && judge(derivativeOf(of, wrt, order)).kind === 'same') return undefined;
  return ['On the left stands the derivative of ', of, '; asked was that of ', f, '.'];
};

/** A letter or a function that the question does not have may stand for anything. */
const isKnown = (e: Expr, known: ReadonlySet<string> | undefined): boolean =>
  variables(e).every(name => known?.has(name)) && hasValues(e);

function derivativeOf(e: Expr, wrt: string, order: number): Expr {
  let found = e;
  for (let i = 0; i < order; i++) found = carriedOut(derivative(found, wrt));
  return found;
}

/** y = 2x calls the derivative y, as many do; a letter of the question is not its own derivative. */
const letterSaid: SaidOf = ({ letter }, _, { expected: { source } }) => {
  const isOfQuestion = letter !== undefined && source && [...source.wrt, ...namesOf(source.read)].includes(letter);
  return isOfQuestion ? [`On the left stands ${letter} itself; asked was a derivative.`] : undefined;
};

const variableSaid: SaidOf = ({ by }, _, { question, expected: { source } }) => {
  // An equation is differentiated by x where nothing else is said.
  const wrt = source && (source.wrt[0] ?? question.wrt ?? 'x');
  return by === undefined || wrt === undefined || by === wrt
    ? undefined
    : [`On the left stands a derivative by ${by}; asked was that by ${wrt}.`];
};

const orderSaid: SaidOf = ({ order, of }, { value, isRight }, { question, another }) => {
  const asked = question.order ?? 1;
  if (order === undefined || of || order === asked) return undefined;
  if (isRight && another({ order })?.(value).kind === 'same') return undefined;
  return [`On the left stands a derivative of order ${order}; asked was that of order ${asked}.`];
};

const pointSaid: SaidOf = ({ at, order = 1 }, { value, isRight }, { asked, another }) => {
  if (at === undefined || at.value === asked.at) return undefined;
  if (asked.at === undefined) return [`On the left stands the value at ${at.typed}; asked was the formula.`];
  if (isRight && another({ order, at: at.value })?.(value).kind === 'same') return undefined;
  return [`On the left stands the derivative at ${at.typed}; asked was that at ${asked.at}.`];
};
