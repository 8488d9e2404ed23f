import { backprop } from '../backprop.ts';
import { output } from '../expression/program.ts';
import { programOf } from '../problems/problem.ts';
import type { Variant } from '../problems/variant.ts';
import type { Read } from '../reading/reading.ts';
import { quantityName } from '../telling/quantities.ts';
import { type TableMarker, tableMarker } from './mark-table.ts';
import type { TableRow } from './read-table.ts';

/**
 * What marks answers to a variant of a backprop problem: a table as CSV, lines `dL/dw = 0.12`, or the derivatives by
 * `wrt` alone, in order, "0.12, -0.3". Asked for are the derivatives of the output by `wrt`; whatever else of the table is
 * there is marked too. A complaint for a problem without a point.
 */
export function problemTableMarker(variant: Variant): Read<TableMarker> {
  const { problem, body, at } = variant;
  if (!at) return noPoint(problem.id);
  const done = backprop({ f: body.text, at, log: problem.log });
  if (!done.ok) return done;
  const { rounding, rate } = problem;
  const asked = problem.wrt.map(wrt => derivativeBy(variant, wrt));
  const marker = tableMarker(done.value, { rounding, rate, asked });
  if (!marker.ok) return marker;
  return {
    ok: true,
    value: table => marker.value(typeof table === 'string' ? (bareNumbers(table, asked) ?? table) : table),
  };
}

const noPoint = (id: string) =>
  ({
    ok: false,
    complaint: { message: `The problem ${id} has no point: there is no table to mark.`, start: 0, end: 0 },
  }) as const;

const derivativeBy = ({ body }: Variant, wrt: string): string =>
  quantityName({ kind: 'derivative', of: output(programOf(body)).name, wrt });

/** Numbers alone, as many as there are names; undefined where it is something else. */
function bareNumbers(text: string, names: readonly string[]): readonly TableRow[] | undefined {
  const numbers = text
    .trim()
    .replace(/^[[(](.*)[\])]$/s, '$1')
    .split(/[,;\s]+/);
  const areNumbers = numbers.every(number => /^[+−-]?[\d./]+(?:e[+−-]?\d+)?$/i.test(number));
  if (!areNumbers || numbers.length !== names.length) return undefined;
  return names.map((node, i) => ({ node, value: numbers[i] }));
}
