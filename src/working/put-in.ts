import type { Expr } from '../expression/expression.ts';
import { contains, isConstant } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { standingIn } from '../marking/standing.ts';
import { comparedWith } from './comparison.ts';
import type { Step } from './judged-line.ts';
import type { Side } from './line-meaning.ts';
import type { Place } from './places.ts';
import { isRounded } from './rounded-value.ts';
import type { SoFar } from './so-far.ts';
import { orderSought } from './sought.ts';
import type { Statement } from './statements.ts';

/*
 * Lines of a problem that has a point, in which some inputs are numbers already: dL/da = -1/a where y is 1.
 */

/** A right step where the sides come to what they ought to once the inputs that none of them has are put in; else undefined. */
export function judgePutIn({ isOpen }: Statement, sides: readonly Side[], soFar: SoFar): Step | undefined {
  const { given, aside } = soFar;
  const [first, ...others] = sides;
  if (!given || !first) return undefined;
  const [expected, claimed] = isOpen ? [aside?.side.value ?? soFar.expected, sides] : [first.value, others];
  if (!claimed.every(side => comesTo(expected, side, given))) return undefined;
  const isSought = isOpen ? !aside : orderSought(first, soFar) === 1;
  const after: SoFar = isSought
    ? { ...soFar, hasBegun: true, isDone: claimed.every(({ typed }) => standingIn(typed).length === 0) }
    : { ...soFar, aside: isOpen ? aside : { side: first, isDefinition: false } };
  return { said: { verdict: 'right', did: ['values put in'], mistakes: [] }, after };
}

function comesTo(expected: Expr, side: Side, given: Place): boolean {
  const absent = new Map([...given].filter(([name]) => !contains(side.value, name)));
  const value = substitute(expected, absent);
  if (isConstant(value) && isConstant(side.value) && isRounded(side.value, value)) return true;
  return comparedWith(value, [side]).kind === 'same';
}
