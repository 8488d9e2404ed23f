import type { BigNumber } from 'mathjs';
import type { Expr } from '../expression/expression.ts';
import { depth } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { type BigMath, bigMath } from './big-math.ts';
import type { Comparison, Witness } from './certificate.ts';

/** Trees deeper than this are not given to mathjs, whose parser recurses. */
const DEEPEST = 500;
/** Texts longer than this are not given to it either: a shared expression prints as a mile of formula. */
const LONGEST = 20_000;
/** Step of the central difference quotient: its own error is about 1e-40 of the third derivative, cancellation costs 20 of 64 digits. */
const STEP = '1e-20';
/** Relative difference up to which 64 digits agree, with room for a steep third derivative. */
const AGREEMENT = '1e-25';

const unheard = (why: string): Witness => ({ digits: '', agrees: null, why });

/**
 * The third witness: mathjs reads the *printed* formula and the printed function and evaluates both with 64 digits; the
 * formula must equal the central difference quotient of the function at the point. So the printer is proved too.
 * `agrees` is null, with the reason, where mathjs has no value there (an odd root of a negative number is complex to it).
 */
export async function witness(f: Expr, wrt: string, formula: Expr, { at }: Comparison): Promise<Witness> {
  if (Math.max(depth(f), depth(formula)) > DEEPEST) return unheard('the expression is too deep for the third witness');
  const [printed, derived] = [strictText(f), strictText(formula)];
  if (printed.length + derived.length > LONGEST)
    return unheard('the printed formula is too long for the third witness');
  return testimony(await bigMath(), printed, wrt, derived, at);
}

function testimony(math: BigMath, f: string, wrt: string, formula: string, at: Comparison['at']): Witness {
  const value = math.evaluate(formula, at);
  const quotient = differenceQuotient(math, f, wrt, at);
  if (!value?.isFinite() || !quotient?.isFinite()) return unheard('mathjs has no real value there');
  const allowed = value.abs().plus(quotient.abs()).plus('1e-30').times(AGREEMENT);
  return { digits: value.toString(), agrees: value.minus(quotient).abs().lte(allowed) };
}

/** (f(x + h) − f(x − h)) / 2h, with 64 digits. */
function differenceQuotient(math: BigMath, f: string, wrt: string, at: Comparison['at']): BigNumber | undefined {
  const step = math.big(STEP);
  const over = math.evaluate(f, at, { name: wrt, by: step });
  const under = math.evaluate(f, at, { name: wrt, by: step.neg() });
  return over && under && over.minus(under).div(step.times(2));
}
