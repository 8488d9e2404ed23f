import { type Assumption, agreementWith, type Comparison, type DomainSearch } from '../agreement/agree.ts';
import { inDoubles } from '../agreement/meeting.ts';
import type { Expr } from '../expression/expression.ts';
import { forward } from '../tape/forward.ts';
import { record, UnknownOperation } from '../tape/record.ts';

/**
 * Compares answers with a derivative where its functions are real: of ln(x), 1/|x| is right, for there is no derivative
 * at −1 that it could differ from. Where that leaves too few points the comparison everywhere stands.
 */
export function judgeWithin(
  functions: readonly Expr[],
  expected: Expr,
  assumption: Assumption | undefined,
  search: DomainSearch,
): Comparison {
  const everywhere = agreementWith(expected, assumption, search);
  const isReal = realAt(functions);
  if (!isReal) return everywhere;
  const within = agreementWith(expected, at => isReal(at) && (assumption?.(at) ?? true), search);
  return (answer, digits) => {
    const found = everywhere(answer, digits);
    if (found.kind !== 'different' || !found.witness || isReal(inDoubles(found.witness.at))) return found;
    const inside = within(answer, digits);
    return inside.kind === 'undecided' ? found : inside;
  };
}

/** Whether functions are real at a point, letters without a value there being 1; undefined where one has no values that could be computed. */
export function realAt(functions: readonly Expr[]): Assumption | undefined {
  try {
    const tape = record(functions);
    return at => {
      const points = Object.fromEntries([...tape.inputs.keys()].map(name => [name, Float64Array.of(at[name] ?? 1)]));
      const values = forward(tape, tape.inputs.size > 0 ? points : { '': new Float64Array(1) });
      return tape.outputs.every(output => !Number.isNaN(values[output]));
    };
  } catch (error) {
    if (error instanceof UnknownOperation) return undefined;
    throw error;
  }
}
