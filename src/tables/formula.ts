import type { Expr } from '../expression/expression.ts';
import { backward } from '../tape/backward.ts';
import { forward } from '../tape/forward.ts';
import { record } from '../tape/record.ts';

/** A number with how far it may be off because what it is computed from was rounded. */
export interface Estimate {
  readonly value: number;
  readonly spread: number;
}

/** A number that nothing has rounded. */
export const exactly = (value: number): Estimate => ({ value, spread: 0 });

/** A formula recorded when it is first needed. */
export interface Formula {
  readonly letters: readonly string[];
  readonly at: (letters: (name: string) => Estimate) => Estimate;
}

/** The formula of an expression; its letters are given as estimates, and so is what comes of it. */
export function formula(e: Expr, letters: readonly string[]): Formula {
  let tape: ReturnType<typeof record> | undefined;
  const at: Formula['at'] = letter => {
    tape ??= record([e]);
    const inputs = [...tape.inputs];
    const values = forward(
      tape,
      Object.fromEntries(inputs.map(([name]) => [name, Float64Array.of(letter(name).value)])),
    );
    const slopes = backward(tape, values);
    const spread = inputs.reduce((sum, [name, node]) => sum + carried(slopes[node] ?? 0, letter(name).spread), 0);
    return bounded(values[tape.outputs[0] ?? 0] ?? Number.NaN, spread);
  };
  return { letters, at };
}

/** To first order; an exact number carries nothing through an infinite slope. */
const carried = (slope: number, spread: number): number => (spread === 0 ? 0 : Math.abs(slope) * spread);

/** Beyond a quarter of the number rounding would excuse anything, and where it has no bound it excuses nothing. */
const bounded = (value: number, spread: number): Estimate => ({
  value,
  spread: Number.isFinite(spread) ? Math.min(spread, Math.abs(value) / 4) : 0,
});

/** Several estimates added up. */
export const summed = (terms: readonly Estimate[]): Estimate => ({
  value: terms.reduce((sum, { value }) => sum + value, 0),
  spread: terms.reduce((sum, { spread }) => sum + spread, 0),
});
