import { type Expr, symbol } from '../expression/expression.ts';
import { substitute } from '../expression/substitution.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import type { Kind, Nested } from '../kinds/kind.ts';
import { mapped, namesOf } from '../kinds/several.ts';
import type { CheckQuestion } from './check-question.ts';
import { type Expected, quantities } from './expected.ts';
import type { Said } from './forms.ts';

/** What the function is called: y = x^x, and f(x) = x^x. */
const [Y, F] = ['y', 'f'];

/** The kinds whose answers students write in terms of the function itself: −2xy of e^(−x²). */
const OF_FUNCTION: ReadonlySet<Kind> = new Set<Kind>(['derivative', 'logarithmic', 'first-principles']);

/** The function that y and f(x) stand for in an answer; undefined where the question has such a letter itself. */
function functionOf(question: CheckQuestion, { source }: Expected): Expr | undefined {
  const { kind = 'derivative' } = question;
  const [f, another] = source?.read ?? [];
  const isTaken = source?.wrt.includes(Y) || quantities(question).has(Y);
  const isFree = f !== undefined && !another && !namesOf([f]).includes(Y) && !isTaken;
  return OF_FUNCTION.has(kind) && isFree && callsOf(f).length === 0 ? f : undefined;
}

/** The function by its letter, where it is differentiated by its logarithm and the question has no such letter; y(1 + ln x) is an answer to x^x. */
export function ofFunction(question: CheckQuestion, expected: Expected): ReadonlyMap<string, Expr> {
  const f = question.kind === 'logarithmic' ? functionOf(question, expected) : undefined;
  return new Map(f ? [[Y, f]] : []);
}

/** A question that students answer in terms of the function, and what else its letters stand for. */
interface Lettered {
  readonly question: CheckQuestion;
  readonly expected: Expected;
  readonly named: ReadonlyMap<string, Expr>;
}

/** An answer with the function in the place of y and of f(x); undefined where neither stands in it, or they are the question's. */
export function withFunction(answer: Nested, { question, expected, named }: Lettered): Nested | undefined {
  const f = named.has(Y) ? undefined : functionOf(question, expected);
  if (!f || !isInFunction(answer)) return undefined;
  const [wrt = 'x'] = expected.source?.wrt ?? [];
  return mapped(answer, e =>
    rebuild(substitute(e, new Map([[Y, f]])), node => {
      const [of] = node.kind === 'call' && node.op === F ? node.args : [];
      return of ? substitute(f, new Map([[wrt, of]])) : node;
    }),
  );
}

const isInFunction = (answer: Nested): boolean =>
  'kind' in answer ? namesOf(answer).includes(Y) || callsOf(answer).length > 0 : answer.some(isInFunction);

/** The places at which f( ) stands. */
const callsOf = (e: Expr): readonly Expr[] =>
  postorder(e).filter(node => node.kind === 'call' && node.op === F && node.args.length === 1);

/** What is said of a right answer in which the letter of the function stands; undefined where it does not. */
export function functionLetterSaid(
  value: Nested,
  isRight: boolean,
  { question, expected }: Lettered,
): Said | undefined {
  const f = isRight && 'kind' in value ? functionOf(question, expected) : undefined;
  if (!f || !('kind' in value) || !isInFunction(value)) return undefined;
  return [
    'Here ',
    namesOf(value).includes(Y) ? symbol(Y) : (callsOf(value)[0] ?? f),
    ' stands for ',
    f,
    ': write it out.',
  ];
}
