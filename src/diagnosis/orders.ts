import { derive } from '../derivation/derive.ts';
import { differentiate } from '../derivation/differentiate.ts';
import { add, type Expr, isCall, multiply, negate, power, TWO } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import type { AskedDerivative } from './asked.ts';
import { type Derived, derived } from './derived.ts';
import type { Other, Subject } from './subject.ts';
import type { Suspect } from './suspect.ts';
import { lowerOrders, taskSuspect } from './tasks.ts';

/** The derivative of a function, or of its derivatives: a wrong one early is differentiated on as if it were right. */
export function derivativeSubject({ f, wrt, order }: AskedDerivative): Subject {
  const functions = functionsUpTo(f, wrt, order);
  const problems = functions.map((each, before) => derived(each, wrt, before));
  const last = problems.at(-1) ?? derived(f, wrt);
  return {
    of: f,
    wrt,
    right: last.root.result,
    lines: problems.map((problem, before) => ({
      problem,
      finished: result => furtherDerivative(result, wrt, order - before - 1),
    })),
    tasks: order > 1 ? higherTasks(problems, f, wrt, order) : [],
    tidied: () => derive(last.f, wrt).result,
    others: () => otherQuestions(f, wrt, last.root.result),
  };
}

/** Right answers to other questions about the same function. */
function otherQuestions(of: Expr, wrt: string, right: Expr): readonly Other[] {
  const others = variables(of).filter(name => name !== wrt);
  const further = differentiate(share(right), wrt).result;
  return [
    { is: of, sentence: 'This is the function itself: it has not been differentiated.' },
    ...others.map(name => ({
      is: differentiate(share(of), name).result,
      sentence: `This is the derivative by ${name}; asked for is the one by ${wrt}.`,
    })),
    { is: further, sentence: 'This has been differentiated once more than was asked.' },
    {
      is: differentiate(share(further), wrt).result,
      sentence: 'This has been differentiated twice more than was asked.',
    },
  ];
}

/** The function and its derivatives but the one that is asked for. */
function functionsUpTo(f: Expr, wrt: string, order: number): readonly Expr[] {
  const functions = [f];
  for (let next = f; functions.length < order; functions.push(next)) next = derive(next, wrt).result;
  return functions;
}

function furtherDerivative(e: Expr, wrt: string, times: number): Expr {
  let next = e;
  for (let i = 0; i < times; i++) next = differentiate(share(next), wrt).result;
  return next;
}

function higherTasks([first]: readonly Derived[], f: Expr, wrt: string, order: number): readonly Suspect[] {
  if (!first) return [];
  const slope = first.root.result;
  const at = { at: f, wrt };
  const inner = derive(f, wrt).result;
  return [
    ...lowerOrders(lowerThan(inner, wrt, order), at),
    ...(order === 2 ? taskSuspect('square of the first derivative', power(slope, TWO), at) : []),
    ...(order === 2 ? taskSuspect('factors differentiated twice each', twiceEach(f, wrt), at) : []),
  ];
}

/** The derivatives below the one that is asked for, from the first on. */
const lowerThan = (slope: Expr, wrt: string, order: number): readonly Expr[] =>
  Array.from({ length: order - 1 }, (_, i) => furtherDerivative(slope, wrt, i));

/** f″g + f g″ for every product of two among the terms; undefined where there is none. */
function twiceEach(f: Expr, wrt: string): Expr | undefined {
  const terms = isCall(f, 'add') ? f.args : [f];
  const wrong = terms.map(term => twiceEachOf(term, wrt));
  if (wrong.every(term => term === undefined)) return undefined;
  return add(...terms.map((term, i) => wrong[i] ?? furtherDerivative(term, wrt, 2)));
}

function twiceEachOf(term: Expr, wrt: string): Expr | undefined {
  const size = isCall(term, 'negate') ? (term.args[0] ?? term) : term;
  const factors = isCall(size, 'multiply') ? size.args : [];
  const constants = factors.filter(factor => !contains(factor, wrt));
  const [u, v, ...more] = factors.filter(factor => contains(factor, wrt));
  if (!u || !v || more.length > 0) return undefined;
  const sum = add(multiply(furtherDerivative(u, wrt, 2), v), multiply(u, furtherDerivative(v, wrt, 2)));
  const whole = multiply(...constants, sum);
  return size === term ? whole : negate(whole);
}
