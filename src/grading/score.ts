import type { RulesRight } from '../diagnosis/rules-right.ts';
import type { Verdict } from '../marking/verdict.ts';
import type { PartialCredit } from '../problems/problem.ts';

/**
 * The part of the points that an answer earns, 0 to 1: all for a right one, `form` where it is right, but;
 * where it is wrong by named mistakes that part of `mistake` which the rules it got right are of all rules of the
 * derivation; nothing where it is wrong otherwise. None is given (undefined) to what is undecided or cannot be read: a
 * person decides.
 */
export function earned(verdict: Verdict, { form, mistake }: PartialCredit): number | undefined {
  if (verdict.verdict === 'correct') return verdict.missing ? form : 1;
  if (verdict.verdict === 'wrong') return mistake * rightPart(verdict.rules);
  return undefined;
}

const rightPart = (rules: RulesRight | undefined): number => (rules && rules.of > 0 ? rules.right / rules.of : 0);

/** Points to two decimals. */
export const scoreOf = (points: number, share: number): number => Math.round(points * share * 100) / 100;
