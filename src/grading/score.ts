import type { Verdict } from '../marking/verdict.ts';
import type { PartialCredit } from '../problems/problem.ts';

/**
 * The part of the points that an answer earns, 0 to 1: all for a right one, `form` where only the form is missing,
 * `mistake` where it is wrong by named mistakes, nothing where it is wrong otherwise. None is given (undefined) to what
 * is undecided or cannot be read: a person decides.
 */
export function earned(verdict: Verdict, { form, mistake }: PartialCredit): number | undefined {
  if (verdict.verdict === 'correct') return verdict.missing ? form : 1;
  if (verdict.verdict === 'wrong') return verdict.mistakes.length > 0 ? mistake : 0;
  return undefined;
}

/** Points to two decimals. */
export const scoreOf = (points: number, share: number): number => Math.round(points * share * 100) / 100;
