import type { BigNumber } from 'mathjs';
import type { Named } from '../expression/naming.ts';
import { type BigMath, bigMath, type Nudge } from './big-math.ts';
import type { Comparison, Witness } from './certificate.ts';

/** A derivative as the third witness is given it: to be printed, with names for parts that stand in several places. */
export interface Testified {
  readonly f: Named;
  readonly formula: Named;
  readonly wrt: string;
}

/** Step of the central difference quotient: its own error is about 1e-40 of the third derivative, cancellation costs 20 of 64 digits. */
const STEP = '1e-20';
/** Relative difference up to which 64 digits agree, with room for a steep third derivative. */
const AGREEMENT = '1e-25';

/** What 64 digits say at each of the points; undefined where mathjs has no real value. */
export async function testimonies(
  asked: Testified,
  points: readonly Comparison['at'][],
): Promise<(Witness | undefined)[]> {
  const math = await bigMath();
  return points.map(at => testimony(math, asked, at));
}

function testimony(math: BigMath, { f, formula, wrt }: Testified, at: Comparison['at']): Witness | undefined {
  const value = math.evaluate(formula, at);
  const quotient = differenceQuotient(math, f, wrt, at);
  if (!value?.isFinite() || !quotient?.isFinite()) return undefined;
  const allowed = value.abs().plus(quotient.abs()).plus('1e-30').times(AGREEMENT);
  return { digits: value.toString(), agrees: value.minus(quotient).abs().lte(allowed) };
}

/** (f(x + h) − f(x − h)) / 2h, with 64 digits. */
function differenceQuotient(math: BigMath, f: Named, wrt: string, at: Comparison['at']): BigNumber | undefined {
  const step = math.big(STEP);
  const nudged = (by: BigNumber): Nudge => ({ name: wrt, by });
  const [over, under] = [math.evaluate(f, at, nudged(step)), math.evaluate(f, at, nudged(step.neg()))];
  return over && under && over.minus(under).div(step.times(2));
}
