import { derive } from '../../derivation/derive.ts';
import { linesTidied, tidied } from '../../derivation/tidied.ts';
import { vector } from '../../expression/display.ts';
import {
  add,
  call,
  divide,
  type Expr,
  isCall,
  isNumber,
  multiply,
  power,
  symbol,
  TWO,
  ZERO,
} from '../../expression/expression.ts';
import { laidOut } from '../suspects/derived.ts';
import type { Other, Subject } from '../suspects/subject.ts';
import type { Suspect } from '../suspects/suspect.ts';
import { taskSuspect } from '../suspects/tasks.ts';
import type { AskedDirectional } from './asked.ts';

/** The slope of a function in a direction: the dot product of its gradient with the direction made one long. */
export function directionalSubject({ f, wrt, along }: AskedDirectional): Subject {
  const partials = wrt.map(name => derive(f, name).result);
  const length = tidied(lengthOf(along));
  const over = (slopes: readonly Expr[]): Expr => divide(dot(slopes, along), length);
  const right = over(partials);
  const direction = { f, wrt, along, length, partials };
  return {
    of: f,
    wrt: wrt[0] ?? 'x',
    right,
    lines: wrt.map((name, i) => ({
      problem: laidOut(derive(f, name)),
      finished: slope => [over(partials.with(i, slope))],
    })),
    tasks: () => [...lengthTasks(direction), ...unitTasks(direction), ...productTasks(direction)],
    tidied: () => linesTidied(right),
    others: () => othersAbout(direction),
  };
}

/** A direction, its length, and the partial derivatives of the function. */
interface Direction extends Omit<AskedDirectional, 'kind'> {
  readonly length: Expr;
  readonly partials: readonly Expr[];
}

const dot = (slopes: readonly Expr[], along: readonly Expr[]): Expr =>
  add(...slopes.map((slope, i) => multiply(slope, along[i] ?? ZERO)));

/** √(v₁² + v₂² + …). */
export const lengthOf = (entries: readonly Expr[]): Expr =>
  call('sqrt', add(...entries.map(entry => power(entry, TWO))));

const about = ({ f, wrt, along, length }: Direction) => ({
  at: f,
  wrt: wrt[0] ?? 'x',
  bindings: { v: vector(along), l: length },
});

/** The direction is not divided by its length, or by the square of it. */
function lengthTasks(direction: Direction): readonly Suspect[] {
  const { along, length, partials } = direction;
  const product = dot(partials, along);
  return [
    ...taskSuspect('direction not made one long', product, about(direction)),
    ...taskSuspect(
      'direction divided by the square of its length',
      divide(product, power(length, TWO)),
      about(direction),
    ),
  ];
}

/** A direction that is one long is divided again by what stands below its entries, or that is taken out of them. */
function unitTasks(direction: Direction): readonly Suspect[] {
  const { along, length, partials } = direction;
  if (!isNumber(length, '1')) return [];
  const product = dot(partials, along);
  const below = along.flatMap(entry => (isCall(entry, 'divide') ? entry.args.slice(1) : []));
  return below
    .flatMap(number => [divide(product, number), multiply(product, number)])
    .flatMap(answer => taskSuspect('direction of length one changed', answer, about(direction)));
}

/** What is put together of gradient and direction instead of their dot product; the length may be forgotten as well. */
function productTasks(direction: Direction): readonly Suspect[] {
  const { along, length, partials } = direction;
  const told = about(direction);
  const withLength = (e: Expr): readonly Expr[] => [divide(e, length), e];
  return [
    ...swapped(direction).flatMap(({ slopes, bindings }) =>
      withLength(dot(slopes, along)).flatMap(answer =>
        taskSuspect('partial derivatives swapped', answer, { ...told, bindings: { ...told.bindings, ...bindings } }),
      ),
    ),
    ...withLength(add(...partials)).flatMap(answer => taskSuspect('partial derivatives added', answer, told)),
    ...taskSuspect('length of the gradient', lengthOf(partials), told),
  ];
}

/** Every two of the partial derivatives exchanged, and the variables that they belong to. */
const swapped = ({ partials, wrt }: Direction) =>
  partials.flatMap((first, i) =>
    partials.slice(i + 1).map((second, k) => ({
      slopes: partials.with(i, second).with(i + 1 + k, first),
      bindings: { p: symbol(wrt[i] ?? ''), q: symbol(wrt[i + 1 + k] ?? '') },
    })),
  );

/** What else about the function an answer may be right for. */
const othersAbout = ({ f, wrt, partials }: Direction): readonly Other[] => [
  { is: f, sentence: 'This is the function itself: it has not been differentiated.' },
  ...partials.map((is, i) => ({
    is,
    sentence: `This is the derivative by ${wrt[i]} alone; asked for is the one along the direction.`,
  })),
];
