import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { UnknownOperation } from '../tape/record.ts';
import type { Certificate } from './certificate.ts';
import { combined } from './combined.ts';
import { type Compared, compareAt, type Witnesses, witnesses } from './compare.ts';
import { candidates, plainPoints } from './points.ts';
import { standInsIn, withStandIns } from './stand-ins.ts';

/** Points compared, where the domain has as many. */
export const ENOUGH_POINTS = 16;
/** Fewer than this prove nothing. */
const TOO_FEW = 3;
/** Candidates are tried in blocks: the first is usually enough, a narrow domain takes them all. */
const BLOCK_SIZES: readonly number[] = [48, 192, 768, 3072, 12288];
/** Points compared of one block: a few to spare for those that rounding makes useless. */
const FROM_ONE_BLOCK = 24;
/** All of the plain points: the first at which both can be computed, away from kinks, is shown. */
const PLAIN_POINTS = 3;
/** Nodes times points computed in search of a domain; a long function is given fewer tries. */
const BUDGET = 3_000_000;

/**
 * Compares a formula for ∂f/∂wrt with the tape's gradient of f at seeded points inside the domain. Points where doubles
 * cannot tell (rounding error near the size of the value, overflow) are not counted. `agrees` is null, with the reason,
 * where fewer than three points can be used; what does not agree is left `open`. Unknown functions f, g and h are compared as sin, exp and arctan, and the
 * certificate says so.
 */
export function certify(f: Expr, wrt: string, formula: Expr, seed = 1): Certificate {
  const standIns = standInsIn([f, formula]);
  if (standIns === undefined) return certifyKnown(f, wrt, formula, seed);
  const certificates = [false, true].map(stretched =>
    certifyKnown(withStandIns(f, stretched), wrt, withStandIns(formula, stretched), seed),
  );
  return { ...combined(certificates), standIns };
}

function certifyKnown(f: Expr, wrt: string, formula: Expr, seed: number): Certificate {
  try {
    const names = [...new Set([...variables(f), ...variables(formula), wrt])];
    const both = witnesses(f, wrt, formula);
    const certificate = certificateOf(
      spread(search(both, names, seed), wrt),
      compareAt(both, plainPoints(names, wrt), PLAIN_POINTS),
    );
    return certificate.agrees === true ? certificate : { ...certificate, open: [{ f, wrt, formula }] };
  } catch (error) {
    if (error instanceof UnknownOperation) return { agrees: null, points: 0, worst: 0, why: error.message };
    throw error;
  }
}

function search(both: Witnesses, names: readonly string[], seed: number): Compared[] {
  const found: Compared[] = [];
  let budget = BUDGET;
  for (const [round, size] of BLOCK_SIZES.entries()) {
    budget -= size * (both.original.length + both.derived.length);
    if (found.length >= ENOUGH_POINTS || (round > 0 && budget < 0)) break;
    found.push(...compareAt(both, candidates(names, size, seed * 1000 + round), FROM_ONE_BLOCK));
  }
  return found;
}

/** Sixteen of the points found, failures first, else both signs and both ends of the magnitudes of the variable. */
function spread(found: readonly Compared[], wrt: string): Compared[] {
  const failed = found.filter(({ agrees }) => !agrees);
  const sorted = found.filter(({ agrees }) => agrees).toSorted((a, b) => (a.at[wrt] ?? 0) - (b.at[wrt] ?? 0));
  const room = Math.min(sorted.length, Math.max(0, ENOUGH_POINTS - failed.length));
  const evenly = (i: number): number => Math.round((i * (sorted.length - 1)) / Math.max(1, room - 1));
  const taken = Array.from({ length: room }, (_, i) => sorted[evenly(i)]).filter(point => point !== undefined);
  return [...failed.slice(0, ENOUGH_POINTS), ...taken];
}

/** The certificate of the points compared; `plain`, if it can be used, is the one to show. */
function certificateOf(compared: readonly Compared[], [plain]: readonly Compared[]): Certificate {
  const worst = compared.reduce((most, { difference }) => Math.max(most, difference), 0);
  const failed = [...compared, ...(plain ? [plain] : [])].find(({ agrees }) => !agrees);
  const shown = failed ?? plain ?? compared[0];
  const told = shown && { shown: { at: shown.at, formula: shown.formula, tape: shown.tape } };
  if (failed) return { agrees: false, points: compared.length, worst: Math.max(worst, failed.difference), ...told };
  if (compared.length >= TOO_FEW) return { agrees: true, points: compared.length, worst, ...told };
  return { agrees: null, points: compared.length, worst, why: whyTooFew(compared.length), ...told };
}

const whyTooFew = (found: number): string =>
  found === 0
    ? 'No real point was found at which the function and its derivative can both be computed.'
    : `Only ${found} real points were found at which the function and its derivative can both be computed; three are needed.`;
