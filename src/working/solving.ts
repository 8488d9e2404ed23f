import { isNumber } from '../expression/expression.ts';
import { standingIn } from '../marking/standing.ts';
import { about, notAStep, type Step } from './judged-line.ts';
import type { Side } from './line-meaning.ts';
import { isEither, isSame, type SoFar } from './so-far.ts';
import { orderSought } from './sought.ts';

/**
 * Judges an equation by which the zeros of a derivative that has been found are looked for, f'(x) = 0, and those that go
 * on from it, x^2 = 1; undefined where a line says anything else.
 */
export function judgeSolving(text: string, sides: readonly Side[], soFar: SoFar): Step | undefined {
  const goesOn = soFar.isSolving === true && sides.every(({ typed }) => standingIn(typed).length === 0);
  return goesOn || isSetToZero(sides, soFar) ? notAStep({ ...soFar, isSolving: true }, about(text, SOLVES)) : undefined;
}

const SOLVES = 'This solves an equation for where the derivative is 0; asked for is the derivative.';

/** Whether the derivative is set to 0 after a line that has it in full. */
function isSetToZero([first, second, third]: readonly Side[], soFar: SoFar): boolean {
  const isFound = soFar.hasBegun && standingIn(soFar.before).length === 0;
  if (!isFound || !first || !second || third || !isNumber(second.typed, '0')) return false;
  return (
    (orderSought(first, soFar) !== undefined || isEither(first.value, soFar)) && !isSame(soFar.expected, second.value)
  );
}
