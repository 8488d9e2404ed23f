import type { Expr } from '../expression/expression.ts';
import { backward } from './backward.ts';
import { forward } from './forward.ts';
import { record, UnknownOperation } from './record.ts';
import type { Points, Tape } from './tape.ts';

/** Values of the inputs at one point. */
export type Point = Readonly<Record<string, number>>;

const block = (at: Point): Points =>
  Object.fromEntries(Object.entries(at).map(([name, value]) => [name, Float64Array.of(value)]));

const outputValue = (tape: Tape, values: Float64Array): number => values[tape.outputs[0] ?? 0] ?? Number.NaN;

/** The value of an expression at a point; NaN outside its domain. Throws as `forward` and `record` do. */
export const evaluate = (e: Expr, at: Point): number => evaluator(e)(at);

/** The same at one point after another. */
export function evaluator(e: Expr): (at: Point) => number {
  const tape = record([e]);
  return at => outputValue(tape, forward(tape, block(at)));
}

/** The same of what was typed: NaN, too, where it has a function that is not known. */
export function evaluateTyped(e: Expr, at: Point = {}): number {
  try {
    return evaluate(e, at);
  } catch (error) {
    if (error instanceof UnknownOperation) return Number.NaN;
    throw error;
  }
}

/** The value of an expression and its slope in each of its variables at a point, by backpropagation. */
export function gradientAt(e: Expr, at: Point): { value: number; gradient: Record<string, number> } {
  const tape = record([e]);
  const values = forward(tape, block(at));
  const adjoints = backward(tape, values);
  const gradient = Object.fromEntries([...tape.inputs].map(([name, node]) => [name, adjoints[node] ?? Number.NaN]));
  return { value: outputValue(tape, values), gradient };
}
