import { backprop } from '../backprop.ts';
import { programText } from '../problems/problem.ts';
import type { Variant } from '../problems/variant.ts';
import type { Values } from '../values.ts';

/**
 * The variables of a problem after one step of gradient descent, w − α · ∂L/∂w, by name. None where the problem has no
 * step size or no point.
 */
export function stepped({ problem, body, at }: Variant): Values {
  const { rate, wrt, log } = problem;
  const done = at && rate !== undefined ? backprop({ f: programText(body), at, log }) : undefined;
  if (!at || rate === undefined || !done?.ok) return {};
  const { gradient } = done.value;
  return Object.fromEntries(wrt.map(name => [name, (at[name] ?? NaN) - rate * (gradient[name] ?? NaN)]));
}

/** Whether a number as typed is a variable of a problem after the step, to the decimals of the problem, six without any. */
export function isAfterStep(variant: Variant, name: string, typed: string): boolean {
  const value = stepped(variant)[name];
  const tolerance = 0.5 * 10 ** -(variant.problem.rounding ?? 6) + Number.EPSILON;
  return value !== undefined && Math.abs(Number(typed.trim().replace(/^[−–]/, '-')) - value) <= tolerance;
}
