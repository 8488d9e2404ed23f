import type { Assumption } from '../../agreement/agree.ts';
import { add, type Expr, negate } from '../../expression/expression.ts';
import { whole } from '../../reading/complaints.ts';
import { readExpression } from '../../reading/expression-reader.ts';
import type { Complaint, Read } from '../../reading/reading.ts';
import { evaluate } from '../../tape/gradient.ts';

/** Two sides and how they must compare. */
interface Condition {
  readonly left: Expr;
  readonly right: Expr;
  readonly holds: (left: number, right: number) => boolean;
}

const COMPARISONS: Readonly<Record<string, Condition['holds']>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '≤': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '≥': (a, b) => a >= b,
  '!=': (a, b) => a !== b,
  '≠': (a, b) => a !== b,
};

const SIGN = /<=|>=|!=|[<>≤≥≠]/g;

/**
 * Reads conditions on letters, "a > 0" or "0 < x < 1". Gives what tells of a point whether they all hold there (a
 * condition about a letter that has no value there holds), or a complaint that quotes the condition.
 */
export function readAssumptions(texts: readonly string[]): Read<Assumption> {
  const conditions: Condition[] = [];
  for (const text of texts) {
    const read = readConditions(text);
    if (!read.ok) return read;
    conditions.push(...read.value);
  }
  const holds = (at: Readonly<Record<string, number>>): boolean => conditions.every(each => holdsAt(each, at));
  const edges = conditions.map(({ left, right }) => add(left, negate(right)));
  return { ok: true, value: Object.assign(holds, { edges }) };
}

function holdsAt({ left, right, holds }: Condition, at: Readonly<Record<string, number>>): boolean {
  const [a, b] = [valueAt(left, at), valueAt(right, at)];
  return a === undefined || b === undefined || holds(a, b);
}

function valueAt(e: Expr, at: Readonly<Record<string, number>>): number | undefined {
  try {
    return evaluate(e, at);
  } catch {
    return undefined;
  }
}

/** Each sign with the sides on its two sides. */
function readConditions(text: string): Read<readonly Condition[]> {
  const signs = [...text.matchAll(SIGN)].map(([sign]) => COMPARISONS[sign]);
  const sides: Expr[] = [];
  for (const side of text.split(SIGN)) {
    const read = readExpression(side, {});
    if (!read.ok) return refused(text, read.complaint.message);
    sides.push(read.value.expr);
  }
  if (signs.length === 0) return refused(text, 'It has no comparison: write a > 0 or 0 < x < 1.');
  return {
    ok: true,
    value: signs.flatMap((holds, i) => {
      const [left, right] = [sides[i], sides[i + 1]];
      return holds && left && right ? [{ left, right, holds }] : [];
    }),
  };
}

const refused = (text: string, message: string): { readonly ok: false; readonly complaint: Complaint } => ({
  ok: false,
  complaint: whole(text, `In the assumption “${text}”: ${message}`),
});
