import type { Expr } from './expression.ts';
import { substitute } from './substitution.ts';

/** A named quantity: `t = x^2`. */
export interface Definition {
  readonly name: string;
  readonly value: Expr;
}

/** Definitions in order, each using only names defined before it or inputs; the last one is the output. */
export interface Program {
  readonly definitions: readonly [Definition, ...Definition[]];
}

/** The output of a program. */
export const output = (program: Program): Definition => program.definitions.at(-1) ?? program.definitions[0];

/** The output written in the inputs alone: every named quantity put in (as a shared expression, so nothing swells). */
export const inlined = (program: Program): Expr =>
  quantitiesOf(program).get(output(program).name) ?? output(program).value;

/** Every named quantity written in the inputs alone; `given` is taken as one of these. */
export function quantitiesOf(program: Program, given?: string): ReadonlyMap<string, Expr> {
  const values = new Map<string, Expr>();
  for (const { name, value } of program.definitions) if (name !== given) values.set(name, substitute(value, values));
  return values;
}
