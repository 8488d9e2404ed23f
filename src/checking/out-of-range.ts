import { heldByDouble, shift } from '../tape/scaled.ts';
import { scaledAdjoint, scaledForward } from '../tape/scaled-sweeps.ts';
import { compare, type Judged, type Witnesses } from './compare.ts';
import type { Columns } from './points.ts';

/**
 * The judgement at one point whose values leave the range of doubles: formula and tape computed with powers of two taken
 * out (scaled.ts) and compared as multiples of one power. The values told are NaN where doubles cannot hold them;
 * undefined where the point says nothing.
 */
export function judgedOutOfRange(both: Witnesses, columns: Columns, place: number): Judged | undefined {
  const { tape, f, formula, names, wrt } = both;
  const given = names.map((name, k) => [tape.inputs.get(name) ?? -1, columns(k)[place] ?? Number.NaN] as const);
  const nodes = scaledForward(tape, new Map(given));
  const [value, variable] = [nodes?.[formula]?.value, tape.inputs.get(names[wrt] ?? '')];
  const adjoint = !nodes || variable === undefined ? undefined : scaledAdjoint(tape, nodes, f, variable);
  if (!value || !adjoint) return undefined;
  const k = Math.max(value.k, adjoint.k);
  const [ofFormula, ofTape] = [shift(value.k, k), shift(adjoint.k, k)];
  const judged = compare({
    formula: value.m * ofFormula,
    tape: adjoint.d * ofTape,
    error: value.e * ofFormula + adjoint.g * ofTape,
    scale: adjoint.s * ofTape,
  });
  return judged && { ...judged, formula: heldByDouble(value), tape: heldByDouble({ m: adjoint.d, k: adjoint.k }) };
}
