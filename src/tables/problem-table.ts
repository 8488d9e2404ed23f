import { backprop } from '../backprop.ts';
import { output } from '../expression/program.ts';
import { quantityName } from '../notation/quantities.ts';
import { programOf, programText } from '../problems/problem.ts';
import type { Variant } from '../problems/variant.ts';
import type { Read } from '../reading/reading.ts';
import { type TableMarker, tableMarker } from './mark-table.ts';
import { type Entry, readTable } from './read-table.ts';
import { isAfterStep } from './stepped.ts';

/**
 * What marks answers to a variant of a backprop problem: a table as CSV, lines `dL/dw = 0.12`, or the derivatives by
 * `wrt` alone, in order, "0.12, -0.3". Asked for are the derivatives of the output by `wrt`; whatever else of the table is
 * there is marked too. A complaint for a problem without a point.
 */
export function problemTableMarker(variant: Variant): Read<TableMarker> {
  const { problem, body, at } = variant;
  if (!at) return noPoint(problem.id);
  const done = backprop({ f: programText(body), at, log: problem.log });
  if (!done.ok) return done;
  const { rounding, rate } = problem;
  const asked = problem.wrt.map(wrt => derivativeBy(variant, wrt));
  const marker = tableMarker(done.value, { rounding, rate, asked });
  if (!marker.ok) return marker;
  return {
    ok: true,
    value: table => {
      const numbers = typeof table === 'string' ? bareNumbers(table, asked.length) : undefined;
      if (numbers && numbers.length !== asked.length) return miscounted(numbers, asked);
      return marker.value(numbers?.map((typed, i) => given(asked[i] ?? '', typed)) ?? byName(table, variant));
    },
  };
}

const given = (name: string, typed: string): Entry => ({ name, column: 'value', typed });

function miscounted({ length }: readonly string[], asked: readonly string[]) {
  const found = length === 1 ? 'This is one number' : `These are ${length} numbers`;
  const wanted = asked.length === 1 ? 'one is' : `${asked.length} are`;
  const message = `${found}, and ${wanted} asked for: ${asked.join(', ')}. Name them, such as ${asked[0]} = 0.5.`;
  return { ok: false, complaint: { message, start: 0, end: 0 } } as const;
}

const noPoint = (id: string) =>
  ({
    ok: false,
    complaint: { message: `The problem ${id} has no point: there is no table to mark.`, start: 0, end: 0 },
  }) as const;

const derivativeBy = ({ body }: Variant, wrt: string): string =>
  quantityName({ kind: 'derivative', of: output(programOf(body)).name, wrt });

/**
 * Numbers alone, with points or with commas, in brackets or not: parted by semicolons or lines, by blanks, or by commas,
 * whichever gives as many as there ought to be. Undefined where it is something else.
 */
function bareNumbers(text: string, count: number): readonly string[] | undefined {
  const bare = text
    .replaceAll(/\\(?:begin|end)\{\w*matrix\}|\$/g, '')
    .trim()
    .replace(/^[[(](.*)[\])]$/s, '$1');
  const ways = [/;|\||&|\\\\|\n/, /[;\s]+/, /[,;\s]+/].map(sign => bare.split(sign).map(withoutComma));
  const numbers = ways.filter(way => way.every(number => NUMBER.test(number)));
  return numbers.find(({ length }) => length === count) ?? numbers.at(-1);
}

const withoutComma = (number: string): string => number.trim().replace(/,$/, '');

const NUMBER = /^[+−–-]?(?=[.,]?\d)\d*(?:[.,]\d*)?(?:\/\d+)?(?:e[+−-]?\d+)?$/iu;

/**
 * "w = 0.1" where dL/dw is asked for: the value of w is given, so that its derivative is meant, or w after the step where
 * these are the numbers.
 */
function byName(table: string | readonly Entry[], variant: Variant): string | readonly Entry[] {
  const read = typeof table === 'string' ? readTable(table) : undefined;
  const { wrt } = variant.problem;
  if (!read?.ok || !read.value.every(({ name, column }) => column === 'value' && wrt.includes(name))) return table;
  if (isStepped(read.value, variant)) return read.value.map(entry => ({ ...entry, column: 'updated' }));
  return read.value.map(({ name, typed }) => given(derivativeBy(variant, name), typed));
}

/**
 * Whether these are the variables after the step of gradient descent. From a variable that was 0 it cannot be told: a
 * derivative with the wrong sign looks the same.
 */
function isStepped(entries: readonly Entry[], variant: Variant): boolean {
  const isAfter = ({ name, typed }: Entry): boolean => isAfterStep(variant, name, typed);
  return entries.every(isAfter) && entries.some(({ name }) => variant.at?.[name] !== 0);
}
