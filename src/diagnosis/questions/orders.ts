import { derive } from '../../derivation/derive.ts';
import { differentiate } from '../../derivation/differentiate.ts';
import { silently } from '../../derivation/silent.ts';
import type { Derivation } from '../../derivation/step.ts';
import { same } from '../../expression/equality.ts';
import { add, type Expr, isCall, isNumber, multiply, negate, power, TWO } from '../../expression/expression.ts';
import { contains, variables } from '../../expression/measure.ts';
import { share } from '../../expression/sharing.ts';
import { postorder } from '../../expression/walk.ts';
import { type Derived, derived, laidOut } from '../suspects/derived.ts';
import type { Line, Other, Subject } from '../suspects/subject.ts';
import type { Made, Suspect } from '../suspects/suspect.ts';
import { lowerOrders, stepsIn, taskSuspect, tasksWithMistake } from '../suspects/tasks.ts';
import type { AskedDerivative, AskedMixed } from './asked.ts';
import { atEveryOrder } from './at-every-order.ts';

/** The derivative of a function, or of its derivatives. */
export function derivativeSubject({ f, wrt, order }: AskedDerivative): Subject {
  const subject = successive(
    f,
    Array.from({ length: order }, () => wrt),
  );
  const [first] = subject.lines;
  return {
    ...subject,
    tasks: () => (first && order > 1 ? higherTasks(first.problem, subject.lines) : []),
    tasksWithMistake: () => lowerWithMistake(subject.lines, { at: f, wrt }),
    others: () => [...subject.others(), ...(order === 2 ? mixedInstead(f, wrt) : [])],
  };
}

/** The mixed second derivatives, where one by the same variable twice is asked for. */
const mixedInstead = (f: Expr, wrt: string): readonly Other[] =>
  variables(f)
    .filter(name => name !== wrt)
    .map(name => ({
      is: furtherDerivative(f, [wrt, name]),
      sentence: `This is the derivative by ${wrt} and then by ${name}; asked for is the one by ${wrt} twice.`,
    }));

/** A derivative by one variable and then by others. */
export function mixedSubject({ f, by }: AskedMixed): Subject {
  const subject = successive(f, by);
  const lower = oneAfterAnother(f, by.slice(0, -1)).map(({ result }) => result);
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
    tasks: () => lowerOrders(lower, { at: f, wrt }),
    others: () => [...unmixed, ...subject.others()],
  };
}

/** Derivatives taken one after another: a wrong one early is differentiated on as if it were right. */
function successive(f: Expr, by: readonly string[]): Omit<Subject, 'tasks'> {
  const derivations = oneAfterAnother(f, by);
  const last = derivations.at(-1) ?? derive(f, 'x');
  const problems = derivations.map(laidOut);
  const [first] = problems;
  // What an early mistake leaves of 0 is a number, and any number may be left of something.
  const isNothing = problems.length > 1 && isNumber(last.result, '0');
  return {
    of: f,
    wrt: last.wrt,
    right: last.differentiation.result,
    lines: problems.map((problem, before) => ({
      problem,
      finished: result => (isNothing && before < by.length - 1 ? [] : furtherDerivatives(result, by.slice(before + 1))),
    })),
    tidied: () => last.tidying.map(({ result }) => result),
    repeated: () => (first ? atEveryOrder(first, by) : []),
    inOtherForms: () => (isNothing ? [] : asDifferentiated(derivations)),
    others: () => otherQuestions(f, last),
  };
}

/** The last differentiation, of the derivative before it as the rules leave it; none where that is the tidied one. */
function asDifferentiated(derivations: readonly Derivation[]): readonly Line[] {
  const [before, last] = derivations.slice(-2);
  if (!before || !last) return [];
  const of = silently(before.differentiation.result);
  if (same(of, last.of)) return [];
  return [{ problem: derived(of, last.wrt, derivations.length - 1), finished: result => [result] }];
}

/** Parts of a derivative that somebody takes for one of a lower order. */
const SHORT = 400;

const isShort = (e: Expr): boolean => postorder(e).length <= SHORT;

const TIMES = ['once', 'twice'];

/** Right answers to other questions about the same function. */
function otherQuestions(of: Expr, { wrt, result }: Derivation): readonly Other[] {
  const others = variables(of).filter(name => name !== wrt);
  const again = isShort(result) ? furtherDerivatives(result, [wrt, wrt]).slice(1) : [];
  return [
    { is: of, sentence: 'This is the function itself: it has not been differentiated.' },
    ...others.map(name => ({
      is: differentiate(share(of), name).result,
      sentence: `This is the derivative by ${name}; asked for is the one by ${wrt}.`,
    })),
    ...again.map((is, i) => ({ is, sentence: `This has been differentiated ${TIMES[i]} more than was asked.` })),
  ];
}

function oneAfterAnother(f: Expr, by: readonly string[]): readonly Derivation[] {
  const derivations: Derivation[] = [];
  for (const wrt of by) derivations.push(derive(derivations.at(-1)?.result ?? f, wrt));
  return derivations;
}

/** The function itself and its derivatives, each of the one before. */
function furtherDerivatives(e: Expr, by: readonly string[]): readonly Expr[] {
  const found = [e];
  for (const wrt of by) found.push(differentiate(share(found.at(-1) ?? e), wrt).result);
  return found;
}

const furtherDerivative = (e: Expr, by: readonly string[]): Expr => furtherDerivatives(e, by).at(-1) ?? e;

function higherTasks({ f, wrt, root }: Derived, lines: readonly Line[]): readonly Suspect[] {
  const at = { at: f, wrt };
  const order = lines.length;
  const lower = oneAfterAnother(f, Array(order - 1).fill(wrt)).map(({ result }) => result);
  const square = { ...at, undone: stepsIn(lines.slice(1)) };
  return [
    ...lowerOrders(lower, at, lines),
    ...(order === 2 ? taskSuspect('square of the first derivative', power(root.result, TWO), square) : []),
    ...(order === 2 ? taskSuspect('factors differentiated twice each', twiceEach(f, wrt), at) : []),
  ];
}

/** The derivative before the last one, given in its place, with a common mistake in it. */
function* lowerWithMistake(lines: readonly Line[], about: Pick<Made, 'at' | 'wrt'>): Generator<Suspect> {
  const [before, last] = lines.slice(-2);
  // Any number may be left of something where 0 is right.
  if (!before || !last || isNumber(silently(last.problem.root.result), '0')) return;
  const lower = lines.slice(0, -1).map(({ problem }) => problem.root.result);
  yield* tasksWithMistake(before.problem, result =>
    lowerOrders([...lower.slice(0, -1), result], about, lines).slice(-1),
  );
}

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
