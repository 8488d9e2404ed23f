import type { BigNumber } from 'mathjs';
import type { Expr } from '../expression/expression.ts';
import { depth, variables } from '../expression/measure.ts';
import { type Named, named } from '../expression/naming.ts';
import { type BigMath, bigMath, type Nudge } from './big-math.ts';
import type { Certificate, Comparison, Witness } from './certificate.ts';
import { candidates, plainPoints } from './points.ts';

/** Trees deeper than this are not given to mathjs, whose parser recurses. */
const DEEPEST = 500;
/** Step of the central difference quotient: its own error is about 1e-40 of the third derivative, cancellation costs 20 of 64 digits. */
const STEP = '1e-20';
/** Relative difference up to which 64 digits agree, with room for a steep third derivative. */
const AGREEMENT = '1e-25';
/** What doubles could not decide is tried at this many points, and needs three that can be computed. */
const [TRIED, NEEDED] = [12, 3];

/** A derivative as the third witness is given it: printed, with names for parts that stand in several places. */
interface Printed {
  readonly f: Named;
  readonly formula: Named;
  readonly wrt: string;
}

/** undefined where mathjs's parser could not hold it. */
function printed(f: Expr, wrt: string, formula: Expr): Printed | undefined {
  const both = { f: named(f), formula: named(formula), wrt };
  const deepest = [both.f, both.formula]
    .flatMap(({ body, where }) => [body, ...where.map(({ value }) => value)])
    .map(depth);
  return Math.max(...deepest) > DEEPEST ? undefined : both;
}

const unheard = (why: string): Witness => ({ digits: '', agrees: null, why });

/**
 * The third witness: mathjs reads the *printed* formula and the printed function and evaluates both with 64 digits; the
 * formula must equal the central difference quotient of the function at the point. So the printer is proved too.
 * `agrees` is null, with the reason, where mathjs has no value there (an odd root of a negative number is complex to it).
 */
export async function witness(f: Expr, wrt: string, formula: Expr, { at }: Pick<Comparison, 'at'>): Promise<Witness> {
  const both = printed(f, wrt, formula);
  if (!both) return unheard('the expression is too deep for the third witness');
  return testimony(await bigMath(), both, at) ?? unheard('mathjs has no real value there');
}

/** What the witness says at a point; undefined where it has no value. */
function testimony(math: BigMath, { f, formula, wrt }: Printed, at: Comparison['at']): Witness | undefined {
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

/**
 * The certificate that 64 digits give where doubles decided nothing or found a difference: values may be too large for
 * doubles (a product of 200 factors) or lost in rounding. What doubles said stands where 64 digits have nothing to say.
 */
export async function settled(certificate: Certificate, f: Expr, wrt: string, formula: Expr): Promise<Certificate> {
  const both = certificate.agrees === true ? undefined : printed(f, wrt, formula);
  if (!both) return certificate;
  const math = await bigMath();
  const heard = places(f, wrt, formula).flatMap(at => {
    const said = testimony(math, both, at);
    return said ? [{ at, agrees: said.agrees === true }] : [];
  });
  if (heard.length < NEEDED) return certificate;
  return { ...certificate, agrees: heard.every(({ agrees }) => agrees), points: heard.length, why: SETTLED };
}

const SETTLED = 'Ordinary numbers could not decide; these points were computed with 64 digits.';

function places(f: Expr, wrt: string, formula: Expr): Comparison['at'][] {
  const names = [...new Set([wrt, ...variables(f), ...variables(formula)])];
  return [plainPoints(names, wrt), candidates(names, TRIED, 1)].flatMap(points => {
    const count = Object.values(points)[0]?.length ?? 0;
    return Array.from({ length: count }, (_, p) =>
      Object.fromEntries(Object.entries(points).map(([name, block]) => [name, block[p] ?? Number.NaN])),
    );
  });
}
