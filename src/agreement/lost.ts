import { type Call, type Expr, isCall } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { operationNamed } from '../operations/operations.ts';
import { forward } from '../tape/forward.ts';
import { record } from '../tape/record.ts';

/** A part of an expression that is not real at a point, and what it asks of its arguments. */
export interface Lost {
  readonly part: Call;
  /** A condition of the operation's row, in its letters: "u > 0". */
  readonly needs: string;
}

/** The first part on the way that is not real at a point, though its arguments are; undefined where no row says why. */
export function lostAt(e: Expr, at: Readonly<Record<string, number>>): Lost | undefined {
  const calls = postorder(e).filter(node => node.kind === 'call');
  const tape = record(calls);
  const inputs = [...tape.inputs.keys()].map(name => [name, Float64Array.of(at[name] ?? Number.NaN)]);
  const values = forward(tape, Object.fromEntries(inputs));
  const part = calls.find((_, i) => Number.isNaN(values[tape.outputs[i] ?? 0]));
  const needs = part && conditionOf(part);
  return part && needs !== undefined ? { part, needs } : undefined;
}

/** Where a value is lost, no exception the row makes applies; a root of 0 is real, 0^x is not asked for. */
function conditionOf(part: Call): string | undefined {
  if (isCall(part, 'power') && part.args[1] && isConstant(part.args[1])) return 'u >= 0';
  return operationNamed(part.op)?.domain[0]?.replace(/ unless .*/, '');
}
