import { derive } from '../derivation/derive.ts';
import { differentiate } from '../derivation/differentiate.ts';
import { add, type Expr, isCall, isNumber, multiply, negate, power, TWO } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import type { AskedDerivative, AskedMixed } from './asked.ts';
import { atEveryOrder } from './at-every-order.ts';
import { type Derived, derived } from './derived.ts';
import type { Other, Subject } from './subject.ts';
import type { Suspect } from './suspect.ts';
import { lowerOrders, taskSuspect } from './tasks.ts';

/** The derivative of a function, or of its derivatives. */
export function derivativeSubject({ f, wrt, order }: AskedDerivative): Subject {
  const subject = successive(
    f,
    Array.from({ length: order }, () => wrt),
  );
  const [first] = subject.lines;
  return { ...subject, tasks: first && order > 1 ? higherTasks(first.problem, order) : [] };
}

/** A derivative by one variable and then by others. */
export function mixedSubject({ f, by }: AskedMixed): Subject {
  const subject = successive(f, by);
  const lower = by.slice(0, -1).map((_, i) => furtherDerivative(f, by.slice(0, i + 1)));
  const [wrt = 'x', ...others] = by;
  const unmixed = [...new Set([wrt, ...others])].map(name => ({
    is: furtherDerivative(
      f,
      by.map(() => name),
    ),
    sentence: `This has been differentiated by ${name} alone; asked for is the derivative by ${by.join(' and then by ')}.`,
  }));
  return {
    ...subject,
    tasks: lowerOrders(lower, { at: f, wrt }),
    others: () => [...unmixed, ...subject.others()],
  };
}

/** Derivatives taken one after another: a wrong one early is differentiated on as if it were right. */
function successive(f: Expr, by: readonly string[]): Omit<Subject, 'tasks'> {
  const functions = functionsUpTo(f, by);
  const problems = functions.map((each, before) => derived(each, by[before] ?? 'x', before));
  const last = problems.at(-1) ?? derived(f, 'x');
  const [first] = problems;
  // What an early mistake leaves of 0 is a number, and any number may be left of something.
  const isNothing = problems.length > 1 && isNumber(derive(last.f, last.wrt).result, '0');
  return {
    of: f,
    wrt: last.wrt,
    right: last.root.result,
    lines: problems.map((problem, before) => ({
      problem,
      finished: result => (isNothing && problem !== last ? undefined : furtherDerivative(result, by.slice(before + 1))),
    })),
    tidied: () => derive(last.f, last.wrt).result,
    repeated: () => (first ? atEveryOrder(first, by) : []),
    others: () => otherQuestions(f, last.wrt, last.root.result),
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
function functionsUpTo(f: Expr, by: readonly string[]): readonly Expr[] {
  const functions = [f];
  for (const wrt of by.slice(0, -1)) functions.push(derive(functions.at(-1) ?? f, wrt).result);
  return functions;
}

const furtherDerivative = (e: Expr, by: readonly string[]): Expr =>
  by.reduce((next, wrt) => differentiate(share(next), wrt).result, e);

function higherTasks({ f, wrt, root }: Derived, order: number): readonly Suspect[] {
  const at = { at: f, wrt };
  return [
    ...lowerOrders(lowerThan(derive(f, wrt).result, wrt, order), at),
    ...(order === 2 ? taskSuspect('square of the first derivative', power(root.result, TWO), at) : []),
    ...(order === 2 ? taskSuspect('factors differentiated twice each', twiceEach(f, wrt), at) : []),
  ];
}

/** The derivatives below the one that is asked for, from the first on. */
const lowerThan = (slope: Expr, wrt: string, order: number): readonly Expr[] =>
  Array.from({ length: order - 1 }, (_, i) => furtherDerivative(slope, Array(i).fill(wrt)));

/** f″g + f g″ for every product of two among the terms; undefined where there is none. */
function twiceEach(f: Expr, wrt: string): Expr | undefined {
  const terms = isCall(f, 'add') ? f.args : [f];
  const wrong = terms.map(term => twiceEachOf(term, wrt));
  if (wrong.every(term => term === undefined)) return undefined;
  return add(...terms.map((term, i) => wrong[i] ?? furtherDerivative(term, [wrt, wrt])));
}

function twiceEachOf(term: Expr, wrt: string): Expr | undefined {
  const size = isCall(term, 'negate') ? (term.args[0] ?? term) : term;
  const factors = isCall(size, 'multiply') ? size.args : [];
  const constants = factors.filter(factor => !contains(factor, wrt));
  const [u, v, ...more] = factors.filter(factor => contains(factor, wrt));
  if (!u || !v || more.length > 0) return undefined;
  const sum = add(multiply(furtherDerivative(u, [wrt, wrt]), v), multiply(u, furtherDerivative(v, [wrt, wrt])));
  const whole = multiply(...constants, sum);
  return size === term ? whole : negate(whole);
}
